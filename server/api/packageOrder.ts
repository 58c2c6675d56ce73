/** The order for a package: what goes in it is frozen when it is asked for, and a refusal is the answer at once. */
import type * as Y from "yjs";
import { readPlan } from "../../templates/plan.ts";
import type { ProfileName } from "../../templates/profiles.ts";
import { can } from "../auth/access.ts";
import { WupError } from "../errors.ts";
import type { FileStore } from "../files/port.ts";
import { mustBeAllowed } from "../generate/packageGate.ts";
import type { JobOrder } from "../jobs/jobs.ts";
import { frozenState, requestOf } from "../jobs/make.ts";
import type { DocumentInput, PackageInput } from "../jobs/make.ts";
import { chosenProfile } from "../profile/kept.ts";
import type { JobStore } from "../store/jobPort.ts";
import type { Store } from "../store/port.ts";
import type { Verdicts } from "../verdict/verdicts.ts";
import { maySee } from "./attachments.ts";
import type { PlanCaller } from "./caller.ts";
import { metaOf } from "./documentMaker.ts";
import type { DocumentMaker } from "./documentMaker.ts";

export type PackageOrderDeps = {
  store: Pick<Store, "commentsOf" | "attachmentsOf" | "readSetting"> & Pick<JobStore, "packagesOf">;
  files: FileStore;
  generator: Pick<DocumentMaker, "generate">;
  verdicts: Pick<Verdicts, "verdictOf">;
  now: () => Date;
};

/** Concepts that a plan keeps at most; definitive ones are always kept. */
const MOST_CONCEPTS = 50;

/**
 * Whoever may keep packages gets one with everything in it, which stays with the plan. Others get a concept of what they
 * may read, as a file of their own. Throws WupError PAKKET_GEWEIGERD with the list, unless it is a concept; GEEN_TOEGANG,
 * PAKKETTEN_VOL.
 */
export async function packageOrder(
  deps: PackageOrderDeps,
  { plan: record, role, user }: PlanCaller,
  doc: Y.Doc,
  { concept, profile }: { concept: boolean; profile: ProfileName | null },
): Promise<JobOrder<DocumentInput>> {
  const mayKeep = can(role, "pakketten-bewaren");
  if (!concept && !mayKeep) throw new WupError("GEEN_TOEGANG");
  if (concept && mayKeep) await mustHaveRoom(deps.store, record.id);
  const [{ verdicts }, comments, bijlagen, chosen] = await Promise.all([
    deps.verdicts.verdictOf(record.id),
    deps.store.commentsOf(record.id),
    deps.store.attachmentsOf(record.id),
    chosenProfile(deps.store, record.gemeente, profile),
  ]);
  const attachments = bijlagen
    .filter((each) => maySee(role, each))
    .map(({ title, mediaType, openness, sha256 }) => ({ title, mediaType, openness, sha256 }));
  const input: DocumentInput & PackageInput = {
    kind: "pakket",
    state: frozenState(doc),
    meta: metaOf(record, deps.now()),
    concept,
    profile: chosen,
    verdicts,
    openComments: comments.filter(({ resolvedAt }) => resolvedAt === null).length,
    attachments,
    keptFor: mayKeep ? { id: user.id, name: user.name } : null,
  };
  if (!concept) mustBeAllowed(requestOf(input, readPlan(doc), deps));
  return {
    planId: record.id,
    input,
    files: attachments.map(({ sha256 }) => sha256),
    holdsGeheim: attachments.some(({ openness }) => openness === "geheim"),
  };
}

async function mustHaveRoom(store: Pick<JobStore, "packagesOf">, planId: string): Promise<void> {
  const concepts = (await store.packagesOf(planId)).filter(({ concept }) => concept);
  if (concepts.length >= MOST_CONCEPTS) throw new WupError("PAKKETTEN_VOL");
}
