/** The words of a document in the order of its source, and those of a PDF in the order in which they are read aloud. */
import { CONCEPT_SENTENCE } from "../../../templates/concept.ts";
import { captionOf, contentsOf, headingText, listsContents } from "../../../templates/pieces.ts";
import type { Cell, Document, ListPiece, Piece, Run } from "../../../templates/pieces.ts";
import { textIn } from "./readPdfFile.ts";
import type { PdfElement, PdfPage } from "./readPdfFile.ts";

/** Both as one row of letters: spaces and hyphens depend on where a line ends. `numbers` are pages by heading id. */
export function wordsOf(
  document: Document,
  numbers: ReadonlyMap<string, number>,
  tree: PdfElement,
  pages: readonly PdfPage[],
): { expected: string; found: string } {
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
  const expected = [...front, ...facts, ...contents, ...pieces.flatMap(pieceWords)];
  return { expected: letters(expected.join("")), found: letters(readAloud(tree, pages)) };
}

function letters(text: string): string {
  return text.replace(/[\s\u200b\u00ad\u2010-]/g, "");
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
      return [piece.label ?? "", ...runWords(piece.runs)];
    case "note":
      return runWords(piece.runs);
    case "list":
      return listWords(piece);
    case "facts":
      return piece.items.flatMap(({ label, values }) => [label, ...values]);
    case "figures":
      return piece.items.flatMap(({ label, value }) => [label, value]);
    case "table": {
      const heads = piece.columns.map(({ label }) => label);
      return [
        piece.caption,
        ...heads,
        ...[...piece.rows, piece.total ?? []].flat().flatMap(cellWords),
      ];
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
  return items.flatMap(({ runs, children }) => [...runWords(runs), ...children.flatMap(listWords)]);
}

function cellWords(cell: Cell): string[] {
  return typeof cell === "string" ? [cell] : runWords(cell);
}

function runWords(runs: readonly Run[]): string[] {
  return runs.map(({ text }) => text);
}
