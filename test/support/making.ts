/** Records of documents in the making and of packages, with what matters to a test replaced. */
import { randomUUID } from "node:crypto";
import { openFileFolder } from "../../server/files/folder.ts";
import type { JobRecord, PackageRecord } from "../../server/store/jobPort.ts";
import type { TestServer } from "./server.ts";

export function jobRecord(changes: Partial<JobRecord>): JobRecord {
  return {
    id: "j-01",
    planId: "p",
    ownerId: "u-anna",
    createdAt: "2026-11-22T09:00:00.000Z",
    state: "wacht",
    turn: 0,
    leaseUntil: null,
    attempts: 0,
    progress: 0,
    step: "In de wachtrij",
    message: null,
    input: "ab".repeat(32),
    files: ["ab".repeat(32)],
    result: null,
    filename: null,
    mediaType: null,
    holdsGeheim: false,
    finishedAt: null,
    ...changes,
  };
}

export function packageRecord(changes: Partial<PackageRecord>): PackageRecord {
  return {
    id: "k-01",
    planId: "p",
    concept: true,
    versie: "0.9",
    revision: 1,
    status: "in-opstelling",
    profile: "Standaard",
    filename: "raadsstukken_kruidenbuurt_0-9_concept.zip",
    size: 123_456,
    sha256: "cd".repeat(32),
    files: [{ name: "geheim/05_bijlage-3_kaart.pdf", size: 1234, sha256: "12".repeat(32) }],
    refusals: [{ kind: "regel", name: "BUD-02", sentence: "De dekking is te laag." }],
    authorId: "u-anna",
    authorName: "Anna de Vries",
    createdAt: "2026-11-22T09:00:00.000Z",
    ...changes,
  };
}

/** A package as if it had been made, with something geheim in it unless `changes` say otherwise; gives its id. */
export async function keptPackage(
  { store, folder }: Pick<TestServer, "store" | "folder">,
  changes: Partial<PackageRecord>,
): Promise<string> {
  const id = randomUUID();
  const sha256 = await openFileFolder(folder).put(new TextEncoder().encode(`PK ${id}`));
  await store.addPackage(packageRecord({ id, sha256, ...changes }));
  return id;
}
