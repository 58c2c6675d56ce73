/** Changes that the server makes itself: seeding a plan, renaming it, mends. They pass the same gate and log (model.md 1.6). */
import { randomInt } from "node:crypto";
import * as Y from "yjs";
import { WupError } from "../errors.ts";
import { emptyHead } from "../store/port.ts";
import type { PlanRecord, Store } from "../store/port.ts";
import { admit } from "./gate.ts";
import { emptyIndex } from "./planIndex.ts";
import { ownerOf, receiveWithNews } from "./room.ts";
import type { Member, Room } from "./roomState.ts";
import type { Rooms } from "./rooms.ts";
import { readDocument } from "./snapshot.ts";

/** See Sync.write. */
export async function serverWrite(
  rooms: Rooms,
  planId: string,
  userId: string,
  change: (doc: Y.Doc) => void,
): Promise<void> {
  const { room, leave } = await rooms.enter(planId);
  try {
    if (room.obstacle !== null) throw new WupError(REFUSALS[room.obstacle]);
    const update = await changeOf(room, change);
    if (update) await submit(room, userId, update);
  } finally {
    leave();
  }
}

const REFUSALS = { BESCHADIGD: "PLAN_BESCHADIGD", OPSLAG_VOL: "OPSLAG_VOL" } as const;

/**
 * Creates a plan that begins with this document. The log comes first: a plan that is listed always has its text.
 * Throws WupError ONBEKEND when the document holds what the gate would refuse from an editor.
 */
export async function seedPlan(
  store: Pick<Store, "append" | "bindClient" | "createPlan">,
  plan: PlanRecord,
  doc: Y.Doc,
  userId: string,
): Promise<void> {
  const update = Y.encodeStateAsUpdate(doc);
  const verdict = admit(emptyIndex(), update, { mayWrite: true, owns: () => true });
  if (verdict.kind === "refused" || verdict.kind === "gap")
    throw new WupError("ONBEKEND", { cause: new Error(`a new plan: ${reasonOf(verdict)}`) });
  const clients = [...doc.store.clients.keys()];
  await Promise.all(
    clients.map((clientId) => store.bindClient({ planId: plan.id, clientId, userId })),
  );
  const head = await store.append(plan.id, emptyHead(), [update]);
  if (head === null) throw new WupError("OPSLAG_MISLUKT", { cause: new Error("the log exists") });
  await store.createPlan(plan);
}

async function changeOf(room: Room, change: (doc: Y.Doc) => void): Promise<Uint8Array | null> {
  const doc = await readDocument(room.deps.store, room.planId);
  do doc.clientID = randomInt(2 ** 32);
  while (ownerOf(room, doc.clientID) !== null || doc.store.clients.has(doc.clientID));
  const updates: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => updates.push(update));
  change(doc);
  doc.destroy();
  return updates.length === 0 ? null : Y.mergeUpdates(updates);
}

/** Resolves at the acknowledgement, which is the only thing that the room writes to this member. */
function submit(room: Room, userId: string, update: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const member: Member = {
      person: { id: userId, name: "" },
      mayWrite: true,
      isLive: false,
      durable: 0,
      write: () => resolve(),
      close: () => reject(new WupError("OPSLAG_MISLUKT")),
    };
    if (room.hasFailed) return member.close(1011, "");
    receiveWithNews(room, member, update).then((verdict) => {
      if (room.hasFailed) member.close(1011, "");
      else if (verdict.kind === "refused" || verdict.kind === "gap")
        reject(new WupError("ONBEKEND", { cause: new Error(reasonOf(verdict)) }));
    }, reject);
  });
}

function reasonOf(verdict: { kind: "refused"; reason: string } | { kind: "gap" }): string {
  return verdict.kind === "gap" ? "a gap" : verdict.reason;
}
