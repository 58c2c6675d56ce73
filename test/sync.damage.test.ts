import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createLog } from "../server/log.ts";
import type { Store } from "../server/store/port.ts";
import { letGo } from "../server/sync/catchUp.ts";
import { docOf, readHistory } from "../server/sync/history.ts";
import { readLastGood } from "../server/sync/lastGood.ts";
import { answer } from "../server/sync/room.ts";
import { createRooms } from "../server/sync/rooms.ts";
import { seedPlan } from "../server/sync/serverWrite.ts";
import { takeSnapshot } from "../server/sync/snapshot.ts";
import { damagedFolder } from "./support/damagedFolder.ts";
import type { DamagedFolder } from "./support/damagedFolder.ts";
import { planRecord } from "./support/planRecord.ts";
import { PLAN, contentOf, firstText, openWorld, syncOver, textAt } from "./support/writers.ts";

let data: DamagedFolder;
beforeEach(() => {
  data = damagedFolder();
});
afterEach(() => data.remove());

/** A plan of five entries: seeded, and four words typed one after the other. `afterEach` runs after each of them. */
async function typed(afterEach: (store: Store, seq: number) => Promise<void> = async () => {}) {
  const store = await data.open();
  await seedPlan(store, planRecord({ id: PLAN }), firstText(), "anna");
  const sync = syncOver(store);
  for (const [n, word] of ["een ", "twee ", "drie ", "vier "].entries()) {
    await sync.write(PLAN, "anna", (doc) => textAt(doc, 0).insert(0, word));
    await afterEach(store, n + 2);
  }
  await sync.stop();
}

const lastGood = async (store: Store) => {
  const { updates, head } = await readLastGood(store, PLAN);
  return { seq: head.seq, text: textAt(docOf(updates), 0).toString() };
};

const refused = { code: "PLAN_BESCHADIGD" };

describe("a damaged plan", () => {
  it.each([
    ["a flipped byte", `UPDATE log SET "update" = zeroblob(20) WHERE seq = 4`, 3, "twee een "],
    ["an entry that is gone", "DELETE FROM log WHERE seq = 3", 2, "een "],
    ["a tail that is gone", "DELETE FROM log WHERE seq > 4", 4, "drie twee een "],
    ["another hash", "UPDATE log SET hash = zeroblob(32) WHERE seq = 5", 4, "drie twee een "],
  ])("has a last good version: %s", async (_what, sql, seq, text) => {
    await typed();
    await data.change(sql);
    const store = await data.open();
    await expect(readHistory(store, PLAN)).rejects.toMatchObject(refused);
    expect(await lastGood(store)).toEqual({ seq, text: `${text}Eerste alinea.` });
  });

  it("falls back on the snapshot before, and is whole when the log goes on from there", async () => {
    await typed(async (store, seq) => (seq < 4 ? await takeSnapshot(store, PLAN) : undefined));
    await data.change("UPDATE snapshots SET state = zeroblob(9) WHERE seq = 3");
    const store = await data.open();
    expect((await readHistory(store, PLAN)).head.seq).toBe(5);
    await data.change("DELETE FROM log WHERE seq = 5");
    expect(await lastGood(await data.open())).toMatchObject({ seq: 4 });
  });

  it("that holds what cannot be understood, has a last good version before it", async () => {
    await typed();
    const store = await data.open();
    await store.append(PLAN, await store.headOf(PLAN), [new Uint8Array([9, 9, 9])]);
    expect(await lastGood(store)).toMatchObject({ seq: 5 });
  });

  it("stays open for who reads it when somebody else comes in", async () => {
    await typed();
    await data.change(`UPDATE log SET "update" = zeroblob(20) WHERE seq = 4`);
    const rooms = createRooms({
      store: await data.open(),
      log: createLog("silent"),
      now: () => new Date(),
      obstacle: () => null,
      onQuiet: () => {},
    });
    const first = await rooms.enter(PLAN);
    const second = await rooms.enter(PLAN);
    expect(second.room).toBe(first.room);
    expect(first.room.hasFailed).toBe(false);
    [first, second].forEach(({ leave }) => leave());
    await rooms.settle();
  });

  it("opens to read, says so, and nothing is written behind it", async () => {
    await typed();
    await data.change("DELETE FROM log WHERE seq = 4");
    const store = await data.open();
    const told: string[] = [];
    const log = createLog("silent");
    const rooms = createRooms({
      store,
      log,
      now: () => new Date(),
      onQuiet: () => {},
      obstacle: () => null,
      onDamaged: (planId) => void told.push(planId),
    });
    const { room, leave } = await rooms.enter(PLAN);
    expect([room.obstacle, told]).toEqual(["BESCHADIGD", [PLAN]]);
    expect(textAt(docOf((await room.catchUp.read()).updates), 0).toString()).toMatch(/^twee een /);
    leave();
    await rooms.settle();
    const sync = syncOver(store);
    const write = sync.write(PLAN, "anna", (doc) => textAt(doc, 0).insert(0, "nee "));
    await expect(write).rejects.toMatchObject(refused);
    await expect(sync.readDoc(PLAN)).rejects.toMatchObject(refused);
    await expect(takeSnapshot(store, PLAN)).rejects.toMatchObject(refused);
    await sync.stop();
    expect(await store.readLog(PLAN, 0)).toHaveLength(4);
  });

  it("opens to read when it is not known who writes under a client id", async () => {
    await typed();
    await data.change("UPDATE clients SET userId = 'bram'");
    const store = await data.open();
    const log = createLog("silent");
    const rooms = createRooms({
      store,
      log,
      now: () => new Date(),
      onQuiet: () => {},
      obstacle: () => null,
    });
    const { room, leave } = await rooms.enter(PLAN);
    expect([room.obstacle, room.head.seq]).toEqual(["BESCHADIGD", 5]);
    leave();
    await rooms.settle();
  });

  it("[SY5] is opened anew when it is damaged while people are in it", async () => {
    await typed();
    const store = await data.open();
    let expectedHead = store.expectedHead;
    const rooms = createRooms({
      store: { ...store, expectedHead: (planId) => expectedHead(planId) },
      log: createLog("silent"),
      now: () => new Date(),
      onQuiet: () => {},
      obstacle: () => null,
    });
    const first = await rooms.enter(PLAN);
    expectedHead = async () => ({ seq: 9, hash: new Uint8Array(32) });
    letGo(first.room.catchUp);
    const closes: number[] = [];
    const person = { id: "anna", name: "Anna" };
    const state = { person, mayWrite: true, isLive: false, durable: 0 };
    const member = { ...state, write: () => {}, close: (code: number) => void closes.push(code) };
    first.room.members.add(member);
    await expect(answer(first.room, member, new Map())).rejects.toMatchObject(refused);
    expect([closes, first.room.hasFailed]).toEqual([[1011], true]);
    const second = await rooms.enter(PLAN);
    expect(second.room.obstacle).toBe("BESCHADIGD");
    first.leave();
    second.leave();
    await rooms.settle();
  });

  it("reaches people with its last good version, and tells them why they only read", async () => {
    const cut = (store: Store): Store => ({
      ...store,
      expectedHead: async () => ({ seq: 9, hash: new Uint8Array(32) }),
    });
    const world = await openWorld({ around: cut });
    const anna = world.writer("anna");
    await anna.ready();
    expect(anna.notices[0]).toEqual({ kind: "obstacle", code: "BESCHADIGD" });
    expect(contentOf(anna.doc)).toContain("Eerste alinea.");
    await world.close();
  });
});
