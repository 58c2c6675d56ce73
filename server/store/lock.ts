/** One server per data folder: a second one would append to logs that the first believes to own. */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

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
  const holder = new DatabaseSync(join(folder, "wijkpen.lock"), { timeout: 0 });
  try {
    holder.exec("PRAGMA locking_mode = EXCLUSIVE");
    holder.exec("BEGIN EXCLUSIVE");
  } catch (error) {
    holder.close();
    throw new FolderFault(
      `De map ${folder} is al in gebruik door een andere Wijkpen-server. Stop die eerst, of kies een andere map.`,
      error,
    );
  }
  return { release: () => holder.close() };
}
