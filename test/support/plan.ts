/**
 * The test language for plans: `planOf(doelstelling({ prestatie: "  " }))` holds exactly these blocks,
 * `completePlan(doelstelling({ id: "d-01", prestatie: "  " }))` a plan that meets all rules with this one change.
 * Both travel through the real import and `readPlan`.
 */
import { BLOCKS } from "../../templates/blocks.ts";
import type { BlockName } from "../../templates/blocks.ts";
import { checkPlan } from "../../templates/checklist.ts";
import type { CheckContext, Verdict } from "../../templates/checklist.ts";
import { importPlan } from "../../templates/importPlan.ts";
import { readPlan } from "../../templates/plan.ts";
import type { Plan } from "../../templates/plan.ts";
import type { Json } from "../../templates/prose.ts";
import { COMPLETE_BLOCKS, COMPLETE_CHAPTERS, COMPLETE_PLANGEGEVENS } from "./completePlan.ts";
import type { JsonRecord } from "./completeContent.ts";

/** Values by field name; "eigendom.koop" reaches into a nested object. Undefined takes the value away. */
export type Given = { [field: string]: Json | undefined };

export type PlanItem =
  | { kind: "block"; type: BlockName; given: Given }
  | { kind: "plangegevens"; given: Given }
  | { kind: "chapter"; nr: number | string; text: readonly Json[] }
  | { kind: "without"; ids: readonly string[] }
  | { kind: "step"; given: Given };

const block =
  (type: BlockName) =>
  (given: Given = {}): PlanItem => ({ kind: "block", type, given });

export const wijkprofiel = block("wijkprofiel");
export const kader = block("kader");
export const opgave = block("opgave");
export const doelstelling = block("doelstelling");
export const indicator = block("indicator");
export const warmteoplossing = block("warmteoplossing");
export const maatregel = block("maatregel");
export const budget = block("budget");
export const betrokkenPartij = block("betrokkenPartij");
export const afspraak = block("afspraak");
export const tijdspad = block("tijdspad");
export const koppelkans = block("koppelkans");
export const participatie = block("participatie");
export const risico = block("risico");
export const besluit = block("besluit");

export const plangegevens = (given: Given): PlanItem => ({ kind: "plangegevens", given });
/** The text of one chapter, a paragraph each; without text the chapter is empty. */
export const chapter = (nr: number | string, ...text: Json[]): PlanItem => ({
  kind: "chapter",
  nr,
  text,
});
/** Takes blocks or steps out of the complete plan. */
export const without = (...ids: string[]): PlanItem => ({ kind: "without", ids });
/** Changes one step of the tijdspad of the complete plan, or adds one with a new id. */
export const step = (given: Given): PlanItem => ({ kind: "step", given });

/** A plan of exactly these blocks and chapters; each block has the values of the complete plan where none are given. */
export function planOf(...items: PlanItem[]): Plan {
  const numbers = new Map<BlockName, number>();
  const blocks = items.flatMap((item) => {
    if (item.kind !== "block") return [];
    const number = (numbers.get(item.type) ?? 0) + 1;
    numbers.set(item.type, number);
    const example = COMPLETE_BLOCKS.find(({ type }) => type === item.type) ?? {};
    const id = `${(BLOCKS[item.type].codePrefix ?? item.type).toLowerCase()}-${String(number).padStart(2, "0")}`;
    return [changed({ ...example, id, type: item.type }, item.given)];
  });
  return read(items, blocks, {});
}

/** The complete plan with changes: a block with a known id is changed, any other block is added. */
export function completePlan(...items: PlanItem[]): Plan {
  const gone = new Set(items.flatMap((item) => (item.kind === "without" ? item.ids : [])));
  const blocks = COMPLETE_BLOCKS.filter(({ id }) => !gone.has(String(id))).map((json) =>
    structuredClone(json),
  );
  for (const item of items) {
    if (item.kind !== "block") continue;
    const at = blocks.findIndex(({ id }) => id === item.given["id"]);
    const base = blocks[at] ?? {
      ...COMPLETE_BLOCKS.find(({ type }) => type === item.type),
      id: "new",
      type: item.type,
    };
    if (at < 0) blocks.push(changed(base, item.given));
    else blocks[at] = changed(base, item.given);
  }
  return read(
    items,
    blocks.map((json) => (json["type"] === "tijdspad" ? changedSteps(json, items, gone) : json)),
    COMPLETE_CHAPTERS,
  );
}

/** A plan with nothing in it but these plangegevens. */
export function planWith(given: Given): Plan {
  return planOf(plangegevens(given));
}

/** Reads a plan file as the product does, with row ids that are the same in every run. */
export function planFromJson(json: unknown): Plan {
  let rows = 0;
  return readPlan(importPlan(json, { newId: () => `row-${++rows}` }).doc);
}

export const TODAY = "2026-11-22";
export const REVIEWED: NonNullable<CheckContext["workflow"]> = {
  reviews: { financieel: "akkoord", juridisch: "akkoord" },
  closedRounds: 2,
  openBlockingComments: 0,
};

/** The verdict of one rule, on 22 November 2026, with all reviews done unless the context says otherwise. */
export function verdictOn(rule: string, plan: Plan, context: Partial<CheckContext> = {}): Verdict {
  const verdict = checkPlan(plan, { today: TODAY, workflow: REVIEWED, ...context }).find(
    (candidate) => candidate.rule === rule,
  );
  if (!verdict) throw new RangeError(`No rule ${rule}`);
  return verdict;
}

function read(
  items: readonly PlanItem[],
  blocks: JsonRecord[],
  chapters: Readonly<Record<string, readonly Json[]>>,
): Plan {
  const text: Record<string, readonly Json[]> = { ...chapters };
  let settings: JsonRecord = structuredClone(COMPLETE_PLANGEGEVENS);
  for (const item of items) {
    if (item.kind === "chapter") text[item.nr] = item.text;
    if (item.kind === "plangegevens") settings = changed(settings, item.given);
  }
  return planFromJson({
    schemaVersie: 2,
    plangegevens: settings,
    hoofdstukken: Object.entries(text).map(([nr, tekst]) => ({
      nr: /^\d/.test(nr) ? Number(nr) : nr,
      tekst: [...tekst],
    })),
    blokken: blocks.map((json) => ({ code: String(json["id"]).toUpperCase(), ...json })),
  });
}

function changedSteps(
  json: JsonRecord,
  items: readonly PlanItem[],
  gone: ReadonlySet<string>,
): JsonRecord {
  const steps = (json["items"] as JsonRecord[]).filter(({ id }) => !gone.has(String(id)));
  for (const item of items) {
    if (item.kind !== "step") continue;
    const at = steps.findIndex(({ id }) => id === item.given["id"]);
    if (at < 0)
      steps.push(
        changed({ titel: "Stap", soort: "fase", start: "2028", eind: "2028" }, item.given),
      );
    else steps[at] = changed(steps[at] ?? {}, item.given);
  }
  return { ...json, items: steps };
}

function changed(json: JsonRecord, given: Given): JsonRecord {
  const result: JsonRecord = structuredClone(json);
  for (const [path, value] of Object.entries(given)) {
    const [key = "", inner] = path.split(".");
    if (inner !== undefined)
      result[key] = changed((result[key] as JsonRecord | undefined) ?? {}, { [inner]: value });
    else if (value === undefined) delete result[key];
    else result[key] = value;
  }
  return result;
}
