/**
 * Kills the sync server while people type and while it snapshots, compacts and exports, again and again on one data
 * folder. Each time some writers are thrown away with all that they had, so that only the disk of the server knows their
 * words [SY4].
 */
import * as Y from "yjs";
import { count } from "../support/suite.ts";
import type { Suite } from "../support/suite.ts";
import { fillUp, holdTrial, judgeContent, typeUntilGone } from "../support/trial.ts";
import type { Trial } from "../support/trial.ts";
import { typeOrDelete } from "../support/typists.ts";
import { createWriter } from "../support/writers.ts";

export const suite: Suite = {
  // `ready`: the most milliseconds from the start of the process until somebody has the plan.
  defaults: { seed: 1, kills: 50, writers: 8, busy: 500, ready: 3_000 },
  async run({ seed = 1, kills = 50, writers = 8, busy = 500, ready = 3_000 }, say) {
    let slowest = 0;
    const during = { snapshot: 0, export: 0 };
    const trial = await holdTrial(
      { seed, rounds: kills, snapshotPause: 60, exports: true },
      async (trial) => {
        while (trial.rounds < kills && trial.faults.length === 0) {
          await fillUp(trial, writers);
          await typeUntilGone(trial, trial.chance.below(busy), trial.server.kill);
          if (trial.server.doing().includes("snapshot")) during.snapshot += 1;
          if (trial.server.doing().includes("export")) during.export += 1;
          throwSomeAway(trial);
          for (const typist of trial.typists) typeOrDelete(typist, trial.chance, trial.ledger);
          slowest = Math.max(slowest, await comeBack(trial));
          if (slowest > ready) trial.faults.push(`only ready after ${Math.round(slowest)} ms`);
          await judgeContent(trial);
          judgeCloses(trial);
          if (trial.rounds % 10 === 0)
            say(`${trial.rounds} kills, ${count(trial.ledger.acknowledged.size)} acknowledged`);
        }
      },
    );
    const parts = [
      `${trial.rounds} kills`,
      `${during.snapshot} during a snapshot`,
      `${during.export} during an export`,
      `${writers} writers`,
      `${count(trial.ledger.acknowledged.size)} acknowledged`,
      `${count(trial.ledger.seen.size)} seen by others`,
      `${trial.lost.size} lost`,
      `${trial.doubled.size} doubled`,
      `ready within ${count(Math.round(slowest))} ms`,
    ];
    return { line: parts.join(", "), faults: trial.faults };
  },
};

/** Nobody, everybody, or about half. */
function throwSomeAway(trial: Trial): void {
  const part = trial.chance.pick([0, 0.5, 1]);
  trial.typists = trial.typists.filter(({ writer }) => {
    const isKept = !trial.chance.is(part);
    if (!isKept) writer.leave();
    return isKept;
  });
}

/** Starts the server; gives the milliseconds until a newcomer has the plan. */
async function comeBack(trial: Trial): Promise<number> {
  const begin = performance.now();
  await trial.server.start();
  const reader = createWriter(trial.server.address, "gert", new Y.Doc());
  await reader.ready().finally(reader.leave);
  return performance.now() - begin;
}

function judgeCloses({ typists, faults }: Trial): void {
  for (const { writer } of typists)
    for (const code of writer.closes)
      if (code !== 1006) faults.push(`an honest writer was closed with ${code}`);
}
