/** /api/plans/:id/checklist: what the methodology still asks of this plan, and its totals. */
import { Router } from "express";
import { checkPlan, findingsOf } from "../../templates/checklist.ts";
import { readPlan } from "../../templates/plan.ts";
import { totalsOf } from "../../templates/totals.ts";
import { requirePlan } from "./caller.ts";
import type { CallerDeps } from "./caller.ts";
import { dutchDay } from "./dutchDay.ts";
import type { PlanSync } from "./planSync.ts";

export type ChecklistRouteDeps = CallerDeps & { sync: PlanSync; now: () => Date };

export function checklistRoutes(deps: ChecklistRouteDeps): Router {
  const router = Router();

  router.get("/plans/:id/checklist", async (request, response) => {
    const { plan: record } = await requirePlan(deps, request, "lezen");
    const plan = readPlan(await deps.sync.readDoc(record.id));
    const today = dutchDay(deps.now());
    response.json({ findings: findingsOf(checkPlan(plan, { today })), totals: totalsOf(plan) });
  });

  return router;
}
