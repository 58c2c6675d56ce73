/** Writes a document as one self-contained HTML page: the source of the PDF and the preview in the browser. */
import { createHash } from "node:crypto";
import { inColours } from "../../templates/brand.ts";
import { captionOf, headingText, isSafeLink, listsContents } from "../../templates/pieces.ts";
import type {
  Cell,
  Document,
  FactsPiece,
  FigurePiece,
  FiguresPiece,
  HeadingPiece,
  ListPiece,
  ParagraphPiece,
  Piece,
  Run,
  SignaturesPiece,
  TablePiece,
} from "../../templates/pieces.ts";
import { escapeHtml } from "./escape.ts";
import { CONTENTS_TITLE, writeConcept, writeContents, writeCover } from "./htmlFront.ts";
import { documentStyles, footText } from "./styles.ts";

export type HtmlOptions = {
  /** The `@font-face` rules of the bundled fonts. */
  fontRules: string;
  /** Page numbers by heading id for the table of contents; without them it shows none. */
  pages?: ReadonlyMap<string, number>;
};

/** The page in full. Nothing in it can run, load or leave: its only style sheet is allowed by hash. */
export function writeHtml(
  document: Document,
  { fontRules, pages = new Map() }: HtmlOptions,
): string {
  const styles = `${fontRules}\n${inColours(documentStyles(document), document, "#")}`;
  const policy = policyFor(styles);
  return `<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="author" content="${escapeHtml(document.author)}">
<meta name="description" content="${escapeHtml(document.subject)}"><title>${escapeHtml(document.title)}</title><style>${styles}</style></head>
<body${document.isShort ? ' class="stuk"' : ""}>${writeConcept(document)}${writeCover(document)}${listsContents(document) ? writeContents(document, pages) : ""}<main>${inColours(writePieces(document.pieces), document, "#")}</main>${writeFoot(document)}</body></html>`;
}

/** Not seen: a browser loads a font when a letter of it stands on the page, and the foot itself comes too late for that. */
function writeFoot(document: Document): string {
  return `<p class="foot" aria-hidden="true">${escapeHtml(footText(document))}</p>`;
}

/** All headings of the page, in order: the front page and the table of contents, where there is one, have one too. */
export function printedHeadings(document: Document): { level: number; text: string }[] {
  const { cover, pieces } = document;
  const headings = pieces.filter((piece): piece is HeadingPiece => piece.kind === "heading");
  return [
    { level: 1, text: cover.title },
    ...(listsContents(document) ? [{ level: 1, text: CONTENTS_TITLE }] : []),
    ...headings.map((heading) => ({ level: heading.level, text: headingText(heading) })),
  ];
}

function policyFor(styles: string): string {
  const hash = createHash("sha256").update(styles, "utf8").digest("base64");
  return `default-src 'none'; style-src 'sha256-${hash}'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'`;
}

/** What belongs to one block stands in one section, which stays on a page when it holds no long table. */
function writePieces(pieces: readonly Piece[]): string {
  return sectionsOf(pieces)
    .map((section) => {
      const content = section.map(writePiece).join("");
      if (section[0]?.kind !== "heading" || section[0].level !== 3) return content;
      const isShort = section.length <= 7 && !section.some((piece) => piece.kind === "table");
      return `<section class="block${isShort ? " whole" : ""}">${content}</section>`;
    })
    .join("\n");
}

function sectionsOf(pieces: readonly Piece[]): Piece[][] {
  const sections: Piece[][] = [];
  for (const piece of pieces) {
    const current = sections.at(-1);
    if (current && !(piece.kind === "heading" && piece.level <= 3)) current.push(piece);
    else sections.push([piece]);
  }
  return sections;
}

function writePiece(piece: Piece): string {
  switch (piece.kind) {
    case "heading":
      return writeHeading(piece);
    case "paragraph":
      return writeParagraph(piece);
    case "list":
      return writeList(piece);
    case "facts":
      return writeFacts(piece);
    case "figures":
      return writeFigures(piece);
    case "table":
      return writeTable(piece);
    case "figure":
      return writeFigure(piece);
    case "note":
      return `<p class="note">${writeRuns(piece.runs)}</p>`;
    case "signatures":
      return writeSignatures(piece);
    case "rule":
      return "<hr>";
    case "pageBreak":
      return '<div class="pagebreak"></div>';
  }
}

function writeHeading({ level, mark, text, id }: HeadingPiece): string {
  const before = mark ? `<span class="mark">${escapeHtml(mark)}</span> ` : "";
  return `<h${level} id="${escapeHtml(id)}">${before}${escapeHtml(text)}</h${level}>`;
}

function writeParagraph({ runs, label, style, keepWithNext }: ParagraphPiece): string {
  const classes = [style, keepWithNext ? "keep" : ""].filter(Boolean).join(" ");
  const before = label ? `<span class="label">${escapeHtml(label)}</span> ` : "";
  return `<p${classes ? ` class="${classes}"` : ""}>${before}${writeRuns(runs)}</p>`;
}

/** Longer lists may break over pages. */
const SHORT_LIST = 6;

function writeList({ ordered, items, start }: ListPiece): string {
  const tag = ordered ? "ol" : "ul";
  const isShort = items.length <= SHORT_LIST ? ' class="whole"' : "";
  const content = items.map(
    ({ runs, children }) => `<li>${writeRuns(runs)}${children.map(writeList).join("")}</li>`,
  );
  return `<${tag}${isShort}${ordered && start ? ` start="${start}"` : ""}>${content.join("")}</${tag}>`;
}

/** Longer lists of facts may break over pages. */
const SHORT_FACTS = 14;

function writeFacts({ items }: FactsPiece): string {
  const facts = items.map(({ label, values, wide }) => {
    const content = values.map((value) => `<dd>${lines(value)}</dd>`).join("");
    return `<div class="fact${wide ? " wide" : ""}"><dt>${escapeHtml(label)}</dt>${content}</div>`;
  });
  return `<dl class="facts${items.length <= SHORT_FACTS ? " whole" : ""}">${facts.join("")}</dl>`;
}

function writeFigures({ items }: FiguresPiece): string {
  const figures = items.map(
    ({ value, label }) => `<div><dt>${escapeHtml(label)}</dt><dd>${escapeHtml(value)}</dd></div>`,
  );
  return `<dl class="figures">${figures.join("")}</dl>`;
}

/** Longer tables may break over pages; their head is repeated. */
const SHORT_TABLE = 7;

function writeTable(table: TablePiece): string {
  const { caption, columns, rows, total } = table;
  const sum = columns.reduce((all, { width }) => all + width, 0) || 1;
  const cols = columns
    .map(({ width }) => `<col width="${((width / sum) * 100).toFixed(1)}%">`)
    .join("");
  const heads = columns
    .map(
      ({ label, align }, index) =>
        `<th scope="col"${classOf(align)}>${escapeHtml(label || `Kolom ${index + 1}`)}</th>`,
    )
    .join("");
  const body = rows.map((row) => `<tr>${writeCells(row, table)}</tr>`).join("");
  const last = total
    ? `<tr class="total">${writeCells(total, { ...table, rowHeaders: true })}</tr>`
    : "";
  const name = caption || columns.map(({ label }) => label).join(", ");
  return `<div class="table${rows.length <= SHORT_TABLE ? " short" : ""}${table.narrow ? " narrow" : ""}${isTight(table) ? " tight" : ""}" role="group" tabindex="0" aria-label="Tabel: ${escapeHtml(name)}"><table>${
    caption ? `<caption>${escapeHtml(caption)}</caption>` : ""
  }<colgroup>${cols}</colgroup><thead><tr>${heads}</tr></thead><tbody>${body}${last}</tbody></table></div>`;
}

/** Letters of a table that fit beside each other on a page. */
const PAGE_LETTERS = 85;

/** Whether the longest words of all columns do not fit beside each other: they may break then. */
function isTight({ columns, rows, total = [] }: TablePiece): boolean {
  const letters = (cell: Cell = "") =>
    Math.max(
      ...plainCell(cell)
        .split(/[\s\u200b-]+/)
        .map((word) => word.length),
    );
  const widths = columns.map(({ label }, index) =>
    [...rows, total].reduce((most, row) => Math.max(most, letters(row[index])), letters(label)),
  );
  return widths.reduce((sum, width) => sum + width, 0) > PAGE_LETTERS;
}

function plainCell(cell: Cell): string {
  return typeof cell === "string" ? cell : cell.map(({ text }) => text).join("");
}

/** A space that stays: a browser gives a cell without words no tag, and the columns of its row would shift. */
const EMPTY_CELL = "&#160;";

function writeCells(cells: readonly Cell[], { columns, rowHeaders }: TablePiece): string {
  return columns
    .map(({ align }, index) => {
      const cell = cells[index] ?? "";
      const content = (typeof cell === "string" ? lines(cell) : writeRuns(cell)) || EMPTY_CELL;
      const isHeader = index === 0 && rowHeaders;
      return isHeader
        ? `<th scope="row"${classOf(align)}>${content}</th>`
        : `<td${classOf(align)}>${content}</td>`;
    })
    .join("");
}

function writeSignatures({ lead, items }: SignaturesPiece): string {
  const signers = items.map(
    ({ role, name }) =>
      `<div><p>${escapeHtml(role)},</p><p class="signature">${escapeHtml(name) || "&#160;"}</p></div>`,
  );
  return `<div class="signatures"><p>${lines(lead)}</p><div class="signers">${signers.join("")}</div></div>`;
}

function writeFigure(piece: FigurePiece): string {
  const caption = captionOf(piece);
  const below = caption ? `<figcaption>${escapeHtml(caption)}</figcaption>` : "";
  return `<figure>${writePicture(piece)}${below}</figure>`;
}

/** A drawing stands in the page itself, so that its words use the fonts of the page. */
function writePicture(piece: FigurePiece): string {
  const alt = escapeHtml(piece.alt || piece.caption || "Afbeelding zonder beschrijving");
  return "drawing" in piece
    ? piece.drawing.svg.replace("<svg ", `<svg role="img" aria-label="${alt}" `)
    : `<img src="${escapeHtml(piece.data)}" alt="${alt}">`;
}

function writeRuns(runs: readonly Run[]): string {
  return runs.map(writeRun).join("");
}

function writeRun(run: Run): string {
  const tags = [
    run.bold ? "strong" : "",
    run.italic ? "em" : "",
    run.underline ? "u" : "",
    run.strike ? "s" : "",
    run.sub ? "sub" : "",
    run.super ? "sup" : "",
    run.code ? "code" : "",
  ].filter(Boolean);
  const content = tags.reduce((inner, tag) => `<${tag}>${inner}</${tag}>`, lines(run.text));
  return run.href && isSafeLink(run.href)
    ? `<a href="${escapeHtml(run.href)}" rel="noreferrer">${content}</a>`
    : content;
}

function lines(text: string): string {
  return escapeHtml(text).replaceAll("\n", "<br>");
}

function classOf(align: "left" | "right"): string {
  return align === "right" ? ' class="right"' : "";
}
