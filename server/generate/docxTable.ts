/** Tables, facts and key figures as Word tables. */
import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from "docx";
import type { ITableCellOptions } from "docx";
import { LOOK } from "../../templates/look.ts";
import type { Cell, Fact, FactsPiece, FiguresPiece, TablePiece } from "../../templates/pieces.ts";
import { STYLE, halfPoints, twips } from "./docxStyles.ts";
import { wordLines, wordRuns } from "./docxText.ts";
import { cleanText } from "./escape.ts";

const { color, page, officeSize } = LOOK;

/** The width between the margins, in twips. */
export const TEXT_WIDTH = twips(page.width - page.marginLeft - page.marginRight);

const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" } as const;
const NO_BORDERS = {
  top: NONE,
  bottom: NONE,
  left: NONE,
  right: NONE,
  insideHorizontal: NONE,
  insideVertical: NONE,
};
const thin = { style: BorderStyle.SINGLE, size: 3, color: color.ruleSubtle } as const;
const thick = { style: BorderStyle.SINGLE, size: 8, color: color.accent } as const;

/** Longer tables may break over pages; their head is repeated. */
const SHORT_TABLE = 7;

/** A table with its caption above it. */
export function wordTable(piece: TablePiece): (Paragraph | Table)[] {
  const { caption, columns, rows, total, narrow, withoutHead } = piece;
  const width = Math.round(TEXT_WIDTH * (narrow ? 0.62 : 1));
  const widths = shareOut(
    width,
    columns.map((column) => column.width),
  );
  const keeps = rows.length <= SHORT_TABLE;
  const body = rows.map((row, index) =>
    bodyRow(row, piece, widths, {
      keepNext: keeps && (index < rows.length - 1 || total !== undefined),
      bold: false,
    }),
  );
  const last = total ? [bodyRow(total, piece, widths, { keepNext: false, bold: true })] : [];
  const head = withoutHead ? [] : [headRow(piece, widths)];
  return [
    ...(caption ? [new Paragraph({ style: STYLE.caption, children: wordLines(caption) })] : []),
    tableOf(width, widths, [...head, ...body, ...last]),
    spacer(),
  ];
}

/** Label and value, two pairs beside each other; wide ones over the whole line. */
export function wordFacts({ items }: FactsPiece): (Paragraph | Table)[] {
  const label = twips(33);
  const value = Math.round(TEXT_WIDTH / 2) - label;
  const widths = [label, value, label, value];
  const lines = factLines(items);
  const rows = lines.map((line, index) => factRow(line, widths, index < lines.length - 1));
  return [tableOf(TEXT_WIDTH, widths, rows), spacer()];
}

/** Large numbers in a row of tinted cells. */
export function wordFigures({ items }: FiguresPiece): (Paragraph | Table)[] {
  const widths = shareOut(
    TEXT_WIDTH,
    items.map(() => 1),
  );
  const cells = items.map(
    ({ value, label }, index) =>
      new TableCell({
        width: { size: widths[index] ?? 0, type: WidthType.DXA },
        shading: { type: ShadingType.CLEAR, color: "auto", fill: color.accentSubtle },
        margins: { top: 110, bottom: 110, left: 140, right: 80 },
        borders: { top: { ...thick, size: 18 } },
        children: [
          new Paragraph({
            spacing: { after: 20 },
            children: wordLines(value, {
              bold: true,
              color: color.accent,
              size: halfPoints(officeSize.figure),
            }),
          }),
          new Paragraph({
            spacing: { after: 0 },
            children: wordLines(label, { size: halfPoints(officeSize.small) }),
          }),
        ],
      }),
  );
  return [
    tableOf(TEXT_WIDTH, widths, [new TableRow({ cantSplit: true, children: cells })]),
    spacer(160),
  ];
}

function headRow({ columns }: TablePiece, widths: number[]): TableRow {
  const cells = columns.map(({ label, align }, index) =>
    cellOf(
      widths[index] ?? 0,
      [
        cellParagraph(
          wordLines(label || "\u00a0", { bold: true, color: color.accent }),
          align,
          true,
        ),
      ],
      {
        verticalAlign: VerticalAlignTable.BOTTOM,
        borders: { bottom: thick },
      },
    ),
  );
  return new TableRow({ tableHeader: true, cantSplit: true, children: cells });
}

function bodyRow(
  row: readonly Cell[],
  { columns }: TablePiece,
  widths: number[],
  look: { keepNext: boolean; bold: boolean },
): TableRow {
  const cells = columns.map(({ align }, index) => {
    const cell = row[index] ?? "";
    const bold = look.bold ? { bold: true } : {};
    const children =
      typeof cell === "string"
        ? wordLines(cell, bold)
        : wordRuns(cell.map((run) => ({ ...run, ...bold })));
    const borders = look.bold ? { top: { ...thin, size: 6, color: color.text } } : { bottom: thin };
    return cellOf(widths[index] ?? 0, [cellParagraph(children, align, look.keepNext)], { borders });
  });
  return new TableRow({ cantSplit: true, children: cells });
}

function factLines(items: readonly Fact[]): Fact[][] {
  const lines: Fact[][] = [];
  for (const item of items) {
    const last = lines.at(-1);
    if (!item.wide && last?.length === 1 && last[0]?.wide === false) last.push(item);
    else lines.push([item]);
  }
  return lines;
}

function factRow(facts: Fact[], widths: number[], keepNext: boolean): TableRow {
  const [first] = facts;
  const cells = facts.flatMap(({ label, values }, index) => {
    const span = facts.length === 1 && first?.wide ? 3 : 1;
    const width =
      span === 3
        ? widths.slice(1).reduce((sum, each) => sum + each, 0)
        : (widths[index * 2 + 1] ?? 0);
    const name = cellParagraph(wordLines(label, { color: color.subtle }), "left", keepNext);
    const content = values.map((value) => cellParagraph(wordLines(value), "left", keepNext));
    return [
      cellOf(widths[index * 2] ?? 0, [name], { borders: { bottom: thin } }),
      cellOf(width, content, { borders: { bottom: thin }, columnSpan: span }),
    ];
  });
  const isHalf = facts.length === 1 && !first?.wide;
  const rest = cellOf((widths[2] ?? 0) + (widths[3] ?? 0), [cellParagraph([], "left", keepNext)], {
    columnSpan: 2,
  });
  return new TableRow({ cantSplit: true, children: isHalf ? [...cells, rest] : cells });
}

function tableOf(width: number, columnWidths: number[], rows: TableRow[]): Table {
  return new Table({
    width: { size: width, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths,
    borders: NO_BORDERS,
    margins: { left: 0, right: 100 },
    rows,
  });
}

function cellOf(
  width: number,
  children: Paragraph[],
  options: Pick<ITableCellOptions, "borders" | "columnSpan" | "verticalAlign"> = {},
): TableCell {
  return new TableCell({ width: { size: width, type: WidthType.DXA }, ...options, children });
}

function cellParagraph(
  children: ReturnType<typeof wordRuns>,
  align: "left" | "right",
  keepNext: boolean,
): Paragraph {
  return new Paragraph({
    style: STYLE.cell,
    alignment: align === "right" ? AlignmentType.RIGHT : AlignmentType.LEFT,
    keepNext,
    children,
  });
}

/** Between a table and what follows; without it two tables would become one. */
function spacer(after = 60): Paragraph {
  return new Paragraph({
    spacing: { before: 0, after, line: 120, lineRule: "exact" },
    children: [],
  });
}

/** Whole twips per column that add up to the width. */
function shareOut(width: number, shares: readonly number[]): number[] {
  const sum = shares.reduce((total, share) => total + share, 0) || 1;
  const widths = shares.map((share) => Math.floor((share / sum) * width));
  const used = widths.reduce((total, each) => total + each, 0);
  return widths.map((each, index) => (index === 0 ? each + width - used : each));
}

/** A name for the file's properties, without what XML cannot hold. */
export function property(text: string): string {
  return cleanText(text).replaceAll("\n", " ");
}
