/** For whoever guards the server: /healthz says that it lives, /readyz whether people can be sent to it. */
import { Router } from "express";
import type { Readiness } from "../operations/readiness.ts";

export type HealthRouteDeps = { readiness: Readiness };

export function healthRoutes({ readiness }: HealthRouteDeps): Router {
  const router = Router();

  // Asks nothing of the store: a restart does not mend a store.
  router.get("/healthz", (_request, response) => {
    response.set("Cache-Control", "no-store");
    response.json({ status: "ok" });
  });

  router.get("/readyz", async (_request, response) => {
    const answer = await readiness.look();
    response.set("Cache-Control", "no-store");
    response.status(answer.status === "gereed" ? 200 : 503).json(answer);
  });

  return router;
}
