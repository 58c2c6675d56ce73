/** Reading a plan again and again: only what changed is read anew, and that is never to be seen in what is read. */
import { describe, expect, it } from "@jest/globals";
import * as Y from "yjs";
import { createPlanReader } from "../editor/planReader.ts";
import { importPlan } from "../templates/importPlan.ts";
import { readPlan } from "../templates/plan.ts";
import { largePlan } from "./support/largePlan.ts";
import { randomDoc } from "./support/randomPlan.ts";
import { chanceOf } from "./support/suite.ts";
import type { Chance } from "./support/suite.ts";

describe("a plan that keeps changing", () => {
  it("reads as when it is read for the first time, whatever changed", () => {
    for (let seed = 0; seed < 10; seed += 1) {
      const doc = randomDoc(seed);
      const chance = chanceOf(seed);
      const reader = createPlanReader(doc);
      for (let n = 0; n < 10; n += 1) {
        changeSomething(doc, chance);
        expect(reader.read()).toEqual(readPlan(doc));
      }
    }
  });

  it("takes back a reference that followed from a block that is gone", () => {
    const { doc } = importPlan(largePlan({ blocks: 40 }), { newId: () => "x" });
    const reader = createPlanReader(doc);
    reader.read();
    const root = doc.getXmlFragment("plan");
    root.delete(root.toArray().findIndex((node) => isNamed(node, "maatregel")));
    expect(reader.read().blocks).toEqual(readPlan(doc).blocks);
  });

  it("does not read again what did not change", () => {
    const { doc } = importPlan(largePlan({ blocks: 40 }), { newId: () => "x" });
    const reader = createPlanReader(doc);
    const [before] = reader.read().chapters[1]?.content ?? [];
    setAttributeOfSomeBlock(doc);
    const [after] = reader.read().chapters[1]?.content ?? [];
    expect(before?.kind).toBe("prose");
    expect(after?.kind === "prose" && before?.kind === "prose" && after.node === before.node).toBe(
      true,
    );
  });
});

function setAttributeOfSomeBlock(doc: Y.Doc): void {
  const block = doc
    .getXmlFragment("plan")
    .toArray()
    .find((node) => isNamed(node, "maatregel"));
  (block as Y.XmlElement).setAttribute("titel", "Een andere titel");
}

/** Letters, attributes, whole nodes, and nodes deep inside others. */
function changeSomething(doc: Y.Doc, chance: Chance): void {
  const root = doc.getXmlFragment("plan");
  if (root.length === 0) return root.insert(0, [new Y.XmlElement("paragraph")]);
  const at = chance.below(root.length);
  const kind = chance.below(5);
  const node = somewhereIn(root.get(at), chance);
  if (kind === 0) root.delete(at);
  else if (kind === 1) root.insert(at, [new Y.XmlElement(chance.pick(["paragraph", "maatregel"]))]);
  else if (node instanceof Y.XmlText) node.insert(0, chance.pick(["a", "één ", "🏡"]));
  else if (node instanceof Y.XmlElement && kind === 2) node.insert(0, [new Y.XmlText("nieuw")]);
  else if (node instanceof Y.XmlElement)
    node.setAttribute(chance.pick(["id", "titel", "code", "status"]), `b${chance.below(25)}`);
}

function somewhereIn(node: unknown, chance: Chance): unknown {
  if (!(node instanceof Y.XmlElement) || node.length === 0 || chance.is(0.3)) return node;
  return somewhereIn(node.get(chance.below(node.length)), chance);
}

function isNamed(node: unknown, name: string): boolean {
  return node instanceof Y.XmlElement && node.nodeName === name;
}
