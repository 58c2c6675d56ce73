/**
 * One line in the log for each request, under an id that the answer carries as well, so that a user can name it; and two
 * for each websocket.
 */
import type { Request, RequestHandler, Response } from "express";
import type { Log } from "../log.ts";
import type { Figures } from "./figures.ts";

export type RequestDeps = {
  log: Log;
  newRequestId: () => string;
  /** On one's own machine the screen shows how to log in: requests that went well are then for `debug`. */
  isProduction: boolean;
  figures: Pick<Figures, "answered"> | null;
};

/** What went wrong in a request; `error` is for the log, and null when there is nothing to look into. */
export type RequestFault = { code: string; error: unknown };

/** What is learnt of a request on the way. */
type Notes = { requestId?: string; userId?: string; fault?: RequestFault };

/** Letters and digits that nobody takes for one another when reading them out. */
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** "K7QF-3M9D" of eight bytes. */
export function readableId(bytes: Uint8Array): string {
  const letters = [...bytes.subarray(0, 8)].map((byte) => LETTERS[byte % LETTERS.length]);
  return `${letters.slice(0, 4).join("")}-${letters.slice(4).join("")}`;
}

/** Register it first. Neither the query nor anything else that a user sent comes into the log. */
export function followRequests(deps: RequestDeps): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    const requestId = deps.newRequestId();
    notesOf(response).requestId = requestId;
    response.set("X-Request-Id", requestId);
    response.once("close", () => tell(deps, request, response, performance.now() - started));
    next();
  };
}

export type SocketDeps = Pick<RequestDeps, "log" | "newRequestId" | "isProduction">;

/** Who came in by a websocket; `log` writes under its id, and `closed` is called once. */
export function followSocket(
  { log, newRequestId, isProduction }: SocketDeps,
  who: { planId: string; userId: string; role: string },
): { log: Log; closed(): void } {
  const started = performance.now();
  const own = log.child({ socketId: newRequestId() });
  const calm = calmLevel(isProduction);
  own[calm](who, "websocket open");
  return {
    log: own,
    closed: () => own[calm]({ ms: Math.round(performance.now() - started) }, "websocket closed"),
  };
}

export function requestIdOf(response: Response): string | null {
  return notesOf(response).requestId ?? null;
}

/** Who asks, once that is known. */
export function noteUser(request: Request, userId: string): void {
  if (request.res) notesOf(request.res).userId = userId;
}

export function noteFault(response: Response, fault: RequestFault): void {
  notesOf(response).fault = fault;
}

function notesOf(response: Response): Notes {
  return response.locals;
}

function tell(deps: RequestDeps, request: Request, response: Response, ms: number): void {
  const { requestId, userId, fault } = notesOf(response);
  const { method } = request;
  const route = routeOf(request, response);
  const status = response.statusCode;
  const code = fault?.code ?? null;
  deps.figures?.answered({ method, route, status, code, ms });
  deps.log[levelOf(route, status, code, deps.isProduction)](
    {
      requestId,
      method,
      route,
      status,
      ms: Math.round(ms),
      userId,
      code: code ?? undefined,
      // The other side hung up before it had the whole answer.
      isCut: response.writableFinished ? undefined : true,
      err: fault?.error ?? undefined,
    },
    "request",
  );
}

/** The pattern of the route: "/api/plans/:id". Never an id, nor an address that somebody made up. */
function routeOf(request: Request, response: Response): string {
  const path: unknown = request.route?.path;
  if (Array.isArray(path)) return "scherm";
  if (typeof path !== "string") return response.statusCode < 400 ? "bestand" : "onbekend";
  return request.originalUrl.startsWith("/api/") ? `/api${path}` : path;
}

/** Asked all the time by machines. */
const FREQUENT = ["/healthz", "/readyz", "/metrics", "bestand"];

/** What may be somebody who tries doors. */
const SUSPECT = ["INLOGGEN_MISLUKT", "TE_VAAK", "VREEMDE_HERKOMST"];

function levelOf(route: string, status: number, code: string | null, isProduction: boolean) {
  if (FREQUENT.includes(route)) return "debug";
  if (status >= 500) return "error";
  if (code !== null && SUSPECT.includes(code)) return "warn";
  return calmLevel(isProduction);
}

function calmLevel(isProduction: boolean) {
  return isProduction ? "info" : "debug";
}
