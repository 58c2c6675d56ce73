/** The embedded store: one SQLite file in the data folder. Durable at once (WAL, synchronous FULL), one server a folder. */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { SQLOutputValue } from "node:sqlite";
import { createBallast } from "./ballast.ts";
import { isDiskTrouble } from "./diskTrouble.ts";
import { BALLAST, DATABASE, prepareFolder, unreadable } from "./folder.ts";
import { createGroupCommit, inTransaction } from "./groupCommit.ts";
import type { GroupCommit } from "./groupCommit.ts";
import { FolderFault, lockFolder } from "./lock.ts";
import { migrate } from "./migrations.ts";
import { emptyHead, nextHash } from "./port.ts";
import type {
  DeviationRecord,
  LogHead,
  PlanRecord,
  Role,
  Snapshot,
  Store,
  UserRecord,
} from "./port.ts";
import { prepareStatements } from "./statements.ts";
import type { Statements } from "./statements.ts";
import { guardWrites } from "./writeGuard.ts";
import type { PlainStore } from "./writeGuard.ts";

export type StoreOptions = {
  /** Bytes that are kept free for a full disk; none when left out. */
  ballast?: number;
  /** Milliseconds between two attempts to write to a disk that refused. */
  retryMs?: number;
};

/**
 * Opens (or makes) the store in this folder. Throws a FolderFault with a Dutch sentence when another server holds it or
 * when its data cannot be used. On a full disk it opens with the room of the ballast, to be read only (ST23). No rule of
 * the port spans two records, so no table refers to another.
 */
export function openSqliteStore(
  folder: string,
  { ballast: bytes = 0, retryMs = 5_000 }: StoreOptions = {},
): Store {
  prepareFolder(folder);
  const ballast = createBallast(join(folder, BALLAST), bytes);
  try {
    return guardWrites(openPlain(folder), { ballast, retryMs, isRefusing: false });
  } catch (error) {
    if (!(error instanceof FolderFault && isDiskTrouble(error.cause) && ballast.isUsual()))
      throw error;
    ballast.give();
    return guardWrites(openPlain(folder), { ballast, retryMs, isRefusing: true });
  }
}

function openPlain(folder: string): PlainStore {
  const lock = lockFolder(folder);
  try {
    return storeOn(openDatabase(folder), () => lock.release());
  } catch (error) {
    lock.release();
    throw error instanceof FolderFault ? error : unreadable(folder, error);
  }
}

function openDatabase(folder: string): DatabaseSync {
  const db = new DatabaseSync(join(folder, DATABASE), { timeout: 5_000 });
  try {
    db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
    migrate(db);
  } catch (error) {
    db.close();
    throw unreadable(folder, error);
  }
  return db;
}

function storeOn(db: DatabaseSync, release: () => void): PlainStore {
  const sql = prepareStatements(db);
  const group = createGroupCommit(db);
  return {
    ...people(sql),
    ...plans(sql, db),
    ...logs(sql, group),
    ...snapshots(sql, db),
    ...notes(sql),
    ...deviations(sql),
    async close() {
      group.flush();
      db.close();
      release();
    },
  };
}

type People =
  | "saveUser"
  | "findUser"
  | "findUserByEmail"
  | "saveSession"
  | "findSession"
  | "deleteSession"
  | "deleteExpiredSessions";

function people(sql: Statements): Pick<Store, People> {
  return {
    async saveUser(user) {
      sql.saveUser.run({ ...user, beheerder: user.beheerder ? 1 : 0 });
    },
    async findUser(id) {
      return asUser(sql.findUser.get(id));
    },
    async findUserByEmail(email) {
      return asUser(sql.findUserByEmail.get(email));
    },
    async saveSession(session) {
      sql.saveSession.run(session);
    },
    async findSession(tokenHash) {
      return record(sql.findSession.get(tokenHash));
    },
    async deleteSession(tokenHash) {
      sql.deleteSession.run(tokenHash);
    },
    async deleteExpiredSessions(now) {
      sql.deleteExpiredSessions.run(now);
    },
  };
}

type Plans =
  | "createPlan"
  | "findPlan"
  | "updatePlan"
  | "saveMember"
  | "deleteMember"
  | "findMember"
  | "membersOf"
  | "plansOf";

function plans(sql: Statements, db: DatabaseSync): Pick<Store, Plans> {
  return {
    async createPlan(plan) {
      sql.createPlan.run(plan);
    },
    async findPlan(id) {
      return record(sql.findPlan.get(id));
    },
    async updatePlan(id, changes) {
      inTransaction(db, () => {
        const plan = record<PlanRecord>(sql.findPlan.get(id));
        if (plan) sql.replacePlan.run({ ...plan, ...changes, id });
      });
    },
    async saveMember(member) {
      sql.saveMember.run(member);
    },
    async deleteMember(planId, userId) {
      sql.deleteMember.run(planId, userId);
    },
    async findMember(planId, userId) {
      return record(sql.findMember.get(planId, userId));
    },
    async membersOf(planId) {
      return records(sql.membersOf.all(planId));
    },
    async plansOf(userId) {
      return records<PlanRecord & { role: Role }>(sql.plansOf.all(userId)).map(
        ({ role, ...plan }) => ({ plan, role }),
      );
    },
  };
}

type Logs = "append" | "readLog" | "headOf" | "bindClient" | "clientsOf";

function logs(sql: Statements, group: GroupCommit): Pick<Store, Logs> {
  return {
    append: (planId, head, updates) => group.add(() => appendNow(sql, planId, head, updates)),
    async readLog(planId, afterSeq) {
      return records(sql.readLog.all(planId, afterSeq));
    },
    async headOf(planId) {
      return headNow(sql, planId);
    },
    bindClient: (client) =>
      group.add(() => {
        sql.bindClient.run(client);
        return String(sql.findClient.get(client.planId, client.clientId)?.["userId"]);
      }),
    async clientsOf(planId) {
      return records(sql.clientsOf.all(planId));
    },
  };
}

function appendNow(
  sql: Statements,
  planId: string,
  head: LogHead,
  updates: readonly Uint8Array[],
): LogHead | null {
  const last = headNow(sql, planId);
  if (last.seq !== head.seq || Buffer.compare(last.hash, head.hash) !== 0) return null;
  let { seq, hash } = last;
  for (const update of updates) {
    seq += 1;
    hash = nextHash(hash, update);
    sql.append.run(planId, seq, hash, update);
  }
  return { seq, hash };
}

/** The last entry, or the last snapshot when all log before it is gone. */
function headNow(sql: Statements, planId: string): LogHead {
  return (
    record<LogHead>(sql.lastEntry.get(planId)) ??
    record<LogHead>(sql.lastSnapshot.get(planId)) ??
    emptyHead()
  );
}

function snapshots(sql: Statements, db: DatabaseSync): Pick<Store, "saveSnapshot" | "snapshotsOf"> {
  return {
    async saveSnapshot(planId, snapshot) {
      inTransaction(db, () => {
        sql.saveSnapshot.run({ planId, ...snapshot });
        const older = sql.secondSnapshot.get(planId)?.["seq"];
        if (older === undefined) return;
        sql.deleteSnapshots.run(planId, older);
        sql.deleteLog.run(planId, older);
      });
    },
    async snapshotsOf(planId) {
      return records<Snapshot>(sql.snapshotsOf.all(planId));
    },
  };
}

type Notes = "saveComment" | "findComment" | "commentsOf" | "readSetting" | "saveSetting";

function notes(sql: Statements): Pick<Store, Notes> {
  return {
    async saveComment(comment) {
      sql.saveComment.run(comment);
    },
    async findComment(planId, id) {
      return record(sql.findComment.get(planId, id));
    },
    async commentsOf(planId) {
      return records(sql.commentsOf.all(planId));
    },
    async readSetting(name) {
      return record<{ value: string }>(sql.readSetting.get(name))?.value ?? null;
    },
    async saveSetting(name, value) {
      sql.saveSetting.run(name, value);
    },
  };
}

type Deviations = "saveDeviation" | "deviationsOf" | "deleteDeviations";

function deviations(sql: Statements): Pick<Store, Deviations> {
  const asText = (blockIds: readonly string[]) => JSON.stringify([...new Set(blockIds)].toSorted());
  return {
    async saveDeviation(deviation) {
      sql.saveDeviation.run({ ...deviation, blockIds: asText(deviation.blockIds) });
    },
    async deviationsOf(planId) {
      return sql.deviationsOf
        .all(planId)
        .map(
          (row) => ({ ...row, blockIds: JSON.parse(String(row["blockIds"])) }) as DeviationRecord,
        );
    },
    async deleteDeviations(planId, rule, blockIds) {
      if (blockIds === null) sql.deleteDeviations.run(planId, rule);
      else sql.deleteDeviation.run(planId, rule, asText(blockIds));
    },
  };
}

type Row = Record<string, SQLOutputValue>;

/** A row as a record of the port: the statements name columns as the port names fields, and the tables are STRICT. */
// oxlint-disable-next-line no-unnecessary-type-parameters -- the caller names the record
function record<T>(row: Row | undefined): T | null {
  return row === undefined ? null : ({ ...row } as T);
}

function records<T>(rows: Row[]): T[] {
  return rows.map((row) => ({ ...row }) as T);
}

function asUser(row: Row | undefined): UserRecord | null {
  return row === undefined ? null : ({ ...row, beheerder: row["beheerder"] === 1 } as UserRecord);
}
