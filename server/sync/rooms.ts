/** Which plans are open: each is loaded once, however many come at once, and goes when nobody needs it any more. */
import { aloneFanout } from "../fanout/alone.ts";
import type { Fanout } from "../fanout/port.ts";
import type { Store } from "../store/port.ts";
import { letGo } from "./catchUp.ts";
import { createNeighbours, forgetSilent } from "./neighbours.ts";
import type { NeighbourDeps, Neighbours } from "./neighbours.ts";
import { tellEveryone } from "./people.ts";
import { createQuiet } from "./quiet.ts";
import type { Quiet } from "./quiet.ts";
import { drained, openRoom } from "./room.ts";
import type { Room, RoomDeps } from "./roomState.ts";
import { lookForNews, readNews } from "./turn.ts";
import { takeSnapshot, wantsSnapshot } from "./snapshot.ts";
import { createLine } from "./thread.ts";

export type RoomsDeps = Pick<RoomDeps, "log" | "obstacle" | "onDamaged" | "onAcknowledged"> & {
  now: () => Date;
  store: RoomDeps["store"] & Pick<Store, "saveSnapshot">;
  /** The line to other instances on the store; without it this is the only one. */
  fanout?: Fanout;
  /** Another instance said something of an open plan beside its text. */
  onTold?: NeighbourDeps["onTold"];
  /** Milliseconds that only go up, since whenever; performance.now() when left out. */
  steady?: NeighbourDeps["steady"];
  /** Something of the plan changed a moment ago, and it is quiet now (or has been busy for long). */
  onQuiet(planId: string): void;
};

/** The use of a room; `leave` is called once. */
export type Visit = { room: Room; leave(): void };

export type Rooms = {
  /** Throws WupError PLAN_BESCHADIGD when nothing of the plan can be loaded. */
  enter(planId: string): Promise<Visit>;
  /** The room if it is open now. */
  find(planId: string): Room | null;
  all(): Room[];
  /** Sends everyone away to come back at once, into rooms that are opened anew. */
  reopen(): Promise<void>;
  /** To be called every two seconds: reads on where something may not have been told, and says who is here. */
  beat(): void;
  /** Writes all that is waiting, and ends what runs in the background. */
  settle(): Promise<void>;
  /** From now on no snapshot is begun: who stops has no time for that, and the next opening makes it. */
  stopShortening(): void;
};

type Slot = {
  opening: Promise<Room>;
  room: Room | null;
  visits: number;
  quiet: Quiet;
  neighbours: Neighbours;
  isCompacting: boolean;
  /** Lets the bytes of the plan go some time after the last who came in. */
  rest: NodeJS.Timeout;
};

/** Many plans that come to rest at once take turns: each snapshot takes a thread with memory of its own. */
const SNAPSHOTS_AT_ONCE = 2;

/** Long enough for all who come back after a restart to be served from memory. */
const REST_MS = 5_000;

/** In beats of two seconds. */
const EVERYONE_BEATS = 5;
const READ_BEATS = 10;

export function createRooms(given: RoomsDeps): Rooms {
  const fanout = given.fanout ?? aloneFanout(() => given.now().getTime());
  const deps: FullDeps = {
    onTold: () => {},
    steady: () => performance.now(),
    ...given,
    fanout,
  };
  const slots = new Map<string, Slot>();
  const background = new Set<Promise<void>>();
  const run = (work: Promise<void>) => {
    const noted = work.finally(() => background.delete(noted));
    background.add(noted);
  };
  const line = createLine(SNAPSHOTS_AT_ONCE);
  let isStopping = false;
  const inTurn: Background["inTurn"] = (work) =>
    line(async () => (isStopping ? undefined : await work()));

  const drop = (planId: string, slot: Slot) => forget(slots, planId, slot);
  let beats = 0;
  const leave = async (planId: string, slot: Slot) => {
    if (slot.room) await drained(slot.room);
    slot.visits -= 1;
    if (slot.visits > 0) return;
    drop(planId, slot);
    clearTimeout(slot.rest);
    slot.quiet.finish();
  };

  return {
    async enter(planId) {
      const known = slots.get(planId);
      const wasOpen = known !== undefined && known.room !== null;
      const slot = known ?? openSlot(deps, slots, planId, { run, inTurn });
      slot.visits += 1;
      slot.rest.refresh();
      try {
        const room = await slot.opening;
        // Another server on the store may have written; who comes from there is ahead of this room.
        if (wasOpen) await readNews(room);
        return { room, leave: () => run(leave(planId, slot)) };
      } catch (error) {
        drop(planId, slot);
        clearTimeout(slot.rest);
        throw error;
      }
    },
    find: (planId) => slots.get(planId)?.room ?? null,
    all: () => [...slots.values()].flatMap(({ room }) => (room ? [room] : [])),
    async reopen() {
      // Those who come back meanwhile are in a new room, which stays.
      const open = [...slots];
      for (const [planId, slot] of open) {
        const room = await slot.opening.catch(() => null);
        if (room === null) continue;
        await drained(room);
        drop(planId, slot);
        // Who is still on the way in finds it closed as well.
        room.hasFailed = true;
        for (const member of room.members) member.close(1012, "HERSTART");
      }
    },
    beat() {
      if (fanout.isAlone) return;
      beats += 1;
      for (const { room } of slots.values()) if (room) beatOne(deps, room, beats);
    },
    stopShortening: () => void (isStopping = true),
    async settle() {
      for (const { room } of slots.values()) if (room) await drained(room);
      while (background.size > 0) await Promise.all(background);
    },
  };
}

type FullDeps = RoomsDeps & NeighbourDeps;

function forget(slots: Map<string, Slot>, planId: string, slot: Slot): void {
  if (slots.get(planId) === slot) slots.delete(planId);
  slot.neighbours.leave();
}

/** While the line is up, reading on is only for what an instance that is cut off could not tell. */
function beatOne({ fanout, steady }: FullDeps, room: Room, beats: number): void {
  if (!fanout.isUp() || beats % READ_BEATS === 0) void lookForNews(room);
  if (beats % EVERYONE_BEATS === 0) tellEveryone(room);
  forgetSilent(room, steady());
}

/** What goes on beside the rooms. */
type Background = {
  run(work: Promise<void>): void;
  /** For what takes a thread. */
  inTurn(work: () => Promise<void>): Promise<void>;
};

function openSlot(
  deps: FullDeps,
  slots: Map<string, Slot>,
  planId: string,
  { run, inTurn }: Background,
): Slot {
  const quiet = createQuiet(() => {
    if (slot.room) run(rest(deps, slot, slot.room, inTurn));
  });
  const neighbours = createNeighbours(deps, planId);
  const opening = openRoom(
    {
      ...deps,
      clock: deps.fanout.clock,
      tell: neighbours.tell,
      onWritten: () => quiet.touch(),
      onFailed: () => forget(slots, planId, slot),
    },
    planId,
  ).then((room) => {
    run(shorten(deps, slot, room, inTurn));
    slot.room = room;
    neighbours.meet(room);
    return room;
  });
  const lettingGo = setTimeout(() => slot.room && letGo(slot.room.catchUp), REST_MS).unref();
  const slot: Slot = {
    opening,
    room: null,
    visits: 0,
    quiet,
    neighbours,
    rest: lettingGo,
    isCompacting: false,
  };
  slots.set(planId, slot);
  return slot;
}

/** What one instance did for a change, no other has to do again; a killed one may leave it to those that are left. */
const ONE_CLAIM_MS = 60_000;

/** A quiet room needs no bytes in memory, and its log may become a snapshot. */
async function rest(
  deps: FullDeps,
  slot: Slot,
  room: Room,
  inTurn: Background["inTurn"],
): Promise<void> {
  letGo(room.catchUp);
  const isOurs = await deps.fanout.claim(`rust:${room.planId}`, room.head.seq, ONE_CLAIM_MS);
  if (!isOurs) return;
  deps.onQuiet(room.planId);
  await shorten(deps, slot, room, inTurn);
}

/** Makes a snapshot of a long log: when it is quiet, and when a plan is opened that grew long before a stop. */
async function shorten(
  deps: RoomsDeps,
  slot: Slot,
  room: Room,
  inTurn: Background["inTurn"],
): Promise<void> {
  if (slot.isCompacting || room.hasFailed || room.obstacle !== null || !wantsSnapshot(room.loose))
    return;
  slot.isCompacting = true;
  try {
    await inTurn(async () => {
      const { entries, bytes } = room.loose;
      await takeSnapshot(deps.store, room.planId);
      room.loose.entries -= entries;
      room.loose.bytes -= bytes;
    });
  } catch (error) {
    // The log is whole without it: the next quiet moment tries again.
    deps.log.error({ planId: room.planId, err: error }, "een momentopname is niet gelukt");
  } finally {
    slot.isCompacting = false;
  }
}
