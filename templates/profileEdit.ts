/** A gemeenteprofiel while somebody edits it: what is wrong in it, and how it goes together with what another saved. */
import { PlanFault } from "./fault.ts";
import { readProfile } from "./profile.ts";
import type { Profile } from "./profile.ts";

/** The groups of which each part is a setting of its own. */
const GROUPS = ["koppen", "kleuren", "documentsoortLabels", "informatieobjecttypeUrls"] as const;

type Parts = Readonly<Record<string, unknown>>;

/** Everything that is wrong, as Dutch sentences by their place: "koppen.inleiding", "rsin". */
export function faultsIn(profile: Profile): Map<string, string> {
  const faults = new Map<string, string>();
  for (const part of partsOf(profile)) {
    const fault = faultOf(part);
    if (fault) faults.set(fault.path, fault.sentence);
  }
  return faults;
}

/** `mine` was made of `base`; what it changed is done again on `theirs`, and the rest is as they have it. */
export function mergedProfile(base: Profile, mine: Profile, theirs: Profile): Profile {
  const merged = mergedParts(base, mine, theirs);
  for (const group of GROUPS) merged[group] = mergedParts(base[group], mine[group], theirs[group]);
  return merged as Profile;
}

/** Each setting alone; the order and what is required only make sense together. */
function partsOf({ volgorde, verplicht, ...profile }: Profile): Parts[] {
  const grouped = GROUPS.flatMap((group) =>
    Object.entries(profile[group]).map(([key, value]) => ({ [group]: { [key]: value } })),
  );
  const single = Object.entries(profile)
    .filter(([key]) => !(GROUPS as readonly string[]).includes(key))
    .map(([key, value]) => ({ [key]: value }));
  return [...single, ...grouped, { volgorde, verplicht }];
}

function faultOf(part: Parts): PlanFault | null {
  try {
    readProfile(part);
    return null;
  } catch (error) {
    if (error instanceof PlanFault) return error;
    throw error;
  }
}

function mergedParts(base: Parts, mine: Parts, theirs: Parts): Record<string, unknown> {
  const keys = new Set([...Object.keys(mine), ...Object.keys(theirs)]);
  const isSame = (key: string) => JSON.stringify(mine[key]) === JSON.stringify(base[key]);
  const chosen = [...keys].map((key) => [key, isSame(key) ? theirs[key] : mine[key]] as const);
  return Object.fromEntries(chosen.filter(([, value]) => value !== undefined));
}
