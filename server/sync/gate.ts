/** The gate: what an update from outside may bring into a plan (SY3, SY6). It decides without a document. */
import * as Y from "yjs";
import { takeInOrder } from "./ordering.ts";
import { placeFor } from "./placement.ts";
import {
  addDeletions,
  advance,
  clockOf,
  encodeClocks,
  encodeDeletions,
  isDeleted,
  markOf,
  takeBack,
} from "./planIndex.ts";
import type { Deletion, Mark, PlanIndex } from "./planIndex.ts";
import { readUpdate } from "./updateReader.ts";
import type { ReadUpdate, Struct } from "./updateReader.ts";

export type Sender = {
  mayWrite: boolean;
  /** Whether this Yjs client id belongs to the sender's user; an id that nobody has becomes theirs. */
  owns(clientId: number): boolean;
  /** Each visit to a plan is a client: of how many one update may bring the work. Any number when left out. */
  visits?: number;
};

export type Verdict =
  /** To be logged and shown. `clients` wrote text in it; the index already counts it. */
  | { kind: "new"; update: Uint8Array; clients: number[] }
  /** Nothing in it that the plan needs. */
  | { kind: "known" }
  /** It builds on something that is not here; honest only before the sender's catch-up (sync step 2). */
  | { kind: "gap" }
  | { kind: "refused"; reason: string };

/** Judges an update, and when it is new counts it in the index. Never throws; a refused update leaves no trace. */
export function admit(index: PlanIndex, update: Uint8Array, sender: Sender): Verdict {
  const marks = new Map<number, Mark>();
  try {
    const read = readUpdate(update, false);
    const clients = newClients(index, read.structs);
    if (clients === null) return { kind: "gap" };
    const known = clients.length < read.structs.size || startsKnown(index, read.structs);
    const before = known ? encodeClocks(index, read.structs.keys()) : null;
    const verdict = judge(index, read, clients, sender, marks);
    if (verdict !== null) {
      takeBack(index, marks.values());
      return verdict;
    }
    return settleDeletions(index, read, { update, clients, before });
  } catch (error) {
    takeBack(index, marks.values());
    return { kind: "refused", reason: error instanceof Error ? error.message : "unreadable" };
  }
}

/** Counts an update of our own log, which may have been read already, in the index. Throws a RangeError when it does not fit on what came before. */
export function absorb(
  index: PlanIndex,
  update: Uint8Array,
  { structs, deletions } = readUpdate(update, true),
): void {
  if (newClients(index, structs) === null || !settle(index, structs, new Map(), true))
    throw new RangeError("an update that does not follow on the log");
  addDeletions(index, deletions);
}

/** The clients of which the update has something new, or null when it leaves a gap. */
function newClients(index: PlanIndex, structs: ReadUpdate["structs"]): number[] | null {
  const clients: number[] = [];
  for (const [client, list] of structs) {
    const clock = clockOf(index, client);
    if ((list[0]?.id.clock ?? 0) > clock) return null;
    if (endOf(list) > clock) clients.push(client);
  }
  return clients;
}

function startsKnown(index: PlanIndex, structs: ReadUpdate["structs"]): boolean {
  return [...structs].some(([client, list]) => (list[0]?.id.clock ?? 0) < clockOf(index, client));
}

/**
 * A verdict that stops the update, or null when it may go on; what it adds is then counted in the index.
 * Deletions of a reader are dropped without a word: Yjs itself deletes what others made superfluous (marks, values that
 * lost) in every document, a reader's too, and sends that.
 */
function judge(
  index: PlanIndex,
  { structs, deletions }: ReadUpdate,
  clients: number[],
  sender: Sender,
  marks: Map<number, Mark>,
): Verdict | null {
  if (!sender.mayWrite)
    return clients.length > 0 ? { kind: "refused", reason: "reads only" } : { kind: "known" };
  if (clients.length > (sender.visits ?? Infinity))
    return { kind: "refused", reason: "too many clients" };
  if (!settle(index, structs, marks, false)) return { kind: "gap" };
  if (deletions.some(({ client, end }) => end > clockOf(index, client))) return { kind: "gap" };
  // Last, because it may bind a client id to the user.
  if (!clients.every((client) => sender.owns(client)))
    return { kind: "refused", reason: "the client id of someone else" };
  return null;
}

function isNew(index: PlanIndex, { client, start, end }: Deletion): boolean {
  return !isDeleted(index, client, start, end);
}

type Admitted = { update: Uint8Array; clients: number[]; before: Uint8Array | null };

function settleDeletions(index: PlanIndex, { deletions }: ReadUpdate, admitted: Admitted): Verdict {
  const { update, clients, before } = admitted;
  const fresh = deletions.filter((deletion) => isNew(index, deletion));
  addDeletions(index, fresh);
  if (clients.length === 0)
    return fresh.length === 0
      ? { kind: "known" }
      : { kind: "new", update: encodeDeletions(fresh), clients };
  return { kind: "new", update: before === null ? update : Y.diffUpdate(update, before), clients };
}

/**
 * Counts all new structs in the index, each after what it builds on. False when something that they build on is nowhere;
 * throws a RangeError when a struct may not stand where it would.
 */
function settle(
  index: PlanIndex,
  structs: ReadUpdate["structs"],
  marks: Map<number, Mark>,
  trusted: boolean,
): boolean {
  for (const client of structs.keys()) marks.set(client, markOf(index, client));
  return takeInOrder(structs, {
    clockOf: (client) => clockOf(index, client),
    take(struct) {
      const { client, clock } = struct.id;
      const place = placeFor(index, struct, clockOf(index, client) - clock, trusted);
      advance(index, client, clock + struct.length, place);
    },
  });
}

function endOf(list: Struct[]): number {
  const last = list.at(-1);
  return last ? last.id.clock + last.length : 0;
}
