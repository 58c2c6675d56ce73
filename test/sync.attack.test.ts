import { afterEach, describe, expect, it } from "@jest/globals";
import { connect as openSocket } from "node:net";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { createBucket } from "../server/sync/bucket.ts";
import { PLAN, contentOf, openWorld, paragraph, textAt, until } from "./support/writers.ts";
import type { Cheat, World } from "./support/writers.ts";

let world: World;
const open = async () => (world = await openWorld());
afterEach(() => world.close());

const stored = async () => contentOf(await world.sync.readDoc(PLAN));
const logged = async () => (await world.store.headOf(PLAN)).seq;

/** What someone would send after this change, made under a client id of choice. */
async function updateOf(clientId: number, change: (doc: Y.Doc) => void): Promise<Uint8Array> {
  const doc = await world.sync.readDoc(PLAN);
  const before = Y.encodeStateVector(doc);
  doc.clientID = clientId;
  doc.transact(() => change(doc));
  return Y.encodeStateAsUpdate(doc, before);
}

const typing = (clientId: number, text: string) =>
  updateOf(clientId, (doc) => textAt(doc, 0).insert(0, text));

/** Nothing of it was applied, logged or shown, and the server still serves everyone else. */
async function expectHarmless(before: string): Promise<void> {
  expect(await logged()).toBe(1);
  expect(await stored()).toBe(before);
  const bram = world.writer("bram");
  await bram.ready();
  expect(bram.text()).toBe(before);
  bram.type("Gewoon verder. ");
  await bram.saved();
}

describe("the door [SY1]", () => {
  it.each([
    [4401, "who is not logged in", "nobody", {}],
    [4403, "who comes from another site", "anna", { headers: { origin: "https://kwaad.example" } }],
    [4403, "who does not say where from", "anna", { headers: {} }],
    [4403, "a plan that does not exist", "anna", { plan: "elders" }],
    [4403, "a path that is no plan", "anna", { plan: "../kruidenbuurt" }],
    [4409, "an older editor", "anna", { query: "schema=1&epoch=e1" }],
    [4409, "an editor that does not say its schema", "anna", { query: "epoch=e1" }],
    [4409, "an editor of before a restore", "anna", { query: "schema=2&epoch=e0" }],
  ])("closes with %i for %s", async (code, _who, name, options) => {
    await open();
    const visitor = await world.cheat(name, options);
    visitor.send(0, 0, new Uint8Array([0]));
    expect(await visitor.closed).toBe(code);
    expect(visitor.frames).toEqual([]);
  });

  it("closes with 4403 for a plan in the bin", async () => {
    await open();
    await world.store.updatePlan(PLAN, { deletedAt: "2026-02-01T00:00:00.000Z" });
    expect(await (await world.cheat("anna")).closed).toBe(4403);
  });

  it("outlives a visitor who hangs up halfway", async () => {
    await open();
    const socket = openSocket(Number(new URL(world.address).port), "127.0.0.1");
    await new Promise<void>((resolve) => socket.once("connect", resolve));
    socket.write(
      `GET /sync/${PLAN} HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`,
    );
    socket.resetAndDestroy();
    await world.writer("anna").ready();
  });
});

describe("the gate [SY3] refuses, and closes with 1003,", () => {
  async function refused(update: Uint8Array, name = "anna"): Promise<void> {
    const before = await stored();
    const cheat = await world.cheat(name);
    cheat.send(0, 1, new Uint8Array([0, 0]));
    cheat.update(update);
    expect(await cheat.closed).toBe(1003);
    await expectHarmless(before);
  }

  it("a jump of one's own clock", async () => {
    await open();
    await typing(101, "ab");
    await refused(gcUpdate(101, 5, 1));
  });

  it("a jump of a colleague's clock", async () => {
    await open();
    const [owner] = await world.store.clientsOf(PLAN);
    await refused(gcUpdate(owner?.clientId ?? 0, 100_000, 1), "bram");
  });

  it("words under the client id of a colleague", async () => {
    await open();
    const [owner] = await world.store.clientsOf(PLAN);
    await refused(await typing(owner?.clientId ?? 0, "niet van Anna"), "bram");
  });

  it("another root", async () => {
    await open();
    await refused(await updateOf(101, (doc) => doc.getMap("geheim").set("a", 1)));
  });

  it("an unknown node", async () => {
    await open();
    const script = (doc: Y.Doc) =>
      doc.getXmlFragment("plan").insert(0, [new Y.XmlElement("script")]);
    await refused(await updateOf(101, script));
  });

  it("a node inside a text", async () => {
    await open();
    const inside = (doc: Y.Doc) => textAt(doc, 0).insertEmbed(0, new Y.XmlElement("paragraph"));
    await refused(await updateOf(101, inside));
  });

  it("letters where nodes belong", async () => {
    await open();
    const doc = new Y.Doc();
    doc.clientID = 101;
    doc.getText("plan").insert(0, "los");
    await refused(Y.encodeStateAsUpdate(doc));
  });

  it("a map as the value of an attribute", async () => {
    await open();
    const nested = (doc: Y.Doc) =>
      (doc.getXmlFragment("plan").get(0) as Y.XmlElement).setAttribute(
        "x",
        new Y.Map() as unknown as string,
      );
    await refused(await updateOf(101, nested));
  });

  it("nodes nested deeper than 64", async () => {
    await open();
    await refused(await updateOf(101, (doc) => doc.getXmlFragment("plan").insert(0, [nested(65)])));
  });

  it("nodes nested deeper than 64 in steps", async () => {
    await open();
    const steps = new Y.Doc();
    steps.clientID = 101;
    steps.getXmlFragment("plan").insert(0, [nested(40)]);
    const first = Y.encodeStateAsUpdate(steps);
    const half = Y.encodeStateVector(steps);
    deepest(steps).insert(0, [nested(30)]);
    const cheat = await world.cheat("anna");
    cheat.update(first);
    cheat.update(Y.encodeStateAsUpdate(steps, half));
    expect(await cheat.closed).toBe(1003);
    expect(await logged()).toBe(2);
  });

  it("deletion of words that a colleague still has to write", async () => {
    await open();
    const [owner] = await world.store.clientsOf(PLAN);
    await refused(deletionUpdate(owner?.clientId ?? 0, 0, 1_000_000), "bram");
  });

  it("words that build on words that are nowhere", async () => {
    await open();
    const doc = await world.sync.readDoc(PLAN);
    doc.clientID = 55;
    textAt(doc, 0).insert(0, "nooit verstuurd ");
    const before = Y.encodeStateVector(doc);
    doc.clientID = 101;
    textAt(doc, 0).insert(4, "zwevend ");
    await refused(Y.encodeStateAsUpdate(doc, before));
  });

  it("one client twice in an update", async () => {
    await open();
    const section = [1, 101, 0, 0, 1];
    await refused(new Uint8Array([2, ...section, 1, 101, 1, 0, 1, 0]));
  });

  it.each([
    ["nothing", []],
    ["half an update", [1, 1, 101]],
    ["an unknown kind of content", [1, 1, 101, 0, 31, 0]],
    ["a hole", [1, 1, 101, 0, 10, 5, 0]],
    ["an empty piece", [1, 1, 101, 0, 0, 0, 0]],
    ["more clients than bytes", [255, 255, 255, 255, 15, 1]],
    ["an update of the second format", [...Y.encodeStateAsUpdateV2(paragraphDoc())]],
  ])("%s", async (_what, bytes) => {
    await open();
    await refused(new Uint8Array(bytes));
  });
});

describe("a second content under the same client and clock [SY3]", () => {
  it("never reaches anyone: the first stays", async () => {
    await open();
    const anna = await world.cheat("anna");
    const [small, large] = [await typing(101, "budget 100000"), await typing(101, "budget 900000")];
    anna.update(small);
    anna.update(large);
    await until(() => anna.durable() === 2, "both to be handled");
    expect(await stored()).toContain("budget 100000");
    expect(await stored()).not.toContain("budget 900000");
    expect(await logged()).toBe(2);
  });

  it("may only go on behind what is known", async () => {
    await open();
    const anna = await world.cheat("anna");
    anna.update(await typing(101, "abc"));
    await until(() => anna.durable() === 1, "the first");
    const doc = await world.sync.readDoc(PLAN);
    doc.clientID = 101;
    textAt(doc, 0).insert(3, "def");
    anna.update(Y.encodeStateAsUpdate(doc));
    await until(() => anna.durable() === 2, "the second");
    expect(await stored()).toContain("abcdefEerste");
  });
});

describe("what comes before the catch-up [SY3]", () => {
  it("is acknowledged with it, in the order of sending", async () => {
    await open();
    const doc = await world.sync.readDoc(PLAN);
    const anna = await world.cheat("anna");
    doc.clientID = 101;
    textAt(doc, 0).insert(0, "offline ");
    const updates: Uint8Array[] = [];
    doc.on("update", (update: Uint8Array) => updates.push(update));
    textAt(doc, 0).insert(0, "getypt ");
    textAt(doc, 1).delete(0, 7);
    updates.forEach((update) => anna.update(update));
    anna.send(0, 0, Y.encodeStateVector(doc));
    await until(() => anna.frames.some(([kind, step]) => kind === 0 && step === 1), "an answer");
    expect(anna.durable()).toBe(0);
    expect(await logged()).toBe(1);
    anna.send(0, 1, Y.encodeStateAsUpdate(doc));
    await until(() => anna.durable() === 3, "all three");
    expect(await stored()).toBe(contentOf(doc));
  });
});

describe("who may only read [SY6]", () => {
  it.each(["mila", "lies", "gert"])("cannot write one letter as %s", async (name) => {
    await open();
    const before = await stored();
    const reader = await world.cheat(name);
    reader.send(0, 0, new Uint8Array([0]));
    reader.update(await typing(101, "stiekem"));
    expect(await reader.closed).toBe(1003);
    await expectHarmless(before);
  });

  it("cannot write in a catch-up either", async () => {
    await open();
    const before = await stored();
    const reader = await world.cheat("lies");
    reader.send(0, 1, await typing(101, "stiekem"));
    expect(await reader.closed).toBe(1003);
    await expectHarmless(before);
  });

  it("cannot delete a letter; what their editor tidies by itself is let go", async () => {
    await open();
    const before = await stored();
    const reader = await world.cheat("lies");
    reader.update(await updateOf(101, (doc) => textAt(doc, 0).delete(0, 5)));
    await until(() => reader.durable() === 1, "the server to have handled it");
    await expectHarmless(before);
  });

  it("stays connected, and follows what the others write", async () => {
    await open();
    const [anna, lies] = [world.writer("anna"), world.writer("lies")];
    await Promise.all([anna.ready(), lies.ready()]);
    textAt(anna.doc, 0).format(0, 6, { bold: {} });
    textAt(anna.doc, 0).delete(0, 3);
    anna.type("Kijk. ");
    await until(() => lies.text() === anna.text(), "the same text");
    lies.provider.disconnect();
    lies.provider.connect();
    await lies.saved();
    expect(lies.closes).toEqual([]);
  });
});

describe("frames that are no messages", () => {
  it.each([
    ["an empty frame", []],
    ["an unknown kind", [7]],
    ["half a message", [0, 2, 200, 1]],
    ["bytes behind a message", [0, 2, 2, 0, 0, 99]],
    ["an acknowledgement", [8, 0, 0, 0]],
    ["a broken state vector", [0, 0, 1, 9]],
    ["broken presence", [1, 3, 1, 101, 200]],
  ])("close with 1003: %s", async (_what, bytes) => {
    await open();
    const before = await stored();
    const cheat = await world.cheat("anna");
    cheat.socket.send(new Uint8Array(bytes));
    expect(await cheat.closed).toBe(1003);
    await expectHarmless(before);
  });

  it("close with 1003: text", async () => {
    await open();
    const cheat = await world.cheat("anna");
    cheat.socket.send("hallo");
    expect(await cheat.closed).toBe(1003);
  });

  it("[SY8] close with 4413 when one is over 2 MB and no catch-up", async () => {
    await open();
    const cheat = await world.cheat("anna");
    cheat.update(new Uint8Array(2_200_000));
    expect(await cheat.closed).toBe(4413);
  });

  it("[SY8] may be larger for a catch-up", async () => {
    await open();
    const anna = await world.cheat("anna");
    anna.send(0, 1, await typing(101, "x".repeat(2_500_000)));
    await until(() => anna.durable() === 1, "the catch-up");
    expect((await stored()).length).toBeGreaterThan(2_500_000);
  });
});

describe("someone who reads too slowly [SY8]", () => {
  it("is cut off, and the others write on", async () => {
    await open();
    const anna = world.writer("anna");
    await anna.ready();
    anna.type("x".repeat(1_500_000));
    await anna.saved();
    const slow = await world.cheat("lies");
    slow.socket.pause();
    // How much the kernel takes in between is its own business: the plan is asked for until the server has enough of it.
    await until(async () => {
      slow.send(0, 0, new Uint8Array([0]));
      return (await world.connections()) === 1;
    }, "the server to cut it off");
    slow.socket.resume();
    expect(await slow.closed).toBe(1006);
    anna.type("En verder. ");
    await anna.saved();
    expect(anna.closes).toEqual([]);
  });

  it("waits, when it talks too fast, and loses nothing", async () => {
    await open();
    let time = 0;
    const bucket = createBucket(10, 100, () => time);
    expect(Array.from({ length: 10 }, () => bucket.spend(1))).toEqual(Array(10).fill(0));
    expect(bucket.spend(1)).toBe(10);
    expect(bucket.spend(5)).toBe(60);
    time = 1_000;
    expect(bucket.spend(10)).toBe(0);
  });
});

describe("presence [SY7]", () => {
  it("shows the name of the session, whatever a client says", async () => {
    await open();
    const anna = world.writer("anna");
    await anna.ready();
    const bram = await world.cheat("bram");
    sayPresence(bram, [
      [901, 1, { user: { name: "De wethouder", color: "red" }, blok: "d-01", extra: "x" }],
    ]);
    await until(() => anna.provider.awareness.getStates().has(901), "Bram to show");
    const shown = anna.provider.awareness.getStates().get(901);
    expect(shown).toEqual({
      user: { name: "bram de Vries", color: expect.stringMatching(/^#[0-9a-f]{6}$/) },
      cursor: null,
      blok: "d-01",
    });
    sayPresence(bram, [[901, 2, { blok: "x".repeat(65) }]]);
    await until(() => anna.provider.awareness.getStates().get(901)?.["blok"] === null, "no block");
  });

  it("passes a cursor on, and not one that would break other editors", async () => {
    await open();
    const anna = world.writer("anna");
    await anna.ready();
    const bram = await world.cheat("bram");
    const at = (clock: number) => ({
      type: { client: 1, clock },
      tname: null,
      item: null,
      assoc: 0,
    });
    sayPresence(bram, [[901, 1, { cursor: { anchor: at(1), head: at(2) } }]]);
    const cursor = () => anna.provider.awareness.getStates().get(901)?.["cursor"] as unknown;
    await until(() => cursor() !== undefined && cursor() !== null, "the cursor");
    expect(cursor()).toEqual({ anchor: at(1), head: at(2) });
    sayPresence(bram, [[901, 2, { cursor: { anchor: {}, head: { tname: "elders" } } }]]);
    await until(() => cursor() === null, "no cursor");
  });

  it("does not speak for a colleague, nor take their client id", async () => {
    await open();
    const [anna, cees] = [world.writer("anna"), world.writer("cees")];
    await Promise.all([anna.saved(), cees.saved()]);
    const bram = await world.cheat("bram");
    sayPresence(bram, [
      [anna.doc.clientID, 999, null],
      [anna.doc.clientID, 1_000, { user: {} }],
    ]);
    bram.update(await typing(anna.doc.clientID, "als Anna"));
    expect(await bram.closed).toBe(1003);
    await until(() => cees.provider.awareness.getStates().has(anna.doc.clientID), "Anna to show");
    expect(cees.provider.awareness.getStates().get(anna.doc.clientID)?.["user"]).toMatchObject({
      name: "anna de Vries",
    });
    anna.type("van Anna zelf ");
    await anna.saved();
  });

  it("ends when the connection ends", async () => {
    await open();
    const [anna, bram] = [world.writer("anna"), world.writer("bram")];
    await until(() => anna.provider.awareness.getStates().has(bram.doc.clientID), "Bram to show");
    const id = bram.doc.clientID;
    bram.leave();
    await until(() => !anna.provider.awareness.getStates().has(id), "Bram to be gone");
  });

  it("of the others is there at once for who comes back, also when nobody moved meanwhile", async () => {
    await open();
    const anna = world.writer("anna");
    await anna.ready();
    const bram = await world.cheat("bram");
    sayPresence(bram, [[901, 1, { user: {} }]]);
    const seen = () => anna.provider.awareness.getStates().has(901);
    await until(seen, "Bram to show");
    anna.provider.disconnect();
    await until(() => !seen(), "Anna to be away");
    anna.provider.connect();
    await until(seen, "Bram to show again");
  });

  it("in a flood costs the others one state", async () => {
    await open();
    const anna = world.writer("anna");
    await anna.ready();
    const bram = await world.cheat("bram");
    const nulls: [number, number, null][] = Array.from({ length: 20_000 }, (_, n) => [n, 1, null]);
    for (let n = 0; n < 50; n += 1) sayPresence(bram, [[901, n, { user: {} }], ...nulls]);
    for (let n = 0; n < 1_000; n += 1) sayPresence(bram, [[901, n, { user: {} }]]);
    await until(() => anna.provider.awareness.getStates().has(901), "Bram to show");
    expect(anna.provider.awareness.getStates().size).toBe(2);
    anna.type("niets van gemerkt ");
    await anna.saved();
  });
});

function sayPresence(
  cheat: Cheat,
  states: [clientId: number, clock: number, state: object | null][],
): void {
  const entries = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, states.length);
    for (const [clientId, clock, state] of states) {
      encoding.writeVarUint(encoder, clientId);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarString(encoder, JSON.stringify(state));
    }
  });
  cheat.send(1, entries);
}

/** An update of one cleared-away piece: 13 bytes that would move a clock. */
function gcUpdate(client: number, clock: number, length: number): Uint8Array {
  return numbers([1, 1, client, clock], [0], [length, 0]);
}

function deletionUpdate(client: number, clock: number, length: number): Uint8Array {
  return numbers([0, 1, client, 1, clock, length]);
}

function numbers(...groups: number[][]): Uint8Array {
  return encoding.encode((encoder) =>
    groups.flat().forEach((n) => encoding.writeVarUint(encoder, n)),
  );
}

function nested(depth: number): Y.XmlElement {
  const element = new Y.XmlElement("bulletList");
  if (depth > 1) element.insert(0, [nested(depth - 1)]);
  return element;
}

function deepest(doc: Y.Doc): Y.XmlElement {
  let node = doc.getXmlFragment("plan").get(0) as Y.XmlElement;
  while (node.length > 0) node = node.get(0) as Y.XmlElement;
  return node;
}

function paragraphDoc(): Y.Doc {
  const doc = new Y.Doc();
  doc.getXmlFragment("plan").insert(0, [paragraph("tekst")]);
  return doc;
}
