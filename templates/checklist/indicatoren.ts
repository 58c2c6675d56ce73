/** IND: the dashboard with which the raad follows the plan. */
import { BLOCKS } from "../blocks.ts";
import { formatList, formatNumber } from "../format.ts";
import type { Block } from "../plan.ts";
import { about, askFor, inChapter, judgeEach } from "./observe.ts";
import type { PlanIndex } from "./planIndex.ts";
import { ruleGroup } from "./rule.ts";
import type { Observation, Outcome } from "./rule.ts";

export const INDICATOR_RULES = ruleGroup("IND", "Indicatoren en dashboard", [
  {
    id: "IND-01",
    question:
      "Heeft elke indicator een bron, een meetmoment, een verantwoordelijke en een richting die klopt?",
    severity: "blokkerend",
    stage: "inspraak",
    source: ["N12", "S3"],
    why: "Wie niet weet wie meet, waarmee en wanneer, krijgt later geen cijfers.",
    check: (_plan, _context, index) =>
      forEachIndicator(index, (indicator) => [
        ...askFor(indicator, ["databron", "meetfrequentie", "richting"]),
        ...missingOwner(indicator, index),
        ...wrongDirection(indicator),
      ]),
  },
  {
    id: "IND-02",
    question:
      "Gaat het dashboard over vertrouwen, beweging, resultaat, kernwaarden, planning en sturing?",
    severity: "waarschuwing",
    stage: "inspraak",
    source: ["S3"],
    why: "Alleen resultaten meten is te laat: vertrouwen en beweging laten eerder zien of het goed gaat.",
    check: (_plan, _context, index) => {
      const present = new Set(index.all("indicator").map(({ values }) => values.categorie));
      const { options } = BLOCKS.indicator.fields.categorie;
      const missing = Object.entries(options ?? {}).filter(
        ([value]) => !(present as Set<string | null>).has(value),
      );
      if (missing.length === 0) return [];
      const names = formatList(missing.map(([, label]) => label.toLowerCase()));
      const [first] = missing;
      return [
        inChapter(
          15,
          `Het dashboard heeft nog geen indicator voor ${names}. Voeg ${missing.length === 1 ? "die" : "ze"} toe.`,
          [],
          {
            mend: {
              kind: "createBlock",
              type: "indicator",
              values: { categorie: first?.[0] ?? "" },
            },
          },
        ),
      ];
    },
  },
  {
    id: "IND-03",
    question: "Staat bij elke indicator wanneer en hoe u bijstuurt?",
    severity: "waarschuwing",
    stage: "inspraak",
    source: ["S3", "N9"],
    why: "Als het misgaat, wil de raad weten of u doorgaat, aanpast of stopt. Spreek dat vooraf af.",
    check: (_plan, _context, index) =>
      forEachIndicator(index, (indicator) => askFor(indicator, ["signaalwaarde", "bijsturing"])),
  },
]);

function forEachIndicator(
  index: PlanIndex,
  observe: (indicator: Block<"indicator">) => Observation[],
): Outcome {
  return judgeEach(index.all("indicator"), "Dit plan heeft nog geen indicatoren.", observe);
}

function missingOwner(indicator: Block<"indicator">, index: PlanIndex): Observation[] {
  if (index.find("betrokkenPartij", indicator.values.verantwoordelijkeId) !== null) return [];
  const mend = { kind: "goTo", blockId: indicator.id, field: "verantwoordelijkeId" } as const;
  return [about(indicator, "er is nog geen verantwoordelijke partij. Kies er een.", { mend })];
}

function wrongDirection(indicator: Block<"indicator">): Observation[] {
  const { richting, nulwaarde, streefwaarde, nuljaar, streefjaar } = indicator.values;
  const found: Observation[] = [];
  if (nulwaarde !== null && streefwaarde !== null) {
    const values = `van ${formatNumber(nulwaarde)} naar ${formatNumber(streefwaarde)}`;
    if (richting === "stijgend" && streefwaarde <= nulwaarde)
      found.push(
        about(
          indicator,
          `de richting is stijgend, maar de waarde gaat ${values}. Pas de richting of de waarden aan.`,
        ),
      );
    if (richting === "dalend" && streefwaarde >= nulwaarde)
      found.push(
        about(
          indicator,
          `de richting is dalend, maar de waarde gaat ${values}. Pas de richting of de waarden aan.`,
        ),
      );
  }
  if (nuljaar !== null && streefjaar !== null && streefjaar <= nuljaar)
    found.push(
      about(indicator, `het streefjaar ${streefjaar} moet na het nuljaar ${nuljaar} liggen.`),
    );
  return found;
}
