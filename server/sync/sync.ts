/** People writing in one plan at the same time: the door, the open rooms, and what the rest of the server may ask of them. */
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import * as Y from "yjs";
import { gemeenteKey } from "../../templates/gemeente.ts";
import { aloneFanout } from "../fanout/alone.ts";
import type { Fanout } from "../fanout/port.ts";
import type { Log } from "../log.ts";
import type { Role, Store } from "../store/port.ts";
import { connect } from "./connection.ts";
import type { Connection } from "./connection.ts";
import { createEverywhere } from "./everywhere.ts";
import { frame, noticeMessage } from "./frames.ts";
import { createLargeUpdates } from "./largeUpdates.ts";
import type { Told } from "./neighbours.ts";
import { encodeNews, topicOf } from "./news.ts";
import { createRooms } from "./rooms.ts";
import type { Rooms } from "./rooms.ts";
import type { Obstacle } from "./roomState.ts";
import { serverWrite } from "./serverWrite.ts";
import { readDocument } from "./snapshot.ts";
import { showFrames } from "./show.ts";
import { createDoor } from "./upgrade.ts";
import type { DoorDeps, Visitor } from "./upgrade.ts";
import { createWindows } from "./windows.ts";

export type SyncDeps = Pick<DoorDeps, "sessions" | "access" | "origins"> & {
  store: Pick<
    Store,
    | "append"
    | "readLog"
    | "expectedHead"
    | "salvageLog"
    | "snapshotsOf"
    | "saveSnapshot"
    | "clientsOf"
    | "bindClient"
    | "findPlan"
    | "findUser"
  >;
  log: Log;
  now: () => Date;
  /** The line to other instances on the store; without it this is the only one. */
  fanout?: Fanout;
  /** Milliseconds that only go up, since whenever; performance.now() when left out. */
  steady?: () => number;
  /** What stands in the way of writing in any plan now; after a change of it: `reopen`. */
  obstacle(): Obstacle | null;
  /** A plan turned out to be damaged when it was opened; it can only be read. */
  onDamaged?: (planId: string) => void;
  /** After each turn in which edits were acknowledged: the milliseconds that the first of them waited. */
  onAcknowledged?: ((ms: number) => void) | undefined;
  /** Told who came in; gives a log for this websocket, and what to call when it is closed. */
  follow?: (who: { planId: string; userId: string; role: Role }) => { log: Log; closed(): void };
};

export type Sync = {
  /** For the "upgrade" event of an HTTP server. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** A private copy of what is durable of the plan. Throws WupError PLAN_BESCHADIGD. */
  readDoc(planId: string): Promise<Y.Doc>;
  /**
   * A change by the server on behalf of a user, through the same gate and log. `change` gets a private copy. Resolves
   * when it is durable; throws WupError OPSLAG_MISLUKT when it could not be written.
   */
  write(planId: string, userId: string, change: (doc: Y.Doc) => void): Promise<void>;
  /** Tells the open editors of a plan something; `{ kind: "rights" }` also asks everyone's role again. */
  notify(planId: string, notice: { kind: string }): void;
  /**
   * What a gemeente chose for its plans changed: their open editors on every instance are told `{ kind: "settings" }`, and
   * so is who listens with `onSettings`, for each of them.
   */
  tellSettings(gemeente: string): void;
  /** Gives the way to stop listening. */
  onSettings(listener: (planId: string) => void): () => void;
  /** Closes the sockets of a user who may not see the plan any more (SY9). */
  revoke(planId: string, userId: string): void;
  /** Closes the sockets whose session ended (4401), of this user or of anyone; done by itself at every ping. */
  checkSessions(userId?: string): Promise<void>;
  /** 2 s after the last edit of a plan, and at the latest every 30 s while people type. Gives the way to stop listening. */
  onQuiet(listener: (planId: string) => void): () => void;
  /** Sends everyone away (1012) to come back at once: what may be written has changed. */
  reopen(): Promise<void>;
  /** The plans in which somebody is now. */
  openPlans(): string[];
  /** How many websockets are open. */
  websockets(): number;
  /** Lets nobody in, writes what is waiting, and closes everyone with 1012 (SY12). */
  stop(): Promise<void>;
};

const PING_MS = 20_000;
/** How often rooms look after what other instances may not have told. */
const BEAT_MS = 2_000;
/** How long editors get to say goodbye. */
const FAREWELL_MS = 3_000;

export function createSync(deps: SyncDeps): Sync {
  const { log, fanout = aloneFanout(() => deps.now().getTime()) } = deps;
  const [quiet, chosen] = [createListeners(log), createListeners(log)];
  const connections = new Map<Connection, Visitor["isLoggedIn"]>();
  let isStopping = false;
  const hear = (planId: string, told: Told) => pass(deps, rooms, planId, told);
  const rooms = createRooms({ ...deps, fanout, onQuiet: quiet.tell, onTold: hear });
  const say = (planId: string, told: Told) => {
    hear(planId, told);
    fanout.publish(topicOf(planId), () => encodeNews(told));
  };
  const askAll = () => {
    for (const { planId } of rooms.all()) void askAgain(deps, rooms, planId);
    void checkSessions(deps, connections);
  };
  const hearSettings = (gemeente: string) => passSettings(deps, rooms, gemeente, chosen.tell);
  const everywhere = createEverywhere(fanout, log, {
    hear(word) {
      if (word.kind === "sessions") void checkSessions(deps, connections, word.userId);
      else if (word.kind === "settings") void hearSettings(word.gemeente);
      else windows.close(word.ids);
    },
    missed: askAll,
  });
  const windows = createWindows(fanout, (ids) => everywhere.tell({ kind: "surplus", ids }));
  const pings = setInterval(() => {
    for (const connection of connections.keys()) connection.ping();
    void checkSessions(deps, connections);
    windows.renew();
  }, PING_MS).unref();
  const beats = setInterval(() => {
    rooms.beat();
    // Nobody can tell us whose rights or session ended.
    if (!fanout.isUp()) askAll();
  }, BEAT_MS).unref();
  const large = createLargeUpdates();
  const enter = async (planId: string) => {
    const { room, leave } = await rooms.enter(planId);
    const welcome = ({ user, role, socket, stream, isLoggedIn }: Visitor) => {
      const followed = deps.follow?.({ planId, userId: user.id, role });
      const onClosed = () => {
        followed?.closed();
        connections.delete(connection);
        windows.closed(connection);
        leave();
      };
      const mayWrite = deps.access.mayWrite(role);
      const wires = { socket, stream, room, log: followed?.log ?? log, large, onClosed };
      const connection = connect(user, mayWrite, wires);
      connections.set(connection, isLoggedIn);
      windows.opened(connection);
    };
    return { leave, welcome };
  };

  return {
    upgrade: createDoor({ ...deps, isStopping: () => isStopping, enter }),
    readDoc: (planId) => readDocument(deps.store, planId),
    write: (planId, userId, change) => serverWrite(rooms, planId, userId, change),
    notify: (planId, notice) => say(planId, { kind: "notice", notice }),
    tellSettings(gemeente) {
      void hearSettings(gemeente);
      everywhere.tell({ kind: "settings", gemeente });
    },
    onSettings: chosen.listen,
    revoke: (planId, userId) => say(planId, { kind: "revoked", userId }),
    async checkSessions(userId) {
      if (userId !== undefined) everywhere.tell({ kind: "sessions", userId });
      await checkSessions(deps, connections, userId);
    },
    onQuiet: quiet.listen,
    reopen: () => rooms.reopen(),
    openPlans: () => rooms.all().map(({ planId }) => planId),
    websockets: () => connections.size,
    async stop() {
      isStopping = true;
      clearInterval(pings);
      clearInterval(beats);
      everywhere.leave();
      rooms.stopShortening();
      await rooms.settle();
      for (const connection of connections.keys()) connection.close(1012, "HERSTART");
      await farewell(connections);
      await rooms.settle();
    },
  };
}

/** What was said of a plan, here or on another instance, reaches the people who are in it here. */
function pass(deps: SyncDeps, rooms: Rooms, planId: string, told: Told): void {
  const room = rooms.find(planId);
  if (!room) return;
  if (told.kind === "notice") {
    showFrames(room, frame(noticeMessage(told.notice)));
    if (told.notice.kind === "rights") void askAgain(deps, rooms, planId);
  } else
    for (const member of room.members)
      if (member.person.id === told.userId) member.close(4403, "GEEN_TOEGANG");
}

/** Tells the editors that are here of every open plan of the gemeente. */
async function passSettings(
  { log, store }: SyncDeps,
  rooms: Rooms,
  gemeente: string,
  tell: (planId: string) => void,
): Promise<void> {
  for (const room of rooms.all()) {
    const { planId } = room;
    try {
      const plan = await store.findPlan(planId);
      if (plan === null || gemeenteKey(plan.gemeente) !== gemeenteKey(gemeente)) continue;
      showFrames(room, frame(noticeMessage({ kind: "settings" })));
      tell(planId);
    } catch (error) {
      log.error({ planId, err: error }, "de gemeente van een plan kon niet worden gelezen");
    }
  }
}

type Listener = (planId: string) => void;

/** A listener's trouble is its own. */
function createListeners(log: Log): { listen(listener: Listener): () => void; tell: Listener } {
  const listeners = new Set<Listener>();
  return {
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    tell(planId) {
      for (const listener of listeners)
        try {
          listener(planId);
        } catch (error) {
          log.error({ planId, err: error }, "na een wijziging ging iets mis");
        }
    },
  };
}

async function askAgain(
  { access, log, store }: SyncDeps,
  rooms: Rooms,
  planId: string,
): Promise<void> {
  for (const member of rooms.find(planId)?.members ?? []) {
    try {
      const user = await store.findUser(member.person.id);
      const role = user && (await access.roleIn(user, planId));
      if (role) member.mayWrite = access.mayWrite(role);
      else member.close(4403, "GEEN_TOEGANG");
    } catch (error) {
      log.error({ planId, err: error }, "de rechten konden niet worden gelezen");
      member.close(1011, "RECHTEN_ONBEKEND");
    }
  }
}

/** A session that ended or expired takes its websockets along. When that cannot be asked, they stay. */
async function checkSessions(
  { log }: SyncDeps,
  connections: ReadonlyMap<Connection, Visitor["isLoggedIn"]>,
  userId?: string,
): Promise<void> {
  try {
    for (const [connection, isLoggedIn] of connections)
      if ((userId ?? connection.person.id) === connection.person.id && !(await isLoggedIn()))
        connection.close(4401, "NIET_INGELOGD");
  } catch (error) {
    log.error({ err: error }, "de sessies konden niet worden gelezen");
  }
}

async function farewell(connections: ReadonlyMap<Connection, unknown>): Promise<void> {
  const end = performance.now() + FAREWELL_MS;
  while (connections.size > 0 && performance.now() < end)
    await new Promise((resolve) => setTimeout(resolve, 20));
  for (const connection of connections.keys()) connection.terminate();
}
