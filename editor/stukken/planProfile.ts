/** The gemeenteprofiel that the raadsstukken on the screen go by: asked again each time that they are opened. */
import type { Profile } from "../../templates/profile.ts";
import { standaard } from "../../templates/profiles/standaard.ts";

const UNKNOWN =
  "Wij kunnen het profiel van uw gemeente nu niet ophalen. Koppen en volgorde van de raadsstukken zijn op dit scherm de standaard.";

/** The last one that came through. Where none did it is the standard one, and that is said once. */
export function followProfile(
  ask: () => Promise<Profile>,
  say: (text: string) => void,
): () => Promise<Profile> {
  let last: Profile | null = null;
  let isSaid = false;
  return async () => {
    try {
      last = await ask();
    } catch {
      // Whatever the reason: what people wrote does not depend on it.
      if (last === null && !isSaid) say(UNKNOWN);
      isSaid = true;
    }
    return last ?? standaard;
  };
}
