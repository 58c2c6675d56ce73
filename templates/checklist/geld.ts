/** BUD: what is needed, per year, who pays, and what is missing. Whole euros. */
import { spanOf } from "../period.ts";
import { formatDate, formatList, formatMoney } from "../format.ts";
import type { Block } from "../plan.ts";
import { about, askFor, askForSettings, isFilled, judgeEach } from "./observe.ts";
import type { Dekkingsregel, PlanIndex } from "./planIndex.ts";
import { ruleGroup } from "./rule.ts";
import type { Observation, Outcome } from "./rule.ts";
import { fromOneDomain, noSubsidyOrPartner, requestDiffers } from "./dekking.ts";

type Budget = Block<"budget">;

export const BUDGET_RULES = ruleGroup("BUD", "Budget en dekking", [
  {
    id: "BUD-01",
    question: "Noemt elk budget het bedrag, hoe zeker de raming is en het prijspeil van het plan?",
    severity: "blokkerend",
    source: ["S1", "N7", "EIGEN"],
    why: "Bedragen zijn alleen te vergelijken als ze hetzelfde prijspeil en dezelfde btw hebben. De raad wil weten hoe zeker een raming is.",
    check: (plan, _context, index) => {
      const settings = askForSettings(plan, ["prijspeil", "btw"]);
      if (settings.length === 0 && index.budgetten.length === 0) return NO_BUDGETS;
      const budgets = index.budgetten.flatMap((budget) => [
        ...askFor(budget, ["nodig", "ramingsniveau", "onzekerheidPct", "prijspeil"]),
        ...otherPriceLevel(budget, plan.plangegevens.values.prijspeil),
      ]);
      return [...settings, ...budgets];
    },
  },
  {
    id: "BUD-02",
    question: "Tellen de jaarbedragen op tot het benodigde bedrag, in de jaren van de maatregel?",
    severity: "blokkerend",
    source: ["EIGEN"],
    why: "De begroting van de gemeente gaat per jaar. Wat niet optelt, klopt straks ook in de begroting niet.",
    absolute: true,
    check: (_plan, _context, index) =>
      forEachBudget(index, (budget) => [...wrongSum(budget), ...yearsOutside(budget, index)]),
  },
  {
    id: "BUD-03",
    question: "Heeft elke dekkingsregel een bron, soort, domein, bedrag en stand?",
    severity: "blokkerend",
    source: ["S1"],
    why: "De raad moet kunnen zien wie betaalt, uit welke pot en hoe zeker dat is.",
    check: (_plan, _context, index) => forEachBudget(index, incompleteCover),
  },
  {
    id: "BUD-04",
    question: "Is de dekking niet hoger dan het benodigde bedrag?",
    severity: "blokkerend",
    source: ["EIGEN"],
    why: "Meer dekking dan nodig betekent dat geld dubbel is geteld of dat de raming niet klopt.",
    absolute: true,
    check: (_plan, _context, index) =>
      forEachBudget(index, (budget) => {
        const { nodig } = budget.values;
        const cover = coverOf(budget);
        if (nodig === null || cover <= nodig) return [];
        return [
          about(
            budget,
            `de dekking is ${formatMoney(cover)}, maar nodig is ${formatMoney(nodig)}. Dat is ${formatMoney(cover - nodig)} te veel. Pas de dekking of de raming aan.`,
            { mend: { kind: "goTo", blockId: budget.id, field: "dekking" } },
          ),
        ];
      }),
  },
  {
    id: "BUD-05",
    question: "Is elk budget helemaal gedekt?",
    severity: "waarschuwing",
    source: ["S1", "W2"],
    why: "Een tekort mag, als de raad het maar weet en weet wat er gebeurt als het geld niet komt.",
    check: (_plan, _context, index) =>
      forEachBudget(index, (budget) => {
        const gap = (budget.values.nodig ?? 0) - coverOf(budget);
        if (gap <= 0) return [];
        return [
          about(
            budget,
            `er is een tekort van ${formatMoney(gap)}: nodig is ${formatMoney(budget.values.nodig ?? 0)}, de dekking is ${formatMoney(coverOf(budget))}. Zorg voor een risico en een besluit over dit tekort.`,
            { mend: { kind: "addRow", blockId: budget.id, field: "dekking" } },
          ),
        ];
      }),
  },
  {
    id: "BUD-06",
    question: "Zijn subsidies van Rijk en provincie en budgetten van partners onderzocht?",
    severity: "waarschuwing",
    stage: "inspraak",
    source: ["S1"],
    why: "Een gemeente hoeft zo’n plan niet alleen te betalen. De raad wil weten of andere bronnen zijn bekeken.",
    check: (plan, _context, index) =>
      index.budgetten.length === 0 ? NO_BUDGETS : noSubsidyOrPartner(plan, index),
  },
  {
    id: "BUD-07",
    question: "Komt het gemeentelijke geld uit meer dan één domein als er meer thema’s zijn?",
    severity: "waarschuwing",
    stage: "inspraak",
    source: ["S1", "W11"],
    why: "Wie opgaven verbindt, verbindt ook budgetten: water, groen of sociaal domein betalen dan mee.",
    check: (_plan, _context, index) => fromOneDomain(index),
  },
  {
    id: "BUD-08",
    profile: "R",
    question: "Vraagt het plan de raad hetzelfde bedrag als de beslispunten?",
    severity: "blokkerend",
    stage: "raad",
    source: ["W1", "G5"],
    why: "Als plan en beslispunt een ander bedrag noemen, weet de raad niet waarover hij besluit.",
    check: (_plan, _context, index) => requestDiffers(index),
  },
  {
    id: "BUD-09",
    question: "Vervalt tijdelijk geld niet voordat het nodig is?",
    severity: "waarschuwing",
    source: ["S1", "EIGEN"],
    why: "Een uitkering met een einddatum is weg als het werk later klaar is.",
    check: (_plan, _context, index) =>
      forEachBudget(index, (budget) =>
        budget.values.dekking.flatMap((row) => lapsesEarly(budget, row)),
      ),
  },
]);

const NO_BUDGETS = { notApplicable: "Dit plan heeft nog geen budgetten." };

/** The cover of a budget as written, whatever its certainty. */
export function coverOf(budget: Block<"budget">): number {
  return budget.values.dekking.reduce((total, { bedrag }) => total + (bedrag ?? 0), 0);
}

function forEachBudget(index: PlanIndex, observe: (budget: Budget) => Observation[]): Outcome {
  return judgeEach(index.budgetten, NO_BUDGETS.notApplicable, observe);
}

function otherPriceLevel(budget: Budget, wanted: number | null): Observation[] {
  const { prijspeil } = budget.values;
  if (prijspeil === null || wanted === null || prijspeil === wanted) return [];
  return [
    about(
      budget,
      `het prijspeil is ${prijspeil}, maar het plan rekent in prijzen van ${wanted}. Reken het bedrag om.`,
      { mend: { kind: "goTo", blockId: budget.id, field: "prijspeil" } },
    ),
  ];
}

function wrongSum(budget: Budget): Observation[] {
  const { nodig, jaarverdeling } = budget.values;
  const sum = jaarverdeling.reduce((total, { bedrag }) => total + (bedrag ?? 0), 0);
  if (nodig === null || sum === nodig) return [];
  return [
    about(
      budget,
      `de jaarbedragen tellen op tot ${formatMoney(sum)}, maar nodig is ${formatMoney(nodig)}. Pas de verdeling over de jaren aan.`,
      {
        mend:
          jaarverdeling.length === 0
            ? { kind: "addRow", blockId: budget.id, field: "jaarverdeling" }
            : { kind: "goTo", blockId: budget.id, field: "jaarverdeling" },
      },
    ),
  ];
}

/** Amounts without a year, and in years outside all measures that the budget serves. */
function yearsOutside(budget: Budget, index: PlanIndex): Observation[] {
  const extra = {
    severity: "waarschuwing",
    mend: { kind: "goTo", blockId: budget.id, field: "jaarverdeling" },
  } as const;
  const rows = budget.values.jaarverdeling.filter(({ bedrag }) => bedrag !== 0);
  const undated = rows.some(({ jaar }) => jaar === null);
  const found = undated
    ? [about(budget, "niet elk jaarbedrag heeft een jaar. Vul het jaar in.", extra)]
    : [];
  const period = yearsOfMeasures(budget, index);
  if (period === null) return found;
  const outside = rows.flatMap(({ jaar }) =>
    jaar !== null && (jaar < period.first || jaar > period.last) ? jaar : [],
  );
  if (outside.length === 0) return found;
  const sentence = `er staat een bedrag in ${formatList(outside.map(String))}, maar de maatregel loopt van ${period.first} tot en met ${period.last}. Pas de jaren of de periode aan.`;
  return [...found, about(budget, sentence, extra)];
}

/** First and last year of the counting measures together; null when none has a readable period. */
function yearsOfMeasures(budget: Budget, index: PlanIndex): { first: number; last: number } | null {
  return budget.values.maatregelIds.reduce<{ first: number; last: number } | null>((years, id) => {
    const measure = index.isActive(id) ? index.find("maatregel", id) : null;
    const start = spanOf(measure?.values.start ?? "");
    const end = spanOf(measure?.values.eind ?? "");
    if (!start || !end) return years;
    const first = Number(start.start.slice(0, 4));
    const last = Number(end.end.slice(0, 4));
    return {
      first: Math.min(first, years?.first ?? first),
      last: Math.max(last, years?.last ?? last),
    };
  }, null);
}

function incompleteCover(budget: Budget): Observation[] {
  const { nodig, dekking } = budget.values;
  if (dekking.length === 0)
    return nodig === 0 || nodig === null
      ? []
      : [
          about(budget, "er is nog geen dekking. Voeg ten minste één dekkingsregel toe.", {
            mend: { kind: "addRow", blockId: budget.id, field: "dekking" },
          }),
        ];
  return dekking.flatMap((row, at) => {
    const missing = [
      ...(isFilled(row.bron) ? [] : ["de bron"]),
      ...(isFilled(row.soort) ? [] : ["de soort"]),
      ...(isFilled(row.domein) ? [] : ["het domein"]),
      ...((row.bedrag ?? 0) > 0 ? [] : ["een bedrag groter dan 0"]),
      ...(isFilled(row.status) ? [] : ["de stand"]),
    ];
    if (missing.length === 0) return [];
    return [
      about(budget, `bij ${rowName(row, at)} ontbreekt ${formatList(missing)}.`, {
        mend: { kind: "goTo", blockId: budget.id, field: "dekking" },
      }),
    ];
  });
}

function lapsesEarly(budget: Budget, row: Dekkingsregel): Observation[] {
  if (row.vervaldatum === null) return [];
  const last = budget.values.jaarverdeling.reduce(
    (latest, { jaar, bedrag }) => (jaar !== null && bedrag !== 0 ? Math.max(latest, jaar) : latest),
    0,
  );
  if (Number(row.vervaldatum.slice(0, 4)) >= last) return [];
  return [
    about(
      budget,
      `${row.bron === null ? "een dekkingsregel" : `de dekking ‘${row.bron}’`} (${formatMoney(row.bedrag ?? 0)}) vervalt op ${formatDate(row.vervaldatum)}, maar er is geld nodig tot en met ${last}. Vraag uitstel of zoek ander geld voor de laatste jaren.`,
      {
        mend: { kind: "goTo", blockId: budget.id, field: "dekking" },
      },
    ),
  ];
}

function rowName(row: Dekkingsregel, at: number): string {
  return row.bron === null ? `dekkingsregel ${at + 1}` : `dekkingsregel ‘${row.bron}’`;
}
