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

/** A few ranges are put in between one by one. */
const FEW = 16;

/** The ranges of both; may change and give back the first. */
export function joined(ranges: Ranges, added: Ranges): Ranges {
  if (added.starts.length <= FEW) {
    for (const [n, start] of added.starts.entries())
      addRange(ranges, start, added.ends[n] ?? start);
    return ranges;
  }
  // Each added in its turn would move all that is behind it: hours for a hostile update.
  const both = emptyRanges();
  for (let n = 0, m = 0; n < ranges.starts.length || m < added.starts.length;) {
    const isFirst = (ranges.starts[n] ?? Infinity) <= (added.starts[m] ?? Infinity);
    const [from, at] = isFirst ? [ranges, n++] : [added, m++];
    addRange(both, from.starts[at] ?? 0, from.ends[at] ?? 0);
  }
  return both;
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
