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
      const changed = afterPaint(listener);
      editor.on("transaction", changed);
      return () => void editor.off("transaction", changed);
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

/** What was typed is shown first; which tools are on comes right after it. */
function afterPaint(work: () => void): () => void {
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() =>
      setTimeout(() => {
        isWaiting = false;
        work();
      }),
    );
  };
}
