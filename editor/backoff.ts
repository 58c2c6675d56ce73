/** How long editors wait before they connect again, so that after a restart of the server not all come at once. */

const FIRST_MS = 200;
const LONGEST_MS = 8_000;

/** Milliseconds; `failures` counts the connections since the last that worked, `chance` runs from 0 up to 1. */
export function backoff(failures: number, chance: number): number {
  return Math.min(2 ** failures * FIRST_MS, LONGEST_MS) * (0.5 + chance / 2);
}
