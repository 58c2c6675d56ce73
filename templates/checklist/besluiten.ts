/** BES: what is put to the raad or the college, and whether everything is ready for it. */
import { formatMoney } from "../format.ts";
import type { Block, Plan } from "../plan.ts";
import { plainText } from "../prose.ts";
import { askFor, counted, inChapter, shortName } from "./observe.ts";
import type { PlanIndex } from "./planIndex.ts";
import { ruleGroup } from "./rule.ts";
import type { Observation, Outcome, RuleContext } from "./rule.ts";

export const BESLUIT_RULES = ruleGroup("BES", "Besluitvorming", [
  {
    id: "BES-01",
    question:
      "Is er een beslispunt met tekst en motivering, en stelt één beslispunt het plan vast?",
    severity: "blokkerend",
    stage: "college",
    source: ["W1", "G5"],
    why: "Zonder een goed beslispunt kan de raad of het college het plan niet vaststellen.",
    check: (plan, _context, index) => decisionGaps(plan, index),
  },
  {
    id: "BES-02",
    profile: "R",
    question: "Staat bij elk beslispunt wat er gebeurt als de raad nee zegt?",
    severity: "waarschuwing",
    stage: "college",
    source: ["W1"],
    why: "Beslispunten hangen vaak samen. De raad moet weten wat er misgaat als hij één punt niet overneemt.",
    check: (_plan, _context, index) =>
      index.raadsbesluiten.flatMap((decision) => askFor(decision, ["gevolgBijAfwijzing"])),
  },
  {
    id: "BES-03",
    profile: "R",
    question: "Kan de oplegger participatie, afstemming met partners en risico’s noemen?",
    severity: "waarschuwing",
    stage: "raad",
    source: ["W1"],
    why: "De oplegger is het korte stuk bij het raadsvoorstel dat raadsleden het eerst lezen. Wijkpen haalt de gegevens daarvoor uit het plan.",
    check: (_plan, _context, index) => {
      const agreed = index
        .all("betrokkenPartij")
        .some(
          ({ values: { instemming } }) => instemming === "akkoord" || instemming === "ondertekend",
        );
      const weighed = index
        .all("risico")
        .some(({ values: { kans, impact } }) => kans !== null && impact !== null);
      return [
        ...(index.all("participatie").length > 0
          ? []
          : [
              inChapter(
                9,
                "De oplegger kan nog geen participatie noemen. Beschrijf ten minste één ronde.",
              ),
            ]),
        ...(agreed
          ? []
          : [
              inChapter(
                8,
                "De oplegger kan nog geen partij met akkoord noemen. Vul de instemming van de partijen in.",
              ),
            ]),
        ...(weighed
          ? []
          : [
              inChapter(
                14,
                "De oplegger kan nog geen hoogste risico noemen. Vul bij de risico’s kans en impact in.",
              ),
            ]),
      ];
    },
  },
  {
    id: "BES-04",
    profile: "R",
    question:
      "Lazen financiën en juridische zaken mee, en zijn er ten minste twee rondes gehouden?",
    severity: "waarschuwing",
    stage: "raad",
    source: ["W1"],
    why: "Een fout in geld of recht haalt een voorstel van de agenda. Meelezers vinden die fout eerder.",
    check: (_plan, context) => reviewGaps(context),
  },
  {
    id: "BES-05",
    question: "Staat er bij een grote investering een moment in om te stoppen of door te gaan?",
    severity: "waarschuwing",
    stage: "inspraak",
    source: ["S3", "N8"],
    why: "Bij een grote investering moet er een moment zijn waarop de gemeente nog nee kan zeggen.",
    check: (_plan, { settings: { goNoGoAbove } }, index) => {
      const large = index.budgetten.filter(
        ({ values }) => values.kostensoort === "investering" && (values.nodig ?? 0) > goNoGoAbove,
      );
      if (large.length === 0)
        return {
          notApplicable: `Geen enkele investering is groter dan ${formatMoney(goNoGoAbove)}.`,
        };
      if (index.all("besluit").some(({ values }) => values.soort === "go-no-go")) return [];
      const names = large
        .map((budget) => `${shortName(budget)} (${formatMoney(budget.values.nodig ?? 0)})`)
        .join(", ");
      return [
        inChapter(
          13,
          `Er is een investering boven ${formatMoney(goNoGoAbove)}: ${names}. Voeg een besluit ‘Doorgaan of stoppen’ toe.`,
          large,
          { mend: { kind: "createBlock", type: "besluit", values: { soort: "go-no-go" } } },
        ),
      ];
    },
  },
]);

function decisionGaps(plan: Plan, index: PlanIndex): Observation[] {
  const wanted = wantedDecisions(plan);
  const decisions = index
    .all("besluit")
    .filter(({ values: { soort } }) => soort !== null && wanted.soorten.includes(soort));
  if (decisions.length === 0)
    return [
      inChapter(
        13,
        `Er is nog geen beslispunt voor ${wanted.orgaan}. Voeg een besluit toe met de tekst en de motivering.`,
        [],
        { mend: { kind: "createBlock", type: "besluit", values: { soort: wanted.soorten[0] } } },
      ),
    ];
  const adopts = decisions.some(({ values }) => adoptsPlan(plainText(values.tekst)));
  return [
    ...decisions.flatMap((decision) => askFor(decision, ["tekst", "motivering"])),
    ...(adopts
      ? []
      : [
          inChapter(
            13,
            "Geen enkel beslispunt stelt het plan vast. Schrijf bijvoorbeeld: ‘Het wijkuitvoeringsplan vast te stellen.’",
            decisions,
          ),
        ]),
  ];
}

type DecisionKind = NonNullable<Block<"besluit">["values"]["soort"]>;

function wantedDecisions(plan: Plan): {
  soorten: [DecisionKind, ...DecisionKind[]];
  orgaan: string;
} {
  const { vaststellendOrgaan } = plan.plangegevens.values;
  if (vaststellendOrgaan === "raad") return { soorten: ["beslispunt-raad"], orgaan: "de raad" };
  if (vaststellendOrgaan === "college")
    return { soorten: ["collegebesluit"], orgaan: "het college" };
  return { soorten: ["beslispunt-raad", "collegebesluit"], orgaan: "de raad of het college" };
}

function adoptsPlan(text: string): boolean {
  return (
    /vast\s{0,3}te\s{0,3}stellen|vaststell|\bstel(?:t|len)\b.{0,300}\bvast\b|\bvastgesteld/is.test(
      text,
    ) && /plan/i.test(text)
  );
}

function reviewGaps({ workflow, settings: { reviewRounds } }: RuleContext): Outcome {
  if (workflow === null)
    return {
      notApplicable:
        "Er zijn nog geen gegevens over meelezen en revisierondes. Die legt Wijkpen buiten het plan vast.",
    };
  const { reviews, closedRounds, openBlockingComments } = workflow;
  const found: Observation[] = [];
  if (reviews.financieel !== "akkoord")
    found.push(
      inChapter(
        null,
        "Financiën heeft nog geen akkoord gegeven. Vraag een financieel meelezer om akkoord.",
      ),
    );
  if (reviews.juridisch !== "akkoord")
    found.push(
      inChapter(
        null,
        "Juridische zaken heeft nog geen akkoord gegeven. Vraag een juridisch meelezer om akkoord.",
      ),
    );
  if (closedRounds < reviewRounds)
    found.push(
      inChapter(
        null,
        `Er ${closedRounds === 1 ? "is 1 revisieronde" : `zijn ${closedRounds} revisierondes`} afgesloten. Houd ten minste ${reviewRounds} rondes.`,
      ),
    );
  if (openBlockingComments > 0)
    found.push(
      inChapter(
        null,
        `Er ${openBlockingComments === 1 ? "staat" : "staan"} nog ${counted(openBlockingComments, "blokkerende opmerking", "blokkerende opmerkingen")} open. Handel die eerst af.`,
      ),
    );
  return found;
}
