/** The proposal beside a text: what the plan says, to take over; and the mark that the plan has changed since then. */
import type { Origin, Proposal } from "../../templates/raad/proposals.ts";
import { isOutdated } from "../../templates/raad/proposals.ts";
import { askConfirmation } from "../dialog.ts";
import { h, setText } from "../dom.ts";
import type { StukDesk } from "./stukDesk.ts";

export type ProposalPlace = {
  /** "Inleiding"; names the buttons for screen readers. */
  name(): string;
  proposal(): Proposal | null;
  origin(): Origin;
  hasWords(): boolean;
  accept(proposal: Proposal): void;
  /** The text stays: it is right for this proposal, or no longer comes from one. */
  keep(hash: string | null): void;
  /** Where the focus goes after that. */
  focusText(): void;
};

type State = "away" | "offer" | "current" | "outdated" | "other";

export type ProposalBox = { element: HTMLElement; refresh(): void };

export function createProposalBox(desk: StukDesk, place: ProposalPlace): ProposalBox {
  let isOpen = false;
  const face = createFace({
    look() {
      isOpen = !isOpen;
      refresh();
    },
    take: () => void take(),
    leave() {
      place.keep(place.proposal()?.hash ?? null);
      desk.say("Uw tekst blijft zoals hij is.");
      desk.refresh();
      place.focusText();
    },
  });
  const take = async () => {
    const proposal = place.proposal();
    if (!proposal || (place.hasWords() && !(await askToReplace(place.name())))) return;
    isOpen = false;
    place.accept(proposal);
    desk.refresh();
    place.focusText();
    desk.say(`Voorstel overgenomen bij ${place.name()}. Met Ctrl+Z haalt u het weg.`);
  };
  const refresh = () => {
    const proposal = place.proposal();
    const state = stateOf(place, proposal, desk);
    face.show({
      state,
      proposal,
      isOpen,
      name: place.name(),
      mayWrite: desk.mayWrite,
      hasWords: place.hasWords(),
    });
  };
  return { element: face.element, refresh };
}

type Shown = {
  state: State;
  proposal: Proposal | null;
  isOpen: boolean;
  name: string;
  mayWrite: boolean;
  hasWords: boolean;
};

/** What is seen of it; which buttons there are follows from the state. */
function createFace(run: { look(): void; take(): void; leave(): void }) {
  const mark = h("p", { class: "voorstel-stand" });
  const words = h("div", { class: "voorstel-tekst" });
  const take = faceButton("", "", run.take);
  const look = faceButton("", "voorstel-kijk", run.look);
  const leave = faceButton("Zo laten", "", run.leave);
  const buttons = h("div", { class: "voorstel-knoppen" }, take, look, leave);
  const element = h("div", { class: "voorstel", role: "group" }, mark, words, buttons);
  return {
    element,
    show({ state, proposal, isOpen, name, mayWrite, hasWords }: Shown) {
      element.hidden = state === "away";
      element.dataset["stand"] = state;
      element.classList.toggle("is-open", isOpen);
      element.setAttribute("aria-label", `Voorstel voor ${name}`);
      setText(mark, MARKS[state](proposal !== null, isOpen));
      const showsWords = proposal !== null && (state === "offer" || isOpen);
      words.hidden = !showsWords;
      if (showsWords) showProposal(words, proposal);
      take.hidden = !mayWrite || !showsWords;
      take.classList.toggle("is-primary", state === "offer");
      setText(take, hasWords ? "Vervangen" : "Overnemen");
      take.setAttribute("aria-label", `${take.textContent}: voorstel voor ${name}`);
      look.hidden = proposal === null || state === "offer" || state === "current";
      setText(look, lookLabel(isOpen, state));
      look.setAttribute("aria-expanded", String(isOpen));
      leave.hidden = !mayWrite || state !== "outdated";
    },
  };
}

function faceButton(label: string, style: string, run: () => void): HTMLButtonElement {
  return h(
    "button",
    { type: "button", class: `button is-small ${style}`, on: { click: run } },
    label,
  );
}

const MARKS: Readonly<Record<State, (hasProposal: boolean, isOpen: boolean) => string>> = {
  away: () => "",
  offer: () => "Voorstel uit het plan",
  current: () => "Overgenomen uit het plan.",
  outdated: (hasProposal) =>
    hasProposal
      ? "Verouderd: het plan is veranderd"
      : "Verouderd: het plan is veranderd en zegt hier niets meer over",
  other: (_hasProposal, isOpen) => (isOpen ? "Voorstel uit het plan" : ""),
};

function lookLabel(isOpen: boolean, state: State): string {
  if (isOpen) return "Voorstel verbergen";
  return state === "outdated" ? "Bekijk het nieuwe voorstel" : "Bekijk het voorstel uit het plan";
}

function stateOf(place: ProposalPlace, proposal: Proposal | null, desk: StukDesk): State {
  const origin = place.origin();
  if (!place.hasWords()) return proposal ? "offer" : "away";
  if (isOutdated(origin, desk.facts().proposals)) return "outdated";
  if (origin["voorstel.bron"] !== null) return "current";
  return proposal ? "other" : "away";
}

/** The words of a proposal, a paragraph each; the sentence of an argument in bold above them. */
export function showProposal(place: HTMLElement, { titel, tekst, antwoord }: Proposal): void {
  const key = [titel, tekst, antwoord].join("\n\n");
  if (place.dataset["tekst"] === key) return;
  place.dataset["tekst"] = key;
  place.replaceChildren(
    ...(titel === "" ? [] : [h("p", { class: "voorstel-titel" }, titel)]),
    ...tekst
      .split("\n\n")
      .filter(Boolean)
      .map((line) => h("p", {}, line)),
    ...(antwoord === "" ? [] : [h("p", {}, h("strong", {}, "Wat doen we eraan? "), antwoord)]),
  );
}

function askToReplace(name: string): Promise<boolean> {
  return askConfirmation({
    title: "Uw tekst vervangen?",
    text: `Het voorstel komt in de plaats van de tekst bij ${name}. Met Ctrl+Z zet u uw tekst terug.`,
    confirm: "Vervangen",
  });
}
