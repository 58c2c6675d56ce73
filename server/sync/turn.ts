/**
 * One turn of a room: what arrived is written to the store, then shown to the others, then acknowledged, in that order
 * (SY4). After a failed write the room is forgotten: editors come back and send again (SY5).
 */
import { afterWrite } from "./courtesy.ts";
import { keep, readOn, takeNews } from "./readOn.ts";
import { isIdle } from "./roomState.ts";
import type { Entry, Room } from "./roomState.ts";
import { showTurn } from "./show.ts";

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

/** As readNews, when the log went further unheard. A store that does not answer now is no reason to send anyone away. */
export async function lookForNews(room: Room): Promise<void> {
  const entries = await room.deps.store.readLog(room.planId, room.head.seq).catch(() => []);
  if (entries.length > 0) await readNews(room);
}

async function takeTurn(room: Room): Promise<void> {
  room.isPlanned = false;
  if (isIdle(room)) return showTurn(room, []);
  room.isWriting = true;
  const { queuedAt } = room;
  const { isHeld } = room.courtesy;
  const batch = isHeld ? [] : room.queue;
  if (!isHeld) room.queue = [];
  const asking = room.asking.splice(0);
  try {
    if (asking.length > 0) await readOn(room, batch);
    if (room.news.length > 0) await takeNews(room, batch);
    if (!isHeld) await bind(room);
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
  else if (!room.courtesy.isHeld || room.asking.length + room.news.length > 0) planTurn(room);
}

async function bind(room: Room): Promise<void> {
  const clients = room.unbound;
  if (clients.length === 0) return;
  room.unbound = [];
  const owners = await Promise.all(clients.map((client) => room.deps.store.bindClient(client)));
  if (owners.some((owner, n) => owner !== clients[n]?.userId))
    throw new Error("another instance gave a client id to someone else");
}

/** Other instances may write as well (ST9); when they still win after so long, something is wrong. */
const LONGEST_RACE_MS = 10_000;

async function log(room: Room, batch: Entry[]): Promise<void> {
  const updates = batch.flatMap(({ update }) => (update ? [update] : []));
  if (updates.length === 0) return;
  const first = performance.now();
  while (performance.now() - first < LONGEST_RACE_MS) {
    const begin = performance.now();
    const after = room.head;
    const head = await room.deps.store.append(room.planId, after, updates);
    if (head !== null) {
      keep(room, updates, head);
      room.deps.tell(() => ({ kind: "written", after, head, updates }));
      return holdBack(room, performance.now() - begin);
    }
    // Whoever won may not know that somebody else is writing.
    room.deps.tell(() => ({ kind: "waiting" }));
    await catchUpWithRivals(room, batch);
  }
  throw new Error("the log stayed ahead of this room");
}

/** What they told may be enough, and saves a reading. */
async function catchUpWithRivals(room: Room, batch: Entry[]): Promise<void> {
  const before = room.head.seq;
  await takeNews(room, batch);
  if (room.head.seq === before && !(await readOn(room, batch)))
    throw new Error("the log does not take what follows on it");
}

function holdBack(room: Room, tookMs: number): void {
  const wait = afterWrite(room.courtesy, tookMs, performance.now());
  const go = () => {
    room.courtesy.isHeld = false;
    planTurn(room);
  };
  if (wait > 0) setTimeout(go, wait);
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
  room.news = [];
  [...room.drained.splice(0), ...room.asking.splice(0)].forEach((resolve) => resolve());
}
