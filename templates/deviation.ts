/** "Afwijken met reden" as it travels: in a plan file, and from there into the checklist. */
import { ruleById } from "./checklist.ts";
import type { Deviation, Rule } from "./checklist.ts";
import { PlanFault } from "./fault.ts";
import { knownKeys, readArray, readObject, readText } from "./fileReader.ts";
import { isIsoDay } from "./format.ts";
import type { Json } from "./prose.ts";

/** One of the `afwijkingen` of a plan file: the function of who deviated, never a name. */
export type DeviationLine = {
  regel: string;
  reden: string;
  functie: string;
  /** Only for these blocks; left out means the whole rule. */
  blokken?: string[];
  /** JJJJ-MM-DD */
  datum?: string;
};

/** How short and how long the words of a deviation may be, in characters, and how many blocks it may name. */
export const DEVIATION_LIMITS = {
  shortestReason: 10,
  longestReason: 2_000,
  longestFunction: 100,
  blocks: 200,
} as const;

/** Why nobody can deviate from this rule, as a sentence; null when the rule can be set aside. */
export function refusalToDeviate({ id, absolute }: Pick<Rule, "id" | "absolute">): string | null {
  return absolute
    ? `Van regel ${id} kunt u niet afwijken: het plan moet hier kloppen. Verbeter het plan.`
    : null;
}

/** The deviations of a plan file. Throws PlanFault for what is no deviation, and for a rule that cannot be set aside. */
export function readDeviations(json: Json | undefined): DeviationLine[] {
  return readArray(json, "afwijkingen").map((value, index) => {
    const path = `afwijkingen[${index}]`;
    const line = readObject(value, path, "Elke afwijking is een object.");
    knownKeys(line, ["regel", "reden", "functie", "blokken", "datum"], path);
    const blokken = readBlocks(line["blokken"], `${path}.blokken`);
    return {
      regel: readRule(line["regel"], `${path}.regel`),
      reden: readReason(line["reden"], `${path}.reden`),
      functie: readFunction(line["functie"], `${path}.functie`),
      ...(blokken.length > 0 ? { blokken } : {}),
      ...readDay(line["datum"], `${path}.datum`),
    };
  });
}

/** A deviation of a file as the checklist takes it. */
export function deviationOf({ regel, reden, functie, blokken, datum }: DeviationLine): Deviation {
  return {
    rule: regel,
    reason: reden,
    by: functie,
    ...(blokken ? { blockIds: blokken } : {}),
    ...(datum ? { at: datum } : {}),
  };
}

/** A deviation as the server keeps it, as the checklist takes it. Server and editor both pass all of them, in one order. */
export function asDeviation(record: {
  rule: string;
  /** Empty: the whole rule. */
  blockIds: readonly string[];
  reason: string;
  functionTitle: string;
  createdAt: string;
}): Deviation {
  const { rule, blockIds, reason, functionTitle, createdAt } = record;
  const some = blockIds.length > 0 ? { blockIds: [...blockIds] } : {};
  return { rule, reason, ...some, by: functionTitle, at: createdAt };
}

function readRule(value: Json | undefined, path: string): string {
  const id = readText(value, path, "Elke afwijking noemt een regel van de checklist.");
  const rule = ruleById(id);
  if (!rule) throw new PlanFault(path, `Wijkpen kent de regel "${id.slice(0, 40)}" niet.`);
  const refusal = refusalToDeviate(rule);
  if (refusal !== null) throw new PlanFault(path, refusal);
  return id;
}

function readReason(value: Json | undefined, path: string): string {
  const text = readText(value, path, "Elke afwijking heeft een reden.").trim();
  const { shortestReason, longestReason } = DEVIATION_LIMITS;
  if (text.length < shortestReason)
    throw new PlanFault(path, "De reden is te kort. Schrijf ten minste één zin.");
  return notLonger(text, longestReason, "De reden", path);
}

function readFunction(value: Json | undefined, path: string): string {
  const text = readText(value, path, "Bij elke afwijking staat de functie van wie afweek.").trim();
  return notLonger(text, DEVIATION_LIMITS.longestFunction, "De functie", path);
}

function readBlocks(value: Json | undefined, path: string): string[] {
  const ids = readArray(value, path).map((id, index) =>
    readText(id, `${path}[${index}]`, "Hier moet het id van een blok staan."),
  );
  if (ids.length > DEVIATION_LIMITS.blocks)
    throw new PlanFault(path, `Noem ten hoogste ${DEVIATION_LIMITS.blocks} blokken.`);
  return [...new Set(ids)].toSorted();
}

function readDay(value: Json | undefined, path: string): { datum?: string } {
  if (value === undefined || value === null) return {};
  if (typeof value !== "string" || !isIsoDay(value))
    throw new PlanFault(path, "De datum van een afwijking is een dag (JJJJ-MM-DD).");
  return { datum: value };
}

function notLonger(text: string, longest: number, label: string, path: string): string {
  if (text.length > longest)
    throw new PlanFault(path, `${label} is te lang: ten hoogste ${longest} tekens.`);
  return text;
}
