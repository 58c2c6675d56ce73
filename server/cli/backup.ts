/** `wijkpen backup`: a copy of a data folder or a database at one moment, also while the server runs; read back before it counts. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Config } from "../config.ts";
import { openPlace } from "../storage.ts";
import { UNFINISHED, dropOldBackups, makeBackup } from "../store/backup.ts";
import type { Backup, BackupDeps } from "../store/backup.ts";
import { copyAll } from "../verify/move.ts";
import { asCliFault, readSettings } from "./dataFolder.ts";
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
  const backup = await make(readSettings(options.data), resolve(into));
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

async function make({ data, mongo }: Config, into: string): Promise<Backup> {
  const deps = { check: checkPlanLog, product: productVersion(), now: () => new Date() };
  return await asCliFault(
    () => (mongo === null ? makeBackup(data, into, deps) : backUpDatabase(mongo, into, deps)),
    1,
  );
}

/** A copy of the database as a data folder first: then a backup is one and the same thing, whatever it is of. */
async function backUpDatabase(url: string, into: string, deps: BackupDeps): Promise<Backup> {
  // What was acknowledged before this moment is read after it.
  const moment = deps.now();
  mkdirSync(into, { recursive: true });
  const folder = mkdtempSync(join(into, `${UNFINISHED}database-`));
  const from = await openPlace({ data: folder, mongo: url });
  try {
    const to = await openPlace({ data: folder, mongo: null });
    await copyAll(from, to).finally(() => to.rows.close());
    return await makeBackup(folder, into, { ...deps, now: () => moment });
  } finally {
    await from.rows.close();
    rmSync(folder, { recursive: true, force: true });
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
