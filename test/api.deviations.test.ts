/** Deviating from a rule with a reason, and the verdict that follows, through the whole server. */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { checkPlan } from "../templates/checklist.ts";
import { RULES } from "../templates/checklist.ts";
import { asDeviation } from "../templates/deviation.ts";
import { importPlan } from "../templates/importPlan.ts";
import { readPlan } from "../templates/plan.ts";
import { verdictHash } from "../templates/verdict.ts";
import { oneLine, wordsOfDocx } from "./support/documents.ts";
import { openNoticeSocket } from "./support/noticeSocket.ts";
import { startTestServer } from "./support/server.ts";
import type { Client, DeviationJson, TestServer } from "./support/server.ts";

let server: TestServer;
let anna: Client;
let carla: Client;
let example: { [key: string]: unknown };
let planId: string;

beforeAll(async () => {
  // Half past eleven at night in UTC: in the Netherlands it is the next day.
  server = await startTestServer({ now: () => new Date("2026-11-21T23:30:00Z") });
  anna = await server.as("anna");
  carla = await server.as("carla");
  const id = await server.examplePlan();
  example = (await anna.get<typeof example>(`/api/plans/${id}/export.json`)).body;
});
afterAll(() => server.stopAndRemove());

const reason = {
  reason: "De provincie en de huurders besluiten pas in januari 2027.",
  functionTitle: "projectleider",
};

/** A copy of the example, for one test. */
async function freshExample(changes: object = {}): Promise<string> {
  const body = { plan: { ...example, ...changes } };
  planId = (await anna.send("POST", "/api/plans", body)).body.id;
  return `/api/plans/${planId}`;
}

const resultOf = async (address: string, rule: string) =>
  (await anna.get(`${address}/checklist`)).body.verdicts.find((each) => each.rule === rule);

describe("a deviation with a reason", () => {
  it("carries the name and the time of the server, and sets the rule aside", async () => {
    const address = await freshExample();
    expect(await resultOf(address, "PAR-04")).toMatchObject({ result: "niet voldaan" });
    const put = await anna.send<DeviationJson>("PUT", `${address}/deviations/PAR-04`, reason);
    const deviation = {
      rule: "PAR-04",
      blockIds: [],
      ...reason,
      authorName: "Anna de Wit",
      createdAt: "2026-11-21T23:30:00.000Z",
    };
    expect([put.status, put.body]).toEqual([200, deviation]);
    expect((await carla.get(`/api/plans/${await server.examplePlan()}/deviations`)).status).toBe(
      200,
    );
    expect((await anna.get(`${address}/deviations`)).body).toEqual({ deviations: [deviation] });
    expect(await resultOf(address, "PAR-04")).toMatchObject({
      result: "afgeweken met reden",
      reason: reason.reason,
    });
    const { findings, deviations } = (await anna.get(`${address}/checklist`)).body;
    expect(findings.map(({ rule }) => rule)).not.toContain("PAR-04");
    expect(deviations).toEqual([deviation]);
  });

  it("for one block leaves the others open, and can be taken back alone", async () => {
    const address = await freshExample();
    for (const blockIds of [["p-04"], ["p-10", "p-09", "p-10"]])
      await anna.send("PUT", `${address}/deviations/PAR-04`, { ...reason, blockIds });
    expect((await anna.get(`${address}/deviations`)).body.deviations).toMatchObject([
      { blockIds: ["p-04"] },
      { blockIds: ["p-09", "p-10"] },
    ]);
    expect(await resultOf(address, "PAR-04")).toMatchObject({ result: "afgeweken met reden" });
    const one = await anna.send("DELETE", `${address}/deviations/PAR-04?blok=p-10&blok=p-09`);
    expect([one.status, await resultOf(address, "PAR-04")]).toMatchObject([
      204,
      { result: "niet voldaan", findings: [{ blockIds: ["p-09"] }, { blockIds: ["p-10"] }] },
    ]);
    await anna.send("DELETE", `${address}/deviations/PAR-04`);
    expect((await anna.get(`${address}/deviations`)).body.deviations).toEqual([]);
  });

  it.each(["WIJ-02", "BUD-02", "BUD-04", "TIJ-02", "TIJ-03", "TXT-04", "PAR-07"])(
    "[%s] is refused: the plan must be right there",
    async (rule) => {
      const path = `/api/plans/${await server.examplePlan()}/deviations/${rule}`;
      const { status, body } = await anna.send("PUT", path, reason);
      expect([status, body.code]).toEqual([409, "AFWIJKEN_KAN_NIET"]);
      expect(body.message).toContain(`Van regel ${rule} kunt u niet afwijken`);
    },
  );

  it("is possible for every other rule", () => {
    expect(RULES.filter(({ absolute }) => absolute)).toHaveLength(7);
  });

  it.each([
    ["PAR-99", reason, 404, "De checklist heeft deze regel niet."],
    ["PAR-04", { ...reason, reason: "Kan niet." }, 400, "De reden is te kort."],
    ["PAR-04", { ...reason, reason: "x".repeat(2001) }, 400, "Maak de reden korter"],
    ["PAR-04", { reason: reason.reason }, 400, "Vul uw functie in."],
    ["PAR-04", { ...reason, functionTitle: "x".repeat(101) }, 400, "Maak uw functie korter"],
    ["PAR-04", { ...reason, blockIds: ["weg"] }, 400, "Dit blok staat niet meer in het plan."],
    ["PAR-04", { ...reason, blockIds: "p-04" }, 400, "Geef aan voor welke blokken"],
    ["PAR-04", { ...reason, authorName: "Bram" }, 400, 'Wijkpen kent het gegeven "authorName"'],
  ])("from %s is refused when it is %j", async (rule, body, status, message) => {
    const path = `/api/plans/${await server.examplePlan()}/deviations/${rule}`;
    const answer = await anna.send("PUT", path, body);
    expect([answer.status, answer.body.message]).toEqual([
      status,
      expect.stringContaining(message),
    ]);
  });
});

describe("deviations in a file", () => {
  it("are exported with the function and without the name, and come back as records", async () => {
    const address = await freshExample();
    await anna.send("PUT", `${address}/deviations/PAR-04`, { ...reason, blockIds: ["p-09"] });
    const { body, text } = await anna.get<{ afwijkingen: object[] }>(`${address}/export.json`);
    expect(body.afwijkingen).toEqual([
      {
        regel: "PAR-04",
        reden: reason.reason,
        functie: "projectleider",
        blokken: ["p-09"],
        datum: "2026-11-22",
      },
    ]);
    expect(text).not.toContain("Anna de Wit");
    const bram = await server.as("bram");
    const { id } = (await bram.send("POST", "/api/plans", { plan: body })).body;
    expect((await bram.get(`/api/plans/${id}/deviations`)).body.deviations).toEqual([
      expect.objectContaining({ ...reason, blockIds: ["p-09"], authorName: "Bram Kaya" }),
    ]);
    const again = await bram.get<typeof body>(`/api/plans/${id}/export.json`);
    expect(again.body.afwijkingen).toEqual(body.afwijkingen);
  });

  it("keep the day on which was deviated, but none that is still to come", async () => {
    const line = { regel: "BUD-09", reden: reason.reason, functie: "controller" };
    const lines = [
      { ...line, datum: "2026-03-29" },
      { ...line, regel: "BUD-05", datum: "2031-01-01" },
    ];
    const address = await freshExample({ afwijkingen: lines });
    const { body } = await anna.get<{ afwijkingen: object[] }>(`${address}/export.json`);
    expect(body.afwijkingen).toEqual([
      { ...line, regel: "BUD-05", datum: "2026-11-22" },
      { ...line, datum: "2026-03-29" },
    ]);
  });

  it("refuse the file when the rule cannot be set aside", async () => {
    const afwijkingen = [{ regel: "TXT-04", reden: reason.reason, functie: "projectleider" }];
    const answer = await anna.send("POST", "/api/plans", { plan: { ...example, afwijkingen } });
    expect([answer.status, answer.body.code]).toEqual([422, "BESTAND_ONLEESBAAR"]);
    expect(answer.body.message).toContain("afwijkingen[0].regel");
  });
});

describe("the verdict of the server", () => {
  it("is what an editor computes from the same plan, deviations and day", async () => {
    const address = await freshExample();
    await anna.send("PUT", `${address}/deviations/BUD-09`, reason);
    const { body } = await anna.get(`${address}/checklist`);
    const file = (await anna.get<object>(`${address}/export.json`)).body;
    const plan = readPlan(importPlan(file, { newId: () => "x" }).doc);
    const deviations = body.deviations.map(asDeviation);
    const own = checkPlan(plan, { today: body.today, deviations });
    expect(body.today).toBe("2026-11-22");
    expect(body.verdicts).toEqual(JSON.parse(JSON.stringify(own)));
    expect(body.hash).toBe(verdictHash(own));
  });

  it("reaches open editors after a deviation, and after an edit when it is quiet", async () => {
    const address = await freshExample();
    const first = await openNoticeSocket(server, anna, planId);
    await anna.send("PUT", `${address}/deviations/PAR-04`, reason);
    expect(await first.notice("deviations")).toEqual({ kind: "deviations" });
    const told = await first.notice("verdict");
    const { hash } = (await anna.get(`${address}/checklist`)).body;
    expect(told).toMatchObject({ kind: "verdict", today: "2026-11-22", hash });
    first.socket.close();

    const second = await openNoticeSocket(server, anna, planId);
    await anna.send("PATCH", address, { title: "XXX nog een naam bedenken, zie 06-12345678" });
    const after = await second.notice("verdict");
    expect(after["hash"]).not.toBe(hash);
    expect(after["hash"]).toBe((await anna.get(`${address}/checklist`)).body.hash);
    second.socket.close();
  });
});

describe("the control report", () => {
  it("is made of the verdict of this moment, with the deviations and without names", async () => {
    const address = await freshExample();
    await anna.send("PUT", `${address}/deviations/PAR-04`, reason);
    const asked = await anna.send("POST", `${address}/documents`, {
      kind: "controle",
      format: "docx",
    });
    let { job } = asked.body;
    while (job.state === "wacht" || job.state === "bezig")
      job = (await anna.get(`/api/documents/${job.id}`)).body.job;
    expect(job).toMatchObject({
      state: "klaar",
      filename: expect.stringMatching(/^controlerapport-kruidenbuurt-.*\.docx$/),
    });
    const response = await fetch(`http://127.0.0.1:${server.port}/api/documents/${job.id}/file`, {
      headers: { Cookie: anna.cookie },
    });
    const words = wordsOfDocx(new Uint8Array(await response.arrayBuffer()));
    expect(words).toContain(oneLine(`Reden: ${reason.reason} (projectleider, 22 november 2026)`));
    expect(words).not.toContain("Anna de Wit");
  });
});
