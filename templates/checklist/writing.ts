/** The words that people wrote in a plan, field by field, for the rules about text. Labels of choices are not theirs. */
import { BLOCKS, BLOCK_NAMES, SETTINGS } from "../blocks.ts";
import type { BlockName } from "../blocks.ts";
import type { BlockDefinition } from "../block.ts";
import type { ChapterNr } from "../chapters.ts";
import type { Field, Fields } from "../fields.ts";
import type { Block, Chapter, Plan } from "../plan.ts";
import type { Remains } from "../fieldReader.ts";
import { plainText } from "../prose.ts";
import type { Prose } from "../prose.ts";

/** One piece of text; `running` texts consist of sentences, the others are titles, names and cells. */
export type WrittenText = { text: string; running: boolean };

export type Writing = {
  /** Null for the free text of a chapter. */
  blockId: string | null;
  chapter: ChapterNr | null;
  texts: WrittenText[];
};

/** Plangegevens, free text of each chapter, and all blocks. */
export function writingOf(plan: Plan): Writing[] {
  const { id, values, remains } = plan.plangegevens;
  const columns = new Map(BLOCK_NAMES.map((name) => [name, columnsOf(name)]));
  return [
    {
      blockId: id,
      chapter: null,
      texts: textsOf(values, textColumns(SETTINGS.plangegevens.fields), remains),
    },
    ...plan.chapters.map(writingOfChapter),
    ...plan.blocks.map((block) => ({
      blockId: block.id,
      chapter: block.chapter,
      texts: textsOf(block.values, columns.get(block.type) ?? [], block.remains),
    })),
  ];
}

/** All words of one block, one text per line. */
export function blockText(block: Block): string {
  return textsOf(block.values, columnsOf(block.type), block.remains)
    .map(({ text }) => text)
    .join("\n");
}

/** A field that holds words, with the columns that do when it holds rows. */
type TextColumn = { key: string; kind: Field["kind"]; columns: TextColumn[] };

function columnsOf(type: BlockName): TextColumn[] {
  return textColumns((BLOCKS[type] as unknown as BlockDefinition).fields);
}

function textColumns(fields: Fields): TextColumn[] {
  return Object.entries(fields).flatMap(([key, field]) => {
    const { kind } = field;
    const columns = kind === "rows" ? textColumns(field.columns) : [];
    const hasWords = kind === "line" || kind === "text" || kind === "lines" || columns.length > 0;
    return hasWords ? [{ key, kind, columns }] : [];
  });
}

function writingOfChapter({ nr, title, content, remains }: Chapter): Writing {
  const texts: WrittenText[] = [{ text: title, running: false }];
  for (const item of content)
    if (item.kind === "prose") texts.push({ text: wordsIn([item.node]), running: true });
  addLeftovers(remains, texts);
  return { blockId: null, chapter: nr, texts };
}

function textsOf(values: object, columns: TextColumn[], remains: Remains): WrittenText[] {
  const texts: WrittenText[] = [];
  for (const column of columns)
    collect((values as Record<string, unknown>)[column.key], column, texts);
  addLeftovers(remains, texts);
  return texts;
}

function collect(value: unknown, { kind, columns }: TextColumn, texts: WrittenText[]): void {
  if (value === null) return;
  if (kind === "text") texts.push({ text: wordsIn(value as Prose), running: true });
  else if (kind === "line") texts.push({ text: value as string, running: false });
  else if (kind === "lines")
    for (const text of value as string[]) texts.push({ text, running: false });
  else
    for (const row of value as Record<string, unknown>[])
      for (const column of columns) collect(row[column.key], column, texts);
}

/** As plainText, without its work for the usual field: one paragraph of unformatted text. */
function wordsIn(prose: Prose): string {
  const [only] = prose;
  const [run] = only?.content ?? [];
  const isSimple = prose.length === 1 && only?.content?.length === 1 && run?.type === "text";
  return isSimple ? (run.text ?? "").trim() : plainText(prose);
}

/** What cannot be read as a value is still text that someone typed. */
function addLeftovers({ malformed, unknown }: Remains, texts: WrittenText[]): void {
  for (const { words } of unknown) texts.push({ text: words, running: false });
  for (const key in malformed) texts.push({ text: malformed[key] ?? "", running: false });
}
