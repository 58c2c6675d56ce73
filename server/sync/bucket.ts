/** A token bucket: how fast one connection may talk (SY8). Nothing is dropped; who is too fast waits. */

export type Bucket = {
  /** Spends `cost`; gives how many milliseconds to wait before reading on, 0 when there is no need. */
  spend(cost: number): number;
};

/** `clock` gives milliseconds that never go back. */
export function createBucket(size: number, perSecond: number, clock: () => number): Bucket {
  let tokens = size;
  let last = clock();
  return {
    spend(cost) {
      const time = clock();
      tokens = Math.min(size, tokens + ((time - last) * perSecond) / 1_000) - cost;
      last = time;
      return tokens >= 0 ? 0 : Math.ceil((-tokens * 1_000) / perSecond);
    },
  };
}
