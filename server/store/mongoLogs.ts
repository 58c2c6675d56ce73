/** The logs of the Mongo store, their snapshots, and who writes in them. */
import { WupError } from "../errors.ts";
import type { MongoAppend } from "./mongoAppend.ts";
import type { MongoEntries } from "./mongoEntries.ts";
import type { MongoHeads } from "./mongoHeads.ts";
import type { MongoParts } from "./mongoRecords.ts";
import type { LogEntry, Store } from "./port.ts";
import type { SealedRows } from "./sealedRows.ts";

export type MongoLogParts = MongoParts & {
  rows: SealedRows;
  entries: MongoEntries;
  heads: MongoHeads;
  appends: MongoAppend;
};

type Logs = "append" | "readLog" | "headOf" | "expectedHead" | "salvageLog";

export function logs({ entries, heads, appends }: MongoLogParts): Pick<Store, Logs> {
  const upToDamage = (found: (LogEntry | null)[]) => found.flatMap((entry) => entry ?? []);
  return {
    append: appends.append,
    async readLog(planId, afterSeq) {
      const found = await entries.read(planId, afterSeq);
      if (found.includes(null)) throw new WupError("PLAN_BESCHADIGD");
      return upToDamage(found);
    },
    headOf: entries.headOf,
    expectedHead: heads.of,
    salvageLog: async (planId, afterSeq) => upToDamage(await entries.read(planId, afterSeq)),
  };
}

type Clients = "bindClient" | "clientsOf";

export function clients({ table }: MongoLogParts): Pick<Store, Clients> {
  const records = table("clients");
  return {
    async bindClient(client) {
      await records.insert(client);
      return (await records.one(client.planId, client.clientId))?.userId ?? "";
    },
    clientsOf: (planId) => records.all({ planId }, { clientId: 1 }),
  };
}

type Snapshots = "saveSnapshot" | "snapshotsOf" | "restartLog";

export function snapshots(parts: MongoLogParts): Pick<Store, Snapshots> {
  const { table, rows, entries, heads } = parts;
  const records = table("clients");
  return {
    // Write first, delete after: a crash in between leaves more than is needed.
    async saveSnapshot(planId, snapshot) {
      await entries.keepSnapshot(planId, snapshot);
      // Before anything is deleted: a writer that stood still must find that the log went on (mongoAppend.ts).
      await heads.raise(planId, snapshot);
      const older = (await entries.snapshotSeqs(planId))[1];
      if (older === undefined) return;
      await entries.deleteSnapshots(planId, { $lt: older });
      await entries.deleteLog(planId, older);
    },
    async snapshotsOf(planId) {
      const found = rows.whole("snapshots", await entries.snapshotRows(planId));
      return found.map(({ planId: _planId, ...snapshot }) => snapshot);
    },
    async restartLog(planId, snapshot) {
      await entries.keepSnapshot(planId, snapshot);
      await heads.set(planId, snapshot);
      await entries.deleteLog(planId, Number.MAX_SAFE_INTEGER);
      await entries.deleteSnapshots(planId, { $ne: snapshot.seq });
      for (const { clientId } of await records.damaged({ planId }))
        await records.put({ planId, clientId, userId: "" });
    },
  };
}
