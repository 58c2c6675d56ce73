/** The example plan that comes with Wijkpen, to show how a profile looks before there is a plan. */
import { readFile } from "node:fs/promises";
import { importPlan } from "../../templates/importPlan.ts";
import { readPlan } from "../../templates/plan.ts";
import type { Plan } from "../../templates/plan.ts";

/** Read anew each time. */
export async function readExamplePlan(): Promise<Plan> {
  const path = new URL("../../templates/example/kruidenbuurt.json", import.meta.url);
  let rows = 0;
  const newId = () => `rij-${(rows += 1)}`;
  const { doc } = importPlan(JSON.parse(await readFile(path, "utf8")), { newId });
  const plan = readPlan(doc);
  doc.destroy();
  return plan;
}
