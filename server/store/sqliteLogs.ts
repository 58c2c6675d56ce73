/** The logs of the SQLite store, their snapshots, and who writes in them. */
import { WupError } from "../errors.ts";
import type { GroupCommit } from "./groupCommit.ts";
import type { Heads } from "./heads.ts";
import { emptyHead, nextHash } from "./port.ts";
import type { LogEntry, LogHead, Store } from "./port.ts";
import { isSealed } from "./seal.ts";
import type { Row } from "./seal.ts";
import { isDamage } from "./sealedRows.ts";
import type { RecordParts } from "./sqliteRecords.ts";
import type { Statements } from "./statements.ts";

export type LogParts = RecordParts & {
  group: GroupCommit;
  heads: Heads;
  /** Counts as a commit of the store; within a transaction. */
  raise(): void;
};

type Logs =
  "append" | "readLog" | "headOf" | "expectedHead" | "salvageLog" | "bindClient" | "clientsOf";

export function logs({ sql, rows, group, heads, raise }: LogParts): Pick<Store, Logs> {
  return {
    append: (planId, head, updates) =>
      group.add(() => appendNow(sql, heads, planId, head, updates)),
    async readLog(planId, afterSeq) {
      return entries(sql.readLog.all(planId, afterSeq));
    },
    async headOf(planId) {
      return headNow(sql, planId);
    },
    async expectedHead(planId) {
      return heads.of(planId);
    },
    async salvageLog(planId, afterSeq) {
      return entries(upToDamage(sql.readLog.iterate(planId, afterSeq)));
    },
    async bindClient(client) {
      const row = await group.add(() => {
        if (Number(sql.bindClient.run(client).changes) > 0) raise();
        return sql.findClient.get(client.planId, client.clientId);
      });
      return rows.one("clients", row)?.userId ?? "";
    },
    async clientsOf(planId) {
      return rows.all("clients", sql.clientsOf.all(planId));
    },
  };
}

function entries(rows: Row[]): LogEntry[] {
  return rows.map((row) => ({ ...row }) as unknown as LogEntry);
}

function upToDamage(rows: Iterable<Row>): Row[] {
  const read: Row[] = [];
  try {
    for (const row of rows) read.push(row);
  } catch (error) {
    if (!isDamage(error)) throw error;
  }
  return read;
}

function appendNow(
  sql: Statements,
  heads: Heads,
  planId: string,
  head: LogHead,
  updates: readonly Uint8Array[],
): LogHead | null {
  const last = headNow(sql, planId);
  if (last.seq !== head.seq || Buffer.compare(last.hash, head.hash) !== 0) return null;
  if (updates.length === 0) return last;
  // A log that is shorter than it was has lost its tail: nothing may be written over that.
  if ((heads.of(planId)?.seq ?? 0) > last.seq) throw new WupError("PLAN_BESCHADIGD");
  let { seq, hash } = last;
  for (const update of updates) {
    seq += 1;
    hash = nextHash(hash, update);
    sql.append.run(planId, seq, hash, update);
  }
  heads.stage(planId, { seq, hash });
  return { seq, hash };
}

/** The last entry, or the last snapshot when all log before it is gone. */
export function headNow(sql: Statements, planId: string): LogHead {
  const row = sql.lastEntry.get(planId) ?? sql.lastSnapshot.get(planId);
  return row ? ({ ...row } as unknown as LogHead) : emptyHead();
}

type Snapshots = "saveSnapshot" | "snapshotsOf" | "restartLog";

export function snapshots({ sql, rows, heads, write }: LogParts): Pick<Store, Snapshots> {
  return {
    async saveSnapshot(planId, snapshot) {
      write(() => {
        sql.saveSnapshot.run({ planId, ...snapshot });
        const older = sql.secondSnapshot.get(planId)?.["seq"];
        if (older === undefined) return;
        sql.deleteSnapshots.run(planId, older);
        sql.deleteLog.run(planId, older);
      });
    },
    async snapshotsOf(planId) {
      const found = sql.snapshotSeqs.all(planId).flatMap(({ seq }) => {
        try {
          const row = sql.readSnapshot.get(planId, seq ?? null);
          return row ? [row] : [];
        } catch (error) {
          if (isDamage(error)) return [];
          throw error;
        }
      });
      return rows.whole("snapshots", found).map(({ planId: _planId, ...snapshot }) => snapshot);
    },
    async restartLog(planId, snapshot) {
      write(() => {
        sql.deleteAllLog.run(planId);
        sql.deleteAllSnapshots.run(planId);
        sql.saveSnapshot.run({ planId, ...snapshot });
        for (const row of sql.clientsOf.all(planId))
          if (!isSealed("clients", row))
            sql.replaceClient.run({ planId, clientId: row["clientId"] ?? null, userId: "" });
        heads.stage(planId, { seq: snapshot.seq, hash: snapshot.hash });
      });
    },
  };
}
