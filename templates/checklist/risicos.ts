/** RIS: what may go wrong, and whether every gap and uncertain subsidy has a risk. */
import { BLOCKS } from "../blocks.ts";
import { formatMoney } from "../format.ts";
import type { Block } from "../plan.ts";
import { about, askFor, inChapter } from "./observe.ts";
import { coverOf } from "./geld.ts";
import type { PlanIndex } from "./planIndex.ts";
import { ruleGroup } from "./rule.ts";
import type { Observation } from "./rule.ts";
import type { Settings } from "../settings.ts";

type Categorie = NonNullable<Block<"risico">["values"]["categorie"]>;

const OTHER: readonly Categorie[] = ["technisch", "netcongestie", "juridisch", "planning"];

export const RISICO_RULES = ruleGroup("RIS", "Risico’s", [
  {
    id: "RIS-01",
    question: "Heeft elk risico een oorzaak, gevolg, maatregel en eigenaar, met kans en impact?",
    severity: "blokkerend",
    stage: "inspraak",
    source: ["W1", "N7", "D1"],
    why: "De raad wil risico’s in cijfers zien, en weten wie er wat aan doet.",
    check: (_plan, _context, index) => {
      const risks = index.all("risico");
      return risks.length === 0
        ? { notApplicable: "Dit plan heeft nog geen risico’s." }
        : risks.flatMap((risk) => [
            ...askFor(risk, ["oorzaak", "gevolg", "beheersmaatregel", "kans", "impact"]),
            ...withoutOwner(risk, index),
          ]);
    },
  },
  {
    id: "RIS-02",
    question:
      "Zijn risico’s bekeken over geld en draagvlak, en over techniek, stroomnet, recht of planning?",
    severity: "waarschuwing",
    stage: "inspraak",
    source: ["N7", "A1", "W1"],
    why: "Wie alleen naar geld kijkt, mist de risico’s die een plan echt stilleggen.",
    check: (_plan, _context, index) => {
      const off = index.offReason(14);
      if (off !== null) return { notApplicable: `Hoofdstuk 14 is weggelaten: ${off}` };
      const present = new Set(index.all("risico").map(({ values }) => values.categorie));
      return [
        ...(present.has("financieel") ? [] : [missingRisk("financieel", "over geld")]),
        ...(present.has("draagvlak") ? [] : [missingRisk("draagvlak", "over draagvlak")]),
        ...(OTHER.some((kind) => present.has(kind))
          ? []
          : [missingRisk("technisch", "over techniek, het stroomnet, recht of planning")]),
      ];
    },
  },
  {
    id: "RIS-03",
    question: "Heeft elk tekort en elke grote onzekere subsidie een risico?",
    severity: "blokkerend",
    stage: "inspraak",
    source: ["W2", "S1", "EIGEN"],
    why: "Geld dat er nog niet is, is een risico. De raad moet weten wat er gebeurt als het niet komt.",
    check: (_plan, { settings }, index) =>
      index.budgetten.length === 0
        ? { notApplicable: "Dit plan heeft nog geen budgetten." }
        : index.budgetten.flatMap((budget) => unguarded(budget, settings, index)),
  },
]);

function withoutOwner(risk: Block<"risico">, index: PlanIndex): Observation[] {
  if (index.find("betrokkenPartij", risk.values.eigenaarId) !== null) return [];
  return [
    about(risk, "er is nog geen eigenaar. Kies een betrokken partij.", {
      mend: { kind: "goTo", blockId: risk.id, field: "eigenaarId" },
    }),
  ];
}

function missingRisk(categorie: Categorie, where: string): Observation {
  const { options } = BLOCKS.risico.fields.categorie;
  return inChapter(
    14,
    `Er is nog geen risico ${where} (categorie ‘${options?.[categorie] ?? categorie}’). Voeg dat toe.`,
    [],
    { mend: { kind: "createBlock", type: "risico", values: { categorie } } },
  );
}

function unguarded(
  budget: Block<"budget">,
  { uncertainSubsidyPct, uncertainSubsidyAbove }: Settings,
  index: PlanIndex,
): Observation[] {
  const nodig = budget.values.nodig ?? 0;
  const gap = nodig - coverOf(budget);
  const requested = budget.values.dekking.reduce(
    (total, { status, bedrag }) => total + (status === "aangevraagd" ? (bedrag ?? 0) : 0),
    0,
  );
  const uncertain =
    requested * 100 > nodig * uncertainSubsidyPct && requested > uncertainSubsidyAbove;
  const isGuarded = budget.values.maatregelIds.some((id) => index.guarded.has(id));
  if (isGuarded || (gap <= 0 && !uncertain)) return [];
  const what =
    gap > 0
      ? `er is een tekort van ${formatMoney(gap)}`
      : `er is ${formatMoney(requested)} subsidie aangevraagd die nog niet zeker is`;
  const values = { categorie: "financieel", maatregelIds: [...budget.values.maatregelIds] };
  return [
    about(
      budget,
      `${what}, maar er is geen financieel risico bij deze maatregel. Voeg een risico toe en kies daarbij de maatregel.`,
      { mend: { kind: "createBlock", type: "risico", values } },
    ),
  ];
}
