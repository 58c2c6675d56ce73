/** Sets of whole numbers as sorted ranges: what is deleted of each Yjs client, in a few bytes per run. */

/** Range n runs from `starts[n]` up to, not including, `ends[n]`; ranges neither touch nor overlap. */
export type Ranges = { starts: number[]; ends: number[] };

export function emptyRanges(): Ranges {
  return { starts: [], ends: [] };
}

/** Whether all of `start` up to `end` is in the set. */
export function covers(ranges: Ranges, start: number, end: number): boolean {
  if (start >= end) return true;
  const index = lastAtMost(ranges.starts, start);
  return index >= 0 && end <= (ranges.ends[index] ?? 0);
}

/** Adds `start` up to `end`. */
export function addRange(ranges: Ranges, start: number, end: number): void {
  if (start >= end) return;
  const { starts, ends } = ranges;
  let first = lastAtMost(starts, start);
  if (first < 0 || (ends[first] ?? 0) < start) first += 1;
  let after = first;
  while (after < starts.length && (starts[after] ?? 0) <= end) after += 1;
  const isJoined = after > first;
  const from = isJoined ? Math.min(start, starts[first] ?? start) : start;
  const to = isJoined ? Math.max(end, ends[after - 1] ?? end) : end;
  starts.splice(first, after - first, from);
  ends.splice(first, after - first, to);
}

/** The index of the last value that is at most `limit` in a rising list, or -1. */
export function lastAtMost(values: readonly number[], limit: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
