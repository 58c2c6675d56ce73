/** Makes one state of many updates, and trusts it only after reading it back. */
import * as Y from "yjs";
import { docOf } from "./history.ts";

/** The encoded state (v1). Throws a RangeError when it would not say the same as the updates. */
export function compact(updates: readonly Uint8Array[]): Uint8Array {
  const doc = docOf(updates);
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null)
    throw new RangeError("updates that build on something that is not there");
  const state = Y.encodeStateAsUpdate(doc);
  const copy = docOf([state]);
  if (wordsOf(copy) !== wordsOf(doc)) throw new RangeError("a state that differs from its updates");
  copy.destroy();
  doc.destroy();
  return state;
}

/** All that a document says, roots included: equal for replicas that say the same, which state vectors are not. */
export function wordsOf(doc: Y.Doc): string {
  return ["plan", "raadsstukken"]
    .map((root) => doc.getXmlFragment(root).toArray().map(describe).join("\n"))
    .join("\n\n");
}

function describe(node: Y.XmlElement | Y.XmlText | Y.XmlHook): string {
  if (node instanceof Y.XmlText) return JSON.stringify(node.toDelta());
  if (!(node instanceof Y.XmlElement)) return JSON.stringify(node.toJSON());
  const attributes = Object.entries(node.getAttributes()).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const children = node.toArray() as (Y.XmlElement | Y.XmlText)[];
  return JSON.stringify([node.nodeName, attributes, children.map(describe)]);
}
