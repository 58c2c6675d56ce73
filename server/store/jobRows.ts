/** Jobs and packages as rows, for every store: lists are JSON text and yes is 1, as the seal has them. */
import type { JobRecord, PackageRecord } from "./jobPort.ts";
import type { RowOf } from "./sealedRows.ts";

export function jobRow(job: JobRecord): RowOf["jobs"] {
  return { ...job, files: JSON.stringify(job.files), holdsGeheim: job.holdsGeheim ? 1 : 0 };
}

export function jobOf(row: RowOf["jobs"]): JobRecord {
  return { ...row, files: JSON.parse(row.files), holdsGeheim: row.holdsGeheim === 1 };
}

export function packageRow(made: PackageRecord): RowOf["packages"] {
  return {
    ...made,
    concept: made.concept ? 1 : 0,
    files: JSON.stringify(made.files),
    refusals: JSON.stringify(made.refusals),
  };
}

export function packageOf(row: RowOf["packages"]): PackageRecord {
  const { files, refusals } = row;
  return {
    ...row,
    concept: row.concept === 1,
    files: JSON.parse(files),
    refusals: JSON.parse(refusals),
  };
}
