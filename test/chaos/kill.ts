/**
 * Kills the sync server while people type and while it snapshots and compacts, again and again on one data folder. Each
 * time some writers are thrown away with all that they had, so that only the disk of the server knows their words [SY4].
 */
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

type Run = {
  server: SyncProcess;
  chance: Chance;
  ledger: Ledger;
  typists: Typist[];
  /** How many people there have been. */
  people: number;
  lost: Set<string>;
  doubled: Set<string>;
  faults: string[];
  slowestStart: number;
};

export const suite: Suite = {
  defaults: { seed: 1, kills: 50, writers: 8, busy: 500 },
  async run({ seed = 1, kills = 50, writers = 8, busy = 500 }, say) {
    const run: Run = {
      server: await startSyncProcess({ snapshotPause: 60 }),
      chance: chanceOf(seed),
      ledger: createLedger(),
      typists: [],
      people: 0,
      lost: new Set(),
      doubled: new Set(),
      faults: [],
      slowestStart: 0,
    };
    let done = 0;
    try {
      for (; done < kills && run.faults.length === 0; done += 1) {
        await killOnce(run, writers, busy);
        if ((done + 1) % 10 === 0)
          say(`${done + 1} kills, ${count(run.ledger.acknowledged.size)} acknowledged`);
      }
    } catch (error) {
      run.faults.push(`kill ${done + 1}: ${String(error)}`);
    } finally {
      run.typists.forEach(({ writer }) => writer.leave());
      await run.server.close();
    }
    return verdict(run, done, writers);
  },
};

function verdict(
  { ledger, lost, doubled, faults, slowestStart }: Run,
  kills: number,
  writers: number,
) {
  const parts = [
    `${kills} kills`,
    `${writers} writers`,
    `${count(ledger.acknowledged.size)} acknowledged`,
    `${count(ledger.seen.size)} seen by others`,
    `${lost.size} lost`,
    `${doubled.size} doubled`,
    `slowest start ${Math.round(slowestStart)} ms`,
  ];
  return { line: parts.join(", "), faults };
}

async function killOnce(run: Run, writers: number, busy: number): Promise<void> {
  while (run.typists.length < writers) {
    run.typists.push(createTypist(run.server.address, run.people));
    run.people += 1;
  }
  await Promise.all(run.typists.map(({ writer }) => writer.ready()));
  await typeUntilKilled(run, run.chance.below(busy));
  await until(() => run.typists.every(({ writer }) => !writer.provider.wsconnected), "the end");
  run.typists.forEach((typist) => noteAcknowledged(typist, run.ledger));
  noteSeen(run.typists, run.ledger);
  throwSomeAway(run);
  for (const typist of run.typists) typeOrDelete(typist, run.chance, run.ledger);
  const begin = performance.now();
  await run.server.start();
  run.slowestStart = Math.max(run.slowestStart, performance.now() - begin);
  await compare(run);
}

/** The kill comes while they type, and they do not notice before the connection is gone. */
async function typeUntilKilled({ server, typists, chance, ledger }: Run, milliseconds: number) {
  const end = performance.now() + milliseconds;
  let killing: Promise<void> | null = null;
  while (server.isRunning()) {
    for (const typist of typists) {
      noteAcknowledged(typist, ledger);
      if (chance.is(0.5)) typeOrDelete(typist, chance, ledger);
    }
    if (performance.now() >= end) killing ??= server.kill();
    await pause(chance.below(8));
  }
  await killing;
}

/** Nobody, everybody, or about half. */
function throwSomeAway(run: Run): void {
  const part = run.chance.pick([0, 0.5, 1]);
  run.typists = run.typists.filter(({ writer }) => {
    const isKept = !run.chance.is(part);
    if (!isKept) writer.leave();
    return isKept;
  });
}

/** Everyone who is left, and somebody new, must have the same; and all of what was promised. */
async function compare(run: Run): Promise<void> {
  const { ledger, server, typists } = run;
  await Promise.all(typists.map(({ writer }) => writer.saved()));
  typists.forEach((typist) => noteAcknowledged(typist, ledger));
  const reader = createWriter(server.address, "lies", new Y.Doc());
  try {
    await reader.ready();
    const docs = [reader.doc, ...typists.map(({ writer }) => writer.doc)];
    await until(() => new Set(docs.map(hashOf)).size === 1, "one content on all replicas");
    const { lost, doubled } = faultsIn(reader.doc, ledger);
    for (const word of lost) run.lost.add(word);
    for (const word of doubled) run.doubled.add(word);
    if (lost.length > 0) run.faults.push(`lost: ${lost.slice(0, 10).join(" ")}`);
    if (doubled.length > 0) run.faults.push(`doubled or back: ${doubled.slice(0, 10).join(" ")}`);
    for (const { writer } of typists)
      for (const code of writer.closes)
        if (code !== 1006) run.faults.push(`an honest writer was closed with ${code}`);
  } finally {
    reader.leave();
  }
}
