/**
 * The metingen in the records of a plan: the lines as a plan file has them, and beside them who added which and when.
 * That stays here: an export never holds a name.
 */
import { measurementId, readMeasurement } from "../../templates/measurement.ts";
import type { Measurement } from "../../templates/measurement.ts";
import type { Json } from "../../templates/prose.ts";
import { WupError } from "../errors.ts";
import type { Store } from "../store/port.ts";

/** A meting as everybody who may read the plan sees it; one that came with a file has no author. */
export type PresentedMeasurement = {
  id: string;
  indicatorId: string;
  /** A day, a month or a year. */
  date: string;
  value: number;
  note: string | null;
  authorName: string | null;
  createdAt: string | null;
};

type Author = { authorName: string; createdAt: string };
type Records = {
  metingen?: Json[];
  metingAuteurs?: Record<string, Author>;
  [name: string]: unknown;
};

/** The lines as an export and a document take them. */
export function measurementLinesIn(records: string): Json[] {
  return parsed(records).metingen ?? [];
}

/** Without the lines that are no metingen: a file may hold anything. */
export function presentMeasurements(records: string): PresentedMeasurement[] {
  const { metingen = [], metingAuteurs = {} } = parsed(records);
  return metingen.flatMap((line) => {
    const measurement = readMeasurement(line);
    const id = measurementId(line);
    return measurement ? [presented(id, measurement, metingAuteurs[id] ?? null)] : [];
  });
}

/**
 * Changes the lines of a plan, again and again until nobody else wrote in between: two people who add one both keep it.
 * `change` gets the lines as they are now; `by` answers for the lines that are new. Throws what `change` throws.
 */
export async function changeMeasurements(
  store: Pick<Store, "findPlan" | "replaceRecords">,
  planId: string,
  by: Author,
  change: (lines: readonly Json[]) => Json[],
): Promise<void> {
  for (;;) {
    const plan = await store.findPlan(planId);
    if (!plan) throw new WupError("PLAN_ONBEKEND");
    const records = parsed(plan.records);
    const before = records.metingen ?? [];
    const metingen = change(before);
    const metingAuteurs = authorsOf(metingen, { before, known: records.metingAuteurs ?? {}, by });
    const next = JSON.stringify({ ...records, metingen, metingAuteurs });
    if (await store.replaceRecords(planId, plan.records, next)) return;
  }
}

function authorsOf(
  lines: readonly Json[],
  { before, known, by }: { before: readonly Json[]; known: Record<string, Author>; by: Author },
): Record<string, Author> {
  const old = new Set(before.map(measurementId));
  return Object.fromEntries(
    lines.flatMap((line) => {
      const id = measurementId(line);
      const author = old.has(id) ? known[id] : by;
      return author ? [[id, author]] : [];
    }),
  );
}

function presented(
  id: string,
  { indicatorId, datum, waarde, toelichting }: Measurement,
  author: Author | null,
): PresentedMeasurement {
  return {
    id,
    indicatorId,
    date: datum,
    value: waarde,
    note: toelichting,
    authorName: author?.authorName ?? null,
    createdAt: author?.createdAt ?? null,
  };
}

function parsed(records: string): Records {
  return JSON.parse(records || "{}") as Records;
}
