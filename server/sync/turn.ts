/**
 * One turn of a room: what arrived is written to the store, then shown to the others, then acknowledged, in that order
 * (SY4). After a failed write the room is forgotten: editors come back and send again (SY5).
 */
import { updateFrame } from "./frames.ts";
import { keepUpdate } from "./catchUp.ts";
import { absorb } from "./gate.ts";
import { followChain } from "./history.ts";
import { isIdle } from "./roomState.ts";
import type { Entry, Room } from "./roomState.ts";
import { showFrames, showTurn } from "./show.ts";
import { readUpdate } from "./updateReader.ts";

/**
 * All that arrives in one turn of the event loop is written, and shown, in one go. What arrives during the writing waits
 * for its end: it costs everyone one packet less.
 */
export function planTurn(room: Room): void {
  if (room.isPlanned || room.isWriting || room.hasFailed) return;
  room.isPlanned = true;
  setImmediate(() => void takeTurn(room));
}

/** Resolves when the room knows all that other servers had written of the plan by now, or when the room failed. */
export function readNews(room: Room): Promise<void> {
  // Of a damaged plan there is nothing to go on behind.
  if (room.hasFailed || room.obstacle === "BESCHADIGD") return Promise.resolve();
  return new Promise((resolve) => {
    room.asking.push(resolve);
    planTurn(room);
  });
}

async function takeTurn(room: Room): Promise<void> {
  room.isPlanned = false;
  if (isIdle(room)) return showTurn(room, []);
  room.isWriting = true;
  const batch = room.queue;
  room.queue = [];
  const { queuedAt } = room;
  const asking = room.asking.splice(0);
  try {
    if (asking.length > 0) await readOn(room, batch);
    await bind(room);
    await log(room, batch);
    showTurn(room, batch);
    if (batch.length > 0) room.deps.onAcknowledged?.(performance.now() - queuedAt);
    for (const { over } of batch) over?.();
  } catch (error) {
    fail(room, batch, error);
    return;
  } finally {
    asking.forEach((resolve) => resolve());
  }
  room.isWriting = false;
  if (isIdle(room)) room.drained.splice(0).forEach((resolve) => resolve());
  else planTurn(room);
}

async function bind(room: Room): Promise<void> {
  const clients = room.unbound;
  if (clients.length === 0) return;
  room.unbound = [];
  const owners = await Promise.all(clients.map((client) => room.deps.store.bindClient(client)));
  if (owners.some((owner, n) => owner !== clients[n]?.userId))
    throw new Error("another instance gave a client id to someone else");
}

/** Other instances may write as well (ST9); after so many clashes something is wrong. */
const ATTEMPTS = 20;

async function log(room: Room, batch: Entry[]): Promise<void> {
  const updates = batch.flatMap(({ update }) => (update ? [update] : []));
  if (updates.length === 0) return;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const head = await room.deps.store.append(room.planId, room.head, updates);
    if (head === null) {
      if (!(await readOn(room, batch))) throw new Error("the log does not take what follows on it");
      continue;
    }
    keep(room, updates);
    room.head = head;
    room.deps.onWritten(room);
    return;
  }
  throw new Error("the log stayed ahead of this room");
}

/** Takes in what another instance wrote, and shows it; false when there is nothing. */
async function readOn(room: Room, batch: Entry[]): Promise<boolean> {
  const entries = await room.deps.store.readLog(room.planId, room.head.seq);
  if (entries.length === 0) return false;
  const head = followChain(room.head, entries);
  if (head === null) throw new Error("the log does not follow on what this room knows");
  const unwritten = new Set([...batch, ...room.queue].flatMap(({ clients }) => clients));
  for (const { update } of entries) {
    // The same client id through two instances at once: only reading the plan anew says what it wrote.
    if ([...readUpdate(update, true).structs.keys()].some((client) => unwritten.has(client)))
      throw new Error("a client id that writes through two instances");
    absorb(room.index, update);
  }
  const updates = entries.map(({ update }) => update);
  keep(room, updates);
  room.head = head;
  showFrames(room, Buffer.concat(updates.flatMap(updateFrame)));
  return true;
}

/** Counts durable updates behind the head. */
function keep(room: Room, updates: Uint8Array[]): void {
  for (const [n, update] of updates.entries()) {
    keepUpdate(room.catchUp, update, room.head.seq + n + 1);
    room.loose.entries += 1;
    room.loose.bytes += update.length;
  }
}

/** Forgets the room: everyone comes back, and it is opened anew from what the store has. */
export function fail(room: Room, batch: Entry[], error: unknown): void {
  room.hasFailed = true;
  room.deps.log.error(
    { planId: room.planId, err: error },
    "een plan kon niet verder worden gelezen of bewaard",
  );
  room.deps.onFailed(room);
  const waiting = [...batch, ...room.queue];
  for (const member of new Set([...room.members, ...waiting.map(({ from }) => from)]))
    member.close(1011, "OPSLAG_MISLUKT");
  for (const { over } of waiting) over?.();
  room.queue = [];
  room.unbound = [];
  [...room.drained.splice(0), ...room.asking.splice(0)].forEach((resolve) => resolve());
}
