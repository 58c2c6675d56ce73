/** Who signs, side by side, as a Word table that stays on one page. */
import {
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  WidthType,
} from "docx";
import { LOOK } from "../../templates/look.ts";
import type { SignaturesPiece } from "../../templates/pieces.ts";
import { TEXT_WIDTH } from "./docxTable.ts";
import { wordLines } from "./docxText.ts";

const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;
const LINE = { style: BorderStyle.SINGLE, size: 4, color: LOOK.color.text } as const;
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE };

/** The words above keep to the table, and the table to itself. */
export function wordSignatures({ lead, items }: SignaturesPiece): (Paragraph | Table)[] {
  const width = Math.floor(TEXT_WIDTH / 2);
  const row = new TableRow({
    cantSplit: true,
    children: items.map(
      ({ role, name }) =>
        new TableCell({
          width: { size: width, type: WidthType.DXA },
          margins: { right: 300 },
          borders: NO_BORDERS,
          children: [
            new Paragraph({ keepNext: true, children: wordLines(`${role},`) }),
            new Paragraph({
              spacing: { before: 520, after: 0 },
              border: { top: { ...LINE, space: 4 } },
              children: wordLines(name || "\u00a0"),
            }),
          ],
        }),
    ),
  });
  return [
    new Paragraph({ keepNext: true, spacing: { before: 240 }, children: wordLines(lead) }),
    new Table({
      width: { size: width * items.length, type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
      columnWidths: items.map(() => width),
      borders: { ...NO_BORDERS, insideHorizontal: NONE, insideVertical: NONE },
      rows: [row],
    }),
    new Paragraph({ spacing: { before: 0, after: 0 }, children: [] }),
  ];
}
