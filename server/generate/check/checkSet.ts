/** Checks a set of documents as files: for each criterion of the griffie (raadsstukken.md 5.4) what is wrong, in Dutch. */
import { withoutFillIns } from "../../../templates/pieces.ts";
import type { Document } from "../../../templates/pieces.ts";
import { readAndCheckDocx } from "./checkDocx.ts";
import { expectedIn, headingPages, readAndCheckPdf } from "./checkPdf.ts";
import { decidedIn, decisionFaults, decisionListFaults } from "./decisions.ts";
import type { SetDocument } from "./decisions.ts";
import type { DocxSource } from "./readDocx.ts";
import type { PdfReading } from "./readPdfFile.ts";
import { fault, when } from "./fault.ts";
import type { Fault } from "./fault.ts";
import { referenceFaults, sameFaults } from "./together.ts";
import { wordingFaultsOf } from "./wording.ts";

export type CheckedFile = { name: string; bytes: Uint8Array };

/** One document with the two files that were made of it. */
export type CheckedDocument = {
  /** Its documentsoort. */
  kind: string;
  /** What the files were made of; of a concept the document that says so. */
  document: Document;
  docx: CheckedFile;
  pdf: CheckedFile;
};

/** By criterion the faults found; none means that it is met, null that there was nothing to look at. */
export type SetAnswers = Map<number, string[] | null>;

/** Every criterion that the files can answer is in the result. Takes CPU: checkAtDesk.ts calls it off the main thread. */
export async function checkSet(
  checked: readonly CheckedDocument[],
  bijlagen: readonly number[],
): Promise<SetAnswers> {
  const set = checked.map(({ kind, document }): SetDocument => ({
    kind,
    document: withoutFillIns(document),
  }));
  const decided = decidedIn(set);
  const decisions = decisionFaults(set);
  const answers: SetAnswers = new Map(
    FROM_FILES.map((nr) => [nr, checked.length === 0 ? null : []]),
  );
  if (decided === null) answers.set(9, null);
  answers.set(35, decisions === null ? null : []);
  const found = [...(decisions ?? []), ...referenceFaults(set, bijlagen)].map(say(""));
  for (const each of checked) found.push(...(await documentFaults(each, decided)));
  for (const { nr, sentence } of found) answers.set(nr, [...(answers.get(nr) ?? []), sentence]);
  return answers;
}

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);
const ABOUT_DOCX = range(1, 18);
const ABOUT_PDF = range(19, 33);
const FROM_FILES = [...ABOUT_DOCX, ...ABOUT_PDF, 39, 40, 43, 45, 48];

/** Nothing is met by a file that cannot be read. */
function unreadable(criteria: readonly number[], said: readonly Fault[]): Fault[] {
  return criteria
    .filter((nr) => !said.some((each) => each.nr === nr))
    .map((nr) => fault(nr, "het bestand is niet te lezen"));
}

/** Documents that hold the beslispunten. */
const DECIDING = ["raadsvoorstel", "raadsbesluit", "voorstel-en-besluit"];

async function documentFaults(
  { kind, document, docx, pdf }: CheckedDocument,
  decided: readonly string[] | null,
): Promise<Fault[]> {
  const published = withoutFillIns(document);
  const inPdf = await readAndCheckPdf(pdf.bytes, published);
  const inDocx = readAndCheckDocx(docx.bytes, docxSource(document, inPdf.reading));
  const { reading } = inDocx;
  return [
    ...inDocx.faults.map(say(docx.name)),
    ...(reading ? [] : unreadable(ABOUT_DOCX, inDocx.faults).map(say(docx.name))),
    ...(reading && decided && DECIDING.includes(kind)
      ? decisionListFaults(reading, decided).map(say(docx.name))
      : []),
    ...inPdf.faults.map(say(pdf.name)),
    ...(inPdf.reading ? [] : unreadable(ABOUT_PDF, inPdf.faults).map(say(pdf.name))),
    ...(reading && inPdf.reading
      ? sameFaults(reading, inPdf.reading, published).map(say(docx.name))
      : [fault(48, "de bestanden zijn niet te vergelijken")].map(say(docx.name))),
    ...wordingFaultsOf(published).map(say(pdf.name)),
    ...when(document.title.length > 100, 45, `“${document.title}” is langer dan 100 tekens`),
  ];
}

/** A table of contents in Word has the page numbers of the PDF, and is there when the PDF has one. */
function docxSource(document: Document, pdf: PdfReading | null): DocxSource {
  if (pdf === null) return { document };
  const expected = expectedIn(pdf, document);
  const contents = expected.hasContents ? ({ hasContents: true } as const) : {};
  return { document: { ...document, ...contents }, pages: headingPages(pdf, expected) };
}

/** The fault as a sentence about this file. */
function say(name: string): (found: Fault) => Fault {
  return ({ nr, sentence }) => fault(nr, `${name === "" ? "" : `${name}: `}${sentence}.`);
}
