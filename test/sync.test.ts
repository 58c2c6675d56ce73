import { afterEach, describe, expect, it } from "@jest/globals";
import * as Y from "yjs";
import type { LogHead, Store } from "../server/store/port.ts";
import { PLAN, contentOf, openWorld, paragraph, textAt, until } from "./support/writers.ts";
import type { World, WorldOptions } from "./support/writers.ts";

let world: World;
const open = async (options?: WorldOptions) => (world = await openWorld(options));
afterEach(() => world.close());

const stored = async () => contentOf(await world.sync.readDoc(PLAN));

/** A store in which a test holds up, or refuses, what is appended. */
function gatekeeper() {
  let gate: () => Promise<void> = async () => {};
  const around = (store: Store): Store => ({
    ...store,
    async append(planId, head, updates): Promise<LogHead | null> {
      await gate();
      return store.append(planId, head, updates);
    },
  });
  return { around, onAppend: (next: () => Promise<void>) => void (gate = next) };
}

describe("two people who write in one plan", () => {
  it("see each other's words, and end with the same plan as the store", async () => {
    await open();
    const [anna, bram] = [world.writer("anna"), world.writer("bram")];
    await Promise.all([anna.ready(), bram.ready()]);
    for (const letter of "nagedacht") {
      anna.type(letter);
      bram.type(letter.toUpperCase(), 1);
    }
    await Promise.all([anna.saved(), bram.saved()]);
    await until(() => anna.text() === bram.text(), "the same text");
    expect(textAt(anna.doc, 0).toString()).toBe("thcadeganEerste alinea.");
    expect(textAt(anna.doc, 1).toString()).toBe("THCADEGANTweede alinea.");
    expect(await stored()).toBe(anna.text());
  });

  it("[SY2] find the whole plan there at once, also who comes later", async () => {
    await open();
    const anna = world.writer("anna");
    await anna.ready();
    anna.type("Nieuw. ");
    await anna.saved();
    const bram = world.writer("bram");
    await bram.ready();
    expect(textAt(bram.doc, 0).toString()).toBe("Nieuw. Eerste alinea.");
  });

  it("[SY2] are not let in to a plan of which nothing is whole, rather than into an empty one", async () => {
    const spoiled = (read: Store["readLog"]) => async (planId: string, after: number) =>
      (await read(planId, after)).map((entry) => ({
        ...entry,
        update: entry.update.toReversed(),
      }));
    await open({
      around: (store) => ({
        ...store,
        readLog: spoiled(store.readLog),
        salvageLog: spoiled(store.salvageLog),
      }),
    });
    const anna = await world.cheat("anna");
    expect(await anna.closed).toBe(1011);
    expect(anna.frames).toEqual([]);
    await expect(world.sync.readDoc(PLAN)).rejects.toThrow(/kan nu niet worden veranderd/);
  });

  it("may come back after working offline, both with their own words", async () => {
    await open();
    const [anna, bram] = [world.writer("anna"), world.writer("bram")];
    await Promise.all([anna.ready(), bram.ready()]);
    anna.provider.disconnect();
    bram.provider.disconnect();
    anna.type("Anna offline. ");
    bram.type("Bram offline. ", 1);
    textAt(bram.doc, 1).delete(14, 7);
    anna.provider.connect();
    bram.provider.connect();
    await Promise.all([anna.saved(), bram.saved()]);
    await until(() => anna.text() === bram.text(), "the same text");
    expect(anna.text()).toContain("Anna offline. Eerste alinea.");
    expect(anna.text()).toContain("Bram offline. alinea.");
    expect(await stored()).toBe(anna.text());
  });

  it("[SY3] may type on before the server has seen what was written offline", async () => {
    await open();
    const anna = world.writer("anna");
    await anna.ready();
    anna.provider.disconnect();
    anna.type("offline ");
    anna.provider.on("status", ({ status }) => {
      // The first moment at which the editor sends: the server still misses "offline".
      if (status === "connected" && !anna.text().includes("snel")) anna.type("snel ");
    });
    anna.provider.connect();
    await anna.saved();
    expect(anna.closes).toEqual([]);
    expect(await stored()).toContain("snel offline Eerste alinea.");
  });

  it("[SY3] may send the words of an earlier session of the same user", async () => {
    await open();
    const first = world.writer("anna");
    await first.ready();
    first.provider.disconnect();
    first.type("Uit de vorige sessie. ");
    const kept = new Y.Doc();
    Y.applyUpdate(kept, Y.encodeStateAsUpdate(first.doc));
    const second = world.writer("anna", { doc: kept });
    await second.saved();
    expect(await stored()).toContain("Uit de vorige sessie. Eerste alinea.");
  });
});

describe("what people were told is saved", () => {
  it("[SY4] is told only after the store has it, and others see nothing before", async () => {
    const store = gatekeeper();
    await open(store);
    const [anna, bram] = [world.writer("anna"), world.writer("bram")];
    await Promise.all([anna.saved(), bram.saved()]);
    let release = () => {};
    const asked = new Promise<void>((started) =>
      store.onAppend(() => {
        started();
        return new Promise<void>((resolve) => (release = resolve));
      }),
    );
    anna.type("wacht ");
    await asked;
    // A round trip of presence proves that whatever the server had to say before it has been said.
    anna.provider.awareness.setLocalStateField("cursor", null);
    await until(() => bram.provider.awareness.getStates().has(anna.doc.clientID), "Anna to show");
    expect(anna.isSaved()).toBe(false);
    expect(bram.text()).not.toContain("wacht");
    release();
    await anna.saved();
    await until(() => bram.text().includes("wacht"), "Bram to see it");
  });

  it("[SY4] covers deletions without new text", async () => {
    await open();
    const anna = world.writer("anna");
    await anna.saved();
    textAt(anna.doc, 0).delete(0, 7);
    expect(anna.isSaved()).toBe(false);
    await anna.saved();
    expect(textAt(await world.sync.readDoc(PLAN), 0).toString()).toBe("alinea.");
  });

  it("[SY4] counts an update that the plan already had, and writes it only once", async () => {
    await open();
    const anna = await world.cheat("anna");
    const update = await typedBy(101, "een keer ");
    anna.update(update);
    anna.update(update);
    await until(() => anna.durable() === 2, "both to be acknowledged");
    expect((await world.store.headOf(PLAN)).seq).toBe(2);
  });

  it("[SY5] survives a store that refuses: everyone is sent away, comes back and sends again", async () => {
    const store = gatekeeper();
    await open(store);
    const [anna, bram] = [world.writer("anna"), world.writer("bram")];
    await Promise.all([anna.saved(), bram.saved()]);
    store.onAppend(async () => {
      store.onAppend(async () => {});
      throw new Error("disk full");
    });
    anna.type("bewaard ");
    await until(() => anna.closes.length > 0 && bram.closes.length > 0, "both to be sent away");
    expect([anna.closes[0], bram.closes[0]]).toEqual([1011, 1011]);
    await until(() => anna.provider.synced && bram.text().includes("bewaard"), "all to be back");
    await anna.saved();
    expect((await stored()).split("bewaard")).toHaveLength(2);
  });

  it("[ST9] goes on when another instance wrote in between", async () => {
    await open();
    const [anna, bram] = [world.writer("anna"), world.writer("bram")];
    await Promise.all([anna.saved(), bram.saved()]);
    const elsewhere = await typedBy(202, "van elders ");
    await world.store.append(PLAN, await world.store.headOf(PLAN), [elsewhere]);
    anna.type("van hier ", 1);
    await anna.saved();
    await until(
      () => bram.text().includes("van elders") && bram.text().includes("van hier"),
      "both",
    );
    expect(anna.text()).toContain("van elders");
    expect(await stored()).toBe(anna.text());
  });
});

/** An update that types at the start of the plan under this client id. */
async function typedBy(clientId: number, text: string): Promise<Uint8Array> {
  const doc = await world.sync.readDoc(PLAN);
  const before = Y.encodeStateVector(doc);
  doc.clientID = clientId;
  textAt(doc, 0).insert(0, text);
  return Y.encodeStateAsUpdate(doc, before);
}

describe("the server itself", () => {
  it("writes for a user through the same log, and open editors see it", async () => {
    await open();
    const bram = world.writer("bram");
    await bram.ready();
    await world.sync.write(PLAN, "anna", (doc) => {
      doc.getXmlFragment("plan").insert(2, [paragraph("Van de server.")]);
      textAt(doc, 0).insert(0, "Ook dit. ");
    });
    expect(await stored()).toContain("Van de server.");
    await until(() => bram.text().includes("Ook dit. Eerste"), "Bram to see it");
    const clients = await world.store.clientsOf(PLAN);
    expect(clients.filter(({ userId }) => userId === "anna")).toHaveLength(2);
  });

  it("says that a write failed, and keeps nothing of it", async () => {
    const store = gatekeeper();
    await open(store);
    store.onAppend(async () => {
      throw new Error("disk full");
    });
    const write = world.sync.write(PLAN, "anna", (doc) => textAt(doc, 0).insert(0, "weg "));
    await expect(write).rejects.toThrow(/kunnen nu niet opslaan/);
    store.onAppend(async () => {});
    expect(await stored()).not.toContain("weg");
  });

  it("writes nothing when nothing changes, and refuses what an editor may not write", async () => {
    await open();
    await world.sync.write(PLAN, "anna", () => {});
    const strange = world.sync.write(PLAN, "anna", (doc) => {
      doc.getMap("geheim").set("a", 1);
    });
    await expect(strange).rejects.toThrow(/Er ging iets mis/);
    expect((await world.store.headOf(PLAN)).seq).toBe(1);
  });

  it("tells open editors of a comment, and [SY9] shuts out who lost the rights", async () => {
    const roles = { anna: "eigenaar", bram: "schrijver", cees: "schrijver" } as const;
    const changing: NonNullable<WorldOptions["roles"]> = { ...roles };
    await open({ roles: changing });
    const [anna, bram, cees] = [
      world.writer("anna"),
      world.writer("bram"),
      await world.cheat("cees"),
    ];
    await Promise.all([anna.ready(), bram.ready()]);
    world.sync.notify(PLAN, { kind: "comment" });
    await until(() => anna.notices.length + bram.notices.length === 2, "both to hear it");
    expect(anna.notices).toEqual([{ kind: "comment" }]);
    world.sync.revoke(PLAN, "bram");
    await until(() => bram.closes.includes(4403), "Bram to be shut out");
    changing["cees"] = "lezer";
    world.sync.notify(PLAN, { kind: "rights" });
    await until(() => anna.notices.length === 2, "the notice");
    cees.update(await typedBy(303, "toch "));
    expect(await cees.closed).toBe(1003);
    expect(anna.provider.wsconnected).toBe(true);
  });

  it("says when a plan has come to rest, at the latest when everyone has left", async () => {
    await open();
    const quiet: string[] = [];
    const stop = world.sync.onQuiet((planId) => quiet.push(planId));
    const anna = world.writer("anna");
    await anna.ready();
    anna.type("klaar ");
    await anna.saved();
    anna.leave();
    await until(() => quiet.length === 1, "the plan to be quiet");
    expect(quiet).toEqual([PLAN]);
    stop();
  });

  it("[SY12] stops with everything written, and tells editors to come back", async () => {
    await open();
    const anna = world.writer("anna");
    await anna.ready();
    anna.type("net op tijd ");
    await anna.saved();
    await world.sync.stop();
    await until(() => anna.closes.length > 0, "Anna to be sent away");
    expect(anna.closes[0]).toBe(1012);
    expect(await stored()).toContain("net op tijd");
    expect(await (await world.cheat("bram")).closed).toBe(1012);
  });

  it("serves the same plan from a snapshot as from the log", async () => {
    await open();
    const anna = world.writer("anna");
    await anna.ready();
    for (let n = 0; n < 600; n += 1) {
      anna.type("x");
      if (n % 50 === 0) await anna.saved();
      if (n % 3 === 0) textAt(anna.doc, 0).delete(0, 1);
    }
    anna.doc.getXmlFragment("plan").delete(1, 1);
    await anna.saved();
    const before = anna.text();
    anna.leave();
    await until(async () => (await world.store.snapshotsOf(PLAN)).length === 1, "a snapshot");
    expect(await stored()).toBe(before);
    const bram = world.writer("bram");
    await bram.ready();
    expect(bram.text()).toBe(before);
    bram.type("verder ");
    await bram.saved();
    expect(await stored()).toBe(bram.text());
  });
});
