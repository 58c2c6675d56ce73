/** One server per data folder: a second one would append to logs that the first believes to own. */
import { truncateSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { isDiskTrouble } from "./diskTrouble.ts";
import { isDamage } from "./sealedRows.ts";

/** The data folder cannot be used; the message is a Dutch sentence for whoever started the server. */
export class FolderFault extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "FolderFault";
  }
}

/**
 * Takes the folder until `release` is called or the process ends in whatever way: an exclusive transaction on a small
 * file of its own is a lock of the operating system, so a killed server leaves none behind.
 */
export function lockFolder(folder: string): { release(): void } {
  const file = join(folder, "wijkpen.lock");
  const holder = hold(file, (error) => {
    // What cannot be read is held by nobody: a holder is met before the reading. It has nothing to lose.
    if (isDamage(error)) truncateSync(file);
    return isDamage(error);
  });
  if (holder instanceof DatabaseSync) return { release: () => holder.close() };
  if (isDiskTrouble(holder)) throw new FolderFault(unwritable(folder), holder);
  throw new FolderFault(
    `De map ${folder} is al in gebruik door een andere Wijkpen-server. Stop die eerst, of kies een andere map.`,
    holder,
  );
}

/** What an operator reads when the disk refuses. */
export function unwritable(folder: string): string {
  return `In de map ${folder} kan niet worden geschreven. De schijf is vol of alleen-lezen, of de rechten kloppen niet. Maak ruimte of pas dat aan, en start Wijkpen opnieuw.`;
}

/** The lock, or the error that stood in its way. */
function hold(file: string, mayTryAgain: (error: unknown) => boolean): unknown {
  let holder: DatabaseSync | null = null;
  try {
    holder = new DatabaseSync(file, { timeout: 0 });
    holder.exec("PRAGMA locking_mode = EXCLUSIVE");
    holder.exec("BEGIN EXCLUSIVE");
    return holder;
  } catch (error) {
    holder?.close();
    return mayTryAgain(error) ? hold(file, () => false) : error;
  }
}
