/** `wijkpen restore`: a backup in a new data folder or an empty database, and what its operator does next. */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { placeName } from "../storage.ts";
import type { StoragePlace } from "../storage.ts";
import { backupsIn } from "../store/backup.ts";
import { MANIFEST } from "../store/manifest.ts";
import type { Manifest } from "../store/manifest.ts";
import { restoreBackup } from "../store/restore.ts";
import { asCliFault, readSettings } from "./dataFolder.ts";
import { CliFault } from "./fault.ts";
import { moveBetween } from "./migrate.ts";
import { readParameters } from "./parameters.ts";
import { checkPlanLog } from "./planCheck.ts";
import type { Terminal } from "./terminal.ts";

export async function restore(parameters: string[], { out }: Terminal): Promise<number> {
  const { subject, options } = readParameters(parameters, "de map van een reservekopie", {
    data: "text",
  });
  const place = readSettings(options.data);
  if (options.data === null && place.mongo === null)
    throw new CliFault(
      "Geef met --data een lege of nieuwe map op. Daarin wordt de reservekopie teruggezet.",
    );
  const backup = resolve(subject);
  mustBeOneBackup(backup);
  const { moment, plannen } = await asCliFault(
    () =>
      place.mongo === null
        ? restoreBackup(backup, place.data, checkPlanLog)
        : restoreToDatabase(backup, place.mongo),
    1,
  );
  out.write(`${report(place, moment, plannen.length)}\n`);
  return 0;
}

/** In a folder first, where it is renewed as always, and from there to the database. */
async function restoreToDatabase(backup: string, url: string): Promise<Manifest> {
  const folder = mkdtempSync(join(tmpdir(), "wijkpen-terugzetten-"));
  try {
    const manifest = await restoreBackup(backup, folder, checkPlanLog);
    await moveBetween({ data: folder, mongo: null }, { data: folder, mongo: url });
    return manifest;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function mustBeOneBackup(folder: string): void {
  if (existsSync(join(folder, MANIFEST)) || !existsSync(folder)) return;
  const last = backupsIn(folder).at(-1);
  if (last !== undefined)
    throw new CliFault(
      `In de map ${folder} staan meer reservekopieën. Kies er een, bijvoorbeeld de nieuwste: ${last}`,
    );
}

function report(place: StoragePlace, moment: string, plans: number): string {
  const name = placeName(place);
  const start = place.mongo === null ? `WIJKPEN_DATA=${name}` : "dezelfde MONGODB_URI";
  return [
    `De reservekopie van ${moment} (UTC) is gecontroleerd en teruggezet in ${name}: ${plans} plannen.`,
    "Alle plannen, accounts en rechten zijn weer zoals op dat moment. Iedereen moet opnieuw inloggen.",
    "Wie na dat moment nog schreef, kan zijn eigen tekst downloaden. Die tekst wordt niet vanzelf samengevoegd.",
    "",
    "Wat u nu doet:",
    "  1. Stop de oude server, als die nog draait.",
    `  2. Start Wijkpen met ${start}`,
    "  3. Controleer of mensen die intussen hun toegang verloren, die ook nu niet hebben.",
    "  4. Bewaar de oude gegevens tot u zeker weet dat er niets ontbreekt.",
  ].join("\n");
}
