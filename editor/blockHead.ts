/** The head of a card: kind, code, title, who is in it, its most telling values, and its buttons. */
import type { Node } from "@tiptap/pm/model";
import type { BlockDefinition } from "../templates/block.ts";
import { isShort } from "../templates/fields.ts";
import type { Json } from "../templates/prose.ts";
import type { Child, Props } from "./dom.ts";
import { h, setAttribute, setText } from "./dom.ts";
import { excerptOf, factsOf } from "./facts.ts";
import { createWriting } from "./form/control.ts";
import type { ControlHost } from "./form/control.ts";
import { icon } from "./icons.ts";
import type { Peer } from "./surface.ts";

export type BlockHead = {
  element: HTMLElement;
  update(
    node: Node,
    around: {
      labelOf(to: string, id: string): string | null;
      comments: number;
      peers: readonly Peer[];
    },
  ): void;
  setOpen(open: boolean): void;
  focusTitle(): void;
  focusToggle(): void;
  flush(): void;
};

export type BlockHeadHost = {
  id: string;
  mayWrite: boolean;
  hold(): () => void;
  toggle(): void;
  comment(): void;
  writeTitle(value: Json): void;
  openMenu(button: HTMLElement): void;
};

export function createBlockHead(definition: BlockDefinition, host: BlockHeadHost): BlockHead {
  const parts = createParts(definition, host);
  const { title, facts, excerpt, toggle, titleInput, writing } = parts;
  return {
    element: parts.element,
    update(node, { labelOf, comments, peers }) {
      const stored: unknown = node.attrs[definition.titleField];
      const words = typeof stored === "string" ? stored.trim() : "";
      const code = typeof node.attrs["code"] === "string" ? node.attrs["code"] : "";
      setText(parts.code, code);
      setText(title, words || `${definition.title} zonder titel`);
      title.classList.toggle("is-leeg", words === "");
      writing.set(stored);
      showFacts(facts, factsOf(definition, node, labelOf));
      setText(excerpt, excerptOf(definition, node));
      showPeople(parts.people, peers);
      nameButtons(parts, `${code} ${words || definition.title}`.trim(), comments);
    },
    setOpen(open) {
      setAttribute(toggle, "aria-expanded", String(open));
      titleInput.hidden = !open;
      for (const element of [title, facts, excerpt]) element.hidden = open;
    },
    focusTitle: () => titleInput.focus(),
    focusToggle: () => toggle.focus({ preventScroll: true }),
    flush: writing.flush,
  };
}

type HeadParts = ReturnType<typeof createParts>;

function createParts(definition: BlockDefinition, host: BlockHeadHost) {
  const code = h("span", { class: "blok-code" });
  const people = h("span", { class: "blok-mensen" });
  const title = h("h3", { class: "blok-titel" });
  const { input: titleInput, writing } = createTitle(definition, host);
  const facts = h("dl", { class: "blok-feiten" });
  const excerpt = h("p", { class: "blok-fragment" });
  const count = h("span", { class: "blok-aantal" });
  const button = (props: Props, ...face: Child[]) =>
    h("button", { type: "button", ...props }, ...face);
  const comment = button(
    { class: "knop-klein blok-opmerkingen", on: { click: host.comment } },
    icon("comment"),
    count,
  );
  const openMenu = () => host.openMenu(menu);
  const menu = button(
    {
      class: "knop-klein",
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      on: { click: openMenu },
    },
    icon("more"),
  );
  const toggle = button(
    { class: "knop-klein blok-open", "aria-expanded": "false", on: { click: host.toggle } },
    icon("down"),
  );
  const kind = h("p", { class: "blok-soort" }, definition.title, code, people);
  const line = h(
    "div",
    { class: "blok-regel" },
    kind,
    h("div", { class: "blok-knoppen" }, comment, menu, toggle),
  );
  const element = h("header", { class: "blok-kop" }, line, title, titleInput, facts, excerpt);
  return {
    element,
    code,
    people,
    title,
    titleInput,
    writing,
    facts,
    excerpt,
    count,
    comment,
    menu,
    toggle,
  };
}

function nameButtons(
  { comment, menu, toggle, count }: HeadParts,
  name: string,
  comments: number,
): void {
  const label =
    comments > 0 ? `Opmerkingen bij ${name}: ${comments}` : `Opmerking plaatsen bij ${name}`;
  setText(count, comments > 0 ? String(comments) : "");
  comment.classList.toggle("heeft-opmerkingen", comments > 0);
  setAttribute(comment, "aria-label", label);
  setAttribute(comment, "title", comments > 0 ? "Opmerkingen" : "Opmerking plaatsen");
  setAttribute(menu, "aria-label", `Acties voor ${name}`);
  setAttribute(toggle, "aria-label", `${name} in- of uitklappen`);
}

function createTitle(definition: BlockDefinition, host: BlockHeadHost) {
  const field = definition.fields[definition.titleField];
  if (!field || !isShort(field)) throw new RangeError(`${definition.name} has no title field`);
  const input = h("input", {
    type: "text",
    class: "blok-titel-invoer",
    hidden: true,
    "aria-label": field.label,
    placeholder: field.example ? `Bijv. ${field.example}` : field.label,
    maxlength: field.maxLength,
    readonly: !host.mayWrite,
    autocomplete: "off",
  });
  const writingHost = {
    hold: host.hold,
    write: host.writeTitle,
    complain: () => undefined,
  } as Partial<ControlHost> as ControlHost;
  return { input, writing: createWriting(input, field, writingHost) };
}

function showFacts(list: HTMLElement, facts: readonly { label: string; value: string }[]): void {
  const text = JSON.stringify(facts);
  if (list.dataset["feiten"] === text) return;
  list.dataset["feiten"] = text;
  list.replaceChildren(
    ...facts.map(({ label, value }) => h("div", {}, h("dt", {}, label), h("dd", {}, value))),
  );
}

function showPeople(place: HTMLElement, peers: readonly Peer[]): void {
  const text = peers.map(({ name, colour }) => `${name} ${colour}`).join();
  if (place.dataset["mensen"] === text) return;
  place.dataset["mensen"] = text;
  place.replaceChildren(
    ...peers.map(({ name, colour }) => {
      const chip = h("span", { class: "blok-mens" }, name);
      chip.style.backgroundColor = colour;
      return chip;
    }),
  );
}
