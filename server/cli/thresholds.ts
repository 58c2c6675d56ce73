/** `wijkpen drempels`: shows or replaces the thresholds of the checklist for one gemeente. */
import { PlanFault } from "../../templates/fault.ts";
import { DEFAULT_SETTINGS, readSettings } from "../../templates/settings.ts";
import type { Settings } from "../../templates/settings.ts";
import { readThresholds, saveThresholds } from "../verdict/thresholds.ts";
import { inDataFolder } from "./dataFolder.ts";
import { CliFault } from "./fault.ts";
import { readParameters } from "./parameters.ts";
import { readJsonFile } from "./planFile.ts";
import type { Terminal } from "./terminal.ts";

/** Prints all thresholds as JSON, with the gemeente's own in the place of the defaults. */
export async function showThresholds(parameters: string[], { out }: Terminal): Promise<number> {
  const { subject: gemeente, options } = readParameters(parameters, "een gemeente", {
    set: "text",
    data: "text",
  });
  const given = options.set === null ? null : await readThresholdFile(options.set);
  const own = await inDataFolder(options.data, async (store) => {
    if (given) await saveThresholds(store, gemeente, given);
    return await readThresholds(store, gemeente);
  });
  out.write(`${JSON.stringify({ ...DEFAULT_SETTINGS, ...own }, null, 2)}\n`);
  return 0;
}

/** Throws CliFault with the file and the name of the threshold. */
export async function readThresholdFile(path: string): Promise<Partial<Settings>> {
  const json = await readJsonFile(path);
  try {
    return readSettings(json);
  } catch (error) {
    throw error instanceof PlanFault ? new CliFault(`${path}: ${error.message}`) : error;
  }
}
