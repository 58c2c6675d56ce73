/** The one answer to every error: `{ code, message }` for programs, a small page for people. */
import type { ErrorRequestHandler, Request } from "express";
import { PlanFault } from "../../templates/fault.ts";
import { WupError } from "../errors.ts";
import { noteFault, requestIdOf } from "../operations/requests.ts";
import { StoreFull } from "../store/port.ts";

/**
 * Register it last. What was not foreseen goes to the log in full and is answered without details; where only the
 * operator can help, the answer has the id under which the log has it.
 */
export function answerError(): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const shown = shownError(error);
    const isOurs = shown.status >= 500;
    noteFault(response, { code: shown.code, error: isOurs ? (shown.cause ?? error) : null });
    if (response.headersSent) return next(error);
    const requestId = isOurs ? requestIdOf(response) : null;
    response.status(shown.status);
    response.set("Cache-Control", "no-store");
    if (wantsPage(request)) response.type("html").send(errorPage(shown.message, requestId));
    else response.json(answerOf(shown, requestId));
  };
}

function answerOf({ code, message, details }: WupError, requestId: string | null): object {
  return {
    code,
    message,
    ...(details === null ? {} : { details }),
    ...(requestId === null ? {} : { requestId }),
  };
}

/** What a user may see of any error. */
export function shownError(error: unknown): WupError {
  if (error instanceof WupError) return error;
  if (error instanceof StoreFull) return new WupError("OPSLAG_VOL", { cause: error });
  if (error instanceof PlanFault)
    return new WupError("BESTAND_ONLEESBAAR", { detail: error.message, cause: error });
  if (statusOf(error) === 413) return new WupError("TE_GROOT", { cause: error });
  // Express and its body parser: not JSON, a strange encoding, a broken address.
  if (statusOf(error) >= 400 && statusOf(error) < 500)
    return new WupError("ONGELDIGE_INVOER", { cause: error });
  return new WupError("ONBEKEND", { cause: error });
}

function statusOf(error: unknown): number {
  return error instanceof Error && "status" in error && typeof error.status === "number"
    ? error.status
    : 0;
}

function wantsPage(request: Request): boolean {
  return (
    !request.originalUrl.startsWith("/api") &&
    request.method === "GET" &&
    request.accepts(["json", "html"]) === "html"
  );
}

/** `message` comes from our own table and holds no markup; it is escaped nevertheless, because details may quote input. */
function errorPage(message: string, requestId: string | null): string {
  const text = message.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
  const number =
    requestId === null
      ? ""
      : `<p>Meldt u dit bij de beheerder? Noem dan dit nummer: ${requestId}.</p>`;
  return `<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Wijkpen</title></head>
<body><main><h1>Wijkpen</h1><p>${text}</p>${number}<p><a href="/">Naar uw plannen</a></p></main></body></html>
`;
}
