/** Documents of a plan: ask for one, follow it, stop it, and fetch the file. */
import { Router } from "express";
import type { Request } from "express";
import type * as Y from "yjs";
import type { ProfileName } from "../../templates/profiles.ts";
import type { StukKind } from "../../templates/raad/route.ts";
import { can } from "../auth/access.ts";
import { WupError } from "../errors.ts";
import type { FoundJob, JobOrder, Jobs } from "../jobs/jobs.ts";
import { frozenState } from "../jobs/make.ts";
import type { DocumentInput } from "../jobs/make.ts";
import { chosenProfile } from "../profile/kept.ts";
import type { WordTemplates } from "../profile/wordTemplates.ts";
import type { PlanRecord } from "../store/port.ts";
import { requirePlan, requireUser } from "./caller.ts";
import type { CallerDeps } from "./caller.ts";
import { metaOf } from "./documentMaker.ts";
import { fileHeaders } from "./fileHeaders.ts";
import { documentInput, parseInput, smallBody } from "./input.ts";
import { sendEvents } from "./jobEvents.ts";
import { packageOrder } from "./packageOrder.ts";
import type { PackageOrderDeps } from "./packageOrder.ts";
import { asPrinted } from "./planDeviations.ts";
import type { PlanSync } from "./planSync.ts";

export type DocumentRouteDeps = CallerDeps &
  PackageOrderDeps & {
    sync: PlanSync;
    jobs: Jobs<DocumentInput>;
    wordTemplates: Pick<WordTemplates, "read">;
  };

export function documentRoutes(deps: DocumentRouteDeps): Router {
  const router = Router();

  router.post("/plans/:id/documents", smallBody(), async (request, response) => {
    const caller = await requirePlan(deps, request, "exporteren");
    const wanted = parseInput(documentInput, request.body);
    // Frozen now: what people type while the file waits or is made is not half in it.
    const doc = await deps.sync.readDoc(caller.plan.id);
    const order =
      wanted.kind === "pakket"
        ? await packageOrder(deps, caller, doc, wanted)
        : await documentOrder(deps, caller.plan, doc, wanted);
    response.status(202).json({ job: await deps.jobs.add(caller.user.id, order) });
  });

  router.get("/documents/:jobId", async (request, response) => {
    response.json({ job: (await requireJob(deps, request)).view });
  });

  router.get("/documents/:jobId/events", async (request, response) => {
    await requireJob(deps, request);
    const look = async () => (await requireJob(deps, request)).view;
    await sendEvents(response, look, deps.jobs.stopped);
  });

  router.delete("/documents/:jobId", async (request, response) => {
    const { view, owner } = await requireJob(deps, request);
    response.json({ job: await deps.jobs.cancel(owner, view.id) });
  });

  router.get("/documents/:jobId/file", async (request, response) => {
    const { view, owner } = await requireJob(deps, request);
    const { bytes, filename, mediaType } = await deps.jobs.fileOf(owner, view.id);
    response.set(fileHeaders(filename, mediaType));
    response.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  });

  return router;
}

type Wanted = {
  kind: "wup" | "controle" | StukKind;
  format: "docx" | "pdf" | "xlsx";
  profile: ProfileName | null;
  concept: boolean;
  template: boolean;
};

async function documentOrder(
  { store, verdicts, wordTemplates, now }: DocumentRouteDeps,
  record: PlanRecord,
  doc: Y.Doc,
  { kind, format, concept, ...wanted }: Wanted,
): Promise<JobOrder<DocumentInput>> {
  // Looked at now: a template that is not there, or that cannot be read, is the answer at once.
  const template = wanted.template
    ? (await wordTemplates.read(record.gemeente)).record.sha256
    : null;
  const frozen = {
    state: frozenState(doc),
    meta: metaOf(record, now()),
    concept,
    profile: await chosenProfile(store, record.gemeente, wanted.profile),
    template,
  };
  const files = template === null ? [] : [template];
  const order = { planId: record.id, files, holdsGeheim: false };
  if (kind !== "controle") return { ...order, input: { ...frozen, kind, format } };
  const verdict = await verdicts.verdictOf(record.id);
  const deviations = verdict.deviations.map(asPrinted);
  return { ...order, input: { ...frozen, kind, format, verdicts: verdict.verdicts, deviations } };
}

/** A file is worth nothing any more to someone who lost the plan, or the right to read what is geheim in it. */
async function requireJob(
  deps: DocumentRouteDeps,
  request: Request,
): Promise<FoundJob & { owner: string }> {
  const user = await requireUser(deps, request);
  const job = await deps.jobs.find(user.id, String(request.params["jobId"]));
  const role = await deps.access.roleIn(user, job.planId);
  if (!can(role, "exporteren") || (job.holdsGeheim && !can(role, "geheim-lezen")))
    throw new WupError("OPDRACHT_ONBEKEND");
  return { ...job, owner: user.id };
}
