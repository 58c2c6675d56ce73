/** What other instances wrote in the plan: taken from their own word when it fits on the log, and else from the store (ST9). */
import { updateFrame } from "./frames.ts";
import { keepUpdate } from "./catchUp.ts";
import { absorb } from "./gate.ts";
import { followChain } from "./history.ts";
import { nextHash } from "../store/port.ts";
import type { LogHead } from "../store/port.ts";
import type { Written } from "./news.ts";
import type { Entry, Room } from "./roomState.ts";
import { showFrames } from "./show.ts";
import { readUpdate } from "./updateReader.ts";

/** Takes in what others told since the last turn; what does not follow on what is here is read from the log. */
export async function takeNews(room: Room, batch: readonly Entry[]): Promise<void> {
  const news = room.news.splice(0);
  let { head } = room;
  const updates: Uint8Array[] = [];
  const isWhole = news.every((written) => {
    if (written.head.seq <= head.seq) return true;
    if (!fits(head, written)) return false;
    updates.push(...written.updates);
    head = written.head;
    return true;
  });
  if (updates.length > 0) await takeIn(room, batch, updates, head);
  if (!isWhole) await readOn(room, batch);
}

/** Takes in what the log has behind the room's head, and shows it; false when there is nothing. */
export async function readOn(room: Room, batch: readonly Entry[]): Promise<boolean> {
  const entries = await room.deps.store.readLog(room.planId, room.head.seq);
  if (entries.length === 0) return false;
  const head = followChain(room.head, entries);
  if (head === null) throw new Error("the log does not follow on what this room knows");
  const updates = entries.map(({ update }) => update);
  await takeIn(room, batch, updates, head);
  return true;
}

/** Counts durable updates behind the head. */
export function keep(room: Room, updates: readonly Uint8Array[], head: LogHead): void {
  for (const [n, update] of updates.entries()) {
    keepUpdate(room.catchUp, update, room.head.seq + n + 1);
    room.loose.entries += 1;
    room.loose.bytes += update.length;
  }
  room.head = head;
  room.deps.onWritten(room);
}

/** Whether these updates make the chain of this head into the chain of that one: nobody's word counts for more than that. */
function fits(head: LogHead, { after, head: end, updates }: Written): boolean {
  const isNext = after.seq === head.seq && end.seq === head.seq + updates.length;
  if (!isNext || Buffer.compare(after.hash, head.hash) !== 0) return false;
  return Buffer.compare(updates.reduce(nextHash, head.hash), end.hash) === 0;
}

async function takeIn(
  room: Room,
  batch: readonly Entry[],
  updates: readonly Uint8Array[],
  head: LogHead,
): Promise<void> {
  const unwritten = new Set([...batch, ...room.queue].flatMap(({ clients }) => clients));
  let hasStrangers = false;
  for (const update of updates) {
    const read = readUpdate(update, true);
    for (const client of read.structs.keys()) {
      // The same client id through two instances at once: only reading the plan anew says what it wrote.
      if (unwritten.has(client)) throw new Error("a client id that writes through two instances");
      hasStrangers ||= !room.owners.has(client);
    }
    absorb(room.index, update, read);
  }
  keep(room, updates, head);
  room.courtesy.rivalAt = performance.now();
  showFrames(room, Buffer.concat(updates.flatMap(updateFrame)));
  if (hasStrangers) await learnOwners(room);
}

/** Who writes under the client ids that came through another instance: nobody here may take them (SY3). */
async function learnOwners(room: Room): Promise<void> {
  for (const { clientId, userId } of await room.deps.store.clientsOf(room.planId))
    if (!room.owners.has(clientId)) room.owners.set(clientId, userId);
}
