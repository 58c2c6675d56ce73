/** `wijkpen migrate`: moves all data between a folder and a database, or brings a database up to date. */
import { openPlace, openToInspect, placeName } from "../storage.ts";
import type { StoragePlace } from "../storage.ts";
import { connectMongo } from "../store/mongoConnection.ts";
import type { Fault } from "../store/port.ts";
import { inspectDatabase } from "../verify/databaseInspection.ts";
import { inspectFolder } from "../verify/inspection.ts";
import { moveAll } from "../verify/move.ts";
import type { Moved } from "../verify/move.ts";
import { asCliFault, readSettings } from "./dataFolder.ts";
import { CliFault } from "./fault.ts";
import { readParameters } from "./parameters.ts";
import type { Terminal } from "./terminal.ts";

export async function migrate(parameters: string[], { out }: Terminal): Promise<number> {
  const { options } = readParameters(parameters, null, { naar: "text", data: "text" });
  const { mongo } = readSettings(null);
  const { data } = readSettings(options.data);
  if (mongo === null)
    throw new CliFault("Zet in MONGODB_URI het adres van de database, en voer dit opnieuw uit.");
  const [folder, database] = [
    { data, mongo: null },
    { data, mongo },
  ];
  if (options.naar === null) {
    await asCliFault(() => bringUpToDate(mongo), 1);
    out.write(`De tabellen en indexen in ${placeName(database)} zijn bijgewerkt.\n`);
    return 0;
  }
  const [from, to] =
    directionOf(options.naar) === "mongo" ? [folder, database] : [database, folder];
  await mustBeWhole(from);
  const moved = await asCliFault(() => moveBetween(from, to), 1);
  out.write(report(from, to, moved));
  return 0;
}

/** Throws FolderFault. */
export async function moveBetween(from: StoragePlace, to: StoragePlace): Promise<Moved> {
  const source = await openPlace(from);
  try {
    const target = await openPlace(to);
    return await moveAll(source, target).finally(() => target.rows.close());
  } finally {
    await source.rows.close();
  }
}

function directionOf(word: string): "mongo" | "map" {
  if (word === "mongo" || word === "map") return word;
  throw new CliFault(`"${word}" kan niet. Kies --naar mongo of --naar map.`);
}

async function bringUpToDate(url: string): Promise<void> {
  const database = await connectMongo(url, { mayUpdate: true });
  await database.close();
}

/** What is damaged is first repaired where it is: a move would carry it along. */
async function mustBeWhole(from: StoragePlace): Promise<void> {
  const faults = await asCliFault(() => faultsIn(from), 1);
  if (faults.length > 0)
    throw new CliFault(
      `In ${placeName(from)} is schade gevonden (${faults.length} keer). Er is niets verhuisd. Kijk met wijkpen verify welke, en herstel die eerst.`,
      1,
    );
}

async function faultsIn({ data, mongo }: StoragePlace): Promise<Fault[]> {
  if (mongo === null) return await inspectFolder(data);
  const opened = await openToInspect(mongo);
  return await inspectDatabase(opened).finally(() => opened.store.close());
}

function report(from: StoragePlace, to: StoragePlace, { plans, records, files }: Moved): string {
  const start =
    to.mongo === null ? `WIJKPEN_DATA=${to.data} en zonder MONGODB_URI` : "deze MONGODB_URI";
  return [
    `Verhuisd van ${placeName(from)} naar ${placeName(to)}, en aan beide kanten nagelezen: ${plans.length} plannen, ${records} gegevens en ${files} bestanden zijn gelijk.`,
    ...plans.map(({ id, contentHash }) => `  ${id}  ${contentHash}`),
    `Start Wijkpen met ${start}. De oude gegevens zijn niet veranderd; bewaar ze tot u zeker weet dat er niets ontbreekt.`,
    "",
  ].join("\n");
}
