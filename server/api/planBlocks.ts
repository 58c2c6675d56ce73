/** The places of a plan that a record of the server can point at. */
import { readPlan } from "../../templates/plan.ts";
import { WupError } from "../errors.ts";
import type { PlanSync } from "./planSync.ts";

/** Throws ONGELDIGE_INVOER unless each id is a block, a chapter or the plangegevens of the plan as it is now. */
export async function requireBlocks(
  sync: Pick<PlanSync, "readDoc">,
  planId: string,
  blockIds: readonly string[],
): Promise<void> {
  if (blockIds.length === 0) return;
  const plan = readPlan(await sync.readDoc(planId));
  const places = new Set([
    plan.plangegevens.id,
    ...plan.chapters.map(({ id }) => id),
    ...plan.blocks.map(({ id }) => id),
  ]);
  if (!blockIds.every((id) => places.has(id)))
    throw new WupError("ONGELDIGE_INVOER", {
      detail: "Dit blok staat niet meer in het plan. Kies een ander blok.",
    });
}
