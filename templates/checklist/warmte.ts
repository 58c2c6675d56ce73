/** WAR: the chosen heat solution, its alternatives and what it costs people. */
import { formatMoney, formatNumber } from "../format.ts";
import type { Block } from "../plan.ts";
import { about, askFor, inChapter, isFilled, nothingYet, wordCount, judgeEach } from "./observe.ts";
import type { PlanIndex } from "./planIndex.ts";
import { ruleGroup } from "./rule.ts";
import type { Observation, Outcome } from "./rule.ts";

type Solution = Block<"warmteoplossing">;

export const WARMTE_RULES = ruleGroup("WAR", "Warmteoplossing", [
  {
    id: "WAR-01",
    question:
      "Is de gekozen warmteoplossing beschreven en onderbouwd, zeker als een andere goedkoper is voor iedereen samen?",
    severity: "blokkerend",
    source: ["N1", "N3", "G1", "W1"],
    why: "De keuze voor een warmteoplossing is het hart van het plan. Is een andere oplossing goedkoper voor iedereen samen, dan wil de raad weten waarom die het niet werd.",
    check: (plan, { settings }, index) => {
      if (plan.plangegevens.values.plantype === "isolatie")
        return { notApplicable: "Dit is een plan voor isolatie." };
      if (index.gekozenOplossingen.length === 0)
        return [
          nothingYet(
            "warmteoplossing",
            "Er is nog geen gekozen warmteoplossing. Voeg die toe in hoofdstuk 5, of zet een variant op ‘Gekozen’.",
          ),
        ];
      return index.gekozenOplossingen.flatMap((solution) => [
        ...askFor(solution, ["soort", "warmtebron", "gebouweisen", "motivering"]),
        ...thinMotivation(solution, settings.motivationWords),
      ]);
    },
  },
  {
    id: "WAR-02",
    question: "Laat het plan zien welke andere varianten zijn bekeken?",
    severity: "waarschuwing",
    source: ["W2", "N1", "G1"],
    why: "De raad kan een keuze pas beoordelen als ook de andere mogelijkheden zijn genoemd.",
    check: (plan, _context, index) => {
      const others = index
        .all("warmteoplossing")
        .filter(({ values: { rol } }) => rol === "alternatief" || rol === "afgevallen");
      if (
        others.length === 0 &&
        plan.plangegevens.values.plantype === "isolatie" &&
        index.gekozenOplossingen.length === 0
      )
        return {
          notApplicable: "Dit is een plan voor isolatie zonder keuze voor een warmteoplossing.",
        };
      if (others.some(({ values }) => isFilled(values.motivering))) return [];
      if (others.length > 0) return others.flatMap((other) => askFor(other, ["motivering"]));
      return [
        inChapter(
          5,
          "Er staat geen andere variant in het plan. Voeg een alternatief of een afgevallen variant toe, met de reden.",
          [],
          {
            mend: { kind: "createBlock", type: "warmteoplossing", values: { rol: "afgevallen" } },
          },
        ),
      ];
    },
  },
  {
    id: "WAR-03",
    question: "Is er voor alle woningen samen een gekozen oplossing?",
    severity: "blokkerend",
    source: ["N2"],
    why: "In een plan voor aardgasvrij mag geen woning zonder oplossing overblijven.",
    check: (plan, _context, index) => {
      if (plan.plangegevens.values.plantype !== "aardgasvrij")
        return { notApplicable: "Dit is geen plan voor aardgasvrij." };
      const homes = index.all("wijkprofiel").flatMap(({ values }) => values.woningen ?? []);
      if (homes.length === 0)
        return {
          notApplicable: "Het aantal woningen staat nog niet in een wijkprofiel; zie WIJ-01.",
        };
      const wanted = homes.reduce((total, number) => total + number, 0);
      const covered = index.gekozenOplossingen.reduce(
        (total, { values }) => total + (values.aantalWoningen ?? 0),
        0,
      );
      if (covered === wanted) return [];
      return [
        inChapter(
          5,
          `De gekozen oplossingen zijn samen voor ${formatNumber(covered)} woningen, maar de wijk telt ${formatNumber(wanted)} woningen. Dat scheelt ${formatNumber(Math.abs(wanted - covered))}. Pas de aantallen aan.`,
          [...index.gekozenOplossingen, ...index.all("wijkprofiel")],
        ),
      ];
    },
  },
  {
    id: "WAR-04",
    question: "Staat bij elke gekozen oplossing wat die bewoners kost?",
    severity: "blokkerend",
    stage: "inspraak",
    source: ["N3", "V2", "L5", "S2"],
    why: "De eerste vraag van elke bewoner is: wat kost het mij? Het antwoord hoort in het plan te staan.",
    check: (_plan, _context, index) =>
      forEachChosen(index, (solution) => [
        ...missingCosts(solution),
        ...solution.values.betaalbaarheid.flatMap((row) => wrongNet(solution, row)),
      ]),
  },
  {
    id: "WAR-05",
    question: "Gaan de maandlasten voor geen enkele groep omhoog?",
    severity: "waarschuwing",
    stage: "inspraak",
    source: ["V2", "L5", "S3"],
    why: "Een hogere maandlast kost draagvlak en kan mensen in de knel brengen. De raad wil weten voor wie dat geldt en hoe u dat opvangt.",
    check: (_plan, _context, index) =>
      forEachChosen(index, (solution) =>
        solution.values.betaalbaarheid.flatMap((row) => dearer(solution, row)),
      ),
  },
  {
    id: "WAR-06",
    question:
      "Is bekend wat elke gekozen oplossing van het stroomnet vraagt en vanaf wanneer zij er is?",
    severity: "waarschuwing",
    source: ["N3", "A1", "S3"],
    why: "Een vol stroomnet kan het hele plan vertragen. De netbeheerder moet op tijd weten wat er komt.",
    check: (_plan, _context, index) =>
      forEachChosen(index, (solution) => askFor(solution, ["netimpact", "beschikbaarVanaf"])),
  },
  {
    id: "WAR-07",
    profile: "A",
    question: "Kunnen eigenaren kiezen voor een eigen oplossing die even duurzaam is?",
    severity: "blokkerend",
    stage: "inspraak",
    source: ["N3", "G1", "G2", "L2"],
    why: "Bij een aanwijzing houden eigenaren het recht op een eigen duurzame oplossing. Het plan moet zeggen hoe dat gaat.",
    check: (_plan, _context, index) =>
      forEachChosen(index, (solution) => askFor(solution, ["optOut"])),
  },
]);

type CostRow = Solution["values"]["betaalbaarheid"][number];

function forEachChosen(index: PlanIndex, observe: (solution: Solution) => Observation[]): Outcome {
  return judgeEach(
    index.gekozenOplossingen,
    "Dit plan heeft nog geen gekozen warmteoplossing.",
    observe,
  );
}

function thinMotivation(solution: Solution, wanted: number): Observation[] {
  const { laagsteMaatschappelijkeKosten, motivering } = solution.values;
  const words = wordCount(motivering);
  if (laagsteMaatschappelijkeKosten !== false || words === 0 || words >= wanted) return [];
  return [
    about(
      solution,
      `deze oplossing heeft niet de laagste maatschappelijke kosten en de motivering heeft ${words} woorden. Leg in ten minste ${wanted} woorden uit waarom u haar toch kiest.`,
      {
        mend: { kind: "goTo", blockId: solution.id, field: "motivering" },
      },
    ),
  ];
}

/** WAR-04 and JUR-05: no group of which all amounts are known. */
export function missingCosts(solution: Solution): Observation[] {
  const rows = solution.values.betaalbaarheid;
  const complete = (row: CostRow) =>
    [row.investeringBruto, row.subsidie, row.maandlastNu, row.maandlastStraks].every(isFilled);
  if (rows.some(complete)) return [];
  const sentence =
    rows.length === 0
      ? "er staat nog niet wat dit bewoners kost. Voeg per groep een regel toe."
      : "geen enkele groep heeft alle bedragen. Vul investering, subsidie, maandlast nu en maandlast straks in.";
  return [
    about(solution, sentence, {
      mend: { kind: "addRow", blockId: solution.id, field: "betaalbaarheid" },
    }),
  ];
}

function wrongNet(
  solution: Solution,
  { doelgroep, investeringBruto, subsidie, investeringNetto }: CostRow,
): Observation[] {
  if (
    investeringBruto === null ||
    subsidie === null ||
    investeringNetto === investeringBruto - subsidie
  )
    return [];
  const net = investeringNetto === null ? "niet ingevuld" : formatMoney(investeringNetto);
  return [
    about(
      solution,
      `voor ${groupName(doelgroep)} is de investering ${formatMoney(investeringBruto)} en de subsidie ${formatMoney(subsidie)}. ‘Zelf betalen’ is ${net}, maar moet ${formatMoney(investeringBruto - subsidie)} zijn.`,
      { mend: { kind: "goTo", blockId: solution.id, field: "betaalbaarheid" } },
    ),
  ];
}

function dearer(
  solution: Solution,
  { doelgroep, maandlastNu, maandlastStraks }: CostRow,
): Observation[] {
  if (maandlastNu === null || maandlastStraks === null || maandlastStraks <= maandlastNu) return [];
  return [
    about(
      solution,
      `voor ${groupName(doelgroep)} stijgt de maandlast van ${formatMoney(maandlastNu)} naar ${formatMoney(maandlastStraks)}. Vang dit op in een kader, een maatregel of een risico.`,
      { mend: { kind: "goTo", blockId: solution.id, field: "betaalbaarheid" } },
    ),
  ];
}

function groupName(doelgroep: string | null): string {
  return doelgroep === null ? "een groep zonder naam" : `‘${doelgroep}’`;
}
