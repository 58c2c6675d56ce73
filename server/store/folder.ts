/** The data folder of the embedded store: what lies in it, and what is said when it cannot be used. */
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { FolderFault } from "./lock.ts";

/** The one file with everything. */
export const DATABASE = "wijkpen.sqlite";
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

export function unreadable(folder: string, error: unknown): FolderFault {
  const sentence =
    error instanceof RangeError
      ? `De gegevens in de map ${folder} zijn gemaakt met een nieuwere versie van Wijkpen. Installeer die versie.`
      : `De gegevens in de map ${folder} kunnen niet worden gelezen. Zet een reservekopie terug of kies een andere map.`;
  return new FolderFault(sentence, error);
}
