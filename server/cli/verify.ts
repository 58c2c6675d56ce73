/** `wijkpen verify`: says whether all data in a folder is whole, and goes on with what is left of a damaged plan. */
import { randomUUID } from "node:crypto";
import type { Config } from "../config.ts";
import { FolderFault } from "../store/lock.ts";
import type { Fault } from "../store/port.ts";
import { openSqliteStore, readSqliteStore } from "../store/sqlite.ts";
import { inspectFolder } from "../verify/inspection.ts";
import { repairPlan } from "../verify/repair.ts";
import { inDataFolder, readSettings } from "./dataFolder.ts";
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
  const { data } = readSettings(options.data);
  if (options.aanvaard) await accept(data);
  return await tell(data, terminal);
}

async function tell(folder: string, { out }: Terminal): Promise<number> {
  const faults = await asCliFault(() => inspectFolder(folder));
  if (faults.length === 0) {
    out.write(`Alle gegevens in ${folder} zijn heel.\n`);
    return 0;
  }
  const titles = await titlesOf(folder, faults);
  for (const { sentence, planId } of faults) {
    const title = planId === null ? undefined : titles.get(planId);
    out.write(`- ${title === undefined ? "" : `${title}: `}${sentence}\n`);
  }
  out.write(
    `Er zijn ${faults.length} beschadigingen gevonden. Geef de map niet uit handen en wis niets.\n`,
  );
  return 1;
}

async function titlesOf(folder: string, faults: Fault[]): Promise<Map<string, string>> {
  const { store } = readSqliteStore(folder);
  const titles = new Map<string, string>();
  for (const planId of new Set(faults.flatMap(({ planId: id }) => id ?? []))) {
    // The record itself may be what is damaged: then the id must do.
    const record = await store.findPlan(planId).catch(() => null);
    if (record) titles.set(planId, record.title);
  }
  await store.close();
  return titles;
}

async function repair(planId: string, data: string | null, { out }: Terminal): Promise<number> {
  await inDataFolder(data, async (store, config: Config) => {
    const plan = await store.findPlan(planId);
    if (!plan) throw new CliFault(`In deze gegevensmap is geen plan met het id ${planId}.`);
    const deps = { now: () => new Date(), newId: randomUUID };
    const { seq, file } = await repairPlan(store, config.data, plan, deps);
    out.write(
      `${plan.title} gaat verder vanaf de laatste goede versie (wijziging ${seq}).\nWat er stond, is bewaard in ${file}.\nSchrijvers die nog tekst van daarna hebben, krijgen die aangeboden als bestand.\n`,
    );
  });
  return 0;
}

async function accept(folder: string): Promise<void> {
  await asCliFault(async () => await openSqliteStore(folder, { acceptLoss: true }).close());
}

async function asCliFault<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof FolderFault ? new CliFault(error.message) : error;
  }
}
