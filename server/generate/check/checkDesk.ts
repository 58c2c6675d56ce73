/** The desk at which files are checked: a thread of its own, so that nobody who is typing waits for it. */
import { parentPort, workerData } from "node:worker_threads";
import type { CheckWork } from "./checkAtDesk.ts";
import { checkSet } from "./checkSet.ts";

const { documents, bijlagen } = workerData as CheckWork;
parentPort?.postMessage(await checkSet(documents, bijlagen), []);
