/** Goes on with what is left of a damaged plan. Nothing is thrown away: all that can be read is first put in a file. */
import { closeSync, copyFileSync, fsyncSync, mkdirSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { connectMongo } from "../store/mongoConnection.ts";
import type { PlanRecord, Store } from "../store/port.ts";
import { isDamage } from "../store/sealedRows.ts";
import { readSqliteStore } from "../store/sqlite.ts";
import { compact } from "../sync/compaction.ts";
import { contentHash } from "../sync/history.ts";
import { readLastGood } from "../sync/lastGood.ts";

export type Repair = {
  /** The last log entry that the plan now has. */
  seq: number;
  /** The file with all rows of the plan as they were, JSON lines; bytes are base64. */
  file: string;
};

/**
 * Makes the last good version of the plan the plan, under a new epoch: editors that still have the old one are stopped
 * and offered their text (SY10). `store` is the open store of this place, of a server that does not run; the file comes in
 * the data folder, also for a database.
 * Throws WupError PLAN_BESCHADIGD when nothing of the plan is whole.
 */
export async function repairPlan(
  store: Store,
  { data: folder, mongo }: { data: string; mongo: string | null },
  plan: PlanRecord,
  { now, newId }: { now: () => Date; newId: () => string },
): Promise<Repair> {
  const { updates, head } = await readLastGood(store, plan.id);
  const stamp = now().toISOString().replaceAll(/[:.]/g, "-");
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `herstel-${plan.id}-${stamp}`);
  const file = await (mongo === null
    ? keepRows(folder, plan.id, path)
    : keepDocuments(mongo, plan.id, path));
  const state = compact(updates);
  await store.updatePlan(plan.id, { epoch: newId() });
  await store.restartLog(plan.id, { ...head, state, contentHash: contentHash(state) });
  return { seq: head.seq, file };
}

async function keepRows(folder: string, planId: string, path: string): Promise<string> {
  const { store, db } = readSqliteStore(folder);
  const file = openSync(`${path}.jsonl`, "wx");
  try {
    const isComplete = ["log", "snapshots", "clients"]
      .map((table) => copyRows(db, table, planId, file))
      .every((done) => done);
    fsyncSync(file);
    // Rows that SQLite cannot read may be of use to someone with better tools.
    for (const part of isComplete ? [] : ["", "-wal"])
      copyFileSync(join(folder, `wijkpen.sqlite${part}`), `${path}.sqlite${part}`);
  } finally {
    closeSync(file);
    await store.close();
  }
  return `${path}.jsonl`;
}

async function keepDocuments(url: string, planId: string, path: string): Promise<string> {
  const database = await connectMongo(url);
  const file = openSync(`${path}.jsonl`, "wx");
  try {
    for (const table of ["log", "snapshots", "pieces", "clients"] as const)
      for await (const document of database.models[table].find({ planId }).lean().cursor())
        writeSync(file, `${JSON.stringify({ table, ...document })}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
    await database.close();
  }
  return `${path}.jsonl`;
}

/** Whether all rows could be read. */
function copyRows(db: DatabaseSync, table: string, planId: string, file: number): boolean {
  try {
    for (const row of db.prepare(`SELECT * FROM ${table} WHERE planId = ?`).iterate(planId)) {
      const plain = Object.entries(row).map(([name, value]) => [
        name,
        ArrayBuffer.isView(value) ? Buffer.from(value as Uint8Array).toString("base64") : value,
      ]);
      writeSync(file, `${JSON.stringify({ table, ...Object.fromEntries(plain) })}\n`);
    }
    return true;
  } catch (error) {
    if (!isDamage(error)) throw error;
    return false;
  }
}
