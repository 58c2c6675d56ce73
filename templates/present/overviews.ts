/** One table per kind of block: what a councillor wants to see before reading the blocks one by one. */
import { BLOCKS } from "../blocks.ts";
import type { BlockName } from "../blocks.ts";
import { formatMoney, formatPeriod } from "../format.ts";
import type { Column, Piece, TablePiece } from "../pieces.ts";
import type { Block } from "../plan.ts";
import { blockLabel } from "../plan.ts";
import { plainText } from "../prose.ts";
import { amountsOf, countedBudgets } from "../totals.ts";
import { goalCell, goalPicturesOf, latestOf, measure, stepsOf } from "./goals.ts";
import type { Names } from "./names.ts";
import { isAmount, showSpan } from "./value.ts";
import { widthOf } from "./rows.ts";

export type Overview = {
  /** "Overzicht van de maatregelen" */
  title: string;
  /** "Toelichting per maatregel": above the blocks that follow. */
  detailTitle: string;
  pieces: Piece[];
};

/** The overview of the blocks of one kind in a chapter, or null when that kind has none or there are fewer than two. */
export function overviewOf(
  type: BlockName,
  blocks: readonly Block[],
  names: Names,
): Overview | null {
  const build = OVERVIEWS[type];
  const pieces = build && blocks.length > 1 ? build(blocks, names) : [];
  if (pieces.length === 0) return null;
  const { title, plural } = BLOCKS[type];
  return {
    title: `Overzicht van de ${plural.toLowerCase()}`,
    detailTitle: `Toelichting per ${title.toLowerCase()}`,
    pieces,
  };
}

type Values = Readonly<Record<string, unknown>>;
type Cells<T> = {
  label: string;
  right?: boolean;
  /** Left out when it says the same of every block. */
  onlyIfItVaries?: boolean;
  show: (block: T) => string;
};

const shown =
  (type: BlockName, key: string) =>
  (block: { values: unknown; remains: { malformed: Record<string, string> } }) => {
    const field = (
      BLOCKS[type].fields as Readonly<
        Record<string, { kind: string; show?(value: unknown): string }>
      >
    )[key];
    const value = (block.values as Values)[key];
    if (value === null || value === undefined) return block.remains.malformed[key] ?? "";
    return field?.show?.(value) ?? String(value);
  };

/** A column straight from the definition: its label, its notation and its alignment. */
function column(type: BlockName, key: string, label?: string): Cells<Block> {
  const field = (BLOCKS[type].fields as Readonly<Record<string, Parameters<typeof isAmount>[0]>>)[
    key
  ];
  return {
    label: label ?? field?.label ?? "",
    right: field ? isAmount(field) : false,
    show: shown(type, key),
  };
}

function tableOf(
  type: BlockName,
  blocks: readonly Block[],
  cells: readonly Cells<Block>[],
): TablePiece {
  const all: Cells<Block>[] = [{ label: BLOCKS[type].title, show: blockLabel }, ...cells];
  const kept = all.filter(({ show, onlyIfItVaries }) => {
    const different = new Set(blocks.map(show));
    return onlyIfItVaries ? different.size > 1 : [...different].some((cell) => cell !== "");
  });
  const rows = blocks.map((block) => kept.map(({ show }) => show(block)));
  const columns = kept.map(({ label, right = false }, index): Column => ({
    label,
    align: right ? "right" : "left",
    width:
      widthOf(
        label,
        rows.map((row) => row[index] ?? ""),
        !right,
      ) + (index === 0 ? 12 : 0),
  }));
  return { kind: "table", caption: "", columns, rows, rowHeaders: true };
}

function party(names: Names, key: string, label: string): Cells<Block> {
  return {
    label,
    show: (block) => {
      const id = (block.values as Values)[key];
      const found = typeof id === "string" ? names.blockOf(id) : null;
      return found
        ? found.title || blockLabel(found)
        : typeof id === "string"
          ? names.labelOf(id)
          : "";
    },
  };
}

const OVERVIEWS: Partial<Record<BlockName, (blocks: readonly Block[], names: Names) => Piece[]>> = {
  opgave: (blocks) => [
    tableOf("opgave", blocks, [
      column("opgave", "thema"),
      column("opgave", "herkomst"),
      column("opgave", "status"),
    ]),
  ],
  doelstelling: (blocks, names) => [
    ...goalPicturesOf(blocks, names),
    tableOf("doelstelling", blocks, goalColumns(names)),
  ],
  warmteoplossing: (blocks) => [
    tableOf("warmteoplossing", blocks, [
      column("warmteoplossing", "rol"),
      column("warmteoplossing", "aantalWoningen", "Woningen"),
      column(
        "warmteoplossing",
        "maatschappelijkeKostenPerWoningPerJaar",
        "Maatschappelijke kosten per woning per jaar",
      ),
      column("warmteoplossing", "beschikbaarVanaf"),
    ]),
  ],
  maatregel: (blocks, names) => [
    tableOf("maatregel", blocks, [
      party(names, "verantwoordelijkeId", "Verantwoordelijk"),
      { label: "Periode", show: periodOf },
      { ...column("maatregel", "status"), onlyIfItVaries: true },
      { label: "Nodig", right: true, show: (block) => neededFor(block, names) },
    ]),
  ],
  koppelkans: (blocks) => [
    tableOf("koppelkans", blocks, [
      column("koppelkans", "besluit"),
      column("koppelkans", "meerkosten"),
      column("koppelkans", "extraMaanden", "Extra maanden"),
    ]),
  ],
  betrokkenPartij: (blocks) => [
    tableOf("betrokkenPartij", blocks, [
      column("betrokkenPartij", "soort"),
      column("betrokkenPartij", "rol"),
      column("betrokkenPartij", "instemming"),
    ]),
  ],
  participatie: (blocks) => [
    tableOf("participatie", blocks, [
      column("participatie", "datum"),
      column("participatie", "vorm"),
      column("participatie", "aantalBereikt", "Bereikt"),
      column("participatie", "verwerking"),
    ]),
  ],
  besluit: (blocks) => decisions(blocks),
  risico: (blocks, names) => [risks(blocks, names)],
  indicator: (blocks, names) => [
    tableOf("indicator", byCategory(blocks), [
      column("indicator", "categorie"),
      {
        label: "Van",
        show: (block) =>
          block.type === "indicator" ? measure(block, "nulwaarde", "nuljaar", "") : "",
      },
      {
        label: "Laatst",
        show: (block) => (block.type === "indicator" ? latestOf(block, names) : ""),
      },
      {
        label: "Naar",
        show: (block) =>
          block.type === "indicator" ? measure(block, "streefwaarde", "streefjaar") : "",
      },
      column("indicator", "meetfrequentie", "Meting"),
      party(names, "verantwoordelijkeId", "Wie"),
    ]),
  ],
};

function goalColumns(names: Names): Cells<Block>[] {
  const cell = (label: string, show: Parameters<typeof goalCell>[2]): Cells<Block> => ({
    label,
    show: (block) => goalCell(block, names, show),
  });
  return [
    column("doelstelling", "doeljaar"),
    cell("Van", (indicator) => measure(indicator, "nulwaarde", "nuljaar")),
    cell("Laatste meting", (indicator) => latestOf(indicator, names)),
    cell("Tussendoelen", stepsOf),
    cell("Naar", (indicator) => measure(indicator, "streefwaarde", "streefjaar")),
  ];
}

/** The beslispunten as the raad gets them: numbered, with the amount. */
function decisions(blocks: readonly Block[]): Piece[] {
  const points = blocks.filter(
    (block) => block.type === "besluit" && block.values.soort === "beslispunt-raad",
  );
  if (points.length === 0) return [];
  const items = points.flatMap((block) => {
    if (block.type !== "besluit") return [];
    const { tekst, bedrag } = block.values;
    const text = plainText(tekst) || block.title;
    const aside = [bedrag ? formatMoney(bedrag) : "", block.code ?? ""].filter(Boolean).join(", ");
    return [
      {
        runs: [{ text: text.replace(/\.$/, "") }, { text: aside ? ` (${aside}).` : "." }],
        children: [],
      },
    ];
  });
  return [
    { kind: "paragraph", runs: [{ text: "De raad wordt gevraagd:" }], keepWithNext: true },
    { kind: "list", ordered: true, items },
  ];
}

function risks(blocks: readonly Block[], names: Names): TablePiece {
  const scoreOf = (block: Block) =>
    block.type === "risico" ? (block.values.kans ?? 0) * (block.values.impact ?? 0) : 0;
  const points = (key: "kans" | "impact"): Cells<Block> => ({
    label: key === "kans" ? "Kans" : "Impact",
    right: true,
    show: (block) =>
      block.type === "risico"
        ? String(block.values[key] ?? block.remains.malformed[key] ?? "")
        : "",
  });
  const sorted = blocks.toSorted((a, b) => scoreOf(b) - scoreOf(a));
  return tableOf("risico", sorted, [
    column("risico", "categorie"),
    points("kans"),
    points("impact"),
    {
      label: "Kans × impact",
      right: true,
      show: (block) => (scoreOf(block) > 0 ? String(scoreOf(block)) : ""),
    },
    column("risico", "financieelGevolg"),
    party(names, "eigenaarId", "Eigenaar"),
  ]);
}

function byCategory(blocks: readonly Block[]): Block[] {
  const order = Object.keys(BLOCKS.indicator.fields.categorie.options ?? {});
  const rank = (block: Block) =>
    block.type === "indicator" && block.values.categorie
      ? order.indexOf(block.values.categorie)
      : order.length;
  return blocks.toSorted((a, b) => rank(a) - rank(b));
}

function periodOf(block: Block): string {
  if (block.type !== "maatregel") return "";
  const { start, eind } = block.values;
  const unread = (key: string) => block.remains.malformed[key] ?? null;
  return (
    showSpan(
      start ? formatPeriod(start) : unread("start"),
      eind ? formatPeriod(eind) : unread("eind"),
    ) ?? ""
  );
}

function neededFor(block: Block, names: Names): string {
  const budgets = countedBudgets(names.plan).filter(({ values }) =>
    values.maatregelIds.includes(block.id),
  );
  if (budgets.length > 0) return formatMoney(amountsOf(budgets).nodigTotaal);
  return block.type === "maatregel" && block.values.kosteloos === true ? "geen kosten" : "";
}
