/** Where a file lies by its hash, in a data folder and in a backup: never by a name that somebody gave. */
import { join } from "node:path";

/** The folder of the files in a data folder. */
export const FILES = "bestanden";

/** "bestanden/3f/3f9a…" below the data folder, or null when this is no SHA-256 in small hex. */
export function filePath(hash: string): string | null {
  return /^[0-9a-f]{64}$/.test(hash) ? join(FILES, hash.slice(0, 2), hash) : null;
}
