import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { createHash, randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { importPlan } from "../templates/importPlan.ts";
import { createPlan } from "../server/api/planRecord.ts";
import { runCli } from "../server/cli.ts";
import { openDemo } from "../server/demo.ts";
import { openPlace, openStorage } from "../server/storage.ts";
import { RECORD_TABLES } from "../server/store/mongoTables.ts";
import type { Store } from "../server/store/port.ts";
import { MOVING } from "../server/store/rows.ts";
import { compact } from "../server/sync/compaction.ts";
import { contentHash, readHistory } from "../server/sync/history.ts";
import { seedPlan } from "../server/sync/serverWrite.ts";
import { contentHashOf, moveAll } from "../server/verify/move.ts";
import type { Place } from "../server/verify/move.ts";
import { largePlan } from "./support/largePlan.ts";
import { hasMongo, inDatabase, startMongo } from "./support/mongo.ts";
import type { MongoServer } from "./support/mongo.ts";
import { packageRecord } from "./support/making.ts";
import { fillOneEach } from "./support/oneEach.ts";
import { planRecord } from "./support/planRecord.ts";
import { firstText } from "./support/writers.ts";

const describeMongo = hasMongo() ? describe : describe.skip;

const FILES = ["kaart", "x".repeat(100_000)].map((text) => new TextEncoder().encode(text));

describeMongo("wijkpen on MongoDB", () => {
  let server: MongoServer;
  let folder: string;
  let url: string;
  const at = (...names: string[]) => join(folder, ...names);
  beforeAll(async () => {
    server = await startMongo();
  });
  afterAll(() => server.stop());
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "wijkpen-migrate-"));
    url = server.newDatabase();
    process.env["MONGODB_URI"] = url;
  });
  afterEach(() => {
    delete process.env["MONGODB_URI"];
    rmSync(folder, { recursive: true, force: true });
  });

  async function wijkpen(...parameters: string[]) {
    const written = { out: "", err: "" };
    const stream = (name: "out" | "err") => ({
      write: (text: string) => void (written[name] += text),
    });
    const code = await runCli(parameters, { out: stream("out"), err: stream("err") });
    return { code, ...written };
  }

  /** A folder with one record of every kind, one plan with its text, and two files. */
  async function smallFolder(name = "data"): Promise<void> {
    const { store, files } = await openStorage({ data: at(name), mongo: null });
    await seedPlan(store, planRecord({ id: "p-klein" }), firstText(), "u-anna");
    await fillOneEach(store);
    await addText(store, planRecord().id);
    await keepFiles({ store, files });
    await store.close();
  }

  async function keepFiles({ store, files }: Awaited<ReturnType<typeof openStorage>> | Parts) {
    const [attachment] = await store.attachmentsOf(planRecord().id);
    for (const bytes of FILES) {
      const sha256 = await files.put(bytes);
      if (attachment) await store.saveAttachment({ ...attachment, id: sha256.slice(0, 8), sha256 });
    }
    await store.deleteAttachment(planRecord().id, "b-1");
    const zip = packageRecord({ planId: planRecord().id });
    await store.deletePackage(zip.planId, zip.id);
    const sha256 = await files.put(FILES[0] ?? new Uint8Array());
    await store.addPackage({ ...zip, sha256 });
    const template = await store.findTemplate("oosterwaarde");
    if (template) await store.saveTemplate({ ...template, sha256 });
  }
  type Parts = Pick<Awaited<ReturnType<typeof openStorage>>, "store" | "files">;

  /** The text of a plan whose record is there already. */
  async function addText(store: Store, planId: string): Promise<void> {
    await seedPlan(
      { ...store, createPlan: async () => {} },
      planRecord({ id: planId }),
      firstText(),
      "u-anna",
    );
  }

  /** The example, and a plan of 300 blocks that was compacted twice and written in after it. */
  async function largeFolder(): Promise<void> {
    await smallFolder();
    const { store } = await openStorage({ data: at("data"), mongo: null });
    const deps = { store, seedPlan, now: () => new Date(), newId: randomUUID };
    await openDemo({ ...deps, production: false });
    const planId = await createPlan(
      deps,
      "demo-gemeente",
      importPlan(largePlan({ blocks: 300 }), deps),
    );
    for (const _round of [1, 2]) {
      await addOne(store, planId);
      const { updates, head } = await readHistory(store, planId);
      const state = compact(updates);
      await store.saveSnapshot(planId, { ...head, state, contentHash: contentHash(state) });
    }
    await addOne(store, planId);
    await store.close();
  }

  async function addOne(store: Store, planId: string): Promise<void> {
    const { updates, head } = await readHistory(store, planId);
    await store.append(planId, head, [updates[0] ?? new Uint8Array()]);
  }

  /** All that a place holds, in words that can be compared. */
  async function contentsOf(data: string | null): Promise<unknown> {
    const place = await openPlace({ data: data ?? "", mongo: data === null ? url : null });
    const records = [];
    for (const table of RECORD_TABLES) {
      const rows = await place.rows.records(table);
      const own = rows
        .filter(({ name }) => name !== MOVING)
        .map((row) => JSON.stringify(row, Object.keys(row).toSorted()));
      records.push([table, own.toSorted()]);
    }
    const plans = [];
    for (const planId of await place.rows.planIds()) {
      const rows = await place.rows.plan(planId);
      const bytes = createHash("sha256").update(JSON.stringify(rows)).digest("hex");
      plans.push([planId, await contentHashOf(planId, rows), rows.log.length, bytes]);
    }
    const files = await place.files.hashes();
    await place.rows.close();
    return { records, plans, files };
  }

  describe("wijkpen migrate", () => {
    it("moves everything from SQLite to MongoDB and back, and nothing differs", async () => {
      await largeFolder();
      const before = await contentsOf(at("data"));
      expect(await wijkpen("migrate", "--naar", "mongo", "--data", at("data"))).toMatchObject({
        code: 0,
        err: "",
        out: expect.stringContaining("4 plannen"),
      });
      expect(await contentsOf(null)).toEqual(before);
      expect(await wijkpen("migrate", "--naar", "map", "--data", at("terug"))).toMatchObject({
        code: 0,
        err: "",
      });
      expect(await contentsOf(at("terug"))).toEqual(before);
      expect(await wijkpen("verify", "--data", at("terug"))).toMatchObject({ code: 0 });
    }, 180_000);

    it("goes on where it was killed; until then no server starts on what is there", async () => {
      await smallFolder();
      const place = { data: at("data"), mongo: null };
      const [source, target] = [await openPlace(place), await openPlace({ ...place, mongo: url })];
      await expect(moveAll(source, killedAtFirstPlan(target))).rejects.toThrow("killed");
      await Promise.all([source.rows.close(), target.rows.close()]);
      await expect(openStorage({ ...place, mongo: url })).rejects.toThrow(/niet afgemaakt/);
      expect((await wijkpen("migrate", "--naar", "mongo", "--data", at("data"))).code).toBe(0);
      expect(await contentsOf(null)).toEqual(await contentsOf(at("data")));
      const { store } = await openStorage({ ...place, mongo: url });
      expect(await store.findPlan(planRecord().id)).toEqual(planRecord());
      await store.close();
    }, 60_000);

    it("refuses a target that holds something, also of another move", async () => {
      await smallFolder();
      await smallFolder("ander");
      expect((await wijkpen("migrate", "--naar", "mongo", "--data", at("data"))).code).toBe(0);
      for (const name of ["data", "ander"])
        expect(await wijkpen("migrate", "--naar", "mongo", "--data", at(name))).toMatchObject({
          code: 1,
          err: expect.stringContaining("Het doel is niet leeg"),
        });
    }, 60_000);

    it("refuses while a server runs on the folder, and data that is damaged", async () => {
      await smallFolder();
      const { store } = await openStorage({ data: at("data"), mongo: null });
      expect(await wijkpen("migrate", "--naar", "mongo", "--data", at("data"))).toMatchObject({
        code: 1,
        err: expect.stringContaining("al in gebruik"),
      });
      await store.close();
      expect((await wijkpen("migrate", "--naar", "mongo", "--data", at("data"))).code).toBe(0);
      await inDatabase(url, (connection) =>
        connection.collection("comments").updateOne({}, { $set: { text: "anders" } }),
      );
      expect(await wijkpen("migrate", "--naar", "map", "--data", at("terug"))).toMatchObject({
        code: 1,
        err: expect.stringContaining("schade gevonden (1 keer)"),
      });
      expect(readdirSync(folder)).not.toContain("terug");
    }, 60_000);

    it("without --naar makes what is missing in a database", async () => {
      await (await openStorage({ data: "", mongo: url })).store.close();
      await inDatabase(url, (connection) => connection.collection("members").dropIndex("userId_1"));
      await expect(openStorage({ data: "", mongo: url })).rejects.toThrow(/npx wijkpen migrate/);
      expect((await wijkpen("migrate")).code).toBe(0);
      await (await openStorage({ data: "", mongo: url })).store.close();
    });
  });

  describe("wijkpen backup, restore and verify", () => {
    it("[SY10] back up a database, and put that in a folder and in another database, under new epochs", async () => {
      await smallFolder();
      await wijkpen("migrate", "--naar", "mongo", "--data", at("data"));
      expect(await wijkpen("backup", at("kopie"))).toMatchObject({ code: 0, err: "" });
      const names = readdirSync(at("kopie"));
      expect(names).toHaveLength(1);
      const path = at("kopie", names[0] ?? "");
      expect((await wijkpen("restore", path, "--data", at("nieuw"))).code).toBe(0);
      expect(await wijkpen("restore", path)).toMatchObject({
        code: 1,
        err: expect.stringContaining("niet leeg"),
      });
      url = process.env["MONGODB_URI"] = server.newDatabase();
      expect(await wijkpen("restore", path)).toMatchObject({ code: 0, err: "" });
      expect(await wijkpen("verify")).toMatchObject({ code: 0, err: "" });
      for (const mongo of [url, null]) {
        const { store, files } = await openStorage({ data: at("nieuw"), mongo });
        const plan = await store.findPlan(planRecord().id);
        expect(plan).toEqual({ ...planRecord(), epoch: plan?.epoch });
        expect(plan?.epoch).not.toBe(planRecord().epoch);
        expect(await store.findSession("ab12")).toBeNull();
        for (const { sha256 } of await store.attachmentsOf(planRecord().id))
          expect(await files.read(sha256)).not.toBeNull();
        await store.close();
      }
    }, 90_000);

    it("a plan that is damaged in the database is said, and is damaged in the backup as well", async () => {
      await smallFolder();
      await wijkpen("migrate", "--naar", "mongo", "--data", at("data"));
      await inDatabase(url, (connection) =>
        connection.collection("log").updateOne({ planId: "p-klein" }, { $unset: { update: "" } }),
      );
      expect(await wijkpen("verify")).toMatchObject({
        code: 1,
        out: expect.stringContaining("p-klein is beschadigd"),
      });
      expect(await wijkpen("backup", at("kopie"))).toMatchObject({
        code: 1,
        err: expect.stringContaining("p-klein"),
      });
    }, 60_000);

    it("verify --herstel goes on from the last good version, and keeps what was there", async () => {
      await smallFolder();
      const { store } = await openStorage({ data: at("data"), mongo: null });
      await addOne(store, "p-klein");
      await store.close();
      await wijkpen("migrate", "--naar", "mongo", "--data", at("data"));
      await inDatabase(url, (connection) =>
        connection
          .collection("log")
          .updateOne({ planId: "p-klein", seq: 2 }, { $set: { update: Buffer.from("anders") } }),
      );
      process.env["WIJKPEN_DATA"] = at("herstel");
      expect(await wijkpen("verify", "--herstel", "p-klein")).toMatchObject({
        code: 0,
        out: expect.stringContaining("wijziging 1"),
      });
      delete process.env["WIJKPEN_DATA"];
      expect(readdirSync(at("herstel"))).toEqual([expect.stringMatching(/p-klein.*\.jsonl$/)]);
      expect((await wijkpen("verify")).out).not.toContain("p-klein");
    }, 60_000);

    it("a file that changed in the database is told of", async () => {
      await smallFolder();
      await wijkpen("migrate", "--naar", "mongo", "--data", at("data"));
      await inDatabase(url, (connection) =>
        connection.collection("files").updateOne({}, { $set: { bytes: Buffer.from("anders") } }),
      );
      expect(await wijkpen("verify")).toMatchObject({
        code: 1,
        out: expect.stringContaining("ontbreekt of is beschadigd"),
      });
    }, 60_000);
  });

  it("an account can be made in a database", async () => {
    const made = await wijkpen("account", "a@b.nl", "--name", "Anna", "--organisation", "Gemeente");
    expect(made.code).toBe(0);
    const { store } = await openStorage({ data: "", mongo: url });
    expect((await store.findUserByEmail("a@b.nl"))?.name).toBe("Anna");
    await store.close();
  });
});

function killedAtFirstPlan({ rows, files }: Place): Place {
  const keepPlan = async () => {
    throw new Error("killed");
  };
  return { files, rows: { ...rows, keepPlan } };
}
