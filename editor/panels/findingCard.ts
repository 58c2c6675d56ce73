/** One rule with what was found: the question, each finding with the way to its block, and the source. */
import type { ChapterNr } from "../../templates/chapters.ts";
import { chapterName } from "../../templates/chapters.ts";
import type { Finding } from "../../templates/checklist.ts";
import type { Row } from "../dom.ts";
import { createKeyedList, h, setText } from "../dom.ts";
import { icon } from "../icons.ts";
import type { RuleFindings } from "./findings.ts";

export type FindingTarget = { block: string; field?: string } | { chapter: ChapterNr };

/** How many blocks of one finding are named before the rest is folded away. */
const BLOCKS_SHOWN = 3;

/** `nameOf` gives a block's name by id, or null when it is gone. */
export function createRuleCard(
  { rule }: RuleFindings,
  goTo: (target: FindingTarget) => void,
  nameOf: (id: string) => string | null,
): Row<RuleFindings> {
  const list = h("ul", { class: "finding-list" });
  const source = h("p", { class: "finding-source" });
  const heading = h("h4", { class: "rule-question", tabindex: -1 }, rule.question);
  const element = h(
    "li",
    { class: "rule-card" },
    h("p", { class: "rule-id" }, rule.id),
    heading,
    list,
    h("details", { class: "rule-source" }, h("summary", {}, "Bron"), source),
  );
  const update = createKeyedList<Finding>(list, {
    key: (finding) => finding.blockIds.join(" ") || `${finding.chapter} ${finding.message}`,
    create: () => createFinding(goTo, nameOf),
    focusLost: () => heading.focus(),
  });
  return {
    element,
    update({ findings }) {
      setText(source, findings[0]?.source ?? "");
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

function createFinding(
  goTo: (target: FindingTarget) => void,
  nameOf: (id: string) => string | null,
): Row<Finding> {
  const message = h("p", { class: "finding-message" });
  const links = h("ul", { class: "finding-links" });
  let shown = "";
  return {
    element: h("li", { class: "finding" }, message, links),
    update(finding) {
      setText(message, finding.message);
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
  const field = finding.mend && "field" in finding.mend ? finding.mend.field : null;
  const blocks = finding.blockIds.flatMap((id) => {
    const label = nameOf(id);
    const target = field && finding.blockIds.length === 1 ? { block: id, field } : { block: id };
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
