/** The rows of a block as a table; a short series of years as one line; sources as a remark. */
import type { Field, RowsField } from "../fields.ts";
import { isList } from "../fields.ts";
import { formatMoney } from "../format.ts";
import type { Column, Fact, Piece, Run, TablePiece } from "../pieces.ts";
import { isSafeLink } from "../pieces.ts";
import type { Remains } from "../fieldReader.ts";
import { moneyRange } from "./affordability.ts";
import type { Names } from "./names.ts";
import { timelinePictures } from "./timelinePictures.ts";
import { isAmount, showList, showShort, showSpan } from "./value.ts";

export type RowValue = { id: string } & Readonly<Record<string, unknown>>;

export type FilledRows = {
  /** The block's stored name. */
  block: string;
  key: string;
  label: string;
  field: RowsField;
  rows: readonly RowValue[];
  remains: Remains;
};

/** The pieces of rows that are not empty. A `facts` piece belongs among the other facts of the block. */
export function presentRows(filled: FilledRows, names: Names): Piece[] {
  if (filled.key === "bronnen") return sourcesOf(filled);
  if (filled.key === "betaalbaarheid") return costPerGroup(filled, names);
  if (filled.key === "dekking") return [coverage(filled, names)];
  if (filled.block === "tijdspad" && filled.key === "items")
    return [...timelinePictures(filled, names), timeline(filled, names)];
  const [first, second, ...more] = Object.values(filled.field.columns);
  if (first?.kind === "year" && second && more.length === 0)
    return [yearSeries(filled, second, names)];
  return [rowTable(filled, names)];
}

/** A table with the columns of the definition; columns in which nothing stands are left out. */
export function rowTable(filled: FilledRows, names: Names): TablePiece {
  const { field, rows, label } = filled;
  const keys = Object.keys(field.columns).filter((key) =>
    rows.some((row) => cellOf(filled, row, key, names) !== ""),
  );
  const cells = rows.map((row) => keys.map((key) => cellOf(filled, row, key, names)));
  const columns = keys.map((key, index) =>
    columnOf(
      field.columns[key],
      cells.map((row) => row[index] ?? ""),
    ),
  );
  return {
    kind: "table",
    caption: label,
    columns,
    rows: cells,
    rowHeaders: true,
    ...totalOf(filled, keys),
  };
}

/** How wide a column wants to be: long texts wrap between words, amounts and dates do not. */
export function widthOf(label: string, cells: readonly string[], wraps: boolean): number {
  const longest = Math.max(
    0,
    ...cells.flatMap((cell) => cell.split("\n")).map((line) => line.length),
  );
  const words = [label, ...cells].flatMap((text) => text.split(/[ \n-]/));
  const longestWord = Math.max(...words.map((word) => Math.min(word.length, 26) + 2));
  return Math.max(longestWord, wraps ? Math.min(longest, 26) : longest + 3, 5);
}

function columnOf(field: Field | undefined, cells: string[]): Column {
  const label = field?.label ?? "";
  const right = field !== undefined && isAmount(field);
  return {
    label,
    align: right ? "right" : "left",
    width: widthOf(label, cells, !right && field?.kind !== "year" && field?.kind !== "date"),
  };
}

function cellOf(
  { key, field, remains }: FilledRows,
  row: RowValue,
  columnKey: string,
  names: Names,
): string {
  const column = field.columns[columnKey];
  const path = `${key}/${row.id}/${columnKey}`;
  if (!column) return "";
  if (isList(column))
    return showList(
      column,
      (row[columnKey] as string[] | undefined) ?? [],
      path,
      remains,
      names,
    ).join("\n");
  const value = row[columnKey];
  if (column.kind === "date" && typeof value === "string") return shortDate(value);
  return showShort(column, value, path, remains, names) ?? "";
}

function totalOf({ field, rows }: FilledRows, keys: string[]): { total?: string[] } {
  const summed = (key: string) => {
    const column = field.columns[key];
    return column !== undefined && "sum" in column && column.sum === true;
  };
  if (rows.length < 2 || !keys.some(summed)) return {};
  const total = keys.map((key) => (summed(key) ? formatMoney(sumOf(rows, key)) : ""));
  return { total: total.map((cell, index) => (index === 0 && cell === "" ? "Totaal" : cell)) };
}

function sumOf(rows: readonly RowValue[], key: string): number {
  return rows.reduce((total, row) => total + (typeof row[key] === "number" ? row[key] : 0), 0);
}

/** Years with an amount that always fit side by side, with a euro sign. */
const YEARS_IN_A_ROW = 6;

/** Characters that fit side by side on a line of a table, counting two for the space between columns. */
const LINE_OF_TABLE = 108;

/** Years across: amounts with their total as a table, goals as one line among the facts. */
function yearSeries(filled: FilledRows, value: Field, names: Names): Piece {
  const [yearKey = "", valueKey = ""] = Object.keys(filled.field.columns);
  const shown = filled.rows.map((row) => ({
    year: cellOf(filled, row, yearKey, names) || "zonder jaar",
    value: cellOf(filled, row, valueKey, names) || "niet ingevuld",
  }));
  if (value.kind !== "money") {
    const fact: Fact = {
      label: filled.label,
      values: [shown.map((entry) => `${entry.year}: ${entry.value}`).join("; ")],
      wide: true,
    };
    return { kind: "facts", items: [fact] };
  }
  const withTotal =
    shown.length > 1
      ? [...shown, { year: "Totaal", value: formatMoney(sumOf(filled.rows, valueKey)) }]
      : shown;
  const isLong = shown.length > YEARS_IN_A_ROW;
  const entries = isLong
    ? withTotal.map((entry) => ({ ...entry, value: entry.value.replace(/^€\s/, "") }))
    : withTotal;
  const length = entries.reduce((total, entry) => total + entry.value.length + 2, 0);
  if (isLong && length > LINE_OF_TABLE) return { ...rowTable(filled, names), narrow: true };
  return {
    kind: "table",
    caption: isLong ? `${filled.label}, in euro` : filled.label,
    columns: entries.map((entry) => ({
      label: entry.year,
      align: "right",
      width: isLong ? entry.value.length + 2 : 1,
    })),
    rows: [entries.map((entry) => entry.value)],
    rowHeaders: false,
  };
}

function sourcesOf({ rows, remains, key }: FilledRows): Piece[] {
  const runs = rows.flatMap((row, index): Run[] => {
    const text = String(
      row["tekst"] ?? remains.malformed[`${key}/${row.id}/tekst`] ?? row["url"] ?? "",
    );
    const url = typeof row["url"] === "string" ? row["url"] : "";
    const date = typeof row["datum"] === "string" ? ` (${shortDate(row["datum"])})` : "";
    const link = isSafeLink(url) ? { href: url } : {};
    const address = url !== "" && text !== url && !isSafeLink(url) ? `, ${url}` : "";
    return [{ text: index === 0 ? "" : "; " }, { text, ...link }, { text: `${address}${date}` }];
  });
  const shown = runs.filter(({ text }) => text !== "");
  return shown.length === 0
    ? []
    : [
        {
          kind: "paragraph",
          label: shown.length === 1 ? "Bron:" : "Bronnen:",
          runs: shown,
          style: "small",
        },
      ];
}

/** What every row says alike stands once, below the table: it would leave too little room for the amounts. */
const BASIS = ["peildatum", "aannames", "bandbreedtePct"];

/** What it costs per group. With a margin the amounts that a household sees carry their range (model.md 3). */
export function costPerGroup(filled: FilledRows, names: Names): Piece[] {
  const cell = (row: RowValue, key: string) => cellOf(filled, row, key, names);
  const [first] = filled.rows;
  if (!first) return [];
  const shared = BASIS.filter((key) => {
    const said = cell(first, key);
    return said !== "" && filled.rows.every((row) => cell(row, key) === said);
  });
  const basis = shared.map((key) => `${filled.field.columns[key]?.label}: ${cell(first, key)}.`);
  const columns = Object.entries(filled.field.columns).filter(([key]) => !shared.includes(key));
  const field = { ...filled.field, columns: Object.fromEntries(columns) };
  const table = rangedTable({ ...filled, field }, names);
  return basis.length === 0
    ? [table]
    : [table, { kind: "paragraph", style: "small", runs: [{ text: basis.join(" ") }] }];
}

function rangedTable(filled: FilledRows, names: Names): TablePiece {
  const table = rowTable(filled, names);
  const shown = Object.keys(filled.field.columns).filter((key) =>
    filled.rows.some((row) => cellOf(filled, row, key, names) !== ""),
  );
  const ranged = new Set(HOUSEHOLD_PAYS.map((key) => shown.indexOf(key)));
  const rows = table.rows.map((cells, rowIndex) => {
    const row = filled.rows[rowIndex];
    return cells.map((cell, index) =>
      ranged.has(index) && row ? withRange(String(cell), row, shown[index] ?? "") : cell,
    );
  });
  return { ...table, rows };
}

/** With the subsidie beside it, the gross amount gives away the net one. */
const HOUSEHOLD_PAYS = ["investeringBruto", "investeringNetto", "maandlastNu", "maandlastStraks"];

function withRange(shown: string, row: RowValue, key: string): string {
  const [amount, margin] = [row[key], row["bandbreedtePct"]];
  // What could not be read may be an exact amount.
  if (typeof amount !== "number") return shown === "" ? "" : "–";
  return moneyRange(amount, typeof margin === "number" ? margin : null);
}

/** Who covers what: the source with its kind, and how certain it is with the day on which it lapses. */
function coverage(filled: FilledRows, names: Names): TablePiece {
  const rows = filled.rows.map((row) => {
    const cell = (key: string) => cellOf(filled, row, key, names);
    const lapse = cell("vervaldatum");
    const stand = [cell("status"), lapse && `vervalt ${lapse}`].filter(Boolean).join("\n");
    const bron = [cell("bron"), cell("soort")].filter(Boolean).join("\n");
    return [bron, cell("partijId"), cell("domein"), stand, cell("bedrag")];
  });
  const labels = ["Bron", "Door", "Domein", "Stand", "Bedrag"];
  const columns = labels.map((label, index): Column => {
    const isAmountColumn = index === labels.length - 1;
    const cells = rows.map((row) => row[index] ?? "");
    const width = widthOf(label, cells, !isAmountColumn);
    return { label, align: isAmountColumn ? "right" : "left", width };
  });
  const total = ["Totaal", "", "", "", formatMoney(sumOf(filled.rows, "bedrag"))];
  const table = { kind: "table", caption: filled.label, columns, rows, rowHeaders: true } as const;
  return withoutEmptyColumns(rows.length > 1 ? { ...table, total } : table);
}

/** The steps in the order given: what, when, by whom, for which maatregelen and after which step. */
function timeline(filled: FilledRows, names: Names): TablePiece {
  const codes = (row: RowValue, key: string) =>
    ((row[key] as string[] | undefined) ?? []).map((id) => names.codeOf(id)).join(", ");
  const rows = filled.rows.map((row) => {
    const cell = (key: string) => cellOf(filled, row, key, names);
    const kind = cell("soort").toLowerCase();
    return [
      cell("code"),
      [cell("titel"), kind].filter(Boolean).join("\n"),
      showSpan(cell("start") || null, cell("eind") || null) ?? "",
      cell("trekkerId"),
      codes(row, "maatregelIds"),
      codes(row, "afhankelijkVan"),
    ];
  });
  const columns: Column[] = [
    { label: "Code", align: "left", width: 7 },
    { label: "Stap", align: "left", width: 30 },
    { label: "Periode", align: "left", width: 21 },
    { label: "Trekker", align: "left", width: 19 },
    { label: "Maatregelen", align: "left", width: 13 },
    { label: "Na stap", align: "left", width: 9 },
  ];
  const table = { kind: "table", caption: filled.label, columns, rows, rowHeaders: true } as const;
  return withoutEmptyColumns(table);
}

function withoutEmptyColumns(table: TablePiece): TablePiece {
  const keep = <T>(list: readonly T[]) =>
    list.filter((_, index) => table.rows.some((row) => row[index] !== ""));
  const total = table.total ? { total: keep(table.total) } : {};
  return { ...table, columns: keep(table.columns), rows: table.rows.map(keep), ...total };
}

/** "31-12-2031": in a narrow column a date stays on one line. */
function shortDate(iso: string): string {
  return iso.split("-").toReversed().join("-");
}
