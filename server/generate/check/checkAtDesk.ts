/** Opens the thread in which the files of a set are checked. */
import { Worker } from "node:worker_threads";
import type { CheckedDocument, SetAnswers } from "./checkSet.ts";

export type CheckWork = {
  documents: readonly CheckedDocument[];
  /** The numbers of the bijlagen in the package. */
  bijlagen: readonly number[];
};

/** What `checkSet` finds. Rejects when the thread fails. */
export async function checkAtDesk(work: CheckWork): Promise<SetAnswers> {
  const worker = new Worker(new URL("./checkDesk.ts", import.meta.url), { workerData: work });
  try {
    return await new Promise<SetAnswers>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.once("exit", (code) => reject(new Error(`The check ended with code ${code}`)));
    });
  } finally {
    await worker.terminate();
  }
}
