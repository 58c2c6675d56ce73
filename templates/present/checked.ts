/** The rules of a control report with what was found, and the small parts that its pages share. */
import type { Deviation, Finding, Rule, Severity, Verdict } from "../checklist.ts";
import type { Column, Piece } from "../pieces.ts";

/** A rule with its verdict and with every deviation from it, in use or not. */
export type Checked = { rule: Rule; verdict: Verdict; deviations: Deviation[] };

/** The most serious first. */
export const SEVERITIES: readonly Severity[] = ["blokkerend", "waarschuwing", "advies"];

export const RESULT_LABELS: Record<Verdict["result"], string> = {
  voldaan: "Voldaan",
  "niet voldaan": "Niet voldaan",
  "afgeweken met reden": "Afgeweken met reden",
  "niet van toepassing": "Niet van toepassing",
};

export function groupsOf(checked: readonly Checked[]) {
  const groups = new Map<string, { id: string; title: string; rules: Checked[] }>();
  for (const item of checked) {
    const { group: id, groupTitle: title } = item.rule;
    const group = groups.get(id) ?? { id, title, rules: [] };
    group.rules.push(item);
    groups.set(id, group);
  }
  return [...groups.values()];
}

export function openOf(checked: readonly Checked[]): Checked[] {
  return checked.filter(({ verdict }) => verdict.result === "niet voldaan");
}

export function worstOf(findings: readonly Finding[]): Severity {
  return SEVERITIES.find((each) => findings.some(({ severity }) => severity === each)) ?? "advies";
}

export function chapter(mark: string, text: string, id: string): Piece {
  return { kind: "heading", level: 1, mark, text, id, inContents: true };
}

export function part(mark: string, text: string, id: string): Piece {
  return { kind: "heading", level: 2, mark, text, id, inContents: true };
}

export function left(label: string, width: number): Column {
  return { label, align: "left", width };
}

export function right(label: string, width: number): Column {
  return { label, align: "right", width };
}

export function capital(text: string): string {
  return `${text[0]?.toUpperCase() ?? ""}${text.slice(1)}`;
}
