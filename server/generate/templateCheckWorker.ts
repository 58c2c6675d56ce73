/** The thread in which a Word template from outside is unpacked, judged and filled once. */
import { parentPort, workerData } from "node:worker_threads";
import type { Document } from "../../templates/pieces.ts";
import { checkTemplate } from "./template.ts";
import { fillTemplate } from "./templateFill.ts";

const bytes = workerData as Uint8Array;
const report = checkTemplate(bytes);
// A file that cannot be filled ends this thread, and that is the answer.
if (report.faults.length === 0) await fillTemplate(trial(), bytes);
parentPort?.postMessage(report, []);

function trial(): Document {
  return {
    title: "Proef",
    subject: "Proef",
    author: "Wijkpen",
    date: "2026-01-01",
    edition: "0.1",
    cover: { kicker: "Proef", title: "Proef", gemeente: "Proef", facts: [], notice: "" },
    pieces: [{ kind: "paragraph", runs: [{ text: "Proef" }] }],
  };
}
