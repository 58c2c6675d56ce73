/** Documents of a plan: ask for one, follow it, and fetch the file. */
import { Router } from "express";
import { readPlan } from "../../templates/plan.ts";
import type { Plan } from "../../templates/plan.ts";
import { PROFILES } from "../../templates/profiles.ts";
import type { ProfileName } from "../../templates/profiles.ts";
import { isStukKind } from "../../templates/raad/present.ts";
import type { StukKind } from "../../templates/raad/route.ts";
import { can } from "../auth/access.ts";
import { WupError } from "../errors.ts";
import type { Subject } from "../generate/desk.ts";
import { stukSubject } from "../generate/stukSubject.ts";
import type { PlanRecord } from "../store/port.ts";
import type { PlanVerdict } from "../verdict/verdicts.ts";
import { requirePlan, requireUser } from "./caller.ts";
import type { CallerDeps } from "./caller.ts";
import { metaOf } from "./documentMaker.ts";
import { fileHeaders } from "./fileHeaders.ts";
import { documentInput, parseInput, smallBody } from "./input.ts";
import type { Jobs, Work } from "./jobs.ts";
import { packageWork } from "./packages.ts";
import type { PackageDeps } from "./packages.ts";
import { asPrinted } from "./planDeviations.ts";
import type { PlanSync } from "./planSync.ts";

export type DocumentRouteDeps = CallerDeps & PackageDeps & { sync: PlanSync; jobs: Jobs };

export function documentRoutes(deps: DocumentRouteDeps): Router {
  const router = Router();

  router.post("/plans/:id/documents", smallBody(), async (request, response) => {
    const caller = await requirePlan(deps, request, "exporteren");
    const { user, plan: record } = caller;
    const wanted = parseInput(documentInput, request.body);
    // Read now, in one turn: what people type while the file is made is not half in it.
    const plan = readPlan(await deps.sync.readDoc(record.id));
    const work =
      wanted.kind === "pakket"
        ? await packageWork(deps, caller, plan, wanted)
        : await documentWork(deps, record, plan, wanted);
    const job = deps.jobs.add(user.id, record.id, work, wanted.kind);
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

type Wanted = {
  kind: "wup" | "controle" | StukKind;
  format: "docx" | "pdf" | "xlsx";
  profile: ProfileName;
  concept: boolean;
};

async function documentWork(
  { verdicts, generator, now }: DocumentRouteDeps,
  record: PlanRecord,
  plan: Plan,
  { kind, format, profile, concept }: Wanted,
): Promise<Work> {
  const meta = metaOf(record, now());
  const subject: Subject = isStukKind(kind)
    ? stukSubject({ plan, meta, kind, concept, profile: PROFILES[profile] })
    : kind === "controle"
      ? { kind, plan, meta, ...printable(await verdicts.verdictOf(record.id)) }
      : { kind, plan, meta };
  return (onProgress) => generator.generate({ ...subject, format, planId: record.id, onProgress });
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
