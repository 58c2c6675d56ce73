/** Tables, facts and key figures as Word tables. */
import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  ShadingType,
  Table,
  Tab,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from "docx";
import type { ITableCellOptions } from "docx";
import { LOOK } from "../../templates/look.ts";
import type { Cell, FactsPiece, FiguresPiece, TablePiece } from "../../templates/pieces.ts";
import { STYLE, twips } from "./docxStyles.ts";
import { wordLines, wordRuns } from "./docxText.ts";
import { cleanText } from "./escape.ts";

const { color, page } = LOOK;

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
  const { caption, columns, rows, total, narrow } = piece;
  const width = Math.round(TEXT_WIDTH * (narrow ? 0.62 : 1));
  const widths = shareOut(
    width,
    columns.map(({ label, width: share }) => Math.max(share, longestWord(label) + 4)),
  );
  const keeps = rows.length <= SHORT_TABLE;
  const body = rows.map((row, index) =>
    bodyRow(row, piece, widths, {
      keepNext: keeps && (index < rows.length - 1 || total !== undefined),
      bold: false,
    }),
  );
  const last = total ? [bodyRow(total, piece, widths, { keepNext: false, bold: true })] : [];
  return [
    ...(caption
      ? [new Paragraph({ style: STYLE.caption, keepNext: true, children: wordLines(caption) })]
      : []),
    tableOf(width, widths, [headRow(piece, widths), ...body, ...last]),
    spacer(),
  ];
}

/** A head is bold, and wider than the words of its column. */
function longestWord(label: string): number {
  return Math.max(...label.split(/[ \n-]/).map((word) => word.length));
}

/** Label and value, a line each. No table: a list of facts has no head that a screen reader could read out. */
export function wordFacts({ items }: FactsPiece): Paragraph[] {
  return items.map(({ label, values, fillIn }, index) => {
    const value = values.flatMap((text, line) => [
      ...(line > 0 ? [new TextRun({ break: 1 })] : []),
      ...wordLines(text, fillIn ? { color: color.subtle } : {}),
    ]);
    return new Paragraph({
      style: STYLE.fact,
      keepNext: index === 0,
      keepLines: true,
      ...(index === items.length - 1 ? { spacing: { before: 20, after: 160 } } : {}),
      children: [
        ...wordLines(label, { color: color.subtle }),
        new TextRun({ children: [new Tab()] }),
        ...value,
      ],
    });
  });
}

/** Large numbers in a row of tinted cells; the head says what each number is. */
export function wordFigures({ items }: FiguresPiece): (Paragraph | Table)[] {
  if (items.length === 0) return [];
  const widths = shareOut(
    TEXT_WIDTH,
    items.map(() => 1),
  );
  const row = (key: "label" | "value") =>
    items.map((item, index) => {
      const style = key === "label" ? STYLE.cell : STYLE.number;
      return new TableCell({
        width: { size: widths[index] ?? 0, type: WidthType.DXA },
        shading: { type: ShadingType.CLEAR, color: "auto", fill: color.accentSubtle },
        margins: { top: 90, bottom: 60, left: 140, right: 80 },
        ...(key === "label" ? { borders: { top: { ...thick, size: 18 } } } : {}),
        children: [
          new Paragraph({ style, keepNext: key === "label", children: wordLines(item[key]) }),
        ],
      });
    });
  return [
    tableOf(TEXT_WIDTH, widths, [
      new TableRow({ tableHeader: true, cantSplit: true, children: row("label") }),
      new TableRow({ cantSplit: true, children: row("value") }),
    ]),
    spacer(160),
  ];
}

function headRow({ columns }: TablePiece, widths: number[]): TableRow {
  const cells = columns.map(({ label, align }, index) =>
    cellOf(
      widths[index] ?? 0,
      [
        cellParagraph(
          wordLines(label || `Kolom ${index + 1}`, { bold: true, color: color.accent }),
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
  return cleanText(text).replace(/[\t\n\r]+/g, " ");
}
