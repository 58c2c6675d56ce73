/** `wijkpen generate --kind pakket`: all files of a hand-over and their zip, in a folder. */
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { checkPlan } from "../../templates/checklist.ts";
import { deviationOf } from "../../templates/deviation.ts";
import { readPlan } from "../../templates/plan.ts";
import { WupError } from "../errors.ts";
import { createGenerator } from "../generate/document.ts";
import { packageRequest } from "../generate/handOver.ts";
import { makePackage } from "../generate/package.ts";
import type { Package } from "../generate/package.ts";
import { createLog } from "../log.ts";
import { CliFault, folderFault } from "./fault.ts";
import { readGemeenteprofiel } from "./gemeenteprofiel.ts";
import { readPlanFile } from "./planFile.ts";
import { createProgressBar } from "./terminal.ts";
import type { Terminal } from "./terminal.ts";

type PackageOptions = { profile: string | null; concept: boolean; out: string };

/** Exit code 0. Throws CliFault with the list, exit code 1, when a definitive package is refused. */
export async function generatePackage(
  path: string,
  { profile, concept, out: folder }: PackageOptions,
  { out, err, today }: Terminal,
): Promise<number> {
  const { doc, records } = await readPlanFile(path);
  const plan = readPlan(doc);
  const deviations = records.afwijkingen.map(deviationOf);
  const handOver = {
    plan,
    meta: { status: records.status, versie: records.versie, date: today },
    concept,
    profile: await readGemeenteprofiel(profile),
    verdicts: checkPlan(plan, { today, deviations }),
    openComments: 0,
    attachments: [],
  };
  const bar = createProgressBar(err);
  const generator = createGenerator({ log: createLog("fatal") });
  try {
    const made = await makePackage({
      ...packageRequest(handOver, generator),
      onProgress: (step, fraction) => bar.show(step, fraction),
    });
    for (const name of await writePackage(made, folder)) out.write(`${name}\n`);
    return 0;
  } catch (error) {
    throw refusal(error) ?? folderFault(error, folder);
  } finally {
    bar.clear();
    await generator.stop();
  }
}

/** Gives what was written, the zip last. */
async function writePackage({ name, zip, files }: Package, folder: string): Promise<string[]> {
  const all = [...files, { name, bytes: zip }];
  for (const file of all) {
    await mkdir(dirname(join(folder, file.name)), { recursive: true });
    await writeFile(join(folder, file.name), file.bytes);
  }
  return all.map((file) => join(folder, file.name));
}

function refusal(error: unknown): CliFault | null {
  if (!(error instanceof WupError) || error.details === null) return null;
  const points = error.details.map(({ sentence }) => `  - ${sentence}`);
  return new CliFault(
    [error.message, ...points, "Met --concept maakt u het pakket toch, als concept."].join("\n"),
    1,
  );
}
