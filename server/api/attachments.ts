/** Bijlagen of a plan: bring one, list them, put them in order, say whether they are openbaar, fetch and remove them. */
import { Router, raw } from "express";
import type { RequestHandler } from "express";
import { slugOf } from "../../templates/handOver/names.ts";
import { can } from "../auth/access.ts";
import { WupError } from "../errors.ts";
import type { Attachments } from "../files/attachments.ts";
import { extensionOf } from "../files/fileKind.ts";
import type { AttachmentRecord, Role, Store } from "../store/port.ts";
import { requirePlan } from "./caller.ts";
import type { CallerDeps } from "./caller.ts";
import { fileHeaders } from "./fileHeaders.ts";
import { attachmentInput, attachmentOrderInput, parseInput, smallBody } from "./input.ts";
import type { PlanSync } from "./planSync.ts";

export type AttachmentRouteDeps = CallerDeps & {
  store: Pick<Store, "findPlan" | "attachmentsOf">;
  attachments: Attachments;
  sync: Pick<PlanSync, "notify">;
};

export function attachmentRoutes(deps: AttachmentRouteDeps): Router {
  const router = Router();
  addList(router, deps);
  addChanges(router, deps);
  return router;
}

function addList(router: Router, deps: AttachmentRouteDeps): void {
  router.get("/plans/:id/attachments", async (request, response) => {
    const { plan, role } = await requirePlan(deps, request, "lezen");
    const records = await deps.store.attachmentsOf(plan.id);
    response.json({
      attachments: records.filter((record) => maySee(role, record)).map(presented),
    });
  });

  router.get("/plans/:id/attachments/:attachmentId/file", async (request, response) => {
    const { plan, role } = await requirePlan(deps, request, "lezen");
    const { record, bytes } = await deps.attachments.read(plan.id, request.params.attachmentId);
    if (!maySee(role, record)) throw new WupError("BIJLAGE_ONBEKEND");
    const name = `${slugOf(record.title).slice(0, 90) || "bijlage"}.${extensionOf(record.mediaType)}`;
    response.set(fileHeaders(name, record.mediaType));
    // Whatever is in it: nothing runs and nothing loads should a browser open it after all.
    response.set("Content-Security-Policy", "default-src 'none'; sandbox");
    response.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  });
}

function addChanges(router: Router, deps: AttachmentRouteDeps): void {
  /** Before the body: strangers cannot send 50 MB. */
  const mayManage: RequestHandler = async (request, _response, next) => {
    await requirePlan(deps, request, "bijlagen-beheren");
    next();
  };
  /** Not what changed: a bijlage may be geheim for who hears this. */
  const tell = (planId: string) => deps.sync.notify(planId, { kind: "attachments" });

  router.post("/plans/:id/attachments", mayManage, fileBody(), async (request, response) => {
    const { user, plan } = await requirePlan(deps, request, "bijlagen-beheren");
    const words = parseInput(attachmentInput, wordsIn(request.headers["x-bijlage"]));
    const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const record = await deps.attachments.add(plan.id, user, words, bytes);
    tell(plan.id);
    response.status(201).json({ attachment: presented(record) });
  });

  router.put("/plans/:id/attachments/order", smallBody(), async (request, response) => {
    const { plan } = await requirePlan(deps, request, "bijlagen-beheren");
    const { ids } = parseInput(attachmentOrderInput, request.body);
    await deps.attachments.reorder(plan.id, ids);
    tell(plan.id);
    response.status(204).end();
  });

  router.put("/plans/:id/attachments/:attachmentId", smallBody(), async (request, response) => {
    const { plan } = await requirePlan(deps, request, "bijlagen-beheren");
    const words = parseInput(attachmentInput, request.body);
    const id = String(request.params["attachmentId"]);
    const record = await deps.attachments.change(plan.id, id, words);
    tell(plan.id);
    response.json({ attachment: presented(record) });
  });

  router.delete("/plans/:id/attachments/:attachmentId", async (request, response) => {
    const { plan } = await requirePlan(deps, request, "bijlagen-beheren");
    await deps.attachments.remove(plan.id, request.params.attachmentId);
    tell(plan.id);
    response.status(204).end();
  });
}

/** What is geheim does not exist for those who may not see it. */
export function maySee(role: Role, { openness }: Pick<AttachmentRecord, "openness">): boolean {
  return openness === "openbaar" || can(role, "geheim-lezen");
}

/** Any type: what it is, is judged by what is in it. Throws WupError BIJLAGE_TE_GROOT. */
function fileBody(): RequestHandler {
  const read = raw({ type: () => true, limit: "50mb" });
  return (request, response, next) =>
    read(request, response, (error: unknown) => next(isTooLarge(error) ? tooLarge(error) : error));
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && "status" in error && error.status === 413;
}

function tooLarge(cause: unknown): WupError {
  return new WupError("BIJLAGE_TE_GROOT", { cause });
}

/** The words about a file that is itself the body: JSON in a header, percent-encoded. Never in the address, which logs keep. */
function wordsIn(header: string | string[] | undefined): unknown {
  try {
    return JSON.parse(decodeURIComponent(String(header)));
  } catch (cause) {
    throw new WupError("ONGELDIGE_INVOER", {
      detail: "Stuur titel en openbaarheid van de bijlage mee in de kop X-Bijlage.",
      cause,
    });
  }
}

function presented({ planId: _, authorId: __, ...record }: AttachmentRecord) {
  return record;
}
