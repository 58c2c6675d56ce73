/** The heading of a chapter, with its guidance and settings folded away until asked for. */
import type { NodeViewRenderer } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { SETTINGS } from "../templates/blocks.ts";
import type { BlockDefinition } from "../templates/block.ts";
import { chapterOf } from "../templates/chapters.ts";
import { h, setAttribute, setText } from "./dom.ts";
import { createForm } from "./form.ts";
import type { Form, FormTarget } from "./form.ts";
import type { Card, Surface } from "./surface.ts";

const definition = SETTINGS.hoofdstuk as unknown as BlockDefinition;

/** The guidance of an empty chapter is always shown; the class for that comes from a decoration (chapterEnds.ts). */
export function createChapterView(surface: Surface): NodeViewRenderer {
  return ({ node: first, editor, getPos }) => {
    let node: Node = first;
    const nr: unknown = first.attrs["nr"];
    const id = String(first.attrs["id"] ?? `hoofdstuk-${String(nr)}`);
    const index = () => editor.state.doc.resolve(getPos() ?? 0).index(0);
    const target = {
      id,
      element: () => surface.edits.blockAt(id, index()),
      focusText: () => undefined,
    };
    const head = createHead(nr, id, target, surface, () => node);
    const children = h("div", { hidden: true });
    const dom = h(
      "div",
      { class: "hoofdstuk", "data-blok-id": id, "data-hoofdstuk": String(nr ?? "") },
      head.element,
      children,
    );
    const card: Card = {
      id,
      refresh: () => head.show(node),
      isOpen: head.isOpen,
      flush: head.flush,
      focus: () => head.title.focus({ preventScroll: true }),
    };
    const unregister = surface.register(card);
    card.refresh();
    return {
      dom,
      contentDOM: children,
      update(next) {
        if (next.type !== node.type || next.attrs["nr"] !== nr) return false;
        node = next;
        card.refresh();
        return true;
      },
      stopEvent: () => true,
      ignoreMutation: (mutation) =>
        !children.contains(mutation.target) || mutation.target === children,
      destroy() {
        card.flush();
        unregister();
      },
    };
  };
}

function createHead(
  nr: unknown,
  id: string,
  target: FormTarget,
  surface: Surface,
  current: () => Node,
) {
  let form: Form | null = null;
  const name = h("span", { class: "hoofdstuk-naam" });
  const title = h(
    "h2",
    { class: "hoofdstuk-titel", id: `kop-${id}`, tabindex: -1 },
    h("span", { class: "hoofdstuk-nr" }, String(nr ?? "")),
    " ",
    name,
  );
  const status = h("span", { class: "hoofdstuk-stand" });
  const guidance = h("p", { class: "hoofdstuk-uitleg" }, chapterOf(nr)?.guidance ?? "");
  const settings = h("div", { class: "hoofdstuk-instellingen", hidden: true });
  const explain = foldButton("Uitleg", (open) => guidance.classList.toggle("is-gevraagd", open));
  const adjust = foldButton("Instellingen", (open) => {
    settings.hidden = !open;
    if (open && !form) {
      form = createForm(definition, target, surface);
      settings.append(form.fields, form.tables);
    }
    if (open) form?.update(current());
  });
  const buttons = h(
    "div",
    { class: "hoofdstuk-knoppen" },
    status,
    explain,
    surface.mayWrite ? adjust : null,
  );
  return {
    element: h(
      "div",
      { class: "hoofdstuk-kop", contenteditable: "false" },
      title,
      buttons,
      guidance,
      settings,
    ),
    title,
    show(node: Node) {
      setText(name, String(node.attrs["titel"] ?? chapterOf(nr)?.title ?? ""));
      const stand = SETTINGS.hoofdstuk.fields.status.read(node.attrs["status"]);
      setText(status, stand ? SETTINGS.hoofdstuk.fields.status.show(stand) : "");
      setAttribute(status, "data-stand", stand);
      if (!settings.hidden) form?.update(node);
    },
    isOpen: () => !settings.hidden,
    flush: () => form?.flush(),
  };
}

function foldButton(label: string, toggle: (open: boolean) => void): HTMLButtonElement {
  const button = h(
    "button",
    {
      type: "button",
      class: "knop-stil",
      "aria-expanded": "false",
      on: {
        click: () => {
          const open = button.getAttribute("aria-expanded") !== "true";
          button.setAttribute("aria-expanded", String(open));
          toggle(open);
        },
      },
    },
    label,
  );
  return button;
}
