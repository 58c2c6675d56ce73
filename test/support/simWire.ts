/** A websocket without a network: the server's side is the real connection, and a schedule decides when what arrives. */
import { EventEmitter } from "node:events";
import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import type { Wires } from "../../server/sync/connection.ts";

export type Wire = Pick<Wires, "socket" | "stream"> & {
  /** Messages on their way. */
  toServer: Uint8Array[];
  toClient: Uint8Array[];
  /** The code with which the server closed, once all before it was delivered. */
  closedWith: number | null;
  /** Gives the server its next message; not before the door is open. */
  deliver(): void;
  /** The server notices that the other side is gone. */
  drop(): void;
};

export function createWire(): Wire {
  const events = new EventEmitter();
  let waiting: Buffer = Buffer.alloc(0);
  const state = { readyState: 1, OPEN: 1, isPaused: false };
  const gone = () => {
    if (state.readyState === 3) return;
    state.readyState = 3;
    events.emit("close");
  };
  const socket = Object.assign(events, state, {
    pause: () => {},
    resume: () => {},
    ping: () => {},
    terminate: () => close(1006),
    close: (code: number) => close(code),
  });
  Object.defineProperty(socket, "readyState", { get: () => state.readyState });
  const close = (code: number) => {
    if (state.readyState !== 1) return;
    state.readyState = 2;
    wire.closedWith = code;
    setImmediate(gone);
  };
  const stream = {
    writableLength: 0,
    writableCorked: 0,
    cork: () => {},
    uncork: () => {},
    write(bytes: Uint8Array) {
      waiting = Buffer.concat([waiting, bytes]);
      for (let next = takeFrame(waiting); next; next = takeFrame(waiting)) {
        wire.toClient.push(next.payload);
        waiting = next.rest;
      }
    },
  };
  const wire: Wire = {
    socket: socket as unknown as WebSocket,
    stream: stream as unknown as Duplex,
    toServer: [],
    toClient: [],
    closedWith: null,
    deliver() {
      if (events.listenerCount("message") === 0) return;
      const message = wire.toServer.shift();
      if (message && state.readyState === 1) events.emit("message", Buffer.from(message), true);
    },
    drop: gone,
  };
  return wire;
}

/** The first whole websocket frame of these bytes. */
function takeFrame(bytes: Buffer): { payload: Uint8Array; rest: Buffer } | null {
  if (bytes.length < 2) return null;
  const short = bytes[1] ?? 0;
  const head = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (bytes.length < head) return null;
  const size =
    head === 4 ? bytes.readUInt16BE(2) : head === 10 ? Number(bytes.readBigUInt64BE(2)) : short;
  if (bytes.length < head + size) return null;
  return {
    payload: new Uint8Array(bytes.subarray(head, head + size)),
    rest: bytes.subarray(head + size),
  };
}
