/** One hand-written slot: its text, the proposal from the plan beside it, or the reason why it does not apply. */
import type * as Y from "yjs";
import { slotNodes, textsIn, valuesIn } from "../../templates/edit/stukEdits.ts";
import { wordsInside } from "../../templates/proseDoc.ts";
import { STUKKEN } from "../../templates/stukken.ts";
import type { SlotName } from "../../templates/stukken.ts";
import { h, setAttribute } from "../dom.ts";
import { createShortPart } from "../form/parts.ts";
import { icon } from "../icons.ts";
import { originIn } from "./origin.ts";
import { createProposalBox } from "./proposalBox.ts";
import type { ProposalBox } from "./proposalBox.ts";
import type { StukDesk, StukPart } from "./stukDesk.ts";
import { createStukTexts } from "./stukText.ts";

export type SlotPart = StukPart & {
  /** The ids of its nodes, to show who is there. */
  ids(): string[];
  focus(): void;
};

/** `hasRows` tells whether rows of the same part say something: then it does apply. */
export function createSlotPart(
  desk: StukDesk,
  slot: SlotName,
  title: string,
  hasRows: () => boolean,
): SlotPart {
  let nodes: Y.XmlElement[] = [];
  let isAsked = false;
  const texts = createStukTexts(desk, title, "Schrijf hier");
  const focusText = () => {
    desk.refresh();
    texts.focus();
  };
  const write = () => {
    isAsked = false;
    desk.edits.startSlot(slot);
    focusText();
  };
  const skip = () => {
    isAsked = true;
    refresh();
    reason.focus();
  };
  const reason = createReason(desk, slot, write);
  const choices = createChoices(title, write, skip);
  const proposal = createSlotProposal(desk, { slot, title, nodes: () => nodes, focusText });
  const doubles = createDoubles(() => {
    desk.edits.join(slot);
    desk.say("De teksten staan nu achter elkaar.");
    focusText();
  });
  const main = [doubles, texts.element, choices.element, reason.element];
  const element = h(
    "div",
    { class: "stuk-vak", "data-onderdeel": slot },
    h("div", { class: "stuk-hoofd" }, ...main),
    proposal.element,
  );
  const refresh = () => {
    nodes = slotNodes(desk.doc, slot);
    const values = valuesIn(nodes);
    const hasWords = hasWordsIn(nodes);
    const isAway = isAsked || typeof values["nietVanToepassing"] === "string";
    const found = isAway && !hasWords ? [] : textsIn(nodes, "tekst");
    texts.set(found);
    texts.element.hidden = found.length === 0;
    doubles.hidden = found.length < 2 || !desk.mayWrite;
    reason.show(isAway, values);
    choices.show(desk.mayWrite, {
      isBegun: found.length > 0 || isAway,
      mayNotApply: !isAway && !hasWords && !hasRows(),
    });
    proposal.refresh();
    if (isAway) proposal.element.hidden = true;
    setAttribute(element, "data-blok-id", idsOf(nodes)[0]);
  };
  return {
    element,
    refresh,
    flush: () => reason.flush(),
    destroy: texts.destroy,
    ids: () => idsOf(nodes),
    focus: () => texts.focus(),
  };
}

function createSlotProposal(
  desk: StukDesk,
  {
    slot,
    title,
    nodes,
    focusText,
  }: { slot: SlotName; title: string; nodes(): Y.XmlElement[]; focusText(): void },
): ProposalBox {
  return createProposalBox(desk, {
    name: () => title,
    proposal: () => desk.facts().proposals.find(({ target }) => target === slot) ?? null,
    origin: () => originIn(nodes()),
    hasWords: () => hasWordsIn(nodes()),
    accept: (accepted) => desk.edits.acceptSlot(slot, accepted),
    keep(hash) {
      const [first] = nodes();
      if (first) desk.edits.keep(first, hash);
    },
    focusText,
  });
}

function hasWordsIn(nodes: readonly Y.XmlElement[]): boolean {
  return textsIn(nodes, "tekst").some((text) => wordsInside(text).trim() !== "");
}

function idsOf(nodes: readonly Y.XmlElement[]): string[] {
  return nodes.map((node) => String(valuesIn([node])["id"] ?? ""));
}

/** "Niet van toepassing, omdat …", with the way back. */
function createReason(desk: StukDesk, slot: SlotName, write: () => void) {
  const part = createShortPart(
    "nietVanToepassing",
    STUKKEN.onderdeel.fields.nietVanToepassing,
    { id: `onderdeel-${slot}`, element: () => desk.edits.slot(slot) },
    desk.surface,
  );
  const back = h(
    "button",
    { type: "button", class: "button is-small", on: { click: write } },
    "Toch schrijven",
  );
  back.hidden = !desk.mayWrite;
  const element = h("div", { class: "stuk-nvt" }, part.element, back);
  return {
    element,
    show(isAway: boolean, values: Record<string, unknown>) {
      element.hidden = !isAway;
      part.set({ attrs: values });
    },
    focus: () => part.focus(),
    flush: () => part.flush(),
  };
}

/** What an empty slot offers. */
function createChoices(title: string, write: () => void, skip: () => void) {
  const start = h(
    "button",
    {
      type: "button",
      class: "knop-toevoegen",
      "aria-label": `Zelf schrijven: ${title}`,
      on: { click: write },
    },
    icon("pencil"),
    "Zelf schrijven",
  );
  const away = h(
    "button",
    {
      type: "button",
      class: "knop-stil",
      "aria-label": `Niet van toepassing: ${title}`,
      on: { click: skip },
    },
    "Niet van toepassing",
  );
  const empty = h("p", { class: "stuk-leeg" }, "Hier is nog niets geschreven.");
  const element = h("div", { class: "stuk-keuzes" }, start, away, empty);
  return {
    element,
    show(mayWrite: boolean, { isBegun, mayNotApply }: { isBegun: boolean; mayNotApply: boolean }) {
      start.hidden = !mayWrite || isBegun;
      away.hidden = !mayWrite || !mayNotApply;
      empty.hidden = mayWrite || isBegun || !mayNotApply;
    },
  };
}

function createDoubles(join: () => void): HTMLElement {
  return h(
    "p",
    { class: "stuk-dubbel" },
    "Twee mensen begonnen hier tegelijk. ",
    h(
      "button",
      { type: "button", class: "link-button", on: { click: join } },
      "Zet de teksten achter elkaar",
    ),
  );
}
