import { describe, expect, it } from "@jest/globals";
import type { Comment } from "../editor/api.ts";
import { commentsShown, openPerBlock, withComment } from "../editor/panels/commentOrder.ts";
import {
  dueIn,
  groupFindings,
  openFindings,
  progressPerGroup,
  stageOf,
  summaryOf,
  worstOf,
} from "../editor/panels/findings.ts";
import { outlineItems } from "../editor/panels/outlineItems.ts";
import type { Finding, Rule, Verdict } from "../templates/checklist.ts";
import { ruleInWords } from "../editor/ruleWords.ts";
import type { RuleWords } from "../editor/ruleWords.ts";
import { RULES } from "../templates/checklist.ts";
import { importPlan } from "../templates/importPlan.ts";
import { templatePlan } from "../templates/json.ts";
import { readPlan } from "../templates/plan.ts";

/** A rule of the real checklist with what matters here replaced. */
const rule = (id: string, changes: Partial<RuleWords> = {}): RuleWords => ({
  ...ruleInWords(RULES[0] as Rule),
  id,
  group: id.slice(0, 3),
  groupTitle: id.slice(0, 3),
  severity: "blokkerend",
  stage: "concept",
  ...changes,
});

const finding = (id: string, changes: Partial<Finding> = {}): Finding => ({
  rule: id,
  severity: "blokkerend",
  stage: "concept",
  blockIds: [],
  chapter: null,
  message: "Vul dit in.",
  source: "Bron",
  ...changes,
});

const missed = (...findings: [Finding, ...Finding[]]): Verdict => ({
  rule: findings[0].rule,
  result: "niet voldaan",
  findings,
});

const met = (id: string): Verdict => ({ rule: id, result: "voldaan", findings: [] });

describe("the checklist panel", () => {
  const rules = [rule("PLA-01"), rule("DOE-02"), rule("BUD-09", { stage: "raad" })];

  it("shows what blocks first, and within that the order of the checklist", () => {
    const verdicts = [
      missed(finding("DOE-02"), finding("DOE-02", { severity: "advies" })),
      missed(finding("PLA-01", { severity: "blokkerend" })),
    ];
    const groups = groupFindings(verdicts, rules, null);
    expect(groups.map(({ severity, count }) => [severity, count])).toEqual([
      ["blokkerend", 2],
      ["advies", 1],
    ]);
    expect(groups[0]?.rules.map((each) => each.rule.id)).toEqual(["PLA-01", "DOE-02"]);
    expect(summaryOf(groups)).toBe("2 punten blokkeren, 1 advies");
  });

  it("follows the severity of the finding where that differs from its rule", () => {
    const groups = groupFindings(
      [missed(finding("PLA-01", { severity: "waarschuwing" }))],
      rules,
      null,
    );
    expect(groups.map(({ severity }) => severity)).toEqual(["waarschuwing"]);
  });

  it("keeps to one group when that is chosen", () => {
    const verdicts = [missed(finding("PLA-01")), missed(finding("DOE-02"))];
    expect(groupFindings(verdicts, rules, "DOE")[0]?.rules.map((each) => each.rule.id)).toEqual([
      "DOE-02",
    ]);
  });

  it("says nothing of a rule that was set aside with a reason, and counts it as settled", () => {
    const deviated: Verdict = {
      ...missed(finding("PLA-01")),
      result: "afgeweken met reden",
      reason: "Klein plan",
    };
    expect(openFindings([deviated])).toEqual([]);
    expect(progressPerGroup([deviated], rules)).toEqual([
      { group: "PLA", title: "PLA", met: 1, total: 1 },
    ]);
  });

  it("counts only rules that apply", () => {
    const verdicts: Verdict[] = [
      met("PLA-01"),
      {
        rule: "DOE-02",
        result: "niet van toepassing",
        reason: "Geen doelstellingen",
        findings: [],
      },
      missed(finding("BUD-09")),
    ];
    expect(progressPerGroup(verdicts, rules)).toEqual([
      { group: "PLA", title: "PLA", met: 1, total: 1 },
      { group: "BUD", title: "BUD", met: 0, total: 1 },
    ]);
  });

  it("shows what is due now, and the rest on demand", () => {
    const verdicts = [missed(finding("PLA-01")), missed(finding("BUD-09"))];
    expect(dueIn(verdicts, rules, stageOf("in-opstelling")).map((each) => each.rule)).toEqual([
      "PLA-01",
    ]);
    expect(dueIn(verdicts, rules, stageOf("gereed-voor-griffie"))).toHaveLength(2);
  });

  it("is calm when nothing is open", () => {
    expect(summaryOf(groupFindings([met("PLA-01")], rules, null))).toBe("Geen open punten");
    expect(worstOf([])).toBeNull();
  });
});

/** Ids in order: id1, id2 ... */
function counter(): () => string {
  let last = 0;
  return () => {
    last += 1;
    return `id${last}`;
  };
}

describe("the outline", () => {
  const json = templatePlan({ titel: "Plan", gemeente: "Oosterwaarde", wijknaam: "Zuid" });
  const { doc } = importPlan(json, { newId: counter() });
  const plan = readPlan(doc);

  it("starts with the plangegevens and then has every chapter of the document", () => {
    const items = outlineItems(plan, []);
    expect(items.slice(0, 2).map(({ title }) => title)).toEqual([
      "Plangegevens",
      "Samenvatting voor de raad",
    ]);
    expect(items).toHaveLength(1 + plan.chapters.filter(({ id }) => id !== null).length);
  });

  it("marks the chapter of a finding with the heaviest severity and says how many", () => {
    const findings = [
      finding("PLA-07", { chapter: 0, severity: "advies" }),
      finding("PLA-08", { chapter: 0 }),
    ];
    const chapter = outlineItems(plan, findings).find(({ key }) => key === "hoofdstuk 0");
    expect(chapter).toMatchObject({ severity: "blokkerend", note: "2 open punten" });
  });

  it("marks the plangegevens by their id", () => {
    const [settings] = outlineItems(plan, [finding("PLA-01", { blockIds: ["plangegevens"] })]);
    expect(settings).toMatchObject({ severity: "blokkerend", note: "1 open punt" });
  });
});

describe("the comments panel", () => {
  const comment = (id: string, changes: Partial<Comment> = {}): Comment => ({
    id,
    blockId: "b1",
    quote: "M-01 Isoleren",
    text: "Klopt dit?",
    authorName: "Carla",
    createdAt: "2026-05-22T10:00:00.000Z",
    resolvedAt: null,
    mine: false,
    ...changes,
  });
  const ids = (comments: Comment[]) => comments.map(({ id }) => id);

  it("follows the order of the text, the oldest first, and ends with blocks that are gone", () => {
    const comments = [
      comment("weg", { blockId: "b9" }),
      comment("later", { createdAt: "2026-05-22T11:00:00.000Z" }),
      comment("tweede", { blockId: "b2" }),
      comment("eerste"),
    ];
    expect(ids(commentsShown(comments, "open", ["b1", "b2"]))).toEqual([
      "eerste",
      "later",
      "tweede",
      "weg",
    ]);
  });

  it("keeps open and settled comments apart, and counts the open ones per block", () => {
    const comments = [
      comment("open"),
      comment("klaar", { resolvedAt: "2026-05-22T12:00:00.000Z" }),
    ];
    expect(ids(commentsShown(comments, "opgelost", []))).toEqual(["klaar"]);
    expect(openPerBlock(comments)).toEqual({ b1: 1 });
  });

  it("still knows that a comment is one's own when a notice about it comes in", () => {
    const own = comment("c1", { mine: true });
    expect(withComment([own], comment("c1", { resolvedAt: "2026-05-22T12:00:00.000Z" }))).toEqual([
      { ...own, resolvedAt: "2026-05-22T12:00:00.000Z" },
    ]);
  });

  it("shows a comment once when the notice is quicker than the answer", () => {
    const byNotice = withComment([], comment("c1"));
    expect(withComment(byNotice, comment("c1", { mine: true }))).toEqual([
      comment("c1", { mine: true }),
    ]);
  });
});
