/** Where a limiter keeps its counts: together with the other instances where that can be, and else here. */
import { MemoryStore } from "express-rate-limit";
import type { Options, Store } from "express-rate-limit";
import type { Fanout } from "../fanout/port.ts";

export type Counter = Pick<Fanout, "count" | "uncount">;

/** `name` keeps limiters apart. What was counted here while the others could not be asked, counts here alone. */
export function sharedCount(counter: Counter, name: string): Store {
  const own = new MemoryStore();
  let windowMs = 0;
  const keyOf = (key: string) => `${name}:${key}`;
  return {
    init(options: Options) {
      ({ windowMs } = options);
      own.init(options);
    },
    async increment(key) {
      const counted = await counter.count(keyOf(key), windowMs);
      const here = await own.increment(key);
      if (counted === null) return here;
      const resetTime = new Date(Date.now() + counted.endsInMs);
      return { totalHits: Math.max(counted.total, here.totalHits), resetTime };
    },
    async decrement(key) {
      await Promise.all([counter.uncount(keyOf(key)), own.decrement(key)]);
    },
    resetKey: (key) => own.resetKey(key),
    shutdown: () => own.shutdown(),
  };
}
