/** The gemeenteprofiel that a gemeente made its own, kept as a setting of the installation. */
import { PlanFault } from "../../templates/fault.ts";
import { gemeenteKey } from "../../templates/gemeente.ts";
import { readProfile } from "../../templates/profile.ts";
import type { Profile } from "../../templates/profile.ts";
import { PROFILES } from "../../templates/profiles.ts";
import type { ProfileName } from "../../templates/profiles.ts";
import { standaard } from "../../templates/profiles/standaard.ts";
import { WupError } from "../errors.ts";
import type { Store } from "../store/port.ts";

export type KeptProfile = {
  profile: Profile;
  /** Counts the times it was saved, from 1; 0 where the gemeente has no profile of its own yet. */
  revision: number;
  /** ISO 8601 in UTC, and a name; null where it was never saved. */
  savedAt: string | null;
  savedBy: string | null;
};

type Reading = Pick<Store, "readSetting">;
type Writing = Pick<Store, "readSetting" | "replaceSetting">;
type Saving = Omit<KeptProfile, "savedAt" | "savedBy"> & { savedAt: string; savedBy: string };

/** The own profile, or the standard one with revision 0. Throws WupError PROFIEL_ONLEESBAAR. */
export async function readKeptProfile(store: Reading, gemeente: string): Promise<KeptProfile> {
  const kept = await readKeptText(store, gemeente);
  return kept === null
    ? { profile: standaard, revision: 0, savedAt: null, savedBy: null }
    : parsed(kept, gemeente);
}

/** What documents of this gemeente are made with. Throws WupError PROFIEL_ONLEESBAAR. */
export async function profileOf(store: Reading, gemeente: string): Promise<Profile> {
  return (await readKeptProfile(store, gemeente)).profile;
}

/** The one of Wijkpen that was asked for, or else that of the gemeente. Throws WupError PROFIEL_ONLEESBAAR. */
export async function chosenProfile(
  store: Reading,
  gemeente: string,
  name: ProfileName | null,
): Promise<Profile> {
  return name === null ? await profileOf(store, gemeente) : PROFILES[name];
}

/** As it is kept, also when it cannot be read any more; null where there is none. */
export async function readKeptText(store: Reading, gemeente: string): Promise<string | null> {
  return await store.readSetting(nameOf(gemeente));
}

/**
 * Puts `profile` in the place of the one of which `revision` is known, and gives the new revision. Throws WupError
 * PROFIEL_VERANDERD when that is not the one that is kept now, and PROFIEL_ONLEESBAAR; then nothing is changed.
 */
export async function saveProfile(
  store: Writing,
  gemeente: string,
  { profile, revision, savedAt, savedBy }: Saving,
): Promise<KeptProfile> {
  const kept = await readKeptText(store, gemeente);
  const last = kept === null ? 0 : parsed(kept, gemeente).revision;
  if (last !== revision) throw new WupError("PROFIEL_VERANDERD");
  const next = { revision: revision + 1, savedAt, savedBy, profile };
  if (!(await store.replaceSetting(nameOf(gemeente), kept, JSON.stringify(next))))
    throw new WupError("PROFIEL_VERANDERD");
  return next;
}

/** Puts it in the place of whatever is kept, one that cannot be read too: for the repair by hand. */
export async function overwriteProfile(
  store: Pick<Store, "readSetting" | "saveSetting">,
  gemeente: string,
  { profile, savedAt, savedBy }: Omit<Saving, "revision">,
): Promise<void> {
  const kept = await readKeptText(store, gemeente);
  const revision = (kept === null ? 0 : revisionIn(kept)) + 1;
  const next = { revision, savedAt, savedBy, profile };
  await store.saveSetting(nameOf(gemeente), JSON.stringify(next));
}

function parsed(kept: string, gemeente: string): KeptProfile {
  try {
    const { revision, savedAt, savedBy, profile } = JSON.parse(kept) as Record<string, unknown>;
    if (!isRevision(revision) || typeof savedAt !== "string" || typeof savedBy !== "string")
      throw new PlanFault("", "De gegevens rond het profiel ontbreken.");
    return { revision, savedAt, savedBy, profile: readProfile(profile) };
  } catch (cause) {
    if (!(cause instanceof PlanFault || cause instanceof SyntaxError)) throw cause;
    const why = cause instanceof PlanFault ? cause.message : "Het is geen JSON.";
    throw new WupError("PROFIEL_ONLEESBAAR", {
      detail: `Wij kunnen het profiel van de gemeente ${gemeente} niet meer lezen. ${why} Er wordt niets gewist. Vraag de beheerder van de server het te herstellen met wijkpen profiel.`,
      cause,
    });
  }
}

function revisionIn(kept: string): number {
  try {
    const { revision } = JSON.parse(kept) as { revision?: unknown };
    return isRevision(revision) ? revision : 0;
  } catch {
    return 0; // what cannot be read has no number
  }
}

function isRevision(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0;
}

function nameOf(gemeente: string): string {
  return `profiel:${gemeenteKey(gemeente)}`;
}
