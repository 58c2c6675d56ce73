/** The data folder of the embedded store: what lies in it, and what is said when it cannot be used. */
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { isDiskTrouble } from "./diskTrouble.ts";
import { FolderFault, unwritable } from "./lock.ts";

/** The one file with everything. */
export const DATABASE = "wijkpen.sqlite";
/** Room that is given back when the disk is full. */
export const BALLAST = "ballast";
/** A folder in it while a backup is put back, and after an interruption of that. */
export const RESTORING = "wijkpen.terugzetten";

/** Makes the folder where needed. Throws FolderFault when it cannot be used. */
export function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new FolderFault(
      `De map ${folder} kan niet worden gemaakt of gelezen. Controleer de rechten.`,
      error,
    );
  }
  if (existsSync(join(folder, RESTORING)))
    throw new FolderFault(
      `Het terugzetten van een reservekopie in de map ${folder} is niet afgemaakt. Voer npx wijkpen restore opnieuw uit.`,
    );
}

/** Why the data cannot be used, for whoever started the server. */
export function unreadable(folder: string, error: unknown): FolderFault {
  return new FolderFault(reasonOf(folder, error), error);
}

function reasonOf(folder: string, error: unknown): string {
  if (error instanceof RangeError)
    return `De gegevens in de map ${folder} zijn gemaakt met een nieuwere versie van Wijkpen. Installeer die versie.`;
  if (isDiskTrouble(error)) return unwritable(folder);
  return `De gegevens in de map ${folder} kunnen niet worden gelezen. Zet een reservekopie terug of kies een andere map.`;
}
