/** Free text as pieces: paragraphs, lists, headings, quotes, tables and pictures, whatever the writers made of it. */
import type { Json, Mark, Prose, ProseNode } from "../prose.ts";
import { plainText } from "../prose.ts";
import type { Cell, ListItem, ListPiece, Piece, Run } from "../pieces.ts";
import { withRealLists } from "./typedLists.ts";

/** Deeper than this only the words are kept; the gate refuses such text anyway. */
const MAX_DEPTH = 32;

export type NewId = (prefix: string) => string;

/** The pieces of free text. Empty paragraphs are left out; the words of unknown nodes become paragraphs. */
export function presentProse(prose: Prose, newId: NewId, depth = 0): Piece[] {
  return withRealLists(prose.flatMap((node) => presentNode(node, newId, depth)));
}

/** A text field with its label: on the same line where the text begins with a paragraph, else on a line of its own. */
export function presentText(label: string, prose: Prose, newId: NewId): Piece[] {
  const pieces = presentProse(prose, newId);
  const [first] = pieces;
  const lead = /[?!.:]$/.test(label) ? label : `${label}:`;
  if (first?.kind === "paragraph" && !first.style)
    return [{ ...first, label: lead }, ...pieces.slice(1)];
  return [{ kind: "paragraph", runs: [], label: lead, keepWithNext: true }, ...pieces];
}

/** The words of a paragraph, heading or cell with their formatting. */
export function runsOf(nodes: Prose): Run[] {
  return nodes.flatMap((node): Run[] => {
    if (node.type === "hardBreak") return [{ text: "\n" }];
    if (node.type === "text")
      return node.text ? [{ text: node.text, ...formatOf(node.marks ?? []) }] : [];
    return node.content ? runsOf(node.content) : [];
  });
}

function presentNode(node: ProseNode, newId: NewId, depth: number): Piece[] {
  const content = node.content ?? [];
  if (depth > MAX_DEPTH) return paragraphOf([{ type: "text", text: plainText(node) }]);
  switch (node.type) {
    case "heading":
      return headingOf(node, newId);
    case "bulletList":
    case "orderedList":
      return content.length > 0 ? [listOf(node, depth)] : [];
    case "blockquote":
      return presentProse(content, newId, depth + 1).map((piece) =>
        piece.kind === "paragraph" ? { ...piece, style: "quote" } : piece,
      );
    case "codeBlock":
      return [{ kind: "paragraph", runs: runsOf(content), style: "code" }];
    case "horizontalRule":
      return [{ kind: "rule" }];
    case "image":
      return imageOf(node);
    case "table":
      return tableOf(node);
    case "text":
      return paragraphOf([node]);
    default:
      return mixedContent(content, newId, depth);
  }
}

/** A paragraph, or any node that this version does not know: inline runs become paragraphs, the rest is walked. */
function mixedContent(content: Prose, newId: NewId, depth: number): Piece[] {
  const pieces: Piece[] = [];
  let inline: Prose = [];
  const flush = () => {
    pieces.push(...paragraphOf(inline));
    inline = [];
  };
  for (const node of content) {
    if (node.type === "text" || node.type === "hardBreak") inline.push(node);
    else {
      flush();
      pieces.push(...presentNode(node, newId, depth + 1));
    }
  }
  flush();
  return pieces;
}

function paragraphOf(nodes: Prose): Piece[] {
  const runs = runsOf(nodes);
  return runs.every(({ text }) => text.trim() === "") ? [] : [{ kind: "paragraph", runs }];
}

/** Headings of the writers stand below the chapter: never level 1, never deeper than 4. */
function headingOf(node: ProseNode, newId: NewId): Piece[] {
  const text = plainText(node).replaceAll("\n", " ");
  const level = Math.min(4, Math.max(2, Number(node.attrs?.["level"] ?? 2) || 2)) as 2 | 3 | 4;
  return text === ""
    ? []
    : [{ kind: "heading", level, mark: "", text, id: newId("kop"), inContents: level === 2 }];
}

function listOf(node: ProseNode, depth: number): ListPiece {
  const start = node.attrs?.["start"];
  return {
    kind: "list",
    ordered: node.type === "orderedList",
    items: (node.content ?? []).map((item) => listItem(item, depth)),
    ...(typeof start === "number" && Number.isSafeInteger(start) && start > 1 ? { start } : {}),
  };
}

function listItem(item: ProseNode, depth: number): ListItem {
  const parts = item.content ?? [];
  const isList = (part: ProseNode) =>
    (part.type === "bulletList" || part.type === "orderedList") && depth < MAX_DEPTH;
  const words = parts.filter((part) => !isList(part));
  const runs = words.flatMap((part, index): Run[] => [
    ...(index > 0 && part.type !== "text" ? [{ text: "\n" }] : []),
    ...runsOf([part]),
  ]);
  return { runs, children: parts.filter(isList).map((part) => listOf(part, depth + 1)) };
}

function imageOf(node: ProseNode): Piece[] {
  const caption = textOf(node.attrs?.["title"]).trim();
  const alt = textOf(node.attrs?.["alt"]).trim() || caption || "Afbeelding zonder beschrijving";
  const data = textOf(node.attrs?.["src"]);
  if (/^data:image\/(png|jpeg);base64,[A-Za-z0-9+/=]+$/.test(data))
    return [{ kind: "figure", data, alt, caption }];
  return [
    {
      kind: "note",
      runs: [{ text: alt.startsWith("Afbeelding") ? alt : `Afbeelding: ${alt}`, italic: true }],
    },
  ];
}

function tableOf(node: ProseNode): Piece[] {
  const rows = (node.content ?? []).map((row) => row.content ?? []);
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (width === 0) return [];
  // A table without a head is one that a screen reader cannot read out: its first row becomes the head.
  const [head, ...body] = rows.length > 1 ? rows : [[], ...rows];
  const cells = (row: Prose): Cell[] =>
    Array.from({ length: width }, (_, index) => cellRuns(row[index]));
  const label = (index: number) => plainText(head?.[index]).trim() || `Kolom ${index + 1}`;
  return [
    {
      kind: "table",
      caption: "",
      columns: Array.from({ length: width }, (_, index) => ({
        label: label(index),
        align: "left",
        width: 1,
      })),
      rows: body.map(cells),
      rowHeaders: false,
    },
  ];
}

function cellRuns(cell: ProseNode | undefined): Run[] {
  return (cell?.content ?? []).flatMap((part, index) => [
    ...(index > 0 ? [{ text: "\n" }] : []),
    ...runsOf([part]),
  ]);
}

function formatOf(marks: readonly Mark[]): Omit<Run, "text"> {
  const has = (...names: string[]) => marks.some(({ type }) => names.includes(type));
  const href = textOf(marks.find(({ type }) => type === "link")?.attrs?.["href"]);
  return {
    ...(has("bold", "strong") ? { bold: true } : {}),
    ...(has("italic", "em") ? { italic: true } : {}),
    ...(has("underline") ? { underline: true } : {}),
    ...(has("strike") ? { strike: true } : {}),
    ...(has("subscript") ? { sub: true } : {}),
    ...(has("superscript") ? { super: true } : {}),
    ...(has("code") ? { code: true } : {}),
    ...(href ? { href } : {}),
  };
}

function textOf(value: Json | undefined): string {
  return typeof value === "string" ? value : "";
}
