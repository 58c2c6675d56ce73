/** Who is where in a plan. Clients say where; the server says who (SY7). */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { colourOf } from "../../templates/personColour.ts";

/** Larger states, and longer lists, than any editor sends are not read. */
const MAX_STATE = 4_096;
const MAX_ENTRIES = 1_000;

export type Person = { id: string; name: string };

/** What a connection says of itself; `state` is null when it leaves. */
export type OwnPresence = { clientId: number; state: unknown };

/** One line of a presence message: the state as JSON text, "null" for who left. */
export type PresenceEntry = { clientId: number; clock: number; state: string };

/**
 * The connection's own line of a presence message, or null. Clients also repeat what they heard of others; that is
 * skipped. Before its client id is known, the first one that is present counts as its own. Throws on malformed bytes.
 */
export function readOwnPresence(entries: Uint8Array, ownId: number | null): OwnPresence | null {
  const decoder = decoding.createDecoder(entries);
  const count = Math.min(decoding.readVarUint(decoder), MAX_ENTRIES);
  for (let n = 0; n < count; n += 1) {
    const clientId = decoding.readVarUint(decoder);
    decoding.readVarUint(decoder);
    const state = decoding.readVarString(decoder);
    const isOwn = ownId === null ? state !== "null" : clientId === ownId;
    if (isOwn && state.length <= MAX_STATE)
      return { clientId, state: JSON.parse(state) as unknown };
  }
  return null;
}

/** What others may see of a person: name and colour from the session, where the cursor is, and in which block's form. */
export function presenceOf(person: Person, state: unknown): string {
  if (state === null) return "null";
  const user = { name: person.name, color: colourOf(person.id) };
  return JSON.stringify({ user, cursor: readCursor(state), blok: readBlock(state) });
}

export function encodePresence(entries: readonly PresenceEntry[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, entries.length);
    for (const { clientId, clock, state } of entries) {
      encoding.writeVarUint(encoder, clientId);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, state);
    }
  });
}

/** The id of a block; longer ones do not exist. */
function readBlock(state: unknown): string | null {
  const id = property(state, "blok");
  return typeof id === "string" && id.length <= 64 ? id : null;
}

/** The roots that a cursor may stand in. */
const ROOTS: readonly unknown[] = ["plan", "raadsstukken"];

/** A cursor as y-tiptap sends it: two relative positions of Yjs. Anything else in it is left out. */
function readCursor(state: unknown): object | null {
  const cursor = property(state, "cursor");
  const anchor = readPosition(property(cursor, "anchor"));
  const head = readPosition(property(cursor, "head"));
  return anchor && head ? { anchor, head } : null;
}

/** Null for a position that names nothing: working it out would throw in other people's editors. */
function readPosition(value: unknown): object | null {
  const type = readId(property(value, "type"));
  const item = readId(property(value, "item"));
  const root = property(value, "tname");
  const tname = ROOTS.includes(root) ? root : null;
  if (type === null && item === null && tname === null) return null;
  const assoc = property(value, "assoc");
  return { type, tname, item, assoc: typeof assoc === "number" ? assoc : 0 };
}

function readId(value: unknown): object | null {
  const client = property(value, "client");
  const clock = property(value, "clock");
  return Number.isSafeInteger(client) && Number.isSafeInteger(clock) ? { client, clock } : null;
}

function property(value: unknown, name: string): unknown {
  return value !== null && typeof value === "object"
    ? (value as Record<string, unknown>)[name]
    : null;
}
