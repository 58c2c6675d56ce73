/** A row carries a short hash over its own values, so that a flipped byte on disk is noticed when the row is read. */
import { hash } from "node:crypto";
import type { DatabaseSync, SQLInputValue, SQLOutputValue } from "node:sqlite";

export type Row = Record<string, SQLOutputValue>;

/** The tables whose rows are sealed, with the columns in the order of the seal. The log has its chain instead. */
export const SEALED = {
  users: ["id", "email", "name", "organisation", "beheerder", "passwordHash"],
  sessions: ["tokenHash", "userId", "expiresAt"],
  plans: [
    "id",
    "title",
    "gemeente",
    "wijknaam",
    "createdAt",
    "updatedAt",
    "deletedAt",
    "epoch",
    "status",
    "versie",
    "records",
  ],
  members: ["planId", "userId", "role"],
  /** Not the state: the content hash stands for it. */
  snapshots: ["planId", "seq", "hash", "contentHash"],
  clients: ["planId", "clientId", "userId"],
  comments: [
    "planId",
    "id",
    "blockId",
    "quote",
    "text",
    "authorId",
    "authorName",
    "createdAt",
    "resolvedAt",
  ],
  deviations: [
    "planId",
    "rule",
    "blockIds",
    "reason",
    "functionTitle",
    "authorId",
    "authorName",
    "createdAt",
  ],
  attachments: [
    "planId",
    "id",
    "position",
    "title",
    "date",
    "openness",
    "ground",
    "groundDate",
    "mediaType",
    "size",
    "sha256",
    "remarks",
    "authorId",
    "authorName",
    "createdAt",
  ],
  jobs: [
    "id",
    "planId",
    "ownerId",
    "createdAt",
    "state",
    "turn",
    "leaseUntil",
    "attempts",
    "progress",
    "step",
    "message",
    "input",
    "files",
    "result",
    "filename",
    "mediaType",
    "holdsGeheim",
    "finishedAt",
  ],
  leases: ["name", "turn", "holder", "until"],
  packages: [
    "planId",
    "id",
    "concept",
    "versie",
    "revision",
    "status",
    "profile",
    "filename",
    "size",
    "sha256",
    "files",
    "refusals",
    "authorId",
    "authorName",
    "createdAt",
  ],
  templates: [
    "gemeente",
    "filename",
    "size",
    "sha256",
    "found",
    "warnings",
    "authorId",
    "authorName",
    "createdAt",
  ],
  settings: ["name", "value"],
  commits: ["id", "storeId", "number"],
} as const satisfies Record<string, readonly string[]>;

export type SealedTable = keyof typeof SEALED;

/** Lets SQL say seal('users', id, email, ...): migrations and statements make seals with it. */
export function addSeal(db: DatabaseSync): void {
  db.function("seal", { varargs: true, deterministic: true }, (...values: SQLInputValue[]) =>
    sealOf(values),
  );
}

/** The call that seals a row of this table, over its columns or, with ":", over parameters of the same names. */
export function sealCall(table: SealedTable, mark: "" | ":" = ""): string {
  return `seal('${table}', ${SEALED[table].map((column) => `${mark}${column}`).join(", ")})`;
}

export function isSealed(table: SealedTable, row: Row): boolean {
  return row["seal"] === sealFor(table, row);
}

/** The seal that a row with these values has. */
export function sealFor(table: SealedTable, row: Row): string {
  return sealOf([table, ...SEALED[table].map((column) => row[column] ?? null)]);
}

/** 64 bits: against accidents of a disk, not against people. Never changed: rows in use carry it. */
export function sealOf(values: readonly SQLInputValue[]): string {
  const plain = values.map((value) =>
    ArrayBuffer.isView(value)
      ? Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("hex")
      : typeof value === "bigint"
        ? Number(value)
        : value,
  );
  return hash("sha256", JSON.stringify(plain), "hex").slice(0, 16);
}
