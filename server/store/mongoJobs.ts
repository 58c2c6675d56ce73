/**
 * Jobs, leases and packages of the Mongo store. What changes hands is a new document at each turn: of two who insert the
 * same turn the server lets one; the turns before it are deleted after.
 */
import type { JobStore } from "./jobPort.ts";
import { jobOf, jobRow, packageOf, packageRow } from "./jobRows.ts";
import type { MongoParts } from "./mongoRecords.ts";

type Jobs = "addJob" | "findJob" | "jobs" | "changeJob" | "passJob" | "deleteJob" | "takeLease";

export function jobs({ table, where }: MongoParts): Pick<JobStore, Jobs> {
  const records = table("jobs");
  const leases = table("leases");
  const latest = async (id: string) => (await records.all({ id }, { turn: -1 }))[0] ?? null;
  return {
    async addJob(job) {
      if ((await latest(job.id)) !== null || !(await records.insert(jobRow(job))))
        throw new Error(`The job ${job.id} exists`);
    },
    async findJob(id) {
      const row = await latest(id);
      return row && jobOf(row);
    },
    async jobs() {
      const rows = await records.whole({}, { turn: 1 });
      const last = new Map(rows.map((row) => [row.id, row]));
      return [...last.values()].map(jobOf).toSorted(byAge);
    },
    changeJob: (id, turn, changes) =>
      records.change([id, turn], (row) => jobRow({ ...jobOf(row), ...changes })),
    async passJob(job) {
      const { id, turn } = job;
      if ((await latest(id))?.turn !== turn - 1) return false;
      if (!(await records.insert(jobRow(job)))) return false;
      await records.remove({ id, turn: where({ $lt: turn }) });
      return (await latest(id))?.turn === turn;
    },
    deleteJob: (id) => records.remove({ id }),
    async takeLease(name, holder, now, until) {
      const [held] = await leases.whole({ name }, { turn: -1 });
      if (held && held.holder !== holder && held.until > now) return false;
      // A damaged one is nobody's, and would stand in the way.
      if (!held)
        for (const damaged of await leases.damaged({ name }))
          await leases.remove({ name, turn: damaged.turn });
      const turn = (held?.turn ?? 0) + 1;
      if (!(await leases.insert({ name, turn, holder, until }))) return false;
      await leases.remove({ name, turn: where({ $lt: turn }) });
      // Who stood still between the two may have inserted a turn that was over.
      return (await leases.whole({ name }, { turn: -1 }))[0]?.turn === turn;
    },
  };
}

function byAge(a: { createdAt: string; id: string }, b: { createdAt: string; id: string }) {
  return a.createdAt === b.createdAt ? (a.id < b.id ? -1 : 1) : a.createdAt < b.createdAt ? -1 : 1;
}

type Packages = "addPackage" | "findPackage" | "packagesOf" | "deletePackage";

export function packages({ table }: MongoParts): Pick<JobStore, Packages> {
  const records = table("packages");
  return {
    addPackage: (made) => records.insert(packageRow(made)),
    async findPackage(planId, id) {
      const [row] = await records.all({ planId, id });
      return row ? packageOf(row) : null;
    },
    async packagesOf(planId) {
      return (await records.whole({ planId }, { createdAt: -1, id: -1 })).map(packageOf);
    },
    deletePackage: (planId, id) => records.remove({ planId, id, concept: 1 }),
  };
}
