/** Who calls and what they may do in the plan they name: the first question of every route. */
import type { Request } from "express";
import { can } from "../auth/access.ts";
import type { Access, Action } from "../auth/access.ts";
import type { Sessions } from "../auth/session.ts";
import { WupError } from "../errors.ts";
import { noteUser } from "../operations/requests.ts";
import type { PlanRecord, Role, Store, UserRecord } from "../store/port.ts";

export type CallerDeps = { store: Pick<Store, "findPlan">; sessions: Sessions; access: Access };

export type PlanCaller = { user: UserRecord; role: Role; plan: PlanRecord };

/** The user who is logged in. Throws NIET_INGELOGD. */
export async function requireUser(
  { sessions }: Pick<CallerDeps, "sessions">,
  request: Request,
): Promise<UserRecord> {
  const user = await sessions.userOf(request);
  if (!user) throw new WupError("NIET_INGELOGD");
  noteUser(request, user.id);
  return user;
}

/**
 * The user, the plan of `:id` (or another one) and the role in it, if that role may do this.
 * Throws NIET_INGELOGD; PLAN_ONBEKEND for a plan that is unknown or not theirs, which look the same; GEEN_TOEGANG;
 * PLAN_IN_PRULLENBAK for anything but putting it back.
 */
export async function requirePlan(
  deps: CallerDeps,
  request: Request,
  action: Action,
  id = String(request.params["id"]),
): Promise<PlanCaller> {
  const user = await requireUser(deps, request);
  const [plan, role] = await Promise.all([deps.store.findPlan(id), deps.access.roleIn(user, id)]);
  if (!plan || !role) throw new WupError("PLAN_ONBEKEND");
  if (!can(role, action)) throw new WupError("GEEN_TOEGANG");
  if (plan.deletedAt !== null && action !== "terugzetten" && action !== "verwijderen")
    throw new WupError("PLAN_IN_PRULLENBAK");
  return { user, role, plan };
}
