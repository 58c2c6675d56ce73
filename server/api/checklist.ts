/** /api/plans/:id/checklist: what the methodology says of this plan now, and its totals. */
import { Router } from "express";
import { findingsOf } from "../../templates/checklist.ts";
import { publicFinding } from "../../templates/verdict.ts";
import type { Store } from "../store/port.ts";
import type { Verdicts } from "../verdict/verdicts.ts";
import { requirePlan } from "./caller.ts";
import type { CallerDeps } from "./caller.ts";
import { presentDeviation } from "./deviations.ts";

export type ChecklistRouteDeps = CallerDeps & {
  store: Pick<Store, "deviationsOf">;
  verdicts: Pick<Verdicts, "verdictOf">;
};

export function checklistRoutes(deps: ChecklistRouteDeps): Router {
  const router = Router();

  router.get("/plans/:id/checklist", async (request, response) => {
    const { plan } = await requirePlan(deps, request, "lezen");
    const { verdicts, deviations, ...verdict } = await deps.verdicts.verdictOf(plan.id);
    const findings = findingsOf(verdicts).map(publicFinding);
    const { totals, today, hash, summary, settings } = verdict;
    response.json({
      findings,
      totals,
      verdicts,
      deviations: deviations.map(presentDeviation),
      today,
      hash,
      summary,
      settings,
    });
  });

  return router;
}
