/** One chapter on paper: heading, free text and blocks in the order of the plan, with the overviews that help a reader. */
import { BLOCKS, SETTINGS } from "../blocks.ts";
import type { BlockName } from "../blocks.ts";
import { chapterOf } from "../chapters.ts";
import type { Fields } from "../fields.ts";
import type { HeadingPiece, Piece } from "../pieces.ts";
import type { Block, Chapter } from "../plan.ts";
import { blocksNamed } from "../plan.ts";
import { presentBlock } from "./block.ts";
import { presentFields } from "./fields.ts";
import { keyFigures, presentTotals } from "./money.ts";
import type { Names } from "./names.ts";
import { overviewOf } from "./overviews.ts";
import { presentProse } from "./prose.ts";
import type { NewId } from "./prose.ts";
import { costPerGroup } from "./rows.ts";
import { withRealLists } from "./typedLists.ts";

/**
 * The pieces of a chapter. One that was left out on purpose prints its reason; an optional appendix without content
 * prints nothing; any other empty chapter says that it is empty, so that nobody looks for it.
 */
export function presentChapter(chapter: Chapter, names: Names, newId: NewId): Piece[] {
  const heading = headingOf(chapter);
  const off = names.plan.plangegevens.values.uitgeschakeld.find(
    ({ hoofdstuk }) => hoofdstuk === String(chapter.nr),
  );
  if (off)
    return [
      heading,
      remark(`Dit onderdeel is weggelaten.${off.reden ? ` Reden: ${off.reden}` : ""}`),
    ];
  const own = contentOf(chapter, names, newId);
  const body = [...own, ...closingOf(chapter, names, newId)];
  if (body.length > 0) return inSteps([heading, ...openingOf(chapter, own, names), ...body]);
  const isOptionalAppendix =
    typeof chapter.nr === "string" && (chapterOf(chapter.nr)?.mayBeOff ?? false);
  const opening = openingOf(chapter, own, names);
  if (opening.length > 0) return [heading, ...opening];
  return isOptionalAppendix ? [] : [heading, remark("Dit hoofdstuk is nog niet ingevuld.")];
}

function headingOf({ nr, title }: Chapter): HeadingPiece {
  const mark = typeof nr === "number" ? String(nr) : `Bijlage ${nr}`;
  return {
    kind: "heading",
    level: 1,
    mark: nr === 0 ? "" : mark,
    text: title,
    id: `hoofdstuk-${nr}`,
    inContents: true,
  };
}

function contentOf(chapter: Chapter, names: Names, newId: NewId): Piece[] {
  const seen = new Set<BlockName>();
  const pieces: Piece[] = [];
  for (const item of chapter.content) {
    if (item.kind === "prose") pieces.push(...presentProse([item.node], newId));
    else {
      const isFirst = !seen.has(item.block.type);
      seen.add(item.block.type);
      if (isFirst) pieces.push(...beforeBlocks(item.block, chapter, pieces.at(-1), names, newId));
      pieces.push(...presentBlock(item.block, isAlone(item.block, chapter) ? 2 : 3, names, newId));
    }
  }
  return markLead(withRealLists(pieces));
}

/** Above the first block of a kind: the overview, and a heading for the blocks that follow. */
function beforeBlocks(
  block: Block,
  chapter: Chapter,
  previous: Piece | undefined,
  names: Names,
  newId: NewId,
): Piece[] {
  const group = blocksOf(chapter, block.type);
  const totals = block.type === "budget" ? presentTotals(names.plan, newId) : [];
  if (group.length < 2) return totals;
  const part = (text: string, inContents = true): HeadingPiece => ({
    kind: "heading",
    level: 2,
    mark: "",
    text,
    id: newId("deel"),
    inContents,
  });
  const overview = overviewOf(block.type, group, names);
  if (overview)
    return [...totals, part(overview.title), ...overview.pieces, part(overview.detailTitle, false)];
  const { plural, title } = BLOCKS[block.type];
  const isUnderOwnHeading = previous?.kind === "heading" && previous.level > 1;
  return isUnderOwnHeading
    ? totals
    : [
        ...totals,
        totals.length > 0 ? part(`Toelichting per ${title.toLowerCase()}`, false) : part(plural),
      ];
}

function blocksOf(chapter: Chapter, type: BlockName): Block[] {
  return chapter.content.flatMap((item) =>
    item.kind === "block" && item.block.type === type ? [item.block] : [],
  );
}

function isAlone(block: Block, chapter: Chapter): boolean {
  return blocksOf(chapter, block.type).length === 1;
}

/** Figures that open a chapter. */
function openingOf(chapter: Chapter, own: Piece[], names: Names): Piece[] {
  return chapter.nr === 0 && own.length > 0 ? keyFigures(names) : [];
}

/** What closes a chapter: the settings of the plan in chapter 1, the costs per group in chapter 12. */
function closingOf(chapter: Chapter, names: Names, newId: NewId): Piece[] {
  const part = (text: string, pieces: Piece[]): Piece[] =>
    pieces.length === 0
      ? []
      : [
          { kind: "heading", level: 2, mark: "", text, id: newId("deel"), inContents: true },
          ...pieces,
        ];
  if (chapter.nr === 1) return part("Gegevens van dit plan", settingsOf(names, newId));
  if (chapter.nr === 10 && blocksOf(chapter, "budget").length === 0)
    return presentTotals(names.plan, newId);
  if (chapter.nr === 12) return part("Wat kost het per groep?", affordability(names));
  return [];
}

function settingsOf(names: Names, newId: NewId): Piece[] {
  const { values, remains } = names.plan.plangegevens;
  const filled = {
    name: "plangegevens",
    fields: SETTINGS.plangegevens.fields as Fields,
    values,
    remains,
  };
  return presentFields(
    filled,
    { without: ["titel", "naamSoort", "fictief", "uitgeschakeld"] },
    names,
    newId,
  );
}

/** The costs per group of every chosen solution, once more where residents look for them. */
function affordability(names: Names): Piece[] {
  const field = BLOCKS.warmteoplossing.fields.betaalbaarheid;
  const tables = blocksNamed(names.plan, "warmteoplossing").flatMap((block): Piece[] => {
    const { rol, gebied, betaalbaarheid } = block.values;
    if (rol !== "gekozen" || betaalbaarheid.length === 0) return [];
    const label = `${block.title}${gebied ? ` (${gebied.replace(/:.*$/, "")})` : ""}, indicatie`;
    return costPerGroup(
      {
        block: "warmteoplossing",
        key: "betaalbaarheid",
        label,
        field,
        rows: betaalbaarheid,
        remains: block.remains,
      },
      names,
    );
  });
  const warning =
    "Deze bedragen zijn een indicatie, in euro en in euro per maand. Wat u betaalt hangt af van uw woning en uw keuzes.";
  return tables.length === 0
    ? []
    : [...tables, { kind: "paragraph", style: "small", runs: [{ text: warning }] }];
}

/** The first paragraph of a chapter opens it in larger type, when it is short enough for that. */
function markLead(pieces: Piece[]): Piece[] {
  const [first, ...rest] = pieces;
  if (first?.kind !== "paragraph" || first.style || first.label) return pieces;
  const length = first.runs.reduce((total, { text }) => total + text.length, 0);
  return length > 400 ? pieces : [{ ...first, style: "lead" }, ...rest];
}

function remark(text: string): Piece {
  return { kind: "note", runs: [{ text }] };
}

/** Levels never skip: a screen reader walks the headings one by one. */
function inSteps(pieces: Piece[]): Piece[] {
  let last = 1;
  return pieces.map((piece) => {
    if (piece.kind !== "heading") return piece;
    const level = Math.min(piece.level, last + 1) as HeadingPiece["level"];
    last = level;
    return { ...piece, level };
  });
}
