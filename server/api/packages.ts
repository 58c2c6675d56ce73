/** The package for the griffie: what goes in it is read when it is asked for, and a refusal is the answer at once. */
import type { Plan } from "../../templates/plan.ts";
import type { Attachments } from "../files/attachments.ts";
import { extensionOf } from "../files/fileKind.ts";
import { PROFILES } from "../../templates/profiles.ts";
import type { ProfileName } from "../../templates/profiles.ts";
import { packageRequest } from "../generate/handOver.ts";
import { mustBeAllowed } from "../generate/packageGate.ts";
import type { PackageAttachment } from "../generate/package.ts";
import type { AttachmentRecord, Store } from "../store/port.ts";
import type { Verdicts } from "../verdict/verdicts.ts";
import { maySee } from "./attachments.ts";
import type { PlanCaller } from "./caller.ts";
import { metaOf } from "./documentMaker.ts";
import type { DocumentMaker } from "./documentMaker.ts";
import type { Work } from "./jobs.ts";

export type PackageDeps = {
  store: Pick<Store, "commentsOf" | "attachmentsOf">;
  attachments: Attachments;
  generator: DocumentMaker;
  verdicts: Pick<Verdicts, "verdictOf">;
  now: () => Date;
};

/** Throws WupError PAKKET_GEWEIGERD with the list, unless it is a concept. */
export async function packageWork(
  deps: PackageDeps,
  { plan: record, role }: Pick<PlanCaller, "plan" | "role">,
  plan: Plan,
  { concept, profile }: { concept: boolean; profile: ProfileName },
): Promise<Work> {
  const [{ verdicts }, comments, bijlagen] = await Promise.all([
    deps.verdicts.verdictOf(record.id),
    deps.store.commentsOf(record.id),
    deps.store.attachmentsOf(record.id),
  ]);
  const handOver = {
    plan,
    meta: metaOf(record, deps.now()),
    concept,
    profile: PROFILES[profile],
    verdicts,
    openComments: comments.filter(({ resolvedAt }) => resolvedAt === null).length,
    attachments: bijlagen.filter((each) => maySee(role, each)).map(packed(deps.attachments)),
  };
  const request = packageRequest(handOver, deps.generator);
  mustBeAllowed(request);
  return async (onProgress) => {
    const { makePackage } = await import("../generate/package.ts");
    const { name, zip } = await makePackage({ ...request, onProgress });
    return { bytes: zip, filename: name, mediaType: "application/zip" };
  };
}

/** Its bytes are read when the package is made, and not while it waits. */
function packed(attachments: Attachments) {
  return ({ id, planId, title, mediaType, openness }: AttachmentRecord): PackageAttachment => ({
    title,
    extension: extensionOf(mediaType),
    mediaType,
    openness,
    read: async () => (await attachments.read(planId, id)).bytes,
  });
}
