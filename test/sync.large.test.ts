import { afterEach, describe, expect, it } from "@jest/globals";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { absorb, admit } from "../server/sync/gate.ts";
import { createInbox } from "../server/sync/inbox.ts";
import { partsOf } from "../server/sync/parts.ts";
import { emptyIndex, encodeClocks } from "../server/sync/planIndex.ts";
import { createLine, inThread } from "../server/sync/thread.ts";
import {
  PLAN,
  contentOf,
  firstText,
  openWorld,
  paragraph,
  textAt,
  until,
} from "./support/writers.ts";
import type { World } from "./support/writers.ts";

const anyone = { mayWrite: true, owns: () => true };

describe("a large update in parts", () => {
  it("says the same as the whole, and the gate takes each part as it comes", () => {
    const plan = firstText();
    const start = Y.encodeStateAsUpdate(plan);
    const [anna, bram] = [copyOf(start), copyOf(start)];
    const whole = weekOffline(anna, bram);
    const index = emptyIndex();
    absorb(index, start);
    const parts = partsOf(whole);
    expect(parts.length).toBeGreaterThan(5);
    for (const part of parts) {
      expect(admit(index, part, anyone).kind).toBe("new");
      Y.applyUpdate(plan, part);
    }
    expect(plan.store.pendingStructs).toBeNull();
    expect(contentOf(plan)).toBe(contentOf(anna));
    expect(Y.decodeStateVector(encodeClocks(index))).toEqual(
      Y.decodeStateVector(Y.encodeStateVector(anna)),
    );
  });

  it("keeps the halves of a letter together", () => {
    const doc = firstText();
    const copy = copyOf(Y.encodeStateAsUpdate(doc));
    const before = Y.encodeStateVector(doc);
    textAt(doc, 0).insert(0, `x${"🏡".repeat(60_000)}`);
    for (const part of partsOf(Y.encodeStateAsUpdate(doc, before))) Y.applyUpdate(copy, part);
    expect(contentOf(copy)).toBe(contentOf(doc));
  });

  it.each([
    [
      "pieces that build on each other",
      [2, 1, 1, 0, 0x84, 2, 0, 1, 120, 1, 2, 0, 0x84, 1, 0, 1, 120, 0],
    ],
    ["half an update", [1, 1, 101]],
  ])("is not made of %s", (_what, bytes) => {
    expect(() => partsOf(new Uint8Array(bytes))).toThrow();
  });

  it("has no value that could never have been typed", () => {
    const doc = new Y.Doc();
    const node = paragraph("");
    doc.getXmlFragment("plan").insert(0, [node]);
    node.setAttribute("id", "x".repeat(2_200_000));
    expect(() => partsOf(Y.encodeStateAsUpdate(doc))).toThrow(/too large/);
  });
});

describe("a thread", () => {
  const script = new URL("data:text/javascript,for(;;);");
  it("that takes too long is ended", async () => {
    const work = { script, input: null, longestMs: 50, megabytes: 64 };
    await expect(inThread(work)).rejects.toThrow(/stopped without an answer/);
  });

  it("that nobody waits for any more is ended", async () => {
    const gone = new AbortController();
    const work = inThread({ script, input: null, longestMs: 60_000, megabytes: 64 }, gone.signal);
    gone.abort();
    await expect(work).rejects.toThrow(/stopped without an answer/);
  });

  it("waits until there is a place", async () => {
    const line = createLine(2);
    const finish: (() => void)[] = [];
    const work = () => new Promise<void>((resolve) => finish.push(resolve));
    const all = [1, 2, 3].map(() => line(work));
    expect(finish).toHaveLength(2);
    finish[0]?.();
    await all[0];
    await until(() => finish.length === 3);
    finish.forEach((end) => end());
    await Promise.all(all);
  });
});

describe("frames of one connection", () => {
  it("are handled in the order of sending, also when one takes its time", async () => {
    const handled: string[] = [];
    const slow = Promise.withResolvers<void>();
    let isHeld = false;
    const read = (data: unknown) => {
      handled.push(String(data));
      return handled.length === 1 ? slow.promise : null;
    };
    const brake = () => {
      isHeld = true;
      return () => void (isHeld = false);
    };
    const take = createInbox(brake, read, () => handled.push("fault"));
    for (const data of ["large", "small", "last"]) take(Buffer.from(data), true);
    expect(handled).toEqual(["large"]);
    expect(isHeld).toBe(true);
    slow.reject(new Error("no update"));
    await until(() => !isHeld);
    expect(handled).toEqual(["large", "fault", "small", "last"]);
  });
});

describe("a catch-up after a week offline [SY8]", () => {
  let world: World;
  afterEach(() => world.close());

  it("is acknowledged once and in its turn, while others type on", async () => {
    world = await openWorld();
    const cees = world.writer("cees");
    await cees.ready();
    const anna = await world.cheat("anna");
    const doc = await world.sync.readDoc(PLAN);
    doc.clientID = 101;
    for (let n = 0; n < 4_000; n += 1) textAt(doc, n % 2).insert(n, `woord ${n} van een week. `);
    const sent: Uint8Array[] = [];
    doc.on("update", (update: Uint8Array) => sent.push(update));
    const week = Y.encodeStateAsUpdate(doc);
    expect(week.length).toBeGreaterThan(100_000);
    textAt(doc, 0).insert(0, "En nu weer online. ");
    anna.send(0, 1, week);
    anna.update(sent[0] ?? new Uint8Array());
    cees.type("Intussen. ");
    await cees.saved();
    await until(() => anna.durable() === 2, "both to be acknowledged");
    await until(() => cees.text().includes("weer online"), "it to be shown");
    expect(cees.text()).toContain("woord 3999 van een week");
    expect(contentOf(await world.sync.readDoc(PLAN))).toBe(cees.text());
    expect((await world.store.headOf(PLAN)).seq).toBeGreaterThan(4);
  });

  it.each([
    [1003, "cannot be read", new Uint8Array(200_000).fill(255)],
    [4413, "has more pieces than anybody types", manyPieces(400_000)],
    [4413, "has one value of millions of values", manyValues(2_000_000)],
    [4413, "has marks of millions of values", longMark(2_000_000)],
  ])("is refused with %i when it %s", async (code, _what, update) => {
    world = await openWorld();
    const anna = await world.cheat("anna");
    anna.send(0, 1, update);
    expect(await anna.closed).toBe(code);
    expect((await world.store.headOf(PLAN)).seq).toBe(1);
  });

  it("is refused unread from who may not write [SY6]", async () => {
    world = await openWorld();
    const lies = await world.cheat("lies");
    lies.send(0, 1, manyPieces(200_000));
    expect(await lies.closed).toBe(1003);
    expect((await world.store.headOf(PLAN)).seq).toBe(1);
  });

  it("that nobody waits for any more leaves the room as it was", async () => {
    world = await openWorld();
    const anna = await world.cheat("anna");
    anna.send(0, 1, manyPieces(200_000));
    anna.socket.terminate();
    await anna.closed;
    const bram = world.writer("bram");
    await bram.saved();
    expect(world.sync.openPlans()).toEqual([PLAN]);
  });
});

function copyOf(update: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return doc;
}

/** Two people without a server, who exchange what they type now and then; gives what the server misses. */
function weekOffline(anna: Y.Doc, bram: Y.Doc): Uint8Array {
  const before = Y.encodeStateVector(anna);
  for (let n = 0; n < 600; n += 1) {
    for (const doc of [anna, bram]) {
      const text = textAt(doc, n % 2);
      text.insert((n * 7) % (text.length + 1), `${n} woorden van een week. `);
      if (n % 5 === 0) text.delete((n * 3) % (text.length - 4), 3);
      if (n % 50 === 0) doc.getXmlFragment("plan").insert(2, [paragraph("lang ".repeat(9_000))]);
    }
    if (n % 3 > 0) continue;
    Y.applyUpdate(bram, Y.encodeStateAsUpdate(anna, Y.encodeStateVector(bram)));
    Y.applyUpdate(anna, Y.encodeStateAsUpdate(bram, Y.encodeStateVector(anna)));
  }
  return Y.encodeStateAsUpdate(anna, before);
}

/** An update of cleared-away letters, each a piece. */
function manyPieces(count: number): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of [1, count, 101, 0]) encoding.writeVarUint(encoder, number);
    for (let n = 0; n < count; n += 1) encoding.writeUint8Array(encoder, new Uint8Array([0, 1]));
    encoding.writeVarUint(encoder, 0);
  });
}

/** An attribute of a paragraph that is a list of empty objects: two bytes each, and fifty in memory. */
function manyValues(count: number): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of [1, 2, 101, 0]) encoding.writeVarUint(encoder, number);
    encoding.writeUint8Array(encoder, new Uint8Array([7, 1, 4, 112, 108, 97, 110, 3, 1, 112]));
    for (const number of [0x28, 0, 101, 0, 1, 105, 1, 117]) encoding.writeUint8(encoder, number);
    encoding.writeVarUint(encoder, count);
    for (let n = 0; n < count; n += 1) encoding.writeUint8Array(encoder, new Uint8Array([118, 0]));
    encoding.writeVarUint(encoder, 0);
  });
}

function longMark(count: number): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of [1, 1, 101, 0, 6, 1]) encoding.writeVarUint(encoder, number);
    for (const text of ["plan", "bold", `[${"{},".repeat(count)}{}]`])
      encoding.writeVarString(encoder, text);
    encoding.writeVarUint(encoder, 0);
  });
}
