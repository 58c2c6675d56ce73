/** /plan/:id/voorbeeld: the page that becomes the PDF, under a policy of its own that runs nothing. */
import { createHash } from "node:crypto";
import { Router } from "express";
import { brandOf } from "../../templates/brand.ts";
import { readPlan } from "../../templates/plan.ts";
import { WupError } from "../errors.ts";
import { profileOf } from "../profile/kept.ts";
import type { Store } from "../store/port.ts";
import { requirePlan } from "./caller.ts";
import type { CallerDeps } from "./caller.ts";
import { metaOf } from "./documentMaker.ts";
import type { DocumentMaker } from "./documentMaker.ts";
import type { PlanSync } from "./planSync.ts";

export type PreviewRouteDeps = CallerDeps & {
  store: Pick<Store, "findPlan" | "readSetting">;
  sync: PlanSync;
  generator: DocumentMaker;
  now: () => Date;
};

export function previewRoutes(deps: PreviewRouteDeps): Router {
  const router = Router();

  router.get("/plan/:id/voorbeeld", async (request, response) => {
    const caller = await requirePlan(deps, request, "lezen").catch((error: unknown) => {
      if (error instanceof WupError && error.code === "NIET_INGELOGD") return null;
      throw error;
    });
    if (!caller) {
      response.redirect(302, `/inloggen?naar=${encodeURIComponent(request.originalUrl)}`);
      return;
    }
    const plan = readPlan(await deps.sync.readDoc(caller.plan.id));
    const html = await deps.generator.previewHtml(
      plan,
      metaOf(caller.plan, deps.now()),
      brandOf(await profileOf(deps.store, caller.plan.gemeente)),
    );
    response.set("Content-Security-Policy", previewPolicy(html));
    response.set("Cache-Control", "no-store");
    response.type("html").send(html);
  });

  return router;
}

/** No scripts, no connections; of styles only those that our own writer put into the page, by their hash. */
export function previewPolicy(html: string): string {
  const styles = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(
    ([, css = ""]) => `'sha256-${hashOf(css)}'`,
  );
  return [
    "default-src 'none'",
    `style-src 'self' ${styles.join(" ")}`.trim(),
    "img-src 'self' data:",
    "font-src 'self' data:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}
