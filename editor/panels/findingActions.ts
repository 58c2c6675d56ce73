/** The buttons of a finding: carry out what the rule proposes, choose an example, or deviate with a reason. */
import type { Finding, Mend } from "../../templates/checklist.ts";
import type { RuleWords } from "../ruleWords.ts";
import { h } from "../dom.ts";

/** What a writer can do about findings; the page carries it out. */
export type FindingDesk = {
  mend(mend: Mend): void;
  /** What the button of a mend says; null where the way to the block is enough. */
  mendLabel(mend: Mend): string | null;
  /** Opens the examples that fit; null when there are none for this finding. */
  examplesFor(finding: Finding): (() => void) | null;
  deviate(rule: RuleWords, finding: Finding): void;
};

/** Buttons for one finding, made anew when what they do is different. */
export function createFindingActions(rule: RuleWords, desk: FindingDesk) {
  const element = h("div", { class: "finding-actions" });
  let shown = "";
  return {
    element,
    update(finding: Finding): void {
      const { mend } = finding;
      const label = mend ? desk.mendLabel(mend) : null;
      const examples = desk.examplesFor(finding);
      const now = JSON.stringify([mend, label, examples !== null, finding.blockIds]);
      if (now === shown) return;
      shown = now;
      element.replaceChildren();
      if (mend && label !== null)
        element.append(action(label, "button is-small", () => desk.mend(mend)));
      if (examples) element.append(action("Kies een voorbeeld", "button is-small", examples));
      if (!rule.absolute)
        element.append(
          action("Afwijken met reden", "link-button", () => desk.deviate(rule, finding), rule.id),
        );
    },
  };
}

function action(label: string, kind: string, act: () => void, about?: string): HTMLElement {
  const button = h("button", { type: "button", class: kind }, label);
  if (about) button.append(h("span", { class: "sr-only" }, ` van ${about}`));
  button.addEventListener("click", act);
  return button;
}
