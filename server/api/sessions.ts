/** /api/session: log in, who am I, log out. */
import { Router } from "express";
import { verifyPassword } from "../auth/password.ts";
import type { Sessions } from "../auth/session.ts";
import { WupError } from "../errors.ts";
import type { Store, UserRecord } from "../store/port.ts";
import { loginInput, parseInput, smallBody } from "./input.ts";
import { loginLimit } from "../auth/loginLimit.ts";
import type { PlanSync } from "./planSync.ts";
import type { LoginLimits } from "../auth/loginLimit.ts";
import type { Counter } from "../auth/sharedCount.ts";

export type SessionRouteDeps = {
  store: Store;
  sessions: Sessions;
  sync: Pick<PlanSync, "checkSessions">;
  loginLimits: LoginLimits;
  /** Counts failed logins together with the other instances. */
  fanout: Counter;
};

export function sessionRoutes({
  store,
  sessions,
  sync,
  loginLimits,
  fanout,
}: SessionRouteDeps): Router {
  const router = Router();

  router.post(
    "/session",
    smallBody(),
    ...loginLimit(loginLimits, fanout),
    async (request, response) => {
      const { email, password } = parseInput(loginInput, request.body);
      const user = await store.findUserByEmail(email);
      const isRight = await verifyPassword(password, user?.passwordHash ?? null);
      if (!user || !isRight) throw new WupError("INLOGGEN_MISLUKT");
      await sessions.start(user, response);
      response.json({ user: presentUser(user) });
    },
  );

  // Nobody is an answer as well, and no error: every page asks this first.
  router.get("/session", async (request, response) => {
    const user = await sessions.userOf(request);
    response.json({ user: user && presentUser(user) });
  });

  router.delete("/session", async (request, response) => {
    const user = await sessions.userOf(request);
    await sessions.end(request, response);
    if (user) await sync.checkSessions(user.id);
    response.status(204).end();
  });

  return router;
}

/** What a user may know of an account: never the hash. */
function presentUser({ id, name, email, organisation, beheerder }: UserRecord) {
  return { id, name, email, organisation, beheerder };
}
