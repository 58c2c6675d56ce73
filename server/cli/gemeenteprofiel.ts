/** The gemeenteprofiel that the command line names: one of Wijkpen's own, or a file. */
import { PlanFault } from "../../templates/fault.ts";
import { readProfile } from "../../templates/profile.ts";
import type { Profile } from "../../templates/profile.ts";
import { PROFILES, profileNamed } from "../../templates/profiles.ts";
import { CliFault } from "./fault.ts";
import { readJsonFile } from "./planFile.ts";

/** Throws CliFault for a name that is none, or a file with a fault in it. */
export async function readGemeenteprofiel(name: string | null): Promise<Profile> {
  const own = profileNamed(name ?? "standaard");
  if (own) return own;
  if (name === null || !name.endsWith(".json"))
    throw new CliFault(
      `Wijkpen kent het profiel "${name}" niet. Kies ${Object.keys(PROFILES).join(", ")} of een JSON-bestand.`,
    );
  return await readProfileFile(name);
}

/** Throws CliFault with the file and what is wrong in it. */
export async function readProfileFile(name: string): Promise<Profile> {
  const json = await readJsonFile(name);
  try {
    return readProfile(json);
  } catch (error) {
    if (error instanceof PlanFault) throw new CliFault(`${name}: ${error.message}`);
    throw error;
  }
}
