/** Every SQL statement of the SQLite store, prepared once. Columns are named as the fields of the port's records. */
import type { DatabaseSync } from "node:sqlite";
import { SEALED, sealCall } from "./seal.ts";
import type { SealedTable } from "./seal.ts";

export type Statements = ReturnType<typeof prepareStatements>;

export function prepareStatements(db: DatabaseSync) {
  return {
    ...peopleAndPlans(db),
    ...logAndSnapshots(db),
    ...notes(db),
    ...making(db),
    ...commits(db),
  };
}

/** A whole row with its seal; parameters are named as the columns. */
function insert(table: SealedTable, more: readonly string[] = []): string {
  const columns = [...SEALED[table], ...more];
  const values = columns.map((column) => `:${column}`);
  return `INTO ${table} (${columns.join(", ")}, seal) VALUES (${values.join(", ")}, ${sealCall(table, ":")})`;
}

function commits(db: DatabaseSync) {
  return {
    readCommits: db.prepare(`SELECT * FROM commits WHERE id = 1`),
    raiseCommits: db.prepare(`
      UPDATE commits SET number = number + 1, seal = seal('commits', id, storeId, number + 1)
      WHERE id = 1 RETURNING number`),
  };
}

function peopleAndPlans(db: DatabaseSync) {
  return {
    saveUser: db.prepare(`
      INSERT ${insert("users")}
      ON CONFLICT (id) DO UPDATE SET email = excluded.email, name = excluded.name,
        organisation = excluded.organisation, beheerder = excluded.beheerder, passwordHash = excluded.passwordHash,
        seal = excluded.seal`),
    findUser: db.prepare(`SELECT * FROM users WHERE id = ?`),
    findUserByEmail: db.prepare(`SELECT * FROM users WHERE email = ?`),

    saveSession: db.prepare(`INSERT OR REPLACE ${insert("sessions")}`),
    findSession: db.prepare(`SELECT * FROM sessions WHERE tokenHash = ?`),
    deleteSession: db.prepare(`DELETE FROM sessions WHERE tokenHash = ?`),
    deleteExpiredSessions: db.prepare(`DELETE FROM sessions WHERE expiresAt < ?`),

    createPlan: db.prepare(`INSERT ${insert("plans")}`),
    replacePlan: db.prepare(`
      UPDATE plans SET title = :title, gemeente = :gemeente, wijknaam = :wijknaam, createdAt = :createdAt,
        updatedAt = :updatedAt, deletedAt = :deletedAt, epoch = :epoch, status = :status, versie = :versie,
        records = :records, seal = ${sealCall("plans", ":")}
      WHERE id = :id`),
    findPlan: db.prepare(`SELECT * FROM plans WHERE id = ?`),

    planIds: db.prepare(`SELECT id FROM plans`),

    saveMember: db.prepare(`INSERT OR REPLACE ${insert("members")}`),
    deleteMember: db.prepare(`DELETE FROM members WHERE planId = ? AND userId = ?`),
    findMember: db.prepare(`SELECT * FROM members WHERE planId = ? AND userId = ?`),
    membersOf: db.prepare(`SELECT * FROM members WHERE planId = ? ORDER BY userId`),
    membershipsOf: db.prepare(`SELECT * FROM members WHERE userId = ?`),
  };
}

function logAndSnapshots(db: DatabaseSync) {
  return {
    lastEntry: db.prepare(`SELECT seq, hash FROM log WHERE planId = ? ORDER BY seq DESC LIMIT 1`),
    append: db.prepare(`INSERT INTO log (planId, seq, hash, "update") VALUES (?, ?, ?, ?)`),
    entryHash: db.prepare(`SELECT hash FROM log WHERE planId = ? AND seq = ?`),
    readLog: db.prepare(
      `SELECT seq, "update", hash FROM log WHERE planId = ? AND seq > ? ORDER BY seq`,
    ),
    deleteLog: db.prepare(`DELETE FROM log WHERE planId = ? AND seq <= ?`),

    lastSnapshot: db.prepare(
      `SELECT seq, hash FROM snapshots WHERE planId = ? ORDER BY seq DESC LIMIT 1`,
    ),
    saveSnapshot: db.prepare(`INSERT OR REPLACE ${insert("snapshots", ["state"])}`),
    snapshotSeqs: db.prepare(
      `SELECT seq FROM snapshots WHERE planId = ? ORDER BY seq DESC LIMIT 2`,
    ),
    readSnapshot: db.prepare(`SELECT * FROM snapshots WHERE planId = ? AND seq = ?`),
    secondSnapshot: db.prepare(
      `SELECT seq FROM snapshots WHERE planId = ? ORDER BY seq DESC LIMIT 1 OFFSET 1`,
    ),
    deleteAllSnapshots: db.prepare(`DELETE FROM snapshots WHERE planId = ?`),
    deleteAllLog: db.prepare(`DELETE FROM log WHERE planId = ?`),
    deleteSnapshots: db.prepare(`DELETE FROM snapshots WHERE planId = ? AND seq < ?`),

    bindClient: db.prepare(`INSERT ${insert("clients")} ON CONFLICT DO NOTHING`),
    replaceClient: db.prepare(`INSERT OR REPLACE ${insert("clients")}`),
    findClient: db.prepare(`SELECT * FROM clients WHERE planId = ? AND clientId = ?`),
    clientsOf: db.prepare(`SELECT * FROM clients WHERE planId = ? ORDER BY clientId`),
  };
}

function notes(db: DatabaseSync) {
  return {
    saveComment: db.prepare(`INSERT OR REPLACE ${insert("comments")}`),
    findComment: db.prepare(`SELECT * FROM comments WHERE planId = ? AND id = ?`),
    commentsOf: db.prepare(`SELECT * FROM comments WHERE planId = ? ORDER BY createdAt, id`),

    saveDeviation: db.prepare(`INSERT OR REPLACE ${insert("deviations")}`),
    deviationsOf: db.prepare(`SELECT * FROM deviations WHERE planId = ? ORDER BY rule, blockIds`),
    deleteDeviation: db.prepare(
      `DELETE FROM deviations WHERE planId = ? AND rule = ? AND blockIds = ?`,
    ),
    deleteDeviations: db.prepare(`DELETE FROM deviations WHERE planId = ? AND rule = ?`),

    saveAttachment: db.prepare(`INSERT OR REPLACE ${insert("attachments")}`),
    findAttachment: db.prepare(`SELECT * FROM attachments WHERE planId = ? AND id = ?`),
    attachmentsOf: db.prepare(
      `SELECT * FROM attachments WHERE planId = ? ORDER BY position, createdAt, id`,
    ),
    deleteAttachment: db.prepare(`DELETE FROM attachments WHERE planId = ? AND id = ?`),

    saveTemplate: db.prepare(`INSERT OR REPLACE ${insert("templates")}`),
    findTemplate: db.prepare(`SELECT * FROM templates WHERE gemeente = ?`),
    deleteTemplate: db.prepare(`DELETE FROM templates WHERE gemeente = ?`),

    readSetting: db.prepare(`SELECT * FROM settings WHERE name = ?`),
    saveSetting: db.prepare(`INSERT OR REPLACE ${insert("settings")}`),
  };
}

function making(db: DatabaseSync) {
  return {
    addJob: db.prepare(`INSERT ${insert("jobs")}`),
    replaceJob: db.prepare(`INSERT OR REPLACE ${insert("jobs")}`),
    findJob: db.prepare(`SELECT * FROM jobs WHERE id = ?`),
    jobs: db.prepare(`SELECT * FROM jobs ORDER BY createdAt, id`),
    deleteJob: db.prepare(`DELETE FROM jobs WHERE id = ?`),

    findLease: db.prepare(`SELECT * FROM leases WHERE name = ?`),
    saveLease: db.prepare(`INSERT OR REPLACE ${insert("leases")}`),

    addPackage: db.prepare(`INSERT ${insert("packages")} ON CONFLICT DO NOTHING`),
    findPackage: db.prepare(`SELECT * FROM packages WHERE planId = ? AND id = ?`),
    packagesOf: db.prepare(
      `SELECT * FROM packages WHERE planId = ? ORDER BY createdAt DESC, id DESC`,
    ),
    deletePackage: db.prepare(`DELETE FROM packages WHERE planId = ? AND id = ? AND concept = 1`),

    fileInUse: db.prepare(`
      SELECT 1 FROM attachments WHERE sha256 = :sha256
      UNION ALL SELECT 1 FROM packages WHERE sha256 = :sha256
      UNION ALL SELECT 1 FROM templates WHERE sha256 = :sha256
      UNION ALL SELECT 1 FROM jobs WHERE instr(files, :sha256) > 0 LIMIT 1`),
  };
}
