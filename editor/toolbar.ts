/** The bar of text tools above the paper: one stop for Tab, arrows inside, Alt+F10 to enter and Esc to go back. */
import type { Editor } from "@tiptap/core";
import { h, setAttribute } from "./dom.ts";
import { icon } from "./icons.ts";
import type { IconName } from "./icons.ts";

export type Tool = {
  /** What stands on the button: a drawing, or a word that its label has too. */
  face: IconName | { words: string };
  label: string;
  keys?: string;
  class?: string;
  run(button: HTMLElement): void;
  isOn?(): boolean;
  may?(): boolean;
};

/** The text that the tools work on. */
export type ToolbarText = {
  /** Null while the cursor has not been in a text yet. */
  editor(): Editor | null;
  /** Calls when the text, its selection or the editor is another one; the result stops that. */
  onChange(listener: () => void): () => void;
};

export type Toolbar = { destroy(): void };

export function createToolbar(
  place: HTMLElement,
  text: ToolbarText,
  tools: readonly Tool[],
): Toolbar {
  const buttons = tools.map(toolButton);
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
      if (isOn) setAttribute(button, "aria-pressed", String(isOn()));
      // Not `disabled`: a button that goes away under the focus loses its user.
      setAttribute(button, "aria-disabled", may && !may() ? "true" : null);
    }
  };
  const onKey = (event: KeyboardEvent) => moveInside(event, buttons, text);
  const enter = (event: KeyboardEvent) => {
    if (event.key !== "F10" || !event.altKey) return;
    // Of two bars in a page one is out of sight.
    if (place.offsetParent === null) return;
    event.preventDefault();
    buttons.find(({ tabIndex }) => tabIndex === 0)?.focus();
  };
  place.addEventListener("keydown", onKey);
  document.addEventListener("keydown", enter);
  const unfollow = text.onChange(update);
  update();
  return {
    destroy() {
      unfollow();
      place.removeEventListener("keydown", onKey);
      document.removeEventListener("keydown", enter);
      place.replaceChildren();
    },
  };
}

function toolButton(tool: Tool): HTMLButtonElement {
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
        click: () => button.getAttribute("aria-disabled") !== "true" && tool.run(button),
      },
    },
    typeof tool.face === "string" ? icon(tool.face) : tool.face.words,
  );
  return button;
}

function moveInside(event: KeyboardEvent, buttons: HTMLButtonElement[], text: ToolbarText): void {
  if (event.key === "Escape") {
    event.preventDefault();
    text.editor()?.view.focus();
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
