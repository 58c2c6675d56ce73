/** Rows as records of the port: only those that are what was stored, and damage as an error that says so. */
import { WupError } from "../errors.ts";
import type { Fault } from "./port.ts";
import { isSealed } from "./seal.ts";
import type { Row, SealedTable } from "./seal.ts";

export type SealedRows = {
  /** The record, or null without a row. Throws WupError GEGEVENS_BESCHADIGD. */
  one<T>(table: SealedTable, row: Row | undefined): T | null;
  /** All or nothing. Throws WupError GEGEVENS_BESCHADIGD. */
  all<T>(table: SealedTable, rows: readonly Row[]): T[];
  /** Those that are whole. */
  whole<T>(table: SealedTable, rows: readonly Row[]): T[];
};

export function createSealedRows(onFault: (fault: Fault) => void): SealedRows {
  const isWhole = (table: SealedTable, row: Row) => {
    if (isSealed(table, row)) return true;
    onFault(rowFault(table, row));
    return false;
  };
  const one = <T>(table: SealedTable, row: Row | undefined) => {
    if (row === undefined) return null;
    if (isWhole(table, row)) return recordOf<T>(row);
    throw new WupError("GEGEVENS_BESCHADIGD", { cause: new Error(rowFault(table, row).sentence) });
  };
  return {
    one,
    all: <T>(table: SealedTable, rows: readonly Row[]) =>
      rows.flatMap((row) => one<T>(table, row) ?? []),
    whole: <T>(table: SealedTable, rows: readonly Row[]) =>
      rows.filter((row) => isWhole(table, row)).map((row) => recordOf<T>(row)),
  };
}

/** Columns are named as the fields of the port, and the tables are STRICT. */
// oxlint-disable-next-line no-unnecessary-type-parameters -- the caller names the record
function recordOf<T>({ seal: _seal, ...row }: Row): T {
  return row as T;
}

/** What the operator reads about a damaged row. */
export function rowFault(table: SealedTable, row: Row): Fault {
  const planId = table === "plans" ? row["id"] : row["planId"];
  const { name, keys } = NAMES[table];
  const key = keys.map((column) => String(row[column])).join(" / ");
  return {
    kind: "rij",
    planId: typeof planId === "string" ? planId : null,
    table,
    sentence: `${name} (${key}) is beschadigd op de schijf en wordt niet gebruikt. Zet een reservekopie terug, of leg het opnieuw vast.`,
  };
}

const NAMES: Record<SealedTable, { name: string; keys: readonly string[] }> = {
  users: { name: "Een account", keys: ["id"] },
  sessions: { name: "Een sessie", keys: ["userId"] },
  plans: { name: "De gegevens van een plan", keys: ["id"] },
  members: { name: "Een rol in een plan", keys: ["planId", "userId"] },
  snapshots: { name: "Een momentopname van een plan", keys: ["planId", "seq"] },
  clients: { name: "De schrijver bij een kenmerk", keys: ["planId", "clientId"] },
  comments: { name: "Een opmerking", keys: ["planId", "id"] },
  deviations: { name: "Een afwijking van de checklist", keys: ["planId", "rule"] },
  settings: { name: "Een instelling", keys: ["name"] },
  commits: { name: "De telling van de opslag", keys: ["id"] },
};

/** Whether SQLite itself says that the file is damaged or cut off; also a number that cannot be, in the place of ours. */
export function isDamage(error: unknown): boolean {
  const { code, errcode } = (error ?? {}) as { code?: unknown; errcode?: unknown };
  if (code === "ERR_OUT_OF_RANGE") return true;
  if (typeof errcode !== "number") return false;
  return [CORRUPT, NOT_A_DATABASE].includes(errcode & 0xff) || UNREADABLE.includes(errcode);
}

const CORRUPT = 11;
const NOT_A_DATABASE = 26;
/** The disk does not give what should be there (SQLITE_IOERR_READ, _SHORT_READ, _CORRUPTFS). */
const UNREADABLE = [266, 522, 8458];
