/** Any block definition as a card on the paper: folded it reads like a plan, open it is a form with text. */
import type { Editor, NodeViewRenderer } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { TextSelection } from "@tiptap/pm/state";
import type { NodeView } from "@tiptap/pm/view";
import { definitionOf } from "../templates/blocks.ts";
import type { BlockDefinition } from "../templates/block.ts";
import { blockActions } from "./blockActions.ts";
import { createBlockHead } from "./blockHead.ts";
import type { BlockHead } from "./blockHead.ts";
import { h } from "./dom.ts";
import { addTextField, createForm } from "./form.ts";
import type { Form, FormTarget } from "./form.ts";
import { icon } from "./icons.ts";
import { openActions } from "./popup.ts";
import type { Card, Surface } from "./surface.ts";
import { revealText } from "./textNode.ts";

/** One card with all that belongs to it. `node` is the newest state of its block. */
type BlockCard = {
  node: Node;
  readonly id: string;
  readonly definition: BlockDefinition;
  readonly surface: Surface;
  readonly target: FormTarget;
  /** The index of the block among the top-level nodes. */
  index(): number;
  readonly dom: HTMLElement;
  readonly frame: HTMLElement;
  readonly body: HTMLElement;
  /** Where the text fields go. */
  readonly texts: HTMLElement;
  head: BlockHead | null;
  /** Made when the card is first opened: a plan of 300 blocks opens as fast as one of 30. */
  form: Form | null;
};

export function createBlockView(surface: Surface): NodeViewRenderer {
  return ({ node, editor, getPos }) => {
    const card = createCard(node, surface, editor, () => getPos() ?? 0);
    const face = cardFace(card);
    const unregister = surface.register(face);
    card.body.addEventListener("beforematch", () => show(card, true));
    card.frame.addEventListener("click", (event) => {
      if (card.body.hidden && !(event.target as Element).closest("button, a, input"))
        show(card, true);
    });
    card.dom.addEventListener("keydown", (event) => moveByKey(event, card));
    face.refresh();
    return {
      ...nodeViewOf(card, face),
      destroy() {
        face.flush();
        unregister();
      },
    };
  };
}

function createCard(
  node: Node,
  surface: Surface,
  editor: Editor,
  position: () => number,
): BlockCard {
  const id = String(node.attrs["id"] ?? "");
  const definition = definitionOf(node.type.name) as BlockDefinition;
  const index = () => editor.state.doc.resolve(position()).index(0);
  const texts = h("div", { class: "blok-teksten" });
  const body = h("div", { class: "blok-lijf", hidden: "until-found" }, texts);
  const frame = h("div", {
    class: "blok",
    role: "group",
    "aria-label": definition.title,
    "data-soort": definition.name,
  });
  const dom = h("div", { class: "blok-omslag", "data-blok-id": id }, frame);
  if (surface.mayWrite && definition.name !== "plangegevens")
    dom.append(insertButton(surface, index));
  const target: FormTarget = {
    id,
    element: () => surface.edits.blockAt(id, index()),
    focusText: (key) => focusText(card, key, editor, position),
  };
  const card: BlockCard = {
    node,
    id,
    definition,
    surface,
    target,
    index,
    dom,
    frame,
    body,
    texts,
    head: null,
    form: null,
  };
  card.head = createHead(card);
  frame.append(card.head.element, body);
  return card;
}

function createHead(card: BlockCard): BlockHead {
  const { surface, definition, id, target, index } = card;
  const head = createBlockHead(definition, {
    id,
    mayWrite: surface.mayWrite,
    hold: surface.hold,
    toggle: () => show(card, card.body.hidden !== false),
    comment: () => surface.commentOn(id),
    writeTitle: (value) => {
      const element = target.element();
      if (element) surface.edits.setValue(element, definition.titleField, value);
    },
    openMenu: (button) =>
      openActions(
        surface.popup,
        button,
        blockActions({
          surface,
          element: target.element,
          index,
          id,
          isSettings: definition.name === "plangegevens",
          isMeasured: definition.name === "indicator",
        }),
      ),
  });
  head.element.contentEditable = "false";
  return head;
}

function insertButton(surface: Surface, index: () => number): HTMLElement {
  const button = h(
    "button",
    {
      type: "button",
      class: "blok-tussen",
      "aria-label": "Blok invoegen na dit blok",
      contenteditable: "false",
      on: { click: () => surface.openInsertMenu(button, () => index() + 1) },
    },
    icon("plus"),
    h("span", {}, "Blok invoegen"),
  );
  return button;
}

/** What the rest of the editor may do with this card. */
function cardFace(card: BlockCard): Card {
  return {
    id: card.id,
    refresh: () => refresh(card),
    isOpen: () => !card.body.hidden,
    flush() {
      card.head?.flush();
      card.form?.flush();
    },
    focus(field, row) {
      show(card, true);
      if (field !== undefined && field === card.definition.titleField) card.head?.focusTitle();
      else if (field !== undefined && card.definition.fields[field]?.kind === "text")
        card.target.focusText(field);
      else if (field === undefined || !card.form?.focus(field, row)) card.head?.focusToggle();
    },
  };
}

function nodeViewOf(card: BlockCard, face: Card): NodeView {
  const { texts, frame, id } = card;
  return {
    dom: card.dom,
    contentDOM: texts,
    update(next) {
      if (next.type !== card.node.type || String(next.attrs["id"] ?? "") !== id) return false;
      card.node = next;
      face.refresh();
      return true;
    },
    selectNode: () => frame.classList.add("is-gekozen"),
    deselectNode: () => frame.classList.remove("is-gekozen"),
    stopEvent: (event) => !texts.contains(event.target as globalThis.Node),
    ignoreMutation: (mutation) =>
      !texts.contains(mutation.target) ||
      (mutation.target === texts && mutation.type === "attributes"),
  };
}

function show(card: BlockCard, open: boolean): void {
  const { body, definition } = card;
  if (open && !card.form) {
    card.form = createForm(definition, card.target, card.surface, [definition.titleField]);
    for (const part of [card.form.fields, card.form.tables]) part.contentEditable = "false";
    body.prepend(card.form.fields);
    body.append(card.form.tables);
  }
  if (open) body.removeAttribute("hidden");
  else body.setAttribute("hidden", "until-found");
  card.frame.classList.toggle("is-open", open);
  card.head?.setOpen(open);
  if (open) card.form?.update(card.node);
}

function refresh(card: BlockCard): void {
  const { surface, id, node } = card;
  const around = {
    labelOf: surface.labelOf,
    comments: surface.commentCount(id),
    peers: surface.peersIn(id),
  };
  card.head?.update(node, around);
  if (!card.body.hidden) card.form?.update(node);
}

/** Puts the cursor at the start of a text field, which is added first when the block does not have it yet. */
function focusText(card: BlockCard, key: string, editor: Editor, position: () => number): void {
  if (offsetOf(card.node, key) === null) addTextField(card.target, card.surface, key);
  revealText(card.dom, key);
  const { state, view } = editor;
  const place = position() + 2 + (offsetOf(card.node, key) ?? 0);
  view.dispatch(state.tr.setSelection(TextSelection.near(state.doc.resolve(place))));
  view.focus();
}

function offsetOf(node: Node, name: string): number | null {
  let offset: number | null = null;
  node.forEach((child, at) => {
    if (child.type.name === name) offset ??= at;
  });
  return offset;
}

/** Alt and an arrow move the block, from anywhere on its card but the rows of a table, which move themselves. */
function moveByKey(event: KeyboardEvent, { surface, target }: BlockCard): void {
  const direction = event.altKey && !event.defaultPrevented ? directionOf(event.key) : null;
  if (direction === null || !surface.mayWrite) return;
  event.preventDefault();
  const element = target.element();
  if (element && element.nodeName !== "plangegevens" && surface.edits.moveBlock(element, direction))
    surface.say(direction < 0 ? "Blok omhoog verplaatst" : "Blok omlaag verplaatst");
}

function directionOf(key: string): -1 | 1 | null {
  if (key === "ArrowUp") return -1;
  return key === "ArrowDown" ? 1 : null;
}
