/** The Mongo store as rows, for moving it. */
import { randomUUID } from "node:crypto";
import type { Document, MongoDatabase } from "./mongoConnection.ts";
import { createMongoEntries } from "./mongoEntries.ts";
import type { MongoEntries } from "./mongoEntries.ts";
import { createMongoHeads } from "./mongoHeads.ts";
import { putDocument } from "./mongoPut.ts";
import { documentOf, rowOf } from "./mongoRows.ts";
import type { LogEntry, LogHead, Snapshot } from "./port.ts";
import type { PlanRows, StoreRows } from "./rows.ts";

/** The rows of an open database; `close` closes it. */
export function mongoStoreRows(database: MongoDatabase): StoreRows {
  const { models, where } = database;
  const entries = createMongoEntries({ models, where, newId: randomUUID });
  const heads = createMongoHeads({ models, where });
  return {
    id: database.storeId,
    async records(table) {
      const found = await models[table].find({}, null, { sort: { _id: 1 } }).lean();
      return found.map((document) => rowOf(table, document));
    },
    async keepRecords(table, rows) {
      for (const row of rows) await putDocument(models[table], documentOf(table, row));
    },
    async planIds() {
      const [listed, logged, kept] = await Promise.all([
        models.plans.distinct("id"),
        models.log.distinct("planId"),
        models.snapshots.distinct("planId"),
      ]);
      return [...new Set([...listed, ...logged, ...kept].map(String))].toSorted();
    },
    plan: (planId) => readAtOneMoment(entries, planId),
    async keepPlan(planId, { snapshots, log }) {
      await entries.deleteLog(planId, Number.MAX_SAFE_INTEGER);
      await entries.deleteSnapshots(planId, { $gte: 0 });
      for (const row of snapshots) await entries.keepSnapshot(planId, row as unknown as Snapshot);
      await keepLog(models.log, entries, planId, log);
      const end = log.at(-1) ?? (snapshots.at(-1) as unknown as LogHead | undefined);
      if (end) await heads.set(planId, { seq: end.seq, hash: end.hash });
    },
    close: database.close,
  };
}

/** A server that runs may put a snapshot in the place of log meanwhile; then it is read again. */
async function readAtOneMoment(entries: MongoEntries, planId: string): Promise<PlanRows> {
  for (let reading = 0; ; reading += 1) {
    const before = await entries.snapshotSeqs(planId);
    const log = await entries.read(planId, 0);
    const snapshots = (await entries.snapshotRows(planId)).toReversed();
    const after = await entries.snapshotSeqs(planId);
    if (String(before) === String(after) || reading >= READINGS)
      return { snapshots, log: log.map((entry, n) => entry ?? unreadable(log[n - 1])) };
  }
}

const READINGS = 20;

/** In the place of an entry that cannot be read: nothing chains to it, so that every reader finds the damage. */
function unreadable(before: LogEntry | null | undefined): LogEntry {
  return { seq: (before?.seq ?? 0) + 1, update: new Uint8Array(0), hash: new Uint8Array(32) };
}

/** Some megabytes at a time. */
async function keepLog(
  model: MongoDatabase["models"]["log"],
  entries: MongoEntries,
  planId: string,
  log: readonly LogEntry[],
): Promise<void> {
  let batch: Document[] = [];
  let bytes = 0;
  const flush = async () => {
    if (batch.length > 0) await model.collection.insertMany(batch as never[], { ordered: true });
    batch = [];
    bytes = 0;
  };
  for (const entry of log) {
    batch.push(await entries.documentOf(planId, entry));
    bytes += entry.update.length;
    if (batch.length >= 1_000 || bytes > 4_000_000) await flush();
  }
  await flush();
}
