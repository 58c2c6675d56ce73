/** Jobs, leases and packages of the SQLite store. */
import type { JobStore } from "./jobPort.ts";
import { jobOf, jobRow, packageOf, packageRow } from "./jobRows.ts";
import type { RecordParts } from "./sqliteRecords.ts";

type Jobs = "addJob" | "findJob" | "jobs" | "changeJob" | "passJob" | "deleteJob" | "takeLease";

export function jobs({ sql, rows, write }: RecordParts): Pick<JobStore, Jobs> {
  return {
    async addJob(job) {
      write(() => sql.addJob.run(jobRow(job)));
    },
    async findJob(id) {
      const row = rows.one("jobs", sql.findJob.get(id));
      return row && jobOf(row);
    },
    async jobs() {
      return rows.whole("jobs", sql.jobs.all()).map(jobOf);
    },
    async changeJob(id, turn, changes) {
      const row = rows.one("jobs", sql.findJob.get(id));
      // Nobody comes in between: SQLite answers in this turn, and one server has the file.
      if (row?.turn !== turn) return false;
      write(() => sql.replaceJob.run(jobRow({ ...jobOf(row), ...changes })));
      return true;
    },
    async passJob(job) {
      const row = rows.one("jobs", sql.findJob.get(job.id));
      if (row?.turn !== job.turn - 1) return false;
      write(() => sql.replaceJob.run(jobRow(job)));
      return true;
    },
    async deleteJob(id) {
      write(() => sql.deleteJob.run(id));
    },
    async takeLease(name, holder, now, until) {
      const row = sql.findLease.get(name);
      const [lease] = rows.whole("leases", row ? [row] : []);
      if (lease && lease.holder !== holder && lease.until > now) return false;
      write(() => sql.saveLease.run({ name, turn: (lease?.turn ?? 0) + 1, holder, until }));
      return true;
    },
  };
}

type Packages = "addPackage" | "findPackage" | "packagesOf" | "deletePackage";

export function packages({ sql, rows, write }: RecordParts): Pick<JobStore, Packages> {
  return {
    async addPackage(made) {
      let added = false;
      write(() => {
        added = sql.addPackage.run(packageRow(made)).changes === 1;
      });
      return added;
    },
    async findPackage(planId, id) {
      const row = rows.one("packages", sql.findPackage.get(planId, id));
      return row && packageOf(row);
    },
    async packagesOf(planId) {
      return rows.whole("packages", sql.packagesOf.all(planId)).map(packageOf);
    },
    async deletePackage(planId, id) {
      write(() => sql.deletePackage.run(planId, id));
    },
  };
}
