/** The kinds of value that a block can hold: each function makes a field for a definition. */
import {
  formatDate,
  formatMoney,
  formatNumber,
  formatPeriod,
  isIsoDay,
  parseDate,
  parseMoney,
  parseNumber,
  parsePeriod,
} from "./format.ts";
import { spanOf } from "./period.ts";
import type {
  FieldText,
  ListField,
  RowColumns,
  RowsField,
  ShortField,
  TextField,
} from "./fields.ts";

type Options = Partial<Omit<FieldText, "label">>;

const common = (label: string, options: Options): FieldText => ({
  label,
  required: true,
  ...options,
});

/** One line of text; `required` unless said otherwise, as for every field. */
export function line(
  label: string,
  options: Options & { maxLength?: number; unit?: string; suggestions?: readonly string[] } = {},
): ShortField<string> {
  return {
    ...common(label, options),
    ...options,
    kind: "line",
    read: readLine,
    parse: (typed) => readLine(typed),
    show: (value) => value,
  };
}

/** One of a closed list of stored values, each with its Dutch label. */
export function choice<const O extends Readonly<Record<string, string>>>(
  label: string,
  options: O,
  rest: Options = {},
): ShortField<keyof O & string> {
  const read = (stored: unknown) =>
    typeof stored === "string" && Object.hasOwn(options, stored)
      ? (stored as keyof O & string)
      : null;
  return {
    ...common(label, rest),
    kind: "choice",
    options,
    read,
    parse: read,
    show: (value) => options[value] ?? value,
  };
}

/** Yes or no; null is "not answered". */
export function yesNo(label: string, options: Options = {}): ShortField<boolean> {
  return {
    ...common(label, options),
    kind: "yesNo",
    read: (stored) => (typeof stored === "boolean" ? stored : null),
    parse: (typed) => ({ ja: true, nee: false })[typed.trim().toLowerCase()] ?? null,
    show: (value) => (value ? "ja" : "nee"),
  };
}

/** A whole number of zero or more. */
export function count(
  label: string,
  options: Options & { unit?: string; sensitive?: true } = {},
): ShortField<number> {
  return whole("count", label, options, 0, Number.MAX_SAFE_INTEGER);
}

/** Any number, decimals allowed. */
export function number(
  label: string,
  options: Options & { unit?: string } = {},
): ShortField<number> {
  const read = (stored: unknown) =>
    typeof stored === "number" && Number.isFinite(stored) ? stored : null;
  return {
    ...common(label, options),
    ...options,
    kind: "number",
    read,
    parse: parseNumber,
    show: formatNumber,
  };
}

/** Whole euros, never negative; whether with or without btw is said in the plangegevens. */
export function money(
  label: string,
  options: Options & { unit?: string; sum?: boolean } = {},
): ShortField<number> {
  const base = whole("money", label, { unit: "euro", ...options }, 0, Number.MAX_SAFE_INTEGER);
  return { ...base, ...options, parse: (typed) => base.read(parseMoney(typed)), show: formatMoney };
}

/** A whole percentage from 0 to 100. */
export function percent(label: string, options: Options = {}): ShortField<number> {
  const base = whole("percent", label, { unit: "procent", ...options }, 0, 100);
  const parse = (typed: string) => base.read(parseNumber(typed.replace(/%|procent/g, "")));
  return { ...base, parse, show: (value) => `${value}%` };
}

/** 1 (small) to 5 (large), for risks. */
export function score(label: string, options: Options = {}): ShortField<number> {
  return { ...whole("score", label, options, 1, 5), show: (value) => `${value} van 5` };
}

/** A calendar year. */
export function year(label: string, options: Options = {}): ShortField<number> {
  return { ...whole("year", label, options, 1900, 2100), show: String };
}

/** A day, stored as JJJJ-MM-DD. */
export function date(label: string, options: Options = {}): ShortField<string> {
  const read = (stored: unknown) =>
    typeof stored === "string" && isIsoDay(stored) ? stored : null;
  return {
    example: "28-01-2027",
    ...common(label, options),
    kind: "date",
    read,
    parse: parseDate,
    show: formatDate,
  };
}

/** A year, quarter, month or day: JJJJ, JJJJ-Qn, JJJJ-MM or JJJJ-MM-DD. */
export function period(label: string, options: Options = {}): ShortField<string> {
  const read = (stored: unknown) => (typeof stored === "string" && spanOf(stored) ? stored : null);
  return {
    example: "2028-Q3",
    ...common(label, options),
    kind: "period",
    read,
    parse: parsePeriod,
    show: formatPeriod,
  };
}

/** The id of one other block of this plan. Shown by its code and title, which only the plan knows. */
export function reference(label: string, to: string, options: Options = {}): ShortField<string> {
  return {
    ...common(label, options),
    kind: "reference",
    to,
    read: readLine,
    parse: readLine,
    show: (value) => value,
  };
}

/** Text of more than one line, with lists and emphasis. */
export function text(label: string, options: Options = {}): TextField {
  return { ...common(label, options), kind: "text" };
}

/** The ids of other blocks of this plan. */
export function references(
  label: string,
  to: string,
  options: Options & { derivedFrom?: { block: string; field: string } } = {},
): ListField {
  return { ...common(label, options), ...options, kind: "references", to };
}

/** Several values of a closed list. */
export function choices(
  label: string,
  options: Readonly<Record<string, string>>,
  rest: Options = {},
): ListField {
  return { ...common(label, rest), kind: "choices", options };
}

/** Several lines of text. */
export function lines(label: string, options: Options & { pattern?: RegExp } = {}): ListField {
  return { ...common(label, options), ...options, kind: "lines" };
}

/** A table with typed columns. */
export function rows<const C extends RowColumns>(
  label: string,
  rowName: string,
  columns: C,
  options: Options & { shorthand?: string } = {},
): RowsField<C> {
  return { ...common(label, options), ...options, kind: "rows", rowName, columns };
}

function whole(
  kind: "count" | "money" | "percent" | "score" | "year",
  label: string,
  options: Options & { unit?: string },
  min: number,
  max: number,
): ShortField<number> {
  const read = (stored: unknown) =>
    typeof stored === "number" && Number.isSafeInteger(stored) && stored >= min && stored <= max
      ? stored
      : null;
  return {
    ...common(label, options),
    ...options,
    kind,
    read,
    parse: (typed) => read(parseNumber(typed)),
    show: formatNumber,
  };
}

function readLine(stored: unknown): string | null {
  return typeof stored === "string" && stored.trim() !== "" ? stored : null;
}
