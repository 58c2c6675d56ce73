/**
 * A backup of a data folder while the server goes on writing: one moment, whole or not there at all, and read back
 * before it counts.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { openCopy } from "./databaseCopy.ts";
import type { PlanCheck } from "./databaseCopy.ts";
import { isDiskTrouble } from "./diskTrouble.ts";
import { fingerprint, syncToDisk } from "./diskFiles.ts";
import { FolderFault } from "./lock.ts";
import { MANIFEST, damaged, manifestText, readManifest } from "./manifest.ts";
import type { Manifest, ManifestFile, ManifestPlan } from "./manifest.ts";
import { filePath } from "./filePaths.ts";
import { DATABASE } from "./folder.ts";

export type Backup = { folder: string; manifest: Manifest };

export type BackupDeps = { check: PlanCheck; product: string; now: () => Date };

/**
 * Backs up the data folder `data` into a new folder in `into`, named by the moment. Throws FolderFault with a Dutch
 * sentence, and then leaves nothing that looks like a backup. The copy is read back before it gets its name.
 */
export async function makeBackup(data: string, into: string, deps: BackupDeps): Promise<Backup> {
  if (!existsSync(join(data, DATABASE)))
    throw new FolderFault(`In de map ${data} staan geen gegevens van Wijkpen.`);
  const moment = deps.now().toISOString();
  const name = `${PREFIX}${moment.replaceAll(/[:.]/g, "-")}`;
  const unfinished = join(into, `${UNFINISHED}${name}`);
  try {
    mkdirSync(unfinished, { recursive: true });
    copyDatabase(join(data, DATABASE), join(unfinished, DATABASE));
    const plannen = await plansIn(join(unfinished, DATABASE), deps.check);
    // After the database, so that all it names is there.
    const { files, missing } = await copyFiles(data, unfinished);
    const database = { naam: DATABASE, ...(await fingerprint(join(unfinished, DATABASE))) };
    const manifest: Manifest = {
      formaat: 1,
      product: deps.product,
      moment,
      plannen,
      bestanden: [database, ...files],
      ...(missing.length > 0 ? { ontbreekt: missing } : {}),
    };
    writeFileSync(join(unfinished, MANIFEST), manifestText(manifest), { flush: true });
    syncToDisk(unfinished);
    await verifyBackup(unfinished, deps.check);
    renameSync(unfinished, join(into, name));
    syncToDisk(into);
    return { folder: join(into, name), manifest };
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw notMade(error);
  }
}

/** The backups in a folder, oldest first. */
export function backupsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith(PREFIX) && existsSync(join(folder, name, MANIFEST)))
    .toSorted()
    .map((name) => join(folder, name));
}

/** Deletes all backups but the last `keep`, and what an interrupted backup left a day ago. Gives what went. */
export function dropOldBackups(folder: string, keep: number, now: Date): string[] {
  const old = backupsIn(folder).slice(0, -keep);
  const left = readdirSync(folder)
    .filter((name) => name.startsWith(UNFINISHED))
    .map((name) => join(folder, name))
    .filter((path) => now.getTime() - statSync(path).mtimeMs > A_DAY_MS);
  // The manifest first: what is half deleted is no backup.
  for (const path of old) rmSync(join(path, MANIFEST));
  for (const path of [...old, ...left]) rmSync(path, { recursive: true });
  return old;
}

const PREFIX = "wijkpen-";
/** What is not finished begins with this. */
export const UNFINISHED = "bezig-";
const A_DAY_MS = 86_400_000;

/** VACUUM INTO reads one moment of the database, however much is written meanwhile, and needs no lock that writers feel. */
function copyDatabase(from: string, to: string): void {
  const db = new DatabaseSync(from, { readOnly: true, timeout: 5_000 });
  try {
    db.prepare("VACUUM INTO ?").run(to);
  } finally {
    db.close();
  }
  syncToDisk(to);
}

/** Every file that the copied database names; one that is not whole any more is said, and does not stop the rest. */
async function copyFiles(data: string, into: string) {
  const copy = openCopy(join(into, DATABASE));
  const hashes = copy.fileHashes();
  copy.close();
  const files: ManifestFile[] = [];
  const missing: string[] = [];
  for (const sha256 of hashes) {
    const naam = filePath(sha256) ?? "";
    const bytes = naam === "" ? null : await copyFile(join(data, naam), join(into, naam));
    if (bytes?.sha256 === sha256) files.push({ naam, ...bytes });
    else missing.push(sha256);
  }
  return { files, missing };
}

/** Null when there is no such file. */
async function copyFile(from: string, to: string) {
  if (!existsSync(from)) return null;
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
  syncToDisk(to);
  syncToDisk(dirname(to));
  return await fingerprint(to);
}

async function plansIn(path: string, check: PlanCheck): Promise<ManifestPlan[]> {
  const copy = openCopy(path);
  try {
    if (!copy.isSound()) throw new Error("the copy is not sound");
    const plans: ManifestPlan[] = [];
    for (const id of copy.planIds()) plans.push({ id, einde: inHex(await check(copy, id)) });
    return plans;
  } finally {
    copy.close();
  }
}

/** Reads a backup as a restore would. Throws FolderFault when anything in it is not as its manifest says. */
export async function verifyBackup(folder: string, check: PlanCheck): Promise<Manifest> {
  const manifest = readManifest(folder);
  for (const { naam, sha256, bytes } of manifest.bestanden) {
    const found = await fingerprint(join(folder, naam)).catch(() => null);
    if (found?.sha256 !== sha256 || found.bytes !== bytes) throw damaged(folder, naam);
  }
  const plans = await plansIn(join(folder, DATABASE), check).catch(() => null);
  if (JSON.stringify(plans) !== JSON.stringify(manifest.plannen)) throw damaged(folder, DATABASE);
  return manifest;
}

function inHex(head: { seq: number; hash: Uint8Array } | null): ManifestPlan["einde"] {
  return head && { seq: head.seq, hash: Buffer.from(head.hash).toString("hex") };
}

function notMade(error: unknown): FolderFault {
  const cause = isDiskTrouble(error)
    ? "Op de schijf kan niet worden geschreven. Is zij vol of alleen-lezen?"
    : "Controleer of er in de map geschreven mag worden en of de gegevens heel zijn.";
  return new FolderFault(`De reservekopie is niet gemaakt. ${cause}`, error);
}
