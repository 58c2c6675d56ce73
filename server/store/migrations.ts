/** The tables of the SQLite store, as steps from one version of the file to the next. */
import type { DatabaseSync } from "node:sqlite";

/**
 * Step n brings a file of version n to version n + 1 (`PRAGMA user_version`). A step that was ever released is never
 * changed: data folders in use have already taken it.
 */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE users (
    id TEXT PRIMARY KEY, email TEXT NOT NULL UNIQUE, name TEXT NOT NULL, organisation TEXT NOT NULL,
    beheerder INTEGER NOT NULL, passwordHash TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE sessions (
    tokenHash TEXT PRIMARY KEY, userId TEXT NOT NULL, expiresAt TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX sessionsByExpiry ON sessions (expiresAt);
  CREATE TABLE plans (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, gemeente TEXT NOT NULL, wijknaam TEXT NOT NULL,
    createdAt TEXT NOT NULL, updatedAt TEXT NOT NULL, deletedAt TEXT, epoch TEXT NOT NULL,
    status TEXT NOT NULL, versie TEXT NOT NULL, records TEXT NOT NULL
  ) STRICT;
  CREATE TABLE members (
    planId TEXT NOT NULL, userId TEXT NOT NULL, role TEXT NOT NULL, PRIMARY KEY (planId, userId)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX membersByUser ON members (userId);
  CREATE TABLE log (
    planId TEXT NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL, "update" BLOB NOT NULL,
    PRIMARY KEY (planId, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE snapshots (
    planId TEXT NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL, contentHash BLOB NOT NULL, state BLOB NOT NULL,
    PRIMARY KEY (planId, seq)
  ) STRICT;
  CREATE TABLE clients (
    planId TEXT NOT NULL, clientId INTEGER NOT NULL, userId TEXT NOT NULL, PRIMARY KEY (planId, clientId)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE comments (
    planId TEXT NOT NULL, id TEXT NOT NULL, blockId TEXT NOT NULL, quote TEXT NOT NULL, text TEXT NOT NULL,
    authorId TEXT NOT NULL, authorName TEXT NOT NULL, createdAt TEXT NOT NULL, resolvedAt TEXT,
    PRIMARY KEY (planId, id)
  ) STRICT;
  CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
  `,
  // blockIds is JSON text of a sorted list.
  `
  CREATE TABLE deviations (
    planId TEXT NOT NULL, rule TEXT NOT NULL, blockIds TEXT NOT NULL, reason TEXT NOT NULL,
    functionTitle TEXT NOT NULL, authorId TEXT NOT NULL, authorName TEXT NOT NULL, createdAt TEXT NOT NULL,
    PRIMARY KEY (planId, rule, blockIds)
  ) STRICT, WITHOUT ROWID;
  `,
];

/**
 * Brings the file up to date; each step is whole or not taken at all. Throws a RangeError when the file comes from a
 * newer Wijkpen: an older server would not understand what it holds.
 */
export function migrate(db: DatabaseSync, steps: readonly string[] = MIGRATIONS): void {
  const version = versionOf(db);
  if (version > steps.length)
    throw new RangeError(`The file has version ${version}; this server knows ${steps.length}`);
  for (const [index, step] of steps.entries()) {
    if (index < version) continue;
    db.exec("BEGIN IMMEDIATE");
    try {
      db.exec(step);
      db.exec(`PRAGMA user_version = ${index + 1}`);
      db.exec("COMMIT");
    } catch (error) {
      if (db.isTransaction) db.exec("ROLLBACK");
      throw error;
    }
  }
}

function versionOf(db: DatabaseSync): number {
  return Number(db.prepare("PRAGMA user_version").get()?.["user_version"] ?? 0);
}
