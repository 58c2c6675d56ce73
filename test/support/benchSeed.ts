/** A store for measuring: accounts with sessions and plans, made by the product's own code. */
import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import * as Y from "yjs";
import { NO_RECORDS } from "../../templates/json.ts";
import { createPlan } from "../../server/api/planRecord.ts";
import { createSessions } from "../../server/auth/session.ts";
import { STARTED } from "../../server/demo.ts";
import type { Store, UserRecord } from "../../server/store/port.ts";
import { openSqliteStore } from "../../server/store/sqlite.ts";
import { seedPlan } from "../../server/sync/serverWrite.ts";

export type Seed = {
  /** The ids of the plans; the epoch of each is the same word. */
  rooms: string[];
  /** A Cookie header for each writer; all may write in all plans. */
  tokens: string[];
};

export type SeedOptions = {
  plans: number;
  writers: number;
  /** What a new plan says; nothing when left out. */
  text?: () => Y.Doc;
};

/** Fills an empty folder. */
export async function seedFolder(folder: string, options: SeedOptions): Promise<Seed> {
  const store = openSqliteStore(folder);
  try {
    return await seedStore(store, options);
  } finally {
    await store.close();
  }
}

/** Fills an empty store. */
export async function seedStore(
  store: Store,
  // Empty: the generator compares what it sent with all that the plan holds.
  { plans, writers, text = () => new Y.Doc() }: SeedOptions,
): Promise<Seed> {
  await store.saveSetting(STARTED, "ja");
  const users = await Promise.all(Array.from({ length: writers }, (_, n) => addUser(store, n)));
  const rooms = Array.from({ length: plans }, (_, n) => `bench-${n}`);
  for (const room of rooms) await addPlan(store, room, users, text());
  const sessions = createSessions({ store, now: () => new Date(), secure: false });
  const tokens: string[] = [];
  for (const user of users) {
    const response = new ServerResponse(new IncomingMessage(new Socket()));
    await sessions.start(user, response);
    tokens.push(String(response.getHeader("Set-Cookie")).split(";")[0] ?? "");
  }
  return { rooms, tokens };
}

async function addUser(store: Store, number: number): Promise<UserRecord> {
  const user: UserRecord = {
    id: `schrijver-${number}`,
    email: `schrijver${number}@oosterwaarde.example`,
    name: `Schrijver ${number}`,
    organisation: "Gemeente Oosterwaarde",
    beheerder: false,
    passwordHash: null,
  };
  await store.saveUser(user);
  return user;
}

async function addPlan(
  store: Store,
  room: string,
  users: readonly UserRecord[],
  doc: Y.Doc,
): Promise<void> {
  const deps = { store, seedPlan, now: () => new Date(), newId: () => room };
  await createPlan(deps, users[0]?.id ?? "", { doc, records: NO_RECORDS });
  for (const { id } of users.slice(1))
    await store.saveMember({ planId: room, userId: id, role: "schrijver" });
}
