/** How long one run of the checklist takes on plans of 300 and 5,000 blocks. Run: npm run bench checklist. */
import { performance } from "node:perf_hooks";
import { checkPlan } from "../../templates/checklist.ts";
import { importPlan } from "../../templates/importPlan.ts";
import { readPlan } from "../../templates/plan.ts";
import type { Plan } from "../../templates/plan.ts";
import { largePlan } from "../support/largePlan.ts";

const LIMITS = [
  { blocks: 300, milliseconds: 10, runs: 41 },
  { blocks: 5_000, milliseconds: 200, runs: 15 },
];

let missed = false;
for (const { blocks, milliseconds, runs } of LIMITS) {
  const plan = planOfSize(blocks);
  for (let warmUp = 0; warmUp < 20; warmUp++) timed(plan);
  const times = Array.from({ length: runs }, () => timed(plan)).toSorted((a, b) => a - b);
  const median = times[Math.floor(runs / 2)] ?? Infinity;
  missed ||= median > milliseconds;
  console.log(
    `${plan.blocks.length} blocks: median ${median.toFixed(1)} ms, slowest ${times.at(-1)?.toFixed(1)} ms of ${runs} runs (limit ${milliseconds} ms)`,
  );
}
process.exitCode = missed ? 1 : 0;

function timed(plan: Plan): number {
  const start = performance.now();
  checkPlan(plan, { today: "2026-11-22" });
  return performance.now() - start;
}

function planOfSize(blocks: number): Plan {
  let rows = 0;
  const { doc } = importPlan(largePlan({ blocks }), { newId: () => `row-${++rows}` });
  return readPlan(doc);
}
