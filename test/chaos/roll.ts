/**
 * A rolling update: two whole servers behind a door that asks /readyz, each of which gets SIGTERM in turn and is started
 * again while people type. Nobody loses a word or is away for long, and each server goes with exit code 0 [SY12].
 */
import { behind, fillUp, holdPairTrial, judge, returnOf, typeUntil } from "../support/pairTrial.ts";
import type { PairTrial } from "../support/pairTrial.ts";
import { count, pause } from "../support/suite.ts";
import type { Suite } from "../support/suite.ts";

export const suite: Suite = {
  /** `away`: milliseconds from the goodbye of a server within which everybody must have something saved at the other. */
  defaults: { seed: 1, stops: 4, writers: 8, drain: 1, away: 5_000 },
  async run({ seed = 1, stops = 4, writers = 8, drain = 1, away = 5_000 }) {
    let longest = 0;
    const settings = { WIJKPEN_UITLOOP: String(drain) };
    const options = { seed, rounds: stops, writers, settings };
    const { rounds, ledger, faults } = await holdPairTrial(options, async (trial) => {
      while (trial.rounds < stops && trial.faults.length === 0) {
        await fillUp(trial, writers);
        longest = Math.max(longest, await updateOne(trial, trial.rounds % 2 === 0 ? 0 : 1));
      }
    });
    if (longest > away) faults.push(`somebody was away for ${Math.round(longest)} ms`);
    const parts = [
      `${rounds} servers updated in turn`,
      `${writers} writers`,
      `${count(ledger.acknowledged.size)} acknowledged`,
      `${faults.length} faults`,
      `nobody away for more than ${count(Math.round(longest))} ms`,
    ];
    return { line: parts.join(", "), faults };
  },
};

/** Gives the most milliseconds that somebody was without a server. */
async function updateOne(trial: PairTrial, number: 0 | 1): Promise<number> {
  const { chance, faults, pair } = trial;
  const server = pair.both[number];
  await typeUntil(trial, pause(200 + chance.below(400)));
  const returns = Promise.all(behind(trial, number).map(({ writer }) => returnOf(writer)));
  const [code, away] = await typeUntil(trial, Promise.all([server.terminate(), returns]));
  const longest = Math.max(...away);
  if (code !== 0) faults.push(`exit ${code}`);
  for (const { writer } of behind(trial, number))
    if (writer.closes.at(-1) !== 1012) faults.push(`a writer was closed with ${writer.closes}`);
  await typeUntil(trial, server.start());
  await judge(trial, `update ${trial.rounds}`);
  return longest;
}
