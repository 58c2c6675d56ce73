/** The tables of the SQLite store, as steps from one version of the file to the next. */
import type { DatabaseSync } from "node:sqlite";
import { addSeal } from "./seal.ts";

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
  // Each row gets a seal over its values (seal.ts), and the store counts its commits (heads.ts).
  `
  ALTER TABLE users ADD COLUMN seal TEXT NOT NULL DEFAULT '';
  UPDATE users SET seal = seal('users', id, email, name, organisation, beheerder, passwordHash);
  ALTER TABLE sessions ADD COLUMN seal TEXT NOT NULL DEFAULT '';
  UPDATE sessions SET seal = seal('sessions', tokenHash, userId, expiresAt);
  ALTER TABLE plans ADD COLUMN seal TEXT NOT NULL DEFAULT '';
  UPDATE plans SET seal = seal('plans', id, title, gemeente, wijknaam, createdAt, updatedAt, deletedAt, epoch, status, versie,
    records);
  ALTER TABLE members ADD COLUMN seal TEXT NOT NULL DEFAULT '';
  UPDATE members SET seal = seal('members', planId, userId, role);
  ALTER TABLE snapshots ADD COLUMN seal TEXT NOT NULL DEFAULT '';
  UPDATE snapshots SET seal = seal('snapshots', planId, seq, hash, contentHash);
  ALTER TABLE clients ADD COLUMN seal TEXT NOT NULL DEFAULT '';
  UPDATE clients SET seal = seal('clients', planId, clientId, userId);
  ALTER TABLE comments ADD COLUMN seal TEXT NOT NULL DEFAULT '';
  UPDATE comments SET seal = seal('comments', planId, id, blockId, quote, text, authorId, authorName, createdAt,
    resolvedAt);
  ALTER TABLE deviations ADD COLUMN seal TEXT NOT NULL DEFAULT '';
  UPDATE deviations SET seal = seal('deviations', planId, rule, blockIds, reason, functionTitle, authorId,
    authorName, createdAt);
  ALTER TABLE settings ADD COLUMN seal TEXT NOT NULL DEFAULT '';
  UPDATE settings SET seal = seal('settings', name, value);
  CREATE TABLE commits (
    id INTEGER PRIMARY KEY, storeId TEXT NOT NULL, number INTEGER NOT NULL, seal TEXT NOT NULL
  ) STRICT;
  INSERT INTO commits VALUES (1, lower(hex(randomblob(16))), 0, '');
  UPDATE commits SET seal = seal('commits', id, storeId, number);
  `,
  // remarks is JSON text of a list.
  `
  CREATE TABLE attachments (
    planId TEXT NOT NULL, id TEXT NOT NULL, position INTEGER NOT NULL, title TEXT NOT NULL, date TEXT,
    openness TEXT NOT NULL, ground TEXT, groundDate TEXT, mediaType TEXT NOT NULL, size INTEGER NOT NULL,
    sha256 TEXT NOT NULL, remarks TEXT NOT NULL, authorId TEXT NOT NULL, authorName TEXT NOT NULL,
    createdAt TEXT NOT NULL, seal TEXT NOT NULL, PRIMARY KEY (planId, id)
  ) STRICT;
  CREATE INDEX attachmentsByFile ON attachments (sha256);
  `,
  // files and refusals are JSON text of lists.
  `
  CREATE TABLE jobs (
    id TEXT PRIMARY KEY, planId TEXT NOT NULL, ownerId TEXT NOT NULL, createdAt TEXT NOT NULL, state TEXT NOT NULL,
    turn INTEGER NOT NULL, leaseUntil TEXT, attempts INTEGER NOT NULL, progress REAL NOT NULL, step TEXT NOT NULL,
    message TEXT, input TEXT NOT NULL, files TEXT NOT NULL, result TEXT, filename TEXT, mediaType TEXT,
    holdsGeheim INTEGER NOT NULL, finishedAt TEXT, seal TEXT NOT NULL
  ) STRICT;
  CREATE TABLE leases (
    name TEXT PRIMARY KEY, turn INTEGER NOT NULL, holder TEXT NOT NULL, until TEXT NOT NULL, seal TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE packages (
    planId TEXT NOT NULL, id TEXT NOT NULL, concept INTEGER NOT NULL, versie TEXT NOT NULL, revision INTEGER NOT NULL,
    status TEXT NOT NULL, profile TEXT NOT NULL, filename TEXT NOT NULL, size INTEGER NOT NULL, sha256 TEXT NOT NULL,
    files TEXT NOT NULL, refusals TEXT NOT NULL, authorId TEXT NOT NULL, authorName TEXT NOT NULL,
    createdAt TEXT NOT NULL, seal TEXT NOT NULL, PRIMARY KEY (planId, versie, concept, revision)
  ) STRICT;
  CREATE UNIQUE INDEX packagesById ON packages (id);
  CREATE INDEX packagesByFile ON packages (sha256);
  `,
  // found and warnings are JSON text of a list.
  `
  CREATE TABLE templates (
    gemeente TEXT PRIMARY KEY, filename TEXT NOT NULL, size INTEGER NOT NULL, sha256 TEXT NOT NULL,
    found TEXT NOT NULL, warnings TEXT NOT NULL, authorId TEXT NOT NULL, authorName TEXT NOT NULL,
    createdAt TEXT NOT NULL, seal TEXT NOT NULL
  ) STRICT;
  CREATE INDEX templatesByFile ON templates (sha256);
  `,
];

/**
 * Brings the file up to date; each step is whole or not taken at all. Throws a RangeError when the file comes from a
 * newer Wijkpen: an older server would not understand what it holds.
 */
export function migrate(db: DatabaseSync, steps: readonly string[] = MIGRATIONS): void {
  addSeal(db);
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

export function versionOf(db: DatabaseSync): number {
  return Number(db.prepare("PRAGMA user_version").get()?.["user_version"] ?? 0);
}
