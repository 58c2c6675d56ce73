/** Takes the pieces of an update in an order in which each comes after what it builds on, as Yjs will. */
import * as Y from "yjs";
import type { ReadUpdate, Struct } from "./updateReader.ts";

export type Progress = {
  /** The next clock that is not here yet of this client. */
  clockOf(client: number): number;
  /** Notes that this piece is here now; `clockOf` counts it from then on. What was here already is skipped. */
  take(struct: Struct): void;
};

type Queue = { client: number; structs: Struct[]; next: number };
type Waiter = { queue: Queue; clock: number };

/** False when something that a piece builds on is nowhere. */
export function takeInOrder(structs: ReadUpdate["structs"], progress: Progress): boolean {
  const ready: Queue[] = [...structs].map(([client, list]) => ({ client, structs: list, next: 0 }));
  const waiting = new Map<number, Waiter[]>();
  for (let queue = ready.pop(); queue; queue = ready.pop()) {
    const missing = takeQueue(queue, progress);
    if (missing) {
      if (missing.client === queue.client) return false;
      const waiters = waiting.get(missing.client);
      if (waiters) waiters.push({ queue, clock: missing.clock });
      else waiting.set(missing.client, [{ queue, clock: missing.clock }]);
    }
    wake(ready, waiting, queue.client, progress.clockOf(queue.client));
  }
  return waiting.size === 0;
}

/** Goes on until the queue is done (null) or something is missing. */
function takeQueue(queue: Queue, progress: Progress): Y.ID | null {
  for (; queue.next < queue.structs.length; queue.next += 1) {
    const struct = queue.structs[queue.next];
    if (!struct) break;
    if (progress.clockOf(queue.client) - struct.id.clock >= struct.length) continue;
    const missing = missingOf(struct, progress);
    if (missing) return missing;
    progress.take(struct);
  }
  return null;
}

function missingOf(struct: Struct, { clockOf }: Progress): Y.ID | null {
  if (struct instanceof Y.GC) return null;
  const parent = struct.parent as Y.ID | string | null;
  const needed = [struct.origin, struct.rightOrigin, typeof parent === "string" ? null : parent];
  return needed.find((id) => id !== null && id.clock >= clockOf(id.client)) ?? null;
}

function wake(ready: Queue[], waiting: Map<number, Waiter[]>, client: number, clock: number): void {
  const waiters = waiting.get(client);
  if (!waiters) return;
  const asleep = waiters.filter((waiter) => waiter.clock >= clock);
  if (asleep.length === 0) waiting.delete(client);
  else waiting.set(client, asleep);
  for (const waiter of waiters) if (waiter.clock < clock) ready.push(waiter.queue);
}
