/**
 * Plays many short histories of a plan by chance, in this process and over the real rooms: partitions, half-open
 * sockets, restarts, slow and refused writes, snapshots, people who leave for good, one or two servers on a store.
 */
import { count } from "../support/suite.ts";
import type { Suite } from "../support/suite.ts";
import { runSchedule } from "../support/simSchedule.ts";
import type { Outcome } from "../support/simSchedule.ts";

export const suite: Suite = {
  defaults: { seed: 1, schedules: 1_000, steps: 300, seconds: 300 },
  async run({ seed = 1, schedules = 1_000, steps = 300, seconds = 300 }, say) {
    const faults: string[] = [];
    const end = performance.now() + seconds * 1_000;
    let acknowledged = 0;
    let done = 0;
    for (; done < schedules && performance.now() < end; done += 1) {
      const outcome = await played(seed + done, steps);
      acknowledged += outcome.acknowledged;
      faults.push(
        ...outcome.faults.map((fault) => `--seed ${seed + done} --schedules 1: ${fault}`),
      );
      if ((done + 1) % 250 === 0) say(`${done + 1} schedules`);
    }
    if (done < schedules) faults.push(`only ${done} of ${schedules} schedules within the time`);
    const parts = [
      `${count(done)} schedules of ${steps} steps`,
      `${count(acknowledged)} words acknowledged or seen`,
      `${faults.length} lost, doubled, different or sent away`,
    ];
    const line = parts.join(", ");
    return { line, faults };
  },
};

async function played(seed: number, steps: number): Promise<Outcome> {
  try {
    return await runSchedule(seed, steps);
  } catch (error) {
    return { acknowledged: 0, faults: [String(error)] };
  }
}
