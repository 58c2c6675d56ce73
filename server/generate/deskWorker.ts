/**
 * The desk at which a document is made: a thread of its own, so that nobody who is typing waits for it. For a DOCX it
 * answers once, with the bytes. For HTML it answers with the page, and then to each printed PDF with the page that has
 * the page numbers of that PDF in its table of contents, or null when they are right already.
 */
import { parentPort, workerData } from "node:worker_threads";
import { presentControlReport } from "../../templates/controlReport.ts";
import { presentPlan } from "../../templates/present.ts";
import type { Document } from "../../templates/pieces.ts";
import type { DeskWork, Subject } from "./desk.ts";
import { writeHtml } from "./html.ts";
import { pageNumbersOf } from "./pageNumbers.ts";

const work = workerData as DeskWork;
const document = documentOf(work.subject);
if (work.kind === "docx") await answerDocx(document);
else answerHtml(document, work.fontRules);

function documentOf(subject: Subject): Document {
  const { plan, meta } = subject;
  return subject.kind === "wup"
    ? presentPlan(plan, meta)
    : presentControlReport(plan, subject.verdicts, meta, subject.deviations);
}

async function answerDocx(made: Document): Promise<void> {
  stopTime(Date.parse(`${made.date}T12:00:00Z`));
  Math.random = repeatingChance();
  const { writeDocx } = await import("./docx.ts");
  answer(new Uint8Array(await writeDocx(made)));
}

function answerHtml(made: Document, fontRules: string): void {
  let pages = new Map<string, number>();
  answer(writeHtml(made, { fontRules }));
  parentPort?.on("message", (pdf: Uint8Array) => {
    const found = pageNumbersOf(pdf);
    const settled = [...found].every(([id, page]) => pages.get(id) === page);
    pages = found;
    answer(settled ? null : writeHtml(made, { fontRules, pages }));
  });
}

function answer(value: Uint8Array | string | null): void {
  parentPort?.postMessage(value, []);
}

/**
 * The library writes the time and chance into a DOCX, and the same plan must give the same bytes: in this thread
 * time stands still and chance repeats itself.
 */
function stopTime(moment: number): void {
  const at = Number.isFinite(moment) ? moment : 0;
  globalThis.Date = class extends Date {
    constructor(...given: [] | [number | string]) {
      super(given.length === 0 ? at : given[0]);
    }
    static override now(): number {
      return at;
    }
  } as DateConstructor;
}

/** A plain multiplicative generator: it needs to differ within one file, not to be unpredictable. */
function repeatingChance(): () => number {
  let state = 20_261;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
