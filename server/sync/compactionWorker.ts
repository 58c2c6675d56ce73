/** The thread in which large plans are compacted, so that nobody's typing waits for it. */
import { parentPort, workerData } from "node:worker_threads";
import { compact } from "./compaction.ts";

const state = compact(workerData as Uint8Array[]);
parentPort?.postMessage(state);
