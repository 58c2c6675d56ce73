/** What happens to a job, as server-sent events: one for each change, until it ended. */
import { setTimeout } from "node:timers/promises";
import type { Response } from "express";
import type { JobView } from "../jobs/jobs.ts";

/** Milliseconds between two looks: short enough for a bar that moves. Another instance may be making it. */
const LOOK_MS = 300;

/** Milliseconds after which something is said, so that no proxy takes the connection for dead. */
const SILENCE_MS = 15_000;

/**
 * Ends with the job, with the connection, when the server stops, and when `look` throws: then whoever follows asks again
 * and hears why. `look` judges the right to see it each time.
 */
export async function sendEvents(
  response: Response,
  look: () => Promise<JobView>,
  stopped: AbortSignal,
): Promise<void> {
  response.set({
    "Content-Type": "text/event-stream",
    "Cache-Control": "no-store",
    // Some proxies keep back what they have not seen whole.
    "X-Accel-Buffering": "no",
  });
  response.flushHeaders();
  const closed = new AbortController();
  response.once("close", () => closed.abort());
  const signal = AbortSignal.any([stopped, closed.signal]);
  let said = "";
  let silence = 0;
  while (!signal.aborted) {
    const view = await look().catch(() => null);
    if (view === null) break;
    const text = `data: ${JSON.stringify({ job: view })}\n\n`;
    silence = text === said ? silence + LOOK_MS : 0;
    if (silence === 0) response.write(text);
    else if (silence % SILENCE_MS === 0) response.write(":\n\n");
    said = text;
    if (view.state !== "wacht" && view.state !== "bezig") break;
    await setTimeout(LOOK_MS, undefined, { signal }).catch(() => undefined);
  }
  response.end();
}
