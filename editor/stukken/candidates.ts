/** What the plan offers as arguments or kanttekeningen that nobody took over yet, in a list to choose from. */
import type { Proposal } from "../../templates/raad/proposals.ts";
import { createKeyedList, h, setText } from "../dom.ts";
import { showProposal } from "./proposalBox.ts";
import type { StukDesk } from "./stukDesk.ts";

export type Candidates = {
  element: HTMLElement;
  show(proposals: readonly Proposal[], isFirst: boolean): void;
};

export function createCandidates(
  desk: StukDesk,
  words: { one: string; many: string },
  add: (proposal: Proposal) => void,
): Candidates {
  const summary = h("summary", { class: "voorstellen-kop" });
  const list = h("ul", { class: "voorstellen-lijst" });
  const element = h("details", { class: "voorstellen" }, summary, list);
  let isTouched = false;
  summary.addEventListener("click", () => {
    isTouched = true;
  });
  const update = createKeyedList<Proposal>(list, {
    key: ({ key }) => key,
    create(first) {
      let proposal = first;
      const place = h("p", { class: "voorstel-bij" });
      const text = h("div", { class: "voorstel-tekst" });
      const button = h(
        "button",
        {
          type: "button",
          class: "button is-small",
          "aria-label": `Toevoegen: ${first.titel}`,
          on: { click: () => add(proposal) },
        },
        "Toevoegen",
      );
      return {
        element: h("li", { class: "voorstel is-keuze" }, place, text, button),
        update(next) {
          proposal = next;
          const point = desk.facts().route.beslispunten.find(({ id }) => id === next.besluitId);
          setText(place, point ? `Bij beslispunt ${point.nr}` : "Nog zonder beslispunt");
          showProposal(text, next);
        },
      };
    },
  });
  return {
    element,
    show(proposals, isFirst) {
      element.hidden = !desk.mayWrite || proposals.length === 0;
      const count = proposals.length;
      setText(
        summary,
        count === 1 ? `1 ${words.one} uit het plan` : `${count} ${words.many} uit het plan`,
      );
      if (!isTouched) element.open = isFirst;
      update(proposals);
    },
  };
}
