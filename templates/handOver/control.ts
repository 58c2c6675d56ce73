/** "Controle raadsstukken": what the griffie reads first, each criterion with what was found (criterion 50). */
import { findingsOf } from "../checklist.ts";
import type { Verdict } from "../checklist.ts";
import { formatDate } from "../format.ts";
import type { MissingField } from "../metadata/describe.ts";
import type { Cell, Document, Piece } from "../pieces.ts";
import type { Plan } from "../plan.ts";
import { coverOf } from "../present.ts";
import type { DocumentMeta } from "../present.ts";
import { chapter, left } from "../present/checked.ts";
import { CRITERIA } from "./criteria.ts";
import type { Criterion } from "./criteria.ts";
import type { Refusal } from "./gate.ts";

/** The answer to a criterion by its number: the faults found; none means that it is met, null that it does not apply. */
export type Answers = ReadonlyMap<number, readonly string[] | null>;

export type ControlInput = {
  plan: Plan;
  meta: DocumentMeta;
  verdicts: readonly Verdict[];
  answers: Answers;
  refusals: readonly Refusal[];
  missing: readonly MissingField[];
  openComments: number;
  concept: boolean;
};

/** The report as a document. What this delivery could not check itself is said to be unchecked, never passed. */
export function presentHandOverControl(input: ControlInput): Document {
  const { plan, meta } = input;
  const cover = { ...coverOf(plan, meta), kicker: "Controle raadsstukken" };
  return {
    title: `Controle raadsstukken ${cover.title}`,
    subject: `Controle van de raadsstukken bij ${cover.title}`,
    author: cover.gemeente,
    edition: meta.versie ? `versie ${meta.versie}` : "",
    date: meta.date,
    isShort: true,
    cover,
    pieces: [...summary(input), ...openPoints(input), ...missingPieces(input), ...table(input)],
  };
}

function summary({ meta, openComments, refusals, concept }: ControlInput): Piece[] {
  const comments =
    openComments === 1
      ? "Er staat 1 opmerking open."
      : `Er staan ${openComments} opmerkingen open.`;
  const state =
    refusals.length > 0
      ? "Dit pakket is een concept: er staan punten open die eerst moeten worden opgelost."
      : concept
        ? "Dit pakket is een concept. Er staat niets open dat een definitief pakket tegenhoudt."
        : "Dit pakket is definitief. Er staat niets open dat een besluit tegenhoudt.";
  return [
    chapter("", "Samenvatting", "samenvatting"),
    {
      kind: "paragraph",
      style: "lead",
      runs: [
        {
          text: `Wijkpen heeft de stukken op ${formatDate(meta.date)} gecontroleerd. ${state} ${comments}`,
        },
      ],
    },
  ];
}

const KINDS: Readonly<Record<Refusal["kind"], string>> = {
  regel: "Checklist",
  stuk: "Raadsstukken",
  juridisch: "Juridisch",
  metagegevens: "Metagegevens",
  invulplek: "Invullen",
};

function openPoints({ refusals }: ControlInput): Piece[] {
  if (refusals.length === 0) return [];
  const rows = refusals.map(({ kind, name, sentence }): Cell[] => [
    [KINDS[kind], kind === "regel" ? name : ""].filter(Boolean).join(" "),
    sentence,
  ]);
  return [
    chapter("", "Eerst op te lossen", "open"),
    {
      kind: "table",
      caption: "",
      columns: [left("Soort", 20), left("Wat er open staat", 80)],
      rows,
      rowHeaders: true,
    },
  ];
}

/** What is left out of the metadata and does not stop anybody. */
function missingPieces({ missing }: ControlInput): Piece[] {
  const sentences = [
    ...new Set(
      missing
        .filter(({ isRequired }) => !isRequired)
        .map(({ standard, sentence }) => `${standard}: ${sentence}`),
    ),
  ];
  if (sentences.length === 0) return [];
  return [
    chapter("", "Niet ingevuld in de metagegevens", "metagegevens"),
    {
      kind: "list",
      ordered: false,
      items: sentences.map((text) => ({ runs: [{ text }], children: [] })),
    },
  ];
}

function table({ answers, verdicts }: ControlInput): Piece[] {
  const byRule = new Map(verdicts.map((verdict) => [verdict.rule, verdict]));
  const rows = CRITERIA.map((criterion): Cell[] => {
    const { nr, question, isMust } = criterion;
    const [result, faults] = judged(criterion, answers, byRule);
    return [String(nr), isMust ? question : `${question} (advies)`, [result, ...faults].join("\n")];
  });
  return [
    chapter("", "Alle punten", "punten"),
    {
      kind: "table",
      caption: "",
      columns: [left("Nr", 5), left("Vraag", 62), left("Uitkomst", 33)],
      rows,
      rowHeaders: true,
    },
  ];
}

export const RESULT = {
  met: "Voldaan",
  unmet: "Niet voldaan",
  absent: "Niet van toepassing in dit pakket",
  unchecked: "Niet gecontroleerd in dit pakket",
} as const;

/** More faults than this are counted. */
const SHOWN = 5;

function judged(
  { nr, rules }: Criterion,
  answers: Answers,
  byRule: ReadonlyMap<string, Verdict>,
): [result: string, faults: string[]] {
  const found = answers.get(nr);
  const own = (rules ?? []).flatMap((rule) => byRule.get(rule) ?? []);
  if (found === null && own.length === 0) return [RESULT.absent, []];
  if (found === undefined && own.length === 0) return [RESULT.unchecked, []];
  const faults = [...(found ?? []), ...findingsOf(own).map(({ message }) => message)];
  if (faults.length === 0) return [RESULT.met, []];
  const more = faults.length - SHOWN;
  return [
    RESULT.unmet,
    [...faults.slice(0, SHOWN), ...(more > 0 ? [`En nog ${more} punten van dezelfde soort.`] : [])],
  ];
}
