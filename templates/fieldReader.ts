/** Reads the fields of one element of the shared document, as the definitions say. Never throws. */
import * as Y from "yjs";
import type { Field, Fields, ListField, RowsField, ShortField } from "./fields.ts";
import { isList, isShort } from "./fields.ts";
import { plainText } from "./prose.ts";
import type { Json, Prose, ProseNode } from "./prose.ts";
import { readAttributes, readProse, wordsInside } from "./proseDoc.ts";

/**
 * What stands in the document beside the values. Paths are field names, `field/rowId` and `field/rowId/column`.
 */
export type Remains = {
  /** Stored values that cannot be read, with their text: "nodig" -> "veel". */
  malformed: Record<string, string>;
  /** Keys that an imported file gave as empty on purpose, so that its export is the same. */
  empty: Record<string, Record<string, Json>>;
  /** Keys under x-... of an imported file; those of the file as a whole under "/". */
  extra: Record<string, Record<string, Json>>;
  /** Words inside child nodes that this version does not know. */
  unknown: { name: string; words: string }[];
};

/** The values of an element and what remains beside them; of null, the empty values. */
export function readFields(
  node: Y.XmlElement | null,
  fields: Fields,
): { values: Record<string, unknown>; remains: Remains } {
  const remains: Remains = { malformed: {}, empty: {}, extra: {}, unknown: [] };
  const children = childrenByName(node);
  const values: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(fields)) {
    values[key] = readField(node, children.get(key) ?? [], key, field, key, remains);
    children.delete(key);
  }
  if (node) keepBookkeeping(node, "", remains);
  for (const [name, nodes] of children) {
    const words = nodes.map(wordsInside).filter(Boolean).join(" ");
    if (words !== "") remains.unknown.push({ name, words });
  }
  return { values, remains };
}

function readField(
  node: Y.XmlElement | null,
  nodes: Y.XmlElement[],
  key: string,
  field: Field,
  path: string,
  remains: Remains,
): unknown {
  if (isShort(field)) return readShort(node, key, field, path, remains);
  if (field.kind === "text") return readText(nodes);
  if (isList(field)) return readList(nodes, field, path, remains);
  return readRows(nodes, field, path, remains);
}

function readShort(
  node: Y.XmlElement | null,
  key: string,
  field: ShortField,
  path: string,
  remains: Remains,
): unknown {
  const stored: unknown = node?.getAttribute(key);
  const value = field.read(stored);
  if (value === null && stored !== undefined && stored !== null && String(stored).trim() !== "")
    remains.malformed[path] = typeof stored === "object" ? JSON.stringify(stored) : String(stored);
  return value;
}

function readText(nodes: Y.XmlElement[]): Prose | null {
  const prose = nodes.flatMap((node) => readProse(node)).map(asBlockNode);
  const hasContent = plainText(prose) !== "" || prose.some((node) => node.type !== "paragraph");
  return hasContent ? prose : null;
}

/** Loose text directly inside a field becomes a paragraph, so that prose is always a list of paragraphs and the like. */
function asBlockNode(node: ProseNode): ProseNode {
  return node.type === "text" ? { type: "paragraph", content: [node] } : node;
}

function readList(
  nodes: Y.XmlElement[],
  field: ListField,
  path: string,
  remains: Remains,
): string[] {
  const values = new Set<string>();
  for (const node of nodes) {
    const { id, waarde } = readAttributes(node);
    if (typeof waarde !== "string" || waarde.trim() === "") continue;
    if (field.kind === "choices" && !Object.hasOwn(field.options ?? {}, waarde))
      remains.malformed[`${path}/${textOf(id) ?? ""}`] = waarde;
    else values.add(waarde);
  }
  return [...values];
}

function readRows(
  nodes: Y.XmlElement[],
  field: RowsField,
  path: string,
  remains: Remains,
): unknown[] {
  return nodes.map((node, index) => {
    const id = textOf(readAttributes(node)["id"]) ?? `${index}`;
    const children = childrenByName(node);
    const row: Record<string, unknown> = { id };
    for (const [key, column] of Object.entries(field.columns))
      row[key] = readField(
        node,
        children.get(key) ?? [],
        key,
        column,
        `${path}/${id}/${key}`,
        remains,
      );
    keepBookkeeping(node, `${path}/${id}`, remains);
    return row;
  });
}

function keepBookkeeping(node: Y.XmlElement, path: string, remains: Remains): void {
  const attributes = readAttributes(node);
  const empty = jsonObject(attributes["leeg"]);
  if (empty) remains.empty[path] = empty;
  const extra = jsonObject(attributes["extra"]);
  if (extra) remains.extra[path] = extra;
  const planExtra = jsonObject(attributes["planExtra"]);
  if (planExtra) remains.extra["/"] = planExtra;
}

function childrenByName(node: Y.XmlElement | null): Map<string, Y.XmlElement[]> {
  const children = new Map<string, Y.XmlElement[]>();
  for (const child of node?.toArray() ?? []) {
    if (!(child instanceof Y.XmlElement)) continue;
    const named = children.get(child.nodeName);
    if (named) named.push(child);
    else children.set(child.nodeName, [child]);
  }
  return children;
}

/** Text that is not empty, or null. */
export function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

function jsonObject(stored: unknown): Record<string, Json> | null {
  if (typeof stored !== "string") return null;
  try {
    const value: unknown = JSON.parse(stored);
    return value !== null && typeof value === "object" && !Array.isArray(value)
      ? (value as Record<string, Json>)
      : null;
  } catch {
    return null; // bookkeeping that someone damaged is no reason to refuse the plan
  }
}
