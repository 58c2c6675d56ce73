/** From a plan file to a shared document. Driven by the block definitions; every refusal names its place in the file. */
import * as Y from "yjs";
import { BLOCKS, SETTINGS, isBlockName } from "./blocks.ts";
import type { BlockName } from "./blocks.ts";
import { CHAPTERS, chapterOf } from "./chapters.ts";
import type { ChapterNr } from "./chapters.ts";
import { readDeviations } from "./deviation.ts";
import { PlanFault } from "./fault.ts";
import type { Fields } from "./fields.ts";
import {
  isObject,
  knownKeys,
  readArray,
  readExtra,
  readObject,
  readProseItem,
  readText,
  refuseDeepNesting,
} from "./fileReader.ts";
import { FieldWriter } from "./fieldWriter.ts";
import { TOP_LEVEL_FIELDS } from "./json.ts";
import type { JsonObject, PlanRecords } from "./json.ts";
import { paragraph } from "./prose.ts";
import type { Json } from "./prose.ts";
import { setAttribute, writeProseNode } from "./proseDoc.ts";
import { importRaadsstukken } from "./raadsstukkenJson.ts";

const TOP_KEYS = [
  "schemaVersie",
  "plangegevens",
  "hoofdstukken",
  "blokken",
  "raadsstukken",
  "metingen",
  "afwijkingen",
  "bijlagen",
  ...TOP_LEVEL_FIELDS,
];
const BLOCK_KEYS = ["id", "type", "code", "hoofdstuk"];
const CHAPTER_KEYS = ["nr", "tekst", "volgorde"];

export type ImportOptions = {
  /** Makes ids for rows that have none in the file. */
  newId: () => string;
  /** The document to fill; it must be empty. A new one when left out. */
  doc?: Y.Doc;
};

/**
 * Reads a plan file (schemaVersie 1 or 2) into a document.
 * Malformed values of a field are kept as they stand; what has no place in a plan is refused.
 * Throws PlanFault with the JSON path and a Dutch sentence.
 */
export function importPlan(
  json: unknown,
  { newId, doc = new Y.Doc() }: ImportOptions,
): { doc: Y.Doc; records: PlanRecords } {
  refuseDeepNesting(json);
  const file = readObject(json, "", "Dit bestand is geen plan van Wijkpen.");
  checkVersion(file);
  knownKeys(file, TOP_KEYS, "");
  const writer = new FieldWriter(newId);
  const blocks = readBlocks(file, writer);
  const chapters = readChapters(file);
  const plangegevens = writePlangegevens(file, writer);
  const raadsstukken = importRaadsstukken(file["raadsstukken"], { newId, writer });
  doc.transact(() => {
    const nodes = [
      plangegevens,
      ...CHAPTERS.flatMap(({ nr }) => writeChapter(nr, chapters.get(nr), blocks, writer)),
    ];
    doc.getXmlFragment("plan").insert(0, nodes);
    doc.getXmlFragment("raadsstukken").insert(0, raadsstukken);
  });
  return { doc, records: readRecords(file, blocks) };
}

type FileBlock = {
  id: string;
  type: BlockName;
  chapter: ChapterNr;
  json: JsonObject;
  path: string;
  element: Y.XmlElement;
};
type FileChapter = { json: JsonObject; path: string };

function checkVersion(file: JsonObject): void {
  const version = file["schemaVersie"];
  if (version === 1 || version === 2) return;
  if (typeof version === "number" && version > 2)
    throw new PlanFault(
      "schemaVersie",
      "Dit bestand komt uit een nieuwere versie van Wijkpen. Werk Wijkpen eerst bij.",
    );
  throw new PlanFault(
    "schemaVersie",
    "In dit bestand ontbreekt de schemaVersie. Die moet 1 of 2 zijn.",
  );
}

function writePlangegevens(file: JsonObject, writer: FieldWriter): Y.XmlElement {
  const own = readObject(file["plangegevens"], "plangegevens", "De plangegevens ontbreken.");
  const { status: _status, versie: _versie, ...fields } = own;
  const top = Object.fromEntries(
    TOP_LEVEL_FIELDS.flatMap((key) => (key in file ? [[key, file[key] ?? null]] : [])),
  );
  const element = new Y.XmlElement("plangegevens");
  setAttribute(element, "id", "plangegevens");
  writer.write(element, { ...fields, ...top }, SETTINGS.plangegevens.fields, "plangegevens", []);
  const extra = readExtra(file);
  if (Object.keys(extra).length > 0) setAttribute(element, "planExtra", JSON.stringify(extra));
  return element;
}

function readBlocks(file: JsonObject, writer: FieldWriter): FileBlock[] {
  const seen = new Set<string>();
  const blocks = readArray(file["blokken"], "blokken").map((value, index) => {
    const path = `blokken[${index}]`;
    const json = readObject(value, path, "Elk blok is een object.");
    const id = readText(json["id"], `${path}.id`, "Elk blok heeft een id.");
    if (seen.has(id)) throw new PlanFault(`${path}.id`, `Het id "${id}" komt twee keer voor.`);
    seen.add(id);
    const type = readText(json["type"], `${path}.type`, "Elk blok heeft een type.");
    if (!isBlockName(type))
      throw new PlanFault(`${path}.type`, `Wijkpen kent geen blok van het type "${type}".`);
    return {
      id,
      type,
      chapter: readChapterOf(json, type, path),
      json,
      path,
      element: new Y.XmlElement(type),
    };
  });
  const leading = leadingReferences(blocks);
  for (const block of blocks) fillBlock(block, leading, writer);
  return blocks;
}

function readChapterOf(json: JsonObject, type: BlockName, path: string): ChapterNr {
  const home = BLOCKS[type].chapters[0];
  const given = json["hoofdstuk"] ?? home;
  const chapter = chapterOf(given);
  if (!chapter)
    throw new PlanFault(`${path}.hoofdstuk`, `Hoofdstuk "${String(given)}" bestaat niet.`);
  return chapter.nr;
}

function fillBlock(block: FileBlock, leading: Map<string, JsonObject>, writer: FieldWriter): void {
  const json = { ...block.json, ...leading.get(block.id) };
  setAttribute(block.element, "id", block.id);
  if (json["code"] !== undefined && json["code"] !== null)
    setAttribute(block.element, "code", json["code"]);
  const ignored = block.type === "indicator" ? [...BLOCK_KEYS, "metingen"] : BLOCK_KEYS;
  writer.write(block.element, json, BLOCKS[block.type].fields, block.path, ignored);
}

/**
 * Of each pair of references one side leads (model.md 1.3). What only the derived side says is moved to the leading
 * side; a reference to a block that does not exist stays where it is, so that the checklist can name it (TXT-04).
 * Gives the changed keys per block id.
 */
function leadingReferences(blocks: FileBlock[]): Map<string, JsonObject> {
  const changed = new Map<string, JsonObject>();
  const byId = new Map(blocks.map((block) => [block.id, block]));
  for (const block of blocks)
    for (const [key, field] of Object.entries(BLOCKS[block.type].fields as Fields)) {
      if (field.kind !== "references" || !field.derivedFrom || !Array.isArray(block.json[key]))
        continue;
      const { block: type, field: leadingKey } = field.derivedFrom;
      const dangling = block.json[key].filter((id) => byId.get(String(id))?.type !== type);
      for (const id of block.json[key].filter((each) => !dangling.includes(each)))
        addReference(changed, byId.get(String(id)), leadingKey, block.id);
      // Given as an empty list on purpose stays that; otherwise only what dangles is stored here.
      if (block.json[key].length > 0)
        changed.set(block.id, { ...changed.get(block.id), [key]: dangling });
    }
  return changed;
}

function addReference(
  changed: Map<string, JsonObject>,
  leading: FileBlock | undefined,
  key: string,
  id: string,
): void {
  if (!leading) return;
  const before = changed.get(leading.id)?.[key] ?? leading.json[key] ?? [];
  if (!Array.isArray(before) || before.includes(id)) return;
  changed.set(leading.id, { ...changed.get(leading.id), [key]: [...before, id] });
}

function readChapters(file: JsonObject): Map<ChapterNr, FileChapter> {
  const chapters = new Map<ChapterNr, FileChapter>();
  for (const [index, value] of readArray(file["hoofdstukken"], "hoofdstukken").entries()) {
    const path = `hoofdstukken[${index}]`;
    const json = readObject(value, path, "Elk hoofdstuk is een object.");
    const template = chapterOf(json["nr"]);
    if (!template)
      throw new PlanFault(`${path}.nr`, `Hoofdstuk "${String(json["nr"])}" bestaat niet.`);
    if (chapters.has(template.nr))
      throw new PlanFault(`${path}.nr`, `Hoofdstuk ${template.nr} staat er twee keer in.`);
    chapters.set(template.nr, { json, path });
  }
  return chapters;
}

function writeChapter(
  nr: ChapterNr,
  chapter: FileChapter | undefined,
  blocks: FileBlock[],
  writer: FieldWriter,
): Y.XmlElement[] {
  const json = chapter?.json ?? {};
  const path = chapter?.path ?? "";
  const heading = new Y.XmlElement("hoofdstuk");
  setAttribute(heading, "id", `hoofdstuk-${nr}`);
  setAttribute(heading, "nr", nr);
  const title = json["titel"] ?? chapterOf(nr)?.title ?? "";
  const emptyText = Array.isArray(json["tekst"]) && json["tekst"].length === 0 ? { tekst: [] } : {};
  writer.write(
    heading,
    { ...json, titel: title },
    SETTINGS.hoofdstuk.fields,
    path,
    CHAPTER_KEYS,
    emptyText,
  );
  const prose = readProseList(json["tekst"], `${path}.tekst`);
  const own = blocks.filter((block) => block.chapter === nr);
  const content = inOrder(json["volgorde"], prose, own, `${path}.volgorde`);
  // A chapter always has a paragraph to type in.
  return [heading, ...(prose.length === 0 ? [writeProseNode(paragraph(""))] : []), ...content];
}

function readProseList(value: Json | undefined, path: string): Y.XmlElement[] {
  if (value === undefined || value === null) return [];
  const items = typeof value === "string" ? [value] : readArray(value, path);
  return items.map((item, index) => writeProseNode(readProseItem(item, `${path}[${index}]`)));
}

/** Prose first and blocks after it, unless the file says otherwise. What the order does not name comes last. */
function inOrder(
  order: Json | undefined,
  prose: Y.XmlElement[],
  blocks: FileBlock[],
  path: string,
): Y.XmlElement[] {
  const all = new Map<string | number, Y.XmlElement>();
  for (const [index, node] of prose.entries()) all.set(index, node);
  for (const block of blocks) all.set(block.id, block.element);
  const first = order === undefined || order === null ? [] : readArray(order, path);
  const named = first.map((key, index) => {
    const node = typeof key === "string" || typeof key === "number" ? all.get(key) : undefined;
    if (!node)
      throw new PlanFault(
        `${path}[${index}]`,
        `De volgorde noemt "${String(key)}", maar dat staat niet in dit hoofdstuk.`,
      );
    all.delete(key as string | number);
    return node;
  });
  return [...named, ...all.values()];
}

function readRecords(file: JsonObject, blocks: FileBlock[]): PlanRecords {
  const plangegevens = isObject(file["plangegevens"]) ? file["plangegevens"] : {};
  const inBlocks = blocks.flatMap(({ id, type, json, path }) =>
    type === "indicator"
      ? readArray(json["metingen"], `${path}.metingen`).map((meting) => ({
          indicatorId: id,
          ...(isObject(meting) ? meting : { waarde: meting }),
        }))
      : [],
  );
  return {
    status: typeof plangegevens["status"] === "string" ? plangegevens["status"] : null,
    versie: typeof plangegevens["versie"] === "string" ? plangegevens["versie"] : null,
    metingen: [...readArray(file["metingen"], "metingen"), ...inBlocks],
    afwijkingen: readDeviations(file["afwijkingen"]),
    bijlagen: readArray(file["bijlagen"], "bijlagen"),
  };
}
