/** /healthz: whether the server can do its work, for a load balancer or compose file. */
import { Router } from "express";
import type { Store } from "../store/port.ts";

export function healthRoutes({
  store,
}: {
  store: Pick<Store, "readSetting" | "canWrite">;
}): Router {
  const router = Router();

  router.get("/healthz", async (_request, response) => {
    const isReadable = await store.readSetting("health").then(
      () => true,
      () => false, // a store that cannot be read is exactly what this answers
    );
    response.set("Cache-Control", "no-store");
    response
      .status(isReadable ? 200 : 503)
      // A full disk is no reason to send people away: they can read.
      .json({
        status: isReadable ? (store.canWrite() ? "ok" : "opslag-vol") : "opslag-onleesbaar",
      });
  });

  return router;
}
