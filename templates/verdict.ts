/** A verdict in few words: counts to show, and a hash by which server and editor see that they say the same. */
import type { Finding, Severity, Verdict } from "./checklist.ts";

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
  const text = JSON.stringify(said);
  return `${mix(text, 0x811c9dc5)}${mix(text, 0x27d4eb2f)}`;
}

/** The interface that scripts rely on: a finding with these six keys, in this order. */
export function publicFinding({ rule, severity, blockIds, chapter, message, source }: Finding) {
  return { rule, severity, blockIds, chapter, message, source };
}

/** 32 bits over the UTF-16 units of a text (FNV-1a with a last stir), as 8 hexadecimal digits. */
function mix(text: string, seed: number): string {
  let hash = seed;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0).toString(16).padStart(8, "0");
}
