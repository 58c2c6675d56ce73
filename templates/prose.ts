/** Formatted text as plain values: the same shape as the editor's own JSON, without the editor. */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

export type Mark = { type: string; attrs?: Record<string, Json> };

export type ProseNode = {
  type: string;
  attrs?: Record<string, Json>;
  content?: ProseNode[];
  text?: string;
  marks?: Mark[];
};

/** Paragraphs, lists, tables ... in order. */
export type Prose = ProseNode[];

/** Nodes whose words stand on a line of their own; between inline nodes no space is added. */
const INLINE = new Set(["text", "hardBreak", "mention"]);

/** The words of prose, one line per paragraph, without formatting. Iterative: depth cannot overflow it. */
export function plainText(prose: Prose | ProseNode | null | undefined): string {
  const parts: string[] = [];
  const stack: ProseNode[] = [prose ?? []].flat().toReversed();
  while (stack.length > 0) {
    const node = stack.pop();
    if (!node) break;
    if (!INLINE.has(node.type)) parts.push("\n");
    if (node.type === "hardBreak") parts.push("\n");
    if (node.text) parts.push(node.text);
    if (node.content) stack.push(...node.content.toReversed());
  }
  return parts
    .join("")
    .replace(/\n{2,}/g, "\n")
    .trim();
}

/** The words of prose as a list, for counting. */
export function wordsOf(prose: Prose | null | undefined): string[] {
  return plainText(prose)
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
}

/** A paragraph of unformatted text in which "\n" is a line break; an empty one has no content. */
export function paragraph(text: string): ProseNode {
  const content = text
    .split("\n")
    .flatMap((part, index): ProseNode[] => [
      ...(index > 0 ? [{ type: "hardBreak" }] : []),
      ...(part === "" ? [] : [{ type: "text", text: part }]),
    ]);
  return content.length === 0 ? { type: "paragraph" } : { type: "paragraph", content };
}

/**
 * The text of prose that is nothing but plain paragraphs, separated by empty lines; null when it has more than that,
 * so that the caller keeps the nodes instead.
 */
export function asPlainString(prose: Prose): string | null {
  const paragraphs: string[] = [];
  for (const [index, node] of prose.entries()) {
    const text = plainParagraph(node);
    const ambiguous =
      text === null || text.includes("\n\n") || (text.endsWith("\n") && index < prose.length - 1);
    if (ambiguous) return null;
    paragraphs.push(text);
  }
  return paragraphs.join("\n\n");
}

/** The way back from `asPlainString`. */
export function fromPlainString(text: string): Prose {
  return text.split("\n\n").map(paragraph);
}

/** The text of one unformatted paragraph, line breaks as "\n"; null when it has formatting. */
export function plainParagraph(node: ProseNode): string | null {
  if (node.type !== "paragraph" || Object.keys(node.attrs ?? {}).length > 0) return null;
  const content = node.content ?? [];
  if (content.some((child) => !isPlainInline(child))) return null;
  return content.map((child) => (child.type === "hardBreak" ? "\n" : (child.text ?? ""))).join("");
}

function isPlainInline(node: ProseNode): boolean {
  return (node.type === "text" || node.type === "hardBreak") && (node.marks?.length ?? 0) === 0;
}

/** Node types of free text. Part of the stored format: never renamed, only added. */
export const PROSE_NODES = [
  "paragraph",
  "heading",
  "bulletList",
  "orderedList",
  "listItem",
  "blockquote",
  "codeBlock",
  "horizontalRule",
  "hardBreak",
  "image",
  "table",
  "tableRow",
  "tableHeader",
  "tableCell",
] as const;
