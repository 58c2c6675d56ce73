/** Every SQL statement of the SQLite store, prepared once. Columns are named as the fields of the port's records. */
import type { DatabaseSync } from "node:sqlite";

export type Statements = ReturnType<typeof prepareStatements>;

export function prepareStatements(db: DatabaseSync) {
  return { ...peopleAndPlans(db), ...logAndSnapshots(db), ...notes(db) };
}

function peopleAndPlans(db: DatabaseSync) {
  return {
    saveUser: db.prepare(`
      INSERT INTO users (id, email, name, organisation, beheerder, passwordHash)
      VALUES (:id, :email, :name, :organisation, :beheerder, :passwordHash)
      ON CONFLICT (id) DO UPDATE SET email = excluded.email, name = excluded.name,
        organisation = excluded.organisation, beheerder = excluded.beheerder, passwordHash = excluded.passwordHash`),
    findUser: db.prepare(`SELECT * FROM users WHERE id = ?`),
    findUserByEmail: db.prepare(`SELECT * FROM users WHERE email = ?`),

    saveSession: db.prepare(
      `INSERT OR REPLACE INTO sessions VALUES (:tokenHash, :userId, :expiresAt)`,
    ),
    findSession: db.prepare(`SELECT * FROM sessions WHERE tokenHash = ?`),
    deleteSession: db.prepare(`DELETE FROM sessions WHERE tokenHash = ?`),
    deleteExpiredSessions: db.prepare(`DELETE FROM sessions WHERE expiresAt < ?`),

    createPlan: db.prepare(`
      INSERT INTO plans (id, title, gemeente, wijknaam, createdAt, updatedAt, deletedAt, epoch, status, versie, records)
      VALUES (:id, :title, :gemeente, :wijknaam, :createdAt, :updatedAt, :deletedAt, :epoch, :status, :versie, :records)`),
    replacePlan: db.prepare(`
      UPDATE plans SET title = :title, gemeente = :gemeente, wijknaam = :wijknaam, createdAt = :createdAt,
        updatedAt = :updatedAt, deletedAt = :deletedAt, epoch = :epoch, status = :status, versie = :versie,
        records = :records
      WHERE id = :id`),
    findPlan: db.prepare(`SELECT * FROM plans WHERE id = ?`),

    saveMember: db.prepare(`INSERT OR REPLACE INTO members VALUES (:planId, :userId, :role)`),
    deleteMember: db.prepare(`DELETE FROM members WHERE planId = ? AND userId = ?`),
    findMember: db.prepare(`SELECT * FROM members WHERE planId = ? AND userId = ?`),
    membersOf: db.prepare(`SELECT * FROM members WHERE planId = ? ORDER BY userId`),
    plansOf: db.prepare(`
      SELECT plans.*, members.role AS role FROM members JOIN plans ON plans.id = members.planId
      WHERE members.userId = ? ORDER BY plans.updatedAt DESC, plans.id`),
  };
}

function logAndSnapshots(db: DatabaseSync) {
  return {
    lastEntry: db.prepare(`SELECT seq, hash FROM log WHERE planId = ? ORDER BY seq DESC LIMIT 1`),
    append: db.prepare(`INSERT INTO log (planId, seq, hash, "update") VALUES (?, ?, ?, ?)`),
    readLog: db.prepare(
      `SELECT seq, "update", hash FROM log WHERE planId = ? AND seq > ? ORDER BY seq`,
    ),
    deleteLog: db.prepare(`DELETE FROM log WHERE planId = ? AND seq <= ?`),

    lastSnapshot: db.prepare(
      `SELECT seq, hash FROM snapshots WHERE planId = ? ORDER BY seq DESC LIMIT 1`,
    ),
    saveSnapshot: db.prepare(`
      INSERT OR REPLACE INTO snapshots (planId, seq, hash, contentHash, state)
      VALUES (:planId, :seq, :hash, :contentHash, :state)`),
    snapshotsOf: db.prepare(`
      SELECT seq, hash, state, contentHash FROM snapshots WHERE planId = ? ORDER BY seq DESC LIMIT 2`),
    secondSnapshot: db.prepare(
      `SELECT seq FROM snapshots WHERE planId = ? ORDER BY seq DESC LIMIT 1 OFFSET 1`,
    ),
    deleteSnapshots: db.prepare(`DELETE FROM snapshots WHERE planId = ? AND seq < ?`),

    bindClient: db.prepare(
      `INSERT INTO clients VALUES (:planId, :clientId, :userId) ON CONFLICT DO NOTHING`,
    ),
    findClient: db.prepare(`SELECT userId FROM clients WHERE planId = ? AND clientId = ?`),
    clientsOf: db.prepare(`SELECT * FROM clients WHERE planId = ? ORDER BY clientId`),
  };
}

function notes(db: DatabaseSync) {
  return {
    saveComment: db.prepare(`
      INSERT OR REPLACE INTO comments
        (planId, id, blockId, quote, text, authorId, authorName, createdAt, resolvedAt)
      VALUES (:planId, :id, :blockId, :quote, :text, :authorId, :authorName, :createdAt, :resolvedAt)`),
    findComment: db.prepare(`SELECT * FROM comments WHERE planId = ? AND id = ?`),
    commentsOf: db.prepare(`SELECT * FROM comments WHERE planId = ? ORDER BY createdAt, id`),

    saveDeviation: db.prepare(`
      INSERT OR REPLACE INTO deviations
        (planId, rule, blockIds, reason, functionTitle, authorId, authorName, createdAt)
      VALUES (:planId, :rule, :blockIds, :reason, :functionTitle, :authorId, :authorName, :createdAt)`),
    deviationsOf: db.prepare(`SELECT * FROM deviations WHERE planId = ? ORDER BY rule, blockIds`),
    deleteDeviation: db.prepare(
      `DELETE FROM deviations WHERE planId = ? AND rule = ? AND blockIds = ?`,
    ),
    deleteDeviations: db.prepare(`DELETE FROM deviations WHERE planId = ? AND rule = ?`),

    readSetting: db.prepare(`SELECT value FROM settings WHERE name = ?`),
    saveSetting: db.prepare(`INSERT OR REPLACE INTO settings VALUES (?, ?)`),
  };
}
