/** The begrotingswijziging: what the raad is asked, per year and taakveld, as a table and as a document. */
import { formatMoney } from "../format.ts";
import type { Document, Piece } from "../pieces.ts";
import type { Block, Plan } from "../plan.ts";
import { countedBudgets } from "../totals.ts";
import type { Context } from "./stuk.ts";
import { conceptNote, heading, raadSignatures, stukOf, table, words } from "./stuk.ts";

/** One line of the change, in whole euros. */
export type BudgetLine = {
  year: number;
  taakveld: string;
  omschrijving: string;
  lasten: number;
  baten: number;
  /** Taken from a reserve. */
  onttrekking: number;
  structureel: boolean;
  /** Where the money comes from. */
  bron: string;
};

/** What is `te-besluiten` in the budgets, spread over the years of each budget; by year, in the order of the plan. */
export function budgetLines(plan: Plan): BudgetLine[] {
  const lines = countedBudgets(plan).flatMap((budget) =>
    budget.values.dekking.flatMap((cover) =>
      cover.status === "te-besluiten" && cover.bedrag ? linesFor(budget, cover) : [],
    ),
  );
  return lines.toSorted((a, b) => a.year - b.year);
}

export function presentBudgetChange(context: Context): Document {
  const { plan, head, profile, meta } = context;
  const lines = budgetLines(plan);
  const facts = [
    { label: "Begrotingsjaar", value: head.begrotingsjaar },
    { label: "Nummer wijziging", value: head.begrotingswijziging, griffie: true as const },
    { label: "Zaaknummer", value: head.zaaknummer },
    { label: "Programma", value: head.programma },
  ];
  const label = profile.documentsoortLabels.begrotingswijziging;
  const adopted = meta.status === "vastgesteld";
  const pieces: Piece[] = [
    ...words(
      `Deze wijziging hoort bij het voorstel “${head.onderwerp ?? plan.plangegevens.values.titel ?? ""}”. De bedragen zijn in hele euro’s.`,
    ),
    heading(context, 1, "Wijziging per jaar en taakveld"),
    ...lineTable(lines),
    ...(lines.length === 0 ? conceptNote(context, "Het plan vraagt de raad nog geen geld.") : []),
    ...coverPieces(lines),
    raadSignatures(context, `Behoort bij het besluit van de raad van ${context.gemeente}.`),
  ];
  return stukOf(context, {
    label: adopted ? label : `Ontwerp-${label.toLowerCase()}`,
    facts,
    pieces,
  });
}

/** One row per year, taakveld and kind; the workbook has every budget by itself. */
function lineTable(lines: readonly BudgetLine[]): Piece[] {
  const cells = (of: readonly BudgetLine[]) =>
    (["lasten", "baten", "onttrekking"] as const).map((key) =>
      amount(of.reduce((total, line) => total + line[key], 0)),
    );
  const keyOf = ({ year, taakveld, structureel }: BudgetLine) =>
    JSON.stringify([year, taakveld, structureel]);
  const groups = [...new Set(lines.map(keyOf))].map((key) =>
    lines.filter((line) => keyOf(line) === key),
  );
  const rows = groups.flatMap((group) => {
    const [first] = group;
    return first
      ? [
          [
            String(first.year),
            first.taakveld,
            ...cells(group),
            first.structureel ? "structureel" : "incidenteel",
          ],
        ]
      : [];
  });
  return table(
    "",
    ["Jaar:7", "Taakveld:30", ">Lasten:14", ">Baten:12", ">Uit reserve:14", "Soort:16"],
    rows,
    ["Totaal", "", ...cells(lines), ""],
  );
}

/** What comes from a reserve, and what the budget of each year bears. */
function coverPieces(lines: readonly BudgetLine[]): Piece[] {
  const sum = (key: "lasten" | "onttrekking") =>
    lines.reduce((total, line) => total + line[key], 0);
  const [asked, reserve] = [sum("lasten"), sum("onttrekking")];
  if (asked === 0) return [];
  const from = reserve > 0 ? `Van het totaal komt ${formatMoney(reserve)} uit een reserve. ` : "";
  return words(
    `${from}${formatMoney(asked - reserve)} gaat ten laste van de begroting van het jaar dat erbij staat.`,
  );
}

type Cover = Block<"budget">["values"]["dekking"][number];

function linesFor(budget: Block<"budget">, cover: Cover): BudgetLine[] {
  const { values } = budget;
  const isReserve = cover.soort === "gemeente-reserve" || cover.soort === "gemeente-voorziening";
  return spread(cover.bedrag ?? 0, values.jaarverdeling).map(({ year, amount: share }) => ({
    year,
    taakveld: values.taakveld ?? "nog te bepalen",
    omschrijving: budget.title,
    lasten: share,
    baten: 0,
    onttrekking: isReserve ? share : 0,
    structureel: values.structureel === "structureel",
    bron: cover.bron ?? "",
  }));
}

/** Whole euros that add up to the amount, in proportion to the years; what rounding leaves goes to the last year. */
function spread(
  total: number,
  years: readonly { jaar: number | null; bedrag: number | null }[],
): { year: number; amount: number }[] {
  const known = years.filter(({ jaar, bedrag }) => jaar !== null && (bedrag ?? 0) > 0);
  const sum = known.reduce((all, { bedrag }) => all + (bedrag ?? 0), 0);
  let left = total;
  return known.map(({ jaar, bedrag }, index) => {
    const share = index === known.length - 1 ? left : Math.round((total * (bedrag ?? 0)) / sum);
    left -= share;
    return { year: jaar ?? 0, amount: share };
  });
}

function amount(euros: number): string {
  return euros === 0 ? "–" : formatMoney(euros);
}
