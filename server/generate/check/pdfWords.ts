/** The words of a document in the order of its source, and those of a PDF in the order in which they are read aloud. */
import { CONCEPT_SENTENCE } from "../../../templates/concept.ts";
import { captionOf, contentsOf, headingText, listsContents } from "../../../templates/pieces.ts";
import type { Cell, Document, ListPiece, Piece, Run } from "../../../templates/pieces.ts";
import { textIn } from "./readPdfFile.ts";
import type { PdfElement, PdfPage } from "./readPdfFile.ts";

/**
 * Where the two first differ, as a few letters around that place; null when they are the same. Spaces and hyphens are
 * left out: they depend on where a line ends. `numbers` are pages by heading id.
 */
export function firstDifference(
  document: Document,
  numbers: ReadonlyMap<string, number>,
  tree: PdfElement,
  pages: readonly PdfPage[],
): { expected: string; found: string } | null {
  const found = [...letters(readAloud(tree, pages))];
  let at = 0;
  for (const words of expectedWords(document, numbers).map((text) => [...letters(text)])) {
    const read = found.slice(at, at + words.length);
    if (!isSame(words, read))
      return { expected: excerpt(words, read), found: excerpt(read, words) };
    at += words.length;
  }
  return at === found.length ? null : { expected: "", found: found.slice(at, at + 50).join("") };
}

function expectedWords(document: Document, numbers: ReadonlyMap<string, number>): string[] {
  const { cover, pieces } = document;
  const entries = contentsOf(document).flatMap(({ id, mark, text }) => [
    mark,
    text,
    String(numbers.get(id) ?? ""),
  ]);
  const front = [
    document.concept === true ? CONCEPT_SENTENCE : "",
    cover.gemeente,
    cover.kicker,
    cover.title,
    cover.notice,
  ];
  const facts = cover.facts.flatMap(({ label, value }) => [label, value]);
  const contents = listsContents(document) ? ["Inhoudsopgave", ...entries] : [];
  return [...front, ...facts, ...contents, ...pieces.flatMap(pieceWords)];
}

/** Words from right to left stand in a PDF as they are drawn, from left to right: a reader turns them round. */
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;

function isSame(expected: readonly string[], read: readonly string[]): boolean {
  if (!RIGHT_TO_LEFT.test(expected.join(""))) return expected.join("") === read.join("");
  return expected.toSorted().join("") === read.toSorted().join("");
}

function letters(text: string): string {
  return text.replace(/[\s\u200b\u00ad\u2010-]/g, "");
}

function excerpt(text: readonly string[], other: readonly string[]): string {
  const at = text.findIndex((letter, index) => letter !== other[index]);
  return text.slice(Math.max(0, at - 20), at + 30).join("");
}

/** What a screen reader says of a tag. */
export function readAloud(element: PdfElement, pages: readonly PdfPage[]): string {
  // What a picture says is in its description; the words in it are part of the picture.
  if (element.type === "Lbl" || element.type === "Figure") return "";
  const instead = textIn(element.dict, "ActualText");
  if (instead !== null) return instead;
  return element.kids
    .map((kid) => {
      if ("kids" in kid) return readAloud(kid, pages);
      return "mcid" in kid ? (pages[kid.page]?.content.marked.get(kid.mcid) ?? "") : "";
    })
    .join("");
}

/** The words of a piece in the order in which they are read. */
export function pieceWords(piece: Piece): string[] {
  switch (piece.kind) {
    case "heading":
      return [headingText(piece)];
    case "paragraph":
      return [piece.label ?? "", runWords(piece.runs)];
    case "note":
      return [runWords(piece.runs)];
    case "list":
      return listWords(piece);
    case "facts":
      return piece.items.flatMap(({ label, values }) => [label, ...values]);
    case "figures":
      return piece.items.flatMap(({ label, value }) => [label, value]);
    case "table": {
      const heads = piece.columns.map(({ label }) => label);
      return [piece.caption, ...heads, ...[...piece.rows, piece.total ?? []].flat().map(cellWords)];
    }
    case "figure":
      return [captionOf(piece)];
    case "signatures":
      return [piece.lead, ...piece.items.flatMap(({ role, name }) => [`${role},`, name])];
    default:
      return [];
  }
}

function listWords({ items }: ListPiece): string[] {
  return items.flatMap(({ runs, children }) => [runWords(runs), ...children.flatMap(listWords)]);
}

function cellWords(cell: Cell): string {
  return typeof cell === "string" ? cell : runWords(cell);
}

function runWords(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join("");
}
