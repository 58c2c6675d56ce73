/** Reads a plan back from the store, and never takes a damaged one for a whole or an empty one (SY2). */
import { createHash } from "node:crypto";
import * as Y from "yjs";
import { WupError } from "../errors.ts";
import { emptyHead, nextHash } from "../store/port.ts";
import type { LogEntry, LogHead, Snapshot, Store } from "../store/port.ts";

export type History = {
  /** All updates (v1) from which the plan follows, oldest first; the first may be a snapshot. */
  updates: Uint8Array[];
  /** The entry up to which they go. */
  head: LogHead;
  /** The part of it that is log, and not yet in a snapshot. */
  loose: { entries: number; bytes: number };
};

export type HistoryStore = Pick<Store, "snapshotsOf" | "readLog" | "expectedHead">;

/** Another instance may clear away log while we read; then the next reading is whole. */
const READINGS = 3;

/** Throws WupError PLAN_BESCHADIGD when the chain is broken, or when there is nothing of a plan that should be there. */
export async function readHistory(store: HistoryStore, planId: string): Promise<History> {
  let fault = "";
  for (let reading = 0; reading < READINGS; reading += 1) {
    const expected = await store.expectedHead(planId);
    const snapshots = await store.snapshotsOf(planId);
    for (const start of [...snapshots.filter(isWhole), ...(snapshots.length === 0 ? [null] : [])]) {
      const { seq, hash } = start ?? emptyHead();
      const log = await store.readLog(planId, seq);
      const head = followChain({ seq, hash }, log);
      if (head !== null && head.seq > 0 && reaches(expected, log, head))
        return historyOf(start, log, head);
    }
    fault =
      snapshots.length === 0
        ? "the log is empty, broken or cut off"
        : "no snapshot fits its log, or the log is cut off";
  }
  throw new WupError("PLAN_BESCHADIGD", { cause: new Error(fault) });
}

/** Whether the log goes as far as the store remembers, and says the same there (ST19). */
function reaches(expected: LogHead | null, log: readonly LogEntry[], head: LogHead): boolean {
  if (expected === null) return true;
  const there = head.seq === expected.seq ? head : log.find(({ seq }) => seq === expected.seq);
  return head.seq >= expected.seq && (!there || Buffer.compare(there.hash, expected.hash) === 0);
}

/** The head after these entries, or null when they do not follow on `head` and on each other. */
export function followChain(head: LogHead, log: readonly LogEntry[]): LogHead | null {
  let { seq, hash } = head;
  for (const entry of log) {
    seq += 1;
    hash = nextHash(hash, entry.update);
    if (entry.seq !== seq || Buffer.compare(hash, entry.hash) !== 0) return null;
  }
  return { seq, hash };
}

/** A private document with all of it. */
export function docOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)));
  return doc;
}

export function contentHash(state: Uint8Array): Uint8Array {
  return new Uint8Array(createHash("sha256").update(state).digest());
}

export function isWhole({ state, contentHash: stored }: Snapshot): boolean {
  return Buffer.compare(contentHash(state), stored) === 0;
}

export function historyOf(
  start: Snapshot | null,
  log: readonly LogEntry[],
  head: LogHead,
): History {
  const updates = log.map(({ update }) => update);
  const bytes = updates.reduce((sum, update) => sum + update.length, 0);
  return {
    updates: start ? [start.state, ...updates] : updates,
    head,
    loose: { entries: log.length, bytes },
  };
}
