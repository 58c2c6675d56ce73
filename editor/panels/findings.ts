/** Orders what the checklist found: what counts now, by severity and rule, and how far each group is. No DOM. */
import type { Finding, Severity, Stage, Verdict } from "../../templates/checklist.ts";
import type { RuleWords } from "../ruleWords.ts";
import { countOf } from "../words.ts";

const SEVERITIES: readonly Severity[] = ["blokkerend", "waarschuwing", "advies"];
const STAGES: readonly Stage[] = ["concept", "inspraak", "college", "raad"];

/** The rules that count when a plan has this status; what has been passed stays due. */
const STAGE_OF_STATUS: Record<string, Stage> = {
  "in-opstelling": "concept",
  "in-review": "concept",
  "ter-inspraak": "inspraak",
  "gereed-voor-college": "college",
};

export type RuleFindings = { rule: RuleWords; findings: Finding[] };
export type SeverityGroup = { severity: Severity; count: number; rules: RuleFindings[] };

/** How many of the rules that apply are met. A rule with a recorded reason counts as met. */
export type GroupProgress = { group: string; title: string; met: number; total: number };

/** The stage whose rules are due in this status. */
export function stageOf(status: string): Stage {
  return STAGE_OF_STATUS[status] ?? "raad";
}

/** Only what is due in this stage, the stages before it included. */
export function dueIn(
  verdicts: readonly Verdict[],
  rules: readonly RuleWords[],
  stage: Stage,
): Verdict[] {
  const limit = STAGES.indexOf(stage);
  const due = new Set(
    rules.filter((rule) => STAGES.indexOf(rule.stage) <= limit).map(({ id }) => id),
  );
  return verdicts.filter(({ rule }) => due.has(rule));
}

/** Open findings by severity, blocking first, and within that by rule in the order of the checklist. */
export function groupFindings(
  verdicts: readonly Verdict[],
  rules: readonly RuleWords[],
  group: string | null,
): SeverityGroup[] {
  const open = openFindings(verdicts);
  return SEVERITIES.map((severity) => {
    const perRule = rules
      .filter((rule) => group === null || rule.group === group)
      .map((rule) => ({
        rule,
        findings: open.filter(
          (finding) => finding.rule === rule.id && finding.severity === severity,
        ),
      }))
      .filter(({ findings }) => findings.length > 0);
    const count = perRule.reduce((sum, { findings }) => sum + findings.length, 0);
    return { severity, count, rules: perRule };
  }).filter(({ count }) => count > 0);
}

/** Findings of rules that are not met; those of a rule set aside with a reason are not open. */
export function openFindings(verdicts: readonly Verdict[]): Finding[] {
  return verdicts.flatMap(({ result, findings }) => (result === "niet voldaan" ? findings : []));
}

/** Per group of rules, in the order of the checklist; groups without a rule that applies are left out. */
export function progressPerGroup(
  verdicts: readonly Verdict[],
  rules: readonly RuleWords[],
): GroupProgress[] {
  const results = new Map(verdicts.map(({ rule, result }) => [rule, result]));
  const groups = new Map<string, GroupProgress>();
  for (const { id, group, groupTitle } of rules) {
    const result = results.get(id);
    if (!result || result === "niet van toepassing") continue;
    const progress = groups.get(group) ?? { group, title: groupTitle, met: 0, total: 0 };
    progress.total += 1;
    if (result !== "niet voldaan") progress.met += 1;
    groups.set(group, progress);
  }
  return [...groups.values()];
}

/** The heading of a severity with its number: "3 punten blokkeren". */
export function severityHeading({
  severity,
  count,
}: Pick<SeverityGroup, "severity" | "count">): string {
  if (severity === "blokkerend") return countOf(count, "punt blokkeert", "punten blokkeren");
  if (severity === "waarschuwing") return countOf(count, "waarschuwing", "waarschuwingen");
  return countOf(count, "advies", "adviezen");
}

/** All counts in one sentence, for the summary and for screen readers. */
export function summaryOf(groups: readonly SeverityGroup[]): string {
  return groups.length === 0 ? "Geen open punten" : groups.map(severityHeading).join(", ");
}

/** The heaviest of some findings, or null when there are none. */
export function worstOf(findings: readonly Finding[]): Severity | null {
  return SEVERITIES.find((severity) => findings.some((each) => each.severity === severity)) ?? null;
}
