/** TXT-04: references that lead nowhere, and codes that occur twice. */
import { BLOCKS, isBlockName } from "../blocks.ts";
import type { Field, Fields } from "../fields.ts";
import type { Block, Plan } from "../plan.ts";
import { formatList } from "../format.ts";
import { about, naming } from "./observe.ts";
import type { PlanIndex } from "./planIndex.ts";
import type { Observation } from "./rule.ts";

type Reference = { key: string; label: string; to: string; ids: string[] };

/** Every `…Id` and `…Ids` that points to nothing, or to a block of another type. One observation per field. */
export function brokenReferences(plan: Plan, index: PlanIndex): Observation[] {
  const readers = new Map(
    Object.entries(BLOCKS).map(([name, { fields }]) => [name, referring(fields as Fields)]),
  );
  return plan.blocks.flatMap((block) =>
    (readers.get(block.type) ?? []).flatMap(([key, field]) =>
      referencesIn((block.values as Record<string, unknown>)[key], key, field)
        .filter(({ to, ids }) => ids.some((id) => !exists(index, to, id)))
        .map((reference) => broken(block, key, reference, index)),
    ),
  );
}

/** Codes that two blocks of one type, or two steps, have in common. The first keeps its code. */
export function doubleCodes(plan: Plan, index: PlanIndex): Observation[] {
  const seen = new Map<string, Block>();
  const found: Observation[] = [];
  for (const block of plan.blocks) {
    if (block.code === null) continue;
    const key = `${block.type} ${block.code.trim().toUpperCase()}`;
    const first = seen.get(key);
    if (!first) seen.set(key, block);
    else
      found.push({
        ...about(
          block,
          `de code ${block.code} komt ook voor bij ‘${first.title}’. Geef één van de twee een ander nummer.`,
          { mend: { kind: "renumber", blockId: block.id } },
        ),
        blockIds: [first.id, block.id],
      });
  }
  return [...found, ...doubleStepCodes(index)];
}

function doubleStepCodes(index: PlanIndex): Observation[] {
  const seen = new Set<string>();
  return index.steps.flatMap(({ tijdspad, item }) => {
    if (item.code === null) return [];
    const code = item.code.trim().toUpperCase();
    if (!seen.has(code)) {
      seen.add(code);
      return [];
    }
    return [
      about(
        tijdspad,
        `de code ${item.code} komt bij meer dan één stap voor. Geef één van de stappen een ander nummer.`,
        { mend: { kind: "goTo", blockId: tijdspad.id, field: "items" } },
      ),
    ];
  });
}

/** Fields that hold references, directly or in a column of their rows. */
function referring(fields: Fields): [string, Field][] {
  return Object.entries(fields).filter(
    ([, field]) =>
      isReference(field) ||
      (field.kind === "rows" && Object.values(field.columns).some(isReference)),
  );
}

function isReference({ kind }: Field): boolean {
  return kind === "reference" || kind === "references";
}

function referencesIn(value: unknown, key: string, field: Field): Reference[] {
  if (field.kind === "rows")
    return Object.entries(field.columns)
      .filter(([, column]) => isReference(column))
      .flatMap(([name, column]) =>
        (value as Record<string, unknown>[]).flatMap((row) =>
          referencesIn(row[name], `${key}.${name}`, column),
        ),
      );
  const ids =
    field.kind === "references" ? (value as string[]) : typeof value === "string" ? [value] : [];
  return ids.length === 0
    ? []
    : [{ key, label: field.label, to: "to" in field ? (field.to ?? "") : "", ids }];
}

function exists(index: PlanIndex, to: string, id: string): boolean {
  return to === "tijdspad-item" ? index.stepById.has(id) : index.byId.get(id)?.type === to;
}

function broken(
  block: Block,
  field: string,
  { label, to, ids }: Reference,
  index: PlanIndex,
): Observation {
  const wanted = isBlockName(to) ? BLOCKS[to].title.toLowerCase() : "stap";
  const missing = ids.filter((id) => !exists(index, to, id)).map((id) => nameOf(index, id));
  return about(
    block,
    `‘${label}’ verwijst naar ${formatList(missing)}. Dat is geen ${wanted} in dit plan. Kies opnieuw of haal de verwijzing weg.`,
    { mend: { kind: "goTo", blockId: block.id, field } },
  );
}

function nameOf(index: PlanIndex, id: string): string {
  const other = index.byId.get(id);
  return other ? naming(other) : `iets dat niet bestaat (${id})`;
}
