/** One part of the stukken with its heading, who is there, its text and rows, and the button that copies it. */
import { stukNodes } from "../../templates/edit/stukEdits.ts";
import type { WritingPart } from "../../templates/raad/writing.ts";
import { h, setText } from "../dom.ts";
import { icon } from "../icons.ts";
import { createDecisionsPart } from "./decisionsPart.ts";
import { createPeerNames } from "./peerNames.ts";
import { createRowsPart } from "./rowsPart.ts";
import { createSlotPart } from "./slotPart.ts";
import type { StukDesk, StukPart } from "./stukDesk.ts";

const SHOWN_MS = 2_500;

export type PartSection = StukPart & { focus(): void };

export function createPartSection(
  desk: StukDesk,
  part: WritingPart,
  copy: (part: WritingPart) => Promise<string>,
): PartSection {
  const heading = h(
    "h3",
    { class: "stuk-titel", id: `stuk-${part.key}-kop`, tabindex: -1 },
    part.title,
  );
  const names = createPeerNames(desk);
  const hasRows = () => part.rows !== null && stukNodes(desk.doc, part.rows).length > 0;
  const slot = part.slot ? createSlotPart(desk, part.slot, part.title, hasRows) : null;
  const rows = part.rows ? createRowsPart(desk, part.rows) : null;
  const decisions = part.section === "beslispunten" ? createDecisionsPart(desk) : null;
  const parts = [decisions, slot, rows].filter((each) => each !== null);
  const button = createCopyButton(part, copy);
  const element = h(
    "section",
    { class: "stuk", id: `stuk-${part.key}`, "aria-labelledby": `stuk-${part.key}-kop` },
    h("div", { class: "stuk-kop" }, heading, names.element, button),
    ...parts.map((each) => each.element),
  );
  return {
    element,
    refresh() {
      parts.forEach((each) => each.refresh());
      names.show(slot?.ids() ?? []);
    },
    flush: () => parts.forEach((each) => each.flush()),
    destroy: () => parts.forEach((each) => each.destroy()),
    focus() {
      heading.focus({ preventScroll: true });
      element.scrollIntoView({ block: "start" });
    },
  };
}

/** Says for a while on the button itself what became of it. */
function createCopyButton(
  part: WritingPart,
  copy: (part: WritingPart) => Promise<string>,
): HTMLElement {
  const words = h("span", {}, "Kopieer");
  let timer = 0;
  const run = async () => {
    clearTimeout(timer);
    setText(words, await copy(part));
    timer = window.setTimeout(() => setText(words, "Kopieer"), SHOWN_MS);
  };
  return h(
    "button",
    {
      type: "button",
      class: "knop-stil stuk-kopieer",
      "aria-label": `Kopieer ${part.title}`,
      on: { click: () => void run() },
    },
    icon("copy"),
    words,
  );
}
