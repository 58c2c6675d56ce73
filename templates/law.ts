/** Legal facts as dated data: what the product knows, from whom, and how sure it is (methodology 1.4). */
import type { SourceKey } from "./sources.ts";

/** gezien = read in the source; afgeleid = follows from it; eigen kennis = not confirmed; onzeker = ask a jurist. */
export type Certainty = "gezien" | "afgeleid" | "eigen kennis" | "onzeker";

export type LegalFact<V = string> = {
  value: V;
  /** The fact as a Dutch sentence, for findings and documents. */
  statement: string;
  sources: readonly SourceKey[];
  certainty: Certainty;
  /** Day on which the sources were last read, ISO date. */
  readOn: string;
};

export const LAW = {
  /** Last day for a gemeente to have adopted a warmteprogramma. */
  warmteprogrammaDeadline: {
    value: "2026-12-31",
    statement:
      "Elke gemeente moet uiterlijk op 31 december 2026 een warmteprogramma hebben vastgesteld.",
    sources: ["N4", "L8", "G8"],
    certainty: "gezien",
    readOn: "2026-11-22",
  },
  /** Last day on which gas may be delivered. */
  endOfGas: {
    value: "2049-12-31",
    statement: "Het aardgas stopt uiterlijk op 31 december 2049.",
    sources: ["L3", "L4", "N4"],
    certainty: "gezien",
    readOn: "2026-11-22",
  },
  /** Guideline in years between designation and the end of gas. */
  noticeYears: {
    value: 8,
    statement:
      "De richtlijn voor een redelijke termijn is acht jaar. Of een kortere termijn mag, moet een jurist bevestigen.",
    sources: ["V1", "N10", "G2"],
    certainty: "onzeker",
    readOn: "2026-11-22",
  },
  designationNeedsProgramme: {
    value: "warmteprogramma",
    statement:
      "Alleen een gebied dat in het warmteprogramma staat, kan worden aangewezen. De gemeente hoeft niet aan te wijzen.",
    sources: ["N3", "L8"],
    certainty: "gezien",
    readOn: "2026-11-22",
  },
  programmeByCollege: {
    value: "college",
    statement:
      "Een programma onder de Omgevingswet wordt door het college vastgesteld. Laat de jurist bevestigen wat voor uw plan geldt.",
    sources: ["N4", "OW"],
    certainty: "eigen kennis",
    readOn: "2026-11-22",
  },
  inspraakSixWeeks: {
    value: "6 weken",
    statement: "De termijn voor inspraak is in de praktijk zes weken.",
    sources: ["G3", "AWB"],
    certainty: "eigen kennis",
    readOn: "2026-11-22",
  },
  kavelBeforeCompany: {
    value: "warmtekavel",
    statement:
      "Het vaststellen van het warmtekavel en het aanwijzen van het warmtebedrijf zijn twee stappen na elkaar.",
    sources: ["N5", "L7"],
    certainty: "onzeker",
    readOn: "2026-11-22",
  },
  planIsFormFree: {
    value: "vormvrij",
    statement: "Een uitvoeringsplan is niet verplicht en de vorm is vrij.",
    sources: ["N2"],
    certainty: "gezien",
    readOn: "2026-11-22",
  },
} as const satisfies Record<string, LegalFact<string | number>>;
