/** What the suites that end a server have in common: the server, people who type, and the account of what may not be lost. */
import * as Y from "yjs";
import { chanceOf, pause } from "./suite.ts";
import type { Chance } from "./suite.ts";
import { startSyncProcess } from "./syncProcess.ts";
import type { SyncProcess, SyncServerOptions } from "./syncProcess.ts";
import {
  createLedger,
  createTypist,
  faultsIn,
  hashOf,
  noteAcknowledged,
  noteSeen,
  typeOrDelete,
} from "./typists.ts";
import type { Ledger, Typist } from "./typists.ts";
import { createWriter, until } from "./writers.ts";

export type Trial = {
  server: SyncProcess;
  chance: Chance;
  ledger: Ledger;
  typists: Typist[];
  /** How many people there have been. */
  people: number;
  /** How many times they have typed until the server ended. */
  rounds: number;
  lost: Set<string>;
  doubled: Set<string>;
  faults: string[];
};

export type TrialOptions = SyncServerOptions & {
  seed: number;
  /** How many times the server will end. */
  rounds: number;
};

/** Everything is closed when `use` is done; when it throws, that is a fault. */
export async function holdTrial(
  { seed, rounds, ...options }: TrialOptions,
  use: (trial: Trial) => Promise<void>,
): Promise<Trial> {
  const server = await startSyncProcess({ ...options, paragraphs: 2 * rounds });
  const trial: Trial = {
    server,
    chance: chanceOf(seed),
    ledger: createLedger(),
    typists: [],
    people: 0,
    rounds: 0,
    lost: new Set(),
    doubled: new Set(),
    faults: [],
  };
  try {
    await use(trial);
  } catch (error) {
    trial.faults.push(`round ${trial.rounds}: ${String(error)}`);
  } finally {
    trial.typists.forEach(({ writer }) => writer.leave());
    await server.close();
  }
  return trial;
}

/** Newcomers, until there are so many; resolves when all have the plan. */
export async function fillUp(trial: Trial, writers: number): Promise<void> {
  while (trial.typists.length < writers) {
    trial.typists.push(createTypist(trial.server.address, trial.people));
    trial.people += 1;
  }
  await Promise.all(trial.typists.map(({ writer }) => writer.ready()));
}

/**
 * All type at the start of the same two paragraphs until the server is gone; they do not notice before the connection
 * is. `end` is called after so many milliseconds. Each round has paragraphs of its own: Yjs needs the square of what is
 * typed at one spot by people who do not hear of each other, and a long trial would measure only that.
 */
export async function typeUntilGone<T>(
  trial: Trial,
  milliseconds: number,
  end: () => Promise<T>,
): Promise<T> {
  const { server, typists, chance, ledger } = trial;
  for (const typist of typists) typist.page = trial.rounds;
  trial.rounds += 1;
  const last = performance.now() + milliseconds;
  let ending: Promise<T> | null = null;
  while (server.isRunning()) {
    for (const typist of typists) {
      noteAcknowledged(typist, ledger);
      if (chance.is(0.5)) typeOrDelete(typist, chance, ledger);
    }
    if (performance.now() >= last) ending ??= end();
    await pause(chance.below(8));
  }
  if (!ending) throw new Error("the server ended by itself");
  const answer = await ending;
  await until(() => typists.every(({ writer }) => !writer.provider.wsconnected), "the end");
  typists.forEach((typist) => noteAcknowledged(typist, ledger));
  noteSeen(typists, ledger);
  return answer;
}

/** Somebody new and everyone who is still here must have the same, and all of what was promised. */
export async function judgeContent(trial: Trial): Promise<void> {
  const { ledger, server, typists } = trial;
  const reader = createWriter(server.address, "lies", new Y.Doc());
  try {
    await Promise.all([reader.ready(), ...typists.map(({ writer }) => writer.saved())]);
    typists.forEach((typist) => noteAcknowledged(typist, ledger));
    const docs = [reader.doc, ...typists.map(({ writer }) => writer.doc)];
    await until(() => new Set(docs.map(hashOf)).size === 1, "one content on all replicas");
    const { lost, doubled } = faultsIn(reader.doc, ledger);
    for (const word of lost) trial.lost.add(word);
    for (const word of doubled) trial.doubled.add(word);
    if (lost.length > 0) trial.faults.push(`lost: ${lost.slice(0, 10).join(" ")}`);
    if (doubled.length > 0) trial.faults.push(`doubled or back: ${doubled.slice(0, 10).join(" ")}`);
  } finally {
    reader.leave();
  }
}
