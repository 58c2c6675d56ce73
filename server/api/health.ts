/** /healthz: whether the server can do its work, for a load balancer or compose file. */
import { Router } from "express";
import type { Store } from "../store/port.ts";

export function healthRoutes({ store }: { store: Pick<Store, "readSetting"> }): Router {
  const router = Router();

  router.get("/healthz", async (_request, response) => {
    const isReadable = await store.readSetting("health").then(
      () => true,
      () => false, // a store that cannot be read is exactly what this answers
    );
    response.set("Cache-Control", "no-store");
    response
      .status(isReadable ? 200 : 503)
      .json({ status: isReadable ? "ok" : "opslag-onleesbaar" });
  });

  return router;
}
