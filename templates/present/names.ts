/** What references are called on paper: by code and title, never by id. */
import { blockLabel } from "../plan.ts";
import type { Block, Plan } from "../plan.ts";
import type { Json } from "../prose.ts";
import { readMeasurement } from "../measurement.ts";
import type { Measurement } from "../measurement.ts";

export type Names = {
  plan: Plan;
  /** ISO date of the document: where a tijdspad says "now". */
  today: string;
  /** What was measured of this indicator last; null when nothing was. */
  latestOf(indicatorId: string): Measurement | null;
  /** "M-01 Buurtwarmtenet aanleggen", or the title of a step of a tijdspad. */
  labelOf(id: string): string;
  /** "M-01", or the whole label of what has no code; for narrow columns. */
  codeOf(id: string): string;
  blockOf(id: string | null): Block | null;
};

/** Stands where a reference points to nothing any more. */
export const MISSING = "(bestaat niet meer)";

/** The names of all blocks and steps of a plan, looked up once. */
export function namesOf(plan: Plan, meta: { date: string; metingen?: readonly Json[] }): Names {
  const blocks = new Map(plan.blocks.map((block) => [block.id, block]));
  const steps = new Map(plan.blocks.flatMap(stepsOf));
  const latest = latestByIndicator(meta.metingen ?? []);
  return {
    plan,
    today: meta.date,
    latestOf: (id) => latest.get(id) ?? null,
    labelOf(id) {
      const block = blocks.get(id);
      const step = steps.get(id);
      if (block) return blockLabel(block);
      return step ? [step.code, step.title].filter(Boolean).join(" ") : MISSING;
    },
    codeOf(id) {
      const code = blocks.get(id)?.code ?? steps.get(id)?.code;
      return code ? code : this.labelOf(id);
    },
    blockOf: (id) => (id === null ? null : (blocks.get(id) ?? null)),
  };
}

function stepsOf(block: Block): [string, { code: string | null; title: string }][] {
  if (block.type !== "tijdspad") return [];
  return block.values.items.map(({ id, code, titel }) => [
    id,
    { code, title: titel ?? "Stap zonder titel" },
  ]);
}

/** The last meting per indicator by its date; what is no meting is passed over. */
function latestByIndicator(metingen: readonly Json[]): Map<string, Measurement> {
  const latest = new Map<string, Measurement>();
  for (const line of metingen) {
    const measurement = readMeasurement(line);
    if (measurement && measurement.datum >= (latest.get(measurement.indicatorId)?.datum ?? ""))
      latest.set(measurement.indicatorId, measurement);
  }
  return latest;
}
