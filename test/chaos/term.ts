/** SIGTERM while people type: the server writes what it has, says goodbye, and is gone within ten seconds [SY12]. */
import * as Y from "yjs";
import { chanceOf, count, pause } from "../support/suite.ts";
import type { Chance, Suite } from "../support/suite.ts";
import { startSyncProcess } from "../support/syncProcess.ts";
import type { SyncProcess } from "../support/syncProcess.ts";
import {
  createLedger,
  createTypist,
  faultsIn,
  hashOf,
  noteAcknowledged,
  noteSeen,
  typeOrDelete,
} from "../support/typists.ts";
import type { Ledger, Typist } from "../support/typists.ts";
import { createWriter, until } from "../support/writers.ts";

const LONGEST_MS = 10_000;

export const suite: Suite = {
  defaults: { seed: 1, stops: 10, writers: 8 },
  async run({ seed = 1, stops = 10, writers = 8 }) {
    const server = await startSyncProcess({ snapshotPause: 60 });
    const chance = chanceOf(seed);
    const ledger = createLedger();
    const faults: string[] = [];
    let longest = 0;
    try {
      for (let n = 0; n < stops && faults.length === 0; n += 1) {
        const people = Array.from({ length: writers }, (_, m) => n * writers + m);
        const typists = people.map((number) => createTypist(server.address, number));
        const { code, milliseconds } = await stopWhileTyping(server, typists, chance, ledger);
        longest = Math.max(longest, milliseconds);
        if (code !== 0) faults.push(`exit ${code}`);
        if (milliseconds > LONGEST_MS) faults.push(`needed ${Math.round(milliseconds)} ms`);
        faults.push(...goodbyes(typists));
        typists.forEach(({ writer }) => writer.leave());
        await server.start();
        faults.push(...(await lostIn(server, ledger)));
      }
    } finally {
      await server.close();
    }
    const line = `${stops} stops, ${writers} writers, ${count(ledger.acknowledged.size)} acknowledged, ${faults.length} faults, longest ${Math.round(longest)} ms`;
    return { line, faults };
  },
};

async function stopWhileTyping(
  server: SyncProcess,
  typists: Typist[],
  chance: Chance,
  ledger: Ledger,
): Promise<{ code: number | null; milliseconds: number }> {
  await Promise.all(typists.map(({ writer }) => writer.ready()));
  const end = performance.now() + chance.below(400);
  let stopping: ReturnType<SyncProcess["stop"]> | null = null;
  while (server.isRunning()) {
    for (const typist of typists) {
      noteAcknowledged(typist, ledger);
      if (chance.is(0.5)) typeOrDelete(typist, chance, ledger);
    }
    if (performance.now() >= end) stopping ??= server.stop();
    await pause(chance.below(8));
  }
  await until(() => typists.every(({ writer }) => !writer.provider.wsconnected), "the end");
  typists.forEach((typist) => noteAcknowledged(typist, ledger));
  noteSeen(typists, ledger);
  return stopping ?? { code: null, milliseconds: 0 };
}

/** Everyone is told that the server stops. */
function goodbyes(typists: Typist[]): string[] {
  return typists.flatMap(({ writer: { closes } }) =>
    closes[0] === 1012 ? [] : [`a writer was closed with ${closes[0]}`],
  );
}

async function lostIn(server: SyncProcess, ledger: Ledger): Promise<string[]> {
  const readers = ["lies", "gert"].map((name) => createWriter(server.address, name, new Y.Doc()));
  try {
    await Promise.all(readers.map((reader) => reader.ready()));
    const { lost, doubled } = readers.map(({ doc }) => faultsIn(doc, ledger))[0] ?? {
      lost: ["all"],
      doubled: [],
    };
    const hashes = new Set(readers.map(({ doc }) => hashOf(doc)));
    return [
      ...lost.map((word) => `lost ${word}`),
      ...doubled.map((word) => `doubled ${word}`),
      ...(hashes.size > 1 ? ["two contents"] : []),
    ];
  } finally {
    readers.forEach((reader) => reader.leave());
  }
}
