/** Looks at everything in a MongoDB database, also while its servers run. */
import type { FileStore } from "../files/port.ts";
import { RECORD_TABLES } from "../store/mongoTables.ts";
import type { Fault, Store } from "../store/port.ts";
import type { StoreRows } from "../store/rows.ts";
import { isSealed } from "../store/seal.ts";
import { rowFault } from "../store/sealedRows.ts";
import { NAMED_FILES, namedFileFault } from "./inspection.ts";
import { inspectPlan } from "./planInspection.ts";

export type DatabaseToInspect = { store: Store; rows: StoreRows; files: FileStore };

/** Every fault once. */
export async function inspectDatabase({ store, rows, files }: DatabaseToInspect): Promise<Fault[]> {
  const faults = new Map<string, Fault>();
  const note = (fault: Fault) => void faults.set(fault.sentence, fault);
  for (const table of RECORD_TABLES)
    for (const row of await rows.records(table))
      if (!isSealed(table, row)) note(rowFault(table, row));
  for (const planId of await rows.planIds()) await inspectPlan(store, planId, note);
  for (const kind of NAMED_FILES)
    for (const row of await rows.records(kind.table)) {
      const sha256 = String(row["sha256"]);
      // A server that runs may have removed it meanwhile.
      if (!(await isWhole(files, sha256)) && (await store.isFileInUse(sha256)))
        note(namedFileFault(kind, row));
    }
  return [...faults.values()];
}

async function isWhole(files: FileStore, sha256: string): Promise<boolean> {
  return await files.read(sha256).then(
    (bytes) => bytes !== null,
    () => false, // damaged
  );
}
