/** The bar of text tools above the paper: one stop for Tab, arrows inside, Alt+F10 to enter and Esc to go back. */
import type { Editor } from "@tiptap/core";
import { h, setAttribute } from "./dom.ts";
import { icon } from "./icons.ts";
import type { IconName } from "./icons.ts";
import type { Popup } from "./popup.ts";

type Tool = {
  /** What stands on the button: a drawing, or a word that its label has too. */
  face: IconName | { words: string };
  label: string;
  keys?: string;
  class?: string;
  run(editor: Editor, button: HTMLElement): void;
  isOn?(editor: Editor): boolean;
  may?(editor: Editor): boolean;
};

export type Toolbar = { destroy(): void };

/** `insert` opens the list of blocks beside its button. */
export function createToolbar(
  place: HTMLElement,
  editor: Editor,
  popup: Popup,
  insert: (button: HTMLElement) => void,
): Toolbar {
  const tools = toolsFor(popup, insert);
  const buttons = tools.map((tool) => toolButton(tool, editor));
  place.replaceChildren(...buttons);
  for (const [name, value] of Object.entries({
    role: "toolbar",
    "aria-label": "Tekst opmaken",
    "aria-keyshortcuts": "Alt+F10",
  }))
    place.setAttribute(name, value);
  place.classList.add("werkbalk");
  for (const [index, button] of buttons.entries()) button.tabIndex = index === 0 ? 0 : -1;

  const update = () => {
    for (const [index, { isOn, may }] of tools.entries()) {
      const button = buttons[index];
      if (!button) continue;
      if (isOn) setAttribute(button, "aria-pressed", String(isOn(editor)));
      // Not `disabled`: a button that goes away under the focus loses its user.
      setAttribute(button, "aria-disabled", may && !may(editor) ? "true" : null);
    }
  };
  const onKey = (event: KeyboardEvent) => moveInside(event, buttons, editor);
  const enter = (event: KeyboardEvent) => {
    if (event.key !== "F10" || !event.altKey) return;
    event.preventDefault();
    buttons.find(({ tabIndex }) => tabIndex === 0)?.focus();
  };
  place.addEventListener("keydown", onKey);
  document.addEventListener("keydown", enter);
  editor.on("transaction", update);
  update();
  return {
    destroy() {
      editor.off("transaction", update);
      place.removeEventListener("keydown", onKey);
      document.removeEventListener("keydown", enter);
      place.replaceChildren();
    },
  };
}

function toolButton(tool: Tool, editor: Editor): HTMLButtonElement {
  const button = h(
    "button",
    {
      type: "button",
      class: `werkbalk-knop ${tool.class ?? ""}`,
      title: tool.keys ? `${tool.label} (${tool.keys})` : tool.label,
      "aria-label": tool.label,
      on: {
        // The selection in the text must survive a click on its tool.
        mousedown: (event) => event.preventDefault(),
        click: () => button.getAttribute("aria-disabled") !== "true" && tool.run(editor, button),
      },
    },
    typeof tool.face === "string" ? icon(tool.face) : tool.face.words,
  );
  return button;
}

function moveInside(event: KeyboardEvent, buttons: HTMLButtonElement[], editor: Editor): void {
  if (event.key === "Escape") {
    event.preventDefault();
    editor.view.focus();
    return;
  }
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  const target = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
  if (target === undefined || at < 0) return;
  event.preventDefault();
  const next = buttons.at(target % buttons.length);
  for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
  next?.focus();
}

function toolsFor(popup: Popup, insert: (button: HTMLElement) => void): Tool[] {
  return [
    {
      face: { words: "+ Blok" },
      label: "+ Blok invoegen",
      keys: "/",
      class: "is-hoofd",
      run: (_editor, button) => insert(button),
    },
    markTool("bold", "B", "Vet", "Ctrl+B", "is-vet"),
    markTool("italic", "I", "Cursief", "Ctrl+I", "is-cursief"),
    markTool("underline", "U", "Onderstrepen", "Ctrl+U", "is-onderstreept"),
    ...([2, 3, 4] as const).map(headingTool),
    ...listTools(),
    {
      face: { words: "Link" },
      label: "Link",
      keys: "Ctrl+K",
      run: (editor, button) => openLinkForm(editor, popup, () => button.getBoundingClientRect()),
      isOn: (editor) => editor.isActive("link"),
    },
    ...undoTools(),
  ];
}

function markTool(name: string, face: string, label: string, keys: string, style: string): Tool {
  return {
    face: { words: face },
    label,
    keys,
    class: style,
    run: (editor) => void editor.chain().focus().toggleMark(name).run(),
    isOn: (editor) => editor.isActive(name),
  };
}

/** The chapter itself is a heading of the first level; within it they are called 1 to 3. */
function headingTool(level: 2 | 3 | 4): Tool {
  const label = `Kop ${level - 1}`;
  return {
    face: { words: label },
    label,
    keys: `Ctrl+Alt+${level}`,
    run: (editor) => void editor.chain().focus().toggleHeading({ level }).run(),
    isOn: (editor) => editor.isActive("heading", { level }),
  };
}

function listTools(): Tool[] {
  return [
    {
      face: "bullets",
      label: "Opsomming",
      keys: "Ctrl+Shift+8",
      run: (editor) => void editor.chain().focus().toggleBulletList().run(),
      isOn: (editor) => editor.isActive("bulletList"),
    },
    {
      face: "numbers",
      label: "Genummerde lijst",
      keys: "Ctrl+Shift+7",
      run: (editor) => void editor.chain().focus().toggleOrderedList().run(),
      isOn: (editor) => editor.isActive("orderedList"),
    },
  ];
}

function undoTools(): Tool[] {
  return [
    {
      face: "undo",
      label: "Ongedaan maken",
      keys: "Ctrl+Z",
      class: "is-einde",
      run: (editor) => void editor.chain().focus().undo().run(),
      may: (editor) => editor.can().undo(),
    },
    {
      face: "redo",
      label: "Opnieuw",
      keys: "Ctrl+Y",
      run: (editor) => void editor.chain().focus().redo().run(),
      may: (editor) => editor.can().redo(),
    },
  ];
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
