/** DOE: measurable goals for the chosen opgaven. */
import type { Block, Plan } from "../plan.ts";
import { about, askFor, inChapter, isFilled, nothingYet, shortName, judgeEach } from "./observe.ts";
import type { PlanIndex } from "./planIndex.ts";
import { ruleGroup } from "./rule.ts";
import type { Observation, Outcome } from "./rule.ts";
import { aardgasvrijDoelen } from "./aardgasvrij.ts";
import { formatList } from "../format.ts";

export const DOEL_RULES = ruleGroup("DOE", "Doelstellingen", [
  {
    id: "DOE-01",
    question:
      "Heeft elke gekozen opgave een doelstelling, en hoort elke doelstelling bij een gekozen opgave?",
    severity: "blokkerend",
    source: ["S1"],
    why: "Dit is de kern van het plan: een opgave zonder doel blijft liggen, een doel zonder opgave is niet afgesproken.",
    check: (_plan, _context, index) => {
      const goals = index.all("doelstelling");
      if (goals.length === 0 && index.opgaven.length === 0)
        return [
          nothingYet(
            "doelstelling",
            "Er zijn nog geen doelstellingen. Maak bij elke gekozen opgave ten minste één doelstelling.",
          ),
        ];
      const aimed = new Set(goals.flatMap(({ values }) => values.opgaveIds));
      return [
        ...index.opgaven.filter(({ id }) => !aimed.has(id)).map(askForGoal),
        ...goals.flatMap((goal) => wrongOpgaven(goal, index)),
      ];
    },
  },
  {
    id: "DOE-02",
    question: "Zegt elke doelstelling welke prestatie telt en in welk jaar?",
    severity: "blokkerend",
    source: ["S1"],
    why: "Zonder prestatie en jaar kan later niemand zeggen of het doel is gehaald.",
    check: (_plan, _context, index) =>
      forEachGoal(index, (goal) => askFor(goal, ["prestatie", "doeljaar"])),
  },
  {
    id: "DOE-03",
    question: "Heeft elke doelstelling een indicator met nulmeting en streefwaarde?",
    severity: "blokkerend",
    source: ["S1", "S3", "N12"],
    why: "Zonder nulmeting en streefwaarde kan de raad niet zien of het de goede kant op gaat.",
    check: (_plan, _context, index) => forEachGoal(index, (goal) => unmeasured(goal, index)),
  },
  {
    id: "DOE-04",
    question: "Heeft elke doelstelling ten minste één maatregel?",
    severity: "blokkerend",
    source: ["S1"],
    why: "Een doel waar niemand iets voor doet, wordt niet gehaald.",
    check: (_plan, _context, index) =>
      forEachGoal(index, (goal) =>
        index.served.has(goal.id)
          ? []
          : [
              about(
                goal,
                "er is nog geen gekozen maatregel voor dit doel. Voeg een maatregel toe, of kies dit doel bij een bestaande maatregel.",
                {
                  mend: {
                    kind: "createBlock",
                    type: "maatregel",
                    values: { doelstellingIds: [goal.id], status: "gekozen" },
                  },
                },
              ),
            ],
      ),
  },
  {
    id: "DOE-05",
    question: "Heeft elk doel dat meer dan drie jaar na de vaststelling ligt een tussendoel?",
    severity: "waarschuwing",
    source: ["S3"],
    why: "Met een tussendoel kan de raad op tijd bijsturen, en niet pas als het doel is gemist.",
    check: (plan, { settings }, index) =>
      forEachGoal(index, (goal) =>
        tussendoelen(goal, adoptionYear(plan), settings.yearsWithoutTussendoel),
      ),
  },
  {
    id: "DOE-06",
    question: "Ligt elk doeljaar tussen de vaststelling en de horizon van het plan?",
    severity: "waarschuwing",
    source: ["S3", "EIGEN"],
    why: "Een doel vóór de vaststelling of na de horizon valt buiten het plan dat de raad vaststelt.",
    check: (plan, _context, index) => {
      const first = adoptionYear(plan);
      const last = plan.plangegevens.values.horizonjaar;
      if (first === null && last === null)
        return {
          notApplicable: "De beoogde vaststelling en het horizonjaar zijn nog niet ingevuld.",
        };
      return forEachGoal(index, (goal) => outsideHorizon(goal, first, last));
    },
  },
  {
    id: "DOE-07",
    question: "Staat bij elk doel wat wettelijk het minimum is?",
    severity: "advies",
    source: ["S1", "K1"],
    why: "Zo ziet de lezer wat moet van de wet en wat de gemeente extra wil.",
    check: (_plan, _context, index) =>
      forEachGoal(index, (goal) => askFor(goal, ["wettelijkMinimum"])),
  },
  {
    id: "DOE-08",
    question: "Sluit elke doelstelling aan op een kernwaarde of een ander kader?",
    severity: "waarschuwing",
    source: ["S3"],
    why: "De raad controleert of de doelen passen bij wat vooraf is afgesproken.",
    check: (_plan, _context, index) =>
      forEachGoal(index, (goal) =>
        goal.values.kaderIds.some((id) => index.find("kader", id) !== null)
          ? []
          : [
              about(
                goal,
                "dit doel sluit nog niet aan op een kader. Kies een kernwaarde of een ander kader.",
                { mend: { kind: "goTo", blockId: goal.id, field: "kaderIds" } },
              ),
            ],
      ),
  },
  {
    id: "DOE-09",
    question:
      "Is er bij een plan voor aardgasvrij een doel over het aantal gebouwen zonder aardgas?",
    severity: "blokkerend",
    source: ["N2", "N10"],
    why: "Een plan voor aardgasvrij moet zeggen hoeveel gebouwen van het aardgas af gaan.",
    check: (plan, _context, index) => {
      if (plan.plangegevens.values.plantype !== "aardgasvrij")
        return { notApplicable: "Dit is geen plan voor aardgasvrij." };
      return aardgasvrijDoelen(index).length > 0
        ? []
        : [
            inChapter(
              4,
              "Er is nog geen doelstelling met thema ‘Warmte en energie’ en een indicator in woningen, gebouwen of aansluitingen. Voeg die toe.",
              index
                .all("doelstelling")
                .filter(({ values }) => values.thema === "warmte-en-energie"),
            ),
          ];
    },
  },
]);

function forEachGoal(
  index: PlanIndex,
  observe: (goal: Block<"doelstelling">) => Observation[],
): Outcome {
  return judgeEach(index.all("doelstelling"), "Dit plan heeft nog geen doelstellingen.", observe);
}

function adoptionYear(plan: Plan): number | null {
  const { beoogdeVaststelling } = plan.plangegevens.values;
  return beoogdeVaststelling === null ? null : Number(beoogdeVaststelling.slice(0, 4));
}

function askForGoal(opgave: Block<"opgave">): Observation {
  const { thema } = opgave.values;
  return about(opgave, "deze gekozen opgave heeft nog geen doelstelling. Maak er ten minste één.", {
    mend: {
      kind: "createBlock",
      type: "doelstelling",
      values: { opgaveIds: [opgave.id], ...(thema === null ? {} : { thema }) },
    },
  });
}

function wrongOpgaven(goal: Block<"doelstelling">, index: PlanIndex): Observation[] {
  const mend = { kind: "goTo", blockId: goal.id, field: "opgaveIds" } as const;
  const { opgaveIds } = goal.values;
  if (opgaveIds.length === 0)
    return [
      about(goal, "dit doel hoort nog niet bij een opgave. Kies een gekozen opgave.", { mend }),
    ];
  const wrong = opgaveIds.filter((id) => index.find("opgave", id)?.values.status !== "gekozen");
  if (wrong.length === 0) return [];
  const names = wrong.map((id) => {
    const opgave = index.find("opgave", id);
    return opgave === null
      ? `een opgave die niet bestaat (${id})`
      : `opgave ${shortName(opgave)}, die niet is gekozen`;
  });
  return [
    about(
      goal,
      `dit doel verwijst naar ${formatList(names)}. Kies een gekozen opgave of haal de verwijzing weg.`,
      { mend },
    ),
  ];
}

function unmeasured(goal: Block<"doelstelling">, index: PlanIndex): Observation[] {
  const indicators = goal.values.indicatorIds.flatMap((id) => index.find("indicator", id) ?? []);
  if (indicators.length === 0)
    return [
      about(goal, "dit doel heeft nog geen indicator. Kies een indicator of maak er een.", {
        mend: { kind: "goTo", blockId: goal.id, field: "indicatorIds" },
      }),
    ];
  const asked = indicators.map((indicator) =>
    askFor(indicator, ["eenheid", "nulwaarde", "nuljaar", "streefwaarde", "streefjaar"]),
  );
  if (asked.some((observations) => observations.length === 0)) return [];
  const names = formatList(indicators.map(shortName));
  return [
    {
      ...about(
        goal,
        `geen van de indicatoren van dit doel (${names}) is compleet. Vul eenheid, nulwaarde, nuljaar, streefwaarde en streefjaar in.`,
      ),
      blockIds: [goal.id, ...indicators.map(({ id }) => id)],
    },
  ];
}

function tussendoelen(
  goal: Block<"doelstelling">,
  adopted: number | null,
  free: number,
): Observation[] {
  const { doeljaar, tussendoelen: rows } = goal.values;
  if (rows.length === 0) {
    if (adopted === null || doeljaar === null || doeljaar - adopted <= free) return [];
    return [
      about(
        goal,
        `het doeljaar ${doeljaar} ligt ${doeljaar - adopted} jaar na de vaststelling in ${adopted}. Voeg een tussendoel toe.`,
        { mend: { kind: "addRow", blockId: goal.id, field: "tussendoelen" } },
      ),
    ];
  }
  const years = rows.flatMap(({ jaar }) => jaar ?? []);
  const limits = doeljaar === null ? years : [...years, doeljaar];
  const rising = limits.every((year, at) => at === 0 || year > (limits[at - 1] ?? year));
  if (rising && years.length === rows.length && rows.every(({ waarde }) => isFilled(waarde)))
    return [];
  if (rising)
    return [
      about(goal, "niet elk tussendoel heeft een jaar en een waarde. Vul ze aan.", {
        mend: { kind: "goTo", blockId: goal.id, field: "tussendoelen" },
      }),
    ];
  return [
    about(
      goal,
      `de tussendoelen (${years.join(", ")}) moeten oplopen en vóór het doeljaar${doeljaar === null ? "" : ` ${doeljaar}`} liggen.`,
      { mend: { kind: "goTo", blockId: goal.id, field: "tussendoelen" } },
    ),
  ];
}

function outsideHorizon(
  goal: Block<"doelstelling">,
  first: number | null,
  last: number | null,
): Observation[] {
  const { doeljaar } = goal.values;
  const mend = { kind: "goTo", blockId: goal.id, field: "doeljaar" } as const;
  if (doeljaar === null) return [];
  if (first !== null && doeljaar < first)
    return [
      about(goal, `het doeljaar ${doeljaar} ligt vóór de vaststelling in ${first}.`, { mend }),
    ];
  if (last !== null && doeljaar > last)
    return [
      about(goal, `het doeljaar ${doeljaar} ligt na het horizonjaar ${last} van het plan.`, {
        mend,
      }),
    ];
  return [];
}
