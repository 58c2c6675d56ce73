/** TIJ: the steps to the decision and after it, in the right order. Periods compare on earliest start and latest end. */
import { formatDate, formatPeriod } from "../format.ts";
import type { Plan } from "../plan.ts";
import { about, askForSettings, inSettings } from "./observe.ts";
import { circlesOf } from "./circles.ts";
import {
  endsEarly,
  hastyInspraak,
  kavelOrder,
  noMeasuringPoint,
  startsBeforeMoney,
  tooLittleTime,
} from "./moments.ts";
import type { PlanIndex, Step } from "./planIndex.ts";
import { ruleGroup } from "./rule.ts";
import type { Observation } from "./rule.ts";
import { addMonths, decisionStart, missingStep, monthsRoundedUp, stepName } from "./steps.ts";

const NO_STEPS = { notApplicable: "Dit plan heeft nog geen stappen in een tijdspad; zie TIJ-01." };

export const TIJD_RULES = ruleGroup("TIJ", "Tijdspad", [
  {
    id: "TIJ-01",
    question:
      "Heeft het tijdspad een start, een besluit, een start van de uitvoering en een evaluatie?",
    severity: "blokkerend",
    source: ["W1", "S3", "G5"],
    why: "Met deze vier stappen weet de raad wanneer hij besluit en wanneer hij terugkijkt.",
    check: (_plan, _context, index) => [
      ...missingStep(index, "start-wup"),
      ...(index.stepsFor("raadsbesluit", "college-besluit").length > 0
        ? []
        : missingStep(index, "raadsbesluit", "het besluit van de raad of het college")),
      ...missingStep(index, "start-uitvoering"),
      ...missingStep(index, "evaluatie"),
    ],
  },
  {
    id: "TIJ-02",
    question: "Is elke datum in het tijdspad leesbaar, en ligt geen start na het eind?",
    severity: "blokkerend",
    source: ["EIGEN"],
    why: "Een stap zonder leesbare datum kan niemand inplannen.",
    absolute: true,
    check: (_plan, _context, index) =>
      index.steps.length === 0 ? NO_STEPS : index.steps.flatMap(wrongPeriod),
  },
  {
    id: "TIJ-03",
    question:
      "Staan stappen die van elkaar afhangen in de goede volgorde, en wachten ze niet in een kring op elkaar?",
    severity: "blokkerend",
    source: ["W1", "S3"],
    why: "Stappen die op elkaar wachten in een kring, komen nooit af.",
    absolute: true,
    check: (_plan, _context, index) =>
      index.steps.length === 0
        ? NO_STEPS
        : [...index.steps.flatMap((step) => wrongOrder(step, index)), ...circles(index)],
  },
  {
    id: "TIJ-04",
    question: "Past het opstellen van het plan in twee jaar?",
    severity: "waarschuwing",
    source: ["S0"],
    why: "Duurt het langer, dan kunnen bewoners afhaken en kloppen de cijfers niet meer.",
    check: (plan, { settings }) => slowProcess(plan, settings.maxMonthsToAdopt),
  },
  {
    id: "TIJ-05",
    question: "Duurt de inspraak ten minste zes weken en ligt die vóór het besluit?",
    severity: "waarschuwing",
    stage: "inspraak",
    source: ["G3", "AWB"],
    why: "Inspraak die te kort is of na het besluit komt, telt niet echt mee.",
    check: (_plan, { settings }, index) => {
      const rounds = index.stepsFor("inspraak");
      const decision = decisionStart(index);
      return rounds.length === 0
        ? missingStep(index, "inspraak")
        : rounds.flatMap((round) => hastyInspraak(round, decision, settings.inspraakDays));
    },
  },
  {
    id: "TIJ-06",
    profile: "R",
    question: "Zit er genoeg tijd tussen het collegebesluit en het raadsbesluit?",
    severity: "waarschuwing",
    stage: "college",
    source: ["W1", "EIGEN"],
    why: "Commissie en griffie hebben tijd nodig om het voorstel te behandelen.",
    check: (_plan, { settings }, index) => tooLittleTime(index, settings.griffieDays),
  },
  {
    id: "TIJ-07",
    question: "Loopt het tijdspad door na 2028, met een meetpunt in 2030?",
    severity: "waarschuwing",
    source: ["S0", "A6"],
    why: "Voor 2030 is er een landelijk doel. Een plan dat in 2028 stopt, laat niet zien wat daarna gebeurt.",
    check: (_plan, context, index) => [
      ...endsEarly(context, index),
      ...noMeasuringPoint(context, index),
    ],
  },
  {
    id: "TIJ-08",
    question: "Starten maatregelen die geld van de raad nodig hebben niet vóór het raadsbesluit?",
    severity: "waarschuwing",
    stage: "college",
    source: ["W1", "EIGEN"],
    why: "Geld dat de raad nog niet gaf, kan niet worden uitgegeven.",
    check: (_plan, _context, index) => startsBeforeMoney(index),
  },
  {
    id: "TIJ-09",
    profile: "C",
    question:
      "Wordt bij een warmtenet eerst het warmtekavel vastgesteld en daarna het warmtebedrijf aangewezen?",
    severity: "waarschuwing",
    source: ["N5", "L7"],
    why: "Deze stappen volgen op elkaar. Voor de aanleg begint, moet bekend zijn welk bedrijf het net aanlegt.",
    check: (_plan, _context, index) => kavelOrder(index),
  },
]);

function wrongPeriod(step: Step): Observation[] {
  const { tijdspad, item, start, end } = step;
  const problems = (["start", "eind"] as const).flatMap((key) => {
    if (item[key] !== null) return [];
    const typed = tijdspad.remains.malformed[`items/${item.id}/${key}`];
    return typed === undefined
      ? `${key === "start" ? "de start" : "het eind"} ontbreekt`
      : `‘${typed}’ is geen leesbare ${key === "start" ? "start" : "einddatum"}`;
  });
  const mend = { kind: "goTo", blockId: tijdspad.id, field: "items" } as const;
  if (problems.length > 0)
    return [
      about(
        tijdspad,
        `${stepName(step)}: ${problems.join(" en ")}. Vul een jaar, kwartaal, maand of dag in.`,
        { mend },
      ),
    ];
  if (!start || !end || start.start <= end.end) return [];
  return [
    about(
      tijdspad,
      `${stepName(step)}: de start (${formatPeriod(item.start ?? "")}) ligt na het eind (${formatPeriod(item.eind ?? "")}). Pas de periodes aan.`,
      { mend },
    ),
  ];
}

function wrongOrder(step: Step, index: PlanIndex): Observation[] {
  const mend = { kind: "goTo", blockId: step.tijdspad.id, field: "items" } as const;
  return step.item.afhankelijkVan.flatMap((id) => {
    const before = index.stepById.get(id);
    if (!before)
      return [
        about(
          step.tijdspad,
          `${stepName(step)} hangt af van een stap die niet bestaat (${id}). Haal die verwijzing weg of kies een andere stap.`,
          { mend },
        ),
      ];
    if (!step.end || !before.start || step.end.end >= before.start.start) return [];
    return [
      about(
        step.tijdspad,
        `${stepName(step)} eindigt (${formatPeriod(step.item.eind ?? "")}) voordat ${stepName(before)} begint (${formatPeriod(before.item.start ?? "")}), maar hangt daarvan af. Pas de periodes aan.`,
        { mend },
      ),
    ];
  });
}

function circles(index: PlanIndex): Observation[] {
  const edges = new Map(
    index.steps.map(({ item }) => [
      item.id,
      item.afhankelijkVan.filter((id) => index.stepById.has(id)),
    ]),
  );
  return circlesOf(edges).map((ids) => {
    const steps = ids.flatMap((id) => index.stepById.get(id) ?? []);
    const names = steps.map(stepName);
    const message = `Deze stappen wachten op elkaar in een kring: ${names.join(", ")}. Haal één van de verwijzingen weg.`;
    return {
      blockIds: [...new Set(steps.map(({ tijdspad }) => tijdspad.id))],
      chapter: steps[0]?.tijdspad.chapter ?? 11,
      message,
    };
  });
}

function slowProcess(plan: Plan, maximum: number): Observation[] {
  const { startProces, beoogdeVaststelling } = plan.plangegevens.values;
  if (startProces === null || beoogdeVaststelling === null)
    return askForSettings(plan, ["startProces", "beoogdeVaststelling"]);
  const mend = { kind: "goTo", blockId: "plangegevens", field: "beoogdeVaststelling" } as const;
  const period = `van ${formatDate(startProces)} tot ${formatDate(beoogdeVaststelling)}`;
  if (beoogdeVaststelling < startProces)
    return [
      inSettings(
        plan,
        `Plangegevens: de beoogde vaststelling ligt vóór de start van het proces (${period}). Pas de data aan.`,
        { mend },
      ),
    ];
  if (beoogdeVaststelling <= addMonths(startProces, maximum)) return [];
  return [
    inSettings(
      plan,
      `Plangegevens: het opstellen duurt ${monthsRoundedUp(startProces, beoogdeVaststelling)} maanden (${period}). De richtlijn is hooguit ${maximum} maanden.`,
      { mend },
    ),
  ];
}
