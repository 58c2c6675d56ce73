import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { describe, expect, it } from "@jest/globals";
import { ACTIONS, ROLES, can, createAccess } from "../server/auth/access.ts";
import { hashPassword, newPassword, verifyPassword } from "../server/auth/password.ts";
import { createSessions } from "../server/auth/session.ts";
import type { SessionDeps } from "../server/auth/session.ts";
import { StoreFull } from "../server/store/port.ts";
import type { PlanRecord, Role, SessionRecord, UserRecord } from "../server/store/port.ts";

describe("a password", () => {
  it("is kept as argon2id in PHC notation, never twice the same", async () => {
    const [one, two] = await Promise.all([hashPassword("sesam"), hashPassword("sesam")]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
    expect(await verifyPassword("sesam", one)).toBe(true);
    expect(await verifyPassword("Sesam", one)).toBe(false);
  });

  it("is the same however its accents were typed", async () => {
    expect(await verifyPassword("cafe\u0301", await hashPassword("caf\u00e9"))).toBe(true);
  });

  it.each([null, "", "sesam", "$argon2id$v=19$m=1,t=1,p=1$x$y"])(
    "never fits the stored hash %p",
    async (stored) => {
      expect(await verifyPassword("", stored)).toBe(false);
      expect(await verifyPassword("sesam", stored)).toBe(false);
    },
  );

  it("for the demo is new each time and can be read out", () => {
    const made = new Set(Array.from({ length: 100 }, newPassword));
    expect(made.size).toBe(100);
    for (const password of made) expect(password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
  });
});

const anna: UserRecord = {
  id: "anna",
  email: "anna@x.example",
  name: "Anna",
  organisation: "Gemeente",
  beheerder: false,
  passwordHash: null,
};

function sessionStore() {
  const kept = new Map<string, SessionRecord>();
  const store: SessionDeps["store"] = {
    saveSession: async (session) => void kept.set(session.tokenHash, session),
    findSession: async (hash) => kept.get(hash) ?? null,
    deleteSession: async (hash) => void kept.delete(hash),
    deleteExpiredSessions: async (now) => {
      for (const [hash, { expiresAt }] of kept) if (expiresAt < now) kept.delete(hash);
    },
    findUser: async (id) => (id === anna.id ? anna : null),
  };
  return { kept, store };
}

function requestWith(cookie: string | undefined): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  if (cookie !== undefined) request.headers.cookie = cookie;
  return request;
}

async function logIn(deps: SessionDeps): Promise<string> {
  const response = new ServerResponse(requestWith(undefined));
  await createSessions(deps).start(anna, response);
  return String(response.getHeader("Set-Cookie"));
}

describe("a session", () => {
  const now = () => new Date("2026-11-22T09:00:00Z");

  it("is a cookie that scripts and other sites cannot use, of which the store knows only the hash", async () => {
    const { store, kept } = sessionStore();
    const cookie = await logIn({ store, now, secure: true });
    expect(cookie).toMatch(
      /^__Host-wijkpen=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
    );
    const token = cookie.slice("__Host-wijkpen=".length).split(";")[0];
    expect(JSON.stringify([...kept.values()])).not.toContain(token);
  });

  it("has a plain name on http, where browsers refuse __Host-", async () => {
    const cookie = await logIn({ store: sessionStore().store, now, secure: false });
    expect(cookie).toMatch(/^wijkpen=/);
    expect(cookie).not.toContain("Secure");
  });

  it("says who asks, among other cookies", async () => {
    const { store } = sessionStore();
    const cookie = (await logIn({ store, now, secure: false })).split(";")[0];
    const { userOf } = createSessions({ store, now, secure: false });
    expect(await userOf(requestWith(`a=1; ${cookie}; b=2`))).toEqual(anna);
    expect(await userOf(requestWith(undefined))).toBeNull();
    expect(await userOf(requestWith("wijkpen=geraden"))).toBeNull();
  });

  it("ends after twelve hours", async () => {
    const { store } = sessionStore();
    const cookie = (await logIn({ store, now, secure: false })).split(";")[0];
    const at = (time: string) =>
      createSessions({ store, now: () => new Date(time), secure: false });
    expect(await at("2026-11-22T20:59:59Z").userOf(requestWith(cookie))).toEqual(anna);
    expect(await at("2026-11-22T21:00:00Z").userOf(requestWith(cookie))).toBeNull();
  });

  it("is worthless after logging out, also to whoever kept the cookie", async () => {
    const { store } = sessionStore();
    const cookie = (await logIn({ store, now, secure: false })).split(";")[0];
    const sessions = createSessions({ store, now, secure: false });
    const response = new ServerResponse(requestWith(undefined));
    await sessions.end(requestWith(cookie), response);
    expect(String(response.getHeader("Set-Cookie"))).toMatch(/^wijkpen=; Max-Age=0/);
    expect(await sessions.userOf(requestWith(cookie))).toBeNull();
  });
});

describe("[ST23] while the store cannot write, a session", () => {
  const now = () => new Date("2026-11-22T09:00:00Z");

  /** A store that refuses writes until `isFull` is false, and people who log in and out. */
  function trouble() {
    const { kept, store } = sessionStore();
    const disk = { isFull: true };
    const refusing =
      <A extends unknown[]>(write: (...given: A) => Promise<void>) =>
      async (...given: A) => {
        if (disk.isFull) throw new StoreFull();
        await write(...given);
      };
    const sessions = createSessions({
      store: {
        ...store,
        saveSession: refusing(store.saveSession),
        deleteSession: refusing(store.deleteSession),
        deleteExpiredSessions: refusing(store.deleteExpiredSessions),
      },
      now,
      secure: false,
    });
    const logIn = async () => {
      const response = new ServerResponse(requestWith(undefined));
      await sessions.start(anna, response);
      return requestWith(String(response.getHeader("Set-Cookie")).split(";")[0]);
    };
    const logOut = (request: IncomingMessage) =>
      sessions.end(request, new ServerResponse(requestWith(undefined)));
    return { disk, kept, logIn, logOut, userOf: sessions.userOf };
  }

  it("begins all the same, and is kept by the store as soon as that can write", async () => {
    const { disk, kept, logIn, userOf } = trouble();
    const request = await logIn();
    expect(await userOf(request)).toEqual(anna);
    expect(kept.size).toBe(0);
    disk.isFull = false;
    await logIn();
    expect(kept.size).toBe(2);
    expect(await userOf(request)).toEqual(anna);
  });

  it("ends all the same, and stays ended", async () => {
    const { disk, kept, logIn, logOut, userOf } = trouble();
    disk.isFull = false;
    const [stored, other] = [await logIn(), await logIn()];
    disk.isFull = true;
    const passing = await logIn();
    await logOut(stored);
    await logOut(passing);
    expect(await userOf(stored)).toBeNull();
    expect(await userOf(passing)).toBeNull();
    expect(await userOf(other)).toEqual(anna);
    disk.isFull = false;
    await logIn();
    expect(kept.size).toBe(2);
    expect(await userOf(stored)).toBeNull();
  });
});

describe("the table of roles", () => {
  const mayOf = (role: Role) => ACTIONS.filter((action) => can(role, action));

  it("lets an eigenaar do everything and nobody nothing", () => {
    expect(mayOf("eigenaar")).toEqual(ACTIONS);
    expect(ACTIONS.filter((action) => can(null, action))).toEqual([]);
  });

  it("[SY6] lets only eigenaar and schrijver write", () => {
    expect(ROLES.filter((role) => can(role, "schrijven"))).toEqual(["eigenaar", "schrijver"]);
    expect(ROLES.filter((role) => can(role, "hernoemen"))).toEqual(["eigenaar", "schrijver"]);
  });

  it("lets a meelezer and the griffie comment, a lezer not", () => {
    expect(ROLES.filter((role) => can(role, "opmerking-plaatsen"))).toEqual([
      "eigenaar",
      "schrijver",
      "meelezer",
      "griffie",
    ]);
    expect(mayOf("lezer")).toEqual(["lezen", "exporteren"]);
  });
});

describe("what somebody is of a gemeente", () => {
  const partOf = async (
    user: Partial<UserRecord>,
    { role = "schrijver", ...plan }: Partial<PlanRecord> & { role?: Role } = {},
  ) => {
    const record = { gemeente: "Elders", deletedAt: null, status: "in-opstelling", ...plan };
    const store = {
      findPlan: async () => null,
      findMember: async () => null,
      plansOf: async () => [{ plan: record as PlanRecord, role }],
    };
    return await createAccess({ store }).partIn({ ...anna, ...user }, "Oosterwaarde ");
  };
  const gemeente = "oosterwaarde";

  it("is beheerder for a beheerder of the organisation with its name, and of no other", async () => {
    for (const organisation of ["Gemeente Oosterwaarde", " gemeente  OOSTERWAARDE", "Oosterwaarde"])
      expect(await partOf({ beheerder: true, organisation })).toBe("beheerder");
    for (const organisation of ["Bureau Oosterwaarde", "Gemeente Oosterwaarde-Zuid", ""])
      expect(await partOf({ beheerder: true, organisation })).toBeNull();
    expect(await partOf({ beheerder: false, organisation: "Gemeente Oosterwaarde" })).toBeNull();
  });

  it("is lid for who may see a plan of it", async () => {
    expect(await partOf({ beheerder: true, organisation: "Bureau" }, { gemeente })).toBe("lid");
    expect(await partOf({}, { gemeente, role: "griffie" })).toBeNull();
    expect(await partOf({}, { gemeente, deletedAt: "2026-11-22T09:00:00Z" })).toBeNull();
  });
});

describe("the role in a plan", () => {
  const roleOf = async (role: Role, plan: Partial<PlanRecord>) => {
    const record = { id: "p", deletedAt: null, status: "in-opstelling", ...plan } as PlanRecord;
    const store = {
      findPlan: async (id: string) => (id === "p" ? record : null),
      findMember: async (planId: string, userId: string) =>
        userId === "anna" && planId === "p" ? { planId, userId, role } : null,
      plansOf: async () => [{ plan: record, role }],
    };
    return await createAccess({ store }).roleIn(anna, "p");
  };

  it("is that of the member", async () => {
    expect(await roleOf("meelezer", {})).toBe("meelezer");
  });

  it("is only left to the eigenaar once the plan is in the bin", async () => {
    const deletedAt = "2026-11-22T09:00:00Z";
    expect(await roleOf("eigenaar", { deletedAt })).toBe("eigenaar");
    expect(await roleOf("schrijver", { deletedAt })).toBeNull();
  });

  it("is not there for the griffie before the hand-over", async () => {
    expect(await roleOf("griffie", {})).toBeNull();
    expect(await roleOf("griffie", { status: "gereed-voor-college" })).toBeNull();
    expect(await roleOf("griffie", { status: "gereed-voor-griffie" })).toBe("griffie");
  });
});
