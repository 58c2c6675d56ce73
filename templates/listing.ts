/** What a list shows of a plan without opening its document. */
import type { Plan } from "./plan.ts";

export type Listing = { title: string; gemeente: string; wijknaam: string };

export function listingOf({ plangegevens }: Plan): Listing {
  const { titel, gemeente, wijknaam } = plangegevens.values;
  return { title: titel ?? "", gemeente: gemeente ?? "", wijknaam: wijknaam ?? "" };
}
