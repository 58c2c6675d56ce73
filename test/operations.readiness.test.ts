import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { hasBrowser } from "../server/generate/browserPath.ts";
import { browserProbe, damageProbe, folderProbe, storeProbe } from "../server/operations/probes.ts";
import { createReadiness } from "../server/operations/readiness.ts";
import type { Finding, Probe } from "../server/operations/readiness.ts";
import { openSqliteStore } from "../server/store/sqlite.ts";
import { startTestServer } from "./support/server.ts";
import type { TestServer } from "./support/server.ts";

const GOOD: Finding = { state: "goed", message: "Gevonden." };

function probe(look: Probe["look"]): Probe {
  return { name: "iets", look };
}

describe("a server is ready", () => {
  it("when nothing that it needs is gone, also where something is limited", async () => {
    const limited: Finding = { state: "beperkt", message: "Alleen lezen." };
    const { status, parts } = await createReadiness([
      probe(() => GOOD),
      probe(async () => limited),
    ]).look();
    expect(status).toBe("gereed");
    expect(parts).toEqual([
      { name: "iets", ...GOOD },
      { name: "iets", ...limited },
    ]);
  });

  it.each<[string, Probe["look"]]>([
    ["says so", () => ({ state: "mis", message: "Weg." })],
    ["throws", () => Promise.reject(new Error("wachtwoord en adres van de database"))],
    ["says nothing at all", () => new Promise(() => {})],
  ])("not when one of them %s", async (_how, look) => {
    const { status, parts } = await createReadiness([probe(() => GOOD), probe(look)], {
      patience: 5,
    }).look();
    expect(status).toBe("niet-gereed");
    expect(parts.map(({ state }) => state)).toEqual(["goed", "mis"]);
    expect(JSON.stringify(parts)).not.toContain("wachtwoord");
  });

  it("not any more once it stops", async () => {
    const readiness = createReadiness([probe(() => GOOD)]);
    readiness.stop();
    expect(await readiness.look()).toEqual({ status: "stopt", parts: [] });
  });

  it("and looks once a second, however often it is asked", async () => {
    let looks = 0;
    let now = 0;
    const counting = probe(() => {
      looks += 1;
      return GOOD;
    });
    const readiness = createReadiness([counting], { now: () => now });
    await Promise.all(Array.from({ length: 50 }, () => readiness.look()));
    expect(looks).toBe(1);
    now = 1_000;
    await readiness.look();
    expect(looks).toBe(2);
  });
});

describe("what a server needs", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "wijkpen-probe-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("is a store that can be read; one that can only be read is limited", async () => {
    const store = openSqliteStore(folder);
    expect(await storeProbe(store).look()).toMatchObject({ state: "goed" });
    const full = { readSetting: store.readSetting, canWrite: () => false };
    expect(await storeProbe(full).look()).toMatchObject({ state: "beperkt" });
    await store.close();
    await expect(Promise.resolve(storeProbe(store).look())).rejects.toThrow();
  });

  it("is a folder for files", async () => {
    expect(await folderProbe(folder).look()).toMatchObject({ state: "goed" });
    await expect(Promise.resolve(folderProbe(join(folder, "weg")).look())).rejects.toThrow(
      "ENOENT",
    );
  });

  it("may be a browser: without one all but the PDF works", async () => {
    const found = (path: string) =>
      browserProbe(() => hasBrowser({ PUPPETEER_EXECUTABLE_PATH: path })).look();
    expect(await found(process.execPath)).toMatchObject({ state: "goed" });
    expect(await found(join(folder, "geen-chromium"))).toMatchObject({ state: "beperkt" });
    expect(await hasBrowser({ PATH: folder })).toBe(
      process.platform === "linux" && process.arch === "x64",
    );
  });

  it("is data without damage; what is known of it is said, and the rest goes on", async () => {
    expect(await damageProbe(() => 0).look()).toMatchObject({ state: "goed" });
    expect(await damageProbe(() => 2).look()).toMatchObject({
      state: "beperkt",
      message: expect.stringContaining("Bekende schade: 2."),
    });
  });
});

describe("a proxy that asks", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ config: { drain: 1, chromium: "/er/is/geen/chromium" } });
  });
  afterAll(() => rm(server.folder, { recursive: true, force: true }));

  it("hears that the server lives and is ready, and what it misses", async () => {
    const visitor = server.visitor();
    expect(await visitor.get("/healthz")).toMatchObject({ status: 200, body: { status: "ok" } });
    const { status, headers, body } = await visitor.get<{ status: string; parts: unknown[] }>(
      "/readyz",
    );
    expect([status, body.status]).toEqual([200, "gereed"]);
    expect(headers.get("Cache-Control")).toBe("no-store");
    expect(body.parts).toMatchObject([
      { name: "opslag", state: "goed" },
      { name: "bestanden", state: "goed" },
      { name: "gegevens", state: "goed" },
      { name: "chromium", state: "beperkt" },
    ]);
  });

  it("is sent away before anybody who is there notices [SY12]", async () => {
    const anna = await server.as("anna");
    const stopped = server.stop();
    expect(await anna.get("/readyz")).toMatchObject({ status: 503, body: { status: "stopt" } });
    expect((await anna.get("/healthz")).status).toBe(200);
    expect((await anna.get("/api/plans")).status).toBe(200);
    await stopped;
    await expect(anna.get("/healthz")).rejects.toThrow();
  });
});
