/** /api/plans: the list, new plans, the name of a plan, the bin and the export. */
import { Router } from "express";
import * as Y from "yjs";
import { exportPlan, templatePlan } from "../../templates/json.ts";
import { readPlan } from "../../templates/plan.ts";
import { isVisible } from "../auth/access.ts";
import { WupError } from "../errors.ts";
import type { Fault, PlanRecord, Role, Store } from "../store/port.ts";
import { requirePlan, requireUser } from "./caller.ts";
import type { CallerDeps } from "./caller.ts";
import { fileHeaders } from "./fileHeaders.ts";
import {
  newPlanInput,
  parseInput,
  planBody,
  planFileInput,
  renameInput,
  smallBody,
} from "./input.ts";
import { importAside } from "./importAside.ts";
import { createPlan, exportRecordsOf, refreshRecord } from "./planRecord.ts";
import type { SeedPlan } from "./planRecord.ts";
import type { PlanSync } from "./planSync.ts";

export type PlanRouteDeps = CallerDeps & {
  store: Store;
  sync: PlanSync;
  seedPlan: SeedPlan;
  faults: { all(): Fault[] };
  now: () => Date;
  newId: () => string;
};

export function planRoutes(deps: PlanRouteDeps): Router {
  const router = Router();
  addList(router, deps);
  addOnePlan(router, deps);
  addBin(router, deps);
  return router;
}

function addList(router: Router, deps: PlanRouteDeps): void {
  router.get("/plans", async (request, response) => {
    const user = await requireUser(deps, request);
    const inBin = request.query["bin"] === "1";
    const all = await deps.store.plansOf(user.id);
    const shown = all.filter(
      ({ plan, role }) => isVisible(plan, role) && (plan.deletedAt !== null) === inBin,
    );
    response.json({
      plans: shown.map(({ plan, role }) => presentPlan(plan, role)),
      // Whose plan it was cannot always be known, so it is said to everyone.
      incomplete: deps.faults.all().some(({ table }) => table === "plans" || table === "members"),
    });
  });

  router.post(
    "/plans",
    async (request, _response, next) => {
      await requireUser(deps, request);
      next();
    },
    planBody(),
    async (request, response) => {
      const user = await requireUser(deps, request);
      const size = Number(request.headers["content-length"] ?? Infinity);
      const imported = await importAside(planJsonOf(request.body), { newId: deps.newId, size });
      response.status(201).json({ id: await createPlan(deps, user.id, imported) });
    },
  );
}

function addOnePlan(router: Router, deps: PlanRouteDeps): void {
  router.get("/plans/:id", async (request, response) => {
    const { plan, role } = await requirePlan(deps, request, "lezen");
    response.json({
      plan: { ...presentPlan(plan, role), epoch: plan.epoch },
      members: await membersOf(deps.store, plan.id),
    });
  });

  router.patch("/plans/:id", smallBody(), async (request, response) => {
    const { user, plan } = await requirePlan(deps, request, "hernoemen");
    const { title } = parseInput(renameInput, request.body);
    await deps.sync.write(plan.id, user.id, (doc) => setTitle(doc, title));
    await refreshRecord(deps, plan.id);
    response.status(204).end();
  });

  router.get("/plans/:id/export.json", async (request, response) => {
    const { plan } = await requirePlan(deps, request, "exporteren");
    const records = await exportRecordsOf(deps.store, plan);
    const json = exportPlan(readPlan(await deps.sync.readDoc(plan.id)), records);
    response.set(
      fileHeaders(`${plan.title || "Wijkuitvoeringsplan"}.json`, "application/json; charset=utf-8"),
    );
    response.send(JSON.stringify(json, null, 2));
  });
}

function addBin(router: Router, deps: PlanRouteDeps): void {
  router.delete("/plans/:id", async (request, response) => {
    const { plan } = await requirePlan(deps, request, "verwijderen");
    if (plan.deletedAt === null)
      await deps.store.updatePlan(plan.id, { deletedAt: deps.now().toISOString() });
    for (const member of await deps.store.membersOf(plan.id))
      deps.sync.revoke(plan.id, member.userId);
    response.status(204).end();
  });

  router.post("/plans/:id/restore", async (request, response) => {
    const { plan } = await requirePlan(deps, request, "terugzetten");
    await deps.store.updatePlan(plan.id, { deletedAt: null });
    response.status(204).end();
  });
}

function planJsonOf(body: unknown): unknown {
  const isFile = body !== null && typeof body === "object" && "plan" in body;
  return isFile
    ? parseInput(planFileInput, body).plan
    : templatePlan(parseInput(newPlanInput, body));
}

function presentPlan(plan: PlanRecord, role: Role) {
  const { id, title, gemeente, wijknaam, status, versie, createdAt, updatedAt, deletedAt } = plan;
  return { id, title, gemeente, wijknaam, role, status, versie, createdAt, updatedAt, deletedAt };
}

async function membersOf(store: Store, planId: string) {
  const members = await store.membersOf(planId);
  const named = members.map(async ({ userId, role }) => {
    const user = await store.findUser(userId).catch(nobodyWhenDamaged);
    return user ? [{ name: user.name, organisation: user.organisation, role }] : [];
  });
  return (await Promise.all(named)).flat();
}

/** One damaged account does not take the plan from the others. */
function nobodyWhenDamaged(error: unknown): null {
  if (error instanceof WupError && error.code === "GEGEVENS_BESCHADIGD") return null;
  throw error;
}

function setTitle(doc: Y.Doc, title: string): void {
  const plangegevens = doc
    .getXmlFragment("plan")
    .toArray()
    .find((node) => node instanceof Y.XmlElement && node.nodeName === "plangegevens");
  if (!(plangegevens instanceof Y.XmlElement)) throw new WupError("PLAN_BESCHADIGD");
  plangegevens.setAttribute("titel", title);
}
