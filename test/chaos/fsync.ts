/**
 * Looks over the server's shoulder with strace: no word is shown to others or acknowledged before a write of the log that
 * holds it, and a flush of that file to the disk, have ended [SY4, ST8]. A kill cannot show that; a power cut would.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as decoding from "lib0/decoding";
import * as Y from "yjs";
import { chanceOf, count, pause } from "../support/suite.ts";
import type { Suite } from "../support/suite.ts";
import { startSyncProcess } from "../support/syncProcess.ts";
import { createFrameReader, readTrace, straceTo } from "../support/trace.ts";
import type { Call } from "../support/trace.ts";
import { createWriter, until } from "../support/writers.ts";
import type { Writer } from "../support/writers.ts";

/** What was typed under each Yjs client id: the word, and the count with which the server acknowledges it. */
type Typed = Map<number, { word: string; at: number }[]>;

const WORD = /\[\d+\.\d+\]/g;

export const suite: Suite = {
  // With sloppy 1 the server forgets to flush, and the suite must say so.
  defaults: { seed: 1, edits: 300, writers: 4, sloppy: 0 },
  async run({ seed = 1, edits = 300, writers = 4, sloppy = 0 }) {
    const folder = mkdtempSync(join(tmpdir(), "wijkpen-fsync-"));
    const file = join(folder, "trace");
    try {
      if (!mayTrace(file))
        return {
          line: "LET OP: strace ontbreekt of mag hier niet meekijken; deze controle is overgeslagen",
          faults: [],
        };
      const typed = await typeUnder(straceTo(file), { seed, edits, writers, sloppy });
      let trace = "";
      await until(() => {
        trace = readFileSync(file, "latin1");
        return trace.endsWith("+++ exited with 0 +++\n");
      }, "the end of the trace");
      return judge(trace, typed);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

function mayTrace(file: string): boolean {
  const [program = "", ...words] = straceTo(file);
  return spawnSync(program, [...words, "true"]).status === 0;
}

type Work = { seed: number; edits: number; writers: number; sloppy: number };

async function typeUnder(under: string[], work: Work): Promise<Typed> {
  const chance = chanceOf(work.seed);
  const server = await startSyncProcess({ under, isSloppy: work.sloppy > 0 });
  const people: Writer[] = [];
  const typed: Typed = new Map();
  try {
    for (let n = 0; n < work.writers; n += 1)
      people.push(createWriter(server.address, `anna${n}`, new Y.Doc()));
    await Promise.all(people.map((writer) => writer.ready()));
    for (let n = 0; n < work.edits; n += 1) {
      const who = chance.below(people.length);
      const writer = people[who];
      if (!writer) continue;
      const words = typed.get(writer.doc.clientID) ?? [];
      typed.set(writer.doc.clientID, words);
      const word = `[${who}.${n}]`;
      writer.type(word, chance.below(2));
      words.push({ word, at: writer.counts().sent });
      if (chance.is(0.5)) await pause(chance.below(4));
    }
    await Promise.all(people.map((writer) => writer.saved()));
    await server.stop();
  } finally {
    people.forEach((writer) => writer.leave());
    await server.close();
  }
  return typed;
}

function judge(trace: string, typed: Typed): { line: string; faults: string[] } {
  const faults: string[] = [];
  const disk = createDisk();
  const readers = new Map<string, ReturnType<typeof createFrameReader>>();
  const all = new Set([...typed.values()].flatMap((words) => words.map(({ word }) => word)));
  const acknowledged = new Set<string>();
  const shown = new Set<string>();
  const note = (list: Set<string>, word: string, what: string) => {
    if (!disk.holds(word) && !list.has(word)) faults.push(`${word} ${what} before it was on disk`);
    list.add(word);
  };
  for (const call of readTrace(trace)) {
    disk.watch(call);
    if (!call.target.startsWith("socket:") || call.isEnd) continue;
    const read = readers.get(call.target) ?? createFrameReader();
    readers.set(call.target, read);
    for (const payload of read(call.bytes)) {
      for (const word of wordsIn(payload)) note(shown, word, "shown");
      for (const word of acknowledgedBy(payload, typed)) note(acknowledged, word, "acknowledged");
    }
  }
  if (acknowledged.size < all.size || shown.size < all.size)
    faults.push("not all words are in the trace");
  const parts = [
    `${count(acknowledged.size)} words acknowledged`,
    `${count(shown.size)} shown to others`,
    `${count(disk.flushes())} flushes of the log`,
    `${faults.length} too early`,
  ];
  return { line: parts.join(", "), faults };
}

/** Which words are sure to survive a power cut: written to the log, and flushed after that. */
function createDisk() {
  const written = new Set<string>();
  const safe = new Set<string>();
  let flushes = 0;
  let flushing: string[] = [];
  return {
    watch({ name, target, bytes, isEnd }: Call): void {
      if (!target.endsWith("-wal")) return;
      const isFlush = name === "fsync" || name === "fdatasync";
      if (!isFlush && isEnd) for (const word of wordsIn(bytes)) written.add(word);
      if (isFlush && !isEnd) flushing = [...written];
      if (!isFlush || !isEnd) return;
      flushing.forEach((word) => safe.add(word));
      flushes += 1;
    },
    holds: (word: string) => safe.has(word),
    flushes: () => flushes,
  };
}

function wordsIn(bytes: Buffer): string[] {
  return [...bytes.toString("latin1").matchAll(WORD)].map(([word]) => word);
}

const ACKNOWLEDGEMENT = 8;

/** All words of this writer up to the count in the frame; none when it is no acknowledgement. */
function acknowledgedBy(payload: Buffer, typed: Typed): string[] {
  if (payload[0] !== ACKNOWLEDGEMENT) return [];
  const decoder = decoding.createDecoder(payload.subarray(1));
  const clients = [...Y.decodeStateVector(decoding.readVarUint8Array(decoder)).keys()];
  decoding.readVarUint(decoder);
  const durable = decoding.readVarUint(decoder);
  const words = clients.flatMap((client) => typed.get(client) ?? []);
  return words.filter(({ at }) => at <= durable).map(({ word }) => word);
}
