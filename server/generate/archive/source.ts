/** What the PDF of a document must say, taken from the document itself and not from the page. */
import { contentsOf, headingText } from "../../../templates/pieces.ts";
import type { Document, HeadingPiece, ListPiece, Piece, Run } from "../../../templates/pieces.ts";
import { cleanText } from "../escape.ts";
import { printedHeadings } from "../html.ts";
import type { Source } from "./archivePdf.ts";

/** `printed` is the document as the fonts can print it; its properties are those of the document itself. */
export function sourceOf(document: Document, printed: Document): Source {
  const [title = "", subject = "", author = ""] = [
    document.title,
    document.subject,
    document.author,
  ].map((text) => cleanText(text).replace(/[\p{Cc}\u2028\u2029]+/gu, " "));
  const names = linkNames(printed);
  return {
    title,
    subject,
    author,
    date: document.date,
    headings: printedHeadings(printed).filter(({ text }) => text.trim() !== ""),
    linkText: (target) => names.get(target) ?? target,
  };
}

/** The words of each link by its address as a browser writes it, and each heading by its id. */
function linkNames(document: Document): ReadonlyMap<string, string> {
  const headings = document.pieces.filter(
    (piece): piece is HeadingPiece => piece.kind === "heading",
  );
  const names = new Map(
    [...contentsOf(document), ...headings].map((piece) => [piece.id, headingText(piece)]),
  );
  for (const { href, text } of document.pieces.flatMap(runsOf)) {
    const address = href !== undefined && URL.canParse(href) ? new URL(href).href : href;
    if (address !== undefined && text.trim() !== "") names.set(address, text);
  }
  return names;
}

function runsOf(piece: Piece): Run[] {
  if (piece.kind === "paragraph" || piece.kind === "note") return piece.runs;
  if (piece.kind === "list") return runsOfList(piece);
  if (piece.kind !== "table") return [];
  const cells = [...piece.rows, piece.total ?? []].flat();
  return cells.flatMap((cell) => (typeof cell === "string" ? [] : cell));
}

function runsOfList({ items }: ListPiece): Run[] {
  return items.flatMap(({ runs, children }) => [...runs, ...children.flatMap(runsOfList)]);
}
