import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { countedLog, countedMaker, countedStore } from "../server/operations/figures.ts";
import { createLog } from "../server/log.ts";
import { createMetrics } from "../server/operations/metrics.ts";
import type { Store } from "../server/store/port.ts";
import { startTestServer } from "./support/server.ts";
import type { Client, TestServer } from "./support/server.ts";
import { pause } from "./support/suite.ts";
import { openWorld, until } from "./support/writers.ts";

const TOKEN = "een-token-voor-deze-test-alleen";

/** The samples of a text in the form of Prometheus: "name{labels}" to a number. */
function samplesOf(text: string): Map<string, number> {
  const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(" ");
      return [line.slice(0, at), Number(line.slice(at + 1))];
    }),
  );
}

describe("the metrics of a server", () => {
  let server: TestServer;
  let anna: Client;
  let planId: string;

  beforeAll(async () => {
    server = await startTestServer({ config: { metricsToken: TOKEN, chromium: "/geen" } });
    anna = await server.as("anna");
    planId = await server.examplePlan();
  });
  afterAll(() => server.stopAndRemove());

  const read = async (headers: Record<string, string> = { Authorization: `Bearer ${TOKEN}` }) =>
    await server.visitor().send("GET", "/metrics", undefined, headers);
  const samples = async () => samplesOf((await read()).text);

  it.each<[string, Record<string, string>]>([
    ["nothing", {}],
    ["another token", { Authorization: "Bearer een-ander-token-van-24-letters" }],
    ["the token in another way", { Authorization: `Basic ${TOKEN}` }],
  ])("are not for who brings %s", async (_what, headers) => {
    const { status, text } = await read(headers);
    expect(status).toBe(401);
    expect(text).toContain("WIJKPEN_METRICS_TOKEN");
    expect(text).not.toContain("wijkpen_");
  });

  it("are no page for people who are logged in", async () => {
    expect((await anna.get("/metrics")).status).toBe(401);
  });

  it("say what the server holds and whether it can write", async () => {
    const { status, headers, text } = await read();
    expect(status).toBe(200);
    expect(headers.get("Content-Type")).toContain("text/plain");
    const found = samplesOf(text);
    expect(found.get("wijkpen_store_can_write")).toBe(1);
    expect(found.get("wijkpen_damage")).toBe(0);
    expect(found.get("wijkpen_websockets")).toBe(0);
    expect(found.get("wijkpen_open_plans")).toBe(0);
    expect(found.get("wijkpen_jobs_waiting")).toBe(0);
    expect(found.has("nodejs_eventloop_lag_p99_seconds")).toBe(true);
    expect(found.has("process_resident_memory_bytes")).toBe(true);
  });

  it("count edits, commits and requests by the pattern of their route", async () => {
    const before = await samples();
    await anna.send("PATCH", `/api/plans/${planId}`, { title: "Een nieuwe titel" });
    await anna.get("/api/plans/bestaat-niet");
    await anna.get("/bestaat-niet-8f2b");
    const after = await samples();
    const grown = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0);
    expect(grown("wijkpen_acknowledgement_seconds_count")).toBe(1);
    expect(grown("wijkpen_acknowledgement_seconds_sum")).toBeGreaterThan(0);
    expect(grown('wijkpen_store_commit_seconds_count{outcome="gelukt"}')).toBe(1);
    const http = (labels: string) => grown(`wijkpen_http_seconds_count{${labels}}`);
    expect(http('method="PATCH",route="/api/plans/:id",status="204"')).toBe(1);
    expect(http('method="GET",route="/api/plans/:id",status="404"')).toBe(1);
    expect(http('method="GET",route="onbekend",status="404"')).toBe(1);
    expect(grown('wijkpen_errors_total{code="PLAN_ONBEKEND"}')).toBe(1);
  });

  it("count documents and jobs by their kind", async () => {
    const { job } = (
      await anna.send("POST", `/api/plans/${planId}/documents`, {
        kind: "begrotingswijziging",
        format: "xlsx",
      })
    ).body;
    const state = async () => (await anna.get(`/api/documents/${job.id}`)).body.job.state;
    while (["wacht", "bezig"].includes(await state())) await pause(50);
    // The queue hears of the end after whoever asked for the document.
    while ((await samples()).get("wijkpen_jobs_running") !== 0) await pause(20);
    const found = await samples();
    const labels = 'kind="stuk",format="xlsx",outcome="gelukt"';
    expect(found.get(`wijkpen_document_seconds_count{${labels}}`)).toBe(1);
    expect(
      found.get('wijkpen_job_seconds_count{kind="begrotingswijziging",outcome="gelukt"}'),
    ).toBe(1);
  });

  it("name no plan and no person", async () => {
    const { text } = await read();
    const user = (await anna.get("/api/session")).body.user;
    for (const secret of [planId, user.id, user.email, user.name, "bestaat-niet", TOKEN])
      expect(text).not.toContain(secret);
  });
});

describe("metrics that nobody asked for", () => {
  it("leave every part as it is", () => {
    const store = {} as Store;
    const log = createLog("silent");
    const maker = { generate: async () => "bestand" };
    expect(countedStore(store, null)).toBe(store);
    expect(countedLog(log, null)).toBe(log);
    expect(countedMaker(maker, null)).toBe(maker);
  });
});

describe("the hot path", () => {
  it("tells one figure for each turn, however many edits are in it [SY4]", async () => {
    const waits: number[] = [];
    const world = await openWorld({ onAcknowledged: (ms) => void waits.push(ms) });
    try {
      const anna = world.writer("anna");
      await anna.ready();
      for (let n = 0; n < 200; n += 1) anna.type("a");
      await anna.saved();
      await until(() => waits.length > 0, "a figure");
      expect(waits.length).toBeLessThan(100);
      for (const ms of waits) {
        expect(ms).toBeGreaterThan(0);
        expect(ms).toBeLessThan(30_000);
      }
    } finally {
      await world.close();
    }
  });

  it("says nothing of a turn that could not be written [SY5]", async () => {
    const waits: number[] = [];
    let isBroken = false;
    const world = await openWorld({
      onAcknowledged: (ms) => void waits.push(ms),
      around: (store) => ({
        ...store,
        append: async (...given) => {
          if (isBroken) throw new Error("de schijf weigert");
          return await store.append(...given);
        },
      }),
    });
    try {
      const anna = world.writer("anna");
      await anna.ready();
      await until(() => waits.length > 0, "the figure of what she brought");
      waits.length = 0;
      isBroken = true;
      anna.type("niet op schijf");
      await until(() => anna.closes.length > 0, "the room to fail");
      expect(waits).toEqual([]);
      isBroken = false;
      await anna.saved();
      await until(() => waits.length > 0, "a figure");
    } finally {
      await world.close();
    }
  });
});

describe("the figures", () => {
  it("of a failure stand apart, and the failure goes on", async () => {
    const { figures, text } = createMetrics();
    const maker = countedMaker(
      {
        generate: async (_request: { kind: string; format: string }) =>
          await Promise.reject(new Error("stuk")),
      },
      figures,
    );
    await expect(maker.generate({ kind: "wup", format: "pdf" })).rejects.toThrow("stuk");
    const lines: string[] = [];
    const log = countedLog(createLog("info", { write: (line) => void lines.push(line) }), figures);
    log.error({ planId: "p1" }, "mis");
    log.info("goed");
    expect(lines).toHaveLength(2);
    const found = samplesOf(await text());
    const labels = 'kind="wup",format="pdf",outcome="mislukt"';
    expect(found.get(`wijkpen_document_seconds_count{${labels}}`)).toBe(1);
    expect(found.get('wijkpen_log_lines_total{level="error"}')).toBe(1);
  });
});
