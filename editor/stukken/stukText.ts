/** A text of the raadsstukken: written by several people at once, letter by letter. */
import { Editor } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import { Placeholder } from "@tiptap/extensions/placeholder";
import type * as Y from "yjs";
import { h } from "../dom.ts";
import { createCarets } from "../presence.ts";
import { textFieldExtensions } from "../schema.ts";
import { createShortcuts } from "../shortcuts.ts";
import { takeClick } from "../takeClick.ts";
import { openLinkForm } from "../textTools.ts";
import type { StukDesk } from "./stukDesk.ts";

export type StukTexts = {
  element: HTMLElement;
  /** The texts to show: usually one; more where people began the same one at the same moment. */
  set(texts: readonly Y.XmlElement[]): void;
  /** Puts the cursor at the end. */
  focus(): void;
  destroy(): void;
};

/** `label` is how screen readers call the text. */
export function createStukTexts(desk: StukDesk, label: string, placeholder: string): StukTexts {
  const element = h("div", { class: "stuk-teksten" });
  let shown = new Map<Y.XmlElement, Editor>();
  return {
    element,
    set(texts) {
      const next = new Map(
        texts.map((text) => [
          text,
          shown.get(text) ?? openText(desk, text, { label, placeholder }),
        ]),
      );
      const isSame = shown.size === next.size && [...next.keys()].every((key) => shown.has(key));
      for (const [text, editor] of shown) if (!next.has(text)) closeText(desk, editor);
      shown = next;
      // Moving an element would take the focus from it.
      if (!isSame) element.replaceChildren(...[...next.values()].map(({ view }) => placeOf(view)));
    },
    focus() {
      const [editor] = shown.values();
      editor?.commands.setTextSelection(editor.state.doc.content.size);
      // At once: Tiptap's own waits a frame, and the first letters would go nowhere.
      editor?.view.focus();
    },
    destroy() {
      for (const editor of shown.values()) closeText(desk, editor);
      shown = new Map();
    },
  };
}

/** The element in which the editor was mounted. */
function placeOf({ dom }: { dom: HTMLElement }): HTMLElement {
  return dom.parentElement ?? dom;
}

function openText(
  desk: StukDesk,
  text: Y.XmlElement,
  { label, placeholder }: { label: string; placeholder: string },
): Editor {
  const editor: Editor = new Editor({
    element: h("div", { class: "stuk-tekst" }),
    editable: desk.mayWrite,
    injectCSS: false,
    enableContentCheck: false,
    extensions: [
      ...textFieldExtensions(text.nodeName),
      Collaboration.configure({ fragment: text, yUndoOptions: { undoManager: desk.undo } }),
      createCarets(desk.awareness, desk.user),
      Placeholder.configure({ placeholder, showOnlyWhenEditable: true }),
      createShortcuts({
        link: () => openLinkForm(editor, desk.popup, () => caretRect(editor)),
        comment: () => undefined,
      }),
    ],
    editorProps: {
      handleDOMEvents: { mousedown: takeClick },
      attributes: {
        class: "papier-tekst stuk-schrijf",
        role: "textbox",
        "aria-multiline": "true",
        "aria-label": label,
        "aria-readonly": String(!desk.mayWrite),
        tabindex: "0",
        lang: "nl",
        spellcheck: "true",
      },
    },
    onFocus: () => desk.entered(editor),
  });
  return editor;
}

function closeText(desk: StukDesk, editor: Editor): void {
  desk.left(editor);
  editor.destroy();
}

function caretRect(editor: Editor): DOMRect {
  const { left, top, bottom } = editor.view.coordsAtPos(editor.state.selection.from);
  return new DOMRect(left, top, 0, bottom - top);
}
