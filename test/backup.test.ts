import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { runCli } from "../server/cli.ts";
import { openSqliteStore } from "../server/store/sqlite.ts";
import { seedPlan } from "../server/sync/serverWrite.ts";
import { planRecord } from "./support/planRecord.ts";
import { PLAN, firstText, userNamed } from "./support/writers.ts";

let folder: string;
const at = (...names: string[]) => join(folder, ...names);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "wijkpen-backup-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A data folder with one plan, one user and one session. */
async function dataFolder(): Promise<string> {
  const store = openSqliteStore(at("data"));
  await store.saveUser(userNamed("anna"));
  await store.saveSession({ tokenHash: "t", userId: "anna", expiresAt: "9999-01-01T00:00:00Z" });
  await seedPlan(store, planRecord({ id: PLAN }), firstText(), "anna");
  await store.close();
  return at("data");
}

async function wijkpen(...parameters: string[]) {
  const written = { out: "", err: "" };
  const stream = (name: "out" | "err") => ({
    write: (text: string) => void (written[name] += text),
  });
  const code = await runCli(parameters, { out: stream("out"), err: stream("err") });
  return { code, ...written };
}

/** Makes a backup and gives its folder. */
async function backup(...more: string[]): Promise<string> {
  const { code, err } = await wijkpen("backup", at("kopie"), "--data", at("data"), ...more);
  expect([code, err]).toEqual([0, ""]);
  return join(at("kopie"), readdirSync(at("kopie")).toSorted().at(-1) ?? "");
}

describe("wijkpen backup", () => {
  it("makes a folder named by the moment, with the database and a manifest of what is in it", async () => {
    await dataFolder();
    const path = await backup();
    expect(path).toMatch(/wijkpen-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z$/);
    expect(readdirSync(path).toSorted()).toEqual(["manifest.json", "wijkpen.sqlite"]);
    expect(JSON.parse(readFileSync(join(path, "manifest.json"), "utf8"))).toEqual({
      formaat: 1,
      product: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      moment: expect.stringMatching(/^\d{4}-.*Z$/),
      plannen: [{ id: PLAN, einde: { seq: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) } }],
      bestanden: [
        { naam: "wijkpen.sqlite", sha256: expect.any(String), bytes: expect.any(Number) },
      ],
      controle: expect.any(String),
    });
  });

  it("--bewaar keeps the last, and tidies what an interrupted backup left a day ago", async () => {
    await dataFolder();
    await backup();
    await backup();
    mkdirSync(at("kopie", "van-mij"));
    mkdirSync(at("kopie", "bezig-wijkpen-oud"));
    mkdirSync(at("kopie", "bezig-wijkpen-nu"));
    utimesSync(at("kopie", "bezig-wijkpen-oud"), 1, 1);
    await backup("--bewaar", "2");
    const names = readdirSync(at("kopie")).toSorted();
    expect(names).toEqual([
      "bezig-wijkpen-nu",
      "van-mij",
      expect.stringMatching(/^wijkpen-/),
      expect.stringMatching(/^wijkpen-/),
    ]);
  });

  it("keeps a backup of damaged data, says which plans, and deletes no older one for it", async () => {
    await dataFolder();
    await backup();
    const db = new DatabaseSync(at("data", "wijkpen.sqlite"));
    db.exec(`UPDATE log SET hash = zeroblob(32)`);
    db.close();
    const answer = await wijkpen("backup", at("kopie"), "--data", at("data"), "--bewaar", "1");
    expect(answer.code).toBe(1);
    expect(answer.err).toContain(`zelf beschadigd: ${PLAN}`);
    expect(readdirSync(at("kopie"))).toHaveLength(2);
  });

  it.each([
    [["backup"], "Geef een map voor reservekopieën op."],
    [["backup", "x", "--bewaar", "0"], '"0" is geen aantal.'],
    [["restore", "x"], "Geef met --data een lege of nieuwe map op."],
  ])("%j is refused in Dutch", async (words, sentence) => {
    const { code, err } = await wijkpen(...words);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
  });

  it("says that there is nothing to back up, and leaves nothing", async () => {
    const { code, err } = await wijkpen("backup", at("kopie"), "--data", at("leeg"));
    expect([code, err]).toEqual([1, expect.stringContaining("staan geen gegevens van Wijkpen")]);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("wijkpen restore", () => {
  it("[SY10] gives every plan a new epoch, ends every session, and keeps the rest", async () => {
    await dataFolder();
    const path = await backup();
    const { code, out, err } = await wijkpen("restore", path, "--data", at("nieuw"));
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain(`WIJKPEN_DATA=${at("nieuw")}`);
    // Whole at once, and not only when a server has been there.
    expect(await wijkpen("verify", "--data", at("nieuw"))).toMatchObject({ code: 0, err: "" });
    const [before, after] = [openSqliteStore(at("data")), openSqliteStore(at("nieuw"))];
    const plan = await after.findPlan(PLAN);
    expect(plan).toEqual({ ...(await before.findPlan(PLAN)), epoch: plan?.epoch });
    expect(plan?.epoch).not.toBe((await before.findPlan(PLAN))?.epoch);
    expect(await after.readLog(PLAN, 0)).toEqual(await before.readLog(PLAN, 0));
    expect(await after.clientsOf(PLAN)).toEqual(await before.clientsOf(PLAN));
    expect(await after.findUser("anna")).toEqual(userNamed("anna"));
    expect(await after.findSession("t")).toBeNull();
    await before.close();
    await after.close();
  });

  it("never goes over other data", async () => {
    await dataFolder();
    const path = await backup();
    const { code, err } = await wijkpen("restore", path, "--data", at("data"));
    expect([code, err]).toEqual([1, expect.stringContaining("is niet leeg")]);
  });

  it("names the newest when the folder holds several backups", async () => {
    await dataFolder();
    const path = await backup();
    const { code, err } = await wijkpen("restore", at("kopie"), "--data", at("nieuw"));
    expect([code, err]).toEqual([2, expect.stringContaining(path)]);
  });

  it("that was interrupted stops a server, and may be done again", async () => {
    await dataFolder();
    const path = await backup();
    mkdirSync(at("nieuw", "wijkpen.terugzetten"), { recursive: true });
    writeFileSync(at("nieuw", "wijkpen.terugzetten", "wijkpen.sqlite"), "half");
    writeFileSync(at("nieuw", "wijkpen.sqlite"), "moved, and interrupted then");
    expect(() => openSqliteStore(at("nieuw"))).toThrow(/niet afgemaakt/);
    expect((await wijkpen("restore", path, "--data", at("nieuw"))).code).toBe(0);
    expect(readdirSync(at("nieuw")).toSorted()).toEqual([
      "wijkpen.heads",
      "wijkpen.lock",
      "wijkpen.sqlite",
    ]);
    await openSqliteStore(at("nieuw")).close();
  });

  it.each<[string, (path: string) => void]>([
    ["cut", (path) => spoil(path, "wijkpen.sqlite", (bytes) => bytes.subarray(0, -100))],
    ["changed", (path) => spoil(path, "wijkpen.sqlite", flipped)],
    ["without its database", (path) => rmSync(join(path, "wijkpen.sqlite"))],
    ["without its manifest", (path) => rmSync(join(path, "manifest.json"))],
    ["with half a manifest", (path) => spoil(path, "manifest.json", (b) => b.subarray(0, 90))],
    ["with another moment", (path) => spoil(path, "manifest.json", (b) => replaced(b, "20", "21"))],
    ["with an empty manifest", (path) => spoil(path, "manifest.json", () => Buffer.from("null"))],
  ])("refuses in Dutch a backup that is %s, and puts nothing back", async (_what, damage) => {
    await dataFolder();
    const path = at("stuk");
    cpSync(await backup(), path, { recursive: true });
    damage(path);
    const { code, err } = await wijkpen("restore", path, "--data", at("nieuw"));
    expect(code).toBe(1);
    expect(err).toMatch(/^De (reservekopie|map) .* (is beschadigd|is geen reservekopie)/);
    expect(readdirSync(folder)).not.toContain("nieuw");
  });

  it("refuses a backup of a newer Wijkpen", async () => {
    await dataFolder();
    const path = await backup();
    spoil(path, "manifest.json", (bytes) => replaced(bytes, '"formaat": 1', '"formaat": 2'));
    const { code, err } = await wijkpen("restore", path, "--data", at("nieuw"));
    expect([code, err]).toEqual([1, expect.stringContaining("nieuwere versie")]);
  });
});

function spoil(path: string, name: string, change: (bytes: Buffer) => Buffer): void {
  writeFileSync(join(path, name), change(readFileSync(join(path, name))));
}

function flipped(bytes: Buffer): Buffer {
  bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
  return bytes;
}

function replaced(bytes: Buffer, from: string, to: string): Buffer {
  return Buffer.from(bytes.toString().replace(from, to));
}
