import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { canonicalPlan } from "../templates/json.ts";
import { startTestServer } from "./support/server.ts";
import type { Client, TestServer } from "./support/server.ts";

let server: TestServer;
let anna: Client;

beforeAll(async () => {
  server = await startTestServer();
  anna = await server.as("anna");
});
afterAll(() => server.stopAndRemove());

const names = {
  titel: "Wijkuitvoeringsplan Bloemenbuurt",
  gemeente: "Oosterwaarde",
  wijknaam: "Bloemenbuurt",
};

async function newPlan(client = anna): Promise<string> {
  return (await client.send("POST", "/api/plans", names)).body.id;
}

async function titlesOf(client: Client, query = ""): Promise<string[]> {
  return (await client.get(`/api/plans${query}`)).body.plans.map(({ title }) => title);
}

async function example(): Promise<{
  [key: string]: unknown;
  plangegevens: Record<string, unknown>;
}> {
  return JSON.parse(
    await readFile(new URL("../templates/example/kruidenbuurt.json", import.meta.url), "utf8"),
  );
}

describe("a new plan", () => {
  it("has the chapters of the template, and its maker as eigenaar", async () => {
    const id = await newPlan();
    const { body } = await anna.get(`/api/plans/${id}`);
    expect(body.plan).toMatchObject({
      id,
      title: names.titel,
      gemeente: "Oosterwaarde",
      role: "eigenaar",
      status: "in-opstelling",
      versie: "0.1",
    });
    expect(body.plan.epoch).toMatch(/./);
    expect(body.members).toEqual([
      { name: "Anna de Wit", organisation: "Gemeente Oosterwaarde", role: "eigenaar" },
    ]);
    const file = JSON.parse((await anna.get(`/api/plans/${id}/export.json`)).text);
    expect(file.plangegevens).toMatchObject(names);
  });

  it("is for its maker alone", async () => {
    const id = await newPlan();
    const bram = await server.as("bram");
    expect((await bram.get(`/api/plans/${id}`)).status).toBe(404);
    expect((await bram.get("/api/plans")).body.plans.map((plan) => plan.id)).not.toContain(id);
  });

  it.each([
    [{ titel: "", gemeente: "a", wijknaam: "b" }, "Vul de titel in."],
    [
      { titel: "x".repeat(141), gemeente: "a", wijknaam: "b" },
      "Maak de titel korter: ten hoogste 140 tekens.",
    ],
    [{ titel: "a", gemeente: "a" }, "Vul de naam van de wijk in."],
    [{ ...names, eigenaar: "iemand-anders" }, 'Wijkpen kent het gegeven "eigenaar" niet.'],
    [{ plan: {}, titel: "a" }, 'Wijkpen kent het gegeven "titel" niet.'],
  ])("is refused when it is %j", async (body, message) => {
    const answer = await anna.send("POST", "/api/plans", body);
    expect([answer.status, answer.body]).toEqual([400, { code: "ONGELDIGE_INVOER", message }]);
  });
});

describe("a plan from a file", () => {
  it("comes back as it was, in-opstelling whatever the file says", async () => {
    const file = await example();
    const { status, body } = await anna.send("POST", "/api/plans", { plan: file });
    expect(status).toBe(201);
    const exported = await anna.get(`/api/plans/${body.id}/export.json`);
    file.plangegevens["status"] = "in-opstelling";
    expect(canonicalPlan(JSON.parse(exported.text))).toEqual(canonicalPlan(file as never));
    expect(exported.headers.get("Content-Disposition")).toContain(
      'attachment; filename="Wijkuitvoeringsplan Kruidenbuurt.json"',
    );
  });

  it("is refused with its place when it holds what no plan has", async () => {
    const file = await example();
    const answer = await anna.send("POST", "/api/plans", {
      plan: { ...file, blokken: [{ id: "x", type: "toverblok" }] },
    });
    expect([answer.status, answer.body.code]).toEqual([422, "BESTAND_ONLEESBAAR"]);
    expect(answer.body.message).toContain("blokken[0].type");
  });

  it.each(["tekst", 12, null, [], { schemaVersie: 3 }, { schemaVersie: 2, __proto__x: 1 }])(
    "is refused when it is %j",
    async (plan) => {
      expect((await anna.send("POST", "/api/plans", { plan })).status).toBe(422);
    },
  );

  it("may be 20 MB, and no more", async () => {
    const answer = await anna.send("POST", "/api/plans", { plan: "x".repeat(20 * 1024 * 1024) });
    expect([answer.status, answer.body.code]).toEqual([413, "TE_GROOT"]);
    const elsewhere = await anna.send("POST", "/api/session", {
      email: "x".repeat(110_000),
      password: "x",
    });
    expect([elsewhere.status, elsewhere.body.code]).toEqual([413, "TE_GROOT"]);
  });

  it("may be large: it is read beside the others' work, and refused with its place all the same", async () => {
    const file = await example();
    const remark = { nr: "A", titel: "Begrippen", tekst: ["x".repeat(300_000)] };
    const large = await anna.send("POST", "/api/plans", {
      plan: { ...file, hoofdstukken: [remark] },
    });
    expect(large.status).toBe(201);
    const exported = JSON.parse((await anna.get(`/api/plans/${large.body.id}/export.json`)).text);
    expect(exported.hoofdstukken).toContainEqual(remark);
    const wrong = { ...file, hoofdstukken: [remark, { nr: 99 }] };
    const refused = await anna.send("POST", "/api/plans", { plan: wrong });
    expect([refused.status, refused.body.code]).toEqual([422, "BESTAND_ONLEESBAAR"]);
    expect(refused.body.message).toMatch(/Plaats in het bestand: hoofdstukken\[1\]\.nr\.$/);
  });

  it("is refused when it is nested too deep to be a plan", async () => {
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    const answer = await anna.send(
      "POST",
      "/api/plans",
      `{"plan":{"schemaVersie":2,"plangegevens":{},"blokken":[],"x-diep":${deep}}}`,
    );
    expect([answer.status, answer.body.code]).toEqual([422, "BESTAND_ONLEESBAAR"]);
  });

  it("is not even read from someone who is not logged in", async () => {
    const answer = await server.visitor().send("POST", "/api/plans", { plan: await example() });
    expect([answer.status, answer.body.code]).toEqual([401, "NIET_INGELOGD"]);
  });
});

describe("the name of a plan", () => {
  it("stands in the shared document and in the list at once", async () => {
    const id = await newPlan();
    expect(
      (await anna.send("PATCH", `/api/plans/${id}`, { title: "  Bloemenbuurt aardgasvrij " }))
        .status,
    ).toBe(204);
    expect(await titlesOf(anna)).toContain("Bloemenbuurt aardgasvrij");
    const file = JSON.parse((await anna.get(`/api/plans/${id}/export.json`)).text);
    expect(file.plangegevens.titel).toBe("Bloemenbuurt aardgasvrij");
  });

  it("is in the list after a stop, also when somebody had just typed it", async () => {
    const other = await startTestServer();
    const client = await other.as("anna");
    const id = (await client.send("POST", "/api/plans", names)).body.id;
    await client.send("PATCH", `/api/plans/${id}`, { title: "Net getypt" });
    await other.stop();
    const again = await startTestServer({ folder: other.folder });
    expect(await titlesOf(await again.as("anna"))).toContain("Net getypt");
    await again.stopAndRemove();
  });

  it("may not be empty", async () => {
    const answer = await anna.send("PATCH", `/api/plans/${await newPlan()}`, { title: " " });
    expect([answer.status, answer.body.message]).toEqual([400, "Vul de titel in."]);
  });
});

describe("the bin", () => {
  it("takes a plan out of everybody's list, and gives it back whole", async () => {
    const bram = await server.as("bram");
    const id = await newPlan();
    await server.store.saveMember({ planId: id, userId: "demo-bureau", role: "schrijver" });
    expect((await anna.send("DELETE", `/api/plans/${id}`)).status).toBe(204);
    expect((await anna.get("/api/plans")).body.plans.map((plan) => plan.id)).not.toContain(id);
    expect((await anna.get("/api/plans?bin=1")).body.plans.map((plan) => plan.id)).toContain(id);
    expect((await bram.get("/api/plans?bin=1")).body.plans).toEqual([]);
    expect((await bram.get(`/api/plans/${id}`)).status).toBe(404);
    expect((await anna.get(`/api/plans/${id}`)).body.code).toBe("PLAN_IN_PRULLENBAK");
    expect((await anna.send("POST", `/api/plans/${id}/restore`, {})).status).toBe(204);
    expect((await bram.get(`/api/plans/${id}`)).body.plan).toMatchObject({
      title: names.titel,
      role: "schrijver",
    });
  });
});

describe("a plan that one may not see", () => {
  it("looks exactly like one that does not exist", async () => {
    const els = await server.as("els");
    const id = await server.examplePlan();
    for (const tail of ["", "/export.json", "/checklist", "/comments"]) {
      const hidden = await els.get(`/api/plans/${id}${tail}`);
      const missing = await els.get(`/api/plans/bestaat-niet${tail}`);
      expect([hidden.status, hidden.text]).toEqual([404, missing.text]);
      expect(hidden.body.code).toBe("PLAN_ONBEKEND");
    }
  });
});

describe("the checklist of a plan", () => {
  it("gives the findings and totals of the example", async () => {
    const { status, body } = await anna.get(`/api/plans/${await server.examplePlan()}/checklist`);
    expect(status).toBe(200);
    expect([...new Set(body.findings.map(({ rule }) => rule))]).toEqual([
      "WAR-05",
      "MAA-08",
      "BUD-05",
      "BUD-09",
      "PAR-04",
      "TXT-02",
    ]);
    for (const finding of body.findings)
      expect(Object.keys(finding)).toEqual([
        "rule",
        "severity",
        "blockIds",
        "chapter",
        "message",
        "source",
      ]);
    expect(body.totals).toEqual(expect.objectContaining({ nodigTotaal: 30_837_000 }));
  });
});
