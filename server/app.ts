/** The HTTP side of Wijkpen: headers, routes, the pages of the editor, and one answer for every error. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import express from "express";
import type { ErrorRequestHandler, Express, RequestHandler, Response } from "express";
import helmet from "helmet";
import { attachmentRoutes } from "./api/attachments.ts";
import type { AttachmentRouteDeps } from "./api/attachments.ts";
import { checklistRoutes } from "./api/checklist.ts";
import type { ChecklistRouteDeps } from "./api/checklist.ts";
import { commentRoutes } from "./api/comments.ts";
import { deviationRoutes } from "./api/deviations.ts";
import type { DeviationRouteDeps } from "./api/deviations.ts";
import { documentRoutes } from "./api/documents.ts";
import type { DocumentRouteDeps } from "./api/documents.ts";
import { wordTemplateRoutes } from "./api/wordTemplates.ts";
import type { WordTemplateRouteDeps } from "./api/wordTemplates.ts";
import { answerError } from "./api/errorAnswer.ts";
import { healthRoutes } from "./api/health.ts";
import type { HealthRouteDeps } from "./api/health.ts";
import { measurementRoutes } from "./api/measurements.ts";
import type { MeasurementRouteDeps } from "./api/measurements.ts";
import { mendRoutes } from "./api/mends.ts";
import type { MendRouteDeps } from "./api/mends.ts";
import { packageRoutes } from "./api/packages.ts";
import type { PackageRouteDeps } from "./api/packages.ts";
import { planRoutes } from "./api/plans.ts";
import type { PlanRouteDeps } from "./api/plans.ts";
import { profileRoutes } from "./api/profiles.ts";
import type { ProfileRouteDeps } from "./api/profiles.ts";
import { previewFrameRoutes } from "./api/previewFrame.ts";
import { previewRoutes } from "./api/preview.ts";
import { ruleRoutes } from "./api/rules.ts";
import { sessionRoutes } from "./api/sessions.ts";
import type { SessionRouteDeps } from "./api/sessions.ts";
import type { LoginLimits } from "./auth/loginLimit.ts";
import { WupError } from "./errors.ts";
import { followRequests } from "./operations/requests.ts";
import type { RequestDeps } from "./operations/requests.ts";

export type AppDeps = PlanRouteDeps &
  DocumentRouteDeps &
  PackageRouteDeps &
  AttachmentRouteDeps &
  ChecklistRouteDeps &
  DeviationRouteDeps &
  MeasurementRouteDeps &
  MendRouteDeps &
  ProfileRouteDeps &
  WordTemplateRouteDeps &
  HealthRouteDeps &
  RequestDeps & {
    loginLimits: LoginLimits;
    fanout: SessionRouteDeps["fanout"];
    /** The addresses of our own pages: "https://wijkpen.voorbeeld.nl". Nobody else may change anything. */
    origins: readonly string[];
    /** How many trusted proxies stand before the server. */
    proxies: number;
    /** The folder with the built editor. */
    pages: string;
  };

export function createApp(deps: AppDeps): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", deps.proxies);
  app.set("query parser", "simple");
  app.use(followRequests(deps));
  app.use(securityHeaders(deps.origins));
  app.use(healthRoutes(deps));
  app.use("/api", noStore, ownOriginOnly(deps.origins), apiRoutes(deps));
  app.use(previewRoutes(deps));
  app.use(previewFrameRoutes());
  app.use(ruleRoutes(deps));
  addPages(app, deps.pages);
  app.use((_request, _response, next) => next(new WupError("NIET_GEVONDEN")));
  app.use(answerError() satisfies ErrorRequestHandler);
  return app;
}

/** All routes under /api. An unknown one ends in the same JSON answer as every other error. */
function apiRoutes(deps: AppDeps): RequestHandler[] {
  return [
    sessionRoutes(deps),
    planRoutes(deps),
    commentRoutes(deps),
    checklistRoutes(deps),
    deviationRoutes(deps),
    measurementRoutes(deps),
    mendRoutes(deps),
    documentRoutes(deps),
    packageRoutes(deps),
    attachmentRoutes(deps),
    profileRoutes(deps),
    wordTemplateRoutes(deps),
  ];
}

/** Strict headers for every answer; the preview and the rules narrow their own policy further. */
function securityHeaders(origins: readonly string[]): RequestHandler[] {
  const secure = origins.every((origin) => origin.startsWith("https://"));
  const policy = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: directives(origins, secure) },
    crossOriginOpenerPolicy: { policy: "same-origin" },
    crossOriginResourcePolicy: { policy: "same-origin" },
    referrerPolicy: { policy: "same-origin" },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    xFrameOptions: { action: "deny" },
  });
  return [
    policy,
    (_request, response, next) => {
      response.set(
        "Permissions-Policy",
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
      );
      next();
    },
  ];
}

function directives(origins: readonly string[], secure: boolean): Record<string, string[]> {
  return {
    "default-src": ["'self'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'"],
    // Older browsers do not count the websocket of the same host as 'self'.
    "connect-src": ["'self'", ...origins.map((origin) => origin.replace(/^http/, "ws"))],
    "object-src": ["'none'"],
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    ...(secure ? { "upgrade-insecure-requests": [] } : {}),
  };
}

/** Answers about people's plans are never kept by a browser or a proxy. */
const noStore: RequestHandler = (_request, response, next) => {
  response.set("Cache-Control", "no-store");
  next();
};

/** A change must come from one of our own pages. Browsers always say where it comes from; what says nothing is refused. */
function ownOriginOnly(origins: readonly string[]): RequestHandler {
  return (request, _response, next) => {
    const isOwn =
      request.headers.origin === undefined
        ? request.headers["sec-fetch-site"] === "same-origin"
        : origins.includes(request.headers.origin);
    next(
      isOwn || ["GET", "HEAD", "OPTIONS"].includes(request.method)
        ? undefined
        : new WupError("VREEMDE_HERKOMST"),
    );
  };
}

/** The editor's page at each of its addresses, and its files. Names of assets hold a hash, so they never change. */
function addPages(app: Express, folder: string): void {
  const page = join(folder, "index.html");
  const showPage = (response: Response): void => {
    if (!existsSync(page)) throw new WupError("EDITOR_ONTBREEKT");
    response.set("Cache-Control", "no-cache");
    response.sendFile(page, { cacheControl: false });
  };
  const addresses = [
    "/",
    "/inloggen",
    "/plan/:id",
    "/plan/:id/raadsstukken",
    "/gemeente/:gemeente/profiel",
  ];
  app.get(addresses, (_request, response) => showPage(response));
  app.use(
    "/assets",
    express.static(join(folder, "assets"), {
      index: false,
      immutable: true,
      maxAge: "365d",
      redirect: false,
    }),
  );
  app.use(
    express.static(folder, {
      index: false,
      redirect: false,
      setHeaders: (response) => void response.setHeader("Cache-Control", "no-cache"),
    }),
  );
}
