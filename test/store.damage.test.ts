import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { FolderFault } from "../server/store/lock.ts";
import { MIGRATIONS, migrate } from "../server/store/migrations.ts";
import { emptyHead } from "../server/store/port.ts";
import type { Store } from "../server/store/port.ts";
import { inspectFolder } from "../server/verify/inspection.ts";
import { anna } from "./contract/store.ts";
import { damagedFolder } from "./support/damagedFolder.ts";
import type { DamagedFolder } from "./support/damagedFolder.ts";
import { planRecord } from "./support/planRecord.ts";

const word = (text: string) => new TextEncoder().encode(text);
const PLAN = "kruidenbuurt";
const made = { planId: PLAN, authorId: "u-anna", authorName: "Anna", createdAt: "2026-03-01" };
const comment = { ...made, id: "c1", blockId: "b", quote: "q", text: "Klopt?", resolvedAt: null };
const deviation = { ...made, rule: "MAA-03", blockIds: ["b"], reason: "r", functionTitle: "lid" };

let data: DamagedFolder;
beforeEach(() => {
  data = damagedFolder();
});
afterEach(() => data.remove());

async function filled(): Promise<Store> {
  const store = await data.open();
  await store.saveUser(anna);
  await store.saveSession({ tokenHash: "t", userId: anna.id, expiresAt: "2027" });
  await store.createPlan(planRecord());
  await store.createPlan(planRecord({ id: "park" }));
  for (const planId of [PLAN, "park"]) {
    await store.saveMember({ planId, userId: anna.id, role: "lezer" });
    await store.append(planId, emptyHead(), [word("een"), word("twee"), word("drie")]);
  }
  await store.saveComment(comment);
  await store.saveComment({ ...comment, id: "c2" });
  await store.saveDeviation(deviation);
  await store.bindClient({ planId: PLAN, clientId: 7, userId: anna.id });
  await store.saveSetting("demo", "uit");
  return store;
}

describe("a record that is not what was stored", () => {
  it.each([
    ["a role", "UPDATE members SET role = 'eigenaar'", (s: Store) => s.findMember(PLAN, anna.id)],
    ["an account", "UPDATE users SET beheerder = 0", (s: Store) => s.findUserByEmail(anna.email)],
    ["a plan", "UPDATE plans SET deletedAt = 'x'", (s: Store) => s.findPlan(PLAN)],
    ["a remark", "UPDATE comments SET text = 'Klopt!'", (s: Store) => s.findComment(PLAN, "c1")],
    ["a client", "UPDATE clients SET userId = 'u-bram'", (s: Store) => s.clientsOf(PLAN)],
    [
      "a binding",
      "UPDATE clients SET userId = 'u-bram'",
      (s: Store) => s.bindClient({ planId: PLAN, clientId: 7, userId: "u-bram" }),
    ],
    ["a deviation", "UPDATE deviations SET reason = ''", (s: Store) => s.deviationsOf(PLAN)],
    ["a setting", "UPDATE settings SET value = 'aan'", (s: Store) => s.readSetting("demo")],
  ])("[ST22] is never given: %s", async (_name, sql, read) => {
    await filled();
    await data.change(sql);
    const store = await data.open();
    await expect(read(store)).rejects.toMatchObject({ code: "GEGEVENS_BESCHADIGD" });
    expect(data.faults).toContainEqual(expect.objectContaining({ kind: "rij" }));
  });

  it("[ST22] costs a list only itself, and whoever opened the store is told", async () => {
    await filled();
    await data.change("UPDATE comments SET text = 'Klopt!' WHERE id = 'c1'");
    await data.change("UPDATE plans SET title = 'x' WHERE id = 'park'");
    const store = await data.open();
    expect((await store.commentsOf(PLAN)).map(({ id }) => id)).toEqual(["c2"]);
    expect((await store.plansOf(anna.id)).map(({ plan }) => plan.id)).toEqual([PLAN]);
    expect(data.faults.map(({ table, planId }) => [table, planId])).toEqual([
      ["comments", PLAN],
      ["plans", "park"],
    ]);
  });

  it("[ST22] is no session: its owner logs in again", async () => {
    await filled();
    await data.change("UPDATE sessions SET userId = 'u-bram'");
    expect(await (await data.open()).findSession("t")).toBeNull();
    expect(data.faults).toHaveLength(1);
  });

  it("[ST12] a damaged snapshot is left out", async () => {
    const store = await filled();
    const head = await store.headOf(PLAN);
    await store.saveSnapshot(PLAN, { ...head, state: word("s"), contentHash: word("h") });
    await data.change("UPDATE snapshots SET seq = 2");
    expect(await (await data.open()).snapshotsOf(PLAN)).toEqual([]);
  });

  it("is found by the deep check, with the plan that it is of", async () => {
    await filled();
    await data.change("UPDATE comments SET quote = 'elders' WHERE id = 'c2'");
    await data.open();
    expect(await inspectFolder(data.folder)).toContainEqual(
      expect.objectContaining({ kind: "rij", table: "comments", planId: PLAN }),
    );
  });

  it("rows of before there were seals get theirs", async () => {
    const db = new DatabaseSync(join(data.folder, "wijkpen.sqlite"));
    migrate(db, MIGRATIONS.slice(0, 2));
    db.exec("INSERT INTO members VALUES ('p', 'u-anna', 'lezer')");
    db.exec("INSERT INTO clients VALUES ('p', 4294967295, 'u-anna')");
    db.close();
    const store = await data.open();
    expect(await store.membersOf("p")).toEqual([{ planId: "p", userId: "u-anna", role: "lezer" }]);
    expect(await store.clientsOf("p")).toHaveLength(1);
    expect(data.faults).toEqual([]);
  });
});

describe("a start that misses something", () => {
  it("[ST19] says of which plan the tail is gone, and writes nothing behind it", async () => {
    await filled();
    await data.change("DELETE FROM log WHERE planId = ? AND seq > 1", PLAN);
    const store = await data.open();
    expect(data.faults.map(({ kind, planId }) => [kind, planId])).toEqual([["plan", PLAN]]);
    expect((await store.expectedHead(PLAN))?.seq).toBe(3);
    const writes = await Promise.allSettled(
      [PLAN, "park"].map(async (id) => await store.append(id, await store.headOf(id), [word("x")])),
    );
    expect(writes.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
    expect(await store.readLog(PLAN, 0)).toHaveLength(1);
  });

  it("[ST19] says that a log holds something else than was committed", async () => {
    await filled();
    await data.change("UPDATE log SET hash = zeroblob(32) WHERE planId = ? AND seq = 3", PLAN);
    await data.open();
    expect(data.faults.map(({ kind, planId }) => [kind, planId])).toEqual([["plan", PLAN]]);
  });

  it("says at every start that commits are gone, until the operator accepts it", async () => {
    const store = await filled();
    await data.close();
    const file = join(data.folder, "wijkpen.sqlite");
    copyFileSync(file, `${file}.eerder`);
    await (await data.open()).saveMember({ planId: PLAN, userId: "u-bram", role: "lezer" });
    await data.close();
    copyFileSync(`${file}.eerder`, file);
    for (const _start of [1, 2]) {
      const later = await data.open();
      expect(data.faults.map(({ sentence }) => sentence)).toEqual([
        expect.stringMatching(/mist wijzigingen .* Zet een reservekopie terug/),
      ]);
      for (const name of ["x", "y", "z"]) await later.saveSetting(name, "later");
    }
    await data.open({ acceptLoss: true });
    await data.open();
    expect(data.faults).toEqual([]);
    expect(store).toBeDefined();
  });

  it.each([
    ["is gone", (file: string) => rmSync(file)],
    ["is of another store", (file: string) => writeFileSync(file, `${"x".repeat(199)}\n`)],
    ["is cut off", (file: string) => writeFileSync(file, readFileSync(file).subarray(0, 500))],
  ])("says that the head file %s, makes it anew and lets everyone work", async (_what, spoil) => {
    await filled();
    await data.close();
    spoil(join(data.folder, "wijkpen.heads"));
    const store = await data.open();
    expect(data.faults[0]).toMatchObject({ kind: "stand" });
    expect(data.faults.every(({ kind }) => kind === "stand")).toBe(true);
    expect(await store.append(PLAN, await store.headOf(PLAN), [word("vier")])).not.toBeNull();
    await data.open();
    expect(data.faults).toEqual([]);
  });

  it("takes an older head for what it is: a power failure", async () => {
    const store = await filled();
    const file = join(data.folder, "wijkpen.heads");
    const before = readFileSync(file);
    await store.append(PLAN, await store.headOf(PLAN), [word("vier")]);
    await data.close();
    writeFileSync(file, before);
    await data.open();
    expect(data.faults).toEqual([]);
  });

  it("does not begin anew where data were", async () => {
    await filled();
    await data.close();
    writeFileSync(join(data.folder, "wijkpen.sqlite"), "");
    await expect(data.open()).rejects.toThrow(FolderFault);
    await expect(data.open()).rejects.toThrow(/weg of leeg.*Zet een reservekopie terug/);
  });

  it("is not stopped by garbage in the lock", async () => {
    await filled();
    await data.close();
    writeFileSync(join(data.folder, "wijkpen.lock"), Buffer.alloc(5_000, 7));
    expect(await (await data.open()).findPlan(PLAN)).toEqual(planRecord());
  });
});

describe("the head file", () => {
  it("has what was acknowledged, without waiting for a close", async () => {
    const store = await filled();
    await store.append(PLAN, await store.headOf(PLAN), [word("vier")]);
    const lines = readFileSync(join(data.folder, "wijkpen.heads"), "utf8").split("\n");
    expect(lines.find((line) => line.startsWith(PLAN))).toMatch(/^kruidenbuurt 4 [0-9a-f]{64} /);
    expect(lines.filter((line) => line.startsWith(PLAN))).toHaveLength(1);
  });
});
