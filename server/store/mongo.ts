/** The store in MongoDB, for more than one server: durable on most machines of a replica set before it counts. */
import { randomUUID } from "node:crypto";
import { WupError } from "../errors.ts";
import { createMongoAppend } from "./mongoAppend.ts";
import { connectMongo } from "./mongoConnection.ts";
import type { MongoDatabase } from "./mongoConnection.ts";
import { createMongoEntries } from "./mongoEntries.ts";
import { createMongoHeads } from "./mongoHeads.ts";
import { jobs, packages } from "./mongoJobs.ts";
import { clients, logs, snapshots } from "./mongoLogs.ts";
import { attachments, deviations, notes, people, plans, templates } from "./mongoRecords.ts";
import { createMongoRows } from "./mongoRows.ts";
import { isMongoTrouble } from "./mongoTrouble.ts";
import type { Fault, Store } from "./port.ts";
import { createSealedRows } from "./sealedRows.ts";
import { guardWrites } from "./writeGuard.ts";
import type { PlainStore } from "./writeGuard.ts";

export type MongoStoreOptions = {
  /** Told of damage, each time it is met. */
  onFault?: (fault: Fault) => void;
  /** Milliseconds between two attempts to write to a server that refused or was away. */
  retryMs?: number;
  /** Larger updates and snapshots are kept in pieces. */
  pieceBytes?: number;
};

/** Connects to the database at this address. Throws FolderFault with a Dutch sentence when it cannot be used. */
export async function openMongoStore(url: string, options: MongoStoreOptions = {}): Promise<Store> {
  return mongoStoreOn(await connectMongo(url), options);
}

/** The store in a database that is open; its `close` closes that too. */
export function mongoStoreOn(database: MongoDatabase, options: MongoStoreOptions = {}): Store {
  return guardWrites(plainStoreOn(database, options), {
    retryMs: options.retryMs ?? 2_000,
    isRefusing: false,
    isTrouble: isMongoTrouble,
    onUnreadable: (error) => new WupError("OPSLAG_WEG", { cause: error }),
  });
}

function plainStoreOn(
  { models, where, close }: MongoDatabase,
  { onFault = () => {}, pieceBytes }: MongoStoreOptions,
): PlainStore {
  const rows = createSealedRows(onFault);
  const size = pieceBytes === undefined ? {} : { pieceBytes };
  const entries = createMongoEntries({ models, where, newId: randomUUID, ...size });
  const heads = createMongoHeads({ models, where });
  const appends = createMongoAppend({ models, entries, heads });
  const table: Parameters<typeof people>[0]["table"] = (name) =>
    createMongoRows({ models }, rows, name);
  const parts = { models, where, table, rows, entries, heads, appends };
  return {
    ...people(parts),
    ...plans(parts),
    ...logs(parts),
    ...clients(parts),
    ...snapshots(parts),
    ...notes(parts),
    ...deviations(parts),
    ...attachments(parts),
    ...templates(parts),
    ...jobs(parts),
    ...packages(parts),
    async close() {
      await appends.settled();
      await close();
    },
  };
}
