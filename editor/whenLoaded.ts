/** Parts of the editor that are fetched when somebody asks for them. */
import type { Announcer } from "./announcer.ts";

/** Opens the part once it is there; says so when it cannot be fetched. */
export function whenLoaded<T>(
  announcer: Announcer,
  loading: Promise<T>,
  open: (part: T) => void,
): void {
  loading.then(open).catch((error: unknown) => {
    announcer.say("Dit kan nu niet worden geopend. Controleer uw internet en probeer het opnieuw.");
    console.error(error);
  });
}
