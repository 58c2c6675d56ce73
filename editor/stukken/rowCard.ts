/** One argument, kanttekening, alternatief or earlier decision: its values and its texts. */
import type * as Y from "yjs";
import { textsIn, valuesIn } from "../../templates/edit/stukEdits.ts";
import { isShort } from "../../templates/fields.ts";
import type { Fields } from "../../templates/fields.ts";
import { wordsInside } from "../../templates/proseDoc.ts";
import { STUKKEN } from "../../templates/stukken.ts";
import type { StukRowName } from "../../templates/stukken.ts";
import { h, setText } from "../dom.ts";
import type { ShortPart } from "../form/parts.ts";
import { createShortPart } from "../form/parts.ts";
import { icon } from "../icons.ts";
import { createDecisionSelect } from "./decisionSelect.ts";
import type { DecisionSelect } from "./decisionSelect.ts";
import { originIn } from "./origin.ts";
import { createProposalBox } from "./proposalBox.ts";
import type { ProposalBox } from "./proposalBox.ts";
import { createPeerNames } from "./peerNames.ts";
import type { StukDesk } from "./stukDesk.ts";
import { createStukTexts } from "./stukText.ts";
import type { StukTexts } from "./stukText.ts";

/** What a card shows: `mark` is its number ("1.2"), empty where it has none. */
export type RowState = { id: string; node: Y.XmlElement; mark: string };

export type RowActions = {
  move(node: Y.XmlElement, direction: -1 | 1): void;
  remove(node: Y.XmlElement): void;
};

export type RowCard = {
  element: HTMLElement;
  show(state: RowState): void;
  focusTitle(): void;
  flush(): void;
  destroy(): void;
};

type TextPart = { key: string; element: HTMLElement; texts: StukTexts };

export function createRowCard(
  desk: StukDesk,
  name: StukRowName,
  id: string,
  actions: RowActions,
): RowCard {
  const { title, fields } = STUKKEN[name];
  let state: RowState | null = null;
  const node = () => state?.node ?? null;
  const withNode = (run: (node: Y.XmlElement) => void) => {
    const target = node();
    if (target) run(target);
  };
  const parts = shortParts(desk, fields, { id, element: node });
  const texts = textParts(desk, fields, title);
  const decision = "besluitId" in fields ? createDecision(desk, id, withNode) : null;
  const names = createPeerNames(desk);
  const head = createRowHead(title, desk.mayWrite, names.element, {
    move: (direction) => withNode((target) => actions.move(target, direction)),
    remove: () => withNode(actions.remove),
  });
  const focusText = () => texts[0]?.texts.focus();
  const box = "voorstel.bron" in fields ? createBox(desk, name, node, focusText) : null;
  const [first, ...others] = parts.map((part) => part.element);
  const element = h(
    "li",
    { class: "stuk-rij", "data-blok-id": id, "data-rij": name },
    head.element,
    h("div", { class: "velden" }, first, decision?.element, ...others),
    ...texts.map((part) => part.element),
    box?.element,
  );
  element.addEventListener("keydown", (event) => {
    const direction = event.altKey
      ? { ArrowUp: -1 as const, ArrowDown: 1 as const }[event.key]
      : undefined;
    if (direction === undefined || !desk.mayWrite) return;
    event.preventDefault();
    withNode((target) => actions.move(target, direction));
  });
  return {
    element,
    show(next) {
      state = next;
      const values = valuesIn([next.node]);
      for (const part of parts) part.set({ attrs: values });
      decision?.show(desk.facts().route.beslispunten, textIn(values["besluitId"]));
      for (const part of texts) {
        part.texts.set(textsIn([next.node], part.key));
        part.element.hidden = part.key === "antwoord" && values["geen"] === true;
      }
      const label = [title, next.mark].filter(Boolean).join(" ");
      setText(head.label, label);
      element.setAttribute("aria-label", label);
      names.show([id]);
      box?.refresh();
    },
    focusTitle: () => parts[0]?.focus(),
    flush: () => parts.forEach((part) => part.flush()),
    destroy: () => texts.forEach((part) => part.texts.destroy()),
  };
}

function createDecision(
  desk: StukDesk,
  rowId: string,
  withNode: (run: (node: Y.XmlElement) => void) => void,
): DecisionSelect {
  const id = `v-${rowId}-besluitId`;
  return createDecisionSelect(id, {
    mayWrite: desk.mayWrite,
    choose(besluitId) {
      withNode((node) => desk.edits.setValue(node, "besluitId", besluitId));
      desk.refresh();
      // The card stands in another group now, and was made anew there.
      document.getElementById(id)?.focus();
    },
  });
}

function textIn(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

/** Values with an input of their own; where a text came from is not for people to fill in. */
function shortParts(
  desk: StukDesk,
  fields: Fields,
  target: { id: string; element(): Y.XmlElement | null },
): ShortPart[] {
  return Object.entries(fields).flatMap(([key, field]) => {
    if (!isShort(field) || key === "besluitId" || key.startsWith("voorstel.")) return [];
    const part = createShortPart(key, field, target, desk.surface);
    part.element.classList.toggle("is-breed", key === "titel" || key === "besluit");
    return [part];
  });
}

function textParts(desk: StukDesk, fields: Fields, title: string): TextPart[] {
  return Object.entries(fields).flatMap(([key, field]) => {
    if (field.kind !== "text") return [];
    const texts = createStukTexts(desk, `${field.label} (${title.toLowerCase()})`, "Schrijf hier");
    const label = h("div", { class: "veld-label", "aria-hidden": "true" }, field.label);
    return [
      {
        key,
        texts,
        element: h("div", { class: "stuk-veld", "data-veld": key }, label, texts.element),
      },
    ];
  });
}

function createBox(
  desk: StukDesk,
  name: StukRowName,
  node: () => Y.XmlElement | null,
  focusText: () => void,
): ProposalBox {
  const nodes = () => [node()].filter((each) => each !== null);
  const called = name === "kanttekening" ? "deze kanttekening" : `dit ${name}`;
  return createProposalBox(desk, {
    name: () => called,
    proposal() {
      const key = originIn(nodes())["voorstel.bron"];
      return desk.facts().proposals.find((each) => key !== null && each.key === key) ?? null;
    },
    origin: () => originIn(nodes()),
    hasWords: () =>
      nodes().some((each) => valuesIn([each])["titel"] || wordsInside(each).trim() !== ""),
    accept: (proposal) => nodes().forEach((each) => desk.edits.acceptRow(each, proposal)),
    keep: (hash) => nodes().forEach((each) => desk.edits.keep(each, hash)),
    focusText,
  });
}

function createRowHead(
  title: string,
  mayWrite: boolean,
  names: HTMLElement,
  run: { move(direction: -1 | 1): void; remove(): void },
) {
  const label = h("span", { class: "stuk-rij-naam" });
  const button = (words: string, name: "down" | "trash", extra: string, click: () => void) =>
    h(
      "button",
      {
        type: "button",
        class: `knop-klein ${extra}`,
        title: words,
        "aria-label": `${title}: ${words.toLowerCase()}`,
        on: { click },
      },
      icon(name),
    );
  const buttons = mayWrite
    ? h(
        "span",
        { class: "stuk-rij-knoppen" },
        button("Omhoog", "down", "is-omhoog", () => run.move(-1)),
        button("Omlaag", "down", "is-omlaag", () => run.move(1)),
        button("Weghalen", "trash", "is-weg", run.remove),
      )
    : null;
  return { element: h("div", { class: "stuk-rij-kop" }, label, names, buttons), label };
}
