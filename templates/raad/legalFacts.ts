/**
 * The legal facts that raadsstukken print, as dated data. None is certain by itself: the jurist of a gemeente confirms
 * each once in the gemeenteprofiel, and until then it never prints as certain (model.md 4).
 */

export type RaadFact = {
  /** As it stands behind "gelet op": without capital and full stop. */
  citation: string;
  /** The fact as a Dutch sentence, for the section on law and for the list of what must be confirmed. */
  statement: string;
  /** Where we have it from. */
  source: string;
  /** Day on which it was last looked at, ISO date. */
  readOn: string;
};

const GEMEENTEWET = "Gemeentewet, eigen kennis";
const READ = "2026-11-22";

export const RAAD_FACTS = {
  "gemeentewet-108-147": {
    citation: "artikel 108, eerste lid, en artikel 147, tweede lid, van de Gemeentewet",
    statement:
      "De raad stelt het plan vast als eigen beleid van de gemeente. De bevoegdheid volgt uit artikel 108 en artikel 147 van de Gemeentewet.",
    source: GEMEENTEWET,
    readOn: READ,
  },
  "nadeelcompensatie-autonoom": {
    citation: "",
    statement:
      "Bij een plan als eigen beleid van de gemeente kan nadeelcompensatie aan de orde zijn.",
    source: "nplw.nl, Uitvoeringsplan en de Omgevingswet",
    readOn: READ,
  },
  "omgevingswet-3-4": {
    citation: "artikel 3.4 en artikel 3.5 van de Omgevingswet",
    statement:
      "Het plan is een programma als bedoeld in artikel 3.4 van de Omgevingswet. Het college stelt het vast.",
    source: "nplw.nl en aandeslagmetdeomgevingswet.nl",
    readOn: READ,
  },
  "gemeentewet-169": {
    citation: "artikel 169 van de Gemeentewet",
    statement:
      "Het college geeft de raad inlichtingen. Bij ingrijpende gevolgen kan de raad vooraf wensen en bedenkingen kenbaar maken (artikel 169 van de Gemeentewet).",
    source: GEMEENTEWET,
    readOn: READ,
  },
  "awb-3-4-programma": {
    citation: "",
    statement:
      "Voor de voorbereiding geldt afdeling 3.4 van de Algemene wet bestuursrecht. Iedereen kan een zienswijze geven. Tegen het programma staat in beginsel geen beroep open.",
    source: "aandeslagmetdeomgevingswet.nl",
    readOn: READ,
  },
  "omgevingswet-2-4": {
    citation: "artikel 2.4 van de Omgevingswet",
    statement:
      "De raad wijzigt het omgevingsplan (artikel 2.4 van de Omgevingswet). Het wijkuitvoeringsplan is de onderbouwing van die wijziging.",
    source: "nplw.nl, Planproces aanwijsbevoegdheid; artikelnummer eigen kennis",
    readOn: READ,
  },
  "awb-3-4-omgevingsplan": {
    citation: "",
    statement:
      "Voor de wijziging geldt afdeling 3.4 van de Algemene wet bestuursrecht (artikel 16.30 van de Omgevingswet).",
    source: "Omgevingswet, eigen kennis",
    readOn: READ,
  },
  "gemeentewet-189-192": {
    citation: "artikel 189 en artikel 192 van de Gemeentewet",
    statement:
      "De raad stelt het geld beschikbaar en wijzigt de begroting (artikel 189 en artikel 192 van de Gemeentewet).",
    source: GEMEENTEWET,
    readOn: READ,
  },
} as const satisfies Record<string, RaadFact>;

export type RaadFactId = keyof typeof RAAD_FACTS;

/** Whether this is the id of a fact that we know. */
export function isRaadFact(id: string): id is RaadFactId {
  return Object.hasOwn(RAAD_FACTS, id);
}
