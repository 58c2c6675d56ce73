/**
 * Pieces as plain HTML and plain text for the clipboard: only elements that mean something, so that another system
 * takes them over in its own styles.
 */
import { headingText, isSafeLink } from "./pieces.ts";
import type { Cell, Column, ListPiece, Piece, Run, TablePiece } from "./pieces.ts";

export type Clip = { html: string; text: string };

/** The part under a heading of its own (h2); headings inside it become h3. */
export function clipOf(title: string, pieces: readonly Piece[]): Clip {
  return {
    html: [`<h2>${escaped(title)}</h2>`, ...pieces.map(htmlOf)].filter(Boolean).join("\n"),
    text: [title, ...pieces.map(textOf)].filter(Boolean).join("\n\n"),
  };
}

function htmlOf(piece: Piece): string {
  switch (piece.kind) {
    case "heading":
      return `<h3>${escaped(headingText(piece))}</h3>`;
    case "paragraph":
      return paragraphHtml(piece.runs, piece.label, piece.style === "quote");
    case "note":
      return paragraphHtml(piece.runs);
    case "list":
      return listHtml(piece);
    case "table":
      return tableHtml(piece);
    case "facts":
      return `<table>${piece.items.map(({ label, values }) => `<tr><th>${escaped(label)}</th><td>${values.map(escaped).join("<br>")}</td></tr>`).join("")}</table>`;
    case "figures":
      return `<ul>${piece.items.map(({ value, label }) => `<li>${escaped(`${value} ${label}`)}</li>`).join("")}</ul>`;
    case "rule":
      return "<hr>";
    default:
      return "";
  }
}

function paragraphHtml(runs: readonly Run[], label?: string, isQuote = false): string {
  const lead = label ? `<strong>${escaped(label)}</strong> ` : "";
  const line = `<p>${lead}${runsHtml(runs)}</p>`;
  return isQuote ? `<blockquote>${line}</blockquote>` : line;
}

function listHtml({ ordered, items, start }: ListPiece): string {
  const tag = ordered ? "ol" : "ul";
  const from = start && start > 1 ? ` start="${start}"` : "";
  const rows = items.map(
    ({ runs, children }) => `<li>${runsHtml(runs)}${children.map(listHtml).join("")}</li>`,
  );
  return `<${tag}${from}>${rows.join("")}</${tag}>`;
}

function tableHtml({ caption, columns, rows, total, rowHeaders }: TablePiece): string {
  const head = `<thead><tr>${columns.map(({ label }) => `<th scope="col">${escaped(label)}</th>`).join("")}</tr></thead>`;
  const line = (cells: readonly Cell[]) =>
    `<tr>${cells.map((cell, at) => (rowHeaders && at === 0 ? `<th scope="row">${cellHtml(cell)}</th>` : `<td>${cellHtml(cell)}</td>`)).join("")}</tr>`;
  return [
    "<table>",
    caption ? `<caption>${escaped(caption)}</caption>` : "",
    hasHead(columns) ? head : "",
    `<tbody>${rows.map(line).join("")}</tbody>`,
    total ? `<tfoot>${line(total)}</tfoot>` : "",
    "</table>",
  ].join("");
}

function cellHtml(cell: Cell): string {
  return typeof cell === "string" ? escaped(cell) : runsHtml(cell);
}

const MARKS = [
  ["bold", "strong"],
  ["italic", "em"],
  ["underline", "u"],
  ["strike", "s"],
  ["sub", "sub"],
  ["super", "sup"],
  ["code", "code"],
] as const;

function runsHtml(runs: readonly Run[]): string {
  return runs
    .map((run) => {
      const marked = MARKS.reduce(
        (html, [key, tag]) => (run[key] ? `<${tag}>${html}</${tag}>` : html),
        escaped(run.text),
      );
      return run.href && isSafeLink(run.href)
        ? `<a href="${escaped(run.href)}">${marked}</a>`
        : marked;
    })
    .join("");
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\n", "<br>");
}

function textOf(piece: Piece): string {
  switch (piece.kind) {
    case "heading":
      return headingText(piece);
    case "paragraph":
      return [piece.label ?? "", words(piece.runs)].filter(Boolean).join(" ");
    case "note":
      return words(piece.runs);
    case "list":
      return listText(piece, "");
    case "table":
      return tableText(piece);
    case "facts":
      return piece.items.map(({ label, values }) => `${label}: ${values.join(", ")}`).join("\n");
    case "figures":
      return piece.items.map(({ value, label }) => `${value} ${label}`).join("\n");
    default:
      return "";
  }
}

function listText({ ordered, items, start = 1 }: ListPiece, indent: string): string {
  return items
    .map(({ runs, children }, at) =>
      [
        `${indent}${ordered ? `${start + at}.` : "-"} ${words(runs)}`,
        ...children.map((child) => listText(child, `${indent}  `)),
      ].join("\n"),
    )
    .join("\n");
}

/** Columns apart by tabs, as a spreadsheet takes them. */
function tableText({ caption, columns, rows, total }: TablePiece): string {
  const line = (cells: readonly Cell[]) =>
    cells
      .map((cell) => (typeof cell === "string" ? cell : words(cell)).replaceAll("\n", " "))
      .join("\t");
  return [
    caption,
    hasHead(columns) ? columns.map(({ label }) => label).join("\t") : "",
    ...rows.map(line),
    total ? line(total) : "",
  ]
    .filter(Boolean)
    .join("\n");
}

function words(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join("");
}

function hasHead(columns: readonly Column[]): boolean {
  return columns.some(({ label }) => label !== "");
}
