/** A plan file on disk, read with a Dutch sentence for everything that can be wrong with it. */
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { PlanFault } from "../../templates/fault.ts";
import { importPlan } from "../../templates/importPlan.ts";
import type { ImportedPlan } from "../api/importAside.ts";
import { CliFault } from "./fault.ts";

/** The plan in a file. Throws CliFault with the path of the file and the place in it. */
export async function readPlanFile(path: string): Promise<ImportedPlan> {
  const json = await readJsonFile(path);
  try {
    return importPlan(json, { newId: randomUUID });
  } catch (error) {
    throw error instanceof PlanFault ? new CliFault(`${path}: ${error.message}`) : error;
  }
}

/** Any JSON in a file. Throws CliFault with its path. */
export async function readJsonFile(path: string): Promise<unknown> {
  const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    const sentence = FILE_FAULTS[error.code ?? ""] ?? "Dit bestand kan niet worden gelezen.";
    throw new CliFault(`${path}: ${sentence}`);
  });
  try {
    return JSON.parse(text.replace(/^\uFEFF/, "")) as unknown;
  } catch {
    throw new CliFault(`${path}: Dit bestand is geen geldige JSON.`);
  }
}

const FILE_FAULTS: Record<string, string> = {
  ENOENT: "Dit bestand bestaat niet.",
  EISDIR: "Dit is een map, geen bestand.",
  EACCES: "U mag dit bestand niet lezen.",
};
