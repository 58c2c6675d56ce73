/** `wijkpen check`: what the methodology still asks of a plan, for people or for programs. */
import { checkPlan, findingsOf } from "../../templates/checklist.ts";
import type { Finding, Severity } from "../../templates/checklist.ts";
import { chapterName } from "../../templates/chapters.ts";
import { deviationOf } from "../../templates/deviation.ts";
import { readPlan } from "../../templates/plan.ts";
import { totalsOf } from "../../templates/totals.ts";
import { publicFinding } from "../../templates/verdict.ts";
import { readParameters } from "./parameters.ts";
import { readPlanFile } from "./planFile.ts";
import type { Terminal } from "./terminal.ts";
import { readThresholdFile } from "./thresholds.ts";

/** Exit code 1 when anything blocks a decision, otherwise 0. */
export async function check(parameters: string[], { out, today }: Terminal): Promise<number> {
  const { subject: path, options } = readParameters(parameters, "een planbestand", {
    json: "switch",
    drempels: "text",
  });
  const { doc, records } = await readPlanFile(path);
  const plan = readPlan(doc);
  const deviations = records.afwijkingen.map(deviationOf);
  const settings = options.drempels === null ? {} : await readThresholdFile(options.drempels);
  const findings = findingsOf(checkPlan(plan, { today, deviations, settings }));
  const report = options.json
    ? JSON.stringify({ findings: findings.map(publicFinding), totals: totalsOf(plan) }, null, 2)
    : inWords(findings);
  out.write(`${report}\n`);
  return findings.some(({ severity }) => severity === "blokkerend") ? 1 : 0;
}

function inWords(findings: readonly Finding[]): string {
  if (findings.length === 0) return "Geen punten gevonden.";
  const groups = SEVERITIES.flatMap((severity) => {
    const own = findings.filter((finding) => finding.severity === severity);
    if (own.length === 0) return [];
    const lines = own.map(
      ({ rule, chapter, message }) =>
        `  ${rule}  ${chapter === null ? "" : `${chapterName(chapter)}: `}${message}`,
    );
    return `${severity[0]?.toUpperCase()}${severity.slice(1)} (${own.length})\n${lines.join("\n")}`;
  });
  return groups.join("\n\n");
}

/** The most serious first. */
const SEVERITIES: readonly Severity[] = ["blokkerend", "waarschuwing", "advies"];
