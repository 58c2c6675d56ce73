import { describe, expect, it } from "@jest/globals";
import * as Y from "yjs";
import { compact } from "../server/sync/compaction.ts";
import { admit } from "../server/sync/gate.ts";
import { partsOf } from "../server/sync/parts.ts";
import { emptyIndex } from "../server/sync/planIndex.ts";
import { chanceOf } from "./support/suite.ts";
import type { Chance } from "./support/suite.ts";
import { contentOf, firstText, textAt } from "./support/writers.ts";

const HOUSE = "🏡";
const BROKEN = "\ufffd";

/** Puts something between the halves of emoji, takes a half away, or types more of them. */
function breakLetters(doc: Y.Doc, chance: Chance): void {
  const text = textAt(doc, 0);
  const at = chance.below(text.length + 1);
  if (chance.is(0.4)) text.insert(at, HOUSE.repeat(1 + chance.below(3)));
  else if (chance.is(0.5)) text.insert(at, chance.pick(["x", HOUSE]));
  else if (at < text.length) text.delete(at, 1 + chance.below(Math.min(3, text.length - at)));
}

function shuffled<T>(list: readonly T[], chance: Chance): T[] {
  return list
    .map((item) => ({ item, place: chance.next() }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

function copyOf(...updates: Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

describe("a letter of two halves, such as an emoji, with something between them [SY3]", () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    "becomes the same two unreadable letters on every replica, in whatever order all came (%i)",
    (seed) => {
      const chance = chanceOf(seed);
      const start = Y.encodeStateAsUpdate(firstText());
      const log = [start];
      const index = emptyIndex();
      admit(index, start, { mayWrite: true, owns: () => true });
      const authors = [1, 2, 3].map((clientID) => Object.assign(copyOf(start), { clientID }));
      for (let step = 0; step < 200; step += 1) {
        const author = chance.pick(authors);
        const before = Y.encodeStateVector(author);
        author.transact(() => breakLetters(author, chance));
        const update = Y.encodeStateAsUpdate(author, before);
        const verdict = admit(index, update, { mayWrite: true, owns: () => true });
        if (verdict.kind === "new") log.push(verdict.update);
        else expect(verdict.kind).toBe("known");
        // The other authors hear of it later, so that they break the same letters at the same time.
        if (chance.is(0.2))
          for (const doc of authors) log.forEach((item) => Y.applyUpdate(doc, item));
      }
      for (const doc of authors) log.forEach((item) => Y.applyUpdate(doc, item));

      const [first] = authors.map(contentOf);
      expect(first).toContain(BROKEN);
      const half = log.slice(0, log.length / 2);
      const replicas = [
        ...authors,
        copyOf(...log),
        copyOf(...shuffled(log, chance)),
        copyOf(...shuffled([...log, ...log], chance)),
        copyOf(Y.mergeUpdates(log)),
        copyOf(...partsOf(Y.mergeUpdates(log))),
        copyOf(compact(log)),
        copyOf(compact(half), ...log),
        copyOf(...half, compact(log)),
      ];
      for (const replica of replicas) expect(contentOf(replica)).toBe(first);
    },
  );

  it("can differ only in the document of who broke it without a change to send, which no editor does", () => {
    const doc = firstText();
    textAt(doc, 0).insert(0, HOUSE, { bold: {} });
    const other = copyOf(Y.encodeStateAsUpdate(doc));
    let sent = 0;
    doc.on("update", () => (sent += 1));
    textAt(doc, 0).format(1, 1, { bold: {} });
    expect(sent).toBe(0);
    expect(contentOf(doc)).toContain(BROKEN);
    expect(contentOf(other)).toContain(HOUSE);
  });
});
