/** From the shared document to a typed, plain plan. Checklist, DOCX, PDF and the editor's panels all take that value. */
import * as Y from "yjs";
import { BLOCKS, SETTINGS, isBlockName } from "./blocks.ts";
import type { BlockName, BlockValues, ChapterValues, PlangegevensValues } from "./blocks.ts";
import type { BlockDefinition } from "./block.ts";
import { CHAPTERS, chapterOf } from "./chapters.ts";
import type { ChapterNr } from "./chapters.ts";
import { readFields, textOf } from "./fieldReader.ts";
import type { Remains } from "./fieldReader.ts";
import { isList } from "./fields.ts";
import type { Prose, ProseNode } from "./prose.ts";
import { readAttributes, readProseNode } from "./proseDoc.ts";
import { readRaadsstukken } from "./raadsstukken.ts";
import type { Raadsstukken } from "./raadsstukken.ts";

type BlockOf<N extends BlockName> = {
  id: string;
  type: N;
  /** D-01; null when it was never given. */
  code: string | null;
  /** The title or name; empty when not filled in. */
  title: string;
  chapter: ChapterNr;
  values: BlockValues<N>;
  remains: Remains;
};

/** A structured block; `type` tells which values it has. */
export type Block<N extends BlockName = BlockName> = N extends BlockName ? BlockOf<N> : never;

export type ChapterItem = { kind: "prose"; node: ProseNode } | { kind: "block"; block: Block };

export type Chapter = {
  nr: ChapterNr;
  /** The id of its heading in the document, or null when the heading is missing there. */
  id: string | null;
  title: string;
  values: ChapterValues;
  remains: Remains;
  content: ChapterItem[];
};

export type Plan = {
  plangegevens: { id: string | null; values: PlangegevensValues; remains: Remains };
  /** All chapters 0-15 and A-E, in order. */
  chapters: Chapter[];
  /** All blocks, in the order of the document. */
  blocks: Block[];
  /** What is written for the raadsstukken, beside the plan. */
  raadsstukken: Raadsstukken;
};

/** What was read of top-level nodes before. Whoever keeps it takes out each node in which anything changed. */
export type KnownNodes = WeakMap<object, Block | Prose>;

/**
 * One pass over the document. Never throws: malformed values read as null, unknown nodes keep their words. Nodes that
 * are `known` are not read again; what was read is added there, and is not to be changed by who gets the plan.
 */
export function readPlan(doc: Y.Doc, known: KnownNodes = new WeakMap()): Plan {
  const chapters = new Map(CHAPTERS.map(({ nr }) => [nr, emptyChapter(nr)]));
  const plan: Plan = {
    plangegevens: settingsOf(null),
    chapters: [...chapters.values()],
    blocks: [],
    raadsstukken: readRaadsstukken(doc),
  };
  let current: Chapter | null = null;
  for (const node of doc.getXmlFragment("plan").toArray()) {
    if (node instanceof Y.XmlElement && node.nodeName === "plangegevens") {
      if (plan.plangegevens.id === null) plan.plangegevens = settingsOf(node);
      continue;
    }
    if (node instanceof Y.XmlElement && node.nodeName === "hoofdstuk") {
      current = openChapter(chapters, node) ?? current;
      continue;
    }
    addContent(plan, chapters, current, { node: node as Y.XmlElement, known });
  }
  deriveReferences(plan);
  return plan;
}

/** All blocks of one type, in document order. */
export function blocksNamed<N extends BlockName>(plan: Plan, type: N): Block<N>[] {
  return plan.blocks.filter((block): block is Block<N> => block.type === type);
}

/** The block with this id, or null. */
export function blockById(plan: Plan, id: string | null): Block | null {
  return plan.blocks.find((block) => block.id === id) ?? null;
}

/** The chapter with this number. Throws a RangeError for a number that is none. */
export function chapterNamed(plan: Plan, nr: ChapterNr): Chapter {
  const chapter = plan.chapters.find((candidate) => candidate.nr === nr);
  if (!chapter) throw new RangeError(`No chapter ${nr}`);
  return chapter;
}

/** The free text of a chapter, without its blocks. */
export function chapterProse(chapter: Chapter): Prose {
  return chapter.content.flatMap((item) => (item.kind === "prose" ? [item.node] : []));
}

/** A name for a block in sentences: "M-01 Buurtwarmtenet aanleggen", or its kind when it has neither. */
export function blockLabel(block: Block): string {
  const label = [block.code, block.title].filter(Boolean).join(" ");
  return label === "" ? `${BLOCKS[block.type].title} zonder titel` : label;
}

function addContent(
  plan: Plan,
  chapters: Map<ChapterNr, Chapter>,
  current: Chapter | null,
  { node, known }: { node: Y.XmlElement; known: KnownNodes },
): void {
  if (node instanceof Y.XmlElement && isBlockName(node.nodeName)) {
    const { nodeName: type } = node;
    const home = current ?? chapters.get(BLOCKS[type].chapters[0] ?? 0);
    const read = once(known, node, () => readBlock(node, type)) as Block;
    // References that follow from other blocks are added to the copy.
    const block = { ...read, chapter: home?.nr ?? 0, values: { ...read.values } } as Block;
    plan.blocks.push(block);
    home?.content.push({ kind: "block", block });
    return;
  }
  const target = current ?? chapters.get(0);
  for (const prose of once(known, node, () => readProseNode(node)) as Prose)
    target?.content.push({ kind: "prose", node: prose });
}

function once(known: KnownNodes, node: object, read: () => Block | Prose): Block | Prose {
  const found = known.get(node) ?? read();
  known.set(node, found);
  return found;
}

function readBlock(node: Y.XmlElement, type: BlockName): Block {
  const definition: BlockDefinition = BLOCKS[type] as unknown as BlockDefinition;
  const { values, remains } = readFields(node, definition.fields);
  const attributes = readAttributes(node);
  return {
    id: textOf(attributes["id"]) ?? "",
    type,
    code: textOf(attributes["code"]),
    title: textOf(values[definition.titleField]) ?? "",
    chapter: 0,
    values,
    remains,
  } as Block;
}

function settingsOf(node: Y.XmlElement | null): Plan["plangegevens"] {
  const { values, remains } = readFields(node, SETTINGS.plangegevens.fields);
  return { id: node ? "plangegevens" : null, values: values as PlangegevensValues, remains };
}

function emptyChapter(nr: ChapterNr): Chapter {
  const { values, remains } = readFields(null, SETTINGS.hoofdstuk.fields);
  return {
    nr,
    id: null,
    title: chapterOf(nr)?.title ?? "",
    values: values as ChapterValues,
    remains,
    content: [],
  };
}

function openChapter(chapters: Map<ChapterNr, Chapter>, node: Y.XmlElement): Chapter | null {
  const attributes = readAttributes(node);
  const chapter = chapters.get(attributes["nr"] as ChapterNr) ?? null;
  if (!chapter || chapter.id !== null) return chapter;
  const { values, remains } = readFields(node, SETTINGS.hoofdstuk.fields);
  chapter.id = textOf(attributes["id"]);
  chapter.values = values as ChapterValues;
  chapter.title = chapter.values.titel ?? chapter.title;
  chapter.remains = remains;
  return chapter;
}

function deriveReferences(plan: Plan): void {
  const byId = new Map(plan.blocks.map((block) => [block.id, block]));
  for (const definition of Object.values(BLOCKS) as unknown as BlockDefinition[])
    for (const [key, field] of Object.entries(definition.fields)) {
      if (!isList(field) || !field.derivedFrom) continue;
      const { block: leading, field: leadingField } = field.derivedFrom;
      for (const source of plan.blocks.filter((block) => block.type === leading))
        for (const id of listAt(source, leadingField)) {
          const target = byId.get(id);
          if (target?.type === definition.name && !listAt(target, key).includes(source.id))
            valuesOf(target)[key] = [...listAt(target, key), source.id];
        }
    }
}

/** The list at a field name that is only known as text here; the definitions guarantee that it is one. */
function listAt(block: Block, key: string): string[] {
  return valuesOf(block)[key] ?? [];
}

function valuesOf({ values }: Block): Record<string, string[]> {
  return values as unknown as Record<string, string[]>;
}
