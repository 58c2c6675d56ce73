/** Puts a backup into an empty folder, so that editors who saw something newer are stopped and not merged (SY10). */
import { randomUUID } from "node:crypto";
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { verifyBackup } from "./backup.ts";
import type { PlanCheck } from "./databaseCopy.ts";
import { syncToDisk } from "./diskFiles.ts";
import { DATABASE, RESTORING } from "./folder.ts";
import { HEAD_FILE } from "./heads.ts";
import { FolderFault, lockFolder } from "./lock.ts";
import type { Manifest } from "./manifest.ts";
import { openSqliteStore } from "./sqlite.ts";

/**
 * Every plan gets a new epoch. Sessions are not brought back: who logged out in the meantime stays logged out. Nor are
 * documents in the making: a backup does not have their files.
 * Throws FolderFault with a Dutch sentence when the backup is not whole or the folder is not empty. A folder in which
 * this was interrupted is refused by a server, and may be restored into again.
 */
export async function restoreBackup(
  backup: string,
  into: string,
  check: PlanCheck,
): Promise<Manifest> {
  const manifest = await verifyBackup(backup, check);
  mustBeEmpty(into);
  mkdirSync(into, { recursive: true });
  const lock = lockFolder(into);
  try {
    const unfinished = join(into, RESTORING);
    rmSync(unfinished, { recursive: true, force: true });
    mkdirSync(unfinished);
    copyFileSync(join(backup, DATABASE), join(unfinished, DATABASE));
    for (const { naam } of manifest.bestanden) if (naam !== DATABASE) copyInto(backup, into, naam);
    await renew(unfinished, manifest);
    for (const name of [HEAD_FILE, DATABASE]) {
      syncToDisk(join(unfinished, name));
      renameSync(join(unfinished, name), join(into, name));
    }
    syncToDisk(into);
    rmSync(unfinished, { recursive: true });
  } finally {
    lock.release();
  }
  return manifest;
}

/** Verified just before; without the database nobody reads it. */
function copyInto(backup: string, into: string, name: string): void {
  const path = join(into, name);
  mkdirSync(dirname(path), { recursive: true });
  copyFileSync(join(backup, name), path);
  for (const each of [path, dirname(path), dirname(dirname(path))]) syncToDisk(each);
}

/** What a file system and a lock leave in a folder that counts as empty. */
const NOTHING = new Set(["lost+found", "wijkpen.lock"]);

function mustBeEmpty(folder: string): void {
  // No server writes in a folder in which a restore was interrupted: what is there is ours.
  if (!existsSync(folder) || existsSync(join(folder, RESTORING))) return;
  if (readdirSync(folder).some((name) => !NOTHING.has(name)))
    throw new FolderFault(
      `De map ${folder} is niet leeg. Kies een lege of nieuwe map: een reservekopie wordt nooit over andere gegevens gezet.`,
    );
}

/** Opened as a server opens it, and so migrated; after the close all is in the one file. */
async function renew(folder: string, { plannen }: Manifest): Promise<void> {
  const store = openSqliteStore(folder);
  try {
    for (const { id } of plannen) await store.updatePlan(id, { epoch: randomUUID() });
    await store.deleteExpiredSessions("9999-12-31T23:59:59.999Z");
    for (const { id } of await store.jobs()) await store.deleteJob(id);
  } finally {
    await store.close();
  }
}
