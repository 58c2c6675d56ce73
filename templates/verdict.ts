/** A verdict in few words: counts to show, and a hash by which server and editor see that they say the same. */
import type { Finding, Severity, Verdict } from "./checklist.ts";
import { hashOf } from "./hash.ts";

export type VerdictSummary = {
  /** Open findings by severity. */
  findings: Record<Severity, number>;
  /** Rules by result; together all rules. */
  rules: Record<Verdict["result"], number>;
};

/** Counts of what `checkPlan` said. */
export function summaryOf(verdicts: readonly Verdict[]): VerdictSummary {
  const summary: VerdictSummary = {
    findings: { blokkerend: 0, waarschuwing: 0, advies: 0 },
    rules: {
      voldaan: 0,
      "niet voldaan": 0,
      "afgeweken met reden": 0,
      "niet van toepassing": 0,
    },
  };
  for (const { result, findings } of verdicts) {
    summary.rules[result] += 1;
    if (result !== "niet voldaan") continue;
    for (const { severity } of findings) summary.findings[severity] += 1;
  }
  return summary;
}

/**
 * The same words of the same verdicts give the same 16 hexadecimal digits, in every browser and on the server. It shows
 * that two computations differ; it protects against nobody.
 */
export function verdictHash(verdicts: readonly Verdict[]): string {
  const said = verdicts.map(({ rule, result, reason, findings }) => [
    rule,
    result,
    reason ?? "",
    findings.map(({ severity, blockIds, chapter, message }) => [
      severity,
      blockIds,
      chapter,
      message,
    ]),
  ]);
  return hashOf(JSON.stringify(said));
}

/** The interface that scripts rely on: a finding with these six keys, in this order. */
export function publicFinding({ rule, severity, blockIds, chapter, message, source }: Finding) {
  return { rule, severity, blockIds, chapter, message, source };
}
