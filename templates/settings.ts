/** Thresholds of the checklist with their defaults. A gemeente may override each of them. */
import { PlanFault } from "./fault.ts";
import { isIsoDay } from "./format.ts";
import { LAW } from "./law.ts";

export type Settings = {
  /** TIJ-04: months from the start of the process to the intended adoption (S0). */
  maxMonthsToAdopt: number;
  /** TIJ-05: days that people can react (six weeks). */
  inspraakDays: number;
  /** TIJ-06: days between the decisions of college and raad (own proposal). */
  griffieDays: number;
  /** TIJ-07: last day of the period that the execution must go beyond (S0). */
  rolloutAfter: string;
  /** TIJ-07: the year that needs a measuring point (A6, the national aim of 2030). */
  measuringYear: number;
  /** PLA-07: words of the summary. */
  summaryMinWords: number;
  summaryMaxWords: number;
  /** WAR-01: words of motivation for a choice that has not the lowest social costs. */
  motivationWords: number;
  /** PTC-07: words of "Wat betekent dit voor u?". */
  actionWords: number;
  /** TXT-03: average words of a sentence per chapter, and the longest sentence (own proposal). */
  averageSentenceWords: number;
  longestSentenceWords: number;
  /** DOE-05: a goal further away than this many years needs a tussendoel. */
  yearsWithoutTussendoel: number;
  /** WIJ-03: plans of partners that should be described. */
  partnerPlans: number;
  /** PAR-05: members of the wijkcoalitie. */
  coalitionMembers: number;
  /** RIS-03: requested subsidy counts as large above this percentage of what is needed and above this amount in euros. */
  uncertainSubsidyPct: number;
  uncertainSubsidyAbove: number;
  /** BES-05: an investment above this amount in euros needs a go/no-go decision. */
  goNoGoAbove: number;
  /** JUR-04: years between the change of the omgevingsplan and the end of gas. */
  noticeYears: number;
  /** BES-04: review rounds that must be closed. */
  reviewRounds: number;
  /** PAR-07: e-mail addresses and phone numbers of desks and functions, from the gemeenteprofiel. */
  functionalAddresses: readonly string[];
  /** TXT-02: words that need an explanation in bijlage A. */
  jargon: readonly string[];
};

export const DEFAULT_SETTINGS: Settings = {
  maxMonthsToAdopt: 24,
  inspraakDays: 42,
  griffieDays: 35,
  rolloutAfter: "2028-12-31",
  measuringYear: 2030,
  summaryMinWords: 60,
  summaryMaxWords: 400,
  motivationWords: 20,
  actionWords: 40,
  averageSentenceWords: 20,
  longestSentenceWords: 40,
  yearsWithoutTussendoel: 3,
  partnerPlans: 2,
  coalitionMembers: 3,
  uncertainSubsidyPct: 10,
  uncertainSubsidyAbove: 100_000,
  goNoGoAbove: 1_000_000,
  noticeYears: LAW.noticeYears.value,
  reviewRounds: 2,
  functionalAddresses: [],
  jargon: [
    "aanwijsbevoegdheid",
    "aansluitbijdrage",
    "aquathermie",
    "aquifer",
    "Bbl",
    "Bgiw",
    "bronnet",
    "businesscase",
    "geothermie",
    "isolatiewaarde",
    "ISDE",
    "maatwerkregel",
    "middenspanningsruimte",
    "netcongestie",
    "opt-out",
    "piekvoorziening",
    "propositie",
    "Rc-waarde",
    "spijtvrij",
    "SPUK",
    "stakeholder",
    "thermische energie uit oppervlaktewater",
    "transitievisie warmte",
    "utiliteitsbouw",
    "voorzieningenniveau",
    "warmtekavel",
    "warmteoverdrachtstation",
    "warmteregister",
    "warmtewisselaar",
    "Wcw",
    "Wgiw",
    "WKO",
    "woonlastenneutraal",
  ],
};

/**
 * Thresholds from outside: only those that are known and of the right kind. What is left out keeps its default.
 * Throws PlanFault with the name of the threshold and a Dutch sentence.
 */
export function readSettings(value: unknown): Partial<Settings> {
  if (value === null || typeof value !== "object" || Array.isArray(value))
    throw new PlanFault("", "De drempels zijn geen lijst van namen met waarden.");
  for (const [name, given] of Object.entries(value)) {
    if (!Object.hasOwn(DEFAULT_SETTINGS, name))
      throw new PlanFault(name, `Wijkpen kent de drempel "${name}" niet.`);
    const problem = problemWith(DEFAULT_SETTINGS[name as keyof Settings], given);
    if (problem) throw new PlanFault(name, problem);
  }
  return value;
}

/** Why a value cannot stand in the place of this default, or null. */
function problemWith(usual: Settings[keyof Settings], given: unknown): string | null {
  if (typeof usual === "number") {
    const isWhole = typeof given === "number" && Number.isSafeInteger(given) && given >= 0;
    return isWhole ? null : "Hier moet een heel getal van 0 of meer staan.";
  }
  if (typeof usual === "string")
    return typeof given === "string" && isIsoDay(given)
      ? null
      : "Hier moet een datum staan, zoals 2028-12-31.";
  const isWords = Array.isArray(given) && given.every((word) => typeof word === "string");
  return isWords ? null : "Hier moet een lijst met woorden staan.";
}
