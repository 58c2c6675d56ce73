/** Puts a backup into an empty folder, so that editors who saw something newer are stopped and not merged (SY10). */
import { randomUUID } from "node:crypto";
import {
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
} from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { verifyBackup } from "./backup.ts";
import type { PlanCheck } from "./databaseCopy.ts";
import { syncToDisk } from "./diskFiles.ts";
import { inTransaction } from "./groupCommit.ts";
import { FolderFault, lockFolder } from "./lock.ts";
import type { Manifest } from "./manifest.ts";
import { migrate } from "./migrations.ts";
import { DATABASE, RESTORING } from "./folder.ts";

/**
 * Every plan gets a new epoch, and sessions are not brought back: who logged out in the meantime stays logged out.
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
    // The journal too: SQLite would play it back into another file of that name.
    for (const path of [unfinished, `${unfinished}-journal`]) rmSync(path, { force: true });
    copyFileSync(join(backup, DATABASE), unfinished, constants.COPYFILE_EXCL);
    renew(unfinished);
    syncToDisk(unfinished);
    renameSync(unfinished, join(into, DATABASE));
    syncToDisk(into);
  } finally {
    lock.release();
  }
  return manifest;
}

/** What may lie in a folder that counts as empty: what a file system and an interrupted restore leave there. */
const NOTHING = new Set(["lost+found", "wijkpen.lock", RESTORING]);

function mustBeEmpty(folder: string): void {
  if (!existsSync(folder)) return;
  const names = readdirSync(folder).filter((name) => !NOTHING.has(name.replace(/-journal$/, "")));
  if (names.length > 0)
    throw new FolderFault(
      `De map ${folder} is niet leeg. Kies een lege of nieuwe map: een reservekopie wordt nooit over andere gegevens gezet.`,
    );
}

/** Without a WAL beside it until it has its name: one file, and so one rename. */
function renew(path: string): void {
  const db = new DatabaseSync(path);
  try {
    db.exec("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL");
    migrate(db);
    inTransaction(db, () => {
      db.exec("DELETE FROM sessions");
      const setEpoch = db.prepare("UPDATE plans SET epoch = ? WHERE id = ?");
      for (const { id } of db.prepare("SELECT id FROM plans").all())
        setEpoch.run(randomUUID(), id ?? null);
    });
  } catch (error) {
    if (error instanceof RangeError)
      throw new FolderFault(
        "De reservekopie is gemaakt met een nieuwere versie van Wijkpen. Installeer die versie.",
        error,
      );
    throw error;
  } finally {
    db.close();
  }
}
