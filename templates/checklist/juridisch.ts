/** JUR: the aanwijsbevoegdheid and its safeguards. Dates and terms come from law.ts and the settings. */
import { formatDate, formatList, formatPeriod } from "../format.ts";
import { LAW } from "../law.ts";
import { addYears, spanOf } from "../period.ts";
import { chapterProse } from "../plan.ts";
import type { Block, Plan } from "../plan.ts";
import { plainText } from "../prose.ts";
import { aardgasvrijDoelen } from "./aardgasvrij.ts";
import { missingCosts } from "./warmte.ts";
import { about, askForSettings, inChapter, inSettings, isFilled, shortName } from "./observe.ts";
import type { PlanIndex, Step } from "./planIndex.ts";
import { ruleGroup } from "./rule.ts";
import type { Observation } from "./rule.ts";
import { missingStep, stepName } from "./steps.ts";
import { blockText } from "./writing.ts";

const NO_END = {
  notApplicable:
    "Het einde van het aardgas staat nog niet met een leesbare datum in het tijdspad; zie JUR-03.",
};
const AFFORDABILITY_TEST =
  /betaalbaarheidstoets|toets\p{L}{0,20}\s{1,3}(?:op|van|over)\s{1,3}(?:de\s{1,3})?betaalbaarheid|betaalbaarheid\s{1,3}(?:is\s{1,3}|wordt\s{1,3})?(?:getoetst|toetsen)/iu;

export const JURIDISCH_RULES = ruleGroup("JUR", "Juridische borging", [
  {
    id: "JUR-01",
    question: "Zegt het plan of de gemeente de aanwijsbevoegdheid inzet?",
    severity: "blokkerend",
    source: ["N2", "N3", "N10"],
    why: "Bewoners moeten weten of overstappen een keuze blijft of een verplichting wordt.",
    check: (plan) => {
      if (plan.plangegevens.values.aanwijsbevoegdheid !== "nog-te-bepalen")
        return askForSettings(plan, ["aanwijsbevoegdheid"]);
      const mend = { kind: "goTo", blockId: "plangegevens", field: "aanwijsbevoegdheid" } as const;
      return [
        inSettings(
          plan,
          "Plangegevens: de keuze over de aanwijsbevoegdheid is nog niet gemaakt. Leg uit wanneer u die keuze maakt.",
          { severity: "waarschuwing", mend },
        ),
      ];
    },
  },
  {
    id: "JUR-02",
    profile: "A",
    question: "Staat het gebied dat u wilt aanwijzen in een vastgesteld warmteprogramma?",
    severity: "blokkerend",
    source: ["N3", "L8"],
    why: "Een gemeente kan alleen een gebied aanwijzen dat in het warmteprogramma staat.",
    check: (plan) => {
      const { "warmteprogramma.status": status, "warmteprogramma.gebiedOpgenomen": included } =
        plan.plangegevens.values;
      if (status === "vastgesteld" && included === true) return [];
      const missing = [
        ...(status === "vastgesteld" ? [] : ["is het warmteprogramma niet vastgesteld"]),
        ...(included === true ? [] : ["is niet aangegeven dat dit gebied erin staat"]),
      ];
      return [
        inSettings(
          plan,
          `Plangegevens: u zet de aanwijsbevoegdheid in, maar volgens uw gegevens ${formatList(missing)}. ${LAW.designationNeedsProgramme.statement}`,
          { mend: { kind: "goTo", blockId: "plangegevens", field: "warmteprogramma.status" } },
        ),
      ];
    },
  },
  {
    id: "JUR-03",
    profile: "A",
    question:
      "Staan de wijziging van het omgevingsplan en het einde van het aardgas in het tijdspad, uiterlijk in 2049?",
    severity: "blokkerend",
    source: ["N3", "N4", "G1", "L3", "L4"],
    why: "Pas met deze twee stappen weten bewoners wanneer het aardgas stopt.",
    check: (_plan, _context, index) => [
      ...missingStep(index, "wijziging-omgevingsplan"),
      ...missingStep(index, "einde-aardgaslevering"),
      ...index.stepsFor("einde-aardgaslevering").flatMap(endsTooLate),
    ],
  },
  {
    id: "JUR-04",
    profile: "A",
    question:
      "Zit er ten minste acht jaar tussen de wijziging van het omgevingsplan en het einde van het aardgas?",
    severity: "waarschuwing",
    source: ["V1", "N10", "G2"],
    why: "Eigenaren moeten een redelijke tijd krijgen. De richtlijn is acht jaar; een kortere termijn vraagt een goede reden.",
    check: (plan, { settings }, index) => {
      const ends = index.stepsFor("einde-aardgaslevering").filter(({ start }) => start !== null);
      const changes = index.stepsFor("wijziging-omgevingsplan").filter(({ end }) => end !== null);
      if (ends.length === 0 || changes.length === 0)
        return {
          notApplicable:
            "De wijziging van het omgevingsplan of het einde van het aardgas heeft nog geen leesbare datum in het tijdspad; zie JUR-03.",
        };
      return ends.flatMap((end) => shortNotice(plan, end, changes, settings.noticeYears));
    },
  },
  {
    id: "JUR-05",
    profile: "A",
    question: "Zijn haalbaarheid en betaalbaarheid onderbouwd?",
    severity: "blokkerend",
    stage: "college",
    source: ["N3", "L5", "L6"],
    why: "Bij een aanwijzing moet de gemeente laten zien dat de overstap kan, en dat bewoners die kunnen betalen.",
    check: (_plan, _context, index) => [...withoutCosts(index), ...withoutTest(index)],
  },
  {
    id: "JUR-06",
    profile: "A",
    question: "Is de nieuwe warmteoplossing er vóór het aardgas stopt?",
    severity: "blokkerend",
    source: ["N3"],
    why: "Niemand mag in de kou komen te zitten.",
    check: (_plan, _context, index) => {
      const end = endOfGas(index)[0];
      return end?.start
        ? [...lateSolutions(index, end.start.start), ...lateInfrastructure(index, end.start.start)]
        : NO_END;
    },
  },
  {
    id: "JUR-07",
    profile: "A",
    question:
      "Spreken het doeljaar voor aardgasvrij en het einde van het aardgas elkaar niet tegen?",
    severity: "blokkerend",
    source: ["EIGEN", "N3", "S1"],
    why: "Een doel dat eerder ligt dan het einde van het aardgas, kan alleen vrijwillig worden gehaald. Dat moet erbij staan.",
    check: (plan, _context, index) => {
      const last = endOfGas(index).at(-1);
      if (!last?.end) return NO_END;
      const year = Number(last.end.end.slice(0, 4));
      return aardgasvrijDoelen(index).flatMap((goal) => contradicts(plan, goal, year));
    },
  },
]);

function endsTooLate(step: Step): Observation[] {
  if (!step.end || step.end.end <= LAW.endOfGas.value) return [];
  return [
    about(
      step.tijdspad,
      `${stepName(step)} eindigt op ${formatDate(step.end.end)}. ${LAW.endOfGas.statement}`,
      { mend: { kind: "goTo", blockId: step.tijdspad.id, field: "items" } },
    ),
  ];
}

/** Compared with the change in the same tijdspad when there is one: clusters may each have their own. */
function shortNotice(plan: Plan, end: Step, changes: Step[], years: number): Observation[] {
  const own = changes.filter(({ tijdspad }) => tijdspad.id === end.tijdspad.id);
  const changed = (own.length > 0 ? own : changes)
    .flatMap((step) => step.end?.end ?? [])
    .toSorted()
    .at(-1);
  if (changed === undefined || !end.start || end.start.start >= addYears(changed, years)) return [];
  const motivated = isFilled(plan.plangegevens.values.kortereTermijnMotivering);
  const next = motivated
    ? "U hebt dat gemotiveerd; laat een jurist de motivering bevestigen."
    : "Verschuif het einde of motiveer de kortere termijn in de plangegevens.";
  return [
    about(
      end.tijdspad,
      `het aardgas stopt vanaf ${formatDate(end.start.start)}, maar het omgevingsplan is pas op ${formatDate(changed)} gewijzigd. Dat is korter dan ${years} jaar. ${next}`,
      {
        severity: motivated ? "waarschuwing" : "blokkerend",
        mend: { kind: "goTo", blockId: "plangegevens", field: "kortereTermijnMotivering" },
      },
    ),
  ];
}

function withoutCosts(index: PlanIndex): Observation[] {
  if (index.gekozenOplossingen.length === 0)
    return [
      inChapter(
        5,
        "Er is nog geen gekozen warmteoplossing, dus de betaalbaarheid is niet onderbouwd.",
      ),
    ];
  return index.gekozenOplossingen.flatMap(missingCosts);
}

function withoutTest(index: PlanIndex): Observation[] {
  const named = [...index.maatregelen, ...index.all("besluit")].some((block) =>
    AFFORDABILITY_TEST.test(blockText(block)),
  );
  return named
    ? []
    : [
        inChapter(
          13,
          "Geen enkele maatregel en geen enkel besluit noemt de betaalbaarheidstoets. Beschrijf wie die toets doet en wanneer.",
        ),
      ];
}

/** Steps that end the delivery of gas, the earliest first, with readable dates. */
function endOfGas(index: PlanIndex): Step[] {
  const dated = index
    .stepsFor("einde-aardgaslevering")
    .filter(({ start, end }) => start !== null && end !== null);
  return dated.toSorted((a, b) => ((a.end?.end ?? "") < (b.end?.end ?? "") ? -1 : 1));
}

function lateSolutions(index: PlanIndex, stops: string): Observation[] {
  return index.gekozenOplossingen.flatMap((solution) => {
    const from = solution.values.beschikbaarVanaf;
    const span = from === null ? null : spanOf(from);
    if (span && span.end < stops) return [];
    const when =
      from === null
        ? "er staat niet vanaf wanneer deze oplossing beschikbaar is"
        : `deze oplossing is beschikbaar vanaf ${formatPeriod(from)}`;
    return [
      about(
        solution,
        `${when}, maar het aardgas stopt op ${formatDate(stops)}. De oplossing moet er eerder zijn.`,
        { mend: { kind: "goTo", blockId: solution.id, field: "beschikbaarVanaf" } },
      ),
    ];
  });
}

function lateInfrastructure(index: PlanIndex, stops: string): Observation[] {
  const works = index.maatregelen.filter(
    ({ values }) => values.soort === "elektriciteitsnet" || values.soort === "warmte-infra",
  );
  if (works.some(({ values: { eind } }) => eind !== null && (spanOf(eind)?.end ?? stops) < stops))
    return [];
  const named =
    works.length === 0
      ? "Er is geen maatregel voor het stroomnet of het warmtenet"
      : `Geen van de maatregelen voor het stroomnet of het warmtenet (${formatList(works.map(shortName))}) is klaar`;
  return [
    inChapter(
      6,
      `${named} voordat het aardgas stopt op ${formatDate(stops)}. Pas de planning aan.`,
      works,
    ),
  ];
}

function contradicts(plan: Plan, goal: Block<"doelstelling">, endYear: number): Observation[] {
  const { doeljaar } = goal.values;
  if (doeljaar === null || doeljaar >= endYear || explainsVoluntary(plan, goal)) return [];
  return [
    about(
      goal,
      `het doeljaar is ${doeljaar}, maar het aardgas stopt pas in ${endYear}. Pas het doeljaar aan of leg uit waarom bewoners vrijwillig eerder overstappen.`,
      { mend: { kind: "goTo", blockId: goal.id, field: "doeljaar" } },
    ),
  ];
}

/** The goal itself or the text of the chapters on goals, time, residents or law says that people step over voluntarily. */
function explainsVoluntary(plan: Plan, goal: Block<"doelstelling">): boolean {
  const chapters = plan.chapters.filter(
    ({ nr }) => nr === 4 || nr === 11 || nr === 12 || nr === 13,
  );
  return [blockText(goal), ...chapters.map((chapter) => plainText(chapterProse(chapter)))].some(
    (text) => /vrijwillig|uit eigen beweging/i.test(text),
  );
}
