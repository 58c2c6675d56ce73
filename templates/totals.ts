/** What the plan costs and who pays: the totals of methodology.md 4.1, for chapter 10, the checklist and the raadsvoorstel. */
import { BLOCKS } from "./blocks.ts";
import type { BlockValues } from "./blocks.ts";
import { THEMES } from "./blocks/themes.ts";
import { blockLabel, blocksNamed } from "./plan.ts";
import type { Block, Plan } from "./plan.ts";

/** Cover by how certain it is, in whole euros. */
export type Coverage = {
  gedekt: number;
  toegezegd: number;
  teBesluiten: number;
  aangevraagd: number;
  geraamd: number;
  /** gedekt + toegezegd */
  hard: number;
  /** teBesluiten: what the raad is asked for. */
  gevraagd: number;
  /** aangevraagd + geraamd */
  zacht: number;
  /** hard + gevraagd + zacht */
  dekkingTotaal: number;
};

/** What is needed beside what covers it, in whole euros. */
export type Amounts = Coverage & {
  nodigTotaal: number;
  /** Needed minus all cover; negative when there is more cover than need. */
  tekort: number;
  /** The gap when no requested subsidy comes: nodig - hard - gevraagd - geraamd. */
  tekortBijTegenvallendeSubsidie: number;
};

/** One line of a split. `key` is a block id or a stored choice; null for what belongs nowhere. */
export type Share<A> = A & { key: string | null; label: string };

export type Totals = Amounts & {
  perMaatregel: Share<Amounts>[];
  perThema: Share<Amounts>[];
  perDoelstelling: Share<Amounts>[];
  perStructureel: Share<Amounts>[];
  /** Cover by the party that pays. */
  perPartij: Share<Coverage>[];
  perDomein: Share<Coverage>[];
  /** Cover by kind of source: gemeente-reserve, rijk, woningcorporatie ... */
  perSoort: Share<Coverage>[];
  /** Need per calendar year, ascending; year null for amounts without a readable year. */
  perJaar: { jaar: number | null; bedrag: number }[];
  /** Whether an amount stands under more than one line of that split, so that its lines add up to more than the total. */
  telDubbel: { maatregel: boolean; thema: boolean; doelstelling: boolean };
};

type BudgetBlock = Block<"budget">;
type BlocksById = ReadonlyMap<string, Block>;
type CoverRow = BlockValues<"budget">["dekking"][number];

/**
 * The totals of a plan. Budgets that serve only maatregelen with status idee or vervallen are outside (model.md 4);
 * a budget without a maatregel counts. What cannot be read counts as 0: the checklist names it.
 */
export function totalsOf(plan: Plan): Totals {
  const budgets = countedBudgets(plan);
  const rows = budgets.flatMap((budget) => budget.values.dekking);
  const byId = blocksById(plan);
  const groups = needGroups(byId);
  const split = (keysOf: (budget: BudgetBlock) => Group[]) => splitNeed(budgets, keysOf);
  return {
    ...amountsOf(budgets),
    perMaatregel: split(groups.maatregel),
    perThema: split(groups.thema),
    perDoelstelling: split(groups.doelstelling),
    perStructureel: split(({ values }) => [
      choiceGroup(BLOCKS.budget.fields.structureel.options, values.structureel),
    ]),
    perPartij: splitCover(rows, (row) => partyGroup(byId, row.partijId)),
    perDomein: splitCover(rows, (row) => choiceGroup(COVER.domein.options, row.domein)),
    perSoort: splitCover(rows, (row) => choiceGroup(COVER.soort.options, row.soort)),
    perJaar: perYear(budgets),
    telDubbel: {
      maatregel: budgets.some((budget) => groups.maatregel(budget).length > 1),
      thema: budgets.some((budget) => groups.thema(budget).length > 1),
      doelstelling: budgets.some((budget) => groups.doelstelling(budget).length > 1),
    },
  };
}

/** The budgets that count in the totals. */
export function countedBudgets(plan: Plan): Block<"budget">[] {
  const byId = blocksById(plan);
  return blocksNamed(plan, "budget").filter(({ values }) => {
    const measures = values.maatregelIds.flatMap((id) => measureById(byId, id));
    return measures.length === 0 || measures.some(isCounted);
  });
}

/** Needed, cover per certainty, and the gap, of some budgets together. */
export function amountsOf(budgets: readonly Block<"budget">[]): Amounts {
  const nodigTotaal = sum(budgets.map(({ values }) => values.nodig));
  const cover = coverageOf(budgets.flatMap(({ values }) => values.dekking));
  return {
    nodigTotaal,
    ...cover,
    tekort: nodigTotaal - cover.dekkingTotaal,
    tekortBijTegenvallendeSubsidie: nodigTotaal - cover.hard - cover.gevraagd - cover.geraamd,
  };
}

const COVER = BLOCKS.budget.fields.dekking.columns;

type Group = { key: string | null; label: string };

const NO_GROUP: Group = { key: null, label: "Niet ingevuld" };

function coverageOf(rows: readonly CoverRow[]): Coverage {
  const withStatus = (status: CoverRow["status"]) =>
    sum(rows.filter((row) => row.status === status).map((row) => row.bedrag));
  const gedekt = withStatus("gedekt");
  const toegezegd = withStatus("toegezegd");
  const teBesluiten = withStatus("te-besluiten");
  const aangevraagd = withStatus("aangevraagd");
  const geraamd = withStatus("geraamd");
  const hard = gedekt + toegezegd;
  const zacht = aangevraagd + geraamd;
  const dekkingTotaal = hard + teBesluiten + zacht;
  return {
    gedekt,
    toegezegd,
    teBesluiten,
    aangevraagd,
    geraamd,
    hard,
    gevraagd: teBesluiten,
    zacht,
    dekkingTotaal,
  };
}

/** Under which maatregelen, doelstellingen and themas a budget falls; never empty. */
function needGroups(
  byId: BlocksById,
): Record<"maatregel" | "thema" | "doelstelling", (budget: BudgetBlock) => Group[]> {
  const maatregelen = (budget: BudgetBlock) =>
    budget.values.maatregelIds.flatMap((id) => measureById(byId, id)).filter(isCounted);
  const doelstellingen = (budget: BudgetBlock) =>
    maatregelen(budget).flatMap(({ values }) =>
      values.doelstellingIds.flatMap((id) => {
        const block = byId.get(id);
        return block?.type === "doelstelling" ? [block] : [];
      }),
    );
  const named = (blocks: Block[]) =>
    distinct(blocks.map((block) => ({ key: block.id, label: blockLabel(block) })));
  return {
    maatregel: (budget) => named(maatregelen(budget)),
    doelstelling: (budget) => named(doelstellingen(budget)),
    thema: (budget) =>
      distinct(doelstellingen(budget).map(({ values }) => choiceGroup(THEMES, values.thema))),
  };
}

function splitNeed(
  budgets: readonly BudgetBlock[],
  keysOf: (budget: BudgetBlock) => Group[],
): Share<Amounts>[] {
  return [...grouped(budgets, keysOf)].map(({ group, items }) => ({
    ...group,
    ...amountsOf(items),
  }));
}

function splitCover(
  rows: readonly CoverRow[],
  groupOf: (row: CoverRow) => Group,
): Share<Coverage>[] {
  return grouped(rows, (row) => [groupOf(row)])
    .map(({ group, items }) => ({ ...group, ...coverageOf(items) }))
    .toSorted((a, b) => b.dekkingTotaal - a.dekkingTotaal);
}

/** The items per group, groups in order of first appearance. */
function grouped<T>(
  items: readonly T[],
  keysOf: (item: T) => Group[],
): { group: Group; items: T[] }[] {
  const found = new Map<string | null, { group: Group; items: T[] }>();
  for (const item of items)
    for (const group of keysOf(item)) {
      const entry = found.get(group.key) ?? { group, items: [] };
      entry.items.push(item);
      found.set(group.key, entry);
    }
  return [...found.values()];
}

function perYear(budgets: readonly BudgetBlock[]): Totals["perJaar"] {
  const years = new Map<number | null, number>();
  for (const { jaar, bedrag } of budgets.flatMap(({ values }) => values.jaarverdeling))
    years.set(jaar, (years.get(jaar) ?? 0) + (bedrag ?? 0));
  return [...years]
    .map(([jaar, bedrag]) => ({ jaar, bedrag }))
    .toSorted((a, b) => (a.jaar ?? Infinity) - (b.jaar ?? Infinity));
}

function partyGroup(byId: BlocksById, id: string | null): Group {
  const party = id === null ? undefined : byId.get(id);
  return party?.type === "betrokkenPartij"
    ? { key: party.id, label: blockLabel(party) }
    : { key: null, label: "Geen partij genoemd" };
}

function choiceGroup(
  options: Readonly<Record<string, string>> | undefined,
  value: string | null,
): Group {
  return value === null ? NO_GROUP : { key: value, label: options?.[value] ?? value };
}

function distinct(groups: Group[]): Group[] {
  return groups.length === 0
    ? [NO_GROUP]
    : [...new Map(groups.map((group) => [group.key, group])).values()];
}

/** One map for all look-ups; the first block with an id counts, as everywhere. */
function blocksById(plan: Plan): BlocksById {
  return new Map(plan.blocks.toReversed().map((block) => [block.id, block]));
}

function measureById(byId: BlocksById, id: string): Block<"maatregel">[] {
  const block = byId.get(id);
  return block?.type === "maatregel" ? [block] : [];
}

function isCounted({ values }: Block<"maatregel">): boolean {
  return values.status !== "idee" && values.status !== "vervallen";
}

function sum(amounts: readonly (number | null)[]): number {
  return amounts.reduce<number>((total, amount) => total + (amount ?? 0), 0);
}
