/** What a plan's newcomers get: the stored bytes as they are, without making a document of them. */
import * as Y from "yjs";
import { step2Frame, updateFrame } from "./frames.ts";
import type { History } from "./history.ts";
import { encodeDeletions, encodeStateVector } from "./planIndex.ts";
import { readUpdate } from "./updateReader.ts";

/** Below this many bytes an update is sent whole rather than compared. */
const SMALL = 2_048;
/** Above this many bytes an update is written as it lies in memory, without a copy. */
const LARGE = 65_536;

export type StoredUpdate = {
  bytes: Uint8Array;
  /** Made when it is first needed: the clocks that it goes up to, and its deletions as an update. */
  summary: { clocks: Map<number, number>; deletions: Uint8Array } | null;
};

/** The durable updates of a plan, in memory while people come and go. */
export type CatchUp = {
  /** Reads the plan as the room has it, when its bytes were let go. */
  read(): Promise<History>;
  kept: { updates: StoredUpdate[]; seq: number } | null;
  reading: Promise<void> | null;
  /** What became durable during the reading. */
  arrived: { update: Uint8Array; seq: number }[];
};

export function createCatchUp({ updates, head }: History, read: CatchUp["read"]): CatchUp {
  const kept = { updates: updates.map(stored), seq: head.seq };
  return { read, kept, reading: null, arrived: [] };
}

/** After this, `kept` is there and complete up to now; the caller uses it before it waits for anything else. */
export async function gather(catchUp: CatchUp): Promise<void> {
  while (catchUp.kept === null) {
    catchUp.reading ??= readAgain(catchUp);
    await catchUp.reading;
  }
}

/** Notes a durable update. */
export function keepUpdate(catchUp: CatchUp, update: Uint8Array, seq: number): void {
  if (catchUp.reading) catchUp.arrived.push({ update, seq });
  const { kept } = catchUp;
  if (!kept || seq <= kept.seq) return;
  kept.updates.push(stored(update));
  kept.seq = seq;
}

/** Lets the bytes go; the store has them. */
export function letGo(catchUp: CatchUp): void {
  catchUp.kept = null;
}

/** The frames that bring someone with this state vector up to date; the last of them is the sync step 2. */
export function framesFor(
  catchUp: CatchUp,
  stateVector: ReadonlyMap<number, number>,
): Uint8Array[] {
  const parts = (catchUp.kept?.updates ?? []).map((update) => missingPart(update, stateVector));
  const last = parts.pop() ?? new Uint8Array([0, 0]);
  const frames = [...parts.flatMap((part) => updateFrame(part)), ...step2Frame(last)];
  return frames.some(({ length }) => length > LARGE) ? frames : [Buffer.concat(frames)];
}

async function readAgain(catchUp: CatchUp): Promise<void> {
  try {
    const { updates, head } = await catchUp.read();
    catchUp.kept = { updates: updates.map(stored), seq: head.seq };
  } finally {
    const { arrived } = catchUp;
    catchUp.reading = null;
    catchUp.arrived = [];
    for (const { update, seq } of arrived) keepUpdate(catchUp, update, seq);
  }
}

function stored(bytes: Uint8Array): StoredUpdate {
  return { bytes, summary: null };
}

function missingPart(update: StoredUpdate, stateVector: ReadonlyMap<number, number>): Uint8Array {
  if (stateVector.size === 0 || update.bytes.length <= SMALL) return update.bytes;
  const { clocks, deletions } = (update.summary ??= summarise(update.bytes));
  const needed = [...clocks].filter(([client, clock]) => clock > (stateVector.get(client) ?? 0));
  if (needed.length === 0) return deletions;
  const isAllNew = [...clocks.keys()].every((client) => !stateVector.has(client));
  return isAllNew ? update.bytes : Y.diffUpdate(update.bytes, encodeStateVector(stateVector));
}

function summarise(bytes: Uint8Array): NonNullable<StoredUpdate["summary"]> {
  const { structs, deletions } = readUpdate(bytes, true);
  const clocks = new Map<number, number>();
  for (const [client, list] of structs) {
    const last = list.at(-1);
    if (last) clocks.set(client, last.id.clock + last.length);
  }
  return { clocks, deletions: encodeDeletions(deletions) };
}
