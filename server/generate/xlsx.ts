/** Writes the begrotingswijziging as a workbook of one sheet, for the people of the budget. */
import { unzipSync, zipSync } from "fflate";
import type { Zippable } from "fflate";
import writeXlsxFile from "write-excel-file/node";
import type { BudgetLine } from "../../templates/raad/budgetChange.ts";
import { cleanText } from "./escape.ts";

const COLUMNS = [
  { label: "Jaar", width: 8 },
  { label: "Taakveld", width: 30 },
  { label: "Omschrijving", width: 38 },
  { label: "Lasten", width: 14 },
  { label: "Baten", width: 14 },
  { label: "Reservemutatie", width: 16 },
  { label: "Structureel", width: 12 },
] as const;

/** Whole euros; a reservemutatie is what is taken from a reserve. */
const MONEY = '"€" #,##0;-"€" #,##0;"–"';

/** No file of a zip may say when it was made: the same lines give the same bytes. The zip format begins in 1980. */
const FIXED = new Date("1980-01-01T12:00:00");

/** The same lines give the same bytes. */
export async function writeBudgetXlsx(lines: readonly BudgetLine[]): Promise<Uint8Array> {
  const head = COLUMNS.map(({ label }) => ({ value: label, fontWeight: "bold" as const }));
  const money = (value: number, isTotal = false) => ({
    type: Number,
    value,
    format: MONEY,
    ...(isTotal ? { fontWeight: "bold" as const } : {}),
  });
  const rows = lines.map((line) => [
    { type: Number, value: line.year, format: "0" },
    { type: String, value: cleanText(line.taakveld) },
    { type: String, value: cleanText(line.omschrijving) },
    money(line.lasten),
    money(line.baten),
    money(line.onttrekking),
    { type: String, value: line.structureel ? "ja" : "nee" },
  ]);
  const sum = (key: "lasten" | "baten" | "onttrekking") =>
    money(
      lines.reduce((total, line) => total + line[key], 0),
      true,
    );
  const total = [
    { type: String, value: "Totaal", fontWeight: "bold" as const },
    null,
    null,
    sum("lasten"),
    sum("baten"),
    sum("onttrekking"),
    null,
  ];
  const file = writeXlsxFile([head, ...rows, total], {
    sheet: "Begrotingswijziging",
    columns: COLUMNS.map(({ width }) => ({ width })),
    stickyRowsCount: 1,
  });
  return withFixedDates(await file.toBuffer());
}

function withFixedDates(bytes: Uint8Array): Uint8Array {
  const files = unzipSync(bytes);
  const names = Object.keys(files).toSorted();
  const entries: Zippable = Object.fromEntries(
    names.map((name) => [name, [files[name] ?? new Uint8Array(), { mtime: FIXED }]]),
  );
  return zipSync(entries);
}
