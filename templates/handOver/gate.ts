/** What stands between a plan and a definitive package: everything that is still open, in Dutch, with where it comes from. */
import { findingsOf } from "../checklist.ts";
import type { Verdict } from "../checklist.ts";
import { placeholdersIn } from "../checklist/placeholders.ts";
import type { MissingField } from "../metadata/describe.ts";
import type { ChapterNr } from "../chapters.ts";
import type { Document } from "../pieces.ts";
import type { Plan } from "../plan.ts";
import type { StukFinding } from "../raad/stukChecks.ts";

export type Refusal = {
  kind: "regel" | "stuk" | "juridisch" | "metagegevens" | "invulplek";
  /** "BUD-02" for a rule, "tooi" for a field; empty when it has no name. */
  name: string;
  sentence: string;
  /** Where in the plan or its raadsstukken it is mended; null when in no one place, or in the gemeenteprofiel. */
  place: Place | null;
};

/** A block of the plan or a node of its raadsstukken, or a whole chapter. */
export type Place = { id: string } | { chapter: ChapterNr };

export type GateInput = {
  plan: Plan;
  verdicts: readonly Verdict[];
  /** Of the stukken, with the legal facts that the jurist of the gemeente did not confirm (model.md 4). */
  findings: readonly StukFinding[];
  missing: readonly MissingField[];
  /** The documents as they would print. */
  documents: readonly Document[];
};

/** Empty: a definitive package may be made. A concept may always be made. */
export function refusalsOf({ plan, verdicts, findings, missing, documents }: GateInput): Refusal[] {
  return [
    ...openRules(verdicts),
    ...stukPoints(findings),
    ...missingFields(missing),
    ...documents.flatMap((document) => openPlaces(document, plan)),
  ];
}

function openRules(verdicts: readonly Verdict[]): Refusal[] {
  return findingsOf(verdicts).flatMap(({ severity, rule, message, blockIds, chapter }) =>
    severity === "blokkerend"
      ? [{ kind: "regel", name: rule, sentence: message, place: placeAt(blockIds[0], chapter) }]
      : [],
  );
}

function stukPoints(findings: readonly StukFinding[]): Refusal[] {
  const blocking = findings.filter(({ severity }) => severity === "blokkerend");
  return blocking.map(({ check, message, id }) =>
    check === "feit"
      ? { kind: "juridisch", name: id ?? "", sentence: message, place: null }
      : { kind: "stuk", name: check, sentence: message, place: placeAt(id, null) },
  );
}

function placeAt(id: string | null | undefined, chapter: ChapterNr | null): Place | null {
  if (id) return { id };
  return chapter === null ? null : { chapter };
}

/** One line for each field, however many files miss it. */
function missingFields(missing: readonly MissingField[]): Refusal[] {
  const required = missing.filter(({ isRequired }) => isRequired);
  const sentences = new Map(required.map((field) => [field.sentence, field]));
  return [...sentences.values()].map(({ field, standard, sentence }) => ({
    kind: "metagegevens",
    name: field,
    sentence: `${standard}: ${sentence}`,
    place: null,
  }));
}

function openPlaces(document: Document, plan: Plan): Refusal[] {
  const found = [...new Set(textsIn([document.cover, document.pieces]).flatMap(placeholdersIn))];
  return found.map((open) => ({
    kind: "invulplek",
    name: "",
    sentence: `In "${document.title}" moet nog iets worden ingevuld: ${open}`,
    place: placeOf(open, plan),
  }));
}

/** The first place that holds these words; null when they come from somewhere else. */
function placeOf(
  words: string,
  { plangegevens, blocks, chapters, raadsstukken }: Plan,
): Place | null {
  const holds = (value: unknown) => textsIn(value).some((text) => text.includes(words));
  const { kopgegevens, onderdelen, unknown: _unknown, ...rows } = raadsstukken;
  const stukken = [kopgegevens, ...Object.values(onderdelen), ...Object.values(rows).flat()];
  const node = [plangegevens, ...blocks, ...stukken].find(({ values }) => holds(values));
  const chapter = chapters.find(({ content }) =>
    content.some((item) => item.kind === "prose" && holds(item.node)),
  );
  return placeAt(node?.id, node ? null : (chapter?.nr ?? null));
}

/** What is not text for readers. */
const NOT_TEXT = new Set(["kind", "id", "href", "data", "date", "style", "align"]);

/** Every text in plain data, one by one. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => (NOT_TEXT.has(key) ? [] : textsIn(item)));
}
