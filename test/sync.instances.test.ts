import { afterEach, describe, expect, it } from "@jest/globals";
import * as Y from "yjs";
import { LIMITS } from "../server/sync/connection.ts";
import { docOf, readHistory } from "../server/sync/history.ts";
import { takeSnapshot } from "../server/sync/snapshot.ts";
import type { SyncDeps } from "../server/sync/sync.ts";
import { createHub } from "./support/hub.ts";
import type { Hub, HubFanout } from "./support/hub.ts";
import { openInstances } from "./support/instances.ts";
import type { Instance, Instances, InstancesOptions } from "./support/instances.ts";
import { planRecord } from "./support/planRecord.ts";
import {
  PLAN,
  ROLES,
  contentOf,
  createWriter,
  paragraph,
  textAt,
  until,
} from "./support/writers.ts";
import type { Writer } from "./support/writers.ts";

let hub: Hub;
let lines: HubFanout[];
let all: Instances;
let here: Instance;
let there: Instance;

async function open(options: Partial<InstancesOptions> = {}, aheadMs = 0): Promise<void> {
  hub = createHub();
  lines = [hub.join(), hub.join(aheadMs)];
  all = await openInstances({ lines, ...options });
  [here, there] = all.instances as [Instance, Instance];
}
afterEach(() => all.close());

const stored = async () => contentOf(docOf((await readHistory(all.store, PLAN)).updates));

/** Anna on one instance and Bram on the other, both in the plan. */
async function annaAndBram(): Promise<[Writer, Writer]> {
  const pair: [Writer, Writer] = [here.writer("anna"), there.writer("bram")];
  await Promise.all(pair.map((writer) => writer.saved()));
  return pair;
}

const sees = (writer: Writer, words: string) =>
  until(() => writer.text().includes(words), `"${words}" to be seen`);
const show = (writer: Writer, blok: string | null = null) =>
  writer.provider.awareness.setLocalState({ blok });
const statesOf = (writer: Writer) => writer.provider.awareness.getStates();

describe("people on two instances of the server who write in one plan", () => {
  it("[SY4] [FA4] see each other's words, and the store has all of it", async () => {
    await open();
    const [anna, bram] = await annaAndBram();
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

  it("[SY4] are shown nothing that is not in the log yet", async () => {
    let isHeld = false;
    const asked = Promise.withResolvers<void>();
    const release = Promise.withResolvers<void>();
    await open({
      around: (store, n) => ({
        ...store,
        async append(planId, head, updates) {
          if (n === 0 && isHeld) {
            asked.resolve();
            await release.promise;
          }
          return store.append(planId, head, updates);
        },
      }),
    });
    const [anna, bram] = await annaAndBram();
    isHeld = true;
    const before = hub.messages;
    anna.type("wacht ");
    await asked.promise;
    expect(hub.messages).toBe(before);
    expect(bram.text()).not.toContain("wacht");
    release.resolve();
    await sees(bram, "wacht");
  });

  it("[FA2] read in the log what the line lost", async () => {
    await open();
    const [anna, bram] = await annaAndBram();
    let lost = 0;
    hub.loses = () => (lost += 1) < 4;
    anna.type("verloren ");
    await anna.saved();
    hub.loses = () => false;
    anna.type("gehoord ");
    await sees(bram, "gehoord verloren");
  });

  it("are shown nothing on the word of the line alone: it must fit on the log", async () => {
    await open();
    const [anna, bram] = await annaAndBram();
    const forged = new Y.Doc();
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(bram.doc));
    const before = Y.encodeStateVector(forged);
    textAt(forged, 0).insert(0, "vals ");
    const update = Y.encodeStateAsUpdate(forged, before);
    const { encodeNews, topicOf } = await import("../server/sync/news.ts");
    const after = await all.store.headOf(PLAN);
    const head = { seq: after.seq + 1, hash: after.hash };
    hub
      .join()
      .publish(topicOf(PLAN), () =>
        encodeNews({ kind: "written", after, head, updates: [update] }),
      );
    anna.type("echt ");
    await sees(bram, "echt");
    expect(bram.text()).not.toContain("vals");
  });

  it("go on when the line goes away, see each other within seconds, and at once when it is back", async () => {
    await open();
    const [anna, bram] = await annaAndBram();
    for (const line of lines) line.cut();
    anna.type("zonder lijn ");
    await anna.saved();
    await sees(bram, "zonder lijn");
    for (const line of lines) line.mend();
    bram.type("weer ");
    await sees(anna, "weer");
    expect([...anna.closes, ...bram.closes]).toEqual([]);
  }, 60_000);

  it("[SY3] may go from one instance to the other in the middle of a word", async () => {
    await open();
    const [anna, bram] = await annaAndBram();
    anna.type("half");
    await anna.saved();
    anna.provider.disconnect();
    const moved = createWriter(there.address, "anna", anna.doc);
    textAt(anna.doc, 0).insert(4, " en heel ");
    await moved.saved();
    await sees(bram, "half en heel Eerste");
    expect(moved.closes).toEqual([]);
    moved.leave();
  });

  it("[SY3] keep their client ids to themselves, also on an instance where they never were", async () => {
    await open();
    const [anna, bram] = await annaAndBram();
    anna.type("van Anna ");
    await sees(bram, "van Anna");
    const cheat = await there.cheat("cees");
    const forged = new Y.Doc();
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(bram.doc));
    forged.clientID = anna.doc.clientID;
    const before = Y.encodeStateVector(forged);
    textAt(forged, 0).insert(0, "in haar naam ");
    cheat.send(0, 1, Y.encodeStateAsUpdate(forged, before));
    expect(await cheat.closed).toBe(1003);
    anna.type("nog steeds ");
    await sees(bram, "nog steeds");
    expect(bram.closes).toEqual([]);
    expect(await stored()).not.toContain("in haar naam");
  });

  it("[ST11] lose nothing when both instances make a snapshot of the plan at once", async () => {
    await open();
    const [anna, bram] = await annaAndBram();
    for (let round = 0; round < 5; round += 1) {
      for (const letter of "abcdefgh") {
        anna.type(letter);
        bram.type(letter, 1);
      }
      await Promise.all([anna.saved(), bram.saved()]);
      await Promise.all([takeSnapshot(all.store, PLAN), takeSnapshot(all.store, PLAN)]);
    }
    await until(() => anna.text() === bram.text(), "the same text");
    expect(await stored()).toBe(anna.text());
    expect(await all.store.snapshotsOf(PLAN)).toHaveLength(2);
  });
});

const ROUNDS = 30;

describe("two instances that write in one plan all the time", () => {
  it.each([0, 4])(
    "take turns on a store that needs %i ms: nobody starves",
    async (ms) => {
      const wait = () => new Promise((resolve) => setTimeout(resolve, ms * (0.5 + Math.random())));
      const slow =
        <Given extends unknown[], T>(method: (...given: Given) => Promise<T>) =>
        async (...given: Given) => {
          if (ms > 0) await wait();
          return method(...given);
        };
      await open({
        around: (store) => ({ ...store, append: slow(store.append), readLog: slow(store.readLog) }),
      });
      const writers = Array.from({ length: 16 }, (_, n) =>
        (n % 2 === 0 ? here : there).writer(["anna", "bram", "cees", "dina"][n >> 2] ?? ""),
      );
      await Promise.all(writers.map((writer) => writer.saved()));
      for (let round = 0; round < ROUNDS; round += 1) {
        for (const [n, writer] of writers.entries()) writer.type(`[${n}.${round}]`, n % 2);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      await Promise.all(writers.map((writer) => writer.saved()));
      await until(() => new Set(writers.map((writer) => writer.text())).size === 1, "one text");
      const found = (await stored()).match(/\[\d+\.\d+\]/g) ?? [];
      expect(found).toHaveLength(16 * ROUNDS);
      expect(new Set(found).size).toBe(16 * ROUNDS);
      expect(writers.flatMap(({ closes }) => closes)).toEqual([]);
    },
    60_000,
  );
});

describe("people on two instances", () => {
  it("[SY7] see who is where, as the server names them, and who leaves", async () => {
    await open();
    const [anna, bram] = await annaAndBram();
    anna.provider.awareness.setLocalState({ user: { name: "Burgemeester" }, blok: "b1" });
    const shown = () => statesOf(bram).get(anna.doc.clientID);
    await until(() => shown()?.["blok"] === "b1", "Anna to show");
    expect(shown()).toMatchObject({ user: { name: "anna de Vries" } });
    const cees = there.writer("cees");
    await until(() => statesOf(cees).has(anna.doc.clientID), "Anna to show to who comes later");
    anna.leave();
    await until(() => shown() === undefined, "Anna to be gone");
  });

  it("[SY7] are shown to an instance that opens the plan later", async () => {
    await open();
    const anna = here.writer("anna");
    await anna.saved();
    show(anna, "b2");
    const bram = there.writer("bram");
    await until(() => statesOf(bram).has(anna.doc.clientID), "Anna to show");
  });

  it("[SY7] still see each other move after going to an instance whose clock is minutes behind", async () => {
    await open({}, -300_000);
    const [anna, cees] = [here.writer("anna"), there.writer("cees")];
    const bram = here.writer("bram");
    await Promise.all([anna, bram, cees].map((writer) => writer.saved()));
    show(anna, "b1");
    const blockOf = () => statesOf(bram).get(anna.doc.clientID)?.["blok"];
    await until(() => blockOf() === "b1", "Anna to show");
    bram.provider.disconnect();
    bram.provider.serverUrl = `${there.address}/sync`;
    bram.provider.connect();
    show(anna, "b2");
    await until(() => blockOf() === "b2", "Anna to show from the other instance");
  });

  it("[SY9] lose the plan on every instance at once when their access ends", async () => {
    await open();
    const bram = await there.cheat("bram");
    here.sync.revoke(PLAN, "bram");
    expect(await bram.closed).toBe(4403);
  });

  it("[SY9] are asked for their rights again on every instance", async () => {
    const roles = { ...ROLES };
    await open({ roles });
    const [anna, bram] = await annaAndBram();
    roles["bram"] = "lezer";
    here.sync.notify(PLAN, { kind: "rights" });
    await until(() => bram.notices.length > 0, "the notice");
    expect(anna.notices).toEqual([{ kind: "rights" }]);
    bram.type("mag niet meer ");
    await until(() => bram.closes.includes(1003), "the refusal");
  });

  it("[SY9] whose access ended while the line was away lose the plan all the same", async () => {
    const roles = { ...ROLES };
    await open({ roles });
    const bram = await there.cheat("bram");
    for (const line of lines) line.cut();
    delete roles["bram"];
    here.sync.revoke(PLAN, "bram");
    expect(await bram.closed).toBe(4403);
  });

  it("[SY9] who log out on one instance are out on the other", async () => {
    const out = new Set<string>();
    const userOf: SyncDeps["sessions"]["userOf"] = async ({ headers }) => {
      const name = /name=([a-z]+)/.exec(headers.cookie ?? "")?.[1] ?? "";
      return out.has(name) ? null : await all.store.findUser(name);
    };
    await open({ sessions: { userOf } });
    const [anna, bram] = [await there.cheat("anna"), await there.cheat("bram")];
    out.add("anna");
    await here.sync.checkSessions("anna");
    expect(await anna.closed).toBe(4401);
    expect(bram.socket.readyState).toBe(bram.socket.OPEN);
  });

  it("hear what is said of the plan, wherever it was said", async () => {
    await open();
    const [anna, bram] = await annaAndBram();
    here.sync.notify(PLAN, { kind: "deviations" });
    await until(() => bram.notices.length === 1, "the notice");
    expect([anna.notices, bram.notices]).toEqual([
      [{ kind: "deviations" }],
      [{ kind: "deviations" }],
    ]);
  });

  it.each([
    ["only the line of who says it", [0]],
    ["the line of both", [0, 1]],
  ])("[FA2] are told to look again when %s was away while something was said", async (_, cut) => {
    await open();
    const [anna, bram] = await annaAndBram();
    for (const n of cut) lines[n]?.cut();
    here.sync.notify(PLAN, { kind: "attachments" });
    for (const n of cut) lines[n]?.mend();
    await until(() => anna.notices.length > 1 && bram.notices.length > 0, "the notices");
    expect(anna.notices.slice(0, 2)).toEqual([{ kind: "attachments" }, { kind: "missed" }]);
    expect(bram.notices[0]).toEqual({ kind: "missed" });
  });

  it("are not told to look again by somebody who opens the plan elsewhere", async () => {
    await open();
    const anna = here.writer("anna");
    await anna.saved();
    const bram = there.writer("bram");
    await bram.saved();
    there.sync.notify(PLAN, { kind: "deviations" });
    await until(() => anna.notices.length > 0 && bram.notices.length > 0, "the notice");
    expect([anna.notices, bram.notices]).toEqual([
      [{ kind: "deviations" }],
      [{ kind: "deviations" }],
    ]);
  });

  it("hear on every instance that what their gemeente chose is something else now", async () => {
    await open();
    const heard: string[] = [];
    here.sync.onSettings((planId) => heard.push(`here ${planId}`));
    there.sync.onSettings((planId) => heard.push(`there ${planId}`));
    const [anna, bram] = await annaAndBram();
    const { gemeente } = planRecord({ id: PLAN });
    here.sync.tellSettings("Elders");
    here.sync.tellSettings(` ${gemeente.toUpperCase()}`);
    await until(() => anna.notices.length > 0 && bram.notices.length > 0, "the notices");
    expect([anna.notices, bram.notices]).toEqual([[{ kind: "settings" }], [{ kind: "settings" }]]);
    expect(heard.toSorted()).toEqual([`here ${PLAN}`, `there ${PLAN}`]);
  });

  it(`[SY8] have ${LIMITS.sockets} windows in all, and the oldest stops`, async () => {
    await open();
    const first = await here.cheat("anna");
    for (let n = 1; n < LIMITS.sockets; n += 1) await (n % 2 === 0 ? here : there).cheat("anna");
    const bram = await here.cheat("bram");
    await there.cheat("anna");
    expect(await first.closed).toBe(4429);
    expect(bram.socket.readyState).toBe(bram.socket.OPEN);
  });

  it("get one verdict for one change, made by one of the instances", async () => {
    await open();
    const made: string[] = [];
    here.sync.onQuiet(() => made.push("here"));
    there.sync.onQuiet(() => made.push("there"));
    const [anna, bram] = await annaAndBram();
    anna.type("a");
    bram.type("b");
    await until(() => made.length > 0, "the quiet");
    anna.provider.disconnect();
    bram.provider.disconnect();
    await until(
      () => [here, there].every(({ sync }) => sync.openPlans().length === 0),
      "both to close the plan",
    );
    expect(made).toHaveLength(1);
  });
});

describe("an instance that is killed", () => {
  it("[SY7] takes its people along, after a silence of 25 s and at the next beat", async () => {
    let time = 0;
    let asked = 0;
    const steady = () => {
      asked += 1;
      return time;
    };
    await open({ steady });
    const [anna, bram] = await annaAndBram();
    show(anna);
    const isShown = () => statesOf(bram).has(anna.doc.clientID);
    await until(isShown, "Anna to show");
    here.kill();
    anna.provider.disconnect();
    time = 25_000;
    // Nobody says anything any more: only the beat of the other instance asks.
    const before = asked;
    await until(() => asked > before, "a beat");
    bram.type("een beurt later ");
    await bram.saved();
    expect(isShown()).toBe(true);
    time = 25_001;
    await until(() => !isShown(), "Anna to be gone");
  });

  it("[SY4] leaves what it acknowledged, and its people go on elsewhere within five seconds", async () => {
    await open();
    const [anna, bram] = await annaAndBram();
    anna.type("net nog ");
    await anna.saved();
    here.kill();
    const begin = performance.now();
    const moved = createWriter(there.address, "anna", anna.doc);
    anna.provider.disconnect();
    textAt(anna.doc, 0).insert(0, "en verder ");
    await moved.saved();
    await sees(bram, "en verder net nog ");
    expect(performance.now() - begin).toBeLessThan(5_000);
    expect(bram.closes).toEqual([]);
    moved.leave();
  });
});

function addParagraph(doc: Y.Doc, text: string): void {
  doc.getXmlFragment("plan").insert(0, [paragraph(text)]);
}

describe("a change by the server itself", () => {
  it("reaches the people on the other instance", async () => {
    await open();
    const [, bram] = await annaAndBram();
    await here.sync.write(PLAN, "anna", (doc) => addParagraph(doc, "van de server"));
    await sees(bram, "van de server");
  });
});
