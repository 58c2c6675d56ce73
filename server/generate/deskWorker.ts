/**
 * The desk at which a document is made: a thread of its own, so that nobody who is typing waits for it. For a DOCX it
 * answers once, with the bytes. For a PDF it answers with the page, and then to each print of it with the page that has
 * the page numbers of that print in its table of contents, or with the file when they are right already.
 */
import { parentPort, workerData } from "node:worker_threads";
import { asConcept } from "../../templates/concept.ts";
import { inGriffieNotation } from "../../templates/notation.ts";
import { bodyFont } from "../../templates/brand.ts";
import { presentControlReport } from "../../templates/controlReport.ts";
import { presentPlan } from "../../templates/present.ts";
import { listsContents, needsContents, withoutFillIns } from "../../templates/pieces.ts";
import type { Document } from "../../templates/pieces.ts";
import { archivePdf } from "./archive/archivePdf.ts";
import { pageNumbersOf } from "./archive/pageNumbers.ts";
import { pagesOf } from "./archive/pdfValue.ts";
import { readPdf } from "./archive/readPdf.ts";
import { sourceOf } from "./archive/source.ts";
import type { DeskWork, PdfAnswer, Subject } from "./desk.ts";
import { facesOf } from "./fallbackFonts.ts";
import { loadFallbackRules, loadFontRules } from "./fonts.ts";
import { writeHtml } from "./html.ts";
import { printedDocument } from "./printable.ts";

type HtmlWork = Extract<DeskWork, { kind: "html" }>;
type DocxWork = Extract<DeskWork, { kind: "docx" }>;

const work = workerData as DeskWork;
const presented = inGriffieNotation(documentOf(work.subject));
const document = work.subject.concept ? asConcept(presented) : presented;
if (work.kind === "docx") await answerDocx(document, work);
else await answerHtml(withoutFillIns(document), work);

function documentOf(subject: Subject): Document {
  if (subject.kind === "stuk") return subject.document;
  const { plan, meta, brand } = subject;
  const made =
    subject.kind === "wup"
      ? presentPlan(plan, meta)
      : presentControlReport(plan, subject.verdicts, meta, subject.deviations);
  return brand ? { ...made, brand } : made;
}

async function answerDocx(made: Document, { pages, template }: DocxWork): Promise<void> {
  stopTime(Date.parse(`${made.date}T12:00:00Z`));
  Math.random = repeatingChance();
  if (template) {
    const { fillTemplate } = await import("./templateFill.ts");
    return answer(await fillTemplate(made, template));
  }
  const { writeDocx } = await import("./docx.ts");
  // A short document has pages of headings only when its PDF needed a table of contents.
  answer(await writeDocx(made.isShort && pages.size > 0 ? withContents(made) : made, pages));
}

function withContents(made: Document): Document {
  return { ...made, hasContents: true };
}

/** Two prints settle the page numbers; a third one where the numbers themselves moved a heading. */
const MAX_PRINTS = 3;

async function answerHtml(
  made: Document,
  { pages: known = new Map(), isWithoutFonts }: HtmlWork,
): Promise<void> {
  let pages = known;
  let prints = 0;
  let printed = printedDocument(made);
  const rules = isWithoutFonts
    ? []
    : [loadFontRules(bodyFont(made)), loadFallbackRules(facesOf(printed))];
  const fontRules = (await Promise.all(rules)).join("\n");
  answer({ html: writeHtml(printed, { fontRules, pages }) });
  parentPort?.on("message", (print: Uint8Array) => {
    prints += 1;
    const file = readPdf(print);
    const found = pageNumbersOf(file);
    const isComplete = listsContents(printed) || !needsContents(printed, pagesOf(file).length);
    if (!isComplete) {
      prints -= 1;
      printed = withContents(printed);
    }
    const listed = listsContents(printed) ? found : new Map<string, number>();
    const isSettled = isComplete && [...listed].every(([id, page]) => pages.get(id) === page);
    if (isSettled || prints > MAX_PRINTS)
      return answer({ pdf: archivePdf(file, sourceOf(made, printed)), pages: listed });
    // A table of contents without numbers is better than one with wrong numbers.
    pages = prints < MAX_PRINTS ? found : new Map();
    answer({ html: writeHtml(printed, { fontRules, pages }) });
  });
}

function answer(value: Uint8Array | PdfAnswer): void {
  parentPort?.postMessage(value, []);
}

/**
 * The library writes the time and chance into a DOCX, and the same plan must give the same bytes: in this thread
 * time stands still and chance repeats itself.
 */
function stopTime(moment: number): void {
  const at = Number.isFinite(moment) ? moment : 0;
  globalThis.Date = class extends Date {
    constructor(...given: [] | [number | string | Date] | [number, number, number]) {
      if (given.length === 0) super(at);
      else if (given.length === 1) super(given[0]);
      else super(...given);
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
