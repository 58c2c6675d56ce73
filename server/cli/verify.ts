/** `wijkpen verify`: says whether all data in a folder is whole, and goes on with what is left of a damaged plan. */
import { randomUUID } from "node:crypto";
import type { Config } from "../config.ts";
import { openToInspect, placeName } from "../storage.ts";
import type { Fault, Store } from "../store/port.ts";
import { openSqliteStore, readSqliteStore } from "../store/sqlite.ts";
import { inspectDatabase } from "../verify/databaseInspection.ts";
import { inspectFolder } from "../verify/inspection.ts";
import { repairPlan } from "../verify/repair.ts";
import { asCliFault, inDataFolder, readSettings } from "./dataFolder.ts";
import { CliFault } from "./fault.ts";
import { readParameters } from "./parameters.ts";
import type { Terminal } from "./terminal.ts";

export async function verify(parameters: string[], terminal: Terminal): Promise<number> {
  const { options } = readParameters(parameters, null, {
    data: "text",
    herstel: "text",
    aanvaard: "switch",
  });
  if (options.herstel !== null) return await repair(options.herstel, options.data, terminal);
  const config = readSettings(options.data);
  if (options.aanvaard) await accept(config);
  return await tell(config, terminal);
}

async function tell(config: Config, { out }: Terminal): Promise<number> {
  const { faults, titles } = await asCliFault(() =>
    config.mongo === null ? lookInFolder(config.data) : lookInDatabase(config.mongo),
  );
  if (faults.length === 0) {
    out.write(`Alle gegevens in ${placeName(config)} zijn heel.\n`);
    return 0;
  }
  for (const { sentence, planId } of faults) {
    const title = planId === null ? undefined : titles.get(planId);
    out.write(`- ${title === undefined ? "" : `${title}: `}${sentence}\n`);
  }
  out.write(
    `Er zijn ${faults.length} beschadigingen gevonden. Geef de gegevens niet uit handen en wis niets.\n`,
  );
  return 1;
}

type Found = { faults: Fault[]; titles: Map<string, string> };

async function lookInFolder(folder: string): Promise<Found> {
  const faults = await inspectFolder(folder);
  const { store } = readSqliteStore(folder);
  const titles = await titlesOf(store, faults);
  await store.close();
  return { faults, titles };
}

async function lookInDatabase(url: string): Promise<Found> {
  const opened = await openToInspect(url);
  try {
    const faults = await inspectDatabase(opened);
    return { faults, titles: await titlesOf(opened.store, faults) };
  } finally {
    await opened.store.close();
  }
}

async function titlesOf(
  store: Pick<Store, "findPlan">,
  faults: Fault[],
): Promise<Map<string, string>> {
  const titles = new Map<string, string>();
  for (const planId of new Set(faults.flatMap(({ planId: id }) => id ?? []))) {
    // The record itself may be what is damaged: then the id must do.
    const record = await store.findPlan(planId).catch(() => null);
    if (record) titles.set(planId, record.title);
  }
  return titles;
}

async function repair(planId: string, data: string | null, { out }: Terminal): Promise<number> {
  await inDataFolder(data, async (store, config: Config) => {
    const plan = await store.findPlan(planId);
    if (!plan) throw new CliFault(`In deze gegevensmap is geen plan met het id ${planId}.`);
    const deps = { now: () => new Date(), newId: randomUUID };
    const { seq, file } = await repairPlan(store, config, plan, deps);
    out.write(
      `${plan.title} gaat verder vanaf de laatste goede versie (wijziging ${seq}).\nWat er stond, is bewaard in ${file}.\nSchrijvers die nog tekst van daarna hebben, krijgen die aangeboden als bestand.\n`,
    );
  });
  return 0;
}

async function accept({ data, mongo }: Config): Promise<void> {
  if (mongo !== null)
    throw new CliFault(
      "Met MONGODB_URI is er niets te aanvaarden: wat ontbreekt, staat per plan in het verslag van wijkpen verify.",
    );
  await asCliFault(async () => await openSqliteStore(data, { acceptLoss: true }).close());
}
