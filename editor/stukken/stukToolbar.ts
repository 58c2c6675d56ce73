/** The bar above the raadsstukken: its tools work on the text in which the cursor was last. */
import type { Editor } from "@tiptap/core";
import type * as Y from "yjs";
import type { Popup } from "../popup.ts";
import { textTools } from "../textTools.ts";
import type { Toolbar } from "../toolbar.ts";
import { createToolbar } from "../toolbar.ts";

export type StukToolbar = {
  entered(editor: Editor): void;
  left(editor: Editor): void;
  destroy(): void;
};

export function createStukToolbar(
  place: HTMLElement,
  manager: Y.UndoManager,
  { mayWrite, popup }: { mayWrite: boolean; popup: Popup },
): StukToolbar {
  let current: Editor | null = null;
  const listeners = new Set<() => void>();
  const tell = () => listeners.forEach((listener) => listener());
  const leave = () => {
    current?.off("transaction", tell);
    current = null;
    tell();
  };
  const undo = {
    undo: () => void manager.undo(),
    redo: () => void manager.redo(),
    canUndo: () => manager.undoStack.length > 0,
    canRedo: () => manager.redoStack.length > 0,
  };
  const text = {
    editor: () => current,
    onChange(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  const stackEvents = ["stack-item-added", "stack-item-popped", "stack-cleared"] as const;
  for (const name of stackEvents) manager.on(name, tell);
  place.hidden = !mayWrite;
  const tools = textTools(text, popup, { headings: [2], undo });
  const bar: Toolbar | null = mayWrite ? createToolbar(place, text, tools) : null;
  return {
    entered(editor: Editor) {
      if (editor === current) return;
      leave();
      current = editor;
      editor.on("transaction", tell);
      tell();
    },
    left(editor: Editor) {
      if (editor === current) leave();
    },
    destroy() {
      for (const name of stackEvents) manager.off(name, tell);
      bar?.destroy();
    },
  };
}
