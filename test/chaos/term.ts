/** SIGTERM while people type: the server writes what it has, says goodbye, and is gone within ten seconds [SY12]. */
import { count } from "../support/suite.ts";
import type { Suite } from "../support/suite.ts";
import { fillUp, holdTrial, judgeContent, typeUntilGone } from "../support/trial.ts";
import type { Trial } from "../support/trial.ts";

const LONGEST_MS = 10_000;

export const suite: Suite = {
  defaults: { seed: 1, stops: 10, writers: 8 },
  async run({ seed = 1, stops = 10, writers = 8 }) {
    let longest = 0;
    const trial = await holdTrial({ seed, rounds: stops, snapshotPause: 60 }, async (trial) => {
      while (trial.rounds < stops && trial.faults.length === 0) {
        await fillUp(trial, writers);
        longest = Math.max(longest, await stopOnce(trial));
        await trial.server.start();
        await judgeContent(trial);
      }
    });
    const line = `${trial.rounds} stops, ${writers} writers, ${count(trial.ledger.acknowledged.size)} acknowledged, ${trial.faults.length} faults, longest ${Math.round(longest)} ms`;
    return { line, faults: trial.faults };
  },
};

/** Nobody is left after it: what is there afterwards, the server kept. */
async function stopOnce(trial: Trial): Promise<number> {
  const { server, chance, faults } = trial;
  const { code, milliseconds } = await typeUntilGone(trial, chance.below(400), server.stop);
  if (code !== 0) faults.push(`exit ${code}`);
  if (milliseconds > LONGEST_MS) faults.push(`needed ${Math.round(milliseconds)} ms`);
  for (const { writer } of trial.typists) {
    if (writer.closes[0] !== 1012) faults.push(`a writer was closed with ${writer.closes[0]}`);
    writer.leave();
  }
  trial.typists = [];
  return milliseconds;
}
