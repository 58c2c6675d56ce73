/** One of the raadsstukken as something that the generator can make a file of. */
import type { Plan } from "../../templates/plan.ts";
import type { DocumentMeta } from "../../templates/present.ts";
import type { Profile } from "../../templates/profile.ts";
import { presentStuk } from "../../templates/raad/present.ts";
import type { StukKind } from "../../templates/raad/route.ts";
import type { Subject } from "./desk.ts";

export type StukRequest = {
  plan: Plan;
  meta: DocumentMeta;
  kind: StukKind;
  profile: Profile;
  concept: boolean;
};

export function stukSubject({ plan, meta, kind, profile, concept }: StukRequest): Subject {
  const document = presentStuk(plan, kind, { profile, meta, concept });
  return { kind: "stuk", plan, meta, concept, document };
}
