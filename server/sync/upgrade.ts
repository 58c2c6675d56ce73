/**
 * The door of the sync server: decides who, from where, which plan and with which editor before any frame is read (SY1).
 * A refusal is an accepted websocket that is closed at once: a browser cannot see the status of a refused upgrade.
 */
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import type { WebSocket } from "ws";
import { SCHEMA_VERSION } from "../../templates/blocks.ts";
import type { Log } from "../log.ts";
import type { Role, Store, UserRecord } from "../store/port.ts";
import { LIMITS } from "./connection.ts";

export type DoorDeps = {
  store: Pick<Store, "findPlan">;
  sessions: { userOf(request: IncomingMessage): Promise<UserRecord | null> };
  access: {
    roleIn(user: UserRecord, planId: string): Promise<Role | null>;
    mayWrite(role: Role): boolean;
  };
  /** Exact values of the Origin header. */
  origins: readonly string[];
  log: Log;
  isStopping(): boolean;
  /** Loads the plan (SY2); a visit that is given back by `leave`. May throw. */
  enter(planId: string): Promise<{ leave(): void; welcome(visitor: Visitor): void }>;
};

export type Visitor = {
  user: UserRecord;
  role: Role;
  socket: WebSocket;
  stream: Duplex;
  /** Whether the session that opened this websocket still holds. */
  isLoggedIn(): Promise<boolean>;
};

type Refusal = { code: number; reason: string };
type Accept = (then: (socket: WebSocket) => void) => void;
type Passage = { user: UserRecord; role: Role; planId: string };

export type Door = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

export function createDoor(deps: DoorDeps): Door {
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    // Compression of small updates is ruinous, and our frames are written past the sender of ws.
    perMessageDeflate: false,
    maxPayload: LIMITS.payload,
  });
  return (request, stream, head) => {
    let isAccepted = false;
    const accept: Accept = (then) => {
      isAccepted = true;
      sockets.handleUpgrade(request, stream, head, then);
    };
    // Between the request and the handshake nobody else listens; a reset then must not end the process.
    stream.on("error", (error) => deps.log.debug({ err: error }, "websocket"));
    open(deps, request, stream, accept).catch((error: unknown) => {
      deps.log.error({ err: error }, "een plan kon niet worden geopend");
      if (isAccepted) stream.destroy();
      else accept((socket) => refuse(socket, { code: 1011, reason: "PLAN_BESCHADIGD" }));
    });
  };
}

/** Ask for the role once more when the plan is loaded: it may have been withdrawn meanwhile (SY9). */
async function open(
  deps: DoorDeps,
  request: IncomingMessage,
  stream: Duplex,
  accept: Accept,
): Promise<void> {
  const first = await judge(deps, request);
  if ("code" in first) return accept((socket) => refuse(socket, first));
  const visit = await deps.enter(first.planId);
  try {
    const passage = await judge(deps, request);
    if ("code" in passage) return accept((socket) => refuse(socket, passage));
    let isWelcome = false;
    accept((socket) => {
      isWelcome = true;
      const isLoggedIn = async () => (await deps.sessions.userOf(request)) !== null;
      visit.welcome({ ...passage, socket, stream, isLoggedIn });
    });
    if (!isWelcome) visit.leave();
  } catch (error) {
    visit.leave();
    throw error;
  }
}

async function judge(deps: DoorDeps, request: IncomingMessage): Promise<Passage | Refusal> {
  if (deps.isStopping()) return { code: 1012, reason: "HERSTART" };
  if (!deps.origins.includes(request.headers.origin ?? ""))
    return { code: 4403, reason: "VREEMDE_HERKOMST" };
  const user = await deps.sessions.userOf(request);
  if (user === null) return { code: 4401, reason: "NIET_INGELOGD" };
  const { planId, schema, epoch } = readAddress(request.url ?? "");
  const plan = planId === null ? null : await deps.store.findPlan(planId);
  const role =
    plan === null || plan.deletedAt !== null ? null : await deps.access.roleIn(user, plan.id);
  if (plan === null || role === null) return { code: 4403, reason: "PLAN_ONBEKEND" };
  if (schema !== String(SCHEMA_VERSION)) return { code: 4409, reason: "EDITOR_VEROUDERD" };
  if (epoch !== plan.epoch) return { code: 4409, reason: "PLAN_TERUGGEZET" };
  return { user, role, planId: plan.id };
}

function readAddress(address: string): {
  planId: string | null;
  schema: string | null;
  epoch: string | null;
} {
  const base = "http://wijkpen.invalid";
  const url = URL.canParse(address, base) ? new URL(address, base) : null;
  const [, planId = null] = /^\/sync\/([A-Za-z0-9_-]{1,100})$/.exec(url?.pathname ?? "") ?? [];
  return {
    planId,
    schema: url?.searchParams.get("schema") ?? null,
    epoch: url?.searchParams.get("epoch") ?? null,
  };
}

function refuse(socket: WebSocket, { code, reason }: { code: number; reason: string }): void {
  // A refused visitor may still talk; nothing of it is read, and nothing of it may end the process.
  socket.on("error", () => socket.terminate());
  socket.close(code, reason);
}
