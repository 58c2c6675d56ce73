/**
 * Fills the disk under a server while people type, or lets it refuse every write, and takes that away again: everyone is
 * told, reading works, the server comes back by itself, and nothing acknowledged is lost or doubled [ST23].
 */
import * as Y from "yjs";
import { FolderFault } from "../../server/store/lock.ts";
import { openSqliteStore } from "../../server/store/sqlite.ts";
import { mountSmallDisk, refuseWrites } from "../support/smallDisk.ts";
import type { SmallDisk } from "../support/smallDisk.ts";
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
  disk: SmallDisk | null;
  chance: Chance;
  ledger: Ledger;
  typists: Typist[];
  faults: string[];
  slowest: number;
};

export const suite: Suite = {
  defaults: { seed: 1, rounds: 10, writers: 8 },
  async run({ seed = 1, rounds = 10, writers = 8 }, say) {
    const disk = mountSmallDisk(12);
    if (!disk) say("Overgeslagen: een echte volle schijf, want deze gebruiker mag niet koppelen.");
    const server = await startSyncProcess(disk ? { folder: `${disk.folder}/data` } : {});
    const run: Run = {
      server,
      disk,
      chance: chanceOf(seed),
      ledger: createLedger(),
      typists: Array.from({ length: writers }, (_, n) => createTypist(server.address, n)),
      faults: [],
      slowest: 0,
    };
    let done = 0;
    try {
      for (; done < rounds && run.faults.length === 0; done += 1) {
        await refuseOnce(run, disk !== null && done % 2 === 0);
        say(`${done + 1} times, ${count(run.ledger.acknowledged.size)} acknowledged`);
      }
      if (disk) run.faults.push(...(await startOnBadDisk(run, disk)));
    } catch (error) {
      run.faults.push(`round ${done + 1}: ${String(error)}`);
    } finally {
      run.typists.forEach(({ writer }) => writer.leave());
      await server.close();
      disk?.unmount();
    }
    const kinds = disk ? "full or refusing" : "refusing";
    const line = `${done} times a disk ${kinds}, ${writers} writers, ${count(run.ledger.acknowledged.size)} acknowledged, ${run.faults.length} lost, doubled or not told, slowest to write again ${Math.round(run.slowest)} ms`;
    return { line, faults: run.faults };
  },
};

async function refuseOnce(run: Run, isFull: boolean): Promise<void> {
  const { typists, ledger, server, disk } = run;
  await Promise.all(typists.map(({ writer }) => writer.ready()));
  typists.forEach(({ writer }) => writer.notices.splice(0));
  await typeUntil(run, after(run.chance.below(400)));
  if (isFull) disk?.fill();
  else if (!refuseWrites(server.pid, true)) throw new Error("prlimit is not to be had");
  await typeUntil(run, () => typists.every(({ writer }) => isTold(writer.notices)));
  await readWhileRefused(run);
  await typeUntil(run, after(100));
  const before = performance.now();
  if (isFull) disk?.free();
  else refuseWrites(server.pid, false);
  typists.forEach(({ writer }) => writer.notices.splice(0));
  await typeUntil(run, () => typists.some(({ writer }) => writer.counts().durable > 0));
  run.slowest = Math.max(run.slowest, performance.now() - before);
  await until(() => typists.every(({ writer }) => writer.provider.synced), "all to be back");
  for (const typist of typists) typeOrDelete(typist, run.chance, ledger);
  await compare(run);
}

function after(milliseconds: number): () => boolean {
  const end = performance.now() + milliseconds;
  return () => performance.now() >= end;
}

async function typeUntil({ typists, chance, ledger }: Run, fact: () => boolean): Promise<void> {
  const isTooLong = after(30_000);
  while (!fact()) {
    if (isTooLong()) throw new Error("nobody was told, or the server did not come back");
    for (const typist of typists) {
      noteAcknowledged(typist, ledger);
      if (chance.is(0.5)) typeOrDelete(typist, chance, ledger);
    }
    await pause(chance.below(8));
  }
}

function isTold(notices: readonly unknown[]): boolean {
  return notices.some((notice) => JSON.stringify(notice).includes('"OPSLAG_VOL"'));
}

/** Somebody new opens the plan, and has all that was promised. */
async function readWhileRefused({ server, typists, ledger, faults }: Run): Promise<void> {
  typists.forEach((typist) => noteAcknowledged(typist, ledger));
  const reader = createWriter(server.address, "lies", new Y.Doc());
  try {
    await reader.ready();
    const { lost } = faultsIn(reader.doc, ledger);
    if (lost.length > 0) faults.push(`not to be read: ${lost.slice(0, 10).join(" ")}`);
  } finally {
    reader.leave();
  }
}

async function compare({ server, typists, ledger, faults }: Run): Promise<void> {
  await Promise.all(typists.map(({ writer }) => writer.saved()));
  typists.forEach((typist) => noteAcknowledged(typist, ledger));
  noteSeen(typists, ledger);
  // What was typed while nothing could be saved, too: it waited with who typed it.
  for (const { words } of typists) for (const { word } of words) ledger.acknowledged.add(word);
  const reader = createWriter(server.address, "gert", new Y.Doc());
  try {
    await reader.ready();
    const docs = [reader.doc, ...typists.map(({ writer }) => writer.doc)];
    await until(() => new Set(docs.map(hashOf)).size === 1, "one content on all replicas");
    const { lost, doubled } = faultsIn(reader.doc, ledger);
    if (lost.length > 0) faults.push(`lost: ${lost.slice(0, 10).join(" ")}`);
    if (doubled.length > 0) faults.push(`doubled or back: ${doubled.slice(0, 10).join(" ")}`);
    for (const { writer } of typists)
      for (const code of writer.closes.splice(0))
        if (![1006, 1011, 1012].includes(code)) faults.push(`a writer was closed with ${code}`);
  } finally {
    reader.leave();
  }
}

/** A full disk is read from the start; one that is only read is refused in words. Afterwards all is there. */
async function startOnBadDisk({ server, ledger }: Run, disk: SmallDisk): Promise<string[]> {
  await server.stop();
  const faults: string[] = [];
  disk.fill();
  await server.start();
  const reader = createWriter(server.address, "lies", new Y.Doc());
  await reader.ready();
  if (faultsIn(reader.doc, ledger).lost.length > 0)
    faults.push("lost after a start on a full disk");
  reader.leave();
  await server.stop();
  disk.free();
  disk.remount("ro");
  try {
    openSqliteStore(server.folder);
    faults.push("a disk that is only read was not noticed");
  } catch (error) {
    if (!(error instanceof FolderFault && error.message.includes("alleen-lezen"))) throw error;
  } finally {
    disk.remount("rw");
  }
  return faults;
}
