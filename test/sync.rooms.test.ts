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
import { receive, receiveWithNews } from "../server/sync/room.ts";
import type { Member } from "../server/sync/roomState.ts";
import { seedPlan, serverWrite } from "../server/sync/serverWrite.ts";
import { readDocument, takeSnapshot } from "../server/sync/snapshot.ts";
import { planRecord } from "./support/planRecord.ts";
import { PLAN, contentOf, firstText, paragraph, textAt, until } from "./support/writers.ts";

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

  it("read on when somebody comes in, for what another server on the store wrote", async () => {
    const [here, there] = [roomsOver(), roomsOver()];
    const visit = await here.enter(PLAN);
    await serverWrite(there, PLAN, "anna", (doc) => addParagraph(doc, "elders"));
    await serverWrite(here, PLAN, "anna", (doc) => addParagraph(doc, "hier"));
    expect(contentOf(docOf((await readHistory(store, PLAN)).updates))).toMatch(/hier.*elders/);
    visit.leave();
    await Promise.all([here.settle(), there.settle()]);
  });

  it("read on before they send somebody away who knows more than they do", async () => {
    const [here, there] = [roomsOver(), roomsOver()];
    const { room, leave } = await here.enter(PLAN);
    await serverWrite(there, PLAN, "anna", (doc) => addParagraph(doc, "elders"));
    const doc = docOf((await readHistory(store, PLAN)).updates);
    const before = Y.encodeStateVector(doc);
    addParagraph(doc, "hier");
    const update = Y.encodeStateAsUpdate(doc, before);
    expect(receive(room, guest(), update).kind).toBe("gap");
    expect((await receiveWithNews(room, guest(), update)).kind).toBe("new");
    const nowhere = await receiveWithNews(room, guest(), new Uint8Array([1, 1, 9, 5, 0, 1, 0]));
    expect(nowhere.kind).toBe("gap");
    leave();
    await Promise.all([here.settle(), there.settle()]);
  });

  it("make a snapshot of a log that had grown long before, also when nobody edits", async () => {
    const doc = docOf((await readHistory(store, PLAN)).updates);
    const updates: Uint8Array[] = [];
    doc.on("update", (update: Uint8Array) => updates.push(update));
    for (let n = 0; n < 600; n += 1) textAt(doc, 0).insert(0, "x");
    await store.append(PLAN, await store.headOf(PLAN), updates);
    const rooms = roomsOver();
    const { leave } = await rooms.enter(PLAN);
    leave();
    await rooms.settle();
    expect((await store.snapshotsOf(PLAN))[0]?.seq).toBe(601);
  });

  it("[SY2] of a plan without any log are not opened: that text is missing, not empty", async () => {
    await expect(roomsOver().enter("verdwenen")).rejects.toThrow(/Er wordt niets gewist/);
  });
});

function addParagraph(doc: Y.Doc, text: string): void {
  doc.getXmlFragment("plan").insert(0, [paragraph(text)]);
}

function guest(): Member {
  const person = { id: "anna", name: "Anna" };
  const silent = { write: () => {}, close: () => {} };
  return { person, mayWrite: true, isLive: false, durable: 0, ...silent };
}

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

  it("is not begun any more by a server that stops", async () => {
    const rooms = roomsOver();
    rooms.stopShortening();
    for (let n = 0; n < 500; n += 1) await write((doc) => textAt(doc, 0).insert(0, "a"));
    (await rooms.enter(PLAN)).leave();
    await rooms.settle();
    expect(await store.snapshotsOf(PLAN)).toEqual([]);
  });

  it.each([
    ["made", takeSnapshot],
    ["read before there is one", readDocument],
  ])("of a plan of some pages that is %s does not hold up who is typing", async (_how, work) => {
    await write((doc) => doc.getXmlFragment("plan").insert(0, [paragraph("klein ".repeat(5_000))]));
    let turns = 0;
    let isDone = false;
    const turn = () => {
      turns += 1;
      if (!isDone) setImmediate(turn);
    };
    setImmediate(turn);
    await work(store, PLAN);
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
