/** MAA and KOP: what is done, by whom, when and with what result; and what is done in the same go. */
import { spanOf } from "../period.ts";
import { formatPeriod } from "../format.ts";
import type { Block } from "../plan.ts";
import { about, askFor, inChapter, isFilled, judgeEach } from "./observe.ts";
import type { PlanIndex } from "./planIndex.ts";
import { ruleGroup } from "./rule.ts";
import type { Mend, Observation, Outcome } from "./rule.ts";

type Maatregel = Block<"maatregel">;

export const MAATREGEL_RULES = ruleGroup("MAA", "Maatregelen", [
  {
    id: "MAA-01",
    question: "Draagt elke maatregel bij aan een doelstelling?",
    severity: "blokkerend",
    source: ["S1"],
    why: "Een maatregel zonder doel kost geld zonder dat iemand weet waarvoor.",
    check: (_plan, _context, index) =>
      forEachMeasure(index, (measure) =>
        measure.values.doelstellingIds.some((id) => index.find("doelstelling", id) !== null)
          ? []
          : [
              about(
                measure,
                "deze maatregel draagt nog niet bij aan een doelstelling. Kies er een.",
                goTo(measure, "doelstellingIds"),
              ),
            ],
      ),
  },
  {
    id: "MAA-02",
    question: "Heeft elke maatregel één verantwoordelijke partij?",
    severity: "blokkerend",
    source: ["S1", "N11"],
    why: "Als iedereen verantwoordelijk is, is niemand het.",
    check: (_plan, _context, index) =>
      forEachMeasure(index, (measure) =>
        index.find("betrokkenPartij", measure.values.verantwoordelijkeId) !== null
          ? []
          : [
              about(
                measure,
                "er is nog geen verantwoordelijke partij. Kies een betrokken partij.",
                goTo(measure, "verantwoordelijkeId"),
              ),
            ],
      ),
  },
  {
    id: "MAA-03",
    question: "Heeft elke maatregel een budget, of staat erbij dat zij niets kost?",
    severity: "blokkerend",
    source: ["S1"],
    why: "De raad moet van elke maatregel weten wat zij kost en wie betaalt.",
    check: (_plan, _context, index) => forEachMeasure(index, (measure) => unpaid(measure, index)),
  },
  {
    id: "MAA-04",
    question: "Heeft elke maatregel een begin en een eind, in de goede volgorde?",
    severity: "blokkerend",
    source: ["S1", "W1"],
    why: "Bewoners en partners plannen hun eigen werk op deze periodes.",
    check: (_plan, _context, index) =>
      forEachMeasure(index, (measure) => [
        ...askFor(measure, ["start", "eind"]),
        ...reversed(measure),
      ]),
  },
  {
    id: "MAA-05",
    question: "Staat elke maatregel in het tijdspad?",
    severity: "blokkerend",
    source: ["S1", "W1"],
    why: "In het tijdspad ziet de lezer welke maatregelen van elkaar afhangen.",
    check: (_plan, _context, index) =>
      forEachMeasure(index, (measure) => {
        if (index.planned.has(measure.id)) return [];
        const [tijdspad] = index.all("tijdspad");
        const mend: Mend = tijdspad
          ? { kind: "goTo", blockId: tijdspad.id, field: "items" }
          : { kind: "createBlock", type: "tijdspad", values: {} };
        return [
          about(
            measure,
            "deze maatregel staat nog niet in het tijdspad. Kies de maatregel bij een stap.",
            { mend },
          ),
        ];
      }),
  },
  {
    id: "MAA-06",
    question: "Noemt elke maatregel een resultaat dat u kunt tellen?",
    severity: "waarschuwing",
    source: ["S1"],
    why: "Met een aantal en een eenheid kan de raad later zien of de maatregel is uitgevoerd.",
    check: (_plan, _context, index) =>
      forEachMeasure(index, (measure) => [
        ...askFor(measure, ["resultaat.aantal", "resultaat.eenheid"]),
        ...((measure.values["resultaat.aantal"] ?? 1) > 0
          ? []
          : [
              about(
                measure,
                `het resultaat is ${measure.values["resultaat.aantal"]}. Vul een aantal groter dan 0 in.`,
                goTo(measure, "resultaat.aantal"),
              ),
            ]),
      ]),
  },
  {
    id: "MAA-07",
    question: "Is duidelijk hoe u uitvoerders vindt en welke eis zij krijgen?",
    severity: "waarschuwing",
    source: ["S1"],
    why: "Wat niet in de uitvraag staat, levert een marktpartij niet vanzelf.",
    check: (_plan, _context, index) =>
      forEachMeasure(index, (measure) =>
        askFor(measure, [
          "uitvraag.soort",
          ...(["geen", null].includes(measure.values["uitvraag.soort"])
            ? []
            : ["uitvraag.eis" as const]),
        ]),
      ),
  },
  {
    id: "MAA-08",
    question: "Is bij bouwen en graven nagedacht over circulair werken?",
    severity: "advies",
    source: ["S1"],
    why: "Materiaal dat u nu hergebruikt of losmaakbaar aanlegt, spaart later geld en grondstoffen.",
    check: (_plan, _context, index) => {
      const physical = index.maatregelen.filter(
        ({ values: { soort } }) =>
          soort === "gebouw" || soort === "warmte-infra" || soort === "openbare-ruimte",
      );
      return physical.length === 0
        ? { notApplicable: "Dit plan heeft geen fysieke maatregelen." }
        : physical.flatMap((measure) => askFor(measure, ["circulariteit"]));
    },
  },
  {
    id: "MAA-09",
    question: "Zijn er maatregelen in gebouwen én in de openbare ruimte of de infrastructuur?",
    severity: "waarschuwing",
    source: ["G1", "A2"],
    why: "Het plan raakt huizen en straten. Wie één van de twee vergeet, heeft geen uitvoerbaar plan.",
    check: (_plan, _context, index) => {
      const kinds = new Set(index.maatregelen.map(({ values }) => values.soort));
      const outside =
        kinds.has("warmte-infra") || kinds.has("elektriciteitsnet") || kinds.has("openbare-ruimte");
      return [
        ...(kinds.has("gebouw") ? [] : [missingKind("in gebouwen", "gebouw")]),
        ...(outside
          ? []
          : [missingKind("in de openbare ruimte of de infrastructuur", "openbare-ruimte")]),
      ];
    },
  },
]);

export const KOPPELKANS_RULES = ruleGroup("KOP", "Koppelkansen", [
  {
    id: "KOP-01",
    question:
      "Is van elke koppelkans besloten of u die benut, waarom, en wat die extra kost aan geld en tijd?",
    severity: "blokkerend",
    stage: "inspraak",
    source: ["W14", "W5"],
    why: "De raad wil ook weten welke kansen u laat liggen, en wat meenemen zou kosten.",
    check: (_plan, _context, index) =>
      forEachChance(index, (chance) =>
        askFor(chance, ["besluit", "motivering", "meerkosten", "extraMaanden"]),
      ),
  },
  {
    id: "KOP-02",
    question: "Heeft elke koppelkans die u benut een maatregel?",
    severity: "blokkerend",
    stage: "inspraak",
    source: ["S1", "W5"],
    why: "Een kans die u benut zonder maatregel, wordt niet uitgevoerd.",
    check: (_plan, _context, index) =>
      forEachChance(index, (chance) =>
        chance.values.besluit !== "verzilveren" ||
        chance.values.maatregelIds.some((id) => index.isActive(id))
          ? []
          : [
              about(
                chance,
                "u benut deze koppelkans, maar er hoort nog geen gekozen maatregel bij. Kies een maatregel.",
                { mend: { kind: "goTo", blockId: chance.id, field: "maatregelIds" } },
              ),
            ],
      ),
  },
]);

function forEachMeasure(index: PlanIndex, observe: (measure: Maatregel) => Observation[]): Outcome {
  return judgeEach(index.maatregelen, "Dit plan heeft nog geen gekozen maatregelen.", observe);
}

function forEachChance(
  index: PlanIndex,
  observe: (chance: Block<"koppelkans">) => Observation[],
): Outcome {
  return judgeEach(index.all("koppelkans"), "Dit plan heeft geen koppelkansen.", observe);
}

function goTo(measure: Maatregel, field: string): { mend: Mend } {
  return { mend: { kind: "goTo", blockId: measure.id, field } };
}

function unpaid(measure: Maatregel, index: PlanIndex): Observation[] {
  const { budgetIds, kosteloos, toelichting } = measure.values;
  if (budgetIds.some((id) => index.find("budget", id) !== null)) return [];
  if (kosteloos !== true)
    return [
      about(
        measure,
        "er is nog geen budget. Voeg een budget toe, of geef aan dat de maatregel kosteloos is en waarom.",
        { mend: { kind: "createBlock", type: "budget", values: { maatregelIds: [measure.id] } } },
      ),
    ];
  return isFilled(toelichting)
    ? []
    : [
        about(
          measure,
          "deze maatregel is kosteloos. Licht toe waarom.",
          goTo(measure, "toelichting"),
        ),
      ];
}

function reversed(measure: Maatregel): Observation[] {
  const { start, eind } = measure.values;
  const from = start === null ? null : spanOf(start);
  const to = eind === null ? null : spanOf(eind);
  if (start === null || eind === null || !from || !to || from.start <= to.end) return [];
  return [
    about(
      measure,
      `de start (${formatPeriod(start)}) ligt na het eind (${formatPeriod(eind)}). Draai de periodes om of pas ze aan.`,
      goTo(measure, "start"),
    ),
  ];
}

function missingKind(where: string, soort: string): Observation {
  return inChapter(6, `Er is nog geen maatregel ${where}. Voeg die toe.`, [], {
    mend: { kind: "createBlock", type: "maatregel", values: { soort, status: "gekozen" } },
  });
}
