import { describe, expect, it } from "@jest/globals";
import { readFileSync } from "node:fs";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { absorb, admit } from "../server/sync/gate.ts";
import type { Verdict } from "../server/sync/gate.ts";
import { emptyIndex, encodeClocks, isDeleted } from "../server/sync/planIndex.ts";
import type { PlanIndex } from "../server/sync/planIndex.ts";
import { addRange, covers, emptyRanges, joined } from "../server/sync/ranges.ts";
import { importPlan } from "../templates/importPlan.ts";
import { contentOf, firstText, paragraph, textAt } from "./support/writers.ts";

const undo = new WeakMap<Y.Doc, Y.UndoManager>();

const anyone = { mayWrite: true, owns: () => true };

/** Numbers that look random and are the same in every run. */
function dice(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

function expectSameAs(index: PlanIndex, doc: Y.Doc): void {
  expect(Y.decodeStateVector(encodeClocks(index))).toEqual(
    Y.decodeStateVector(Y.encodeStateVector(doc)),
  );
}

describe("the gate", () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    "[SY3] lets all through that honest editors make (%i)",
    (seed) => {
      const roll = dice(seed);
      const index = emptyIndex();
      const log: Uint8Array[] = [];
      const start = Y.encodeStateAsUpdate(firstText());
      const docs = [1, 2, 3].map((id) => {
        const doc = new Y.Doc();
        Y.applyUpdate(doc, start);
        doc.clientID = id;
        return doc;
      });
      const take = (update: Uint8Array) => {
        const verdict = admit(index, update, anyone);
        expect(["new", "known"]).toContain(verdict.kind);
        if (verdict.kind === "new") log.push(verdict.update);
      };
      take(start);
      for (let step = 0; step < 400; step += 1) {
        const doc = docs[roll(docs.length)] as Y.Doc;
        edit(doc, roll);
        // Now and then an editor reconnects: it gets what it misses and sends what the server misses, and more.
        if (roll(8) > 0) continue;
        take(Y.encodeStateAsUpdate(doc, roll(2) === 0 ? encodeClocks(index) : undefined));
        for (const update of log) Y.applyUpdate(doc, update);
      }
      for (const doc of docs) take(Y.encodeStateAsUpdate(doc, encodeClocks(index)));

      const whole = new Y.Doc();
      for (const update of log) Y.applyUpdate(whole, update);
      for (const doc of docs) {
        for (const update of log) Y.applyUpdate(doc, update);
        expect(contentOf(doc)).toBe(contentOf(whole));
      }
      expectSameAs(index, whole);
      expect(whole.store.pendingStructs).toBeNull();
      const again = emptyIndex();
      for (const update of log) absorb(again, update);
      expect(new Map(again.clocks)).toEqual(new Map(index.clocks));
      const fromSnapshot = emptyIndex();
      absorb(fromSnapshot, Y.encodeStateAsUpdate(whole));
      expectSameAs(fromSnapshot, whole);
      expectStillOpen(fromSnapshot, docs, roll);
    },
  );

  it.each<[string, Verdict["kind"], (doc: Y.Doc) => void]>([
    ["an unknown root", "refused", (doc) => doc.getArray("x").push([1])],
    ["an unknown node", "refused", (doc) => addNode(doc, new Y.XmlElement("iframe"))],
    ["a node inside a text", "refused", (doc) => textAt(doc, 0).insertEmbed(0, new Y.XmlText())],
    ["a paragraph", "new", (doc) => addNode(doc, paragraph("nieuw"))],
    ["nothing", "known", () => {}],
  ])("%s is %s", (what, kind, change) => {
    const index = emptyIndex();
    const doc = firstText();
    absorb(index, Y.encodeStateAsUpdate(doc));
    const before = Y.encodeStateVector(doc);
    const clocks = new Map(index.clocks);
    change(doc);
    const verdict = admit(index, Y.encodeStateAsUpdate(doc, before), anyone);
    expect(verdict.kind).toBe(kind);
    if (verdict.kind === "refused") {
      expect(verdict.reason).toBe(
        what === "a node inside a text" ? "content that does not belong there" : what,
      );
      expect(index.clocks).toEqual(clocks);
    }
  });

  it("[SY3] lets a whole plan from a file through, every block and field of it", () => {
    const example = readFileSync(
      new URL("../templates/example/kruidenbuurt.json", import.meta.url),
      "utf8",
    );
    let count = 0;
    const { doc } = importPlan(JSON.parse(example), { newId: () => `id${(count += 1)}` });
    const index = emptyIndex();
    expect(admit(index, Y.encodeStateAsUpdate(doc), anyone).kind).toBe("new");
    expectSameAs(index, doc);
  });

  it("[SY3] takes an update that it refuses back as a whole", () => {
    const index = emptyIndex();
    const doc = firstText();
    absorb(index, Y.encodeStateAsUpdate(doc));
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    const before = Y.encodeStateVector(other);
    textAt(other, 0).insert(0, "goed ");
    addNode(other, new Y.XmlElement("iframe"));
    const bad = Y.encodeStateAsUpdate(other, before);
    expect(admit(index, bad, anyone).kind).toBe("refused");
    expectSameAs(index, doc);
    expect(index.places.has(other.clientID)).toBe(false);
  });

  it("[SY3] refuses the work of more visits than anybody makes", () => {
    const visits = (count: number) =>
      numbers(count, ...Array.from({ length: count }, (_, n) => [1, 100 + n, 0, 0, 1]).flat(), 0);
    const index = emptyIndex();
    const somebody = { ...anyone, visits: 200 };
    expect(admit(index, visits(201), somebody)).toEqual({
      kind: "refused",
      reason: "too many clients",
    });
    expect(index.clocks.size).toBe(0);
    expect(admit(index, visits(200), somebody).kind).toBe("new");
  });

  it("sends only the deletions on of an update whose words are known", () => {
    const index = emptyIndex();
    const doc = firstText();
    absorb(index, Y.encodeStateAsUpdate(doc));
    const size = Y.encodeStateAsUpdate(doc).length;
    textAt(doc, 0).delete(0, 3);
    const verdict = admit(index, Y.encodeStateAsUpdate(doc), anyone);
    expect(verdict.kind === "new" && verdict.update.length < size / 4).toBe(true);
    expect(admit(index, Y.encodeStateAsUpdate(doc), anyone)).toEqual({ kind: "known" });
  });
});

/** After a restart from a snapshot, in which deleted text is cleared away, everyone can go on where they were. */
function expectStillOpen(index: PlanIndex, docs: Y.Doc[], roll: (sides: number) => number): void {
  for (const doc of docs) {
    for (let n = 0; n < 20; n += 1) edit(doc, roll);
    const verdict = admit(index, Y.encodeStateAsUpdate(doc, encodeClocks(index)), anyone);
    expect(["new", "known"]).toContain(verdict.kind);
  }
}

function numbers(...values: number[]): Uint8Array {
  return encoding.encode((encoder) =>
    values.forEach((value) => encoding.writeVarUint(encoder, value)),
  );
}

function addNode(doc: Y.Doc, node: Y.XmlElement): void {
  doc.getXmlFragment("plan").insert(0, [node]);
}

function edit(doc: Y.Doc, roll: (sides: number) => number): void {
  const root = doc.getXmlFragment("plan");
  const at = roll(root.length + 1);
  const node = root.length > 0 ? root.get(at % root.length) : null;
  const child = node instanceof Y.XmlElement && node.length > 0 ? node.get(0) : null;
  switch (roll(9)) {
    case 0:
      return root.insert(at, [paragraph("nieuw")]);
    case 1:
      return root.length > 1 ? root.delete(at % root.length, 1) : undefined;
    case 2:
      if (node instanceof Y.XmlElement) node.setAttribute("id", `n${roll(100)}`);
      return;
    case 3:
      if (child instanceof Y.XmlText && child.length > 2) child.delete(roll(child.length - 2), 2);
      return;
    case 4:
      if (child instanceof Y.XmlText && child.length > 2)
        child.format(0, 2, { bold: roll(2) === 0 ? {} : null });
      return;
    case 5:
      return void undo.get(doc)?.undo();
    case 6:
      return void undo.get(doc)?.redo();
    default:
      if (child instanceof Y.XmlText) child.insert(roll(child.length + 1), `w${roll(9)} `);
  }
}

describe("ranges", () => {
  it.each([11, 12, 13])("say what a plain set of numbers says (%i)", (seed) => {
    const roll = dice(seed);
    const ranges = emptyRanges();
    const plain = new Set<number>();
    for (let step = 0; step < 300; step += 1) {
      const start = roll(200);
      const end = start + roll(12);
      if (roll(2) === 0) {
        addRange(ranges, start, end);
        for (let n = start; n < end; n += 1) plain.add(n);
      }
      const inAll = Array.from({ length: end - start }, (_, n) => start + n).every((n) =>
        plain.has(n),
      );
      expect(covers(ranges, start, end)).toBe(inAll);
    }
    for (const [n, start] of ranges.starts.entries())
      expect(start).toBeGreaterThan(ranges.ends[n - 1] ?? -1);
  });

  it.each([21, 22, 23])("say the same when they are joined, few or many at once (%i)", (seed) => {
    const roll = dice(seed);
    let ranges = emptyRanges();
    const apart = emptyRanges();
    for (let step = 0; step < 40; step += 1) {
      const added = emptyRanges();
      for (let n = roll(60); n > 0; n -= 1) {
        const start = roll(2_000);
        addRange(added, start, start + roll(6));
      }
      for (const [n, start] of added.starts.entries()) addRange(apart, start, added.ends[n] ?? 0);
      ranges = joined(ranges, added);
      expect(ranges).toEqual(apart);
    }
  });

  it("count deletions in whatever order an update has them", () => {
    const doc = firstText();
    const index = emptyIndex();
    absorb(index, Y.encodeStateAsUpdate(doc));
    const client = doc.clientID;
    const backwards = numbers(0, 1, client, 3, 9, 2, 6, 1, 3, 2);
    expect(admit(index, backwards, anyone).kind).toBe("new");
    const forwards = numbers(0, 1, client, 3, 3, 2, 6, 1, 9, 2);
    expect(admit(index, forwards, anyone).kind).toBe("known");
  });

  it("know a deletion only when all of it is known", () => {
    const index = emptyIndex();
    expect(isDeleted(index, 1, 0, 1)).toBe(false);
    expect(isDeleted(index, 1, 5, 5)).toBe(true);
  });
});
