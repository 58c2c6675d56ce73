/** Writes the pieces of a document as Markdown, in the form that Prettier leaves alone. For docs/, not for the product. */
import type {
  Cell,
  Document,
  HeadingPiece,
  ListPiece,
  Piece,
  Run,
  TablePiece,
} from "../../templates/pieces.ts";
import { headingText, isSafeLink } from "../../templates/pieces.ts";

export function writeMarkdown({ title, pieces }: Document, remark: string): string {
  const parts = [`# ${escaped(title)}`, `<!-- ${remark} -->`, ...pieces.map(writePiece)];
  return `${parts.join("\n\n")}\n`;
}

function writePiece(piece: Piece): string {
  switch (piece.kind) {
    case "heading":
      return writeHeading(piece);
    case "paragraph":
      return [piece.label ? `**${piece.label}**` : "", writeRuns(piece.runs)]
        .filter(Boolean)
        .join(" ");
    case "list":
      return writeList(piece);
    case "facts":
      return piece.items
        .map(({ label, values }) => `- ${label}: ${escaped(values.join(". "))}`)
        .join("\n");
    case "table":
      return writeTable(piece);
    default:
      throw new RangeError(`No Markdown for a piece of kind ${piece.kind}`);
  }
}

/** The title of the document is the only heading of level 1. The anchor is the id that the page has as well. */
function writeHeading(heading: HeadingPiece): string {
  const marks = "#".repeat(heading.level + 1);
  return `${marks} <a id="${heading.id}"></a>${escaped(headingText(heading))}`;
}

function writeList({ ordered, items }: ListPiece): string {
  return items
    .map(({ runs }, index) => `${ordered ? `${index + 1}.` : "-"} ${writeRuns(runs)}`)
    .join("\n");
}

function writeTable({ columns, rows }: TablePiece): string {
  const cells = [columns.map(({ label }) => label), ...rows].map((row) => row.map(writeCell));
  const widths = columns.map(({ align }, at) =>
    Math.max(align === "right" ? 4 : 3, ...cells.map((row) => row[at]?.length ?? 0)),
  );
  const line = (row: readonly string[]) => `| ${row.join(" | ")} |`;
  const padded = cells.map((row) =>
    line(
      columns.map(({ align }, at) => {
        const [cell, width] = [row[at] ?? "", widths[at] ?? 3];
        return align === "right" ? cell.padStart(width) : cell.padEnd(width);
      }),
    ),
  );
  const rule = line(
    columns.map(({ align }, at) => {
      const width = widths[at] ?? 3;
      return align === "right" ? `${"-".repeat(width - 1)}:` : "-".repeat(width);
    }),
  );
  return [padded[0], rule, ...padded.slice(1)].join("\n");
}

function writeCell(cell: Cell): string {
  return typeof cell === "string" ? escaped(cell) : writeRuns(cell);
}

function writeRuns(runs: readonly Run[]): string {
  return runs.map(writeRun).join("");
}

function writeRun({ text, bold, href }: Run): string {
  const words = bold ? `**${escaped(text)}**` : escaped(text);
  return href && isSafeLink(href) ? `[${words}](${href})` : words;
}

function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>|]/g, "\\$&");
}
