/** What the checklist says of the plan that is open. Fetched apart from the page: nobody needs the rules before the text. */
import type { Rule, Verdict } from "../templates/checklist.ts";
import { RULES, checkPlan } from "../templates/checklist.ts";
import { asDeviation, refusalToDeviate } from "../templates/deviation.ts";
import type { Plan } from "../templates/plan.ts";
import type { Settings } from "../templates/settings.ts";
import type { Source } from "../templates/sources.ts";
import { SOURCES } from "../templates/sources.ts";
import { verdictHash } from "../templates/verdict.ts";
import type { Deviation } from "./api.ts";

/** By what both the server and this editor judge. */
export type JudgeContext = {
  /** JJJJ-MM-DD */
  today: string;
  deviations: readonly Deviation[];
  /** The thresholds that the gemeente chose. */
  settings: Partial<Settings>;
};

export type Judged = { rules: readonly Rule[]; verdicts: Verdict[]; hash: string };

/** The verdict of this day, JJJJ-MM-DD, as the server makes it: the hash is the same when both see the same plan. */
export function judge(plan: Plan, context: JudgeContext): Judged {
  const deviations = context.deviations.map(asDeviation);
  const verdicts = checkPlan(plan, { ...context, deviations });
  return { rules: RULES, verdicts, hash: verdictHash(verdicts) };
}

/** Where a rule comes from. */
export function sourcesOf(rule: Rule): Source[] {
  return rule.source.map((key) => SOURCES[key]);
}

/** Why nobody can deviate from a rule, or null. */
export function refusalOf(rule: Rule): string | null {
  return refusalToDeviate(rule);
}
