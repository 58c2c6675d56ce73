/** The same plan open on other instances: hears what they tell of it, and says who is here. */
import type { Fanout } from "../fanout/port.ts";
import { decodeNews, encodeNews, topicOf } from "./news.ts";
import type { FarPerson, News } from "./news.ts";
import { tellEveryone } from "./people.ts";
import { announce, depart } from "./presence.ts";
import { ownerOf } from "./room.ts";
import type { Room, RoomDeps } from "./roomState.ts";
import { lookForNews, planTurn, readNews } from "./turn.ts";

/** An instance that says nothing for so long is gone, and its people with it. */
const SILENT_MS = 25_000;

/** Something that is said of a plan beside its text. */
export type Told = Extract<News, { kind: "notice" | "revoked" }>;

export type NeighbourDeps = Pick<RoomDeps, "log"> & {
  fanout: Fanout;
  /** As performance.now(). */
  steady(): number;
  onTold(planId: string, told: Told): void;
};

export type Neighbours = Pick<RoomDeps, "tell"> & {
  /** The room is open: from now on it hears what is told. */
  meet(room: Room): void;
  leave(): void;
};

/** Listens before the plan is read: what is told in between makes the room read on when it is open. */
export function createNeighbours(deps: NeighbourDeps, planId: string): Neighbours {
  const { fanout, log } = deps;
  const topic = topicOf(planId);
  const tell: Neighbours["tell"] = (makeNews) =>
    fanout.publish(topic, () => encodeNews(makeNews()));
  let open: Room | null = null;
  let wasTold = false;
  let isJoined = false;
  const greet = (room: Room) => {
    void lookForNews(room);
    tell(() => ({ kind: "hello", seq: room.head.seq }));
    tellEveryone(room);
  };
  // What was said of the plan meanwhile, here or elsewhere, came to nobody on the other side of the cut.
  const lookAgain = () => {
    const told: Told = { kind: "notice", notice: { kind: "missed" } };
    deps.onTold(planId, told);
    tell(() => told);
  };
  const leave = fanout.subscribe(topic, {
    hear(message, from) {
      if (open === null) wasTold = true;
      else
        try {
          take(deps, open, decodeNews(message), from);
        } catch (error) {
          log.error({ planId, err: error }, "een bericht van een andere server is onleesbaar");
        }
    },
    missed() {
      if (open === null) wasTold = true;
      else greet(open);
      if (isJoined) lookAgain();
      isJoined = true;
    },
  });
  return {
    tell,
    meet(room) {
      open = room;
      if (wasTold) greet(room);
    },
    leave,
  };
}

/** Lets the people go of instances that are not heard of any more. `now` as NeighbourDeps.steady. */
export function forgetSilent(room: Room, now: number): void {
  for (const [from, heardAt] of room.heardOf)
    if (now - heardAt > SILENT_MS) {
      room.heardOf.delete(from);
      dismiss(room, from, new Set());
    }
}

function take(
  { onTold, steady }: NeighbourDeps,
  room: Room,
  news: News | null,
  from: string,
): void {
  room.heardOf.set(from, steady());
  if (news === null || room.hasFailed) return;
  if (news.kind === "written") {
    if (room.obstacle === "BESCHADIGD") return;
    room.news.push(news);
    planTurn(room);
  } else if (news.kind === "people") {
    if (news.isEveryone) dismiss(room, from, new Set(news.people.map(({ clientId }) => clientId)));
    for (const person of news.people) welcome(room, from, person, news.isEveryone);
    planTurn(room);
    readUpTo(room, news.seq);
  } else if (news.kind === "hello") {
    tellEveryone(room);
    readUpTo(room, news.seq);
  } else if (news.kind === "waiting") room.courtesy.rivalAt = performance.now();
  else onTold(room.planId, news);
}

function readUpTo(room: Room, seq: number): void {
  if (seq > room.head.seq) void readNews(room);
}

/** What is only repeated is no news to the editors here. */
function welcome(room: Room, from: string, person: FarPerson, isRepeated: boolean): void {
  const { presence } = room;
  const { clientId, clock, state, userId } = person;
  const name = nameOf(from, clientId);
  presence.clock = Math.max(presence.clock, clock);
  if (state === "null") return depart(presence, name);
  const owner = ownerOf(room, clientId);
  if (owner !== null && owner !== userId) return;
  room.claims.set(clientId, userId);
  if (!isRepeated || presence.entries.get(name)?.state !== state)
    announce(presence, name, clientId, state);
}

/** All of this instance leave but those who stay. */
function dismiss(room: Room, from: string, stay: ReadonlySet<number>): void {
  for (const [name, { clientId }] of room.presence.entries)
    if (name === nameOf(from, clientId) && !stay.has(clientId)) depart(room.presence, name);
  planTurn(room);
}

/** How somebody on another instance stands in the room. */
function nameOf(from: string, clientId: number): string {
  return `${from}/${clientId}`;
}
