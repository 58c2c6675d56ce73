/** A data folder whose files a test damages between two starts. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { SQLInputValue } from "node:sqlite";
import type { Fault, Store } from "../../server/store/port.ts";
import { openSqliteStore } from "../../server/store/sqlite.ts";
import type { StoreOptions } from "../../server/store/sqlite.ts";

export type DamagedFolder = {
  folder: string;
  /** Every fault that was told at an opening or a reading since then. */
  faults: Fault[];
  /** Opens the store, with the faults of before forgotten; an open one is closed first. */
  open(options?: StoreOptions): Promise<Store>;
  /** Closes the store and changes the database behind its back. */
  change(sql: string, ...values: SQLInputValue[]): Promise<void>;
  close(): Promise<void>;
  /** Closes it, and the folder goes. */
  remove(): Promise<void>;
};

export function damagedFolder(): DamagedFolder {
  const folder = mkdtempSync(join(tmpdir(), "wijkpen-damage-"));
  let store: Store | null = null;
  const faults: Fault[] = [];
  const made: DamagedFolder = {
    folder,
    faults,
    async open(options = {}) {
      await made.close();
      faults.splice(0);
      store = openSqliteStore(folder, { onFault: (fault) => void faults.push(fault), ...options });
      return store;
    },
    async change(sql, ...values) {
      await made.close();
      const db = new DatabaseSync(join(folder, "wijkpen.sqlite"));
      db.prepare(sql).run(...values);
      db.close();
    },
    async close() {
      await store?.close();
      store = null;
    },
    async remove() {
      await made.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return made;
}
