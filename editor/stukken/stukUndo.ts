/** Undo over all texts and inputs of the raadsstukken together: one's own changes, the last one first. */
import { defaultDeleteFilter, defaultProtectedNodes, ySyncPluginKey } from "@tiptap/y-tiptap";
import * as Y from "yjs";

/** Each text closes the undo that it was given when it goes; this one stays for the other texts. */
class SharedUndo extends Y.UndoManager {
  override destroy(): void {}

  close(): void {
    super.destroy();
  }
}

export function createStukUndo(doc: Y.Doc): Y.UndoManager & { close(): void } {
  return new SharedUndo(doc.getXmlFragment("raadsstukken"), {
    trackedOrigins: new Set([ySyncPluginKey]),
    deleteFilter: (item) => defaultDeleteFilter(item, defaultProtectedNodes),
    captureTransaction: (transaction) => transaction.meta.get("addToHistory") !== false,
  });
}
