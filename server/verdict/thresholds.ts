/** What a gemeente chose for the checklist: thresholds, kept as a setting of the installation, and what its profile says. */
import { gemeenteKey } from "../../templates/gemeente.ts";
import { readSettings } from "../../templates/settings.ts";
import type { Settings } from "../../templates/settings.ts";
import { profileOf } from "../profile/kept.ts";
import type { Store } from "../store/port.ts";

/**
 * Those of the gemeente of a plan, with the functional addresses of its profile; empty where it chose nothing.
 * Throws PlanFault and WupError PROFIEL_ONLEESBAAR when what was kept cannot be read any more.
 */
export async function thresholdsOf(
  store: Pick<Store, "findPlan" | "readSetting">,
  planId: string,
): Promise<Partial<Settings>> {
  const plan = await store.findPlan(planId);
  if (plan === null) return {};
  const chosen = await readThresholds(store, plan.gemeente);
  const { functioneleAdressen } = await profileOf(store, plan.gemeente);
  if (functioneleAdressen.length === 0) return chosen;
  const addresses = [...(chosen.functionalAddresses ?? []), ...functioneleAdressen];
  return { ...chosen, functionalAddresses: [...new Set(addresses)] };
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
  return `drempels:${gemeenteKey(gemeente)}`;
}
