/** `wijkpen backup`: a copy of a data folder at one moment, also while the server runs; read back before it counts. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { dropOldBackups, makeBackup } from "../store/backup.ts";
import type { Backup } from "../store/backup.ts";
import { FolderFault } from "../store/lock.ts";
import { readSettings } from "./dataFolder.ts";
import { CliFault } from "./fault.ts";
import { readParameters } from "./parameters.ts";
import { checkPlanLog } from "./planCheck.ts";
import type { Terminal } from "./terminal.ts";

/** Gives 1 when a plan in the data turns out to be damaged: the backup stays, and older ones are kept. */
export async function backUp(parameters: string[], { out, err }: Terminal): Promise<number> {
  const { subject: into, options } = readParameters(parameters, "een map voor reservekopieën", {
    data: "text",
    bewaar: "text",
  });
  const keep = readKeep(options.bewaar);
  const backup = await make(readSettings(options.data).data, resolve(into));
  const damaged = backup.manifest.plannen.filter(({ einde }) => einde === null);
  out.write(`${report(backup)}\n`);
  if (damaged.length > 0) {
    const ids = damaged.map(({ id }) => id).join(", ");
    err.write(
      `Let op: deze plannen zijn in de gegevens zelf beschadigd: ${ids}. Oudere reservekopieën zijn daarom bewaard.\n`,
    );
    return 1;
  }
  const missing = backup.manifest.ontbreekt ?? [];
  if (missing.length > 0) {
    err.write(
      `Let op: ${missing.length} bestanden van bijlagen ontbreken of zijn beschadigd. Kijk met wijkpen verify welke. Oudere reservekopieën zijn daarom bewaard.\n`,
    );
    return 1;
  }
  if (keep !== null) {
    const gone = dropOldBackups(resolve(into), keep, new Date()).length;
    out.write(`Oudere reservekopieën verwijderd: ${gone}. Bewaard: de laatste ${keep}.\n`);
  }
  return 0;
}

async function make(data: string, into: string): Promise<Backup> {
  try {
    const product = productVersion();
    return await makeBackup(data, into, { check: checkPlanLog, product, now: () => new Date() });
  } catch (error) {
    throw error instanceof FolderFault ? new CliFault(error.message, 1) : error;
  }
}

function report({ folder, manifest: { moment, plannen, bestanden } }: Backup): string {
  const megabytes = bestanden.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6;
  const size = megabytes.toLocaleString("nl-NL", { maximumFractionDigits: 1 });
  return `Reservekopie gemaakt en gecontroleerd: ${folder}\n${plannen.length} plannen, ${size} MB, van ${moment} (UTC).`;
}

function readKeep(text: string | null): number | null {
  if (text === null) return null;
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new CliFault(`"${text}" is geen aantal. Geef achter --bewaar een getal van 1 tot 9999.`);
}

function productVersion(): string {
  const file = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(file) as { version: string }).version;
}
