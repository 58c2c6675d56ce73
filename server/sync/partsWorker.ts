/** The thread in which a large update is read and cut into parts. */
import { parentPort, workerData } from "node:worker_threads";
import { partsOf } from "./parts.ts";
import { isTooLarge } from "./updateReader.ts";

export type PartsAnswer =
  | { kind: "parts"; parts: Uint8Array[] }
  | { kind: "too large" }
  | { kind: "unreadable"; reason: string };

const answer = answerTo(workerData as Uint8Array);
const moved =
  answer.kind === "parts" ? answer.parts.map(({ buffer }) => buffer as ArrayBuffer) : [];
parentPort?.postMessage(answer, moved);

function answerTo(update: Uint8Array): PartsAnswer {
  try {
    return { kind: "parts", parts: partsOf(update) };
  } catch (error) {
    return isTooLarge(error)
      ? { kind: "too large" }
      : { kind: "unreadable", reason: String(error) };
  }
}
