/** `wijkpen restore`: a backup in a new data folder, and what its operator does next. */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { backupsIn } from "../store/backup.ts";
import { FolderFault } from "../store/lock.ts";
import { MANIFEST } from "../store/manifest.ts";
import { restoreBackup } from "../store/restore.ts";
import { CliFault } from "./fault.ts";
import { readParameters } from "./parameters.ts";
import { checkPlanLog } from "./planCheck.ts";
import type { Terminal } from "./terminal.ts";

export async function restore(parameters: string[], { out }: Terminal): Promise<number> {
  const { subject, options } = readParameters(parameters, "de map van een reservekopie", {
    data: "text",
  });
  if (options.data === null)
    throw new CliFault(
      "Geef met --data een lege of nieuwe map op. Daarin wordt de reservekopie teruggezet.",
    );
  const backup = resolve(subject);
  const into = resolve(options.data);
  mustBeOneBackup(backup);
  try {
    const { moment, plannen } = await restoreBackup(backup, into, checkPlanLog);
    out.write(`${report(into, moment, plannen.length)}\n`);
  } catch (error) {
    throw error instanceof FolderFault ? new CliFault(error.message, 1) : error;
  }
  return 0;
}

function mustBeOneBackup(folder: string): void {
  if (existsSync(join(folder, MANIFEST)) || !existsSync(folder)) return;
  const last = backupsIn(folder).at(-1);
  if (last !== undefined)
    throw new CliFault(
      `In de map ${folder} staan meer reservekopieën. Kies er een, bijvoorbeeld de nieuwste: ${last}`,
    );
}

function report(folder: string, moment: string, plans: number): string {
  return [
    `De reservekopie van ${moment} (UTC) is gecontroleerd en teruggezet in ${folder}: ${plans} plannen.`,
    "Alle plannen, accounts en rechten zijn weer zoals op dat moment. Iedereen moet opnieuw inloggen.",
    "Wie na dat moment nog schreef, kan zijn eigen tekst downloaden. Die tekst wordt niet vanzelf samengevoegd.",
    "",
    "Wat u nu doet:",
    "  1. Stop de oude server, als die nog draait.",
    `  2. Start Wijkpen met WIJKPEN_DATA=${folder}`,
    "  3. Controleer of mensen die intussen hun toegang verloren, die ook nu niet hebben.",
    "  4. Bewaar de oude map tot u zeker weet dat er niets ontbreekt.",
  ].join("\n");
}
