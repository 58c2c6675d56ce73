/** A whole server in this process, on a port of the system's choice and in a fresh folder, with people who can log in. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { LoginLimits } from "../../server/auth/loginLimit.ts";
import { hashPassword } from "../../server/auth/password.ts";
import type { Config } from "../../server/config.ts";
import { createLog } from "../../server/log.ts";
import type { Log } from "../../server/log.ts";
import { startServer } from "../../server/start.ts";
import type { Running } from "../../server/start.ts";
import type { Role, UserRecord } from "../../server/store/port.ts";

export type Answer<T = unknown> = { status: number; headers: Headers; body: T; text: string };

/** One person at one browser: keeps the cookie and says where the request comes from, as a browser does. */
export type Client = {
  /** The Cookie header, for a websocket; empty before logging in. */
  cookie: string;
  /** Sends and reads the answer; `body` is sent as JSON, bytes as they are. Headers given win, `null` leaves one out. */
  send<T = Json>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string | null>,
  ): Promise<Answer<T>>;
  get<T = Json>(path: string): Promise<Answer<T>>;
  logIn(email: string, password: string): Promise<Answer>;
};

/** The keys of every answer of the API; a test reads the one that it expects there. */
export type Json = {
  code: string;
  message: string;
  details: { kind: string; name: string; sentence: string }[];
  id: string;
  user: { id: string; name: string; email: string };
  plan: {
    id: string;
    title: string;
    gemeente: string;
    role: string;
    epoch: string;
    status: string;
  };
  plans: { id: string; title: string; role: string; deletedAt: string | null }[];
  members: { name: string; role: string }[];
  comments: CommentJson[];
  job: {
    id: string;
    state: string;
    progress: number;
    step: string;
    message: string | null;
    filename: string | null;
  };
  findings: { rule: string; severity: string; message: string }[];
  totals: Record<string, unknown>;
  verdicts: { rule: string; result: string; reason?: string }[];
  deviations: DeviationJson[];
  packages: {
    id: string;
    concept: boolean;
    versie: string;
    revision: number;
    sha256: string;
    size: number;
    files: { name: string }[];
    refusals: { kind: string }[];
    authorName: string;
  }[];
  attachment: AttachmentJson;
  attachments: AttachmentJson[];
  today: string;
  hash: string;
  status: string;
};

export type CommentJson = {
  id: string;
  blockId: string;
  text: string;
  authorName: string;
  resolvedAt: string | null;
  mine: boolean;
};

export type AttachmentJson = {
  id: string;
  position: number;
  title: string;
  openness: string;
  ground: string | null;
  mediaType: string;
  size: number;
  sha256: string;
  remarks: string[];
};

export type DeviationJson = {
  rule: string;
  blockIds: string[];
  reason: string;
  functionTitle: string;
  authorName: string;
  createdAt: string;
};

export type TestServer = Running & {
  folder: string;
  /** For `new WebSocket`: "ws://127.0.0.1:41234". */
  socketAddress: string;
  /** Somebody who is not logged in. */
  visitor(): Client;
  /** A demo account, logged in: "anna", "bram", "carla", "dirk" or "els". */
  as(firstName: string): Promise<Client>;
  /** Somebody new, logged in; with a role in a plan when given. */
  newcomer(member?: { planId: string; role: Role }): Promise<Client & { user: UserRecord }>;
  /** The id of the example plan. */
  examplePlan(): Promise<string>;
  stopAndRemove(): Promise<void>;
};

export type TestServerOptions = {
  folder?: string;
  config?: Partial<Config>;
  loginLimits?: LoginLimits;
  now?: () => Date;
  pages?: string;
  log?: Log;
};

export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), "wijkpen-test-")));
  const { folder: _folder, config: changes, ...rest } = options;
  const running = await startServer(
    { ...configIn(folder), ...changes },
    { log: createLog("silent"), ballast: 0, ...rest },
  );
  const visitor = () => createClient(running);
  let newcomers = 0;
  return {
    ...running,
    folder,
    socketAddress: `ws://127.0.0.1:${running.port}`,
    visitor,
    async as(firstName) {
      const account = running.accounts.find(({ email }) => email.startsWith(`${firstName}.`));
      if (!account) throw new Error(`No demo account ${firstName}`);
      return await loggedIn(visitor(), account);
    },
    async newcomer(member) {
      newcomers += 1;
      const user = await addUser(running, newcomers);
      if (member) await running.store.saveMember({ ...member, userId: user.id });
      return { ...(await loggedIn(visitor(), { email: user.email, password: PASSWORD })), user };
    },
    examplePlan: async () => (await running.store.readSetting("demo-plan")) ?? "",
    async stopAndRemove() {
      await running.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The settings of a test server: nothing of the machine's environment. */
export function configIn(folder: string): Config {
  const base = {
    port: 0,
    host: "127.0.0.1",
    url: null,
    proxies: 0,
    metricsToken: null,
    drain: 0,
    mongo: null,
    chromium: null,
    redis: null,
    logLevel: "silent",
  } as const;
  return { ...base, data: folder, demo: "aan", production: false };
}

const PASSWORD = "een-wachtwoord-voor-de-test";

async function addUser(running: Running, number: number): Promise<UserRecord> {
  const user: UserRecord = {
    id: `nieuw-${number}`,
    email: `nieuw${number}@oosterwaarde.example`,
    name: `Nieuw ${number}`,
    organisation: "Gemeente Oosterwaarde",
    beheerder: false,
    passwordHash: await hashPassword(PASSWORD),
  };
  await running.store.saveUser(user);
  return user;
}

async function loggedIn(
  client: Client,
  account: { email: string; password: string },
): Promise<Client> {
  const answer = await client.logIn(account.email, account.password);
  if (answer.status !== 200) throw new Error(`Login of ${account.email} gave ${answer.status}`);
  return client;
}

function createClient(running: Running): Client {
  const client: Client = {
    cookie: "",
    async send(method, path, body, headers = {}) {
      const given = {
        Origin: running.address,
        Cookie: client.cookie || null,
        ...(body === undefined ? {} : JSON_HEADERS),
        ...headers,
      };
      const sent = Object.entries(given).filter(
        (pair): pair is [string, string] => pair[1] !== null,
      );
      const response = await fetch(`http://127.0.0.1:${running.port}${path}`, {
        method,
        headers: sent,
        redirect: "manual",
        ...(body === undefined ? {} : { body: sentAs(body) }),
      });
      for (const cookie of response.headers.getSetCookie())
        client.cookie = cookie.split(";")[0] ?? "";
      const text = await response.text();
      const isJson =
        response.headers.get("Content-Type")?.includes("application/json") && text !== "";
      return {
        status: response.status,
        headers: response.headers,
        text,
        body: isJson ? JSON.parse(text) : text,
      };
    },
    get: (path) => client.send("GET", path),
    logIn: (email, password) => client.send("POST", "/api/session", { email, password }),
  };
  return client;
}

function sentAs(body: unknown): string | Uint8Array<ArrayBuffer> {
  if (body instanceof Uint8Array) return new Uint8Array(body);
  return typeof body === "string" ? body : JSON.stringify(body);
}

const JSON_HEADERS = { "Content-Type": "application/json" };
