/** The thread in which plans are checked, one after the other, so that nobody who is typing waits for it. */
import { parentPort } from "node:worker_threads";
import { checkPlan } from "../../templates/checklist.ts";
import type { CheckContext, Verdict } from "../../templates/checklist.ts";
import { listingOf } from "../../templates/listing.ts";
import type { Listing } from "../../templates/listing.ts";
import { readPlan } from "../../templates/plan.ts";
import { totalsOf } from "../../templates/totals.ts";
import type { Totals } from "../../templates/totals.ts";
import { docOf } from "../sync/history.ts";

/** A plan as its durable updates, and what the checklist must know beside it. */
export type Question = { updates: Uint8Array[]; context: CheckContext };

/** What the methodology says of it, or what went wrong while asking. */
export type Answer = { verdicts: Verdict[]; totals: Totals; listing: Listing } | { fault: string };

parentPort?.on("message", (question: Question) => {
  parentPort?.postMessage(answerTo(question), []);
});

function answerTo({ updates, context }: Question): Answer {
  try {
    const doc = docOf(updates);
    const plan = readPlan(doc);
    doc.destroy();
    return {
      verdicts: checkPlan(plan, context),
      totals: totalsOf(plan),
      listing: listingOf(plan),
    };
  } catch (error) {
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
