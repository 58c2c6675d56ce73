/** Maps over a plan that all rules share. Built once for each run of the checklist, so that no rule searches the plan. */
import { BLOCK_NAMES } from "../blocks.ts";
import type { BlockName, BlockValues } from "../blocks.ts";
import type { Chapter, Block, Plan } from "../plan.ts";
import type { ChapterNr } from "../chapters.ts";
import { spanOf } from "../period.ts";
import type { Span } from "../period.ts";
import { writingOf } from "./writing.ts";
import type { Writing } from "./writing.ts";

export type TijdspadItem = BlockValues<"tijdspad">["items"][number];
export type Dekkingsregel = BlockValues<"budget">["dekking"][number];

/** A step of a tijdspad with the block that it stands in and its days, null when a period is blank or malformed. */
export type Step = {
  tijdspad: Block<"tijdspad">;
  item: TijdspadItem;
  start: Span | null;
  end: Span | null;
};

export type PlanIndex = {
  byId: ReadonlyMap<string, Block>;
  /** All blocks of one type in document order, whatever their status. */
  all<N extends BlockName>(type: N): Block<N>[];
  /** The block with this id when it has this type, else null. */
  find<N extends BlockName>(type: N, id: string | null): Block<N> | null;
  chapter(nr: ChapterNr): Chapter | null;
  /** Why a chapter is left out, or null when it is not (7, 14 and B to E may be). */
  offReason(nr: ChapterNr): string | null;
  /** Maatregelen that count: not idee and not vervallen (model.md 4). */
  maatregelen: Block<"maatregel">[];
  isActive(maatregelId: string): boolean;
  /** Opgaven with status gekozen. */
  opgaven: Block<"opgave">[];
  /** Budgets of maatregelen that count, and budgets without any known maatregel. */
  budgetten: Block<"budget">[];
  gekozenOplossingen: Block<"warmteoplossing">[];
  /** Beslispunten that go to the raad; when there are any, profile R holds. */
  raadsbesluiten: Block<"besluit">[];
  steps: Step[];
  stepById: ReadonlyMap<string, Step>;
  /** The steps with one of these sleutels, in document order. */
  stepsFor(...keys: NonNullable<TijdspadItem["sleutel"]>[]): Step[];
  /** Ids of the maatregelen that stand in a tijdspad. */
  planned: ReadonlySet<string>;
  /** Ids of the doelstellingen that a counting maatregel serves. */
  served: ReadonlySet<string>;
  /** Ids of the maatregelen that a financial risk is about. */
  guarded: ReadonlySet<string>;
  /** Everything that people wrote, per block or chapter. */
  writing: Writing[];
};

/** One pass over the blocks; the plan is not changed. */
export function indexPlan(plan: Plan): PlanIndex {
  const byType = new Map<BlockName, Block[]>(BLOCK_NAMES.map((name) => [name, []]));
  const byId = new Map<string, Block>();
  for (const block of plan.blocks) {
    byType.get(block.type)?.push(block);
    if (!byId.has(block.id)) byId.set(block.id, block);
  }
  const all = <N extends BlockName>(type: N) => (byType.get(type) ?? []) as Block<N>[];
  const chapters = new Map(plan.chapters.map((chapter) => [chapter.nr, chapter]));
  const maatregelen = all("maatregel").filter(({ values }) => counts(values.status));
  const active = new Set(maatregelen.map(({ id }) => id));
  const steps = all("tijdspad").flatMap(stepsOf);
  return {
    byId,
    all,
    find: <N extends BlockName>(type: N, id: string | null) => {
      const block = id === null ? undefined : byId.get(id);
      return block?.type === type ? (block as Block<N>) : null;
    },
    chapter: (nr) => chapters.get(nr) ?? null,
    offReason: (nr) => offReason(plan, nr),
    maatregelen,
    isActive: (id) => active.has(id),
    opgaven: all("opgave").filter(({ values }) => values.status === "gekozen"),
    budgetten: all("budget").filter((budget) => hasActiveMaatregel(budget, byId, active)),
    gekozenOplossingen: all("warmteoplossing").filter(({ values }) => values.rol === "gekozen"),
    raadsbesluiten: all("besluit").filter(
      ({ values }) => values.soort === "beslispunt-raad" || values.orgaan === "raad",
    ),
    steps,
    stepById: new Map(steps.map((step) => [step.item.id, step])),
    stepsFor: (...keys) =>
      steps.filter(({ item }) => item.sleutel !== null && keys.includes(item.sleutel)),
    planned: new Set(steps.flatMap(({ item }) => item.maatregelIds)),
    served: new Set(maatregelen.flatMap(({ values }) => values.doelstellingIds)),
    guarded: new Set(
      all("risico").flatMap(({ values }) =>
        values.categorie === "financieel" ? values.maatregelIds : [],
      ),
    ),
    writing: writingOf(plan),
  };
}

function counts(status: BlockValues<"maatregel">["status"]): boolean {
  return status !== "idee" && status !== "vervallen";
}

function stepsOf(tijdspad: Block<"tijdspad">): Step[] {
  return tijdspad.values.items.map((item) => ({
    tijdspad,
    item,
    start: item.start === null ? null : spanOf(item.start),
    end: item.eind === null ? null : spanOf(item.eind),
  }));
}

/** A budget leaves the sums only with all its maatregelen; one without a maatregel is money that someone still has to place. */
function hasActiveMaatregel(
  budget: Block<"budget">,
  byId: Map<string, Block>,
  active: Set<string>,
): boolean {
  const known = budget.values.maatregelIds.filter((id) => byId.get(id)?.type === "maatregel");
  return known.length === 0 || known.some((id) => active.has(id));
}

function offReason(plan: Plan, nr: ChapterNr): string | null {
  const row = plan.plangegevens.values.uitgeschakeld.find(
    ({ hoofdstuk }) => hoofdstuk === String(nr),
  );
  return row?.reden ?? null;
}
