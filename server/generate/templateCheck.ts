/** Has a thread look at a Word template that somebody brings, and fill it once: whatever is in it, it can only end that thread. */
import { Worker } from "node:worker_threads";
import type { TemplateReport } from "./template.ts";

const UNREADABLE: TemplateReport = {
  faults: [
    "Wijkpen kan dit sjabloon niet vullen. Bewaar het opnieuw in Word als .docx en probeer het nog een keer.",
  ],
  found: [],
  warnings: [],
};

/** Never throws: a template that takes too long, or too much memory, cannot be used. */
export async function checkTemplateAside(
  bytes: Uint8Array,
  timeoutMs = 20_000,
): Promise<TemplateReport> {
  const worker = new Worker(new URL("./templateCheckWorker.ts", import.meta.url), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  const { promise, resolve } = Promise.withResolvers<TemplateReport>();
  const timer = setTimeout(() => resolve(UNREADABLE), timeoutMs);
  worker.once("message", resolve);
  worker.once("error", () => resolve(UNREADABLE));
  worker.once("exit", () => resolve(UNREADABLE));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
