/** The thread of importAside.ts: from the JSON of a plan to the state of its document. */
import { randomUUID } from "node:crypto";
import { parentPort, workerData } from "node:worker_threads";
import * as Y from "yjs";
import { PlanFault } from "../../templates/fault.ts";
import { importPlan } from "../../templates/importPlan.ts";
import type { PlanRecords } from "../../templates/json.ts";

export type ImportAnswer =
  | { state: Uint8Array; records: PlanRecords }
  /** What is wrong and where, in Dutch. */
  | { fault: string };

const result = answer();
parentPort?.postMessage(result, "state" in result ? [result.state.buffer as ArrayBuffer] : []);

function answer(): ImportAnswer {
  try {
    const { doc, records } = importPlan(workerData, { newId: randomUUID });
    return { state: Y.encodeStateAsUpdate(doc), records };
  } catch (error) {
    if (!(error instanceof PlanFault)) throw error;
    return { fault: error.message };
  }
}
