/** Words for tests of the checklist: the complete plan with one change fails a rule, passes it, or is outside it. */
import { expect, it } from "@jest/globals";
import type { CheckContext, Severity } from "../../templates/checklist.ts";
import { completePlan, verdictOn } from "./plan.ts";
import type { PlanItem } from "./plan.ts";

export type Expected = {
  severity?: Severity;
  blockIds?: string[];
  /** The chapter of the last finding. */
  chapter?: number | string;
  /** The mend of the last finding: "goTo tussendoelen", or its kind alone. */
  mend?: string;
  context?: Partial<CheckContext>;
};

const NBSP = /\u00a0/g;

/** The rule is not met; each of its findings together say `words`. */
export function fails(
  rule: string,
  when: string,
  change: PlanItem[],
  words: string,
  expected: Expected = {},
): void {
  it(`[${rule}] is not met: ${when}`, () => {
    const { result, findings } = verdictOn(rule, completePlan(...change), expected.context);
    expect(result).toBe("niet voldaan");
    expect(findings.map(({ message }) => message.replace(NBSP, " ")).join("\n")).toContain(words);
    if (expected.severity)
      expect(findings.map(({ severity }) => severity)).toContain(expected.severity);
    if (expected.blockIds)
      expect(findings.flatMap(({ blockIds }) => blockIds)).toEqual(expected.blockIds);
    if (expected.chapter !== undefined) expect(findings.at(-1)?.chapter).toBe(expected.chapter);
    const mend = findings.at(-1)?.mend;
    if (expected.mend)
      expect([mend?.kind, mend && "field" in mend ? mend.field : ""].join(" ").trim()).toBe(
        expected.mend,
      );
  });
}

/** The rule is met. */
export function passes(
  rule: string,
  when: string,
  change: PlanItem[],
  context: Partial<CheckContext> = {},
): void {
  it(`[${rule}] is met: ${when}`, () => {
    const { result, findings, reason } = verdictOn(rule, completePlan(...change), context);
    expect({ result, messages: findings.map(({ message }) => message), reason }).toEqual({
      result: "voldaan",
      messages: [],
      reason: undefined,
    });
  });
}

/** The rule has nothing to judge, and says why. */
export function isOutside(
  rule: string,
  when: string,
  change: PlanItem[],
  words: string,
  context: Partial<CheckContext> = {},
): void {
  it(`[${rule}] does not apply: ${when}`, () => {
    const { result, reason, findings } = verdictOn(rule, completePlan(...change), context);
    expect({ result, findings }).toEqual({ result: "niet van toepassing", findings: [] });
    expect(reason).toContain(words);
  });
}
