/** Criteria that need more than one file: 43 for the whole set, 48 for the two files of one document. */
import { headingText } from "../../../templates/pieces.ts";
import type { Document, HeadingPiece } from "../../../templates/pieces.ts";
import { printableText } from "../printable.ts";
import { fault, when } from "./fault.ts";
import type { Fault } from "./fault.ts";
import type { SetDocument } from "./decisions.ts";
import { headingLevel } from "./readDocx.ts";
import type { DocxReading } from "./readDocx.ts";
import { elementsIn, textIn } from "./readPdfFile.ts";
import type { PdfReading } from "./readPdfFile.ts";
import { all } from "./xml.ts";
import { wordsIn } from "./wording.ts";

/** [48]: the same headings in the same order, and as many tables and pictures. */
export function sameFaults(docx: DocxReading, pdf: PdfReading, { pieces }: Document): Fault[] {
  const inWord = docx.paragraphs
    .filter(
      (each) => each.style === "Title" || /^Inhoudskop$/.test(each.style) || headingLevel(each) > 0,
    )
    .map(({ text }) => oneLine(printableText(text)));
  const tags = pdf.tree === null ? [] : elementsIn(pdf.tree);
  const inPdf = tags
    .filter(({ type }) => /^H[1-6]$/.test(type))
    .map(({ dict }) => oneLine(textIn(dict, "ActualText") ?? ""));
  const at = inWord.findIndex((text, index) => text !== inPdf[index]);
  const count = (type: string) => tags.filter((tag) => tag.type === type).length;
  // Key figures stand beside each other in a table in Word, and in a list in the PDF.
  const figures = pieces.filter(({ kind }) => kind === "figures").length;
  const tables = all(docx.body, "w:tbl").length - figures;
  return [
    ...when(
      at >= 0 || inWord.length !== inPdf.length,
      48,
      `kop “${inWord[at] ?? inPdf[inWord.length] ?? ""}” staat in Word en PDF niet op dezelfde plaats`,
    ),
    ...when(
      tables !== count("Table"),
      48,
      `Word heeft ${tables} tabellen en de PDF ${count("Table")}`,
    ),
  ];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** [43]: every "bijlage n" and "hoofdstuk n" that a text names is there; `bijlagen` are the numbers in the package. */
export function referenceFaults(set: readonly SetDocument[], bijlagen: readonly number[]): Fault[] {
  const plan = set.find(({ kind }) => kind === "wijkuitvoeringsplan")?.document;
  const chapters = (plan?.pieces ?? [])
    .filter((piece): piece is HeadingPiece => piece.kind === "heading" && piece.level === 1)
    .map((piece) => Number(/^(?:Hoofdstuk )?(\d+)\b/.exec(headingText(piece))?.[1]));
  return set.flatMap(({ document }) => [
    ...named(document, BIJLAGE, bijlagen).map((nr) =>
      fault(43, `bijlage ${nr} is niet in het pakket`),
    ),
    ...(plan ? named(document, HOOFDSTUK, chapters) : []).map((nr) =>
      fault(43, `hoofdstuk ${nr} staat niet in het plan`),
    ),
  ]);
}

const BIJLAGE = /\bbijlage[ \u00a0](\d{1,3})\b/gi;
const HOOFDSTUK = /\bhoofdstuk[ \u00a0](\d{1,3})\b/gi;

function named(document: Document, pattern: RegExp, known: readonly number[]): number[] {
  const numbers = wordsIn(document).flatMap((text) =>
    [...text.matchAll(pattern)].map(([, nr]) => Number(nr)),
  );
  return [...new Set(numbers)].filter((nr) => !known.includes(nr));
}
