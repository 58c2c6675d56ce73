/** People who type in one plan through the front doors of two whole servers, and the account of what may not be lost. */
import * as Y from "yjs";
import { openStorage } from "../../server/storage.ts";
import { seedStore } from "./benchSeed.ts";
import type { Seed } from "./benchSeed.ts";
import { openDoor } from "./door.ts";
import type { Door } from "./door.ts";
import { startPair } from "./pair.ts";
import type { Pair } from "./pair.ts";
import { chanceOf } from "./suite.ts";
import type { Chance } from "./suite.ts";
import {
  createLedger,
  createTypist,
  judgeReplicas,
  noteAcknowledged,
  noteSeen,
  typeWhile,
} from "./typists.ts";
import type { Ledger, Typist } from "./typists.ts";
import { ORIGIN, createWriter, longText, until } from "./writers.ts";
import type { Writer } from "./writers.ts";

/** `door` 0 leads to the first instance as long as that is ready, `door` 1 to the second. */
export type Visitor = Typist & { door: 0 | 1 };

export type PairTrial = {
  pair: Pair;
  doors: readonly [Door, Door];
  chance: Chance;
  ledger: Ledger;
  typists: Visitor[];
  /** How many people there have been. */
  people: number;
  /** How many times something happened to an instance. */
  rounds: number;
  faults: string[];
  seed: Seed;
};

export type PairTrialOptions = {
  seed: number;
  /** How many there will be: each has two paragraphs of its own. */
  rounds: number;
  writers: number;
  settings?: Record<string, string>;
};

/** Everything is closed when `use` is done; when it throws, that is a fault. */
export async function holdPairTrial(
  options: PairTrialOptions,
  use: (trial: PairTrial) => Promise<void>,
): Promise<PairTrial> {
  const trial = await openPairTrial(options);
  try {
    await use(trial);
  } catch (error) {
    trial.faults.push(`round ${trial.rounds}: ${String(error)}`);
  } finally {
    trial.typists.forEach(({ writer }) => writer.leave());
    await Promise.all(trial.doors.map((door) => door.close()));
    await trial.pair.stop();
  }
  return trial;
}

async function openPairTrial(options: PairTrialOptions): Promise<PairTrial> {
  const { rounds, writers, settings = {} } = options;
  let seed: Seed = { rooms: [], tokens: [] };
  const pair = await startPair({
    settings: { HOST: "127.0.0.1", WIJKPEN_DEMO: "uit", WIJKPEN_URL: ORIGIN, ...settings },
    async seed(database) {
      const { store } = await openStorage({ data: "", mongo: database });
      const text = () => longText(2 * rounds);
      seed = await seedStore(store, { plans: 1, writers, text });
      await store.close();
    },
  });
  const [here, there] = pair.both.map(({ url }) => url) as [string, string];
  const doors = [await openDoor([here, there]), await openDoor([there, here])] as const;
  const state = { typists: [], people: 0, rounds: 0, ledger: createLedger(), faults: [] };
  return { pair, doors, chance: chanceOf(options.seed), seed, ...state };
}

/** Newcomers, until half of so many writers are behind each door; resolves when all have the plan. */
export async function fillUp(trial: PairTrial, writers: number): Promise<void> {
  for (const door of [0, 1] as const)
    while (behind(trial, door).length < writers / 2) {
      const typist = createTypist(trial.doors[door].address, trial.people, {
        name: cookieOf(trial, trial.people),
        plan: planOf(trial),
        epoch: planOf(trial),
      });
      trial.typists.push({ ...typist, door });
      trial.people += 1;
    }
  await Promise.all(trial.typists.map(({ writer }) => writer.ready()));
  for (const typist of trial.typists) typist.page = trial.rounds;
  trial.rounds += 1;
}

export function behind({ typists }: PairTrial, door: 0 | 1): Visitor[] {
  return typists.filter((typist) => typist.door === door);
}

/** All type until this has happened. */
export async function typeUntil<T>(trial: PairTrial, event: Promise<T>): Promise<T> {
  let isOver = false;
  const over = event.finally(() => void (isOver = true));
  over.catch(() => {});
  await typeWhile(trial, () => !isOver, 120);
  return await over;
}

/** Milliseconds from the end of the connection that a writer has now to the first acknowledgement over another one. */
export async function returnOf({ provider, counts }: Writer): Promise<number> {
  const old = counts();
  await new Promise((resolve) => provider.once("connection-close", () => resolve(null)));
  const begin = performance.now();
  await until(() => counts() !== old && counts().durable > 0, "a writer to be back");
  return performance.now() - begin;
}

/** Who was sent elsewhere goes back; then everyone, and somebody new on each instance, must have the same. */
export async function judge(trial: PairTrial, when: string): Promise<void> {
  const { doors, typists, ledger, pair } = trial;
  doors.forEach((door) => door.home());
  await Promise.all(typists.map(({ writer }) => writer.saved()));
  typists.forEach((typist) => noteAcknowledged(typist, ledger));
  noteSeen(typists, ledger);
  const plan = planOf(trial);
  const readers = pair.both.map(({ url }) =>
    createWriter(url.replace("http", "ws"), cookieOf(trial, 0), new Y.Doc(), plan, plan),
  );
  await judgeReplicas(trial, readers, when);
}

/** The id of the plan, and its epoch. */
function planOf({ seed }: PairTrial): string {
  return seed.rooms[0] ?? "";
}

function cookieOf({ seed }: PairTrial, person: number): string {
  return seed.tokens[person % seed.tokens.length] ?? "";
}
