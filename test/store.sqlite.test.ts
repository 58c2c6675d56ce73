import { afterEach, describe, expect, it } from "@jest/globals";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { FolderFault } from "../server/store/lock.ts";
import { MIGRATIONS, migrate } from "../server/store/migrations.ts";
import { emptyHead } from "../server/store/port.ts";
import { openSqliteStore } from "../server/store/sqlite.ts";
import { anna, storeContract } from "./contract/store.ts";
import { planRecord } from "./support/planRecord.ts";

const folders: string[] = [];

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "wijkpen-store-"));
  folders.push(folder);
  return folder;
}

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

storeContract("sqlite", async () => openSqliteStore(newFolder()));

const word = (text: string) => new TextEncoder().encode(text);

describe("the SQLite store", () => {
  it("[ST16] has everything on disk after close", async () => {
    const folder = newFolder();
    const first = openSqliteStore(folder);
    await first.saveUser(anna);
    const promised = first.append("p", emptyHead(), [word("een")]);
    await first.close();
    const head = await promised;
    const second = openSqliteStore(folder);
    expect(await second.findUser(anna.id)).toEqual(anna);
    expect(await second.headOf("p")).toEqual(head);
    await second.close();
  });

  it("[ST8] keeps every acknowledged append when the process is killed at once", async () => {
    const folder = newFolder();
    const store = new URL("../server/store/sqlite.ts", import.meta.url).href;
    const script = `
      import { openSqliteStore } from ${JSON.stringify(store)};
      const store = openSqliteStore(${JSON.stringify(folder)});
      let head = await store.headOf("p");
      for (let n = 1; ; n += 1) {
        head = await store.append("p", head, [new TextEncoder().encode("woord " + n)]);
        process.stdout.write(head.seq + "\\n");
      }`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", script]);
    let printed = "";
    for await (const chunk of child.stdout) {
      printed += String(chunk);
      if (printed.split("\n").length > 50) child.kill("SIGKILL");
    }
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    const acknowledged = Number(printed.slice(0, printed.lastIndexOf("\n")).split("\n").at(-1));

    const after = openSqliteStore(folder);
    const log = await after.readLog("p", 0);
    expect(acknowledged).toBeGreaterThanOrEqual(50);
    expect(log.length).toBeGreaterThanOrEqual(acknowledged);
    expect(new TextDecoder().decode(log[acknowledged - 1]?.update)).toBe(`woord ${acknowledged}`);
    await after.close();
  });

  it("refuses a second server on the same folder, in words, until the first stops", async () => {
    const folder = newFolder();
    const first = openSqliteStore(folder);
    expect(() => openSqliteStore(folder)).toThrow(/al in gebruik door een andere Wijkpen-server/);
    await first.close();
    await openSqliteStore(folder).close();
  });

  it("rejects all writes of a turn that fails, keeps nothing of them, and goes on", async () => {
    const store = openSqliteStore(newFolder());
    const broken = "geen bytes" as unknown as Uint8Array;
    const answers = await Promise.allSettled([
      store.append("p", emptyHead(), [word("een")]),
      store.append("q", emptyHead(), [word("half"), broken]),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await store.readLog("p", 0)).toEqual([]);
    expect(await store.readLog("q", 0)).toEqual([]);
    expect((await store.append("p", emptyHead(), [word("een")]))?.seq).toBe(1);
    await store.close();
  });

  it("says so when the data comes from a newer Wijkpen, and leaves it alone", () => {
    const folder = newFolder();
    const db = new DatabaseSync(join(folder, "wijkpen.sqlite"));
    db.exec(`PRAGMA user_version = ${MIGRATIONS.length + 1}`);
    db.close();
    expect(() => openSqliteStore(folder)).toThrow(FolderFault);
    expect(() => openSqliteStore(folder)).toThrow(/nieuwere versie van Wijkpen/);
  });
});

describe("a migration", () => {
  it("takes an older file step by step to the newest, with its data", () => {
    const db = new DatabaseSync(":memory:");
    migrate(db, ["CREATE TABLE notes (text TEXT)"]);
    db.exec("INSERT INTO notes VALUES ('blijft')");
    migrate(db, ["CREATE TABLE notes (text TEXT)", "ALTER TABLE notes ADD COLUMN author TEXT"]);
    expect({ ...db.prepare("SELECT * FROM notes").get() }).toEqual({
      text: "blijft",
      author: null,
    });
    expect(db.prepare("PRAGMA user_version").get()?.["user_version"]).toBe(2);
    db.close();
  });

  it("that fails leaves the file at the step before", () => {
    const db = new DatabaseSync(":memory:");
    const steps = ["CREATE TABLE a (x TEXT)", "CREATE TABLE b (x TEXT); CREATE TABLE a (x TEXT)"];
    expect(() => migrate(db, steps)).toThrow(/already exists/);
    expect(db.prepare("PRAGMA user_version").get()?.["user_version"]).toBe(1);
    expect(db.prepare("SELECT name FROM sqlite_master WHERE name = 'b'").get()).toBeUndefined();
    db.close();
  });

  it("[ST17] gives a folder of the first version its deviations, and leaves its plans alone", async () => {
    const folder = newFolder();
    const db = new DatabaseSync(join(folder, "wijkpen.sqlite"));
    migrate(db, MIGRATIONS.slice(0, 1));
    const { id, ...record } = planRecord();
    const values = [id, ...Object.values(record)];
    db.prepare(
      `INSERT INTO plans (id, ${Object.keys(record).join(", ")}) VALUES (${values.map(() => "?").join(", ")})`,
    ).run(...values);
    db.close();
    const store = openSqliteStore(folder);
    expect(await store.findPlan("kruidenbuurt")).toEqual(planRecord());
    expect(await store.deviationsOf("kruidenbuurt")).toEqual([]);
    await store.close();
  });

  it("is taken once by a new folder", async () => {
    const folder = newFolder();
    const first = openSqliteStore(folder);
    await first.createPlan(planRecord());
    await first.close();
    const again = openSqliteStore(folder);
    expect(await again.findPlan("kruidenbuurt")).toEqual(planRecord());
    await again.close();
  });
});
