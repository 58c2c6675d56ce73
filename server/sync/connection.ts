/** One websocket in a room: reads its frames within limits, and writes what the room has to say. */
import type { Duplex } from "node:stream";
import * as Y from "yjs";
import type { WebSocket } from "ws";
import type { Log } from "../log.ts";
import type { UserRecord } from "../store/port.ts";
import { readOwnPresence } from "./awareness.ts";
import { createBucket } from "./bucket.ts";
import { frame, isCatchUp, noticeMessage, readMessage, step1 } from "./frames.ts";
import type { ClientMessage } from "./frames.ts";
import { createBrake, createInbox } from "./inbox.ts";
import type { Brake, Read } from "./inbox.ts";
import { createIntake } from "./intake.ts";
import type { LargeUpdates } from "./largeUpdates.ts";
import { encodeClocks } from "./planIndex.ts";
import { answer, leave, receivePresence, sayPresence } from "./room.ts";
import type { Member, Room } from "./roomState.ts";

const MEGABYTE = 1_048_576;
export const LIMITS = {
  frame: 2 * MEGABYTE,
  /** One catch-up after a long time offline. */
  catchUp: 32 * MEGABYTE,
  /** What may wait for a slow reader. */
  backlog: 16 * MEGABYTE,
  /** What ws reads at all: above `catchUp`, so that we can say why we close. */
  payload: 40 * MEGABYTE,
  /** Websockets of one user in all plans together: many tabs, and some that nobody noticed are gone. */
  sockets: 50,
} as const;

/** Messages in one burst and per second; every 20 kB counts as one more. */
const BURST = 2_000;
const PER_SECOND = 200;
const BYTES_PER_TOKEN = 20_000;
/** A few bytes that ask for the whole plan. */
const PER_STEP1 = 50;
const LONGEST_REST_MS = 10_000;

export type Connection = Member & {
  /** Asks whether the other side is still there; cuts it off when it did not answer the last time. */
  ping(): void;
  terminate(): void;
};

export type Wires = {
  socket: WebSocket;
  stream: Duplex;
  room: Room;
  log: Log;
  large: LargeUpdates;
  onClosed(): void;
};

/** Lets a user who passed the door into the room. */
export function connect(user: UserRecord, mayWrite: boolean, wires: Wires): Connection {
  const { socket, room, log } = wires;
  const connection = createConnection(user, mayWrite, wires);
  const gone = new AbortController();
  const brake = createBrake(socket);
  const read = createReader(connection, wires, brake, gone.signal);
  const take = createInbox(brake, read, (error) => {
    log.warn({ planId: room.planId, userId: user.id, err: error }, "een onleesbaar bericht");
    connection.close(1003, "ONLEESBAAR");
  });
  socket.on("message", take);
  socket.on("error", (error) => log.debug({ planId: room.planId, err: error }, "websocket"));
  socket.on("close", () => {
    gone.abort();
    leave(room, connection);
    wires.onClosed();
  });
  // The room may have failed between the door and here.
  if (room.hasFailed) connection.close(1011, "OPSLAG_MISLUKT");
  else room.members.add(connection);
  if (room.obstacle !== null)
    connection.write(frame(noticeMessage({ kind: "obstacle", code: room.obstacle })));
  connection.write(frame(step1(encodeClocks(room.index))));
  return connection;
}

function createConnection(
  user: UserRecord,
  mayWrite: boolean,
  { socket, stream, room }: Wires,
): Connection {
  let isAlive = true;
  let allowance: number = LIMITS.backlog;
  socket.on("pong", () => (isAlive = true));
  return {
    person: { id: user.id, name: user.name },
    mayWrite,
    isLive: false,
    durable: 0,
    write(...frames) {
      if (socket.readyState !== socket.OPEN) return;
      // A plan larger than the backlog is no reason to cut off who has just asked for it.
      const waiting = stream.writableLength;
      if (waiting === 0) allowance = LIMITS.backlog + sizeOf(frames);
      if (waiting > allowance) return socket.terminate();
      if (frames.length > 1) stream.cork();
      for (const part of frames) stream.write(part);
      if (frames.length > 1) stream.uncork();
    },
    close(code, reason) {
      this.isLive = false;
      room.members.delete(this);
      socket.close(code, reason);
      if (socket.isPaused) socket.resume();
    },
    ping() {
      if (socket.isPaused) return;
      if (!isAlive) return socket.terminate();
      isAlive = false;
      if (socket.readyState === socket.OPEN) socket.ping();
    },
    terminate: () => socket.terminate(),
  };
}

function sizeOf(parts: readonly Uint8Array[]): number {
  return parts.reduce((sum, { length }) => sum + length, 0);
}

/** Reads one frame; throws when it is no message of ours. */
function createReader(
  connection: Connection,
  wires: Wires,
  brake: Brake,
  signal: AbortSignal,
): Read {
  const bucket = createBucket(BURST, PER_SECOND, () => performance.now());
  const handle = createHandler(connection, wires, signal);
  return (data, isBinary) => {
    if (wires.socket.readyState !== wires.socket.OPEN) return null;
    if (!isBinary || !(data instanceof Buffer)) throw new RangeError("not a binary frame");
    if (data.length > (isCatchUp(data) ? LIMITS.catchUp : LIMITS.frame)) {
      connection.close(4413, "TE_GROOT");
      return null;
    }
    const message = readMessage(data);
    const wait = bucket.spend(
      data.length / BYTES_PER_TOKEN + (message.kind === "step1" ? PER_STEP1 : 1),
    );
    if (wait > 0) setTimeout(brake(), Math.min(wait, LONGEST_REST_MS)).unref();
    return handle(message);
  };
}

function createHandler(
  connection: Connection,
  { room, log, large }: Wires,
  signal: AbortSignal,
): (message: ClientMessage) => Promise<void> | null {
  const take = createIntake(room, connection, large, signal);

  return (message) => {
    if (message.kind === "step2" || message.kind === "update")
      return take(message.update, message.kind === "step2");
    if (message.kind === "step1") {
      answer(room, connection, Y.decodeStateVector(message.stateVector)).catch((error: unknown) => {
        log.error({ planId: room.planId, err: error }, "een plan kon niet worden gelezen");
        connection.close(1011, "PLAN_BESCHADIGD");
      });
    } else if (message.kind === "presence") {
      const own = readOwnPresence(
        message.entries,
        room.presence.entries.get(connection)?.clientId ?? null,
      );
      if (own) receivePresence(room, connection, own);
    } else sayPresence(room, connection);
    return null;
  };
}
