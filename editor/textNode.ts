/** One text field of a block: its label above the text, an example while it is empty. */
import type { NodeViewRenderer } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { definitionOf } from "../templates/blocks.ts";
import type { Field } from "../templates/fields.ts";
import { h } from "./dom.ts";

/** An empty field that is not required is folded away until it is asked for (`revealText`). */
export function createTextView(): NodeViewRenderer {
  return ({ node, editor, getPos }) => {
    const field = fieldOf(node, editor.state.doc, getPos());
    const content = h("div", {
      class: "tekst-inhoud",
      "data-voorbeeld": field?.example ? `Bijv. ${field.example}` : "Schrijf hier…",
    });
    const required = field?.required
      ? h("span", { class: "veld-verplicht", title: "Nodig voor een compleet plan" }, "*")
      : null;
    const dom = h(
      "div",
      {
        class: "tekstveld",
        "data-veld": node.type.name,
        role: "group",
        "aria-label": field?.label ?? node.type.name,
      },
      h(
        "div",
        { class: "veld-label", contenteditable: "false" },
        field?.label ?? node.type.name,
        required,
      ),
      field?.hint ? h("div", { class: "veld-uitleg", contenteditable: "false" }, field.hint) : null,
      content,
    );
    const show = (shown: Node) => {
      const isEmpty = shown.textContent === "" && shown.childCount <= 1;
      dom.classList.toggle("is-leeg", isEmpty);
      // Emptied while someone writes in it, it stays; only what was empty from the start is folded.
      if (!isEmpty || field?.required) dom.classList.add("is-getoond");
    };
    show(node);
    return {
      dom,
      contentDOM: content,
      update(next) {
        if (next.type !== node.type) return false;
        show(next);
        return true;
      },
      stopEvent: (event) =>
        !content.contains(event.target as globalThis.Node) && event.target !== dom,
      ignoreMutation: (mutation) => mutation.target === dom || !content.contains(mutation.target),
    };
  };
}

/** Shows a folded text field. */
export function revealText(block: HTMLElement, key: string): void {
  for (const element of block.querySelectorAll(".tekstveld"))
    if (element instanceof HTMLElement && element.dataset["veld"] === key)
      element.classList.add("is-getoond");
}

function fieldOf(node: Node, doc: Node, pos: number | undefined): Field | null {
  if (pos === undefined || pos > doc.content.size) return null;
  const block = doc.resolve(pos).parent;
  return definitionOf(block.type.name)?.fields[node.type.name] ?? null;
}
