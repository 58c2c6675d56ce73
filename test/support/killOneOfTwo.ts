/** Two whole servers on one MongoDB with a Redis between them: again and again one is killed with -9 while people type [SY4]. */
import { behind, fillUp, holdPairTrial, judge, returnOf, typeUntil } from "./pairTrial.ts";
import type { PairTrial } from "./pairTrial.ts";
import { count, pause } from "./suite.ts";
import type { Verdict } from "./suite.ts";
import { noteAcknowledged } from "./typists.ts";

type Options = { seed: number; rounds: number; writers: number; busy: number };

/** Milliseconds within which people of a killed server must have something saved at the other. */
const LONGEST_MS = 5_000;

export async function killOneOfTwo(
  { seed, rounds, writers, busy }: Options,
  say: (text: string) => void,
): Promise<Verdict> {
  let slowest = 0;
  const trial = await holdPairTrial({ seed, rounds, writers }, async (trial) => {
    while (trial.rounds < rounds && trial.faults.length === 0) {
      slowest = Math.max(slowest, await playRound(trial, writers, busy));
      if (trial.rounds % 5 === 0) say(`${trial.rounds} kills`);
    }
  });
  const { ledger, faults } = trial;
  const parts = [
    `${trial.rounds} kills of one of two processes`,
    `${writers} writers`,
    `${count(ledger.acknowledged.size)} acknowledged`,
    `${count(ledger.seen.size)} seen by others`,
    `${faults.length} lost, doubled or different`,
    `saved elsewhere within ${count(Math.round(slowest))} ms`,
  ];
  return { line: parts.join(", "), faults };
}

/** Gives the most milliseconds from the kill until somebody had something saved at the other. */
async function playRound(trial: PairTrial, writers: number, busy: number): Promise<number> {
  const { chance, faults, pair } = trial;
  await fillUp(trial, writers);
  await typeUntil(trial, pause(busy / 2 + chance.below(busy)));
  const number = chance.pick([0, 1] as const);
  const killed = pair.both[number];
  const begin = performance.now();
  const kill = killed.kill();
  throwSomeAway(trial, number);
  const returns = Promise.all(behind(trial, number).map(({ writer }) => returnOf(writer)));
  await typeUntil(trial, Promise.all([kill, returns]));
  const slowest = performance.now() - begin;
  if (slowest > LONGEST_MS) faults.push(`saved elsewhere only after ${Math.round(slowest)} ms`);
  await typeUntil(trial, killed.start());
  await judge(trial, `round ${trial.rounds}`);
  for (const { writer } of trial.typists)
    for (const code of writer.closes)
      if (code !== 1006) faults.push(`an honest writer was closed with ${code}`);
  return slowest;
}

/** About a quarter of the people of the killed server, with all that they had. */
function throwSomeAway(trial: PairTrial, killed: 0 | 1): void {
  trial.typists = trial.typists.filter((typist) => {
    const isKept = typist.door !== killed || !trial.chance.is(0.25);
    noteAcknowledged(typist, trial.ledger);
    if (!isKept) typist.writer.leave();
    return isKept;
  });
}
