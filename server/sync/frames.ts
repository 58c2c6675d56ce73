/** The messages on the wire: y-websocket's own, acknowledgements (8) and notices (9). */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";

const MESSAGE = { sync: 0, presence: 1, askPresence: 3, acknowledgement: 8, notice: 9 } as const;
const SYNC = { step1: 0, step2: 1, update: 2 } as const;

export type ClientMessage =
  | { kind: "step1"; stateVector: Uint8Array }
  | { kind: "step2"; update: Uint8Array }
  | { kind: "update"; update: Uint8Array }
  | { kind: "presence"; entries: Uint8Array }
  | { kind: "askPresence" };

/** Throws on anything that is not exactly one message that a client may send. */
export function readMessage(data: Uint8Array): ClientMessage {
  const decoder = decoding.createDecoder(data);
  const message = readKind(decoder);
  if (decoding.hasContent(decoder)) throw new RangeError("bytes behind the message");
  return message;
}

function readKind(decoder: decoding.Decoder): ClientMessage {
  const kind = decoding.readVarUint(decoder);
  if (kind === MESSAGE.askPresence) return { kind: "askPresence" };
  if (kind === MESSAGE.presence)
    return { kind: "presence", entries: decoding.readVarUint8Array(decoder) };
  if (kind !== MESSAGE.sync) throw new RangeError("an unknown kind of message");
  const step = decoding.readVarUint(decoder);
  const bytes = decoding.readVarUint8Array(decoder);
  if (step === SYNC.step1) return { kind: "step1", stateVector: bytes };
  if (step === SYNC.step2) return { kind: "step2", update: bytes };
  if (step === SYNC.update) return { kind: "update", update: bytes };
  throw new RangeError("an unknown step");
}

/** Whether these bytes begin as a catch-up (sync step 2): only that may be large. */
export function isCatchUp(data: Uint8Array): boolean {
  return data[0] === MESSAGE.sync && data[1] === SYNC.step2;
}

export function step1(stateVector: Uint8Array): Uint8Array {
  return message(MESSAGE.sync, SYNC.step1, stateVector);
}

/** A catch-up as the pieces of one websocket frame; the last piece is the update itself, not copied. */
export function step2Frame(update: Uint8Array): Uint8Array[] {
  return syncFrame(SYNC.step2, update);
}

/** An update as the pieces of one websocket frame; the last piece is the update itself, not copied. */
export function updateFrame(update: Uint8Array): Uint8Array[] {
  return syncFrame(SYNC.update, update);
}

export function presenceMessage(entries: Uint8Array): Uint8Array {
  return message(MESSAGE.presence, entries);
}

/** `durable` counts the updates of this connection that are on disk; `stateVector` is of the clients that it wrote as. */
export function acknowledgement(stateVector: Uint8Array, seq: number, durable: number): Uint8Array {
  return message(MESSAGE.acknowledgement, stateVector, seq, durable);
}

export function noticeMessage(notice: object): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.notice);
    encoding.writeVarString(encoder, JSON.stringify(notice));
  });
}

/**
 * The bytes of one unmasked binary websocket frame: made once for all readers, and joined into one write per reader.
 * Only for connections without extensions.
 */
export function frame(payload: Uint8Array): Buffer {
  return Buffer.concat([frameHead(payload.length), payload]);
}

function syncFrame(step: number, update: Uint8Array): Uint8Array[] {
  const start = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE.sync);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint(encoder, update.length);
  });
  return [Buffer.concat([frameHead(start.length + update.length), start]), update];
}

function frameHead(size: number): Buffer {
  const head = Buffer.allocUnsafe(size < 126 ? 2 : size < 65_536 ? 4 : 10);
  head[0] = 0x82;
  head[1] = head.length === 2 ? size : head.length === 4 ? 126 : 127;
  if (head.length === 4) head.writeUInt16BE(size, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(size), 2);
  return head;
}

function message(...parts: (number | Uint8Array)[]): Uint8Array {
  return encoding.encode((encoder) => {
    for (const part of parts)
      if (typeof part === "number") encoding.writeVarUint(encoder, part);
      else encoding.writeVarUint8Array(encoder, part);
  });
}
