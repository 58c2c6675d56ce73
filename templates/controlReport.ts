/** The control report: all rules of the checklist with verdict, evidence, source and deviations, as a document to print. */
import { RULES } from "./checklist.ts";
import type { Deviation, Rule, Stage, Verdict } from "./checklist.ts";
import { formatDate, formatList } from "./format.ts";
import type { Cell, Document, Piece } from "./pieces.ts";
import { blockLabel } from "./plan.ts";
import type { Plan } from "./plan.ts";
import { coverOf } from "./present.ts";
import type { DocumentMeta } from "./present.ts";
import { RESULT_LABELS, chapter, groupsOf, left, part } from "./present/checked.ts";
import type { Checked } from "./present/checked.ts";
import { openRules, summary } from "./present/controlSummary.ts";
import { SOURCES } from "./sources.ts";

/**
 * The verdicts of `checkPlan` on this plan as a document. `deviations` are those that the verdicts were made with; their
 * `at` is a day (JJJJ-MM-DD) and their `by` a function. The same input always gives the same document.
 */
export function presentControlReport(
  plan: Plan,
  verdicts: readonly Verdict[],
  meta: DocumentMeta,
  deviations: readonly Deviation[],
): Document {
  const cover = { ...coverOf(plan, meta), kicker: "Controlerapport" };
  const byRule = new Map(verdicts.map((verdict) => [verdict.rule, verdict]));
  const checked = RULES.flatMap((rule): Checked[] => {
    const verdict = byRule.get(rule.id);
    const own = deviations.filter((deviation) => deviation.rule === rule.id);
    return verdict ? [{ rule, verdict, deviations: own }] : [];
  });
  const places = placesOf(plan);
  return {
    title: `Controlerapport ${cover.title}`,
    subject: [`Controle van ${cover.title}`, cover.gemeente].filter(Boolean).join(", "),
    author: cover.gemeente,
    edition: meta.versie ? `versie ${meta.versie}` : "",
    date: meta.date,
    cover,
    pieces: [
      ...summary(checked, meta),
      ...openRules(checked),
      ...deviationPieces(checked, places),
      ...allRules(checked, places),
      ...sourcePieces(checked),
    ],
  };
}

/** How the report names a block: by its code and title. */
type Places = (id: string) => string;

const STAGE_LABELS: Record<Stage, string> = {
  concept: "",
  inspraak: "vanaf inspraak",
  college: "vanaf college",
  raad: "vanaf raad",
};

function deviationPieces(checked: readonly Checked[], places: Places): Piece[] {
  const rows = checked.flatMap(({ rule, verdict, deviations }) =>
    deviations.map((deviation) => [
      rule.id,
      scopeOf(deviation, places).join("\n") || "Hele regel",
      deviation.reason,
      [deviation.by ?? "", deviation.at ? formatDate(deviation.at) : ""].filter(Boolean).join("\n"),
      RESULT_LABELS[verdict.result],
    ]),
  );
  if (rows.length === 0) return [];
  const labels: [string, number][] = [
    ["Regel", 10],
    ["Geldt voor", 18],
    ["Reden", 34],
    ["Door en wanneer", 20],
    ["Oordeel nu", 16],
  ];
  const columns = labels.map(([label, width]) => left(label, width));
  return [
    part("", "Afwijkingen met reden", "afwijkingen"),
    { kind: "table", caption: "", columns, rows, rowHeaders: true },
  ];
}

function allRules(checked: readonly Checked[], places: Places): Piece[] {
  return [
    chapter("2", "Alle regels", "regels"),
    { kind: "paragraph", runs: [{ text: LEGEND }] },
    ...groupsOf(checked).flatMap(({ id, title, rules }): Piece[] => [
      part(id, title, `groep-${id.toLowerCase()}`),
      {
        kind: "table",
        caption: "",
        columns: [left("Regel", 14), left("Vraag en bron", 41), left("Oordeel en bevinding", 45)],
        rows: rules.map((item) => ruleRow(item, places)),
        rowHeaders: true,
      },
    ]),
  ];
}

const LEGEND =
  "Onder het nummer van een regel staat hoe ernstig het is als het plan er niet aan voldoet, en vanaf welk moment de regel telt als dat later is dan het concept. Achter de vraag staat de bron; hoofdstuk 3 noemt de bronnen voluit.";

function ruleRow({ rule, verdict, deviations }: Checked, places: Places): Cell[] {
  const { id, severity, stage, question, source } = rule;
  const about = [severity, STAGE_LABELS[stage]].filter(Boolean).join("\n");
  const found = evidence(rule, verdict, deviations, places).map((line) => `\n${line}`);
  const isMet = verdict.result === "voldaan";
  return [
    [{ text: id, bold: true }, { text: `\n${about}` }],
    `${question} (${source.map(sourceName).join(", ")})`,
    [
      { text: RESULT_LABELS[verdict.result], ...(isMet ? {} : { bold: true }) },
      { text: found.join("") },
    ],
  ];
}

/** Beyond this a reader is helped more by the number than by the list. */
const SHOWN_FINDINGS = 25;

function evidence(
  rule: Rule,
  { result, reason, findings }: Verdict,
  deviations: readonly Deviation[],
  places: Places,
): string[] {
  if (result === "voldaan") return [];
  if (result === "niet van toepassing") return [reason ?? ""];
  const messages = findings
    .slice(0, SHOWN_FINDINGS)
    .map(({ message, severity }) =>
      severity === rule.severity ? message : `${message} (${severity})`,
    );
  const more = findings.length - messages.length;
  const reasons = deviations.map((each) => explained(each, places));
  return [
    ...reasons,
    ...(messages.length > 1 ? messages.map((message) => `• ${message}`) : messages),
    ...(more > 0 ? [`En nog ${more} punten van dezelfde soort.`] : []),
  ];
}

/** "Reden voor P-09 Provincie: de provincie besluit in januari (projectleider, 22 november 2026)". */
function explained(deviation: Deviation, places: Places): string {
  const who = [deviation.by ?? "", deviation.at ? formatDate(deviation.at) : ""].filter(Boolean);
  const from = who.length > 0 ? ` (${who.join(", ")})` : "";
  const scope = scopeOf(deviation, places);
  const head = scope.length > 0 ? `Afgeweken voor ${formatList(scope)}, reden:` : "Reden:";
  return `${head} ${deviation.reason}${from}`;
}

/** The blocks for which a deviation holds; none when it is the whole rule. */
function scopeOf({ blockIds = [] }: Deviation, places: Places): string[] {
  return blockIds.map(places);
}

function placesOf(plan: Plan): Places {
  const names = new Map(plan.blocks.map((block) => [block.id, blockLabel(block)]));
  names.set("plangegevens", "Plangegevens");
  for (const { id, nr } of plan.chapters) if (id) names.set(id, `Hoofdstuk ${nr}`);
  return (id) => names.get(id) ?? "een blok dat niet meer in het plan staat";
}

function sourcePieces(checked: readonly Checked[]): Piece[] {
  const used = new Set(checked.flatMap(({ rule }) => rule.source));
  const rows = Object.entries(SOURCES).flatMap(([key, { title, url }]): Cell[][] => {
    if (!used.has(key as keyof typeof SOURCES) || key === "EIGEN") return [];
    return [[key, [{ text: title, ...(url === null ? {} : { href: url }) }]]];
  });
  if (rows.length === 0) return [];
  const columns = [left("Code", 8), left("Bron", 72)];
  return [
    chapter("3", "Bronnen van de regels", "bronnen"),
    { kind: "table", caption: "", columns, rows, rowHeaders: true },
  ];
}

function sourceName(key: keyof typeof SOURCES): string {
  return key === "EIGEN" ? "eigen controle" : key;
}
