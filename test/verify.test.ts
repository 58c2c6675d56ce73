import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { copyFileSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { runCli } from "../server/cli.ts";
import { createLog } from "../server/log.ts";
import type { Fault } from "../server/store/port.ts";
import { docOf, readHistory } from "../server/sync/history.ts";
import { seedPlan } from "../server/sync/serverWrite.ts";
import { takeSnapshot } from "../server/sync/snapshot.ts";
import { startInspector } from "../server/verify/inspector.ts";
import { damagedFolder } from "./support/damagedFolder.ts";
import type { DamagedFolder } from "./support/damagedFolder.ts";
import { planRecord } from "./support/planRecord.ts";
import { PLAN, firstText, syncOver, textAt } from "./support/writers.ts";

let data: DamagedFolder;
beforeEach(async () => {
  data = damagedFolder();
  const store = await data.open();
  await seedPlan(store, planRecord({ id: PLAN }), firstText(), "anna");
  await seedPlan(store, planRecord({ id: "park" }), firstText(), "anna");
  await type("een ");
  await takeSnapshot(await data.open(), PLAN);
  await type("twee ");
  await takeSnapshot(await data.open(), PLAN);
  await type("drie ");
});
afterEach(() => data.remove());

async function type(word: string): Promise<void> {
  const sync = syncOver(await data.open());
  await sync.write(PLAN, "anna", (doc) => textAt(doc, 0).insert(0, word));
  await sync.stop();
}

async function verify(...options: string[]) {
  const said = { out: "", err: "" };
  const stream = (name: "out" | "err") => ({ write: (text: string) => (said[name] += text) });
  const code = await runCli(["verify", "--data", data.folder, ...options], {
    out: stream("out"),
    err: stream("err"),
  });
  return { code, ...said };
}

describe("wijkpen verify", () => {
  it("says that all is whole, of a stopped server and of one that runs", async () => {
    await data.open();
    expect(await verify()).toMatchObject({ code: 0, out: expect.stringContaining("zijn heel") });
    await data.close();
    expect(await verify()).toMatchObject({ code: 0 });
  });

  it.each([
    ["the tail is gone", "DELETE FROM log WHERE seq = 4"],
    ["a byte of the log", `UPDATE log SET "update" = zeroblob(9) WHERE seq = 4`],
  ])("names the plan and what to do: %s", async (_what, sql) => {
    await data.change(sql);
    const { code, out } = await verify();
    expect(code).toBe(1);
    expect(out).toContain("Wijkuitvoeringsplan Kruidenbuurt: Het plan kruidenbuurt");
    expect(out).toContain("wijkpen verify --herstel kruidenbuurt");
    expect(out).not.toContain("park");
  });

  it.each([
    ["the newest snapshot", "UPDATE snapshots SET state = zeroblob(9) WHERE seq = 3"],
    ["the older snapshot", "UPDATE snapshots SET state = zeroblob(9) WHERE seq = 2"],
    ["log before the newest snapshot", "UPDATE log SET hash = zeroblob(32) WHERE seq = 3"],
  ])("says it of a part that the text does not need now: %s", async (_what, sql) => {
    await data.change(sql);
    const { code, out } = await verify();
    expect([code, out]).toEqual([1, expect.stringContaining("De tekst is volledig")]);
  });

  it("finds tables that are not ours, and gives 2 where nothing can be read", async () => {
    await data.change("CREATE TABLE vreemd (a TEXT)");
    expect((await verify()).out).toContain("wijkpen.sqlite is beschadigd");
    expect(await verify("--data", join(data.folder, "niets"))).toMatchObject({ code: 2 });
  });

  it("[SY10] goes on with the last good version under a new epoch, and keeps what stood there", async () => {
    await data.change(`UPDATE log SET "update" = zeroblob(9) WHERE seq = 4`);
    const { code, out } = await verify("--herstel", PLAN);
    expect([code, out]).toEqual([0, expect.stringMatching(/laatste goede versie \(wijziging 3\)/)]);
    expect(await verify()).toMatchObject({ code: 0 });
    await type("verder ");
    const store = await data.open();
    const text = textAt(docOf((await readHistory(store, PLAN)).updates), 0).toString();
    expect(text).toBe("verder twee een Eerste alinea.");
    expect((await store.findPlan(PLAN))?.epoch).not.toBe("e1");
    expect((await store.findPlan("park"))?.epoch).toBe("e1");
    const kept = readdirSync(data.folder).find((name) => name.endsWith(".jsonl")) ?? "";
    const rows = readFileSync(join(data.folder, kept), "utf8").trim().split("\n");
    expect(rows.map((row) => (JSON.parse(row) as { table: string }).table).toSorted()).toEqual(
      expect.arrayContaining(["clients", "log", "snapshots"]),
    );
    expect(rows.some((row) => row.includes('"seq":4'))).toBe(true);
  });

  it("says that records are gone until the operator accepts it", async () => {
    const file = join(data.folder, "wijkpen.sqlite");
    await data.close();
    copyFileSync(file, `${file}.eerder`);
    await (await data.open()).saveSetting("demo", "aan");
    await data.close();
    copyFileSync(`${file}.eerder`, file);
    expect(await verify()).toMatchObject({ code: 1, out: expect.stringContaining("--aanvaard") });
    expect(await verify("--aanvaard")).toMatchObject({ code: 0 });
    expect(await verify()).toMatchObject({ code: 0 });
  });

  it("repairs nothing while a server runs, and no plan that it does not know", async () => {
    expect(await verify("--herstel", "elders")).toMatchObject({ code: 2 });
    await data.open();
    expect((await verify("--herstel", PLAN)).err).toContain("al in gebruik");
  });
});

describe("a server that runs", () => {
  it("looks over its whole folder in a thread of its own, some time after the start", async () => {
    await data.change("UPDATE plans SET title = 'Ander plan' WHERE id = 'park'");
    await data.open();
    const faults: Fault[] = [];
    const inspector = startInspector({
      folder: data.folder,
      afterMs: 0,
      log: createLog("silent"),
      note: (fault) => void faults.push(fault),
    });
    await inspector.done;
    expect(faults).toMatchObject([{ kind: "rij", table: "plans", planId: "park" }]);
  });
});
