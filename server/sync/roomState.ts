/** What a room knows and who is in it. */
import type { Log } from "../log.ts";
import type { ClientRecord, LogHead, Store } from "../store/port.ts";
import type { Person } from "./awareness.ts";
import type { CatchUp } from "./catchUp.ts";
import type { Courtesy } from "./courtesy.ts";
import type { History } from "./history.ts";
import type { PlanIndex } from "./planIndex.ts";
import type { News, Written } from "./news.ts";
import type { Presence } from "./presence.ts";

/** One who is in the room: a websocket, or the server itself when it writes. */
export type Member = {
  person: Person;
  mayWrite: boolean;
  /** Whether it was told the plan so far, and so gets what comes after. */
  isLive: boolean;
  /** How many of its updates are on disk. */
  durable: number;
  /** Whole websocket frames, in one piece or more; they leave in one packet where they fit. */
  write(...frames: Uint8Array[]): void;
  close(code: number, reason: string): void;
};

export type Entry = {
  from: Member;
  /** Null when the plan had all of it: it waits its turn only to be acknowledged. */
  update: Uint8Array | null;
  clients: number[];
  /** How many updates of the member this stands for. */
  count: number;
  /** Called when its turn is over, written or not. */
  over: (() => void) | null;
};

/** Why nothing can be written in a plan for now: it is damaged, or the store has no room. */
export type Obstacle = "BESCHADIGD" | "OPSLAG_VOL";

export type RoomDeps = {
  store: Pick<
    Store,
    | "append"
    | "readLog"
    | "expectedHead"
    | "salvageLog"
    | "snapshotsOf"
    | "clientsOf"
    | "bindClient"
  >;
  log: Log;
  /** Milliseconds of the clock that all instances share. */
  clock(): number;
  /** Tells the rooms of this plan on other instances; only what is durable. `makeNews` is not called when there are none. */
  tell(makeNews: () => News): void;
  /** What stands in the way of writing in any plan; asked when a room opens. */
  obstacle(): Obstacle | null;
  /** A plan turned out to be damaged when it was opened. */
  onDamaged?: (planId: string) => void;
  /** After each turn in which edits were acknowledged: the milliseconds that the first of them waited. */
  onAcknowledged?: ((ms: number) => void) | undefined;
  /** After a failed write: nobody may come in any more. */
  onFailed(room: Room): void;
  /** Something new is durable. */
  onWritten(room: Room): void;
};

export type Room = {
  readonly deps: RoomDeps;
  readonly planId: string;
  /** While it is there all only read: what they send is not judged and not acknowledged, and waits on their side. */
  readonly obstacle: Obstacle | null;
  readonly members: Set<Member>;
  /** Counts what was admitted, also when it is not durable yet. */
  readonly index: PlanIndex;
  readonly catchUp: CatchUp;
  /** A name stands for somebody on another instance. */
  readonly presence: Presence<Member | string>;
  /** When each other instance was last heard of, by its name; as NeighbourDeps.steady has it. */
  readonly heardOf: Map<string, number>;
  /** Who writes under which client id; bound in the store before anything is written under it. */
  readonly owners: Map<number, string>;
  /** Client ids that readers showed themselves under: nobody else may take them. */
  readonly claims: Map<number, string>;
  unbound: ClientRecord[];
  queue: Entry[];
  /** When the first of the queue came. */
  queuedAt: number;
  /** What other instances say they wrote. */
  news: Written[];
  head: LogHead;
  courtesy: Courtesy;
  loose: History["loose"];
  isPlanned: boolean;
  isWriting: boolean;
  hasFailed: boolean;
  /** Who waits until the room knows what other servers wrote. */
  asking: (() => void)[];
  /** Who waits for the room to have nothing left to write. */
  drained: (() => void)[];
};

/** Whether nothing is left to write. */
export function isIdle(room: Room): boolean {
  const { queue, unbound, asking, news } = room;
  const waiting = queue.length + unbound.length + asking.length + news.length;
  return room.hasFailed || (!room.isWriting && waiting === 0);
}
