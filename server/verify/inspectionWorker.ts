/** The thread in which a server looks over its whole data folder after a start, behind everything that people ask of it. */
import { readlinkSync } from "node:fs";
import { setPriority } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import { inspectFolder } from "./inspection.ts";

beLessImportant();
parentPort?.postMessage(await inspectFolder(workerData as string));

/** On Linux a thread can have a priority of its own; elsewhere it shares that of the server. */
function beLessImportant(): void {
  try {
    setPriority(Number(readlinkSync("/proc/thread-self").split("/").at(-1)), 15);
  } catch {
    // Nobody is served worse by it than a little.
  }
}
