/** Large updates are read in a thread with a deadline, and come back in parts that are judged one by one (SY8). */
import { createLine, inThread } from "./thread.ts";
import type { PartsAnswer } from "./partsWorker.ts";

export type LargeUpdates = {
  /** What has more bytes than this is large. */
  above: number;
  /**
   * Rejects when it cannot be read; `signal` says that nobody waits for it any more. Null when it is
   * more than the server can take in.
   */
  partsOf(update: Uint8Array, signal: AbortSignal): Promise<Uint8Array[] | null>;
};

/** The worst 100 kB that we could think of holds the event loop up for 40 ms. */
const ABOVE = 100_000;
const LONGEST_MS = 10_000;
const MEGABYTES = 512;
const AT_ONCE = 2;

export function createLargeUpdates(): LargeUpdates {
  const line = createLine(AT_ONCE);
  const script = new URL("./partsWorker.ts", import.meta.url);
  return {
    above: ABOVE,
    partsOf: (update, signal) =>
      line(async () => {
        if (signal.aborted) return [];
        const work = { script, input: update, longestMs: LONGEST_MS, megabytes: MEGABYTES };
        const answer = await inThread<PartsAnswer>(work, signal).catch(orTooLarge);
        if (answer.kind === "unreadable") throw new RangeError(answer.reason);
        return answer.kind === "parts" ? answer.parts : null;
      }),
  };
}

function orTooLarge(error: unknown): PartsAnswer {
  if (error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY")
    return { kind: "too large" };
  throw error;
}
