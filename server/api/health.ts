/** For whoever guards the server: whether it lives, whether people can be sent to it, and its figures. */
import { hash, timingSafeEqual } from "node:crypto";
import { Router } from "express";
import type { Request } from "express";
import { WupError } from "../errors.ts";
import type { Metrics } from "../operations/metrics.ts";
import type { Readiness } from "../operations/readiness.ts";

export type HealthRouteDeps = {
  readiness: Readiness;
  /** Null where nobody asked for figures: there is no such page then. */
  metrics: { show: Pick<Metrics, "contentType" | "text">; token: string } | null;
};

export function healthRoutes({ readiness, metrics }: HealthRouteDeps): Router {
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

  router.get("/metrics", async (request, response) => {
    if (metrics === null) throw new WupError("NIET_GEVONDEN");
    if (!hasToken(request, metrics.token))
      throw new WupError("NIET_INGELOGD", {
        detail: "Geef het token van WIJKPEN_METRICS_TOKEN mee als Authorization: Bearer.",
      });
    response.set("Cache-Control", "no-store");
    response.set("Content-Type", metrics.show.contentType);
    response.send(await metrics.show.text());
  });

  return router;
}

/** Compared as hashes, so that the time tells nothing of the token. */
function hasToken(request: Request, token: string): boolean {
  const given = /^Bearer (\S+)$/.exec(request.headers.authorization ?? "")?.[1] ?? "";
  return timingSafeEqual(hash("sha256", given, "buffer"), hash("sha256", token, "buffer"));
}
