/** PLA: what the plan is, for which area, and who decides. */
import { SETTINGS } from "../blocks.ts";
import { chapterProse } from "../plan.ts";
import { formatDate } from "../format.ts";
import { LAW } from "../law.ts";
import { wordsOf } from "../prose.ts";
import { askForSettings, inChapter, inSettings } from "./observe.ts";
import { placeholdersIn } from "./placeholders.ts";
import { plainText } from "../prose.ts";
import { ruleGroup } from "./rule.ts";

export const PLANGEGEVENS_RULES = ruleGroup("PLA", "Plangegevens", [
  {
    id: "PLA-01",
    question:
      "Staan gemeente, gebied, projectleider, opdrachtgever en portefeuillehouder in het plan?",
    severity: "blokkerend",
    source: ["W1", "N8"],
    why: "De raad wil weten over welk gebied het plan gaat en wie ervoor verantwoordelijk is.",
    check: (plan) =>
      askForSettings(plan, [
        "gemeente",
        "wijknaam",
        "gebiedstype",
        "projectleider",
        "ambtelijkOpdrachtgever",
        "portefeuillehouder",
      ]),
  },
  {
    id: "PLA-02",
    question: "Is precies beschreven waar het gebied begint en eindigt?",
    severity: "blokkerend",
    source: ["N1", "N2", "G2"],
    why: "Zonder grens weet een bewoner niet of het plan over zijn huis gaat. Een besluit over aardgas vraagt een precies gebied.",
    check: (plan) => {
      const { buurtcodes } = plan.plangegevens.values;
      const { pattern } = SETTINGS.plangegevens.fields.buurtcodes;
      const valid = buurtcodes.some((code) => pattern?.test(code.trim()));
      const codes =
        buurtcodes.length === 0
          ? "Plangegevens: vul ten minste één CBS-buurtcode in: BU en acht cijfers."
          : `Plangegevens: ‘${buurtcodes.join("’, ‘")}’ is geen CBS-buurtcode. Een buurtcode is BU en acht cijfers.`;
      return [
        ...askForSettings(plan, ["gebiedsafbakening"]),
        ...(valid
          ? []
          : [
              inSettings(plan, codes, {
                mend: { kind: "goTo", blockId: "plangegevens", field: "buurtcodes" },
              }),
            ]),
      ];
    },
  },
  {
    id: "PLA-03",
    question: "Is duidelijk of het plan gaat over aardgasvrij, klaar voor aardgasvrij of isolatie?",
    severity: "blokkerend",
    source: ["N2"],
    why: "Het soort plan bepaalt wat het plan moet bevatten en wat bewoners ervan mogen verwachten.",
    check: (plan) => askForSettings(plan, ["plantype"]),
  },
  {
    id: "PLA-04",
    question: "Is gekozen of het plan vooral het wat, vooral het hoe, of beide vastlegt?",
    severity: "waarschuwing",
    source: ["S3"],
    why: "De raad stuurt anders op een plan (wat) dan op een proces (hoe). Die keuze hoort vooraf te zijn gemaakt.",
    check: (plan) => askForSettings(plan, ["planfocus"]),
  },
  {
    id: "PLA-05",
    question: "Zijn rechtsvorm en vaststellend orgaan gekozen, en passen die bij elkaar?",
    severity: "blokkerend",
    source: ["N2", "N4", "G3", "G4"],
    why: "De rechtsvorm bepaalt wie het plan mag vaststellen. Passen die twee niet bij elkaar, dan moet een jurist meekijken vóór het besluit.",
    check: (plan) => {
      const { rechtsvorm, vaststellendOrgaan } = plan.plangegevens.values;
      if (rechtsvorm === "onverplicht-programma" && vaststellendOrgaan === "raad")
        return [
          inSettings(
            plan,
            `Plangegevens: de rechtsvorm is een onverplicht programma, maar het vaststellend orgaan is de raad. ${LAW.programmeByCollege.statement}`,
            {
              severity: "waarschuwing",
              mend: { kind: "goTo", blockId: "plangegevens", field: "vaststellendOrgaan" },
            },
          ),
        ];
      return askForSettings(plan, ["rechtsvorm", "vaststellendOrgaan"]);
    },
  },
  {
    id: "PLA-06",
    question: "Staat het gebied in een vastgesteld warmteprogramma?",
    severity: "waarschuwing",
    source: ["N4", "L8", "G8"],
    why: "Het warmteprogramma zegt welke buurten wanneer aan de beurt zijn. Een buurtplan bouwt daarop voort.",
    check: (plan, { today }) => {
      const status = plan.plangegevens.values["warmteprogramma.status"];
      if (status === "vastgesteld") {
        const asked = askForSettings(plan, [
          "warmteprogramma.gebiedOpgenomen",
          "warmteprogramma.vindplaats",
        ]);
        if (plan.plangegevens.values["warmteprogramma.gebiedOpgenomen"] !== false) return asked;
        return [
          ...asked,
          inSettings(
            plan,
            "Plangegevens: dit gebied staat niet in het warmteprogramma. Controleer dat met de opstellers van het warmteprogramma.",
          ),
        ];
      }
      const stand = SETTINGS.plangegevens.fields["warmteprogramma.status"].options;
      const now =
        status === null
          ? "is niet ingevuld of het warmteprogramma is vastgesteld"
          : `is het warmteprogramma niet vastgesteld (stand: ${stand?.[status]?.toLowerCase()})`;
      const deadline = LAW.warmteprogrammaDeadline;
      const late =
        today > deadline.value
          ? ` De wettelijke termijn van ${formatDate(deadline.value)} is voorbij.`
          : "";
      return [
        inSettings(plan, `Plangegevens: volgens uw gegevens ${now}. ${deadline.statement}${late}`, {
          mend: { kind: "goTo", blockId: "plangegevens", field: "warmteprogramma.status" },
        }),
      ];
    },
  },
  {
    id: "PLA-07",
    question: "Is de samenvatting in gewone taal en past die op één bladzijde?",
    severity: "blokkerend",
    stage: "inspraak",
    source: ["W1"],
    why: "Veel raadsleden en bewoners lezen alleen de samenvatting. Die moet dus kort zijn en af.",
    check: (_plan, { settings: { summaryMinWords, summaryMaxWords } }, index) => {
      const summary = index.chapter(0);
      const prose = summary ? chapterProse(summary) : [];
      const words = wordsOf(prose).length;
      const advice =
        words < summaryMinWords
          ? "Noem de keuze, de kosten, de planning en wat u van de raad vraagt."
          : "Kort de tekst in.";
      const length =
        words >= summaryMinWords && words <= summaryMaxWords
          ? []
          : [
              inChapter(
                0,
                `De samenvatting heeft ${words} woorden. Gebruik ${summaryMinWords} tot ${summaryMaxWords} woorden. ${advice}`,
              ),
            ];
      const open = placeholdersIn(plainText(prose));
      return open.length === 0
        ? length
        : [
            ...length,
            inChapter(
              0,
              `In de samenvatting staat nog in te vullen tekst: ${open.map((text) => `‘${text}’`).join(", ")}.`,
            ),
          ];
    },
  },
]);
