/** The thresholds of the checklist that a gemeente chose for itself, kept as a setting of the installation. */
import { readSettings } from "../../templates/settings.ts";
import type { Settings } from "../../templates/settings.ts";
import type { Store } from "../store/port.ts";

/** Those of the gemeente of a plan; empty where it chose none. */
export async function thresholdsOf(
  store: Pick<Store, "findPlan" | "readSetting">,
  planId: string,
): Promise<Partial<Settings>> {
  const plan = await store.findPlan(planId);
  return plan === null ? {} : await readThresholds(store, plan.gemeente);
}

/** Throws PlanFault when what was kept cannot be read any more. */
export async function readThresholds(
  store: Pick<Store, "readSetting">,
  gemeente: string,
): Promise<Partial<Settings>> {
  const kept = await store.readSetting(nameOf(gemeente));
  return kept === null ? {} : readSettings(JSON.parse(kept));
}

/** Replaces all thresholds of a gemeente. */
export async function saveThresholds(
  store: Pick<Store, "saveSetting">,
  gemeente: string,
  settings: Partial<Settings>,
): Promise<void> {
  await store.saveSetting(nameOf(gemeente), JSON.stringify(settings));
}

function nameOf(gemeente: string): string {
  return `drempels:${gemeente.trim().toLowerCase()}`;
}
