/** What two instances with Redis cost beside one on the same store: the cases of `npm run bench collab`, and their table. */
import type { Measured } from "./benchTable.ts";

const TARGETS = ["one", "two"];
/** The tool sends SIGUSR2 at both ends of its window when it is asked for a profile; ours write their CPU then. */
const MARKED = { secs: 8, warm: 5, "cpu-prof": "unused" };

/** Writers go to the instances in turn: every plan is open on both, which is the dearest way to divide them. */
export const TWO_CASES = [
  {
    name: "two-1x50",
    args: { ...MARKED, docs: 1, writers: 50, rate: 1, pages: 10 },
    targets: TARGETS,
  },
  {
    name: "two-20x5",
    args: { ...MARKED, docs: 20, writers: 5, rate: 1, pages: 5 },
    targets: TARGETS,
  },
];

/** CPU so far of one process, at one end of a window. */
export type Reading = { part: "store" | "redis" | "instance"; pid: number; cpuMs: number };

/** CPU in milliseconds per 1,000 delivered edits, in one run. */
export type Shares = {
  case: string;
  run: number;
  target: string;
  instances: number[];
  store: number;
  redis: number;
  deliveredPerS: number;
  p50: number;
  p99: number;
};

/** Joins the results of the tool with what our processes wrote, in the order in which both were made. */
export function sharesOf(measured: readonly Measured[], readings: readonly Reading[]): Shares[] {
  const windows = windowsOf(readings);
  return measured
    .filter((one) => TARGETS.includes(one.target) && !one.error)
    .map((one) => {
      const { deliveredPerS, secs, latencyMs } = one as Loaded;
      const parts = windows.splice(0, one.target === "one" ? 2 : 4);
      const per1000 = (part: Reading["part"]) =>
        parts
          .filter((each) => each.part === part)
          .map(({ cpuMs }) => cpuMs / ((deliveredPerS * secs) / 1_000));
      const instances = per1000("instance");
      const [store, redis] = [sum(per1000("store")), sum(per1000("redis"))];
      const { case: name, run, target } = one;
      return { case: name, run, target, instances, store, redis, deliveredPerS, ...latencyMs };
    });
}

type Loaded = Measured & {
  deliveredPerS: number;
  secs: number;
  latencyMs: { p50: number; p99: number };
};

/** Each process writes at the begin and at the end; in the order in which they began. */
function windowsOf(readings: readonly Reading[]): Reading[] {
  const byPid = Map.groupBy(readings, ({ pid }) => pid);
  return [...byPid.values()].flatMap(([begin, end]) =>
    begin && end ? [{ ...begin, cpuMs: end.cpuMs - begin.cpuMs }] : [],
  );
}

/** A Markdown table with each run, and what follows from it; empty when nothing of it was measured. */
export function twoTable(all: readonly Shares[]): string {
  const rows = all
    .filter(({ target }) => target === "two")
    .flatMap((two) => {
      const one = all.find(
        (each) => each.target === "one" && each.case === two.case && each.run === two.run,
      );
      return one ? [rowOf(one, two)] : [];
    });
  if (rows.length === 0) return "";
  return [
    "",
    "| CPU ms per 1,000 delivered | one instance | two | Redis | store: one, two | servers and Redis (target 2.5x) | sustained with a core each (target 1.6x) | delivered/s: one, two | p50 / p99 ms: one, two |",
    "|---|--:|--:|--:|--:|--:|--:|--:|--:|",
    ...rows,
  ].join("\n");
}

function rowOf(one: Shares, two: Shares): string {
  const [alone, together] = [sum(one.instances), sum(two.instances) + two.redis];
  // Whoever is busiest stops it.
  const busiest = Math.max(...two.instances, two.redis);
  return `| ${[
    `${two.case.replace("two-", "")}, ${two.run}`,
    show(alone),
    two.instances.map(show).join(" + "),
    show(two.redis),
    `${show(one.store)}, ${show(two.store)}`,
    `${show(together / alone)}x`,
    `${show(alone / busiest)}x`,
    `${Math.round(one.deliveredPerS)}, ${Math.round(two.deliveredPerS)}`,
    [one, two].map(({ p50, p99 }) => `${Math.round(p50)} / ${Math.round(p99)}`).join(", "),
  ].join(" | ")} |`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function show(value: number): string {
  return String(Math.round(value * 100) / 100);
}
