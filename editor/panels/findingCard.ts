/** One rule with what was found: the question, each finding with the way to its block, and the source. */
import type { ChapterNr } from "../../templates/chapters.ts";
import { chapterName } from "../../templates/chapters.ts";
import type { Finding } from "../../templates/checklist.ts";
import type { RuleWords } from "../ruleWords.ts";
import type { Source } from "../../templates/sources.ts";
import type { Row } from "../dom.ts";
import { createKeyedList, h, setText } from "../dom.ts";
import { icon } from "../icons.ts";
import { ruleLink } from "./deviations.ts";
import type { FindingDesk } from "./findingActions.ts";
import { createFindingActions } from "./findingActions.ts";
import type { RuleFindings } from "./findings.ts";

export type FindingTarget = { block: string; field?: string } | { chapter: ChapterNr };

/** How many blocks of one finding are named before the rest is folded away. */
const BLOCKS_SHOWN = 3;

/** What a card may ask of the panel. */
export type RuleCardHost = {
  goTo(target: FindingTarget): void;
  /** A block's name by id, or null when it is gone. */
  nameOf(id: string): string | null;
  /** Null for who may not write. */
  desk: FindingDesk | null;
};

export function createRuleCard({ rule }: RuleFindings, host: RuleCardHost): Row<RuleFindings> {
  const list = h("ul", { class: "finding-list" });
  const refusal = host.desk ? rule.refusal : null;
  const heading = h("h4", { class: "rule-question", tabindex: -1 }, rule.question);
  const element = h(
    "li",
    { class: "rule-card" },
    h("p", { class: "rule-id" }, ruleLink(rule.id)),
    heading,
    list,
    refusal === null ? null : h("p", { class: "rule-refusal" }, refusal),
    h(
      "details",
      { class: "rule-source" },
      h("summary", {}, "Bron"),
      h("ul", { class: "finding-source" }, ...rule.sources.map(sourceRow)),
    ),
  );
  const update = createKeyedList<Finding>(list, {
    key: (finding) => finding.blockIds.join(" ") || `${finding.chapter} ${finding.message}`,
    create: () => createFinding(rule, host),
    focusLost: () => heading.focus(),
  });
  return {
    element,
    update({ findings }) {
      update(withUniqueKeys(findings));
    },
  };
}

/** Two findings of one rule about the same blocks are told apart by their words: shown as one, joined. */
function withUniqueKeys(findings: readonly Finding[]): Finding[] {
  const byBlocks = Map.groupBy(findings, ({ blockIds, chapter, message }) =>
    blockIds.length > 0 ? blockIds.join(" ") : `${chapter} ${message}`,
  );
  return [...byBlocks.values()].flatMap(([first, ...rest]) =>
    first ? [{ ...first, message: [first, ...rest].map(({ message }) => message).join(" ") }] : [],
  );
}

function sourceRow({ title, url }: Source): HTMLElement {
  if (url === null) return h("li", {}, title);
  const link = h("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, title);
  link.append(h("span", { class: "sr-only" }, " (opent in een nieuw tabblad)"));
  return h("li", {}, link);
}

function createFinding(rule: RuleWords, { goTo, nameOf, desk }: RuleCardHost): Row<Finding> {
  const message = h("p", { class: "finding-message" });
  const links = h("ul", { class: "finding-links" });
  const actions = desk && createFindingActions(rule, desk);
  let shown = "";
  return {
    element: h("li", { class: "finding" }, message, links, actions?.element),
    update(finding) {
      setText(message, finding.message);
      actions?.update(finding);
      const targets = targetsOf(finding, nameOf);
      const now = JSON.stringify(targets);
      if (now === shown) return;
      shown = now;
      links.replaceChildren(...linkRows(targets, goTo));
    },
  };
}

type NamedTarget = { label: string; target: FindingTarget };

function targetsOf(finding: Finding, nameOf: (id: string) => string | null): NamedTarget[] {
  const { mend, blockIds } = finding;
  // A mend may lead to a block beside those of the finding: the tijdspad of a maatregel.
  const place = mend && "field" in mend ? mend : null;
  const ids = place && !blockIds.includes(place.blockId) ? [...blockIds, place.blockId] : blockIds;
  const blocks = ids.flatMap((id) => {
    const label = nameOf(id);
    const target = place?.blockId === id ? { block: id, field: place.field } : { block: id };
    return label === null ? [] : [{ label, target }];
  });
  if (blocks.length > 0 || finding.chapter === null) return blocks;
  return [{ label: chapterName(finding.chapter), target: { chapter: finding.chapter } }];
}

function linkRows(targets: NamedTarget[], goTo: (target: FindingTarget) => void): HTMLElement[] {
  const rows = targets.map(({ label, target }) => {
    const button = h(
      "button",
      { type: "button", class: "goto" },
      h("span", { class: "sr-only" }, "Ga naar "),
      h("span", { class: "goto-label" }, label),
      icon("goto"),
    );
    button.addEventListener("click", () => goTo(target));
    return h("li", {}, button);
  });
  const hidden = rows.slice(BLOCKS_SHOWN);
  if (hidden.length < 2) return rows;
  for (const row of hidden) row.hidden = true;
  const more = h("button", { type: "button", class: "link-button" }, `Toon nog ${hidden.length}`);
  const moreRow = h("li", {}, more);
  more.addEventListener("click", () => {
    for (const row of hidden) row.hidden = false;
    moreRow.remove();
    hidden[0]?.querySelector("button")?.focus();
  });
  return [...rows, moreRow];
}
