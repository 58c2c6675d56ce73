/** The form of a block: typed Dutch inputs for every field of its definition, kept in step with the shared document. */
import type { Node } from "@tiptap/pm/model";
import type { BlockDefinition } from "../templates/block.ts";
import { paragraph } from "../templates/prose.ts";
import { h, setAttribute } from "./dom.ts";
import { createPart } from "./form/parts.ts";
import type { FormTarget, Part } from "./form/parts.ts";
import { icon } from "./icons.ts";
import type { Surface } from "./surface.ts";

export type { FormTarget } from "./form/parts.ts";

export type Form = {
  /** Short fields and references, above the text. */
  fields: HTMLElement;
  /** Tables, and the buttons for fields that are not in use; below the text. */
  tables: HTMLElement;
  update(node: Node): void;
  /** Puts the focus in a field, or in one of its rows; false where the form has no such field. */
  focus(key: string, row?: string): boolean;
  flush(): void;
};

/**
 * Fields that are not required and hold nothing stay folded away behind "Toevoegen", so that a card stays short.
 * `skip` are fields that stand elsewhere on the card: the title.
 */
export function createForm(
  definition: BlockDefinition,
  target: FormTarget,
  surface: Surface,
  skip: readonly string[] = [],
): Form {
  const shown = new Set<string>();
  const parts: Part[] = [];
  for (const [key, field] of Object.entries(definition.fields))
    if (field.kind !== "text" && !skip.includes(key))
      parts.push(createPart(key, field, definition, target, surface));
  const isTable = ({ field }: Part) => field.kind === "rows";
  const more = h("div", { class: "meer-velden" });
  let current: Node | null = null;
  const reveal = (key: string, row?: string) => {
    shown.add(key);
    if (current) update(current);
    const part = parts.find((candidate) => candidate.key === key);
    if (part) part.focus(row);
    else target.focusText(key);
  };
  const buttons = createMoreButtons(definition, more, reveal);
  function update(node: Node): void {
    current = node;
    for (const part of parts) {
      part.set(node);
      const isFolded =
        part.isEmpty(node) &&
        !part.field.required &&
        !shown.has(part.key) &&
        !part.element.contains(document.activeElement);
      if (!isFolded) shown.add(part.key);
      part.element.hidden = isFolded;
    }
    buttons((key) => isMissing(node, key, definition, parts));
    more.hidden = !surface.mayWrite || more.querySelector("button:not([hidden])") === null;
  }
  return {
    fields: h(
      "div",
      { class: "velden" },
      ...parts.filter((part) => !isTable(part)).map(({ element }) => element),
    ),
    tables: h(
      "div",
      { class: "tabellen" },
      ...parts.filter(isTable).map(({ element }) => element),
      more,
    ),
    update,
    focus(key, row) {
      if (!parts.some((part) => part.key === key)) return false;
      reveal(key, row);
      return true;
    },
    flush: () => parts.forEach((part) => part.flush()),
  };
}

function isMissing(
  node: Node,
  key: string,
  definition: BlockDefinition,
  parts: readonly Part[],
): boolean {
  const part = parts.find((candidate) => candidate.key === key);
  if (part) return part.element.hidden !== false;
  if (definition.fields[key]?.kind !== "text") return false;
  const texts = textNodes(node, key);
  return (
    texts.length === 0 ||
    (!definition.fields[key].required &&
      texts.every((text) => text.textContent.trim() === "" && text.childCount <= 1))
  );
}

/** One button for each field that is not in use. */
function createMoreButtons(
  definition: BlockDefinition,
  place: HTMLElement,
  reveal: (key: string) => void,
): (isMissing: (key: string) => boolean) => void {
  const buttons = Object.entries(definition.fields).map(([key, field]) => ({
    key,
    button: h(
      "button",
      { type: "button", class: "knop-veld", hidden: true, on: { click: () => reveal(key) } },
      icon("plus"),
      field.label,
    ),
  }));
  place.append(
    h("span", { class: "meer-kop" }, "Toevoegen:"),
    ...buttons.map(({ button }) => button),
  );
  return (missing) => {
    for (const { key, button } of buttons) setAttribute(button, "hidden", !missing(key));
  };
}

function textNodes(node: Node, key: string): Node[] {
  const found: Node[] = [];
  node.forEach((child) => void (child.type.name === key && found.push(child)));
  return found;
}

/** Adds a text field that the stored block does not have yet. */
export function addTextField(target: FormTarget, surface: Surface, key: string): void {
  const element = target.element();
  if (element) surface.edits.addChild(element, { type: key, content: [paragraph("")] });
}
