/** The embedded store: one SQLite file in the data folder. Durable at once (WAL, synchronous FULL), one server a folder. */
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { WupError } from "../errors.ts";
import { createBallast } from "./ballast.ts";
import { isDiskTrouble } from "./diskTrouble.ts";
import { BALLAST, DATABASE, prepareFolder, unreadable } from "./folder.ts";
import { createGroupCommit, inTransaction } from "./groupCommit.ts";
import { HEAD_FILE, LOST, STORE, fixedHeads, numbered, openHeads, readHeads } from "./heads.ts";
import type { Heads } from "./heads.ts";
import { FolderFault, lockFolder } from "./lock.ts";
import { MIGRATIONS, migrate, versionOf } from "./migrations.ts";
import type { Fault, Store } from "./port.ts";
import { addSeal } from "./seal.ts";
import { createSealedRows, isDamage } from "./sealedRows.ts";
import { jobs, packages } from "./sqliteJobs.ts";
import { logs, snapshots } from "./sqliteLogs.ts";
import { attachments, deviations, notes, people, plans, templates } from "./sqliteRecords.ts";
import { compareHeads, identify } from "./startCheck.ts";
import { prepareStatements } from "./statements.ts";
import type { Statements } from "./statements.ts";
import { guardWrites } from "./writeGuard.ts";
import type { PlainStore } from "./writeGuard.ts";

export type StoreOptions = {
  /** Told of damage, each time it is met; of what is missing while the store is opened. */
  onFault?: (fault: Fault) => void;
  /** Forgets that commits were once missing: the operator knows. */
  acceptLoss?: boolean;
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
export function openSqliteStore(folder: string, options: StoreOptions = {}): Store {
  const { ballast: bytes = 0, retryMs = 5_000 } = options;
  prepareFolder(folder);
  const ballast = createBallast(join(folder, BALLAST), bytes);
  try {
    return guardWrites(openPlain(folder, options), { ballast, retryMs, isRefusing: false });
  } catch (error) {
    if (!(error instanceof FolderFault && isDiskTrouble(error.cause) && ballast.isUsual()))
      throw error;
    ballast.give();
    return guardWrites(openPlain(folder, options), { ballast, retryMs, isRefusing: true });
  }
}

function openPlain(folder: string, options: StoreOptions): PlainStore {
  const lock = lockFolder(folder);
  try {
    return storeIn(folder, options, () => lock.release());
  } catch (error) {
    lock.release();
    throw error instanceof FolderFault ? error : unreadable(folder, error);
  }
}

/**
 * The store of this folder to look at, also while its server runs: nothing can be written, and nothing is noted in the
 * head file. `db` is for what only SQLite can tell. Throws FolderFault.
 */
export function readSqliteStore(
  folder: string,
  { onFault = () => {} }: StoreOptions = {},
): StoreToRead {
  const file = join(folder, DATABASE);
  if (!existsSync(file))
    throw new FolderFault(`In de map ${folder} staan geen gegevens van Wijkpen.`);
  try {
    const db = new DatabaseSync(file, { readOnly: true, timeout: 5_000 });
    addSeal(db);
    if (versionOf(db) < MIGRATIONS.length)
      throw new FolderFault(
        `De gegevens in de map ${folder} zijn van een oudere Wijkpen. Start de server eerst één keer.`,
      );
    const sql = prepareStatements(db);
    // First the heads, then the log: a server that runs only makes the log longer.
    const lines = readHeads(join(folder, HEAD_FILE), identify(sql).storeId);
    const heads = fixedHeads(lines);
    compareHeads(sql, heads, lines, onFault);
    return { store: storeOn({ db, sql, heads, onFault, release: () => {} }), db, heads };
  } catch (error) {
    throw error instanceof FolderFault ? error : unreadable(folder, error);
  }
}

export type StoreToRead = { store: PlainStore; db: DatabaseSync; heads: Heads };

function storeIn(
  folder: string,
  { onFault = () => {}, acceptLoss = false }: StoreOptions,
  release: () => void,
): PlainStore {
  const file = join(folder, DATABASE);
  const headFile = join(folder, HEAD_FILE);
  if (existsSync(headFile) && (!existsSync(file) || statSync(file).size === 0))
    throw new FolderFault(
      `In de map ${folder} is het bestand wijkpen.sqlite weg of leeg, terwijl er gegevens waren. Zet een reservekopie terug.`,
    );
  const db = openDatabase(folder, file);
  try {
    const sql = prepareStatements(db);
    const { storeId } = identify(sql);
    const lines = readHeads(headFile, storeId);
    const heads = openHeads(headFile, storeId, lines, () => onFault(HEADS_NOT_WRITTEN));
    compareHeads(sql, heads, lines, onFault);
    if (acceptLoss) heads.stage(LOST, numbered(0));
    heads.committed();
    return storeOn({ db, sql, heads, onFault, release });
  } catch (error) {
    db.close();
    throw error;
  }
}

const HEADS_NOT_WRITTEN: Fault = {
  kind: "stand",
  planId: null,
  table: null,
  sentence: `Het bestand ${HEAD_FILE} kan niet worden geschreven. Controleer de schijf. Wijzigingen worden wel bewaard.`,
};

function openDatabase(folder: string, file: string): DatabaseSync {
  const db = new DatabaseSync(file, { timeout: 5_000 });
  try {
    db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
    db.exec("PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF");
    migrate(db);
  } catch (error) {
    db.close();
    throw unreadable(folder, error);
  }
  return db;
}

type Parts = {
  db: DatabaseSync;
  sql: Statements;
  heads: Heads;
  onFault(fault: Fault): void;
  release(): void;
};

function storeOn({ db, sql, heads, onFault, release }: Parts): PlainStore {
  const group = createGroupCommit(db, heads);
  const rows = createSealedRows(onFault);
  const raise = () => heads.stage(STORE, numbered(Number(sql.raiseCommits.get()?.["number"] ?? 0)));
  const write = (work: () => void) =>
    inTransaction(db, heads, () => {
      work();
      raise();
    });
  const parts = { sql, rows, group, heads, raise, write };
  const store: Omit<PlainStore, "close"> = {
    ...people(parts),
    ...plans(parts),
    ...logs(parts),
    ...snapshots(parts),
    ...notes(parts),
    ...deviations(parts),
    ...attachments(parts),
    ...jobs(parts),
    ...packages(parts),
    ...templates(parts),
  };
  return {
    ...sayingDamage(store, onFault),
    async close() {
      group.flush();
      heads.close();
      db.close();
      release();
    },
  };
}

/** Where SQLite finds its own file damaged, that is an error of this request, and no more. */
function sayingDamage<T extends Omit<PlainStore, "close">>(store: T, onFault: Parts["onFault"]): T {
  type Method = (...values: unknown[]) => Promise<unknown>;
  const guarded = Object.entries(store as Record<string, Method>).map(([name, method]) => [
    name,
    (...values: unknown[]) =>
      method(...values).catch((error: unknown) => {
        if (!isDamage(error)) throw error;
        onFault(FILE_DAMAGED);
        throw new WupError("GEGEVENS_BESCHADIGD", { cause: error });
      }),
  ]);
  return Object.fromEntries(guarded) as T;
}

const FILE_DAMAGED: Fault = {
  kind: "opslag",
  planId: null,
  table: null,
  sentence:
    "Een deel van wijkpen.sqlite is onleesbaar. Stop de server, kijk met wijkpen verify wat er mis is en zet een reservekopie terug.",
};
