/** The first pages of a control report: counts, and the rules that are not met. */
import type { Severity, Verdict } from "../checklist.ts";
import { formatDate, formatList } from "../format.ts";
import type { Piece, TablePiece } from "../pieces.ts";
import type { DocumentMeta } from "../present.ts";
import { summaryOf } from "../verdict.ts";
import {
  RESULT_LABELS,
  SEVERITIES,
  capital,
  chapter,
  groupsOf,
  left,
  openOf,
  part,
  right,
  worstOf,
} from "./checked.ts";
import type { Checked } from "./checked.ts";

const SEVERITY_MEANING: Record<Severity, string> = {
  blokkerend: "Eerst oplossen: zonder dit kan er geen goed besluit worden genomen.",
  waarschuwing: "Oplossen of uitleggen: anders komt er een vraag over.",
  advies: "Het plan wordt er beter van.",
};

/** How the plan stands in figures: as a whole, by severity and by group of rules. */
export function summary(checked: readonly Checked[], { date }: DocumentMeta): Piece[] {
  const counts = summaryOf(checked.map(({ verdict }) => verdict));
  const labels = Object.entries(RESULT_LABELS) as [Verdict["result"], string][];
  const words = `Wijkpen heeft dit plan op ${formatDate(date)} getoetst aan ${checked.length} regels. ${inWords(counts.findings)}`;
  return [
    chapter("1", "Samenvatting", "samenvatting"),
    { kind: "paragraph", runs: [{ text: words }], style: "lead" },
    {
      kind: "figures",
      items: labels.map(([result, label]) => ({
        value: String(counts.rules[result]),
        label: label.toLowerCase(),
      })),
    },
    severityTable(checked),
    groupTable(checked),
  ];
}

function inWords(findings: Record<Severity, number>): string {
  const words = {
    blokkerend: ["blokkerend punt", "blokkerende punten"],
    waarschuwing: ["waarschuwing", "waarschuwingen"],
    advies: ["advies", "adviezen"],
  } as const;
  const parts = SEVERITIES.flatMap((severity) => {
    const count = findings[severity];
    return count === 0 ? [] : [`${count} ${words[severity][count === 1 ? 0 : 1]}`];
  });
  if (parts.length === 0) return "Er staat niets meer open.";
  const isOne = SEVERITIES.reduce((sum, severity) => sum + findings[severity], 0) === 1;
  return `Er ${isOne ? "staat" : "staan"} nog ${formatList(parts)} open.`;
}

function severityTable(checked: readonly Checked[]): TablePiece {
  const rows = SEVERITIES.map((severity) => {
    const open = openOf(checked).map(({ verdict }) =>
      verdict.findings.filter((finding) => finding.severity === severity),
    );
    const rules = open.filter((findings) => findings.length > 0).length;
    return [
      capital(severity),
      SEVERITY_MEANING[severity],
      String(rules),
      String(open.flat().length),
    ];
  });
  const columns = [
    left("Ernst", 14),
    left("Wat het vraagt", 50),
    right("Regels", 8),
    right("Punten", 8),
  ];
  return { kind: "table", caption: "Open punten naar ernst", columns, rows, rowHeaders: true };
}

function groupTable(checked: readonly Checked[]): TablePiece {
  const results = Object.keys(RESULT_LABELS) as Verdict["result"][];
  const line = (label: string, part: readonly Checked[]) => [
    label,
    String(part.length),
    ...results.map((result) => {
      const count = part.filter(({ verdict }) => verdict.result === result).length;
      return count === 0 ? "–" : String(count);
    }),
  ];
  return {
    kind: "table",
    caption: "Oordeel per onderdeel",
    columns: [
      left("Onderdeel", 34),
      right("Regels", 9),
      right("Voldaan", 10),
      right("Niet voldaan", 10),
      right("Afgeweken met reden", 13),
      right("Niet van toepassing", 13),
    ],
    rows: groupsOf(checked).map(({ title, rules }) => line(title, rules)),
    total: line("Alle regels", checked),
    rowHeaders: true,
  };
}

/** The rules that are not met, the most serious first: where to begin. */
export function openRules(checked: readonly Checked[]): Piece[] {
  const open = openOf(checked)
    .map((item) => ({ ...item, worst: worstOf(item.verdict.findings) }))
    .toSorted((a, b) => SEVERITIES.indexOf(a.worst) - SEVERITIES.indexOf(b.worst));
  if (open.length === 0) return [];
  const rows = open.map(({ rule, verdict, worst }) => [
    rule.id,
    rule.question,
    capital(worst),
    String(verdict.findings.length),
  ]);
  const columns = [left("Regel", 10), left("Vraag", 52), left("Ernst", 15), right("Punten", 8)];
  return [
    part("", "Regels waaraan nog niet is voldaan", "open"),
    { kind: "table", caption: "", columns, rows, rowHeaders: true },
  ];
}
