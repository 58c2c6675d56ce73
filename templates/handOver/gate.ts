/** What stands between a plan and a definitive package: everything that is still open, in Dutch, with where it comes from. */
import { findingsOf } from "../checklist.ts";
import type { Verdict } from "../checklist.ts";
import { placeholdersIn } from "../checklist/placeholders.ts";
import type { MissingField } from "../metadata/describe.ts";
import type { Document } from "../pieces.ts";
import type { StukFinding } from "../raad/stukChecks.ts";

export type Refusal = {
  kind: "regel" | "stuk" | "juridisch" | "metagegevens" | "invulplek";
  /** "BUD-02" for a rule, "tooi" for a field; empty when it has no name. */
  name: string;
  sentence: string;
};

export type GateInput = {
  verdicts: readonly Verdict[];
  /** Of the stukken, with the legal facts that the jurist of the gemeente did not confirm (model.md 4). */
  findings: readonly StukFinding[];
  missing: readonly MissingField[];
  /** The documents as they would print. */
  documents: readonly Document[];
};

/** Empty: a definitive package may be made. A concept may always be made. */
export function refusalsOf({ verdicts, findings, missing, documents }: GateInput): Refusal[] {
  return [
    ...openRules(verdicts),
    ...stukPoints(findings),
    ...missingFields(missing),
    ...documents.flatMap(openPlaces),
  ];
}

function openRules(verdicts: readonly Verdict[]): Refusal[] {
  return findingsOf(verdicts).flatMap(({ severity, rule, message }) =>
    severity === "blokkerend" ? [{ kind: "regel", name: rule, sentence: message }] : [],
  );
}

function stukPoints(findings: readonly StukFinding[]): Refusal[] {
  const blocking = findings.filter(({ severity }) => severity === "blokkerend");
  return blocking.map(({ check, message, id }) =>
    check === "feit"
      ? { kind: "juridisch", name: id ?? "", sentence: message }
      : { kind: "stuk", name: check, sentence: message },
  );
}

/** One line for each field, however many files miss it. */
function missingFields(missing: readonly MissingField[]): Refusal[] {
  const required = missing.filter(({ isRequired }) => isRequired);
  const sentences = new Map(required.map((field) => [field.sentence, field]));
  return [...sentences.values()].map(({ field, standard, sentence }) => ({
    kind: "metagegevens",
    name: field,
    sentence: `${standard}: ${sentence}`,
  }));
}

function openPlaces(document: Document): Refusal[] {
  const found = [...new Set(textsIn([document.cover, document.pieces]).flatMap(placeholdersIn))];
  return found.map((place) => ({
    kind: "invulplek",
    name: "",
    sentence: `In "${document.title}" moet nog iets worden ingevuld: ${place}`,
  }));
}

/** What is not text for readers. */
const NOT_TEXT = new Set(["kind", "id", "href", "data", "date", "style", "align"]);

/** Every text in plain data, one by one. */
function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => (NOT_TEXT.has(key) ? [] : textsIn(item)));
}
