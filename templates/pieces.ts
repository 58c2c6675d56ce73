/** What a page is made of. Blocks yield pieces; docx.ts and html.ts write them. Pure data, safe to send to a worker. */
import type { Brand } from "./brand.ts";
import type { Drawing } from "./figures/svg.ts";

/** Words in one formatting. "\n" in the text is a line break. */
export type Run = {
  text: string;
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
  strike?: boolean;
  sub?: boolean;
  super?: boolean;
  code?: boolean;
  /** An address outside the document; writers print only https, http, mailto and tel as a link. */
  href?: string;
  /** For somebody else to fill in, such as the griffie: stands in a DOCX, and is away in a PDF. */
  fillIn?: true;
};

export type HeadingPiece = {
  kind: "heading";
  /** 1 for a chapter, 2 for a part of it, 3 for a block. */
  level: 1 | 2 | 3 | 4;
  /** What stands before the title: "6", "Bijlage A", "M-01"; empty when nothing does. */
  mark: string;
  text: string;
  /** Unique in the document; letters, digits and hyphens only. */
  id: string;
  /** Whether the table of contents lists it. */
  inContents: boolean;
};

export type ParagraphPiece = {
  kind: "paragraph";
  runs: Run[];
  /** In bold before the words, on the same line: the label of a text field. */
  label?: string;
  /** lead: the first words of a chapter; small: sources and remarks below a table; quote: indented. */
  style?: "lead" | "small" | "quote" | "code";
  /** Stays on the page of what follows. */
  keepWithNext?: boolean;
};

export type ListPiece = { kind: "list"; ordered: boolean; items: ListItem[]; start?: number };
/** One item: its own words and what hangs below it. */
export type ListItem = { runs: Run[]; children: ListPiece[] };

export type Fact = {
  label: string;
  /** One line per value. */
  values: string[];
  /** Takes the whole width instead of half of it. */
  wide: boolean;
  /** As that of a run: the whole fact is away in a PDF. */
  fillIn?: true;
};
export type FactsPiece = { kind: "facts"; items: Fact[] };

/** A few large numbers side by side. */
export type FiguresPiece = { kind: "figures"; items: { value: string; label: string }[] };

export type Column = {
  label: string;
  /** Numbers stand at the right. */
  align: "left" | "right";
  /** Share of the width, relative to the other columns. */
  width: number;
};
/** A cell is plain text ("\n" starts a new line) or formatted words. */
export type Cell = string | Run[];
export type TablePiece = {
  kind: "table";
  caption: string;
  columns: Column[];
  rows: Cell[][];
  /** The last row, in bold. */
  total?: Cell[];
  /** Whether the first cell of a row names that row. */
  rowHeaders: boolean;
  /** Few short columns: the table does not take the whole width, so that a number stays near its name. */
  narrow?: boolean;
};

/** A picture with what it shows in words: a PNG or JPEG as a data: address, or a drawing of our own. */
export type FigurePiece = {
  kind: "figure";
  alt: string;
  caption: string;
  /** Counts the figures of the document that have a caption; see `numberFigures`. */
  number?: number;
} & ({ data: string } | { drawing: Drawing });

/** A remark of the document itself in a frame. */
export type NotePiece = { kind: "note"; runs: Run[] };

/** Who signs, side by side below a line of their own; stays on one page, with the words before it. */
export type SignaturesPiece = {
  kind: "signatures";
  /** "Burgemeester en wethouders van Oosterwaarde," */
  lead: string;
  items: { role: string; name: string }[];
};

export type RulePiece = { kind: "rule" };
export type PageBreakPiece = { kind: "pageBreak" };

export type Piece =
  | HeadingPiece
  | ParagraphPiece
  | ListPiece
  | FactsPiece
  | FiguresPiece
  | TablePiece
  | FigurePiece
  | NotePiece
  | SignaturesPiece
  | RulePiece
  | PageBreakPiece;

/** The front page. */
export type Cover = {
  /** "Wijkuitvoeringsplan", above the title; empty when the title already says it. */
  kicker: string;
  title: string;
  gemeente: string;
  facts: { label: string; value: string; fillIn?: true }[];
  /** A sentence that must be seen first, such as "Dit is een fictief voorbeeld."; empty when there is none. */
  notice: string;
};

/** A whole document before it is a file. */
export type Document = {
  /** In the file's properties and at the foot of each page. */
  title: string;
  subject: string;
  author: string;
  /** At the foot of each page, after the title: "versie 0.9". */
  edition: string;
  /** ISO date (JJJJ-MM-DD) of the document; files carry it as their date, so that the same plan gives the same file. */
  date: string;
  /** Not definitive: it says so in its first words and at the head of every page (concept.ts). */
  concept?: boolean;
  /** A short document has its cover as a head above the first page, and as a rule no table of contents. */
  isShort?: true;
  /** A short document that turned out long: it has a table of contents all the same (see `needsContents`). */
  hasContents?: true;
  cover: Cover;
  pieces: Piece[];
  /** The look of the gemeente; that of Wijkpen when left out (brand.ts). */
  brand?: Brand;
};

/**
 * The document as it is published: without what others still fill in. A paragraph or list of which nothing is left goes.
 */
export function withoutFillIns(document: Document): Document {
  const { cover } = document;
  return {
    ...document,
    cover: { ...cover, facts: cover.facts.filter(({ fillIn }) => fillIn !== true) },
    pieces: document.pieces.flatMap(publishedPiece),
  };
}

function publishedPiece(piece: Piece): Piece[] {
  if (piece.kind === "facts")
    return [{ ...piece, items: piece.items.filter(({ fillIn }) => fillIn !== true) }];
  if (piece.kind !== "paragraph" || !piece.runs.some(({ fillIn }) => fillIn)) return [piece];
  const runs = piece.runs.filter(({ fillIn }) => fillIn !== true);
  return runs.length === 0 ? [] : [{ ...piece, runs }];
}

/** Whether a document of this many pages must have a table of contents (raadsstukken.md 13). */
export function needsContents({ isShort, pieces }: Document, pages: number): boolean {
  const headings = pieces.filter(({ kind }) => kind === "heading").length;
  return isShort !== true || (headings > 4 && pages > 5);
}

/** Whether it has a table of contents. */
export function listsContents({ isShort, hasContents }: Document): boolean {
  return isShort !== true || hasContents === true;
}

/** The headings that the table of contents lists; none where there is no such table. */
export function contentsOf(document: Document): HeadingPiece[] {
  if (!listsContents(document)) return [];
  return document.pieces.filter(
    (piece): piece is HeadingPiece => piece.kind === "heading" && piece.inContents,
  );
}

/** The same pieces, with a number in every figure that has a caption. */
export function numberFigures(pieces: readonly Piece[]): Piece[] {
  let count = 0;
  return pieces.map((piece) =>
    piece.kind === "figure" && piece.caption !== "" ? { ...piece, number: ++count } : piece,
  );
}

/** What stands below a figure: "Figuur 2. Kosten per jaar". */
export function captionOf({ number, caption }: FigurePiece): string {
  return number === undefined ? caption : `Figuur\u00a0${number}. ${caption}`;
}

/** A heading as one line: "6 Maatregelen", "Bijlage A Begrippenlijst", "M-01 Buurtwarmtenet aanleggen". */
export function headingText({ mark, text }: HeadingPiece): string {
  return [mark, text]
    .filter(Boolean)
    .join(" ")
    .replace(/[\t\n\r]+/g, " ");
}

/** Whether an address may become a link: https, http, mailto or tel, and nothing else; never the reader's own machine. */
export function isSafeLink(href: string): boolean {
  return (
    /^(https?:\/\/[^\s/]|mailto:[^\s]|tel:[+\d])/i.test(href) &&
    !/[\s\p{Cc}"<>\\]/u.test(href) &&
    !/^https?:\/\/([^/]*@)?(localhost|127\.|0\.0\.0\.0|\[::1?\])/i.test(href)
  );
}
