/** /regels: every rule of the checklist with its reason and source, for anyone who is logged in; `#MAA-03` is one rule. */
import { Router } from "express";
import { presentRuleBook } from "../../templates/ruleBook.ts";
import { WupError } from "../errors.ts";
import { loadFontRules } from "../generate/fonts.ts";
import { writeHtml } from "../generate/html.ts";
import { requireUser } from "./caller.ts";
import type { CallerDeps } from "./caller.ts";
import { previewPolicy } from "./preview.ts";

export type RuleRouteDeps = Pick<CallerDeps, "sessions">;

export function ruleRoutes(deps: RuleRouteDeps): Router {
  const router = Router();
  let page: Promise<string> | null = null;

  router.get("/regels", async (request, response) => {
    const user = await requireUser(deps, request).catch((error: unknown) => {
      if (error instanceof WupError && error.code === "NIET_INGELOGD") return null;
      throw error;
    });
    if (!user) {
      response.redirect(302, `/inloggen?naar=${encodeURIComponent(request.originalUrl)}`);
      return;
    }
    // The same for everybody until the next release, so it is written once. A failed try is not kept.
    const html = await (page ??= writePage().catch((error: unknown) => {
      page = null;
      throw error;
    }));
    response.set("Content-Security-Policy", previewPolicy(html));
    response.set("Cache-Control", "private, no-cache");
    response.type("html").send(html);
  });

  return router;
}

async function writePage(): Promise<string> {
  return writeHtml(presentRuleBook(), { fontRules: await loadFontRules() });
}
