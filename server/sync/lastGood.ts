/** What is left of a damaged plan: the longest beginning of its history that is whole. It is read, never written behind. */
import { WupError } from "../errors.ts";
import { emptyHead } from "../store/port.ts";
import type { LogEntry, LogHead, Snapshot, Store } from "../store/port.ts";
import { absorb } from "./gate.ts";
import { followChain, historyOf, isWhole } from "./history.ts";
import type { History } from "./history.ts";
import { emptyIndex } from "./planIndex.ts";

/**
 * From a whole snapshot, or from the start, as far as the log can be read, its chain holds and its updates can be
 * understood. Throws WupError PLAN_BESCHADIGD when nothing is left.
 */
export async function readLastGood(
  store: Pick<Store, "snapshotsOf" | "salvageLog">,
  planId: string,
): Promise<History> {
  const snapshots = (await store.snapshotsOf(planId)).filter(isWhole);
  let best = historyOf(null, [], emptyHead());
  for (const start of [...snapshots, null]) {
    const log = await store.salvageLog(planId, start?.seq ?? 0);
    const found = longestFrom(start, log);
    if (found !== null && found.head.seq > best.head.seq) best = found;
  }
  if (best.head.seq > 0) return best;
  throw new WupError("PLAN_BESCHADIGD", { cause: new Error("nothing of the plan is whole") });
}

function longestFrom(start: Snapshot | null, log: readonly LogEntry[]): History | null {
  const index = emptyIndex();
  const fits = (update: Uint8Array) => {
    try {
      absorb(index, update);
      return true;
    } catch {
      // Whatever it is that cannot be understood: the beginning before it can.
      return false;
    }
  };
  if (start !== null && !fits(start.state)) return null;
  let head: LogHead = start ? { seq: start.seq, hash: start.hash } : emptyHead();
  const kept: LogEntry[] = [];
  for (const entry of log) {
    const next = followChain(head, [entry]);
    if (next === null || !fits(entry.update)) break;
    kept.push(entry);
    head = next;
  }
  return historyOf(start, kept, head);
}
