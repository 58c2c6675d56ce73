/** Looks at every byte that matters in a data folder, through a connection of its own that can write nothing. */
import { hash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { DatabaseSync as Database } from "node:sqlite";
import { filePath } from "../store/filePaths.ts";
import { migrate } from "../store/migrations.ts";
import type { Fault } from "../store/port.ts";
import { SEALED, isSealed } from "../store/seal.ts";
import type { Row, SealedTable } from "../store/seal.ts";
import { isDamage, rowFault } from "../store/sealedRows.ts";
import { readSqliteStore } from "../store/sqlite.ts";
import type { StoreToRead } from "../store/sqlite.ts";
import { inspectPlan } from "./planInspection.ts";

/** Every fault once. Throws FolderFault when the folder cannot be read at all. Also while its server runs. */
export async function inspectFolder(folder: string): Promise<Fault[]> {
  const faults = new Map<string, Fault>();
  const note = (fault: Fault) => void faults.set(fault.sentence, fault);
  const opened = readSqliteStore(folder, { onFault: note });
  try {
    damaged(note, () => inspectFile(opened.db, note));
    for (const table of Object.keys(SEALED) as SealedTable[])
      damaged(note, () => inspectRows(opened.db, table, note));
    damaged(note, () => inspectFiles(opened.db, folder, note));
    for (const planId of plansIn(opened, note)) await inspectPlan(opened.store, planId, note);
  } finally {
    await opened.store.close();
  }
  return [...faults.values()];
}

/** What SQLite cannot read is a fault of the file. */
function damaged(note: (fault: Fault) => void, look: () => void): void {
  try {
    look();
  } catch (error) {
    if (!isDamage(error)) throw error;
    note(databaseFault(error instanceof Error ? error.message : String(error)));
  }
}

function inspectFile(db: DatabaseSync, note: (fault: Fault) => void): void {
  for (const row of db.prepare("PRAGMA integrity_check(20)").all()) {
    const found = String(row["integrity_check"]);
    if (found !== "ok") note(databaseFault(found));
  }
  const own = new Database(":memory:");
  migrate(own);
  if (schemaOf(own) !== schemaOf(db)) note(databaseFault("the tables are not those of Wijkpen"));
  own.close();
}

function schemaOf(db: DatabaseSync): string {
  return JSON.stringify(
    db.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name").all(),
  );
}

function databaseFault(found: string): Fault {
  return {
    kind: "opslag",
    planId: null,
    table: null,
    sentence: `Het bestand wijkpen.sqlite is beschadigd (SQLite meldt: ${found}). Zet een reservekopie terug.`,
  };
}

function inspectRows(db: DatabaseSync, table: SealedTable, note: (fault: Fault) => void): void {
  const columns = [...SEALED[table], "seal"].join(", ");
  for (const row of db.prepare(`SELECT ${columns} FROM ${table}`).iterate())
    if (!isSealed(table, row)) note(rowFault(table, row));
}

/** Every file that a bijlage, a package or a template names must be there, and be what it was. */
function inspectFiles(db: DatabaseSync, folder: string, note: (fault: Fault) => void): void {
  for (const kind of NAMED_FILES) {
    const { table } = kind;
    const still = db.prepare(`SELECT 1 FROM ${table} WHERE sha256 = ? LIMIT 1`);
    for (const row of db.prepare(`SELECT * FROM ${table}`).all()) {
      const sha256 = String(row["sha256"]);
      if (isWholeFile(folder, sha256)) continue;
      // A server that runs may have removed it meanwhile.
      if (still.get(sha256) !== undefined) note(namedFileFault(kind, row));
    }
  }
}

/** Files of jobs are left out: they come and go, and a job without its files says so itself. */
export const NAMED_FILES = [
  { table: "attachments", name: "title", words: ["de bijlage", "Voeg het opnieuw toe"] },
  { table: "packages", name: "filename", words: ["het pakket", "Maak een nieuw pakket"] },
  { table: "templates", name: "filename", words: ["het Word-sjabloon", "Voeg het opnieuw toe"] },
] as const;

/** The bytes that this row names are not what they were. */
export function namedFileFault({ table, name, words }: (typeof NAMED_FILES)[number], row: Row) {
  const planId = "planId" in row ? String(row["planId"]) : null;
  const where = planId === null ? `de gemeente ${String(row["gemeente"])}` : `het plan ${planId}`;
  const sentence = `Het bestand van ${words[0]} "${String(row[name])}" in ${where} ontbreekt of is beschadigd. ${words[1]}, of zet een reservekopie terug.`;
  return { kind: "rij", planId, table, sentence } as const;
}

function isWholeFile(folder: string, sha256: string): boolean {
  const path = filePath(sha256);
  if (path === null || !existsSync(join(folder, path))) return false;
  return hash("sha256", readFileSync(join(folder, path)), "hex") === sha256;
}

/** Also those that only the log, the snapshots or the head file still know. */
function plansIn({ db, heads }: StoreToRead, note: (fault: Fault) => void): Set<string> {
  const ids = new Set(heads.logs());
  const add = (sql: string) =>
    damaged(note, () => {
      for (const { id } of db.prepare(sql).iterate()) ids.add(String(id));
    });
  add("SELECT id FROM plans");
  add("SELECT DISTINCT planId AS id FROM log");
  add("SELECT DISTINCT planId AS id FROM snapshots");
  return ids;
}
