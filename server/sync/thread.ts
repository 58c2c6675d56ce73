/** Work in threads of their own, so that nobody's typing waits for it; one that needs too long or too much is ended. */
import { Worker } from "node:worker_threads";

export type Work = { script: URL; input: unknown; longestMs: number; megabytes: number };

/** Gives the first message of the thread. Rejects with what the thread throws, or when it had to be ended. */
export function inThread<T>(work: Work, signal?: AbortSignal): Promise<T> {
  const worker = new Worker(work.script, {
    workerData: work.input,
    resourceLimits: { maxOldGenerationSizeMb: work.megabytes },
  });
  const end = () => void worker.terminate();
  const timer = setTimeout(end, work.longestMs);
  signal?.addEventListener("abort", end);
  return new Promise<T>((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", () => reject(new Error("the thread stopped without an answer")));
  }).finally(() => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", end);
    end();
  });
}

/** Runs work at most so many at once; the rest waits its turn. */
export type Line = <T>(work: () => Promise<T>) => Promise<T>;

export function createLine(atOnce: number): Line {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running < atOnce) running += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      // Whoever is next takes this place.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
