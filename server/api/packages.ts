/** The packages that were made of a plan and stay: the list, the zip of each, and concepts to remove. */
import { Router } from "express";
import type { Request } from "express";
import { can } from "../auth/access.ts";
import { WupError } from "../errors.ts";
import { release } from "../files/kept.ts";
import type { FileStore } from "../files/port.ts";
import type { JobStore, PackageRecord } from "../store/jobPort.ts";
import type { Role, Store } from "../store/port.ts";
import type { Action } from "../auth/access.ts";
import { requirePlan } from "./caller.ts";
import type { CallerDeps } from "./caller.ts";
import { fileHeaders } from "./fileHeaders.ts";

export type PackageRouteDeps = CallerDeps & {
  store: Pick<Store, "findPlan" | "attachmentsOf" | "isFileInUse"> &
    Pick<JobStore, "packagesOf" | "findPackage" | "deletePackage">;
  files: FileStore;
};

export function packageRoutes(deps: PackageRouteDeps): Router {
  const router = Router();

  router.get("/plans/:id/packages", async (request, response) => {
    const { plan, role } = await requirePlan(deps, request, "exporteren");
    const isVisible = await packageFilter(deps.store, plan.id, role);
    const all = (await deps.store.packagesOf(plan.id)).filter(isVisible);
    response.json({ packages: all.map(presented) });
  });

  router.get("/plans/:id/packages/:packageId/file", async (request, response) => {
    const { filename, sha256 } = await requirePackage(deps, request, "exporteren");
    const bytes = await deps.files.read(sha256);
    if (bytes === null) throw new WupError("GEGEVENS_BESCHADIGD");
    response.set(fileHeaders(filename, "application/zip"));
    response.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  });

  router.delete("/plans/:id/packages/:packageId", async (request, response) => {
    const made = await requirePackage(deps, request, "pakketten-verwijderen");
    if (!made.concept) throw new WupError("PAKKET_BLIJFT");
    await deps.store.deletePackage(made.planId, made.id);
    await release(deps, made.sha256);
    response.status(204).end();
  });

  return router;
}

async function requirePackage(
  deps: PackageRouteDeps,
  request: Request,
  action: Action,
): Promise<PackageRecord> {
  const { plan, role } = await requirePlan(deps, request, action);
  const made = await deps.store.findPackage(plan.id, String(request.params["packageId"]));
  if (made === null || !(await packageFilter(deps.store, plan.id, role))(made))
    throw new WupError("PAKKET_ONBEKEND");
  return made;
}

/**
 * A package is never taken apart: its hashes are those of all of it. One that holds something geheim does not exist for
 * who may not read that, also when a bijlage in it became geheim afterwards.
 */
async function packageFilter(
  store: Pick<Store, "attachmentsOf">,
  planId: string,
  role: Role,
): Promise<(made: PackageRecord) => boolean> {
  if (can(role, "geheim-lezen")) return () => true;
  const bijlagen = await store.attachmentsOf(planId);
  const geheim = new Set(
    bijlagen.flatMap(({ openness, sha256 }) => (openness === "geheim" ? [sha256] : [])),
  );
  return ({ files }) =>
    files.every(({ name, sha256 }) => !name.startsWith("geheim/") && !geheim.has(sha256));
}

function presented({ planId: _, authorId: __, ...made }: PackageRecord) {
  return made;
}
