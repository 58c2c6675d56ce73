/** Reads the bytes of a Yjs update without applying them: untrusted bytes never touch a document first. */
import * as decoding from "lib0/decoding";
import * as Y from "yjs";
import type { Deletion } from "./planIndex.ts";

/** More pieces than this in one update is no writer: 30,000 edits of a week offline stay far below it. */
const MAX_STRUCTS = 300_000;
/** No client writes more letters than this in one session. */
const MAX_CLOCK = 2 ** 40;
/** Marks and embeds are JSON: so many letters of it in one update. */
const MAX_JSON = 4_000_000;
/** Kinds of values as lib0 writes them. */
const ANY = { object: 118, array: 117 } as const;
/** Values of attributes and marks nest no deeper: decoding them must never exhaust a browser's stack. */
const MAX_VALUE_DEPTH = 16;

export type Struct = Y.Item | Y.GC;

export type ReadUpdate = {
  /** Per client all that the update holds of it, contiguous and in order of clock. */
  structs: Map<number, Struct[]>;
  /** Sorted by client and start. */
  deletions: Deletion[];
};

/**
 * Throws (a RangeError, or whatever the decoder throws) on anything that an honest Yjs never writes. What comes from our
 * own log is not held to the limits: `trusted`.
 */
export function readUpdate(update: Uint8Array, trusted: boolean): ReadUpdate {
  const decoded = trusted ? Y.decodeUpdate(update) : Y.decodeUpdateV2(update, GuardedDecoder);
  const structs = new Map<number, Struct[]>();
  for (const struct of decoded.structs) {
    if (struct instanceof Y.Skip) throw new RangeError("an update with a hole");
    if (struct.length < 1) throw new RangeError("an empty piece");
    if (struct.id.clock + struct.length > MAX_CLOCK) throw new RangeError("a clock too high");
    if (!trusted && struct instanceof Y.Item) checkValues(struct.content);
    const known = structs.get(struct.id.client);
    if (known) known.push(struct);
    else structs.set(struct.id.client, [struct]);
  }
  return { structs, deletions: deletionsOf(decoded.ds) };
}

const TOO_MANY = "too many pieces in one update";

/** Whether this is why an update could not be read: it is not wrong, but more than the server can take in. */
export function isTooLarge(error: unknown): boolean {
  return error instanceof RangeError && error.message === TOO_MANY;
}

/** A class because Yjs asks for one. It counts what it reads and refuses a client that appears twice. */
class GuardedDecoder extends Y.UpdateDecoderV1 {
  #read = 0;
  #json = 0;
  readonly #clients = new Set<number>();

  override readClient(): number {
    const client = super.readClient();
    // Yjs itself would keep only the last of two sections, and this reader both: two truths from the same bytes.
    if (this.#clients.has(client)) throw new RangeError("a client appears twice");
    this.#clients.add(client);
    return client;
  }

  override readInfo(): number {
    this.#count();
    return super.readInfo();
  }

  override readDsClock(): number {
    this.#count();
    return super.readDsClock();
  }

  /** Each value in a value counts: a few bytes may name millions, which end the process before any limit of a thread does. */
  override readAny(): unknown {
    return this.#readValue(0);
  }

  override readJSON(): unknown {
    const text = this.readString();
    this.#json += text.length;
    if (this.#json > MAX_JSON) throw new RangeError(TOO_MANY);
    return JSON.parse(text) as unknown;
  }

  #readValue(depth: number): unknown {
    this.#count();
    const decoder = this.restDecoder;
    const kind = decoder.arr[decoder.pos];
    if (kind !== ANY.array && kind !== ANY.object) return decoding.readAny(decoder);
    if (depth >= MAX_VALUE_DEPTH) throw new RangeError("a value nested too deep");
    decoder.pos += 1;
    const length = decoding.readVarUint(decoder);
    const keys: string[] = [];
    const values: unknown[] = [];
    for (let n = 0; n < length; n += 1) {
      if (kind === ANY.object) keys.push(decoding.readVarString(decoder));
      values.push(this.#readValue(depth + 1));
    }
    if (keys.includes("__proto__")) throw new RangeError("a value with a false name");
    return kind === ANY.array ? values : Object.fromEntries(keys.map((key, n) => [key, values[n]]));
  }

  #count(): void {
    this.#read += 1;
    if (this.#read > MAX_STRUCTS) throw new RangeError(TOO_MANY);
  }
}

function deletionsOf(ds: ReturnType<typeof Y.decodeUpdate>["ds"]): Deletion[] {
  const deletions: Deletion[] = [];
  for (const [client, items] of ds.clients)
    for (const { clock, len } of items) deletions.push({ client, start: clock, end: clock + len });
  return deletions.toSorted((a, b) => a.client - b.client || a.start - b.start);
}

/** What is JSON; other values are checked as they are read. */
function checkValues(content: Y.Item["content"]): void {
  if (content instanceof Y.ContentFormat) checkDepth(content.value, 0);
  if (content instanceof Y.ContentEmbed) checkDepth(content.embed, 0);
}

function checkDepth(value: unknown, depth: number): void {
  if (value === null || typeof value !== "object") return;
  if (depth >= MAX_VALUE_DEPTH) throw new RangeError("a value nested too deep");
  for (const inner of Object.values(value)) checkDepth(inner, depth + 1);
}
