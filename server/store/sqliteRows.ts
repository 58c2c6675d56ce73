/** The SQLite store as rows, for moving it. */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { DATABASE, prepareFolder, unreadable } from "./folder.ts";
import { FolderFault, lockFolder } from "./lock.ts";
import { migrate } from "./migrations.ts";
import { TABLES } from "./mongoTables.ts";
import type { LogEntry } from "./port.ts";
import type { StoreRows } from "./rows.ts";
import { SEALED } from "./seal.ts";
import type { Row, SealedTable } from "./seal.ts";

/**
 * Opens (or makes) the data of a folder of which no server runs, and holds its lock. Throws FolderFault. What is kept
 * here counts as no commit: the first server that opens a folder with only that notes where its logs end.
 */
export function openSqliteRows(folder: string): StoreRows {
  prepareFolder(folder);
  const lock = lockFolder(folder);
  try {
    const db = new DatabaseSync(join(folder, DATABASE));
    db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
    migrate(db);
    return rowsIn(db, () => lock.release());
  } catch (error) {
    lock.release();
    throw error instanceof FolderFault ? error : unreadable(folder, error);
  }
}

function rowsIn(db: DatabaseSync, release: () => void): StoreRows {
  const all = (sql: string, ...values: string[]) =>
    db
      .prepare(sql)
      .all(...values)
      .map(plain);
  return {
    id: String(db.prepare("SELECT storeId FROM commits").get()?.["storeId"]),
    async records(table) {
      return all(
        `SELECT ${columnsOf(table)} FROM ${table} ORDER BY ${TABLES[table].key.join(", ")}`,
      );
    },
    async keepRecords(table, rows) {
      const insert = db.prepare(insertInto(table, [...SEALED[table], "seal"]));
      inOneGo(db, () => rows.forEach((row) => insert.run(row as Record<string, string>)));
    },
    async planIds() {
      const found = all(
        "SELECT id FROM plans UNION SELECT planId FROM log UNION SELECT planId FROM snapshots ORDER BY 1",
      );
      return found.map(({ id }) => String(id));
    },
    async plan(planId) {
      const snapshots = all("SELECT * FROM snapshots WHERE planId = ? ORDER BY seq", planId);
      const log = all(
        `SELECT seq, "update", hash FROM log WHERE planId = ? ORDER BY seq`,
        planId,
      ) as unknown as LogEntry[];
      return { snapshots, log };
    },
    async keepPlan(planId, { snapshots, log }) {
      const snapshot = db.prepare(insertInto("snapshots", [...SEALED.snapshots, "state", "seal"]));
      const entry = db.prepare(`INSERT INTO log (planId, seq, hash, "update") VALUES (?, ?, ?, ?)`);
      inOneGo(db, () => {
        for (const table of ["log", "snapshots"])
          db.prepare(`DELETE FROM ${table} WHERE planId = ?`).run(planId);
        for (const row of snapshots) snapshot.run(row as Record<string, string>);
        for (const { seq, hash, update } of log) entry.run(planId, seq, hash, update);
      });
    },
    async close() {
      db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
      db.close();
      release();
    },
  };
}

function columnsOf(table: SealedTable): string {
  return [...SEALED[table], "seal"].join(", ");
}

function insertInto(table: SealedTable, columns: readonly string[]): string {
  const values = columns.map((column) => `:${column}`);
  return `INSERT OR REPLACE INTO ${table} (${columns.join(", ")}) VALUES (${values.join(", ")})`;
}

function inOneGo(db: DatabaseSync, work: () => void): void {
  db.exec("BEGIN IMMEDIATE");
  try {
    work();
    db.exec("COMMIT");
  } catch (error) {
    if (db.isTransaction) db.exec("ROLLBACK");
    throw error;
  }
}

/** node:sqlite gives rows without a prototype. */
function plain(row: Row): Row {
  return { ...row };
}
