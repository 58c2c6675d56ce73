/** A database file outside a server: read to see whether it is whole. Knows only what every version of the file has. */
import { DatabaseSync } from "node:sqlite";
import type { LogEntry, LogHead, Snapshot, Store } from "./port.ts";

export type DatabaseCopy = Pick<Store, "readLog" | "snapshotsOf" | "expectedHead"> & {
  /** Every plan that is listed or has a log. */
  planIds(): string[];
  /** Every file that an attachment or a package names; none in a database of before there were such. */
  fileHashes(): string[];
  /** Whether SQLite finds the file whole. */
  isSound(): boolean;
  close(): void;
};

/** Tells whether a plan is whole: where its log ends, or null when it is damaged. */
export type PlanCheck = (copy: DatabaseCopy, planId: string) => Promise<LogHead | null>;

export function openCopy(path: string): DatabaseCopy {
  const db = new DatabaseSync(path, { readOnly: true });
  return {
    planIds: () =>
      db
        .prepare(
          "SELECT id FROM plans UNION SELECT planId FROM log UNION SELECT planId FROM snapshots",
        )
        .all()
        .map(({ id }) => String(id)),
    fileHashes() {
      const has = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = ?");
      const hashes = ["attachments", "packages", "templates"]
        .filter((table) => has.get(table) !== undefined)
        .flatMap((table) => db.prepare(`SELECT sha256 FROM ${table}`).all())
        .map(({ sha256 }) => String(sha256));
      return [...new Set(hashes)].toSorted();
    },
    isSound() {
      const answers = db.prepare("PRAGMA integrity_check").all();
      return answers.length === 1 && answers[0]?.["integrity_check"] === "ok";
    },
    async readLog(planId, afterSeq) {
      return db
        .prepare(`SELECT seq, "update", hash FROM log WHERE planId = ? AND seq > ? ORDER BY seq`)
        .all(planId, afterSeq) as LogEntry[];
    },
    async snapshotsOf(planId) {
      return db
        .prepare(
          `SELECT seq, hash, state, contentHash FROM snapshots WHERE planId = ? ORDER BY seq DESC LIMIT 2`,
        )
        .all(planId) as Snapshot[];
    },
    // The head file stays behind: a backup is compared with its manifest.
    expectedHead: async () => null,
    close: () => db.close(),
  };
}
