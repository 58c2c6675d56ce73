/** How busy the machine is: a time that was measured says nothing without it. Linux only; elsewhere 0. */
import { existsSync, readFileSync } from "node:fs";

export type Busy = {
  /** Part of all processor time that was used, by whomever. */
  busy: number;
  /** Part of it that the host gave to other machines. */
  stolen: number;
};

/** Starts counting; the result says what was used since. */
export function watchMachine(): () => Busy {
  const before = ticks();
  return () => {
    const spent = ticks().map((tick, n) => tick - (before[n] ?? 0));
    const total = spent.reduce((sum, tick) => sum + tick, 0) || 1;
    // user nice system idle iowait irq softirq steal
    const [idle = 0, wait = 0, stolen = 0] = [spent[3], spent[4], spent[7]];
    return { busy: (total - idle - wait) / total, stolen: stolen / total };
  };
}

function ticks(): number[] {
  if (!existsSync("/proc/stat")) return [];
  const [line = ""] = readFileSync("/proc/stat", "utf8").split("\n");
  return line.split(/\s+/).slice(1, 9).map(Number);
}
