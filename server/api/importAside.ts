/** Reads a large plan file in a thread of its own, so that nobody who is typing waits for it. */
import { Worker } from "node:worker_threads";
import * as Y from "yjs";
import { refuseDeepNesting } from "../../templates/fileReader.ts";
import { importPlan } from "../../templates/importPlan.ts";
import type { PlanRecords } from "../../templates/json.ts";
import { WupError } from "../errors.ts";
import type { ImportAnswer } from "./importWorker.ts";

/** A plan file as it came in: its shared document, and what the server keeps beside it. */
export type ImportedPlan = { doc: Y.Doc; records: PlanRecords };

/** Files up to this size are read in a few milliseconds; starting a thread would take longer. */
const SMALL = 200_000;

/** What a file of 20 MB may cost; a plan of that size needs a tenth of it. */
const MEGABYTES = 2_000;
const MILLISECONDS = 60_000;

/** `size` is that of the file, in bytes. Throws PlanFault or BESTAND_ONLEESBAAR with what is wrong. */
export async function importAside(
  json: unknown,
  { newId, size }: { newId: () => string; size: number },
): Promise<ImportedPlan> {
  if (size <= SMALL) return importPlan(json, { newId });
  refuseDeepNesting(json);
  const answer = await askWorker(json);
  if ("fault" in answer) throw new WupError("BESTAND_ONLEESBAAR", { detail: answer.fault });
  const doc = new Y.Doc();
  Y.applyUpdate(doc, answer.state);
  return { doc, records: answer.records };
}

async function askWorker(json: unknown): Promise<ImportAnswer> {
  const worker = new Worker(new URL("./importWorker.ts", import.meta.url), {
    workerData: json,
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
  });
  const timer = setTimeout(() => void worker.terminate(), MILLISECONDS);
  try {
    return await new Promise<ImportAnswer>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", (cause) => reject(tooMuch(cause)));
      worker.once("exit", (code) =>
        reject(tooMuch(new Error(`The import ended with code ${code}`))),
      );
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

function tooMuch(cause: unknown): WupError {
  const detail = "Dit bestand is te groot of te ingewikkeld om te lezen. Maak er twee plannen van.";
  return new WupError("BESTAND_ONLEESBAAR", { detail, cause });
}
