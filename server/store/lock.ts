/** One server per data folder: a second one would append to logs that the first believes to own. */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { isDiskTrouble } from "./diskTrouble.ts";

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
  let holder: DatabaseSync | null = null;
  try {
    holder = new DatabaseSync(join(folder, "wijkpen.lock"), { timeout: 0 });
    holder.exec("PRAGMA locking_mode = EXCLUSIVE");
    holder.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    holder?.close();
    if (isDiskTrouble(error)) throw new FolderFault(unwritable(folder), error);
    throw new FolderFault(
      `De map ${folder} is al in gebruik door een andere Wijkpen-server. Stop die eerst, of kies een andere map.`,
      error,
    );
  }
  const held = holder;
  return { release: () => held.close() };
}

/** What an operator reads when the disk refuses. */
export function unwritable(folder: string): string {
  return `In de map ${folder} kan niet worden geschreven. De schijf is vol of alleen-lezen, of de rechten kloppen niet. Maak ruimte of pas dat aan, en start Wijkpen opnieuw.`;
}
