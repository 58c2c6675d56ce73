/** Metingen of a plan: list them, add one, change and remove it. Who and when is the server's word. */
import { Router } from "express";
import type { Request } from "express";
import { measurementFault, measurementId, writeMeasurement } from "../../templates/measurement.ts";
import type { Measurement } from "../../templates/measurement.ts";
import { readPlan } from "../../templates/plan.ts";
import type { Json } from "../../templates/prose.ts";
import { WupError } from "../errors.ts";
import type { Store } from "../store/port.ts";
import { requirePlan } from "./caller.ts";
import type { CallerDeps } from "./caller.ts";
import { dutchDay } from "./dutchDay.ts";
import { measurementInput, parseInput, smallBody } from "./input.ts";
import { changeMeasurements, presentMeasurements } from "./planMeasurements.ts";
import type { PlanSync } from "./planSync.ts";

export type MeasurementRouteDeps = CallerDeps & {
  store: Pick<Store, "findPlan" | "replaceRecords">;
  sync: Pick<PlanSync, "readDoc" | "notify">;
  now: () => Date;
};

/** Far above what a plan needs; the record of a plan is read with every list. */
const MOST = 2000;

export function measurementRoutes(deps: MeasurementRouteDeps): Router {
  const router = Router();

  router.get("/plans/:id/measurements", async (request, response) => {
    const { plan } = await requirePlan(deps, request, "lezen");
    response.json({ measurements: presentMeasurements(plan.records) });
  });

  router.post("/plans/:id/measurements", smallBody(), async (request, response) => {
    const caller = await requirePlan(deps, request, "meten");
    const line = writeMeasurement(await measured(deps, caller.plan.id, request));
    await change(deps, caller, (lines) => {
      if (lines.length >= MOST) throw new WupError("METINGEN_VOL");
      return [...without(lines, line), line];
    });
    response.status(201).json({ id: measurementId(line) });
  });

  router.put("/plans/:id/measurements/:measurementId", smallBody(), async (request, response) => {
    const caller = await requirePlan(deps, request, "meten");
    const measurement = await measured(deps, caller.plan.id, request);
    let id = "";
    await change(deps, caller, (lines) => {
      const at = placeOf(lines, request);
      const line = writeMeasurement(measurement, lines[at]);
      id = measurementId(line);
      return lines.map((each, index) => (index === at ? line : each));
    });
    response.json({ id });
  });

  router.delete("/plans/:id/measurements/:measurementId", async (request, response) => {
    const caller = await requirePlan(deps, request, "meten");
    await change(deps, caller, (lines) => lines.toSpliced(placeOf(lines, request), 1));
    response.status(204).end();
  });

  return router;
}

async function change(
  { store, sync, now }: MeasurementRouteDeps,
  { plan, user }: Awaited<ReturnType<typeof requirePlan>>,
  work: (lines: readonly Json[]) => Json[],
): Promise<void> {
  const by = { authorName: user.name, createdAt: now().toISOString() };
  await changeMeasurements(store, plan.id, by, work);
  sync.notify(plan.id, { kind: "measurements" });
}

/** What was sent, if it fits its indicator. Throws METING_KAN_NIET with the reason. */
async function measured(
  { sync, now }: MeasurementRouteDeps,
  planId: string,
  request: Request,
): Promise<Measurement> {
  const { indicatorId, date, value, note } = parseInput(measurementInput, request.body);
  const plan = readPlan(await sync.readDoc(planId));
  const indicator = plan.blocks.find(({ id }) => id === indicatorId);
  if (indicator?.type !== "indicator")
    throw new WupError("METING_KAN_NIET", {
      detail: "Deze indicator staat niet meer in het plan.",
    });
  const measurement = { indicatorId, datum: date, waarde: value, toelichting: note };
  const fault = measurementFault(measurement, indicator, dutchDay(now()));
  if (fault !== null) throw new WupError("METING_KAN_NIET", { detail: fault });
  return measurement;
}

/** Throws METING_BESTAAT: two that say the same cannot be told apart. */
function without(lines: readonly Json[], line: Json): readonly Json[] {
  const id = measurementId(line);
  if (lines.some((each) => measurementId(each) === id)) throw new WupError("METING_BESTAAT");
  return lines;
}

/** Throws METING_ONBEKEND. */
function placeOf(lines: readonly Json[], request: Request): number {
  const at = lines.findIndex(
    (line) => measurementId(line) === String(request.params["measurementId"]),
  );
  if (at < 0) throw new WupError("METING_ONBEKEND");
  return at;
}
