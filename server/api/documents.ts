/** Documents of a plan: ask for one, follow it, and fetch the file. */
import { Router } from "express";
import { readPlan } from "../../templates/plan.ts";
import { PROFILES } from "../../templates/profiles.ts";
import { isStukKind } from "../../templates/raad/present.ts";
import { can } from "../auth/access.ts";
import { WupError } from "../errors.ts";
import type { Subject } from "../generate/desk.ts";
import { stukSubject } from "../generate/stukSubject.ts";
import type { PlanVerdict, Verdicts } from "../verdict/verdicts.ts";
import { requirePlan, requireUser } from "./caller.ts";
import type { CallerDeps } from "./caller.ts";
import { metaOf } from "./documentMaker.ts";
import type { DocumentMaker } from "./documentMaker.ts";
import { fileHeaders } from "./fileHeaders.ts";
import { documentInput, parseInput, smallBody } from "./input.ts";
import type { Jobs } from "./jobs.ts";
import { asPrinted } from "./planDeviations.ts";
import type { PlanSync } from "./planSync.ts";

export type DocumentRouteDeps = CallerDeps & {
  sync: PlanSync;
  jobs: Jobs;
  generator: DocumentMaker;
  verdicts: Pick<Verdicts, "verdictOf">;
  now: () => Date;
};

export function documentRoutes(deps: DocumentRouteDeps): Router {
  const router = Router();

  router.post("/plans/:id/documents", smallBody(), async (request, response) => {
    const { user, plan: record } = await requirePlan(deps, request, "exporteren");
    const { kind, format, profile, concept } = parseInput(documentInput, request.body);
    // Read now, in one turn: what people type while the file is made is not half in it.
    const plan = readPlan(await deps.sync.readDoc(record.id));
    const meta = metaOf(record, deps.now());
    const verdict = kind === "controle" ? await deps.verdicts.verdictOf(record.id) : null;
    const stuk = isStukKind(kind)
      ? stukSubject({ plan, meta, kind, concept, profile: PROFILES[profile] })
      : null;
    const subject: Subject =
      stuk ??
      (verdict
        ? { kind: "controle", plan, meta, ...printable(verdict) }
        : { kind: "wup", plan, meta });
    const job = deps.jobs.add(user.id, record.id, (onProgress) =>
      deps.generator.generate({ ...subject, format, planId: record.id, onProgress }),
    );
    response.status(202).json({ job });
  });

  router.get("/documents/:jobId", async (request, response) => {
    const user = await requireUser(deps, request);
    const { view } = await requireJob(deps, user, request.params.jobId);
    response.json({ job: view });
  });

  router.get("/documents/:jobId/file", async (request, response) => {
    const user = await requireUser(deps, request);
    await requireJob(deps, user, request.params.jobId);
    const { bytes, filename, mediaType } = deps.jobs.fileOf(user.id, request.params.jobId);
    response.set(fileHeaders(filename, mediaType));
    response.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  });

  return router;
}

function printable({ verdicts, deviations }: PlanVerdict) {
  return { verdicts, deviations: deviations.map(asPrinted) };
}

/** A file is worth nothing any more to someone who lost the plan. */
async function requireJob(deps: DocumentRouteDeps, user: { id: string }, jobId: string) {
  const job = deps.jobs.find(user.id, jobId);
  if (!can(await deps.access.roleIn(user, job.planId), "exporteren"))
    throw new WupError("OPDRACHT_ONBEKEND");
  return job;
}
