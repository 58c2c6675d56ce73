import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { findBrowser } from "../server/generate/browser.ts";
import { startTestServer } from "./support/server.ts";
import type { Client, Json, TestServer } from "./support/server.ts";
import { processesLeft, watchedBrowser } from "./support/watchedBrowser.ts";

describe("asking for a document", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.stopAndRemove());

  it("gives a job, and then a Word file to download", async () => {
    const anna = await server.as("anna");
    const asked = await anna.send("POST", `/api/plans/${await server.examplePlan()}/documents`, {
      kind: "wup",
      format: "docx",
    });
    expect([asked.status, asked.body.job]).toEqual([
      202,
      expect.objectContaining({ id: expect.any(String), message: null }),
    ]);
    const address = `/api/documents/${asked.body.job.id}`;
    let { job } = (await anna.get(address)).body;
    while (job.state === "wacht" || job.state === "bezig") job = (await anna.get(address)).body.job;
    expect(job).toMatchObject({
      state: "klaar",
      progress: 1,
      filename: expect.stringMatching(/\.docx$/),
    });
    const file = await anna.get(`${address}/file`);
    expect(file.headers.get("Content-Type")).toContain("wordprocessingml");
    expect(file.headers.get("Content-Disposition")).toMatch(
      /^attachment; filename="[^"]+\.docx"; filename\*=UTF-8''/,
    );
    expect(file.text.startsWith("PK")).toBe(true);
  }, 120_000);

  it("refuses a definitive package with the list of what is open", async () => {
    const anna = await server.as("anna");
    const ask = async (body: object) =>
      await anna.send("POST", `/api/plans/${await server.examplePlan()}/documents`, body);
    const refused = await ask({ kind: "pakket" });
    expect([refused.status, refused.body.code]).toEqual([409, "PAKKET_GEWEIGERD"]);
    expect(refused.body.details).toContainEqual({
      kind: "metagegevens",
      name: "waardering",
      sentence: "MDTO: De waardering uit de selectielijst staat niet in het gemeenteprofiel.",
      place: null,
    });
  });

  it.each([
    [{ kind: "pakket", format: "pdf" }, 'Wijkpen kent het gegeven "format" niet.'],
    [{ kind: "wup", format: "odt" }, "Kies DOCX, PDF of XLSX."],
    [{ kind: "raadsvoorstel", format: "xlsx" }, "Alleen de begrotingswijziging kan als XLSX."],
    [{ kind: "raadsvoorstel", format: "docx", profile: "eigen" }, "Dit profiel bestaat niet."],
    [{ kind: "raadsnota", format: "pdf" }, "Wijkpen kan dit soort document niet maken."],
  ])("is refused for %j", async (body, message) => {
    const anna = await server.as("anna");
    const answer = await anna.send(
      "POST",
      `/api/plans/${await server.examplePlan()}/documents`,
      body,
    );
    expect([answer.status, answer.body.message]).toEqual([400, message]);
  });

  it("ends with the right to the plan, also for a file that is ready", async () => {
    const names = { titel: "Plan", gemeente: "Oosterwaarde", wijknaam: "Wijk" };
    const planId = (await (await server.as("anna")).send("POST", "/api/plans", names)).body.id;
    const reader = await server.newcomer({ planId, role: "lezer" });
    const { job } = (
      await reader.send("POST", `/api/plans/${planId}/documents`, { kind: "wup", format: "docx" })
    ).body;
    await server.store.deleteMember(planId, reader.user.id);
    expect((await reader.get(`/api/documents/${job.id}`)).body.code).toBe("OPDRACHT_ONBEKEND");
  });
});

describe("following and stopping a document", () => {
  let server: TestServer;
  let place: string;
  beforeAll(async () => {
    place = await mkdtemp(join(tmpdir(), "wijkpen-cancel-"));
    const chromium = await watchedBrowser(place, false);
    server = await startTestServer({ config: { chromium } });
  });
  afterAll(async () => {
    await server.stopAndRemove();
    await rm(place, { recursive: true, force: true });
  });

  /** What the events say, one by one, until they end. */
  async function* eventsOf(client: Client, id: string) {
    const address = `http://127.0.0.1:${server.port}/api/documents/${id}/events`;
    const response = await fetch(address, { headers: { Cookie: client.cookie } });
    expect(response.headers.get("Content-Type")).toContain("text/event-stream");
    let text = "";
    for await (const chunk of response.body ?? []) {
      text += new TextDecoder().decode(chunk);
      for (const [event, data = ""] of text.matchAll(/data: (.*)\n\n/g)) {
        text = text.replace(event, "");
        yield (JSON.parse(data) as Json).job;
      }
    }
  }

  it("tells each step as it comes; cancelling ends the work and every process of it within two seconds", async () => {
    if (!(await findBrowser({ PATH: process.env["PATH"] }))) return;
    const anna = await server.as("anna");
    const address = `/api/plans/${await server.examplePlan()}/documents`;
    const { job } = (await anna.send("POST", address, { kind: "wup", format: "pdf" })).body;
    const steps: string[] = [];
    let cancelledAt = 0;
    for await (const { state, step } of eventsOf(anna, job.id)) {
      steps.push(step);
      if (step !== "De bladzijden worden opgemaakt") continue;
      expect(state).toBe("bezig");
      while ((await processesLeft(place)).length === 0) await setImmediate();
      cancelledAt = performance.now();
      const cancelled = await anna.send("DELETE", `/api/documents/${job.id}`);
      expect([cancelled.status, cancelled.body.job.state]).toEqual([200, "geannuleerd"]);
    }
    expect(steps.at(-1)).toBe("Geannuleerd");
    while ((await processesLeft(place)).length > 0) await setImmediate();
    expect(performance.now() - cancelledAt).toBeLessThan(SOON);
    expect((await anna.get(`/api/documents/${job.id}/file`)).body.code).toBe("NOG_NIET_KLAAR");
  }, 120_000);

  it("ends the events when the session does, and says no more", async () => {
    const reader = await server.newcomer({ planId: await server.examplePlan(), role: "lezer" });
    const address = `/api/plans/${await server.examplePlan()}/documents`;
    const { job } = (await reader.send("POST", address, { kind: "wup", format: "docx" })).body;
    const told: string[] = [];
    for await (const { state } of eventsOf(reader, job.id)) {
      told.push(state);
      if (told.length === 1) await reader.send("DELETE", "/api/session");
    }
    expect(told.length).toBeGreaterThan(0);
    expect(told).not.toContain("klaar");
    const anna = await server.as("anna");
    expect((await anna.get(`/api/documents/${job.id}`)).body.code).toBe("OPDRACHT_ONBEKEND");
  }, 60_000);
});

/** Two seconds, and what a busy machine takes to tell it. */
const SOON = 4_000;
