/** Rows as records of the port: only those that are what was stored, and damage as an error that says so. */
import { WupError } from "../errors.ts";
import type { JobRecord, PackageRecord } from "./jobPort.ts";
import type {
  AttachmentRecord,
  ClientRecord,
  CommentRecord,
  DeviationRecord,
  Fault,
  MemberRecord,
  PlanRecord,
  SessionRecord,
  Snapshot,
  TemplateRecord,
  UserRecord,
} from "./port.ts";
import { isSealed } from "./seal.ts";
import type { Row, SealedTable } from "./seal.ts";

/** What a row of each table is; it differs from the record of the port where SQLite has no such value. */
export type RowOf = {
  users: Omit<UserRecord, "beheerder"> & { beheerder: number };
  sessions: SessionRecord;
  plans: PlanRecord;
  members: MemberRecord;
  snapshots: Snapshot & { planId: string };
  clients: ClientRecord;
  comments: CommentRecord;
  deviations: Omit<DeviationRecord, "blockIds"> & { blockIds: string };
  attachments: Omit<AttachmentRecord, "remarks"> & { remarks: string };
  jobs: Omit<JobRecord, "files" | "holdsGeheim"> & { files: string; holdsGeheim: number };
  leases: { name: string; turn: number; holder: string; until: string };
  packages: Omit<PackageRecord, "concept" | "files" | "refusals"> & {
    concept: number;
    files: string;
    refusals: string;
  };
  templates: Omit<TemplateRecord, "found" | "warnings"> & { found: string; warnings: string };
  settings: { name: string; value: string };
  commits: { id: number; storeId: string; number: number };
};

export type SealedRows = {
  /** The record, or null without a row. Throws WupError GEGEVENS_BESCHADIGD. */
  one<N extends SealedTable>(table: N, row: Row | undefined): RowOf[N] | null;
  /** All or nothing. Throws WupError GEGEVENS_BESCHADIGD. */
  all<N extends SealedTable>(table: N, rows: readonly Row[]): RowOf[N][];
  /** Those that are whole. */
  whole<N extends SealedTable>(table: N, rows: readonly Row[]): RowOf[N][];
};

export function createSealedRows(onFault: (fault: Fault) => void): SealedRows {
  const isWhole = (table: SealedTable, row: Row) => {
    if (isSealed(table, row)) return true;
    onFault(rowFault(table, row));
    return false;
  };
  // Columns are named as the fields of the port, and the tables are STRICT.
  const recordOf = <N extends SealedTable>(_table: N, { seal: _seal, ...row }: Row) =>
    row as RowOf[N];
  const one: SealedRows["one"] = (table, row) => {
    if (row === undefined) return null;
    if (isWhole(table, row)) return recordOf(table, row);
    throw new WupError("GEGEVENS_BESCHADIGD", { cause: new Error(rowFault(table, row).sentence) });
  };
  return {
    one,
    all: (table, rows) => rows.flatMap((row) => one(table, row) ?? []),
    whole: (table, rows) =>
      rows.filter((row) => isWhole(table, row)).map((row) => recordOf(table, row)),
  };
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
  attachments: { name: "Een bijlage", keys: ["planId", "id"] },
  jobs: { name: "Een opdracht voor een document", keys: ["planId", "id"] },
  leases: { name: "Een taak van de server", keys: ["name"] },
  packages: { name: "Een pakket", keys: ["planId", "id"] },
  templates: { name: "Het Word-sjabloon van een gemeente", keys: ["gemeente"] },
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
