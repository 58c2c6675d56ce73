/** How often one may guess: failed logins are counted per address and per account. */
import { createHash } from "node:crypto";
import { ipKeyGenerator, rateLimit } from "express-rate-limit";
import type { Store } from "express-rate-limit";
import type { Request, RequestHandler } from "express";
import { WupError } from "../errors.ts";
import { sharedCount } from "./sharedCount.ts";
import type { Counter } from "./sharedCount.ts";

/** How many failures in a quarter of an hour. An address may be a whole town hall, so it gets more than an account. */
export type LoginLimits = { perAddress: number; perAccount: number };

export const LOGIN_LIMITS: LoginLimits = { perAddress: 50, perAccount: 10 };

/** Put it after the body parser. Answers TE_VAAK, also to the right password, until the quarter has passed. */
export function loginLimit(limits: LoginLimits, counter: Counter): RequestHandler[] {
  const byAddress = (request: Request) => ipKeyGenerator(request.ip ?? "");
  return [
    limiter(limits.perAddress, sharedCount(counter, "adres"), byAddress),
    limiter(limits.perAccount, sharedCount(counter, "account"), accountKey),
  ];
}

function limiter(
  limit: number,
  store: Store,
  keyGenerator: (request: Request) => string,
): RequestHandler {
  return rateLimit({
    store,
    windowMs: 15 * 60_000,
    limit,
    keyGenerator,
    skipSuccessfulRequests: true,
    standardHeaders: "draft-8",
    legacyHeaders: false,
    // Which proxies count is a setting of ours (WIJKPEN_PROXY).
    validate: { xForwardedForHeader: false, trustProxy: false },
    handler: (_request, _response, next) => next(new WupError("TE_VAAK")),
  });
}

/** Hashed, so that a long "address" takes no memory. */
function accountKey(request: Request): string {
  const body: unknown = request.body;
  const email =
    body !== null && typeof body === "object" && "email" in body ? String(body.email) : "";
  return createHash("sha256").update(email.trim().toLowerCase()).digest("base64url");
}
