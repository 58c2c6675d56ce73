/** The part of the checklist with the rules that the plan deviates from: which, why, who and when. */
import type { RuleWords } from "../ruleWords.ts";
import type { Deviation } from "../api.ts";
import { askConfirmation, messageOf } from "../dialog.ts";
import type { Row } from "../dom.ts";
import { createKeyedList, h, setText } from "../dom.ts";
import { ruleAddress } from "../pages/addresses.ts";
import { countOf, whenInWords } from "../words.ts";

export type DeviationItem = { rule: RuleWords; deviation: Deviation; isNeeded: boolean };

export type DeviationSection = { element: HTMLElement; update(items: DeviationItem[]): void };

/** `withdraw` is null for who may not write. */
export function createDeviationSection(options: {
  nameOf(id: string): string | null;
  withdraw: ((deviation: Deviation) => Promise<void>) | null;
}): DeviationSection {
  const heading = h("h3", { class: "finding-heading", tabindex: -1 });
  const list = h("ul", { class: "rule-cards" });
  const element = h(
    "section",
    { class: "finding-section", "data-severity": "afgeweken", hidden: true },
    heading,
    list,
  );
  const update = createKeyedList<DeviationItem>(list, {
    key: ({ deviation: { rule, blockIds } }) => `${rule} ${blockIds.join(" ")}`,
    create: (item) => createItem(item, options),
    focusLost: () => heading.focus(),
  });
  return {
    element,
    update(items) {
      element.hidden = items.length === 0;
      const count = countOf(items.length, "keer", "keer");
      setText(heading, `${count} afgeweken met reden`);
      update(items);
    },
  };
}

function createItem(
  { rule }: DeviationItem,
  { nameOf, withdraw }: Parameters<typeof createDeviationSection>[0],
): Row<DeviationItem> {
  const reason = h("p", { class: "deviation-reason" });
  const scope = h("p", { class: "subtle" });
  const who = h("p", { class: "subtle" });
  const note = h("p", { class: "subtle" }, "Het plan voldoet nu aan deze regel.");
  let latest: Deviation | null = null;
  const button = h("button", { type: "button", class: "link-button" }, "Intrekken");
  button.append(h("span", { class: "sr-only" }, `: afwijking van ${rule.id}`));
  const error = h("p", { class: "form-error", role: "alert" });
  button.addEventListener("click", () => {
    if (latest) withdraw?.(latest).catch((cause: unknown) => setText(error, messageOf(cause)));
  });
  return {
    element: h(
      "li",
      { class: "rule-card" },
      h("p", { class: "rule-id" }, ruleLink(rule.id)),
      h("h4", { class: "rule-question" }, rule.question),
      reason,
      scope,
      who,
      note,
      withdraw ? button : null,
      error,
    ),
    update({ deviation, isNeeded }) {
      latest = deviation;
      const { reason: words, functionTitle, authorName, createdAt, blockIds } = deviation;
      setText(reason, words);
      setText(who, `${functionTitle}: ${authorName}, ${whenInWords(createdAt, new Date())}`);
      const names = blockIds.map((id) => nameOf(id) ?? "een blok dat weg is");
      setText(scope, names.length > 0 ? `Alleen voor ${names.join(", ")}` : "Voor het hele plan");
      note.hidden = isNeeded;
    },
  };
}

/** The number of a rule, with the way to the page that explains it. */
export function ruleLink(id: string): HTMLElement {
  return h(
    "a",
    { href: ruleAddress(id), target: "_blank", rel: "noopener" },
    id,
    h("span", { class: "sr-only" }, ": uitleg van deze regel (opent in een nieuw tabblad)"),
  );
}

/** Whether somebody really wants the rule to count again. */
export function askToWithdraw({ rule }: Deviation): Promise<boolean> {
  return askConfirmation({
    title: "Afwijking intrekken?",
    text: `Daarna telt regel ${rule} weer mee. De reden verdwijnt uit het controlerapport.`,
    confirm: "Intrekken",
  });
}
