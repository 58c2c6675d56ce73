/** /api/plans/:id/deviations: rules of the checklist that a plan deviates from with a reason ("pas toe of leg uit"). */
import { Router } from "express";
import type { Request } from "express";
import { ruleById } from "../../templates/checklist.ts";
import { refusalToDeviate } from "../../templates/deviation.ts";
import { WupError } from "../errors.ts";
import type { DeviationRecord, Store } from "../store/port.ts";
import type { Verdicts } from "../verdict/verdicts.ts";
import { requirePlan } from "./caller.ts";
import type { CallerDeps } from "./caller.ts";
import { deviationInput, parseInput, smallBody } from "./input.ts";
import { requireBlocks } from "./planBlocks.ts";
import type { PlanSync } from "./planSync.ts";

export type DeviationRouteDeps = CallerDeps & {
  store: Store;
  sync: PlanSync;
  verdicts: Pick<Verdicts, "refresh">;
  now: () => Date;
};

export function deviationRoutes(deps: DeviationRouteDeps): Router {
  const router = Router();

  router.get("/plans/:id/deviations", async (request, response) => {
    const { plan } = await requirePlan(deps, request, "lezen");
    const deviations = await deps.store.deviationsOf(plan.id);
    response.json({ deviations: deviations.map(presentDeviation) });
  });

  router.put("/plans/:id/deviations/:rule", smallBody(), async (request, response) => {
    const { user, plan } = await requirePlan(deps, request, "afwijken");
    const rule = requireRule(request);
    const input = parseInput(deviationInput, request.body);
    const blockIds = [...new Set(input.blockIds)].toSorted();
    await requireBlocks(deps.sync, plan.id, blockIds);
    const who = { authorId: user.id, authorName: user.name, createdAt: deps.now().toISOString() };
    const deviation = { planId: plan.id, rule, ...input, blockIds, ...who };
    await deps.store.saveDeviation(deviation);
    tell(deps, plan.id);
    response.json(presentDeviation(deviation));
  });

  // ?blok=... (more than once for more blocks) deletes the deviation of exactly these blocks; without it all of the rule.
  router.delete("/plans/:id/deviations/:rule", async (request, response) => {
    const { plan } = await requirePlan(deps, request, "afwijken");
    const given = request.query["blok"];
    const blockIds = given === undefined ? null : [given].flat().map(String);
    await deps.store.deleteDeviations(plan.id, request.params.rule, blockIds);
    tell(deps, plan.id);
    response.status(204).end();
  });

  return router;
}

/** A deviation as everybody who may read the plan sees it. */
export function presentDeviation({
  rule,
  blockIds,
  reason,
  functionTitle,
  authorName,
  createdAt,
}: DeviationRecord) {
  return { rule, blockIds, reason, functionTitle, authorName, createdAt };
}

function requireRule(request: Request): string {
  const rule = ruleById(String(request.params["rule"]));
  if (!rule) throw new WupError("REGEL_ONBEKEND");
  const refusal = refusalToDeviate(rule);
  if (refusal !== null) throw new WupError("AFWIJKEN_KAN_NIET", { detail: refusal });
  return rule.id;
}

function tell({ sync, verdicts }: DeviationRouteDeps, planId: string): void {
  sync.notify(planId, { kind: "deviations" });
  verdicts.refresh(planId);
}
