/** Who asks: a session is an opaque random token in a cookie; the store holds only its hash. */
import { createHash, randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Store, UserRecord } from "../store/port.ts";
import { sessionRecords } from "./sessionRecords.ts";

/** A working day; after it people log in again. */
export const SESSION_HOURS = 12;

export type Sessions = {
  /** Logs the user in: a new session each time, so that a cookie planted before is worth nothing. */
  start(user: UserRecord, response: ServerResponse): Promise<void>;
  /** Logs out: the session is worthless at once, also when someone kept the cookie. */
  end(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** The user of a request, websocket upgrades included; null when nobody is logged in. */
  userOf(request: IncomingMessage): Promise<UserRecord | null>;
};

export type SessionDeps = {
  store: Pick<
    Store,
    "saveSession" | "findSession" | "deleteSession" | "deleteExpiredSessions" | "findUser"
  >;
  now: () => Date;
  /** Whether people reach the server by https: the cookie is then Secure and bound to this host. */
  secure: boolean;
};

export function createSessions({ store, now, secure }: SessionDeps): Sessions {
  const records = sessionRecords(store);
  const name = cookieName(secure);
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? "; Secure" : ""}`;

  return {
    async start(user, response) {
      const token = randomBytes(32).toString("base64url");
      const started = now();
      const expiresAt = new Date(started.getTime() + SESSION_HOURS * 3_600_000).toISOString();
      await records.deleteExpiredSessions(started.toISOString());
      await records.saveSession({ tokenHash: hashToken(token), userId: user.id, expiresAt });
      response.appendHeader(
        "Set-Cookie",
        `${name}=${token}; Max-Age=${SESSION_HOURS * 3600}; ${attributes}`,
      );
    },
    async end(request, response) {
      const token = readCookie(request, name);
      if (token !== null) await records.deleteSession(hashToken(token));
      response.appendHeader("Set-Cookie", `${name}=; Max-Age=0; ${attributes}`);
    },
    async userOf(request) {
      const token = readCookie(request, name);
      const session = token === null ? null : await records.findSession(hashToken(token));
      if (session === null || session.expiresAt <= now().toISOString()) return null;
      return await store.findUser(session.userId);
    },
  };
}

/** `__Host-` makes the browser refuse a cookie of another host or without Secure; plain http cannot have it. */
export function cookieName(secure: boolean): string {
  return secure ? "__Host-wijkpen" : "wijkpen";
}

/** Tokens are 43 letters of base64url; anything else is not ours and is not looked up. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

function readCookie(request: IncomingMessage, name: string): string | null {
  for (const pair of (request.headers.cookie ?? "").split(";")) {
    const [key, value = ""] = pair.trim().split("=", 2);
    if (key === name) return TOKEN.test(value) ? value : null;
  }
  return null;
}

function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
