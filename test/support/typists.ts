/** Writers who type words that are never the same, and the account of what may never be lost of them. */
import { createHash } from "node:crypto";
import * as Y from "yjs";
import { wordsOf } from "../../server/sync/compaction.ts";
import { pause } from "./suite.ts";
import type { Chance } from "./suite.ts";
import { contentOf, createWriter, textAt, until } from "./writers.ts";
import type { Counts, Writer } from "./writers.ts";

const NAMES = ["anna", "bram", "cees", "dina"];

/** What must be in the plan, and what may not be. */
export type Ledger = {
  acknowledged: Set<string>;
  /** Another writer had it on the screen. */
  seen: Set<string>;
  /** Whose deletion was acknowledged. */
  deleted: Set<string>;
  /** Whose deletion was asked for and not acknowledged: there or not, both are right. */
  open: Set<string>;
};

export function createLedger(): Ledger {
  return { acknowledged: new Set(), seen: new Set(), deleted: new Set(), open: new Set() };
}

/** Something that was typed or deleted and is not acknowledged yet. `at` is null when it was not sent either. */
type Waiting = { word: string; isDeletion: boolean; counts: Readonly<Counts>; at: number | null };

export type Typist = {
  number: number;
  writer: Writer;
  /** Words that were typed and not deleted. */
  words: { word: string; paragraph: number }[];
  /** Types in the two paragraphs from 2 * page on. */
  page: number;
  typed: number;
  waiting: Waiting[];
};

/** What is left out is that of the plan of openWorld. */
type Place = { name?: string; plan?: string; epoch?: string };

/** A person, at a browser that was never used before. */
export function createTypist(
  address: string,
  number: number,
  { name = NAMES[number % NAMES.length] ?? "", plan, epoch }: Place = {},
): Typist {
  const writer = createWriter(address, name, new Y.Doc(), plan, epoch);
  writer.provider.maxBackoffTime = 200;
  return { number, writer, words: [], page: 0, typed: 0, waiting: [] };
}

/** Mostly types a new word; sometimes deletes one of the last. */
export function typeOrDelete(typist: Typist, chance: Chance, ledger: Ledger): void {
  if (typist.words.length > 5 && chance.is(0.04)) return deleteWord(typist, chance, ledger);
  const word = `[${typist.number}.${typist.typed}]`;
  const paragraph = 2 * typist.page + chance.below(2);
  typist.typed += 1;
  typist.words.push({ word, paragraph });
  note(typist, word, false, () => typist.writer.type(word, paragraph));
}

function deleteWord(typist: Typist, chance: Chance, ledger: Ledger): void {
  const at = typist.words.length - 1 - chance.below(5);
  const [last] = typist.words.splice(at, 1);
  if (!last) return;
  ledger.open.add(last.word);
  const text = textAt(typist.writer.doc, last.paragraph);
  const start = text.toString().indexOf(last.word);
  note(typist, last.word, true, () => text.delete(start, last.word.length));
}

function note(typist: Typist, word: string, isDeletion: boolean, change: () => void): void {
  const counts = typist.writer.counts();
  const before = counts.sent;
  change();
  typist.waiting.push({ word, isDeletion, counts, at: counts.sent > before ? counts.sent : null });
}

/** Enters what was acknowledged since the last time. */
export function noteAcknowledged(typist: Typist, ledger: Ledger): void {
  const isSaved = typist.writer.isSaved();
  typist.waiting = typist.waiting.filter(({ word, isDeletion, counts, at }) => {
    // What was typed while a connection was closing was never sent over it, however much of it is acknowledged.
    const isLater = isSaved && counts !== typist.writer.counts();
    if (!isLater && (at === null || counts.durable < at)) return true;
    if (isDeletion) ledger.deleted.add(word);
    else ledger.acknowledged.add(word);
    return false;
  });
}

/** Enters what these writers have of each other. */
export function noteSeen(typists: readonly Typist[], ledger: Ledger): void {
  for (const { number, writer } of typists)
    for (const word of wordsIn(writer.doc).keys())
      if (!word.startsWith(`[${number}.`)) ledger.seen.add(word);
}

/** How often each word is in the plan. */
function wordsIn(doc: Y.Doc): Map<string, number> {
  const found = new Map<string, number>();
  for (const [word] of contentOf(doc).matchAll(/\[\d+\.\d+\]/g))
    found.set(word, (found.get(word) ?? 0) + 1);
  return found;
}

/** What this replica lost, doubled or brought back. */
export function faultsIn(doc: Y.Doc, ledger: Ledger): { lost: string[]; doubled: string[] } {
  const found = wordsIn(doc);
  const needed = new Set([...ledger.acknowledged, ...ledger.seen]);
  const lost = [...needed].filter((word) => !found.has(word) && !ledger.open.has(word));
  const twice = [...found].flatMap(([word, times]) => (times > 1 ? [word] : []));
  return { lost, doubled: [...twice, ...[...ledger.deleted].filter((word) => found.has(word))] };
}

export type Typing = { typists: readonly Typist[]; chance: Chance; ledger: Ledger };

/** All type at the start of the same two paragraphs, each about three times in ten of these pauses in milliseconds. */
export async function typeWhile(
  { typists, chance, ledger }: Typing,
  goesOn: () => boolean,
  pauseMs = 10,
): Promise<void> {
  while (goesOn()) {
    for (const typist of typists) {
      noteAcknowledged(typist, ledger);
      if (chance.is(0.3)) typeOrDelete(typist, chance, ledger);
    }
    await pause(pauseMs / 2 + chance.below(pauseMs));
  }
}

/** These readers, who leave, and all typists must have the same, and all of what was promised. */
export async function judgeReplicas(
  { typists, ledger, faults }: Omit<Typing, "chance"> & { faults: string[] },
  readers: readonly Writer[],
  when: string,
): Promise<void> {
  try {
    await Promise.all(readers.map((reader) => reader.ready()));
    const docs = [...readers, ...typists.map(({ writer }) => writer)].map(({ doc }) => doc);
    await until(() => new Set(docs.map(hashOf)).size === 1, `one content after ${when}`);
    const { lost, doubled } = faultsIn(docs[0] ?? new Y.Doc(), ledger);
    if (lost.length > 0) faults.push(`${when} lost: ${lost.slice(0, 10).join(" ")}`);
    if (doubled.length > 0) faults.push(`${when} doubled: ${doubled.slice(0, 10).join(" ")}`);
  } finally {
    readers.forEach((reader) => reader.leave());
  }
}

/** Equal for replicas that say the same. */
export function hashOf(doc: Y.Doc): string {
  return createHash("sha256").update(wordsOf(doc)).digest("hex");
}
