/** What a folded card tells: the few values by which people recognise a block. */
import type { Node } from "@tiptap/pm/model";
import type { BlockDefinition } from "../templates/block.ts";
import type { Field, ShortField } from "../templates/fields.ts";
import { isShort } from "../templates/fields.ts";
import { rowsOf } from "./form/rowsField.ts";

export type Fact = { label: string; value: string };

/** A folded card has room for this many. */
const MAX_FACTS = 4;

/** Money first, then who and when, then the choices. */
const RANK: Partial<Record<Field["kind"], number>> = {
  money: 0,
  reference: 1,
  period: 2,
  date: 2,
  year: 2,
  choice: 3,
  rows: 4,
  count: 4,
  number: 4,
};

/** At most four values, in the order of the definition. */
export function factsOf(
  definition: BlockDefinition,
  node: Node,
  labelOf: (to: string, id: string) => string | null,
): Fact[] {
  const filled = Object.entries(definition.fields).flatMap(([key, field], place) => {
    const rank = RANK[field.kind];
    if (rank === undefined || !field.required || key === definition.titleField) return [];
    const fact = spanFact(key, definition, node) ?? {
      label: field.label,
      value: factOf(key, field, node, labelOf),
    };
    return fact.value === null ? [] : [{ label: fact.label, value: fact.value, rank, place }];
  });
  const chosen = filled
    .toSorted((one, other) => one.rank - other.rank || one.place - other.place)
    .slice(0, MAX_FACTS);
  return chosen
    .toSorted((one, other) => one.place - other.place)
    .map(({ label, value }) => ({ label, value }));
}

/** The first words of the first text field that has any. */
export function excerptOf(definition: BlockDefinition, node: Node): string {
  let words = "";
  node.forEach((child) => {
    if (words === "" && definition.fields[child.type.name]?.kind === "text")
      words = child.textBetween(0, child.content.size, " ", " ").trim();
  });
  return words.length > 240 ? `${words.slice(0, 240).trimEnd()}…` : words;
}

/** Start and eind are one fact: people read them together. */
function spanFact(
  key: string,
  { fields }: BlockDefinition,
  node: Node,
): { label: string; value: string | null } | null {
  if (!fields["start"] || !fields["eind"] || (key !== "start" && key !== "eind")) return null;
  const [start, end] = [fields["start"], fields["eind"]].map((field, index) =>
    isShort(field)
      ? shortFact(field, node.attrs[index === 0 ? "start" : "eind"], () => null)
      : null,
  );
  if (!start || !end) return null;
  return { label: "Looptijd", value: key === "start" ? `${start} – ${end}` : null };
}

function factOf(
  key: string,
  field: Field,
  node: Node,
  labelOf: (to: string, id: string) => string | null,
): string | null {
  if (field.kind === "rows") {
    const count = rowsOf(node, key).length;
    return count === 0 ? null : String(count);
  }
  return isShort(field) ? shortFact(field, node.attrs[key], labelOf) : null;
}

function shortFact(
  field: ShortField,
  stored: unknown,
  labelOf: (to: string, id: string) => string | null,
): string | null {
  const value = field.read(stored);
  if (value === null) return null;
  if (field.kind === "reference") return labelOf(field.to ?? "", String(value));
  const unit =
    field.unit && field.kind !== "money" && field.kind !== "percent" ? ` ${field.unit}` : "";
  return `${field.show(value)}${unit}`;
}
