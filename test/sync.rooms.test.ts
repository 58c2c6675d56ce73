import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as Y from "yjs";
import { createLog } from "../server/log.ts";
import { emptyHead } from "../server/store/port.ts";
import type { Store } from "../server/store/port.ts";
import { openSqliteStore } from "../server/store/sqlite.ts";
import { docOf, readHistory } from "../server/sync/history.ts";
import { createRooms } from "../server/sync/rooms.ts";
import type { Rooms } from "../server/sync/rooms.ts";
import { seedPlan } from "../server/sync/serverWrite.ts";
import { takeSnapshot } from "../server/sync/snapshot.ts";
import { planRecord } from "./support/planRecord.ts";
import { PLAN, contentOf, firstText, paragraph, until } from "./support/writers.ts";

let folder: string;
let store: Store;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "wijkpen-rooms-"));
  store = openSqliteStore(folder);
  await seedPlan(store, planRecord({ id: PLAN }), firstText(), "anna");
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

function roomsOver(readLog: Store["readLog"] = store.readLog): Rooms {
  return createRooms({
    store: { ...store, readLog },
    log: createLog("silent"),
    now: () => new Date(),
    obstacle: () => null,
    onQuiet: () => {},
  });
}

describe("open rooms", () => {
  it("are loaded once, however many come at once, and are gone when all have left", async () => {
    let readings = 0;
    const rooms = roomsOver((planId, after) => {
      readings += 1;
      return store.readLog(planId, after);
    });
    const visits = await Promise.all(Array.from({ length: 50 }, () => rooms.enter(PLAN)));
    expect(readings).toBe(1);
    expect(new Set(visits.map(({ room }) => room)).size).toBe(1);
    visits.slice(1).forEach((visit) => visit.leave());
    await rooms.settle();
    expect(rooms.find(PLAN)).not.toBeNull();
    visits[0]?.leave();
    await until(() => rooms.all().length === 0, "the room to be gone");
    await rooms.settle();
  });

  it("[SY2] that could not be loaded are tried anew by who comes next", async () => {
    let isBroken = true;
    const rooms = roomsOver(async (planId, after) => {
      if (isBroken) throw new Error("disk error");
      return store.readLog(planId, after);
    });
    await expect(rooms.enter(PLAN)).rejects.toThrow("disk error");
    isBroken = false;
    const visit = await rooms.enter(PLAN);
    visit.leave();
    await rooms.settle();
  });

  it("[SY2] of a plan without any log are not opened: that text is missing, not empty", async () => {
    await expect(roomsOver().enter("verdwenen")).rejects.toThrow(/Er wordt niets gewist/);
  });
});

describe("a snapshot", () => {
  async function write(change: (doc: Y.Doc) => void): Promise<void> {
    const doc = docOf((await readHistory(store, PLAN)).updates);
    const before = Y.encodeStateVector(doc);
    change(doc);
    await store.append(PLAN, await store.headOf(PLAN), [Y.encodeStateAsUpdate(doc, before)]);
  }
  const content = async () => contentOf(docOf((await readHistory(store, PLAN)).updates));

  it("of a large plan is made in a thread of its own, and says the same", async () => {
    await write((doc) =>
      doc.getXmlFragment("plan").insert(0, [paragraph("groot ".repeat(60_000))]),
    );
    await write((doc) => doc.getXmlFragment("plan").delete(1, 1));
    const before = await content();
    await takeSnapshot(store, PLAN);
    expect(await content()).toBe(before);
    expect((await store.snapshotsOf(PLAN))[0]?.seq).toBe(3);
  });

  it("of a plan of some pages does not hold up who is typing", async () => {
    await write((doc) => doc.getXmlFragment("plan").insert(0, [paragraph("klein ".repeat(5_000))]));
    let turns = 0;
    let isDone = false;
    const turn = () => {
      turns += 1;
      if (!isDone) setImmediate(turn);
    };
    setImmediate(turn);
    await takeSnapshot(store, PLAN);
    isDone = true;
    expect(turns).toBeGreaterThan(5);
  });

  it("that is damaged gives way to the one before it, with all log since", async () => {
    await takeSnapshot(store, PLAN);
    await write((doc) => doc.getXmlFragment("plan").insert(0, [paragraph("later")]));
    await takeSnapshot(store, PLAN);
    await write((doc) => doc.getXmlFragment("plan").insert(0, [paragraph("laatst")]));
    const before = await content();
    const [newest] = await store.snapshotsOf(PLAN);
    if (newest) await store.saveSnapshot(PLAN, { ...newest, state: newest.state.with(9, 99) });
    expect(await content()).toBe(before);
  });

  it("cannot make up for a broken log", async () => {
    await takeSnapshot(store, PLAN);
    await write((doc) => doc.getXmlFragment("plan").insert(0, [paragraph("later")]));
    const broken: Pick<Store, "snapshotsOf" | "readLog" | "expectedHead"> = {
      expectedHead: store.expectedHead,
      snapshotsOf: store.snapshotsOf,
      readLog: async (planId, after) =>
        (await store.readLog(planId, after)).map((entry) => ({ ...entry, seq: entry.seq + 1 })),
    };
    await expect(readHistory(broken, PLAN)).rejects.toThrow(/kan nu niet worden veranderd/);
  });

  it("is not made when nothing came since the last", async () => {
    await takeSnapshot(store, PLAN);
    await takeSnapshot(store, PLAN);
    expect(await store.snapshotsOf(PLAN)).toHaveLength(1);
    expect(await store.headOf(PLAN)).not.toEqual(emptyHead());
  });
});
