/** The rules about where all money of the plan together comes from: BUD-06, BUD-07 and BUD-08. */
import { BLOCKS } from "../blocks.ts";
import { THEMES } from "../blocks/themes.ts";
import { formatList, formatMoney } from "../format.ts";
import { chapterProse } from "../plan.ts";
import type { Plan } from "../plan.ts";
import { plainText } from "../prose.ts";
import { amountsOf } from "../totals.ts";
import { inChapter, isFilled } from "./observe.ts";
import type { Dekkingsregel, PlanIndex } from "./planIndex.ts";
import type { Observation, Outcome } from "./rule.ts";

type Soort = NonNullable<Dekkingsregel["soort"]>;

const GOVERNMENT = new Set<Soort>(["rijk", "provincie"]);
const PARTNERS = new Set<Soort>([
  "woningcorporatie",
  "netbeheerder",
  "waterschap",
  "warmtebedrijf",
]);
const MUNICIPAL = new Set<Soort>([
  "gemeente-begroting",
  "gemeente-reserve",
  "gemeente-voorziening",
]);

/** BUD-06: money of Rijk or provincie and of partners, or an explanation in chapter 10 or at a budget why not. */
export function noSubsidyOrPartner(plan: Plan, index: PlanIndex): Observation[] {
  const rows = index.budgetten.flatMap(({ values }) => values.dekking);
  const from = (kinds: Set<Soort>) => rows.some(({ soort }) => soort !== null && kinds.has(soort));
  const explained = (words: RegExp) =>
    explanations(plan, index).some(
      (sentence) => words.test(sentence) && /\b(?:geen|niet|zonder)\b/i.test(sentence),
    );
  const found: Observation[] = [];
  if (!from(GOVERNMENT) && !explained(/subsidie|rijk|provinci/i))
    found.push(
      inChapter(
        10,
        "Er is geen dekking van Rijk of provincie. Voeg die toe, of leg in hoofdstuk 10 uit waarom er geen subsidie is.",
      ),
    );
  if (!from(PARTNERS) && !explained(/partner|corporatie|netbeheerder|waterschap|warmtebedrijf/i))
    found.push(
      inChapter(
        10,
        "Er is geen dekking van partners in de wijk (corporatie, netbeheerder, waterschap of warmtebedrijf). Voeg die toe, of leg in hoofdstuk 10 uit waarom niet.",
      ),
    );
  return found;
}

/** BUD-07: more themes under the chosen opgaven ask for more than one municipal domain. */
export function fromOneDomain(index: PlanIndex): Outcome {
  const themes = [...new Set(index.opgaven.flatMap(({ values }) => values.thema ?? []))];
  if (themes.length < 2)
    return { notApplicable: "De gekozen opgaven hebben niet meer dan één thema." };
  const rows = index.budgetten
    .flatMap(({ values }) => values.dekking)
    .filter(({ soort }) => soort !== null && MUNICIPAL.has(soort));
  const domains = [...new Set(rows.flatMap(({ domein }) => domein ?? []))];
  if (domains.length >= 2) return [];
  const { options } = BLOCKS.budget.fields.dekking.columns.domein;
  const money =
    domains.map(
      (domain) => `alleen uit het domein ${options?.[domain]?.toLowerCase() ?? domain}`,
    )[0] ?? "nog uit geen enkel domein";
  return [
    inChapter(
      10,
      `De gekozen opgaven hebben ${themes.length} thema’s (${formatList(themes.map((theme) => THEMES[theme].toLowerCase()))}), maar het geld van de gemeente komt ${money}. Onderzoek of andere domeinen meebetalen.`,
    ),
  ];
}

/** BUD-08: what is te-besluiten in the budgets is what the open beslispunten ask of the raad. */
export function requestDiffers(index: PlanIndex): Observation[] {
  const { gevraagd } = amountsOf(index.budgetten);
  const open = index.raadsbesluiten.filter(
    ({ values: { status } }) => status === null || status === "voor-te-leggen",
  );
  const asked = open.reduce((total, { values }) => total + (values.bedrag ?? 0), 0);
  if (gevraagd === asked) return [];
  return [
    inChapter(
      13,
      `In de budgetten staat ${formatMoney(gevraagd)} als ‘te besluiten’, maar de beslispunten vragen de raad om ${formatMoney(asked)}. Dat scheelt ${formatMoney(Math.abs(gevraagd - asked))}. Maak de bedragen gelijk.`,
      open.filter(({ values }) => (values.bedrag ?? 0) > 0),
    ),
  ];
}

/** The sentences of chapter 10 and of the explanations at budgets. */
function explanations(plan: Plan, index: PlanIndex): string[] {
  const money = plan.chapters.find(({ nr }) => nr === 10);
  const texts = index.budgetten.flatMap(({ values }) =>
    isFilled(values.toelichting) ? [plainText(values.toelichting)] : [],
  );
  return [...(money ? [plainText(chapterProse(money))] : []), ...texts].flatMap((text) =>
    text.split(/[.!?\n]+/),
  );
}
