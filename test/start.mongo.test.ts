import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { docOf, readHistory } from "../server/sync/history.ts";
import { hasMongo, startMongo } from "./support/mongo.ts";
import type { MongoServer } from "./support/mongo.ts";
import { startTestServer } from "./support/server.ts";

const describeMongo = hasMongo() ? describe : describe.skip;

describeMongo("a server with MONGODB_URI", () => {
  let server: MongoServer;
  beforeAll(async () => {
    server = await startMongo();
  });
  afterAll(() => server.stop());

  it("has the demo with its example, keeps everything in the database and nothing in the folder", async () => {
    const mongo = server.newDatabase();
    const folder = mkdtempSync(join(tmpdir(), "wijkpen-mongo-"));
    const first = await startTestServer({ folder, config: { mongo } });
    const anna = await first.as("anna");
    const planId = await first.examplePlan();
    const { body } = await anna.get(`/api/plans/${planId}`);
    expect(body.plan.role).toBe("eigenaar");
    const comment = { blockId: "m-01", quote: "", text: "Klopt dit?" };
    const placed = await anna.send("POST", `/api/plans/${planId}/comments`, comment);
    expect(placed.status).toBe(201);
    const said = docOf((await readHistory(first.store, planId)).updates).toJSON();
    await first.stop();
    expect(readdirSync(folder)).toEqual([]);

    const again = await startTestServer({ folder, config: { mongo } });
    const carla = await again.as("carla");
    const { comments } = (await carla.get(`/api/plans/${planId}/comments`)).body;
    expect(comments.map(({ text }) => text)).toContain("Klopt dit?");
    expect(docOf((await readHistory(again.store, planId)).updates).toJSON()).toEqual(said);
    expect((await again.visitor().get("/readyz")).status).toBe(200);
    await again.stop();
    rmSync(folder, { recursive: true });
  }, 90_000);
});

it("a server without MONGODB_URI never reads mongoose", async () => {
  const script = `
    import { startServer } from ${JSON.stringify(new URL("../server/start.ts", import.meta.url).href)};
    import { readConfig } from ${JSON.stringify(new URL("../server/config.ts", import.meta.url).href)};
    import { createRequire } from "node:module";
    const folder = process.env.WIJKPEN_DATA;
    const running = await startServer(readConfig(process.env));
    await running.stop();
    const read = Object.keys(createRequire(import.meta.url).cache);
    console.log("GELEZEN", read.filter((name) => /mongoose|mongodb/.test(name)).length, read.length > 0);
    process.exit(0);`;
  const folder = mkdtempSync(join(tmpdir(), "wijkpen-start-"));
  const env = { PATH: process.env["PATH"], WIJKPEN_DATA: folder, PORT: "0", LOG_LEVEL: "silent" };
  const node = ["--input-type=module", "-e", script];
  const { stdout } = await promisify(execFile)(process.execPath, node, { env });
  expect(stdout).toContain("GELEZEN 0 true");
  expect(existsSync(join(folder, "wijkpen.sqlite"))).toBe(true);
  rmSync(folder, { recursive: true });
}, 60_000);
