/** Keeps the log of a plan short: a snapshot of all of it, written before older log goes (ST11). */
import type * as Y from "yjs";
import type { Store } from "../store/port.ts";
import { compact } from "./compaction.ts";
import { contentHash, docOf, readHistory } from "./history.ts";
import type { History, HistoryStore } from "./history.ts";
import { inThread } from "./thread.ts";

/**
 * Above this many bytes a thread of its own does the work. Not higher: where many type at one spot without hearing of
 * each other, Yjs needs the square of what they typed (6,000 words, 113 kB: half a second).
 */
const LARGE = 20_000;
/** A thread that needs longer is stuck. */
const LONGEST_MS = 60_000;

/** Whether there is so much loose log that opening the plan would be slow. */
export function wantsSnapshot(loose: History["loose"]): boolean {
  return loose.entries >= 500 || loose.bytes >= 1_000_000;
}

/** Snapshots the plan as the store has it now. Throws WupError PLAN_BESCHADIGD when that is damaged; deletes nothing then. */
export async function takeSnapshot(
  store: Pick<Store, "snapshotsOf" | "readLog" | "expectedHead" | "saveSnapshot">,
  planId: string,
): Promise<void> {
  const { updates, head, loose } = await readHistory(store, planId);
  if (loose.entries === 0) return;
  const state = sizeOf(updates) > LARGE ? await compactElsewhere(updates) : compact(updates);
  await store.saveSnapshot(planId, { ...head, state, contentHash: contentHash(state) });
}

/** A private document of the plan. What many typed since its beginning or its last snapshot is put together in a thread. */
export async function readDocument(store: HistoryStore, planId: string): Promise<Y.Doc> {
  const { updates } = await readHistory(store, planId);
  const isLong = sizeOf(updates.slice(1)) > LARGE;
  return docOf(isLong ? [await compactElsewhere(updates)] : updates);
}

function sizeOf(updates: readonly Uint8Array[]): number {
  return updates.reduce((sum, update) => sum + update.length, 0);
}

function compactElsewhere(updates: Uint8Array[]): Promise<Uint8Array> {
  const script = new URL("./compactionWorker.ts", import.meta.url);
  return inThread({ script, input: updates, longestMs: LONGEST_MS, megabytes: 1_024 });
}
