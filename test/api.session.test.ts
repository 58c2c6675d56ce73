import { once } from "node:events";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { openNoticeSocket } from "./support/noticeSocket.ts";
import { startTestServer } from "./support/server.ts";
import type { TestServer } from "./support/server.ts";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stopAndRemove());

const annasEmail = "anna.dewit@oosterwaarde.example";

describe("logging in", () => {
  it("gives a session and says who one is, never the hash of the password", async () => {
    const anna = await server.as("anna");
    const { status, body, text } = await anna.get("/api/session");
    expect(status).toBe(200);
    expect(body.user).toEqual({
      id: expect.any(String),
      name: "Anna de Wit",
      email: annasEmail,
      organisation: "Gemeente Oosterwaarde",
      beheerder: false,
    });
    expect(text).not.toContain("argon2");
  });

  it("takes the e-mail address in capitals and with spaces around it", async () => {
    const account = server.accounts[0];
    const answer = await server
      .visitor()
      .logIn(` ${annasEmail.toUpperCase()} `, account?.password ?? "");
    expect(answer.status).toBe(200);
  });

  it("does not tell who exists: the same answer for a wrong password and an unknown person", async () => {
    const wrong = await server.visitor().logIn(annasEmail, "geraden");
    const unknown = await server.visitor().logIn("niemand@oosterwaarde.example", "geraden");
    expect(wrong.status).toBe(401);
    expect([unknown.status, unknown.text]).toEqual([wrong.status, wrong.text]);
    expect(wrong.headers.getSetCookie()).toEqual([]);
  });

  it("gives another session each time", async () => {
    const [one, two] = await Promise.all([server.as("anna"), server.as("anna")]);
    expect(one.cookie).not.toBe(two.cookie);
  });

  it.each([
    [{ password: "x" }, "Vul het e-mailadres in."],
    [{ email: "", password: "x" }, "Vul het e-mailadres in."],
    [{ email: annasEmail, password: { $ne: "" } }, "Vul het wachtwoord in."],
    [
      { email: annasEmail, password: "x", beheerder: true },
      'Wijkpen kent het gegeven "beheerder" niet.',
    ],
    [[], "Stuur de gegevens als JSON, met Content-Type application/json."],
  ])("refuses %j in a Dutch sentence", async (body, message) => {
    const answer = await server.visitor().send("POST", "/api/session", body);
    expect([answer.status, answer.body]).toEqual([400, { code: "ONGELDIGE_INVOER", message }]);
  });

  it("takes JSON only, so that a form of another site says nothing", async () => {
    const form = { "Content-Type": "application/x-www-form-urlencoded" };
    const answer = await server.visitor().send("POST", "/api/session", "email=a&password=b", form);
    expect([answer.status, answer.body.code]).toEqual([400, "ONGELDIGE_INVOER"]);
    const broken = await server.visitor().send("POST", "/api/session", "{");
    expect([broken.status, broken.body.code]).toEqual([400, "ONGELDIGE_INVOER"]);
  });
});

describe("logging out", () => {
  it("ends the session on the server, whatever the browser keeps", async () => {
    const anna = await server.as("anna");
    const kept = anna.cookie;
    expect((await anna.send("DELETE", "/api/session")).status).toBe(204);
    anna.cookie = kept;
    expect((await anna.get("/api/session")).body).toEqual({ user: null });
    const { status, body } = await anna.get("/api/plans");
    expect([status, body.code]).toEqual([401, "NIET_INGELOGD"]);
  });

  it("[SY9] closes the plans that this session had open, and no one else's", async () => {
    const [anna, bram] = [await server.as("anna"), await server.as("bram")];
    const planId = await server.examplePlan();
    const [mine, theirs] = [
      await openNoticeSocket(server, anna, planId),
      await openNoticeSocket(server, bram, planId),
    ];
    const closed = once(mine.socket, "close");
    await anna.send("DELETE", "/api/session");
    expect((await closed)[0]).toBe(4401);
    expect(theirs.socket.readyState).toBe(theirs.socket.OPEN);
    theirs.socket.close();
  });
});

describe("guessing passwords", () => {
  it("stops per account, also for the right password, and leaves others alone", async () => {
    const strict = await startTestServer({ loginLimits: { perAddress: 50, perAccount: 3 } });
    try {
      const guess = () => strict.visitor().logIn(annasEmail, "geraden");
      expect([(await guess()).status, (await guess()).status, (await guess()).status]).toEqual([
        401, 401, 401,
      ]);
      const fourth = await strict.visitor().logIn(annasEmail, strict.accounts[0]?.password ?? "");
      expect([fourth.status, fourth.body]).toEqual([
        429,
        { code: "TE_VAAK", message: expect.stringContaining("Wacht een paar minuten") },
      ]);
      expect((await strict.as("bram")).cookie).not.toBe("");
    } finally {
      await strict.stopAndRemove();
    }
  });

  it("stops per address, whatever accounts are tried", async () => {
    const strict = await startTestServer({ loginLimits: { perAddress: 2, perAccount: 50 } });
    try {
      const statuses = [];
      for (const name of ["a", "b", "c"])
        statuses.push((await strict.visitor().logIn(`${name}@x.example`, "geraden")).status);
      expect(statuses).toEqual([401, 401, 429]);
    } finally {
      await strict.stopAndRemove();
    }
  });
});
