/** The bar above the plan: its blocks first, then the tools for text. */
import type { Editor } from "@tiptap/core";
import type { Popup } from "./popup.ts";
import { textTools } from "./textTools.ts";
import type { Toolbar } from "./toolbar.ts";
import { createToolbar } from "./toolbar.ts";

/** `insert` opens the list of blocks beside its button. */
export function createPlanToolbar(
  place: HTMLElement,
  editor: Editor,
  popup: Popup,
  insert: (button: HTMLElement) => void,
): Toolbar {
  const text = {
    editor: () => editor,
    onChange(listener: () => void) {
      editor.on("transaction", listener);
      return () => void editor.off("transaction", listener);
    },
  };
  const undo = {
    undo: () => void editor.chain().focus().undo().run(),
    redo: () => void editor.chain().focus().redo().run(),
    canUndo: () => editor.can().undo(),
    canRedo: () => editor.can().redo(),
  };
  return createToolbar(place, text, [
    {
      face: { words: "+ Blok" },
      label: "+ Blok invoegen",
      keys: "/",
      class: "is-hoofd",
      run: insert,
    },
    ...textTools(text, popup, { headings: [2, 3, 4], undo }),
  ]);
}
