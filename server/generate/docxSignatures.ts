/** Who signs, side by side, as lines that stay on one page. No table: it would be one without heads. */
import { Paragraph, Tab, TabStopType, TextRun } from "docx";
import type { ParagraphChild } from "docx";
import type { SignaturesPiece } from "../../templates/pieces.ts";
import { TEXT_WIDTH } from "./docxTable.ts";
import { wordLines } from "./docxText.ts";

/** Each signer has half of the width; the line to sign on leaves a gap before the next. */
const HALF = Math.floor(TEXT_WIDTH / 2);
const LINE = HALF - 450;

/** The words above keep to the lines below. */
export function wordSignatures({ lead, items }: SignaturesPiece): Paragraph[] {
  const columns = items.map((_, index) => ({ type: TabStopType.LEFT, position: HALF * index }));
  const row = (texts: string[]) =>
    texts.flatMap((text, index): ParagraphChild[] => [
      ...(index > 0 ? [tab()] : []),
      ...wordLines(text),
    ]);
  return [
    new Paragraph({ keepNext: true, spacing: { before: 240 }, children: wordLines(lead) }),
    new Paragraph({
      keepNext: true,
      tabStops: columns.slice(1),
      children: row(items.map(({ role }) => `${role},`)),
    }),
    new Paragraph({
      keepNext: true,
      spacing: { before: 520, after: 40 },
      tabStops: items.flatMap((_, index) => [
        ...(index > 0 ? [{ type: TabStopType.LEFT, position: HALF * index }] : []),
        { type: TabStopType.LEFT, position: HALF * index + LINE, leader: "underscore" as const },
      ]),
      children: items.flatMap((_, index) => (index > 0 ? [tab(), tab()] : [tab()])),
    }),
    new Paragraph({
      tabStops: columns.slice(1),
      children: row(items.map(({ name }) => name)),
    }),
  ];
}

function tab(): TextRun {
  return new TextRun({ children: [new Tab()] });
}
