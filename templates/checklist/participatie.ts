/** PTC: how people took part, and what the plan means for them. */
import { BLOCKS } from "../blocks.ts";
import { formatList } from "../format.ts";
import { chapterProse } from "../plan.ts";
import type { Block } from "../plan.ts";
import { wordsOf } from "../prose.ts";
import { askFor, counted, inChapter, nothingYet } from "./observe.ts";
import type { PlanIndex } from "./planIndex.ts";
import { ruleGroup } from "./rule.ts";
import type { Observation } from "./rule.ts";
import { decisionStart } from "./steps.ts";
import { blockText } from "./writing.ts";

type Doelgroep = keyof typeof GROUP_LABELS;

const NO_ROUNDS = { notApplicable: "Dit plan heeft nog geen participatie; zie PTC-01." };
const GROUP_LABELS = BLOCKS.participatie.fields.doelgroepen.options ?? {};
const TALK_AT_HOME =
  /keukentafel|straatgesprek|huisgesprek|huisbezoek|huiskamergesprek|(?:gesprek\p{L}{0,20}|bezoek\p{L}{0,20}|advies) (?:aan huis|aan de deur|in de straat)|aan de keukentafel/iu;

export const PARTICIPATIE_RULES = ruleGroup("PTC", "Participatie en handelingsperspectief", [
  {
    id: "PTC-01",
    question: "Beschrijft het plan hoe mensen meededen, wat dat opleverde en wat u ermee deed?",
    severity: "blokkerend",
    stage: "inspraak",
    source: ["G1", "N1", "N3", "W2", "W3"],
    why: "De raad wil zien dat bewoners echt konden meepraten, en wat dat veranderde.",
    check: (_plan, { today }, index) => {
      const rounds = index.all("participatie");
      if (rounds.length === 0)
        return [
          nothingYet(
            "participatie",
            "Er is nog geen participatie beschreven. Voeg in hoofdstuk 9 een ronde toe.",
          ),
        ];
      return rounds.flatMap((round) =>
        askFor(round, [
          "doelgroepen",
          "middel",
          "onderwerp",
          ...(isPlanned(round, today)
            ? []
            : (["opbrengst", "verwerking", "verwerkingToelichting"] as const)),
        ]),
      );
    },
  },
  {
    id: "PTC-02",
    question: "Hoorden bewoners terug wat er met hun inbreng is gebeurd?",
    severity: "waarschuwing",
    stage: "inspraak",
    source: ["W3"],
    why: "Wie niets terughoort, doet de volgende keer misschien niet meer mee.",
    check: (_plan, { today }, index) => {
      const rounds = index.all("participatie");
      const held = rounds.filter((round) => !isPlanned(round, today));
      if (rounds.length > 0 && held.length === 0)
        return { notApplicable: "Er is nog geen participatie gehouden; alle rondes zijn gepland." };
      return held.length === 0
        ? NO_ROUNDS
        : held.flatMap((round) => askFor(round, ["terugkoppeling"]));
    },
  },
  {
    id: "PTC-03",
    question: "Zijn huurders, eigenaren en zakelijke eigenaren allemaal bereikt?",
    severity: "waarschuwing",
    stage: "inspraak",
    source: ["W4", "W15", "N1"],
    why: "Elke groep heeft eigen belangen. Een groep die u mist, kan het plan later vertragen.",
    check: (_plan, _context, index) =>
      index.all("participatie").length === 0 ? NO_ROUNDS : missedGroups(index),
  },
  {
    id: "PTC-04",
    question: "Zijn bewoners betrokken vóór de keuze van de techniek?",
    severity: "waarschuwing",
    source: ["S2", "W4"],
    why: "Meepraten over een keuze die al is gemaakt, kost vertrouwen.",
    check: (_plan, _context, index) => {
      const explorations = index
        .all("participatie")
        .filter(({ values }) => values.stadium === "verkenning");
      const decision = decisionStart(index);
      if (
        explorations.some(
          ({ values: { datum } }) => datum !== null && (decision === null || datum < decision),
        )
      )
        return [];
      if (explorations.length === 0)
        return [
          inChapter(
            9,
            "Er is geen participatie in het stadium ‘Verkenning’. Beschrijf hoe bewoners meededen vóór de keuze van de techniek.",
            [],
            {
              mend: {
                kind: "createBlock",
                type: "participatie",
                values: { stadium: "verkenning" },
              },
            },
          ),
        ];
      return [
        inChapter(
          9,
          "De participatie in het stadium ‘Verkenning’ heeft geen datum vóór het besluit. Controleer de datum.",
          explorations,
        ),
      ];
    },
  },
  {
    id: "PTC-05",
    question: "Voert u gesprekken aan huis of in de straat?",
    severity: "waarschuwing",
    source: ["S2"],
    why: "Niet iedereen komt naar een avond of vult een formulier in. Aan de keukentafel hoort u de echte zorgen.",
    check: (_plan, _context, index) => {
      const mentions = [...index.all("participatie"), ...index.maatregelen].some((block) =>
        TALK_AT_HOME.test(blockText(block)),
      );
      return mentions
        ? []
        : [
            inChapter(
              9,
              "Geen enkele participatieronde of maatregel noemt gesprekken aan de keukentafel, aan huis of in de straat. Plan die in.",
            ),
          ];
    },
  },
  {
    id: "PTC-06",
    question: "Zijn de communicatie tijdens de uitvoering en een klachtenpunt geregeld?",
    severity: "advies",
    source: ["W8"],
    why: "Als de straat open ligt, willen bewoners weten waar zij terechtkunnen.",
    check: (_plan, _context, index) => {
      const arranged =
        index.maatregelen.some(({ values }) => values.soort === "communicatie") ||
        index.all("participatie").some(({ values }) => values.stadium === "uitvoering");
      const mend = {
        kind: "createBlock",
        type: "maatregel",
        values: { soort: "communicatie", status: "gekozen" },
      } as const;
      return arranged
        ? []
        : [
            inChapter(
              9,
              "Er is geen maatregel van de soort ‘Communicatie’ en geen participatie tijdens de uitvoering. Regel een vast punt voor vragen en klachten.",
              [],
              { mend },
            ),
          ];
    },
  },
  {
    id: "PTC-07",
    question: "Staat er voor bewoners, huurders, eigenaren en ondernemers wat zij kunnen doen?",
    severity: "blokkerend",
    stage: "inspraak",
    source: ["N1", "N11", "A2", "G1"],
    why: "Een bewoner moet in het plan kunnen vinden wat hij zelf kan of moet doen.",
    check: (_plan, { settings: { actionWords } }, index) => {
      const chapter = index.chapter(12);
      const words = chapter === null ? 0 : wordsOf(chapterProse(chapter)).length;
      if (words >= actionWords) return [];
      return [
        inChapter(
          12,
          `Hoofdstuk 12 heeft ${counted(words, "woord", "woorden")}. Schrijf in ten minste ${actionWords} woorden wat huurders, eigenaren en ondernemers kunnen doen.`,
        ),
      ];
    },
  },
]);

/** A round that is still to come cannot have results yet. */
function isPlanned({ values: { datum } }: Block<"participatie">, today: string): boolean {
  return datum !== null && datum > today;
}

/** Tenants are those of the corporatie and of private landlords together (model.md 4). */
function missedGroups(index: PlanIndex): Observation[] {
  const profiles = index.all("wijkprofiel").map(({ values }) => values);
  const rented = profiles.some(
    (values) =>
      (values["eigendom.corporatie"] ?? 0) + (values["eigendom.particuliereHuur"] ?? 0) > 0,
  );
  const business = profiles.some(({ utiliteitsgebouwen }) => (utiliteitsgebouwen ?? 0) > 0);
  const rounds = index.all("participatie");
  const reached = new Set(rounds.flatMap(({ values }) => values.doelgroepen));
  const label = (group: Doelgroep) => (GROUP_LABELS[group] ?? group).toLowerCase();
  const missed = [
    ...(reached.has("eigenaren") ? [] : [label("eigenaren")]),
    ...(rented && !reached.has("huurders") ? [label("huurders")] : []),
    ...(business && !reached.has("ondernemers") && !reached.has("zakelijke-eigenaren")
      ? ["ondernemers of zakelijke eigenaren"]
      : []),
  ];
  return missed.length === 0
    ? []
    : [
        inChapter(
          9,
          `Deze groepen zijn volgens de participatierondes nog niet bereikt: ${formatList(missed)}. Betrek ze alsnog of vul de doelgroepen aan.`,
          rounds,
        ),
      ];
}
