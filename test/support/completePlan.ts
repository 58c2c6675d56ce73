/** A small plan of a fictional buurt that meets all rules, as plan JSON. Tests change one thing in it. */
import { CONTENT_BLOCKS } from "./completeContent.ts";
import { EXECUTION_BLOCKS } from "./completeExecution.ts";
import type { JsonRecord } from "./completeContent.ts";

export const COMPLETE_PLANGEGEVENS: JsonRecord = {
  titel: "Wijkuitvoeringsplan Zeeheldenbuurt",
  gemeente: "Westerhoven",
  wijknaam: "Zeeheldenbuurt",
  gebiedstype: "buurt",
  buurtcodes: ["BU99990001"],
  gebiedsafbakening: "Alle gebouwen tussen de haven en het spoor.",
  planfocus: "beide",
  plantype: "aardgasvrij",
  rechtsvorm: "vormvrij",
  vaststellendOrgaan: "raad",
  besluitroute: "autonoom",
  krediet: true,
  aanwijsbevoegdheid: "ja",
  warmteprogramma: {
    status: "vastgesteld",
    vastgesteldOp: "2026-06-30",
    gebiedOpgenomen: true,
    vindplaats: "Hoofdstuk 5",
  },
  startProces: "2025-03-01",
  beoogdeVaststelling: "2027-01-28",
  horizonjaar: 2036,
  portefeuillehouder: "wethouder duurzaamheid",
  ambtelijkOpdrachtgever: "afdelingshoofd ruimte",
  projectleider: "projectleider warmte",
  prijspeil: 2026,
  btw: "exclusief",
};

const SENTENCE = "Dit hoofdstuk is kort en duidelijk.";
const SUMMARY =
  "De buurt gaat van het aardgas af. Dat doen wij samen met bewoners en partners. Er komt een warmtenet voor 100 woningen.";
const ACTIONS =
  "Huurt u een woning? De verhuurder neemt contact met u op. Bent u eigenaar? Maak een afspraak met het loket in de buurt.";

/** Text per chapter; all required chapters have some. */
export const COMPLETE_CHAPTERS: Readonly<Record<string, readonly string[]>> = {
  0: [SUMMARY, SUMMARY, SUMMARY, "Wij vragen de raad 500.000 euro."],
  ...Object.fromEntries(
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15].map((nr) => [nr, [SENTENCE]]),
  ),
  12: [ACTIONS, ACTIONS],
  A: ["Warmtekavel: het gebied van één warmtebedrijf."],
};

/** One block at least of every type. */
export const COMPLETE_BLOCKS: readonly JsonRecord[] = [...CONTENT_BLOCKS, ...EXECUTION_BLOCKS];
