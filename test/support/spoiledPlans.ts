/** The complete plan with one value gone or wrong, for every value in it: what a writer can get wrong one step at a time. */
import { BLOCKS, SETTINGS } from "../../templates/blocks.ts";
import type { Field, Fields } from "../../templates/fields.ts";
import type { Plan } from "../../templates/plan.ts";
import type { Json } from "../../templates/prose.ts";
import type { JsonRecord } from "./completeContent.ts";
import { COMPLETE_BLOCKS, COMPLETE_CHAPTERS } from "./completePlan.ts";
import { budget, chapter, completePlan, plangegevens, planOf, step, without } from "./plan.ts";
import type { PlanItem } from "./plan.ts";
import { BLOCK_WORDS } from "./blockWords.ts";

/** One after the other, so that only one plan is in memory. */
export function* spoiledPlans(): Generator<Plan> {
  yield planOf();
  for (const nr of Object.keys(COMPLETE_CHAPTERS)) yield completePlan(chapter(nr));
  for (const [key, field] of Object.entries(SETTINGS.plangegevens.fields as Fields))
    for (const value of wrongValues(field)) yield completePlan(plangegevens({ [key]: value }));
  for (const type of new Set(COMPLETE_BLOCKS.map((block) => String(block["type"]))))
    yield completePlan(without(...idsOf(type)));
  const budgets = idsOf("budget").map((id) => budget({ id, dekking: [] }));
  yield completePlan(...budgets);
  for (const block of COMPLETE_BLOCKS) yield* spoiledBlocks(block);
  yield* spoiledSteps();
  yield completePlan(chapter(0, `Bel 06-12345678 over 7 euro ${"en nog wat ".repeat(20)}.`));
}

function idsOf(type: string): string[] {
  return COMPLETE_BLOCKS.filter((block) => block["type"] === type).map(({ id }) => String(id));
}

function* spoiledBlocks(block: JsonRecord): Generator<Plan> {
  const type = block["type"] as keyof typeof BLOCKS;
  const change = (field: string, value: Json | undefined): PlanItem =>
    BLOCK_WORDS[type]({ id: String(block["id"]), [field]: value as Json });
  const isFirst = COMPLETE_BLOCKS.find((other) => other["type"] === type) === block;
  for (const [key, field] of Object.entries(BLOCKS[type].fields as Fields)) {
    // Of the other blocks of a type only what sets them apart: their kind and their words.
    if (!isFirst && field.kind !== "choice" && field.kind !== "text") continue;
    for (const value of wrongValues(field)) yield completePlan(change(key, value));
    if (field.kind === "rows") yield* spoiledRows(block, key, field.columns, change);
  }
}

function* spoiledRows(
  block: JsonRecord,
  key: string,
  columns: Fields,
  change: (field: string, value: Json) => PlanItem,
): Generator<Plan> {
  const rows = block[key];
  if (!Array.isArray(rows) || block["type"] === "tijdspad") return;
  for (const [column, field] of Object.entries(columns))
    for (const value of wrongValues(field))
      yield completePlan(
        change(
          key,
          rows.map((row) => ({ ...(row as JsonRecord), [column]: value })),
        ),
      );
}

function* spoiledSteps(): Generator<Plan> {
  const steps = COMPLETE_BLOCKS.flatMap(({ items }) => (items ?? []) as JsonRecord[]);
  const columns = BLOCKS.tijdspad.fields.items.columns as Fields;
  for (const { id } of steps) {
    yield completePlan(without(String(id)));
    for (const [column, field] of Object.entries(columns))
      for (const value of wrongValues(field))
        yield completePlan(step({ id: String(id), [column]: value }));
  }
}

/** Nothing, and a value that can be read but is seldom right. */
function wrongValues(field: Field): Json[] {
  switch (field.kind) {
    case "choice":
      return [null, Object.keys(field.options ?? {}).at(-1) ?? null];
    case "yesNo":
      return [null, false];
    case "reference":
      return ["weg"];
    case "references":
      return [["weg"]];
    case "choices":
    case "lines":
    case "rows":
      return [[]];
    case "year":
      return [null, 2049];
    case "date":
      return [null, "1999-01-01", "2051-01-01"];
    case "period":
      return [null, "2051-Q1"];
    case "text":
    case "line":
      return [null];
    default:
      return [null, 0];
  }
}
