/** `wijkpen export`: a plan from a data folder as JSON, on stdout or in a file. */
import { writeFile } from "node:fs/promises";
import { exportPlan } from "../../templates/json.ts";
import { readPlan } from "../../templates/plan.ts";
import { exportRecordsOf } from "../api/planRecord.ts";
import { docOf, readHistory } from "../sync/history.ts";
import { inDataFolder } from "./dataFolder.ts";
import { CliFault } from "./fault.ts";
import { readParameters } from "./parameters.ts";
import type { Terminal } from "./terminal.ts";

export async function exportFile(parameters: string[], { out }: Terminal): Promise<number> {
  const { subject: planId, options } = readParameters(parameters, "het id van een plan", {
    data: "text",
    out: "text",
  });
  const json = await inDataFolder(options.data, async (store) => {
    const record = await store.findPlan(planId);
    if (!record) throw new CliFault(`In deze gegevensmap is geen plan met het id ${planId}.`);
    return exportPlan(
      readPlan(docOf((await readHistory(store, planId)).updates)),
      await exportRecordsOf(store, record),
    );
  });
  const text = `${JSON.stringify(json, null, 2)}\n`;
  if (options.out === null) out.write(text);
  else
    await writeFile(options.out, text).catch(() =>
      Promise.reject(new CliFault(`${options.out}: In dit bestand kan niet worden geschreven.`, 1)),
    );
  return 0;
}
