/** The completeness checklist: what a wijkuitvoeringsplan still lacks, rule by rule (methodology.md section 4). */
import { BESLUIT_RULES } from "./checklist/besluiten.ts";
import { AFSPRAAK_RULES } from "./checklist/afspraken.ts";
import { DOEL_RULES } from "./checklist/doelen.ts";
import { BUDGET_RULES } from "./checklist/geld.ts";
import { INDICATOR_RULES } from "./checklist/indicatoren.ts";
import { JURIDISCH_RULES } from "./checklist/juridisch.ts";
import { KOPPELKANS_RULES, MAATREGEL_RULES } from "./checklist/maatregelen.ts";
import { PARTICIPATIE_RULES } from "./checklist/participatie.ts";
import { OPGAVE_RULES } from "./checklist/opgaven.ts";
import { PARTIJ_RULES } from "./checklist/partijen.ts";
import { indexPlan } from "./checklist/planIndex.ts";
import type { PlanIndex } from "./checklist/planIndex.ts";
import { PLANGEGEVENS_RULES } from "./checklist/plangegevens.ts";
import { RISICO_RULES } from "./checklist/risicos.ts";
import type {
  CheckContext,
  Deviation,
  Finding,
  Observation,
  Rule,
  RuleContext,
  Verdict,
} from "./checklist/rule.ts";
import { TEKST_RULES } from "./checklist/tekst.ts";
import { TIJD_RULES } from "./checklist/tijd.ts";
import { WARMTE_RULES } from "./checklist/warmte.ts";
import { KADER_RULES, WIJK_RULES } from "./checklist/wijk.ts";
import type { Plan } from "./plan.ts";
import { DEFAULT_SETTINGS } from "./settings.ts";
import { sourceText } from "./sources.ts";

export type {
  CheckContext,
  Deviation,
  Finding,
  Mend,
  Profile,
  Rule,
  Severity,
  Stage,
  Verdict,
  Workflow,
} from "./checklist/rule.ts";

/** All rules, in the order of the methodology. */
export const RULES: readonly Rule[] = [
  ...PLANGEGEVENS_RULES,
  ...WIJK_RULES,
  ...KADER_RULES,
  ...OPGAVE_RULES,
  ...DOEL_RULES,
  ...INDICATOR_RULES,
  ...WARMTE_RULES,
  ...MAATREGEL_RULES,
  ...BUDGET_RULES,
  ...PARTIJ_RULES,
  ...AFSPRAAK_RULES,
  ...TIJD_RULES,
  ...KOPPELKANS_RULES,
  ...PARTICIPATIE_RULES,
  ...RISICO_RULES,
  ...JURIDISCH_RULES,
  ...BESLUIT_RULES,
  ...TEKST_RULES,
];

/** One verdict per rule. The same plan and context give the same verdicts, on the server and in the editor. Never throws. */
export function checkPlan(plan: Plan, context: CheckContext): Verdict[] {
  const index = indexPlan(plan);
  const { today, settings, workflow, deviations = [] } = context;
  const ruleContext: RuleContext = {
    today,
    settings: { ...DEFAULT_SETTINGS, ...settings },
    workflow: workflow ?? null,
  };
  return RULES.map((rule) => verdictOf(rule, plan, ruleContext, index, deviations));
}

/** What still asks for attention: findings of rules that are not met, without those that the plan deviates from with a reason. */
export function findingsOf(verdicts: readonly Verdict[]): Finding[] {
  return verdicts.flatMap(({ result, findings }) => (result === "niet voldaan" ? findings : []));
}

/** The rule with this id, or null. */
export function ruleById(id: string): Rule | null {
  return RULES.find((rule) => rule.id === id) ?? null;
}

function verdictOf(
  rule: Rule,
  plan: Plan,
  context: RuleContext,
  index: PlanIndex,
  deviations: readonly Deviation[],
): Verdict {
  const outside = outsideProfile(rule, plan, index);
  if (outside !== null)
    return { rule: rule.id, result: "niet van toepassing", reason: outside, findings: [] };
  const outcome = rule.check(plan, context, index);
  if ("notApplicable" in outcome)
    return {
      rule: rule.id,
      result: "niet van toepassing",
      reason: outcome.notApplicable,
      findings: [],
    };
  const findings = outcome.map((observation) => findingOf(rule, observation));
  if (findings.length === 0) return { rule: rule.id, result: "voldaan", findings };
  return (
    deviated(rule, findings, deviations) ?? { rule: rule.id, result: "niet voldaan", findings }
  );
}

function outsideProfile({ profile }: Rule, plan: Plan, index: PlanIndex): string | null {
  if (profile === "A" && plan.plangegevens.values.aanwijsbevoegdheid !== "ja")
    return "De gemeente zet de aanwijsbevoegdheid niet in.";
  if (profile === "C" && !index.gekozenOplossingen.some(({ values }) => values.collectief === true))
    return "Er is geen gekozen warmteoplossing die collectief is.";
  if (profile === "R" && index.raadsbesluiten.length === 0)
    return "Geen enkel beslispunt gaat naar de raad.";
  return null;
}

function findingOf(
  rule: Rule,
  { blockIds, chapter, message, severity, mend }: Observation,
): Finding {
  return {
    rule: rule.id,
    severity: severity ?? rule.severity,
    stage: rule.stage,
    blockIds,
    chapter,
    message,
    source: sourceText(rule.source),
    ...(mend ? { mend } : {}),
  };
}

/**
 * "Pas toe of leg uit": a rule is set aside with a written reason, as a whole or for some blocks.
 * Arithmetic, references and personal data cannot be. Findings that no deviation covers keep the rule unmet.
 */
function deviated(
  rule: Rule,
  findings: Finding[],
  deviations: readonly Deviation[],
): Verdict | null {
  const accepted = rule.absolute
    ? []
    : deviations.filter(
        (deviation) => deviation.rule === rule.id && deviation.reason.trim() !== "",
      );
  const covering = (finding: Finding) =>
    accepted.find(
      ({ blockIds }) =>
        !blockIds ||
        (finding.blockIds.length > 0 && finding.blockIds.every((id) => blockIds.includes(id))),
    );
  const open = findings.filter((finding) => !covering(finding));
  if (accepted.length === 0 || open.length === findings.length) return null;
  if (open.length > 0) return { rule: rule.id, result: "niet voldaan", findings: open };
  const reasons = [...new Set(findings.flatMap((finding) => covering(finding)?.reason ?? []))];
  return { rule: rule.id, result: "afgeweken met reden", reason: reasons.join(" "), findings };
}
