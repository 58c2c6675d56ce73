/** Typed calls of the HTTP interface; every failure becomes one error with a Dutch sentence. */
import type { Settings } from "../templates/settings.ts";
import { attachmentCalls } from "./attachmentCalls.ts";
import { profileCalls } from "./profile/profileApi.ts";
import { measurementCalls } from "./measurementCalls.ts";
import { documentCalls } from "./documentCalls.ts";

export type User = {
  id: string;
  name: string;
  email: string;
  organisation: string;
  beheerder: boolean;
};

/** A plan in the list. Moments are ISO 8601 in UTC. */
export type PlanSummary = {
  id: string;
  title: string;
  gemeente: string;
  wijknaam: string;
  role: string;
  status: string;
  versie: string;
  createdAt: string;
  updatedAt: string;
  deletedAt: string | null;
};

export type Member = { name: string; organisation: string; role: string };
export type OpenPlan = Omit<PlanSummary, "createdAt" | "updatedAt" | "deletedAt"> & {
  epoch: string;
  /** What is shown is the last good version of a plan that was damaged on the server. */
  isDamaged?: boolean;
};

export type Comment = {
  id: string;
  blockId: string;
  /** How the block was called when the comment was written. */
  quote: string;
  text: string;
  authorName: string;
  createdAt: string;
  resolvedAt: string | null;
  mine: boolean;
};

/** A rule that the plan deviates from with a reason. */
export type Deviation = {
  rule: string;
  /** Only for these blocks; empty: the whole rule. */
  blockIds: readonly string[];
  reason: string;
  functionTitle: string;
  authorName: string;
  createdAt: string;
};

/** The verdict of the server: the day it is for, and a hash that is the same where the same is said. */
export type ServerVerdict = {
  today: string;
  hash: string;
  deviations: Deviation[];
  /** The thresholds that the gemeente chose. */
  settings: Partial<Settings>;
};

export type NewPlan = { titel: string; gemeente: string; wijknaam: string } | { plan: unknown };

/**
 * What a call of the server gave instead of an answer; `message` is fit to be shown, `details` are the points behind it.
 * Status 0: no connection.
 */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly details: readonly unknown[];

  constructor(code: string, status: number, message: string, details: readonly unknown[] = []) {
    super(message);
    this.details = details;
    this.name = "ApiError";
    this.code = code;
    this.status = status;
  }
}

export type Api = ReturnType<typeof createApi>;

/** The calls, over the browser's `fetch` or one that is given. */
export function createApi(fetcher: typeof fetch = (...request) => fetch(...request)) {
  const call: Call = async (...request) => checked(await sent(fetcher, ...request));
  const json = async <T>(...request: Asked): Promise<T> =>
    (await (await call(...request)).json()) as T;
  return {
    ...sessionCalls(call, json),
    ...planCalls(call, json),
    ...checklistCalls(call, json),
    ...documentCalls({ call, json, file: (path) => fileOf(call, path) }),
    ...measurementCalls(call, json),
    ...attachmentCalls({ call, json, file: (path) => fileOf(call, path) }),
    ...profileCalls(call, json),
  };
}

/** A body is sent as JSON, a file as it is; headers are for what goes with a file. */
type Asked = [method: string, path: string, body?: unknown, headers?: Record<string, string>];
export type Call = (...request: Asked) => Promise<Response>;
export type JsonCall = <T>(...request: Asked) => Promise<T>;

function sessionCalls(call: Call, json: JsonCall) {
  return {
    login: async (email: string, password: string): Promise<User> =>
      (await json<{ user: User }>("POST", "/api/session", { email, password })).user,
    /** Who is logged in, or null. */
    session: async (): Promise<User | null> =>
      (await json<{ user: User | null }>("GET", "/api/session")).user,
    logout: async (): Promise<void> => void (await call("DELETE", "/api/session")),
  };
}

function planCalls(call: Call, json: JsonCall) {
  const at = (id: string) => `/api/plans/${encodeURIComponent(id)}`;
  return {
    /** `incomplete`: damage on the server may keep plans from the list. */
    plans: (inBin = false) =>
      json<{ plans: PlanSummary[]; incomplete: boolean }>(
        "GET",
        `/api/plans${inBin ? "?bin=1" : ""}`,
      ),
    createPlan: async (plan: NewPlan): Promise<string> =>
      (await json<{ id: string }>("POST", "/api/plans", plan)).id,
    plan: (id: string) => json<{ plan: OpenPlan; members: Member[] }>("GET", at(id)),
    renamePlan: async (id: string, title: string) => void (await call("PATCH", at(id), { title })),
    deletePlan: async (id: string) => void (await call("DELETE", at(id))),
    restorePlan: async (id: string) => void (await call("POST", `${at(id)}/restore`, {})),
    exportPlan: (id: string) => fileOf(call, `${at(id)}/export.json`),
    /** `incomplete`: damage on the server keeps comments from the list. */
    comments: (id: string) =>
      json<{ comments: Comment[]; incomplete: boolean }>("GET", `${at(id)}/comments`),
    addComment: (id: string, comment: Pick<Comment, "blockId" | "quote" | "text">) =>
      json<Comment>("POST", `${at(id)}/comments`, comment),
    resolveComment: (id: string, commentId: string, resolved: boolean) =>
      json<Comment>("PATCH", `${at(id)}/comments/${encodeURIComponent(commentId)}`, { resolved }),
  };
}

function checklistCalls(call: Call, json: JsonCall) {
  const at = (id: string) => `/api/plans/${encodeURIComponent(id)}`;
  const rule = (id: string, name: string) => `${at(id)}/deviations/${encodeURIComponent(name)}`;
  return {
    checklist: (id: string) => json<ServerVerdict>("GET", `${at(id)}/checklist`),
    deviations: (id: string) => json<{ deviations: Deviation[] }>("GET", `${at(id)}/deviations`),
    deviate: async (
      id: string,
      name: string,
      deviation: Pick<Deviation, "reason" | "functionTitle" | "blockIds">,
    ) => void (await call("PUT", rule(id, name), deviation)),
    /** Takes back the deviation of exactly these blocks. */
    withdraw: async (id: string, { rule: name, blockIds }: Deviation) => {
      const blocks = new URLSearchParams(blockIds.map((block) => ["blok", block]));
      await call("DELETE", `${rule(id, name)}${blockIds.length > 0 ? `?${blocks}` : ""}`);
    },
  };
}

async function sent(
  fetcher: typeof fetch,
  ...[method, path, body, headers = {}]: Asked
): Promise<Response> {
  const init: RequestInit = { method, credentials: "same-origin" };
  if (body instanceof Blob) {
    init.headers = { ...headers, "Content-Type": "application/octet-stream" };
    init.body = body;
  } else if (body !== undefined) {
    init.headers = { "Content-Type": "application/json" };
    init.body = JSON.stringify(body);
  }
  try {
    return await fetcher(path, init);
  } catch {
    throw noConnection();
  }
}

async function checked(response: Response): Promise<Response> {
  if (response.ok) return response;
  throw errorOf(response.status, await response.json().catch(() => null));
}

/** The browser does not tell why; for the reader every reason is the same. */
export function noConnection(): ApiError {
  return new ApiError(
    "GEEN_VERBINDING",
    0,
    "Er is geen verbinding met Wijkpen. Controleer uw internet en probeer het opnieuw.",
  );
}

/** What the server answered instead: its own sentence where there is one. */
export function errorOf(status: number, answer: unknown): ApiError {
  const { code, message, details, requestId } = (answer ?? {}) as Record<string, unknown>;
  const sentence =
    typeof message === "string"
      ? message
      : "Wijkpen geeft nu geen goed antwoord. Probeer het over een minuut opnieuw.";
  return new ApiError(
    typeof code === "string" ? code : "ONBEKEND",
    status,
    // Only where the beheerder has to look: with it the line in the log is found.
    typeof requestId === "string" ? `${sentence} Noem dit nummer: ${requestId}.` : sentence,
    Array.isArray(details) ? details : [],
  );
}

async function fileOf(call: Call, path: string): Promise<{ blob: Blob; filename: string | null }> {
  const response = await call("GET", path);
  return {
    blob: await response.blob(),
    filename: filenameIn(response.headers.get("Content-Disposition")),
  };
}

/** The name that a Content-Disposition header gives, the UTF-8 form first; null when there is none. */
export function filenameIn(header: string | null): string | null {
  const extended = /filename\*=UTF-8''([^;]+)/i.exec(header ?? "")?.[1];
  if (extended) return decoded(extended.trim());
  return /filename="?([^";]+)"?/i.exec(header ?? "")?.[1]?.trim() ?? null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a name with a stray % is still a name
  }
}
