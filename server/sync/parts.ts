/**
 * Cuts a large update into parts that can be judged one by one, each as if it were typed just after the one before it.
 * Together they say what the whole said.
 */
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { takeInOrder } from "./ordering.ts";
import { encodeDeletions } from "./planIndex.ts";
import type { Deletion } from "./planIndex.ts";
import { readUpdate } from "./updateReader.ts";
import type { ReadUpdate, Struct } from "./updateReader.ts";

/** A part has no more pieces, deletions and (with its last piece) bytes than a turn of the event loop can bear. */
const PIECES = 2_000;
const DELETIONS = 5_000;
const BYTES = 200_000;
const LETTERS = 50_000;
/** One value; a larger one could never have been sent as it was typed. */
const LARGEST_VALUE = 2_097_152;

/** Throws, as `readUpdate` does, on anything that an honest Yjs never writes; also on pieces that build on each other. */
export function partsOf(update: Uint8Array): Uint8Array[] {
  const { structs, deletions } = readUpdate(update, false);
  const parts: Uint8Array[] = [];
  let part = emptyPart();
  const finish = () => {
    if (part.pieces > 0) parts.push(encodePart(part));
    part = emptyPart();
  };
  const clocks = startsOf(structs);
  const isWhole = takeInOrder(structs, {
    // What is not in the update is left to the gate, which knows the plan.
    clockOf: (client) => clocks.get(client) ?? Infinity,
    take(struct) {
      for (const piece of piecesOf(struct)) {
        addPiece(part, piece);
        if (part.pieces >= PIECES || part.bytes >= BYTES) finish();
      }
      const { client, clock } = struct.id;
      clocks.set(client, clock + struct.length);
    },
  });
  if (!isWhole) throw new RangeError("a gap");
  finish();
  return [...parts, ...deletionParts(deletions)];
}

function startsOf(structs: ReadUpdate["structs"]): Map<number, number> {
  return new Map([...structs].map(([client, list]) => [client, list[0]?.id.clock ?? 0]));
}

/** Per client the pieces of this part, written one behind the other. */
type Part = { pieces: number; bytes: number; sections: Map<number, Section> };
type Section = { start: number; pieces: number; encoder: Y.UpdateEncoderV1 };

function emptyPart(): Part {
  return { pieces: 0, bytes: 0, sections: new Map() };
}

function addPiece(part: Part, piece: Struct): void {
  const { client, clock } = piece.id;
  let section = part.sections.get(client);
  if (!section) {
    section = { start: clock, pieces: 0, encoder: new Y.UpdateEncoderV1() };
    part.sections.set(client, section);
  }
  const before = encoding.length(section.encoder.restEncoder);
  piece.write(section.encoder, 0);
  const size = encoding.length(section.encoder.restEncoder) - before;
  if (size > LARGEST_VALUE) throw new RangeError("a value too large");
  section.pieces += 1;
  part.bytes += size;
  part.pieces += 1;
}

function encodePart({ sections }: Part): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, sections.size);
    for (const [client, { start, pieces, encoder: section }] of sections) {
      encoding.writeVarUint(encoder, pieces);
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, start);
      encoding.writeUint8Array(encoder, section.toUint8Array());
    }
    encoding.writeVarUint(encoder, 0);
  });
}

/** A very long text in pieces, as if it were typed in goes; never between the halves of a letter. */
function piecesOf(struct: Struct): Struct[] {
  if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) return [struct];
  const { str } = struct.content;
  const pieces: Y.Item[] = [];
  for (let start = 0; start < str.length;) {
    const isHalved = /[\ud800-\udbff]/.test(str.charAt(start + LETTERS - 1));
    const end = Math.min(str.length, start + LETTERS + (isHalved ? 1 : 0));
    pieces.push(stretch(struct, str.slice(start, end), start));
    start = end;
  }
  return pieces;
}

function stretch(item: Y.Item, letters: string, from: number): Y.Item {
  const { client, clock } = item.id;
  const origin = from === 0 ? item.origin : Y.createID(client, clock + from - 1);
  // The parent of an item that is not in a document yet is a name or an id, where its type says otherwise.
  const { rightOrigin, parent, parentSub } = item;
  const content = new Y.ContentString(letters);
  const id = Y.createID(client, clock + from);
  return new Y.Item(id, null, origin, null, rightOrigin, parent, parentSub, content);
}

function deletionParts(deletions: readonly Deletion[]): Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (let start = 0; start < deletions.length; start += DELETIONS)
    parts.push(encodeDeletions(deletions.slice(start, start + DELETIONS)));
  return parts;
}
