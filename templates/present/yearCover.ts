/** Cover per year. A plan says what each year costs and who pays for a budget as a whole; the years share the cover. */
import type { Plan } from "../plan.ts";
import { amountsOf, countedBudgets } from "../totals.ts";

/** Whole euros; `tekort` is what is needed minus all cover, negative when there is more cover than need. */
export type YearCover = {
  /** null for amounts without a readable year. */
  jaar: number | null;
  nodig: number;
  hard: number;
  gevraagd: number;
  zacht: number;
  tekort: number;
};

const KINDS = ["hard", "gevraagd", "zacht", "tekort"] as const;
type Kind = (typeof KINDS)[number];

/** Per year, ascending. The cover of a budget is spread over its years as its costs are, and adds up to the euro. */
export function coverPerYear(plan: Plan): YearCover[] {
  const years = new Map<number | null, YearCover>();
  const yearOf = (jaar: number | null) => {
    const known = years.get(jaar);
    const year = known ?? { jaar, nodig: 0, hard: 0, gevraagd: 0, zacht: 0, tekort: 0 };
    years.set(jaar, year);
    return year;
  };
  for (const budget of countedBudgets(plan)) {
    const cover = amountsOf([budget]);
    const costs = costsOf(budget.values.jaarverdeling, cover.dekkingTotaal !== 0);
    const nodig = costs.reduce((total, { bedrag }) => total + bedrag, 0);
    const { hard, gevraagd, zacht } = cover;
    const shares = sharesOf({ hard, gevraagd, zacht, tekort: nodig - cover.dekkingTotaal }, costs);
    costs.forEach(({ jaar, bedrag }, index) => {
      const year = yearOf(jaar);
      year.nodig += bedrag;
      for (const kind of KINDS) year[kind] += shares[kind][index] ?? 0;
    });
  }
  return [...years.values()].toSorted((a, b) => (a.jaar ?? Infinity) - (b.jaar ?? Infinity));
}

/** Each kind per cost. The largest kind is what the others leave, so that every year adds up to the euro. */
function sharesOf(amounts: Record<Kind, number>, costs: readonly Cost[]): Record<Kind, number[]> {
  const largest = KINDS.reduce((a, b) => (Math.abs(amounts[b]) > Math.abs(amounts[a]) ? b : a));
  const shares = {} as Record<Kind, number[]>;
  for (const kind of KINDS) shares[kind] = spread(amounts[kind], costs);
  shares[largest] = costs.map(({ bedrag }, index) =>
    KINDS.reduce(
      (rest, kind) => (kind === largest ? rest : rest - (shares[kind][index] ?? 0)),
      bedrag,
    ),
  );
  return shares;
}

type Cost = { jaar: number | null; bedrag: number };

/** The years of a budget; one without a year when there is cover and no cost to spread it over. */
function costsOf(
  rows: readonly { jaar: number | null; bedrag: number | null }[],
  hasCover: boolean,
): Cost[] {
  const costs = rows.map(({ jaar, bedrag }) => ({ jaar, bedrag: bedrag ?? 0 }));
  const sum = costs.reduce((total, { bedrag }) => total + bedrag, 0);
  return sum === 0 && hasCover ? [...costs, { jaar: null, bedrag: 0 }] : costs;
}

/** Whole euros per cost that add up to the amount; all of it to the last one when the costs add up to nothing. */
function spread(amount: number, costs: readonly Cost[]): number[] {
  const sum = costs.reduce((total, { bedrag }) => total + bedrag, 0);
  let [cost, given] = [0, 0];
  return costs.map(({ bedrag }, index) => {
    cost += bedrag;
    const upToHere =
      index === costs.length - 1 ? amount : sum === 0 ? 0 : Math.round((amount * cost) / sum);
    const part = upToHere - given;
    given = upToHere;
    return part;
  });
}
