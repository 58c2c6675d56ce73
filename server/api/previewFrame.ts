/**
 * /voorbeeld-kader: an empty page with the fonts of documents, in which the screen of a gemeenteprofiel shows a draft.
 * It holds nothing of anybody, and by its own policy nothing in it runs, loads or leaves.
 */
import { Router } from "express";
import { loadFontRules } from "../generate/fonts.ts";

/** Styles come in with each draft, so they cannot be named by their hash. */
const POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "img-src data:",
  "font-src data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
  "sandbox allow-same-origin",
].join("; ");

export function previewFrameRoutes(): Router {
  const router = Router();
  let fonts: Promise<string> | null = null;

  router.get("/voorbeeld-kader", async (_request, response) => {
    // A failed try is not kept.
    const rules = await (fonts ??= loadFontRules("Source Serif 4").catch((error: unknown) => {
      fonts = null;
      throw error;
    }));
    response.set("Content-Security-Policy", POLICY);
    response.set("X-Frame-Options", "SAMEORIGIN");
    response.set("Cache-Control", "no-cache");
    response
      .type("html")
      .send(
        `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Voorbeeld</title><style>${rules}</style></head><body></body></html>`,
      );
  });

  return router;
}
