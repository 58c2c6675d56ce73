/** Has a thread look in a PDF that somebody brings for what makes it hard to read; it is reported, and never refused. */
import { Worker } from "node:worker_threads";

const UNREADABLE =
  "Wijkpen kon deze PDF niet nakijken. Controleer zelf of zij toegankelijk is en overal opent.";

/** As Dutch sentences, none when nothing was found. A PDF that takes too long, or too much memory, is said to be unchecked. */
export async function remarksOnPdf(bytes: Uint8Array, timeoutMs = 20_000): Promise<string[]> {
  const worker = new Worker(new URL("./pdfRemarksWorker.ts", import.meta.url), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  const { promise, resolve } = Promise.withResolvers<string[]>();
  const timer = setTimeout(() => resolve([UNREADABLE]), timeoutMs);
  worker.once("message", resolve);
  worker.once("error", () => resolve([UNREADABLE]));
  worker.once("exit", () => resolve([UNREADABLE]));
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
