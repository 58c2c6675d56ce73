/** Keeps a package for its plan: bytes in the files, and a record that is never changed (model.md 5). */
import { hash } from "node:crypto";
import { putNamed } from "../files/kept.ts";
import type { FileStore } from "../files/port.ts";
import type { Package } from "../generate/package.ts";
import type { JobStore, PackageRecord } from "../store/jobPort.ts";

/** `id` is that of the job: made twice it is kept once. */
export type PackageFacts = Pick<
  PackageRecord,
  "id" | "planId" | "concept" | "versie" | "status" | "profile"
> & { author: { id: string; name: string } };

type KeepDeps = {
  store: Pick<JobStore, "addPackage" | "findPackage" | "packagesOf">;
  files: FileStore;
  now: () => Date;
};

/** As the next revision of this version of the plan. Throws StoreFull. */
export async function keepPackage(
  { store, files, now }: KeepDeps,
  { name, zip, files: contents, refusals }: Package,
  { id, planId, author, ...facts }: PackageFacts,
): Promise<void> {
  const kept: Omit<PackageRecord, "revision" | "sha256"> = {
    ...facts,
    id,
    planId,
    filename: name,
    size: zip.length,
    files: contents.map((file) => ({
      name: file.name,
      size: file.bytes.length,
      sha256: hash("sha256", file.bytes, "hex"),
    })),
    refusals: refusals.map(({ place: _, ...point }) => point),
    authorId: author.id,
    authorName: author.name,
    createdAt: now().toISOString(),
  };
  await putNamed(files, zip, async (sha256) => {
    const first = await nextRevision(store, kept);
    // Where another instance takes a revision at the same moment, the next one is free.
    for (let more = 0; (await store.findPackage(planId, id)) === null; more += 1)
      await store.addPackage({ ...kept, sha256, revision: first + more });
  });
}

async function nextRevision(
  store: Pick<JobStore, "packagesOf">,
  { planId, versie, concept }: Pick<PackageRecord, "planId" | "versie" | "concept">,
): Promise<number> {
  const same = (await store.packagesOf(planId)).filter(
    (made) => made.versie === versie && made.concept === concept,
  );
  return Math.max(0, ...same.map(({ revision }) => revision)) + 1;
}
