/** /api/gemeenten/:gemeente/template: the Word template of a gemeente, brought, fetched and removed. */
import { Router, raw } from "express";
import type { RequestHandler } from "express";
import type { WordTemplates } from "../profile/wordTemplates.ts";
import { KINDS } from "../files/fileKind.ts";
import type { TemplateRecord } from "../store/port.ts";
import type { CallerDeps } from "./caller.ts";
import { fileHeaders } from "./fileHeaders.ts";
import { parseInput, templateInput } from "./input.ts";
import { requireGemeente } from "./profiles.ts";

export type WordTemplateRouteDeps = CallerDeps & { wordTemplates: WordTemplates };

export function wordTemplateRoutes(deps: WordTemplateRouteDeps): Router {
  const router = Router();
  const { wordTemplates } = deps;

  router.get("/gemeenten/:gemeente/template", async (request, response) => {
    const { gemeente } = await requireGemeente(deps, request, "profiel-lezen");
    const record = await wordTemplates.find(gemeente);
    response.json({ template: record && presented(record) });
  });

  router.get("/gemeenten/:gemeente/template/file", async (request, response) => {
    const { gemeente } = await requireGemeente(deps, request, "profiel-lezen");
    const { record, bytes } = await wordTemplates.read(gemeente);
    response.set(fileHeaders(record.filename, KINDS.docx.mediaType));
    response.set("Content-Security-Policy", "default-src 'none'; sandbox");
    response.send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  });

  /** Before the body: strangers cannot send 20 MB. */
  const mayWrite: RequestHandler = async (request, _response, next) => {
    await requireGemeente(deps, request, "profiel-wijzigen");
    next();
  };
  const path = "/gemeenten/:gemeente/template";
  const body = raw({ type: () => true, limit: "20mb" });
  router.put(path, mayWrite, body, async (request, response) => {
    const { user, gemeente } = await requireGemeente(deps, request, "profiel-wijzigen");
    const { filename } = parseInput(templateInput, {
      filename: nameIn(request.headers["x-sjabloon"]),
    });
    const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const record = await wordTemplates.replace(gemeente, user, filename, bytes);
    response.json({ template: presented(record) });
  });

  router.delete("/gemeenten/:gemeente/template", async (request, response) => {
    const { gemeente } = await requireGemeente(deps, request, "profiel-wijzigen");
    await wordTemplates.remove(gemeente);
    response.status(204).end();
  });

  return router;
}

/** The name of a file that is itself the body: in a header, percent-encoded. */
function nameIn(header: string | string[] | undefined): string | undefined {
  try {
    return header === undefined ? undefined : decodeURIComponent(String(header));
  } catch {
    return undefined; // a name that cannot be read is no name
  }
}

function presented({ authorId: _, sha256: __, ...record }: TemplateRecord) {
  return record;
}
