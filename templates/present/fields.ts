/** The fields of any block as pieces, from its definition alone: facts, texts with their label, tables. Empty fields print nothing. */
import type { Field, Fields } from "../fields.ts";
import { isList, isShort } from "../fields.ts";
import { formatList } from "../format.ts";
import type { Fact, Piece } from "../pieces.ts";
import type { Remains } from "../fieldReader.ts";
import type { Prose } from "../prose.ts";
import { combinationsOf } from "./combined.ts";
import { printedLabel } from "./labels.ts";
import type { Names } from "./names.ts";
import { presentProse, presentText } from "./prose.ts";
import type { NewId } from "./prose.ts";
import { presentRows } from "./rows.ts";
import type { RowValue } from "./rows.ts";
import { countInWords } from "./smallCount.ts";
import { showList, showShort } from "./value.ts";

export type Filled = {
  /** The stored name: it chooses labels and combinations. */
  name: string;
  fields: Fields;
  values: Readonly<Record<string, unknown>>;
  remains: Remains;
};

export type FieldChoices = {
  /** Fields that print elsewhere or not at all. */
  without?: readonly string[];
  /** The text that comes first, without its label: what the block is about. */
  lead?: string;
};

/** Everything that is filled in: the leading text, the facts, the other texts, the tables, and words that have no field. */
export function presentFields(
  filled: Filled,
  choices: FieldChoices,
  names: Names,
  newId: NewId,
): Piece[] {
  const { without = [], lead } = choices;
  const entries = Object.entries(filled.fields).filter(
    ([key]) => !without.includes(key) && key !== lead,
  );
  const rows = entries.flatMap(([key, field]) => rowPieces(filled, key, field, names));
  const all = [
    ...factsOf(filled, entries, names),
    ...rows.flatMap((piece) => (piece.kind === "facts" ? piece.items : [])),
  ];
  // Half facts side by side first: a wide one in between would leave holes.
  const facts = [...all.filter(({ wide }) => !wide), ...all.filter(({ wide }) => wide)];
  const leading = lead ? (filled.values[lead] as Prose | null) : null;
  return [
    ...(leading ? presentProse(leading, newId) : []),
    ...(facts.length > 0 ? [{ kind: "facts" as const, items: facts }] : []),
    ...entries.flatMap(([key, field]) => textPieces(filled, key, field, newId)),
    ...entries.flatMap(([key, field]) => longLines(filled, key, field, names)),
    ...rows.filter((piece) => piece.kind !== "facts"),
    ...filled.remains.unknown.map(({ words }): Piece => ({
      kind: "paragraph",
      runs: [{ text: words }],
    })),
  ];
}

/** Lines longer than this are sentences: they read better as a list than beside a label. */
const LONG_LINE = 45;

/** A fact wider than this takes the whole width of the page. */
const HALF_WIDTH = 27;

function factsOf(filled: Filled, entries: [string, Field][], names: Names): Fact[] {
  const combinations = combinationsOf(filled.name);
  const facts: Fact[] = [];
  for (const [key, field] of entries) {
    const combination = combinations.find(({ keys }) => keys.includes(key));
    if (combination) {
      if (combination.keys[0] !== key) continue;
      const shown = combination.show(
        combination.keys.map((each) => shownValues(filled, each, names)[0] ?? null),
      );
      if (shown !== null) facts.push(factOf(combination.label, [shown]));
    } else {
      const values = shownValues(filled, key, names);
      const asList = field.kind === "lines" && values.some((line) => line.length > LONG_LINE);
      if (values.length > 0 && !asList)
        facts.push(factOf(printedLabel(filled.name, key, field.label), joinLines(field, values)));
    }
  }
  return facts;
}

function factOf(label: string, values: string[]): Fact {
  return {
    label,
    values,
    wide: values.length > 1 || (values[0] ?? "").length > HALF_WIDTH || label.length > 32,
  };
}

/** References stand one below the other; choices and short lines on one line. */
function joinLines(field: Field, values: string[]): string[] {
  if (field.kind === "choices")
    return [formatList(values.map((value, index) => (index === 0 ? value : lowerFirst(value))))];
  return field.kind === "lines" ? [values.join("; ")] : values;
}

/** What was counted at the start, which may be of too few people to publish. */
function baseline({ values, remains }: Filled): string[] {
  const { nulwaarde, titel, eenheid } = values;
  if (typeof nulwaarde !== "number") return [remains.malformed["nulwaarde"] ?? []].flat();
  const unit = typeof eenheid === "string" ? eenheid : null;
  return [countInWords(nulwaarde, { title: String(titel ?? ""), values: { eenheid: unit } })];
}

function shownValues(filled: Filled, key: string, names: Names): string[] {
  const field = filled.fields[key];
  if (!field) return [];
  if (filled.name === "indicator" && key === "nulwaarde") return baseline(filled);
  if (isShort(field)) {
    const shown = showShort(field, filled.values[key], key, filled.remains, names);
    return shown === null ? [] : [shown];
  }
  return isList(field)
    ? showList(
        field,
        (filled.values[key] as string[] | undefined) ?? [],
        key,
        filled.remains,
        names,
      )
    : [];
}

function textPieces(filled: Filled, key: string, field: Field, newId: NewId): Piece[] {
  const prose = field.kind === "text" ? (filled.values[key] as Prose | null) : null;
  return prose ? presentText(printedLabel(filled.name, key, field.label), prose, newId) : [];
}

function longLines(filled: Filled, key: string, field: Field, names: Names): Piece[] {
  const values = field.kind === "lines" ? shownValues(filled, key, names) : [];
  if (!values.some((line) => line.length > LONG_LINE)) return [];
  return [
    {
      kind: "paragraph",
      runs: [],
      label: `${printedLabel(filled.name, key, field.label)}:`,
      keepWithNext: true,
    },
    {
      kind: "list",
      ordered: false,
      items: values.map((text) => ({ runs: [{ text }], children: [] })),
    },
  ];
}

function rowPieces(filled: Filled, key: string, field: Field, names: Names): Piece[] {
  if (field.kind !== "rows") return [];
  const rows = (filled.values[key] as RowValue[] | undefined) ?? [];
  if (rows.length === 0) return [];
  const label = printedLabel(filled.name, key, field.label);
  return presentRows(
    { block: filled.name, key, label, field, rows, remains: filled.remains },
    names,
  );
}

/** "VvE-besturen" keeps its capitals; "Huurders" becomes "huurders" inside a sentence. */
function lowerFirst(word: string): string {
  return /^\p{Lu}\p{Ll}*\p{Lu}/u.test(word) ? word : word.charAt(0).toLowerCase() + word.slice(1);
}
