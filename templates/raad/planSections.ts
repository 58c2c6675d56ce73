/** The sections of the voorstel that the plan fills: effect, money, law, participation, planning and evaluation. */
import { BLOCKS } from "../blocks.ts";
import { formatDate, formatList, formatMoney, formatNumber } from "../format.ts";
import type { Piece } from "../pieces.ts";
import type { Block, Plan } from "../plan.ts";
import { blocksNamed } from "../plan.ts";
import { keyFigures } from "../present/money.ts";
import { countInWords } from "../present/smallCount.ts";
import { amountsOf, countedBudgets, totalsOf } from "../totals.ts";
import { budgetLines } from "./budgetChange.ts";
import { indicatorOf, lowerFirst, momentOf, stepsOf } from "./planFacts.ts";
import { printedFact } from "./route.ts";
import type { Context } from "./stuk.ts";
import { heading, list, slotPieces, small, table, words } from "./stuk.ts";

export function samenvatting(context: Context): Piece[] {
  const own = slotPieces(context, "samenvatting");
  return own.length === 0 ? [] : [...own, ...keyFigures(context.names)];
}

export function kader(context: Context): Piece[] {
  const earlier = context.plan.raadsstukken.besluithistorie.map(({ values }) => {
    const who = values.orgaan === "college" ? "college" : "gemeenteraad";
    const when = values.datum === null ? "" : `${formatDate(values.datum)}, `;
    const number = values.nummer === null ? "" : ` (${values.nummer})`;
    return `${when}${who}: ${lowerFirst(values.besluit ?? "")}${number}`;
  });
  return [...slotPieces(context, "kader"), ...list(earlier)];
}

/** The first word of a unit is enough behind a number: "28 procent" of "procent van de woningen". */
export function beoogdEffect(context: Context): Piece[] {
  const { plan } = context;
  const rows = blocksNamed(plan, "doelstelling").map((goal) => {
    const indicator = indicatorOf(plan, goal);
    const { nulwaarde, streefwaarde, eenheid, streefjaar } = indicator?.values ?? {};
    const unit = (eenheid ?? "").split(" ")[0] ?? "";
    const value = (amount: number | null | undefined, show = formatNumber) =>
      amount === null || amount === undefined
        ? "–"
        : // The unit is in the plural.
          `${show(amount)} ${show(amount) === "1" ? "" : unit}`.trim();
    const counted = (amount: number) =>
      indicator ? countInWords(amount, indicator) : formatNumber(amount);
    const year = streefjaar ?? goal.values.doeljaar;
    return [goal.title, value(nulwaarde, counted), value(streefwaarde), String(year ?? "–")];
  });
  return [
    ...slotPieces(context, "beoogdEffect"),
    ...table("", ["Doel:56", ">Nu:17", ">Streven:17", ">Jaar:8"], rows),
  ];
}

export function financien(context: Context): Piece[] {
  const { plan } = context;
  const own = slotPieces(context, "financien");
  const costs = costTable(plan);
  const asked = askedTable(plan);
  return [
    ...own,
    ...(costs.length > 0 ? [heading(context, 2, "Kosten en dekking"), ...costs] : []),
    ...(asked.length > 0 ? [heading(context, 2, "Gevolgen voor de begroting"), ...asked] : []),
  ];
}

function costTable(plan: Plan): Piece[] {
  const totals = totalsOf(plan);
  const cells = (name: string, { nodigTotaal, hard, gevraagd, zacht, tekort }: typeof totals) => [
    name,
    ...[nodigTotaal, hard, gevraagd, zacht, tekort].map((euros) =>
      euros === 0 ? "–" : formatMoney(euros),
    ),
  ];
  const row = (name: string, budgets: Block<"budget">[]) =>
    cells(name, { ...totals, ...amountsOf(budgets) });
  const all = countedBudgets(plan);
  const rest = all.filter((budget) => !needsTheRaad(budget));
  const rows = [
    ...all.filter(needsTheRaad).map((budget) => row(budget.title, [budget])),
    ...(rest.length === 0 ? [] : [row(restName(rest.length, all.length), rest)]),
  ];
  const { btw, prijspeil } = plan.plangegevens.values;
  const basis = [btw ? `${btw} btw` : "", prijspeil ? `in prijzen van ${prijspeil}` : ""].filter(
    Boolean,
  );
  const columns = [
    "Post:29",
    ">Nodig:14",
    ">Gedekt of toegezegd:15",
    ">Gevraagd aan de raad:14",
    ">Aangevraagd of geraamd:15",
    ">Tekort:12",
  ];
  return [
    ...table("", columns, rows, cells("Totaal", totals)),
    ...(rows.length > 0 && basis.length > 0
      ? [small(`Bedragen zijn ${formatList(basis)}. Hoofdstuk 10 van het plan heeft alle posten.`)]
      : []),
  ];
}

/** Posts that the raad decides on stand by themselves; the others are in chapter 10 of the plan. */
function needsTheRaad(budget: Block<"budget">): boolean {
  const { gevraagd, tekort } = amountsOf([budget]);
  return gevraagd !== 0 || tekort !== 0;
}

function restName(rest: number, all: number): string {
  return rest === all ? `Alle posten (${rest})` : `Andere posten (${rest})`;
}

/** Per source: which years, how much, once or every year. The whole table stands in the begrotingswijziging. */
function askedTable(plan: Plan): Piece[] {
  const lines = budgetLines(plan);
  const groups = [...new Set(lines.map(({ bron, structureel }) => `${structureel}/${bron}`))];
  const rows = groups.map((group) => {
    const own = lines.filter(({ bron, structureel }) => `${structureel}/${bron}` === group);
    const years = own.map(({ year }) => year);
    const [first, last] = [Math.min(...years), Math.max(...years)];
    return [
      own[0]?.bron ?? "",
      own[0]?.structureel ? "Structureel" : "Incidenteel",
      first === last ? String(first) : `${first} t/m ${last}`,
      formatMoney(own.reduce((total, { lasten }) => total + lasten, 0)),
    ];
  });
  const total = formatMoney(lines.reduce((sum, { lasten }) => sum + lasten, 0));
  return table("", ["Dekking:34", "Soort:18", "Jaren:20", ">Bedrag:18"], rows, [
    "Totaal",
    "",
    "",
    total,
  ]);
}

export function juridisch(context: Context): Piece[] {
  const facts = context.route.facts.flatMap((id) => printedFact(id, "statement", context) ?? []);
  return [...(facts.length > 0 ? words(facts.join(" ")) : []), ...slotPieces(context, "juridisch")];
}

export function participatie(context: Context): Piece[] {
  const { plan, profile } = context;
  const { participatieverordening: rule } = profile;
  const handling = BLOCKS.participatie.fields.verwerking;
  const rows = blocksNamed(plan, "participatie").map(({ title, values }) => [
    title,
    values.datum === null ? "–" : formatDate(values.datum),
    values.aantalBereikt === null ? "–" : formatNumber(values.aantalBereikt),
    values.verwerking === null ? "–" : handling.show(values.verwerking),
  ]);
  return [
    ...(rule ? words(`Wij volgden de ${rule.naam} (${rule.jaar}).`) : []),
    ...slotPieces(context, "participatie"),
    ...table("", ["Hoe mensen meededen:40", "Wanneer:20", ">Bereikt:12", "Inbreng:28"], rows),
  ];
}

/** Only the moments that a raad looks for; decisions are named as such. */
export function uitvoering(context: Context): Piece[] {
  const moments = stepsOf(context.plan).filter(
    ({ soort, sleutel }) =>
      (soort === "besluitmoment" || soort === "mijlpaal") &&
      sleutel !== "start-wup" &&
      sleutel !== "college-besluit",
  );
  const rows = moments.map((step) => [
    momentOf(step),
    step.title,
    step.soort === "besluitmoment" ? "Besluit" : "Mijlpaal",
    context.names.blockOf(step.trekkerId)?.title ?? "–",
  ]);
  return [
    ...slotPieces(context, "uitvoering"),
    ...table("", ["Wanneer:19", "Wat:41", "Soort:10", "Trekker:30"], rows),
  ];
}

const RHYTHM: Readonly<Record<string, string>> = {
  maand: "elke maand",
  kwartaal: "elk kwartaal",
  halfjaar: "elk half jaar",
  jaar: "elk jaar",
  tweejaarlijks: "elke twee jaar",
};

/** How many indicatoren are measured how often; chapter 15 of the plan names them. */
export function evaluatie(context: Context): Piece[] {
  const indicators = blocksNamed(context.plan, "indicator");
  const counts = Object.entries(RHYTHM).flatMap(([key, when]) => {
    const { length } = indicators.filter(({ values }) => values.meetfrequentie === key);
    return length === 0 ? [] : [`${when} ${length}`];
  });
  const measured =
    counts.length === 0
      ? []
      : words(
          `Hoofdstuk 15 van het plan heeft ${indicators.length} indicatoren. Wij meten er ${formatList(counts)}.`,
        );
  return [...slotPieces(context, "evaluatie"), ...measured];
}
