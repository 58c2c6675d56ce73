/** The tools for text: formatting, headings, lists, links and undo, on whatever editor has the text now. */
import type { Editor } from "@tiptap/core";
import { h } from "./dom.ts";
import type { Popup } from "./popup.ts";
import type { Tool, ToolbarText } from "./toolbar.ts";

/** Does nothing while there is no text. */
type Run = (editor: Editor, button: HTMLElement) => void;

/** The tools that every text has, undo last. `headings` are the levels that may stand in this text. */
export function textTools(
  text: ToolbarText,
  popup: Popup,
  { headings, undo }: { headings: readonly (2 | 3 | 4)[]; undo: Undo },
): Tool[] {
  const on = textTool(text);
  return [
    ...MARKS.map(([name, face, label, keys, style]) =>
      on(
        { face: { words: face }, label, keys, class: style },
        name,
        {},
        (editor) => void editor.chain().focus().toggleMark(name).run(),
      ),
    ),
    ...headings.map((level) => {
      // The chapter itself is a heading of the first level; within it they are called 1 to 3.
      const label = `Kop ${level - 1}`;
      return on(
        { face: { words: label }, label, keys: `Ctrl+Alt+${level}` },
        "heading",
        { level },
        (editor) => void editor.chain().focus().toggleHeading({ level }).run(),
      );
    }),
    on(
      { face: "bullets", label: "Opsomming", keys: "Ctrl+Shift+8" },
      "bulletList",
      {},
      (editor) => void editor.chain().focus().toggleBulletList().run(),
    ),
    on(
      { face: "numbers", label: "Genummerde lijst", keys: "Ctrl+Shift+7" },
      "orderedList",
      {},
      (editor) => void editor.chain().focus().toggleOrderedList().run(),
    ),
    on({ face: { words: "Link" }, label: "Link", keys: "Ctrl+K" }, "link", {}, (editor, button) =>
      openLinkForm(editor, popup, () => button.getBoundingClientRect()),
    ),
    {
      face: "undo",
      label: "Ongedaan maken",
      keys: "Ctrl+Z",
      class: "is-einde",
      run: undo.undo,
      may: undo.canUndo,
    },
    { face: "redo", label: "Opnieuw", keys: "Ctrl+Y", run: undo.redo, may: undo.canRedo },
  ];
}

export type Undo = { undo(): void; redo(): void; canUndo(): boolean; canRedo(): boolean };

const MARKS = [
  ["bold", "B", "Vet", "Ctrl+B", "is-vet"],
  ["italic", "I", "Cursief", "Ctrl+I", "is-cursief"],
  ["underline", "U", "Onderstrepen", "Ctrl+U", "is-onderstreept"],
] as const;

function textTool(text: ToolbarText) {
  return (
    face: Pick<Tool, "face" | "label" | "keys" | "class">,
    active: string,
    attributes: object,
    run: Run,
  ): Tool => ({
    ...face,
    run(button) {
      const editor = text.editor();
      if (editor) run(editor, button);
    },
    isOn: () => text.editor()?.isActive(active, attributes) ?? false,
    may: () => text.editor() !== null,
  });
}

/** Asks for the address of a link for the selected text; an empty one takes the link away. */
export function openLinkForm(editor: Editor, popup: Popup, anchor: () => DOMRect): void {
  const current: unknown = editor.getAttributes("link")["href"];
  const input = h("input", {
    type: "text",
    inputmode: "url",
    class: "invoer",
    id: "link-adres",
    value: typeof current === "string" ? current : "",
    placeholder: "https://",
    autocomplete: "off",
  });
  const message = h("p", { class: "veld-melding", role: "alert" });
  const finish = () => {
    popup.close();
    editor.view.focus();
  };
  const form = h(
    "form",
    {
      class: "linkform",
      on: {
        submit: (event) => {
          event.preventDefault();
          const href = asAddress(input.value);
          if (href === null)
            return void (message.textContent =
              "Dit is geen webadres. Voorbeeld: https://www.oosterwaarde.nl");
          finish();
          setLink(editor, href);
        },
        keydown: (event) => {
          if (event.key === "Escape") finish();
        },
      },
    },
    h("label", { class: "veld-label", for: "link-adres" }, "Webadres"),
    h(
      "div",
      { class: "linkform-rij" },
      input,
      h("button", { type: "submit", class: "knop-hoofd" }, "Link maken"),
    ),
    h("p", { class: "veld-uitleg" }, "Leeg maken haalt de link weg."),
    message,
  );
  popup.open(anchor, form);
  input.focus();
}

/** A web or mail address; "" for none; null when it is neither. Other schemes, such as javascript:, are none. */
export function asAddress(typed: string): string | null {
  const text = typed.trim();
  if (text === "" || /^(https?:\/\/|mailto:)\S+$/i.test(text)) return text;
  if (/^[^\s@:/]+@[^\s@:/]+\.[a-z]{2,}$/i.test(text)) return `mailto:${text}`;
  return /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(text) ? `https://${text}` : null;
}

function setLink(editor: Editor, href: string): void {
  const chain = editor.chain().focus().extendMarkRange("link");
  if (href === "") chain.unsetMark("link", { extendEmptyMarkRange: true }).run();
  else if (editor.state.selection.empty && !editor.isActive("link"))
    chain
      .insertContent({ type: "text", text: href, marks: [{ type: "link", attrs: { href } }] })
      .run();
  else chain.setMark("link", { href }).run();
}
