/** What the instances that have a plan open tell each other of it: bytes on the line between them (server/fanout/port.ts). */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { LogHead } from "../store/port.ts";
import type { PresenceEntry } from "./awareness.ts";

/** Updates that are in the log now, behind `after` and up to `head`. Too many bytes are left out: who needs them reads the log. */
export type Written = { kind: "written"; after: LogHead; head: LogHead; updates: Uint8Array[] };

/** Somebody who shows on the instance that says so; the server there wrote the state (SY7). */
export type FarPerson = PresenceEntry & { userId: string };

export type News =
  | Written
  /** Who changed, or everyone who shows there; `seq` is how far the log goes as far as is known there. */
  | { kind: "people"; people: FarPerson[]; isEveryone: boolean; seq: number }
  /** The plan is open here as well, or the line was cut: who is with you? */
  | { kind: "hello"; seq: number }
  /** Somebody else was first at the end of the log: let us go next (courtesy.ts). */
  | { kind: "waiting" }
  | { kind: "notice"; notice: { kind: string } }
  | { kind: "revoked"; userId: string };

/** More than this in one message would make Redis cut off whoever reads slowly. */
const MOST_BYTES = 1_048_576;
const WRITTEN = 0;
const OTHER = 1;

export function topicOf(planId: string): string {
  return `plan:${planId}`;
}

export function encodeNews(news: News): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, news.kind === "written" ? WRITTEN : OTHER);
    if (news.kind === "written") writeWritten(encoder, news);
    else encoding.writeVarString(encoder, JSON.stringify(news));
  });
}

/** Null for what an instance of another version may say. Throws on malformed bytes. */
export function decodeNews(message: Uint8Array): News | null {
  const decoder = decoding.createDecoder(message);
  const kind = decoding.readVarUint(decoder);
  if (kind === WRITTEN) return readWritten(decoder);
  return kind === OTHER ? (JSON.parse(decoding.readVarString(decoder)) as News) : null;
}

function writeWritten(encoder: encoding.Encoder, { after, head, updates }: Written): void {
  for (const { seq, hash } of [after, head]) {
    encoding.writeVarUint(encoder, seq);
    encoding.writeVarUint8Array(encoder, hash);
  }
  const size = updates.reduce((sum, { length }) => sum + length, 0);
  const sent = size > MOST_BYTES ? [] : updates;
  encoding.writeVarUint(encoder, sent.length);
  for (const update of sent) encoding.writeVarUint8Array(encoder, update);
}

function readWritten(decoder: decoding.Decoder): Written {
  const [after, head] = [readHead(decoder), readHead(decoder)];
  const count = decoding.readVarUint(decoder);
  const updates: Uint8Array[] = [];
  // Copies: the bytes of the message are not ours to keep.
  for (let n = 0; n < count; n += 1) updates.push(decoding.readVarUint8Array(decoder).slice());
  return { kind: "written", after, head, updates };
}

function readHead(decoder: decoding.Decoder): LogHead {
  return { seq: decoding.readVarUint(decoder), hash: decoding.readVarUint8Array(decoder).slice() };
}
