/** Goes through every text of a document that a reader sees. */
import type { Document } from "./pieces.ts";

/** The same document with each of its texts changed. */
export function changeTexts(document: Document, change: (text: string) => string): Document {
  return changed("", document, change) as Document;
}

/** What is not text for readers. */
const NOT_TEXT = new Set(["id", "href", "data", "date", "kind", "style", "align", "logo", "font"]);

/** Goes through plain data, which keeps its shape. */
function changed(key: string, value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return NOT_TEXT.has(key) ? value : change(value);
  if (Array.isArray(value)) return value.map((item) => changed(key, item, change));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).map(([name, item]) => [name, changed(name, item, change)]);
  return Object.fromEntries(entries);
}
