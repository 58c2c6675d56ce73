/** How a rule words what it sees: which block, which fields, which values. */
import { BLOCKS } from "../blocks.ts";
import type { BlockName, BlockValues, PlangegevensValues } from "../blocks.ts";
import { SETTINGS } from "../blocks.ts";
import type { BlockDefinition } from "../block.ts";
import type { ChapterNr } from "../chapters.ts";
import { formatList } from "../format.ts";
import type { Block, Plan } from "../plan.ts";
import { wordsOf } from "../prose.ts";
import type { Prose } from "../prose.ts";
import type { Mend, Observation, Outcome, Severity } from "./rule.ts";

type Extra = { severity?: Severity; mend?: Mend };

/** "Budget B-01", or "Budget ‘Warmtenet’" when it has no code. */
export function naming(block: Block): string {
  return `${BLOCKS[block.type].title} ${block.code ?? (block.title === "" ? "zonder titel" : `‘${block.title}’`)}`;
}

/** "M-01", or the title when there is no code. */
export function shortName(block: Block): string {
  return block.code ?? (block.title === "" ? "zonder titel" : `‘${block.title}’`);
}

/** Something about one block; the sentence follows its name and a colon. */
export function about(block: Block, sentence: string, extra: Extra = {}): Observation {
  return {
    blockIds: [block.id],
    chapter: block.chapter,
    message: `${naming(block)}: ${sentence}`,
    ...extra,
  };
}

/** Something about a chapter or the plan as a whole. */
export function inChapter(
  chapter: ChapterNr | null,
  message: string,
  blocks: readonly Block[] = [],
  extra: Extra = {},
): Observation {
  return { blockIds: blocks.map(({ id }) => id), chapter, message, ...extra };
}

/** Something about the plangegevens. */
export function inSettings(plan: Plan, message: string, extra: Extra = {}): Observation {
  return {
    blockIds: plan.plangegevens.id === null ? [] : [plan.plangegevens.id],
    chapter: null,
    message,
    ...extra,
  };
}

/** The blocks of a kind are not there yet: what to make, and where. */
export function nothingYet(type: BlockName, message: string): Observation {
  const chapter = BLOCKS[type].chapters[0] as ChapterNr;
  return { blockIds: [], chapter, message, mend: { kind: "createBlock", type, values: {} } };
}

/** What is seen at each of these blocks; not applicable, for the reason given, when there are none. */
export function judgeEach<B>(
  blocks: readonly B[],
  reasonWhenNone: string,
  observe: (block: B) => Observation[],
): Outcome {
  return blocks.length === 0 ? { notApplicable: reasonWhenNone } : blocks.flatMap(observe);
}

/** Whether someone gave a value: words, a number, a choice, at least one item. Zero and "nee" are values. */
export function isFilled(value: unknown): boolean {
  if (value === null || value === undefined) return false;
  if (typeof value === "string") return value.trim() !== "";
  if (!Array.isArray(value)) return true;
  return isProse(value) ? hasWords(value) : value.length > 0;
}

/** The number of words in a text field. */
export function wordCount(prose: Prose | null): number {
  return wordsOf(prose).length;
}

/** The keys of a block's fields that hold no value. */
export function emptyFields<N extends BlockName>(
  block: Block<N>,
  keys: readonly (keyof BlockValues<N> & string)[],
): string[] {
  const values = block.values as Record<string, unknown>;
  return keys.filter((key) => !isFilled(values[key]));
}

/** An observation that names the empty fields of a block, or none when all are filled. */
export function askFor<N extends BlockName>(
  block: Block<N>,
  keys: readonly (keyof BlockValues<N> & string)[],
  extra: Extra = {},
): Observation[] {
  const empty = emptyFields(block, keys);
  const [first] = empty;
  if (first === undefined) return [];
  const { fields } = BLOCKS[block.type] as unknown as BlockDefinition;
  const sentence = fieldRequest(empty, fields, block.remains.malformed);
  return [
    about(block, sentence, {
      mend: { kind: "goTo", blockId: block.id, field: first },
      ...extra,
    }),
  ];
}

/** The same for the plangegevens. */
export function askForSettings(
  plan: Plan,
  keys: readonly (keyof PlangegevensValues)[],
  extra: Extra = {},
): Observation[] {
  const { values, remains } = plan.plangegevens;
  const empty = keys.filter((key) => !isFilled(values[key]));
  const [first] = empty;
  if (first === undefined) return [];
  const sentence = fieldRequest(empty, SETTINGS.plangegevens.fields, remains.malformed);
  return [
    inSettings(plan, `Plangegevens: ${sentence}`, {
      mend: { kind: "goTo", blockId: "plangegevens", field: first },
      ...extra,
    }),
  ];
}

/** "1 woning", "2 woningen". */
export function counted(amount: number, one: string, many: string): string {
  return `${amount} ${amount === 1 ? one : many}`;
}

function fieldRequest(
  keys: readonly string[],
  fields: Record<string, { label: string }>,
  malformed: Record<string, string>,
): string {
  const quoted = (key: string) => `‘${fields[key]?.label ?? key}’`;
  const unreadable = keys.filter((key) => malformed[key] !== undefined);
  const blank = keys.filter((key) => malformed[key] === undefined);
  const sentences = unreadable.map(
    (key) => `${quoted(key)} kan niet worden gelezen; er staat ‘${malformed[key]}’.`,
  );
  if (blank.length > 0) sentences.unshift(`vul ${formatList(blank.map(quoted))} in.`);
  return sentences.join(" ");
}

function isProse(value: unknown[]): value is Prose {
  const first = value[0];
  return first !== null && typeof first === "object" && "type" in first && !("id" in first);
}

/** Stops at the first word: rules ask this of every text field of every block. An image speaks for itself. */
function hasWords(prose: Prose): boolean {
  const stack = [...prose];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.type === "image" || (node.text !== undefined && node.text.trim() !== "")) return true;
    for (const child of node.content ?? []) stack.push(child);
  }
  return false;
}
