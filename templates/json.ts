/** A plan as JSON (model.md 2): what a file holds, how a plan becomes one, and the empty plan that a new one starts from. */
import { BLOCKS, SETTINGS } from "./blocks.ts";
import { chapterOf } from "./chapters.ts";
import type { DeviationLine } from "./deviation.ts";
import type { Fields } from "./fields.ts";
import { writeFields } from "./fieldsJson.ts";
import type { Block, Chapter, Plan } from "./plan.ts";
import { plainParagraph, plainText } from "./prose.ts";
import type { Json, ProseNode } from "./prose.ts";
import { exportRaadsstukken } from "./raadsstukkenJson.ts";

export type JsonObject = { [key: string]: Json };

/** Version 1 is read for ever; exports are version 2. */
export type PlanJson = JsonObject & {
  schemaVersie: number;
  plangegevens: JsonObject;
  hoofdstukken: JsonObject[];
  blokken: JsonObject[];
};

/** What belongs to a plan but not to its shared document: server records (model.md 1.5). */
export type PlanRecords = {
  /** in-opstelling ... ingetrokken */
  status: string | null;
  /** "0.9" */
  versie: string | null;
  metingen: Json[];
  afwijkingen: DeviationLine[];
  bijlagen: Json[];
};

export const NO_RECORDS: PlanRecords = {
  status: null,
  versie: null,
  metingen: [],
  afwijkingen: [],
  bijlagen: [],
};

/** Fields of plangegevens that stand at the top of the file. */
export const TOP_LEVEL_FIELDS = ["fictief", "uitgeschakeld"] as const;

/** The plan as a file, with the server's records merged in. Nothing is dropped: malformed values keep their text. */
export function exportPlan(plan: Plan, records: PlanRecords = NO_RECORDS): PlanJson {
  const plangegevens = writeFields(
    SETTINGS.plangegevens.fields,
    plan.plangegevens.values,
    plan.plangegevens.remains,
  );
  const top = Object.fromEntries(
    TOP_LEVEL_FIELDS.flatMap((key) => (key in plangegevens ? [[key, plangegevens[key]]] : [])),
  );
  for (const key of TOP_LEVEL_FIELDS) delete plangegevens[key];
  const raadsstukken = exportRaadsstukken(plan.raadsstukken);
  for (const key of ["status", "versie"] as const)
    if (records[key] !== null) plangegevens[key] = records[key];
  return {
    schemaVersie: 2,
    ...(top as JsonObject),
    plangegevens,
    hoofdstukken: plan.chapters.flatMap(writeChapter),
    blokken: plan.blocks.map(writeBlock),
    ...writeRecords(records),
    ...plan.plangegevens.remains.extra["/"],
    ...(raadsstukken ? { raadsstukken } : {}),
  };
}

/** The JSON of a new plan: all chapters, no blocks. Throws nothing; empty names stay empty. */
export function templatePlan(names: {
  titel: string;
  gemeente: string;
  wijknaam: string;
}): PlanJson {
  return { schemaVersie: 2, plangegevens: { ...names }, hoofdstukken: [], blokken: [] };
}

/**
 * The same plan always gives the same value: keys sorted, blocks sorted by id (model.md 2). Two files are equal
 * when these are deep-equal.
 */
export function canonicalPlan(plan: Json): Json {
  const sorted = sortKeys(plan);
  if (
    sorted !== null &&
    typeof sorted === "object" &&
    !Array.isArray(sorted) &&
    Array.isArray(sorted["blokken"])
  )
    sorted["blokken"] = sorted["blokken"].toSorted((a, b) => idOf(a).localeCompare(idOf(b)));
  return sorted;
}

function writeChapter(chapter: Chapter): JsonObject[] {
  const settings = writeFields(SETTINGS.hoofdstuk.fields, chapter.values, chapter.remains);
  const nodes = chapter.content.flatMap((item) =>
    item.kind === "prose" && !isEmptyParagraph(item.node) ? [item.node] : [],
  );
  const tekst = nodes.map(writeProseItem);
  const title = chapter.title;
  delete settings["titel"];
  const isAsTemplate = tekst.length === 0 && title === chapterOf(chapter.nr)?.title;
  if (isAsTemplate && Object.keys(settings).length === 0) return [];
  return [{ nr: chapter.nr, titel: title, ...settings, tekst, ...writeOrder(chapter) }];
}

/** `volgorde` only where a block stands before prose: ids of blocks and positions in `tekst`, in the order of the document. */
function writeOrder(chapter: Chapter): JsonObject {
  let position = 0;
  const order = chapter.content.flatMap((item): (string | number)[] => {
    if (item.kind === "block") return [item.block.id];
    return isEmptyParagraph(item.node) ? [] : [position++];
  });
  const firstBlock = order.findIndex((entry) => typeof entry === "string");
  const interleaved =
    firstBlock >= 0 && order.slice(firstBlock).some((entry) => typeof entry === "number");
  return interleaved ? { volgorde: order } : {};
}

function writeBlock(block: Block): JsonObject {
  const fields = BLOCKS[block.type].fields as Fields;
  return {
    id: block.id,
    type: block.type,
    ...(block.code === null ? {} : { code: block.code }),
    hoofdstuk: block.chapter,
    ...writeFields(fields, block.values, block.remains),
    ...(block.remains.unknown.length > 0 ? { "x-onbekend": block.remains.unknown } : {}),
  };
}

function writeProseItem(node: ProseNode): Json {
  return plainParagraph(node) ?? node;
}

function writeRecords(records: PlanRecords): JsonObject {
  const lists = {
    metingen: records.metingen,
    afwijkingen: records.afwijkingen,
    bijlagen: records.bijlagen,
  };
  return Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));
}

function isEmptyParagraph(node: ProseNode): boolean {
  return (
    node.type === "paragraph" &&
    plainText(node) === "" &&
    !(node.content ?? []).some((child) => child.type === "image")
  );
}

/** The same value with the keys of every object in order, at every depth. */
export function sortKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.keys(value)
      .toSorted()
      .map((key) => [key, sortKeys(value[key] ?? null)]),
  );
}

function idOf(value: Json): string {
  return value !== null && typeof value === "object" && !Array.isArray(value)
    ? String(value["id"] ?? "")
    : "";
}
