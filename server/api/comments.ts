/** /api/plans/:id/comments: remarks on a block, which a meelezer may make and a writer sees at once. */
import { Router } from "express";
import type { Request } from "express";
import { can } from "../auth/access.ts";
import { WupError } from "../errors.ts";
import type { CommentRecord, Fault, Store } from "../store/port.ts";
import { requirePlan } from "./caller.ts";
import type { CallerDeps, PlanCaller } from "./caller.ts";
import { commentInput, parseInput, resolveInput, smallBody } from "./input.ts";
import { requireBlocks } from "./planBlocks.ts";
import type { PlanSync, PresentedComment } from "./planSync.ts";

export type CommentRouteDeps = CallerDeps & {
  store: Store;
  sync: PlanSync;
  faults: { all(): Fault[] };
  now: () => Date;
  newId: () => string;
};

export function commentRoutes(deps: CommentRouteDeps): Router {
  const router = Router();

  router.get("/plans/:id/comments", async (request, response) => {
    const { user, plan } = await requirePlan(deps, request, "opmerkingen-lezen");
    const comments = await deps.store.commentsOf(plan.id);
    response.json({
      comments: comments.map((comment) => presentFor(comment, user.id)),
      incomplete: deps.faults.all().some(isAboutComments(plan.id)),
    });
  });

  router.post("/plans/:id/comments", smallBody(), async (request, response) => {
    const { user, plan } = await requirePlan(deps, request, "opmerking-plaatsen");
    const input = parseInput(commentInput, request.body);
    await requireBlocks(deps.sync, plan.id, [input.blockId]);
    const made = {
      id: deps.newId(),
      planId: plan.id,
      createdAt: deps.now().toISOString(),
      resolvedAt: null,
    };
    const comment: CommentRecord = { ...made, ...input, authorId: user.id, authorName: user.name };
    await keep(deps, comment);
    response.status(201).json(presentFor(comment, user.id));
  });

  router.patch("/plans/:id/comments/:commentId", smallBody(), async (request, response) => {
    const caller = await requirePlan(deps, request, "opmerkingen-lezen");
    const { resolved } = parseInput(resolveInput, request.body);
    const comment = await requireComment(deps.store, request, caller);
    const resolvedAt = resolved ? (comment.resolvedAt ?? deps.now().toISOString()) : null;
    await keep(deps, { ...comment, resolvedAt });
    response.json(presentFor({ ...comment, resolvedAt }, caller.user.id));
  });

  return router;
}

/** Damage that took remarks of this plan from the list: whoever reads it must know that it is not all. */
function isAboutComments(id: string) {
  return ({ table, planId }: Fault) => table === "comments" && planId === id;
}

/** Writers may settle every comment, others only their own. */
async function requireComment(
  store: Store,
  request: Request,
  { user, role, plan }: PlanCaller,
): Promise<CommentRecord> {
  const comment = await store.findComment(plan.id, String(request.params["commentId"]));
  if (!comment) throw new WupError("OPMERKING_ONBEKEND");
  const isOwn = comment.authorId === user.id && can(role, "opmerking-plaatsen");
  if (!isOwn && !can(role, "opmerking-afhandelen")) throw new WupError("GEEN_TOEGANG");
  return comment;
}

async function keep({ store, sync }: CommentRouteDeps, comment: CommentRecord): Promise<void> {
  await store.saveComment(comment);
  sync.notify(comment.planId, { kind: "comment", comment: present(comment) });
}

function present({
  id,
  blockId,
  quote,
  text,
  authorName,
  createdAt,
  resolvedAt,
}: CommentRecord): PresentedComment {
  return { id, blockId, quote, text, authorName, createdAt, resolvedAt };
}

function presentFor(comment: CommentRecord, userId: string) {
  return { ...present(comment), mine: comment.authorId === userId };
}
