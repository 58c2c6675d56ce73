/** People writing in one plan at the same time: the door, the open rooms, and what the rest of the server may ask of them. */
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import * as Y from "yjs";
import type { Log } from "../log.ts";
import type { Role, Store } from "../store/port.ts";
import { LIMITS, connect } from "./connection.ts";
import type { Connection } from "./connection.ts";
import { frame, noticeMessage } from "./frames.ts";
import { createLargeUpdates } from "./largeUpdates.ts";
import { createRooms } from "./rooms.ts";
import type { Rooms } from "./rooms.ts";
import type { Obstacle } from "./roomState.ts";
import { serverWrite } from "./serverWrite.ts";
import { readDocument } from "./snapshot.ts";
import { showFrames } from "./show.ts";
import { createDoor } from "./upgrade.ts";
import type { DoorDeps, Visitor } from "./upgrade.ts";

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
  /** Closes the sockets of a user who may not see the plan any more (SY9). */
  revoke(planId: string, userId: string): void;
  /** Closes the sockets whose session ended (4401); done by itself at every ping. */
  checkSessions(): Promise<void>;
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
/** How long editors get to say goodbye. */
const FAREWELL_MS = 3_000;

export function createSync(deps: SyncDeps): Sync {
  const listeners = new Set<(planId: string) => void>();
  const connections = new Map<Connection, Visitor["isLoggedIn"]>();
  let isStopping = false;
  const rooms = createRooms({ ...deps, onQuiet: (planId) => tell(deps.log, listeners, planId) });
  const pings = setInterval(() => {
    for (const connection of connections.keys()) connection.ping();
    void checkSessions(deps, connections);
  }, PING_MS).unref();
  const large = createLargeUpdates();
  const enter = async (planId: string) => {
    const { room, leave } = await rooms.enter(planId);
    const welcome = ({ user, role, socket, stream, isLoggedIn }: Visitor) => {
      const followed = deps.follow?.({ planId, userId: user.id, role });
      const onClosed = () => {
        followed?.closed();
        connections.delete(connection);
        leave();
      };
      const mayWrite = deps.access.mayWrite(role);
      const wires = { socket, stream, room, log: followed?.log ?? deps.log, large, onClosed };
      const connection = connect(user, mayWrite, wires);
      connections.set(connection, isLoggedIn);
      closeOldest(connections.keys(), user.id);
    };
    return { leave, welcome };
  };

  return {
    upgrade: createDoor({ ...deps, isStopping: () => isStopping, enter }),
    readDoc: (planId) => readDocument(deps.store, planId),
    write: (planId, userId, change) => serverWrite(rooms, planId, userId, change),
    notify(planId, notice) {
      const room = rooms.find(planId);
      if (!room) return;
      showFrames(room, frame(noticeMessage(notice)));
      if (notice.kind === "rights") void askAgain(deps, rooms, planId);
    },
    revoke(planId, userId) {
      for (const member of rooms.find(planId)?.members ?? [])
        if (member.person.id === userId) member.close(4403, "GEEN_TOEGANG");
    },
    checkSessions: () => checkSessions(deps, connections),
    onQuiet(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    reopen: () => rooms.reopen(),
    openPlans: () => rooms.all().map(({ planId }) => planId),
    websockets: () => connections.size,
    async stop() {
      isStopping = true;
      clearInterval(pings);
      rooms.stopShortening();
      await rooms.settle();
      for (const connection of connections.keys()) connection.close(1012, "HERSTART");
      await farewell(connections);
      await rooms.settle();
    },
  };
}

/** A listener's trouble is its own. */
function tell(log: Log, listeners: Iterable<(planId: string) => void>, planId: string): void {
  for (const listener of listeners) {
    try {
      listener(planId);
    } catch (error) {
      log.error({ planId, err: error }, "na een wijziging ging iets mis");
    }
  }
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

/**
 * Who opens one more gets in: the oldest is most often a connection that was lost without a goodbye. The code is final,
 * or two tabs would push each other out for ever. Who does not take the goodbye is cut off.
 */
function closeOldest(connections: Iterable<Connection>, userId: string): void {
  const own = [...connections].filter(({ person }) => person.id === userId);
  for (const connection of own.slice(0, -LIMITS.sockets))
    connection.close(4429, "TE_VEEL_VENSTERS");
  for (const connection of own.slice(0, -2 * LIMITS.sockets)) connection.terminate();
}

/** A session that ended or expired takes its websockets along. When that cannot be asked, they stay. */
async function checkSessions(
  { log }: SyncDeps,
  connections: ReadonlyMap<Connection, Visitor["isLoggedIn"]>,
): Promise<void> {
  try {
    for (const [connection, isLoggedIn] of connections)
      if (!(await isLoggedIn())) connection.close(4401, "NIET_INGELOGD");
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
