/** Prose in the shared document: Yjs nodes to plain values and back. Never converts a live document. */
import * as Y from "yjs";
import type { Json, Mark, Prose, ProseNode } from "./prose.ts";

/** Deeper than this only the words are kept; the gate refuses such nodes anyway (SY3). */
const MAX_DEPTH = 64;

type XmlNode = Y.XmlElement | Y.XmlText | Y.XmlHook;

/** The children of an element as prose. */
export function readProse(parent: Y.XmlElement | Y.XmlFragment, depth = 0): Prose {
  return parent.toArray().flatMap((child) => readProseNode(child, depth + 1));
}

/** One stored node as prose: an element gives one node, a text gives one for each run of formatting. */
export function readProseNode(node: XmlNode, depth = 0): ProseNode[] {
  if (node instanceof Y.XmlText) return readRuns(node);
  if (!(node instanceof Y.XmlElement)) return [];
  const attrs = readAttributes(node);
  const content =
    depth < MAX_DEPTH ? readProse(node, depth) : [{ type: "text", text: wordsInside(node) }];
  return [
    {
      type: node.nodeName,
      ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
      ...(content.length > 0 ? { content } : {}),
    },
  ];
}

/** All words inside a node, whatever it is. Iterative: depth cannot overflow it. */
export function wordsInside(node: XmlNode): string {
  const parts: string[] = [];
  const stack: XmlNode[] = [node];
  while (stack.length > 0) {
    const next = stack.pop();
    if (next instanceof Y.XmlText)
      parts.push(
        readRuns(next)
          .map((run) => run.text)
          .join(""),
      );
    else if (next instanceof Y.XmlElement)
      stack.push(...(next.toArray() as XmlNode[]).toReversed());
  }
  return parts.filter((part) => part !== "").join(" ");
}

/** A new, unattached Yjs element for one prose node. */
export function writeProseNode(node: ProseNode): Y.XmlElement {
  const element = new Y.XmlElement(node.type);
  for (const [key, value] of Object.entries(node.attrs ?? {})) setAttribute(element, key, value);
  const children: (Y.XmlElement | Y.XmlText)[] = [];
  let runs: ProseNode[] = [];
  const flush = () => {
    if (runs.length > 0) children.push(writeRuns(runs));
    runs = [];
  };
  for (const child of node.content ?? []) {
    if (child.type === "text") runs.push(child);
    else {
      flush();
      children.push(writeProseNode(child));
    }
  }
  flush();
  if (children.length > 0) element.insert(0, children);
  return element;
}

/** Attributes may hold any JSON, as the editor's binding stores them; the types of Yjs only know strings. */
export function setAttribute(element: Y.XmlElement, key: string, value: Json): void {
  element.setAttribute(key, value as string);
}

/** The attributes of an element as JSON values. */
export function readAttributes(element: Y.XmlElement): Record<string, Json> {
  return element.getAttributes() as Record<string, Json>;
}

function writeRuns(runs: ProseNode[]): Y.XmlText {
  const text = new Y.XmlText();
  let at = 0;
  for (const run of runs) {
    const words = run.text ?? "";
    text.insert(
      at,
      words,
      Object.fromEntries((run.marks ?? []).map((mark) => [mark.type, mark.attrs ?? {}])),
    );
    at += words.length;
  }
  return text;
}

function readRuns(text: Y.XmlText): ProseNode[] {
  const runs: ProseNode[] = [];
  for (const { insert, attributes } of text.toDelta() as {
    insert: unknown;
    attributes?: Record<string, unknown>;
  }[]) {
    if (typeof insert !== "string" || insert === "") continue;
    const marks = readMarks(attributes ?? {});
    runs.push({ type: "text", text: insert, ...(marks.length > 0 ? { marks } : {}) });
  }
  return runs;
}

function readMarks(attributes: Record<string, unknown>): Mark[] {
  return Object.entries(attributes).map(([name, value]) => {
    // The binding adds "--hash" to marks that may overlap themselves.
    const type = name.replace(/--[a-zA-Z0-9+/=]{8}$/, "");
    const attrs =
      value !== null && typeof value === "object" ? (value as Record<string, Json>) : {};
    return Object.keys(attrs).length > 0 ? { type, attrs } : { type };
  });
}
