/** In which block someone's cursor stands: worked out from the position that the server passes on. */
import * as Y from "yjs";

/** The id of the top-level node that holds the cursor, or null in free text and for a position that is gone. */
export function blockOfCursor(doc: Y.Doc, cursor: unknown): string | null {
  const anchor: unknown =
    cursor !== null && typeof cursor === "object" ? (cursor as { anchor?: unknown }).anchor : null;
  if (anchor === null || anchor === undefined) return null;
  const place = Y.createAbsolutePositionFromRelativePosition(
    Y.createRelativePositionFromJSON(anchor),
    doc,
  );
  const roots: unknown[] = [doc.getXmlFragment("plan"), doc.getXmlFragment("raadsstukken")];
  let node: unknown = place?.type ?? null;
  while (node instanceof Y.AbstractType && node.parent !== null && !roots.includes(node.parent))
    node = node.parent;
  const id: unknown =
    node instanceof Y.XmlElement && roots.includes(node.parent) ? node.getAttribute("id") : null;
  return typeof id === "string" ? id : null;
}
