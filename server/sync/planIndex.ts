/**
 * What the gate knows of a plan without holding a Y.Doc: how far each client has written, where in the tree that stands,
 * and what is deleted. A few bytes per run of typing instead of an object per piece of text.
 */
import * as encoding from "lib0/encoding";
import { addRange, covers, emptyRanges, joined, lastAtMost } from "./ranges.ts";
import type { Ranges } from "./ranges.ts";

export type PlanIndex = {
  /** The next clock of each client. */
  clocks: Map<number, number>;
  places: Map<number, Places>;
  deleted: Map<number, Ranges>;
};

/** From `starts[n]` on, up to the next start, all that a client wrote stands at `places[n]`. */
export type Places = { starts: number[]; places: number[] };

/** Where something stands: 0 when its parent is gone, otherwise 8 times its depth plus what it is. */
export type Place = number;

/** What an item is: a node that may hold others, a text, an attribute, a deleted node, or letters in a text. */
export const KIND = { element: 0, text: 1, attribute: 2, removed: 3, letters: 4 } as const;
export type Kind = (typeof KIND)[keyof typeof KIND];

/** The place of what stands in a parent that was deleted and cleared away: it will never be shown. */
export const GONE: Place = 0;

export function emptyIndex(): PlanIndex {
  return { clocks: new Map(), places: new Map(), deleted: new Map() };
}

export function placeAt(depth: number, kind: Kind): Place {
  return depth * 8 + kind;
}

export function depthOf(place: Place): number {
  return Math.floor(place / 8);
}

export function kindOf(place: Place): Kind {
  return (place % 8) as Kind;
}

export function clockOf(index: PlanIndex, client: number): number {
  return index.clocks.get(client) ?? 0;
}

/** Where this item stands. Of an item that is not known: GONE. */
export function placeOf(index: PlanIndex, client: number, clock: number): Place {
  const places = index.places.get(client);
  return places?.places[lastAtMost(places.starts, clock)] ?? GONE;
}

/** Notes that a client wrote up to `end`, all of it at this place. */
export function advance(index: PlanIndex, client: number, end: number, place: Place): void {
  let places = index.places.get(client);
  if (!places) index.places.set(client, (places = { starts: [], places: [] }));
  if (places.places.at(-1) !== place) {
    places.starts.push(clockOf(index, client));
    places.places.push(place);
  }
  index.clocks.set(client, end);
}

/** How far a client was, to take `advance` back when the rest of an update is refused. */
export type Mark = { client: number; clock: number; runs: number };

export function markOf(index: PlanIndex, client: number): Mark {
  return {
    client,
    clock: clockOf(index, client),
    runs: index.places.get(client)?.starts.length ?? 0,
  };
}

export function takeBack(index: PlanIndex, marks: Iterable<Mark>): void {
  for (const { client, clock, runs } of marks) {
    const places = index.places.get(client);
    if (places) places.starts.length = places.places.length = runs;
    if (clock > 0) index.clocks.set(client, clock);
    else {
      index.clocks.delete(client);
      index.places.delete(client);
    }
  }
}

export function isDeleted(index: PlanIndex, client: number, start: number, end: number): boolean {
  return covers(index.deleted.get(client) ?? emptyRanges(), start, end);
}

/** Notes deletions, sorted by client and place as `readUpdate` gives them. */
export function addDeletions(index: PlanIndex, deletions: readonly Deletion[]): void {
  for (const [client, added] of rangesOf(deletions)) {
    const known = index.deleted.get(client);
    index.deleted.set(client, known ? joined(known, added) : added);
  }
}

/** The state vector of these clients (all when left out), as Yjs encodes it. */
export function encodeClocks(
  index: PlanIndex,
  clients: Iterable<number> = index.clocks.keys(),
): Uint8Array {
  const known = [...clients].filter((client) => index.clocks.has(client));
  return encodeStateVector(new Map(known.map((client) => [client, clockOf(index, client)])));
}

export function encodeStateVector(clocks: ReadonlyMap<number, number>): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, clocks.size);
    for (const [client, clock] of clocks) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, clock);
    }
  });
}

/** A stretch of what one client wrote. */
export type Deletion = { client: number; start: number; end: number };

/** These deletions as one Yjs update (v1) without new text. */
export function encodeDeletions(deletions: readonly Deletion[]): Uint8Array {
  const deleted = rangesOf(deletions);
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarUint(encoder, deleted.size);
    for (const [client, { starts, ends }] of deleted) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, starts.length);
      for (const [n, start] of starts.entries()) {
        encoding.writeVarUint(encoder, start);
        encoding.writeVarUint(encoder, (ends[n] ?? start) - start);
      }
    }
  });
}

/** Sorted deletions as ranges per client. */
function rangesOf(deletions: readonly Deletion[]): Map<number, Ranges> {
  const found = new Map<number, Ranges>();
  for (const { client, start, end } of deletions) {
    const ranges = found.get(client) ?? emptyRanges();
    addRange(ranges, start, end);
    found.set(client, ranges);
  }
  return found;
}
