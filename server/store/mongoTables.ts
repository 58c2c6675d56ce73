/** What lies in the database of the Mongo store: the collections, by which key, and with which indexes. */
import { SEALED } from "./seal.ts";
import type { SealedTable } from "./seal.ts";

/** The tables of records that a move carries; `commits` counts for one file, and the states of snapshots are split. */
export type RecordTable = Exclude<SealedTable, "commits" | "snapshots">;

/**
 * Of each table which columns are its key, in the order of the port. A record is one document: the columns as the seal
 * has them, the seal, and the key as `_id`. `by`: what is looked for otherwise. A new kind of record is one line here.
 */
export const TABLES: Record<
  RecordTable,
  { key: readonly string[]; by?: readonly string[]; unique?: readonly string[] }
> = {
  users: { key: ["id"], unique: ["email"] },
  sessions: { key: ["tokenHash"], by: ["expiresAt"] },
  plans: { key: ["id"] },
  members: { key: ["planId", "userId"], by: ["planId", "userId"] },
  clients: { key: ["planId", "clientId"], by: ["planId"] },
  comments: { key: ["planId", "id"], by: ["planId"] },
  deviations: { key: ["planId", "rule", "blockIds"], by: ["planId"] },
  attachments: { key: ["planId", "id"], by: ["planId", "sha256"] },
  jobs: { key: ["id", "turn"], by: ["id"] },
  leases: { key: ["name", "turn"], by: ["name"] },
  packages: {
    key: ["planId", "versie", "concept", "revision"],
    by: ["planId", "sha256"],
    unique: ["id"],
  },
  templates: { key: ["gemeente"], by: ["sha256"] },
  settings: { key: ["name"] },
};

export const RECORD_TABLES = Object.keys(TABLES) as RecordTable[];

/** The other collections with their fields. Logs and snapshots go by plan and number; pieces: server/store/mongoPieces.ts. */
const OTHERS = {
  log: ["planId", "seq", "hash", "update", "pieces"],
  snapshots: [...SEALED.snapshots, "state", "pieces", "seal"],
  heads: ["seq", "hash", "seal"],
  pieces: ["owner", "planId", "kind", "seq", "bytes"],
  files: ["bytes", "pieces"],
  filePieces: ["owner", "at", "bytes"],
  installation: ["storeId", "format"],
} as const;

export type CollectionName = RecordTable | keyof typeof OTHERS;

/** Every collection, with its fields besides `_id`. */
export const FIELDS: Record<CollectionName, readonly string[]> = {
  ...OTHERS,
  ...(Object.fromEntries(
    RECORD_TABLES.map((table) => [table, [...SEALED[table], "seal"]]),
  ) as Record<RecordTable, string[]>),
};

export const COLLECTIONS = Object.keys(FIELDS) as CollectionName[];

export type Index = { collection: CollectionName; fields: readonly string[]; unique: boolean };

/** All but that of `_id`, which every collection has. */
export const INDEXES: readonly Index[] = [
  ...RECORD_TABLES.flatMap((collection) => {
    const { by = [], unique = [] } = TABLES[collection];
    return [
      ...by.map((field) => ({ collection, fields: [field], unique: false })),
      ...unique.map((field) => ({ collection, fields: [field], unique: true })),
    ];
  }),
  { collection: "pieces", fields: ["planId", "kind", "seq"], unique: false },
  { collection: "filePieces", fields: ["owner"], unique: false },
];

/** One text for the values of a key; two different keys never give the same. */
export function keyText(values: readonly unknown[]): string {
  return values.length === 1 ? String(values[0]) : JSON.stringify(values);
}

/** The `_id` of entry or snapshot `seq` of a plan: sorts as the numbers do. */
export function seqKey(planId: string, seq: number): string {
  return `${planId}/${String(seq).padStart(SEQ_DIGITS, "0")}`;
}

/** Behind the last `_id` of a plan. */
export function lastKey(planId: string): string {
  return `${planId}/${"9".repeat(SEQ_DIGITS)}`;
}

/** Enough for Number.MAX_SAFE_INTEGER. */
const SEQ_DIGITS = 16;
