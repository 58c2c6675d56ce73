/** The line of an instance that is the only one on its store: there is nobody to tell anything. */
import type { Fanout } from "./port.ts";

export function aloneFanout(now: () => number = Date.now): Fanout {
  return {
    isAlone: true,
    subscribe: () => () => {},
    publish: () => {},
    isUp: () => true,
    clock: now,
    claim: async () => true,
    count: async () => null,
    uncount: async () => {},
    enlist: async () => null,
    strike: () => {},
    close: async () => {},
  };
}
