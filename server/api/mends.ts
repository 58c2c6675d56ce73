/** /api/plans/:id/mends: carries out what the checklist proposes, with the code by which an editor does it. */
import { Router } from "express";
import { findingsOf } from "../../templates/checklist.ts";
import type { Mend } from "../../templates/checklist.ts";
import { carryOut } from "../../templates/edit/mends.ts";
import type { MendPlace } from "../../templates/edit/mends.ts";
import { createPlanEdits } from "../../templates/edit/planEdits.ts";
import { sortKeys } from "../../templates/json.ts";
import { readPlan } from "../../templates/plan.ts";
import { WupError } from "../errors.ts";
import type { Verdicts } from "../verdict/verdicts.ts";
import { requirePlan } from "./caller.ts";
import type { CallerDeps } from "./caller.ts";
import { mendInput, parseInput, smallBody } from "./input.ts";
import type { PlanSync } from "./planSync.ts";
import { createTurns } from "../turns.ts";

export type MendRouteDeps = CallerDeps & {
  sync: Pick<PlanSync, "write">;
  verdicts: Pick<Verdicts, "verdictOf">;
  newId: () => string;
};

export function mendRoutes(deps: MendRouteDeps): Router {
  const router = Router();
  // One mend at a time in a plan, so that the same request sent twice finds the plan already mended.
  const inTurn = createTurns();

  // Where there is nothing to change, as in going to a field, the answer only says the place.
  router.post("/plans/:id/mends", smallBody(), async (request, response) => {
    const { user, plan } = await requirePlan(deps, request, "schrijven");
    const { mend } = parseInput(mendInput, request.body);
    const { block, field, row } = await inTurn(plan.id, async () => {
      await requireProposed(deps, plan.id, mend);
      return await mendPlan(deps, { planId: plan.id, userId: user.id, mend });
    });
    response.json({ place: { block, field, row } });
  });

  return router;
}

/** Only what the checklist says now: a mend from an older verdict would make a second block for the same finding. */
async function requireProposed(
  { verdicts }: MendRouteDeps,
  planId: string,
  mend: Mend,
): Promise<void> {
  const { verdicts: current } = await verdicts.verdictOf(planId);
  const asked = canonical(mend);
  if (!findingsOf(current).some((finding) => finding.mend && canonical(finding.mend) === asked))
    throw new WupError("MEND_VERVALLEN");
}

async function mendPlan(
  { sync, newId }: MendRouteDeps,
  { planId, userId, mend }: { planId: string; userId: string; mend: Mend },
): Promise<MendPlace> {
  let place = null as MendPlace | null;
  await sync.write(planId, userId, (doc) => {
    const edits = createPlanEdits(doc, { origin: null, newId });
    place = carryOut(mend, edits, readPlan(doc).plangegevens.values);
  });
  // Somebody deleted the block after the verdict.
  if (!place) throw new WupError("MEND_VERVALLEN");
  return place;
}

/** The same text for the same mend, in whatever order its keys came. */
function canonical(mend: Mend): string {
  return JSON.stringify(sortKeys(mend));
}
