/**
 * One plan that people are in: what its members may do. Each update is judged and then waits for the turn that writes,
 * shows and acknowledges it (turn.ts).
 */
import { WupError } from "../errors.ts";
import type { ClientRecord } from "../store/port.ts";
import { presenceOf } from "./awareness.ts";
import type { OwnPresence } from "./awareness.ts";
import { createCatchUp, framesFor, gather } from "./catchUp.ts";
import { createCourtesy } from "./courtesy.ts";
import { frame, presenceMessage } from "./frames.ts";
import { absorb, admit } from "./gate.ts";
import type { Verdict } from "./gate.ts";
import { readHistory } from "./history.ts";
import type { History } from "./history.ts";
import { readLastGood } from "./lastGood.ts";
import { emptyIndex } from "./planIndex.ts";
import type { PlanIndex } from "./planIndex.ts";
import { announce, createPresence, depart, everyone } from "./presence.ts";
import { isIdle } from "./roomState.ts";
import type { Member, Room, RoomDeps } from "./roomState.ts";
import { fail, planTurn, readNews } from "./turn.ts";

/**
 * Loads the plan. A damaged one opens with what is left of it, only to be read. Throws WupError PLAN_BESCHADIGD rather
 * than show an empty plan (SY2).
 */
export async function openRoom(deps: RoomDeps, planId: string): Promise<Room> {
  const { history, index, clients, obstacle } = await load(deps, planId).catch(
    async (error: unknown) => await loadDamaged(deps, planId, error),
  );
  const read = () => (obstacle === "BESCHADIGD" ? readLastGood : readHistory)(deps.store, planId);
  return {
    deps,
    planId,
    obstacle,
    index,
    head: history.head,
    loose: history.loose,
    members: new Set(),
    catchUp: createCatchUp(history, read),
    presence: createPresence(deps.clock),
    heardOf: new Map(),
    owners: new Map(clients.map(({ clientId, userId }) => [clientId, userId])),
    claims: new Map(),
    unbound: [],
    queue: [],
    queuedAt: 0,
    news: [],
    courtesy: createCourtesy(),
    isPlanned: false,
    isWriting: false,
    hasFailed: false,
    asking: [],
    drained: [],
  };
}

type Loaded = Pick<Room, "index" | "obstacle"> & { history: History; clients: ClientRecord[] };

async function load(deps: RoomDeps, planId: string): Promise<Loaded> {
  const history = await readHistory(deps.store, planId);
  const clients = await deps.store.clientsOf(planId);
  try {
    return { history, clients, index: indexOf(history), obstacle: deps.obstacle() };
  } catch (error) {
    throw new WupError("PLAN_BESCHADIGD", { cause: error });
  }
}

async function loadDamaged(deps: RoomDeps, planId: string, error: unknown): Promise<Loaded> {
  const isDamaged =
    error instanceof WupError && ["PLAN_BESCHADIGD", "GEGEVENS_BESCHADIGD"].includes(error.code);
  if (!isDamaged) throw error;
  deps.onDamaged?.(planId);
  deps.log.error({ planId, err: error }, "een plan is beschadigd en kan alleen worden gelezen");
  const history = await readLastGood(deps.store, planId);
  return { history, clients: [], index: indexOf(history), obstacle: "BESCHADIGD" };
}

/** Throws a RangeError when an update does not fit on what came before. */
function indexOf({ updates }: History): PlanIndex {
  const index = emptyIndex();
  for (const update of updates) absorb(index, update);
  return index;
}

export function leave(room: Room, member: Member): void {
  room.members.delete(member);
  depart(room.presence, member);
  planTurn(room);
}

/** Brings a member up to date; from then on it gets what the others write. */
export async function answer(
  room: Room,
  member: Member,
  clocks: ReadonlyMap<number, number>,
): Promise<void> {
  await gather(room.catchUp).catch((error: unknown) => {
    // Damaged while people were in it: opened anew, it is one to read.
    if (error instanceof WupError && !room.hasFailed) fail(room, [], error);
    throw error;
  });
  member.isLive = true;
  member.write(...framesFor(room.catchUp, clocks));
  sayPresence(room, member);
}

export function sayPresence(room: Room, member: Member): void {
  const entries = everyone(room.presence);
  if (entries) member.write(frame(presenceMessage(entries)));
}

/** Nobody brings the unsent work of more visits at once, and each becomes a row in the store. */
const MOST_VISITS = 200;
const NOTHING_NEW = { update: null, clients: [] };

/**
 * Takes an update of a member; `count` is how many of its updates this stands for. When it is taken, `over` is called at
 * the end of its turn, written or not.
 */
export function receive(
  room: Room,
  member: Member,
  update: Uint8Array,
  count = 1,
  over?: () => void,
): Verdict {
  const verdict = admit(room.index, update, {
    mayWrite: member.mayWrite,
    owns: (clientId) => owns(room, member, clientId),
    visits: MOST_VISITS,
  });
  if (verdict.kind === "new" || verdict.kind === "known") {
    const { update: fresh, clients } = verdict.kind === "new" ? verdict : NOTHING_NEW;
    if (room.queue.length === 0) room.queuedAt = performance.now();
    room.queue.push({ from: member, update: fresh, clients, count, over: over ?? null });
    planTurn(room);
  }
  return verdict;
}

/** As `receive`; what looks like a gap may build on what another server wrote in the meantime. */
export async function receiveWithNews(...given: Parameters<typeof receive>): Promise<Verdict> {
  const verdict = receive(...given);
  if (verdict.kind !== "gap") return verdict;
  const [room] = given;
  await readNews(room);
  return room.hasFailed ? verdict : receive(...given);
}

/** Shows a member to the others, as itself; under a client id of someone else it stays unseen (SY7). */
export function receivePresence(room: Room, member: Member, own: OwnPresence): void {
  const owner = ownerOf(room, own.clientId);
  if (owner !== null && owner !== member.person.id) return;
  // Who only reads binds no client id in the store.
  if (member.mayWrite && room.obstacle === null) owns(room, member, own.clientId);
  else room.claims.set(own.clientId, member.person.id);
  announce(room.presence, member, own.clientId, presenceOf(member.person, own.state));
  planTurn(room);
}

/** Resolves when all that was received is durable and acknowledged, or when the room failed. */
export function drained(room: Room): Promise<void> {
  if (isIdle(room)) return Promise.resolve();
  return new Promise((resolve) => room.drained.push(resolve));
}

export function ownerOf(room: Room, clientId: number): string | null {
  return room.owners.get(clientId) ?? room.claims.get(clientId) ?? null;
}

function owns(room: Room, member: Member, clientId: number): boolean {
  const userId = member.person.id;
  if (room.owners.has(clientId)) return room.owners.get(clientId) === userId;
  if ((room.claims.get(clientId) ?? userId) !== userId) return false;
  room.owners.set(clientId, userId);
  room.unbound.push({ planId: room.planId, clientId, userId });
  return true;
}
