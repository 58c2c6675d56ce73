/** A store in another process, asked over a socket: what both sides say. Only for measuring several instances on one store. */
import { connect } from "node:net";
import type { Socket } from "node:net";
import { deserialize, serialize } from "node:v8";
import type { Store } from "../../server/store/port.ts";

export type Question = { id: number; method: keyof Store; given: unknown[] };
export type Answer = { id: number; result?: unknown; error?: string };

const LENGTH_BYTES = 4;

/** The store behind this port; its methods that give no promise are not there. */
export function remoteStore(port: number): Store {
  const socket = connect(port, "127.0.0.1").setNoDelay();
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let asked = 0;
  onMessages(socket, (message) => {
    const { id, result, error } = message as Answer;
    const asker = waiting.get(id);
    waiting.delete(id);
    if (error === undefined) asker?.resolve(result);
    else asker?.reject(new Error(error));
  });
  const ask = (method: keyof Store, given: unknown[]) => {
    const asker = Promise.withResolvers<unknown>();
    waiting.set((asked += 1), asker);
    say(socket, { id: asked, method, given } satisfies Question);
    return asker.promise;
  };
  const methods = {
    get:
      (_target: object, method: string) =>
      (...given: unknown[]) =>
        ask(method as keyof Store, given),
  };
  return new Proxy({}, methods) as Store;
}

export function say(socket: Socket, message: Question | Answer): void {
  const body = serialize(message);
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(body.length);
  socket.write(Buffer.concat([length, body]));
}

export function onMessages(socket: Socket, take: (message: unknown) => void): void {
  let rest: Buffer = Buffer.alloc(0);
  socket.on("data", (part: Buffer) => {
    rest = rest.length === 0 ? part : Buffer.concat([rest, part]);
    while (rest.length >= LENGTH_BYTES && rest.length >= LENGTH_BYTES + rest.readUInt32LE()) {
      const end = LENGTH_BYTES + rest.readUInt32LE();
      take(deserialize(rest.subarray(LENGTH_BYTES, end)));
      rest = rest.subarray(end);
    }
  });
}
