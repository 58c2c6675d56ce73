import { describe, expect, it } from "@jest/globals";
import { getSchema } from "@tiptap/core";
import { Fragment, Node, Slice } from "@tiptap/pm/model";
import { EditorState } from "@tiptap/pm/state";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { asNewcomers, refusalOf } from "../editor/guards.ts";
import { copyOfBlock, newId } from "../editor/identity.ts";
import { planExtensions } from "../editor/schema.ts";
import { newBlock, nextCode } from "../templates/edit/newBlock.ts";
import { createPlanEdits } from "../templates/edit/planEdits.ts";
import type { ProseNode } from "../templates/prose.ts";
import { writeProseNode } from "../templates/proseDoc.ts";

const EDITOR = { origin: ySyncPluginKey, newId };
const schema = getSchema(planExtensions());
const text = (words: string): ProseNode => ({
  type: "paragraph",
  content: [{ type: "text", text: words }],
});
const heading = (nr: number): ProseNode => ({
  type: "hoofdstuk",
  attrs: { nr, id: `hoofdstuk-${nr}` },
});
const goal = (id: string, code: string): ProseNode => ({
  type: "doelstelling",
  attrs: { id, code, doeljaar: 2032 },
  content: [
    { type: "omschrijving", content: [text("Wat")] },
    { type: "prestatie", content: [text("Waaraan")] },
  ],
});
const docOf = (...content: ProseNode[]) => Node.fromJSON(schema, { type: "doc", content });
const stateOf = (...content: ProseNode[]) => EditorState.create({ doc: docOf(...content) });

describe("ids and codes", () => {
  it("[D-01] gives the code after the highest in use, whatever stands between", () => {
    expect(nextCode("D", ["D-01", "D-06", "M-09", "TP-12", null])).toBe("D-07");
    expect(nextCode("TP", [])).toBe("TP-01");
    expect(nextCode("M", ["M-99"])).toBe("M-100");
  });

  it("gives a new block its text fields and the prijspeil of the plan", () => {
    const block = newBlock("budget", {
      newId,
      usedCodes: ["B-01"],
      plangegevens: { prijspeil: 2026, titel: "Plan" },
    });
    expect(block.attrs).toMatchObject({ code: "B-02", prijspeil: 2026 });
    expect(block.attrs).not.toHaveProperty("titel");
    expect(block.content).toEqual([{ type: "toelichting", content: [{ type: "paragraph" }] }]);
    expect(new Set(Array.from({ length: 1000 }, newId)).size).toBe(1000);
  });

  it("gives a copy and its rows new ids, and keeps what it refers to", () => {
    const row = { type: "maatregelIds", attrs: { id: "r1", waarde: "m-01" } };
    const copy = copyOfBlock(
      { type: "budget", attrs: { id: "b1", code: "B-01", nodig: 5 }, content: [row] },
      ["B-01"],
    );
    expect(copy.attrs).toMatchObject({ code: "B-02", nodig: 5 });
    expect(copy.attrs?.["id"]).not.toBe("b1");
    expect(copy.content?.[0]?.attrs?.["waarde"]).toBe("m-01");
    expect(copy.content?.[0]?.attrs?.["id"]).not.toBe("r1");
  });

  it("gives a pasted block a new id and code, a cut one its own, and leaves chapter headings out", () => {
    const clipboard = new Slice(
      Fragment.from(docOf(heading(4), goal("d1", "D-01"), goal("d9", "D-09")).content),
      0,
      0,
    );
    const pasted = asNewcomers(clipboard, docOf(heading(4), goal("d1", "D-01"))).content;
    expect(pasted.childCount).toBe(2);
    expect(pasted.child(0).attrs).toMatchObject({ code: "D-02", doeljaar: 2032 });
    expect(pasted.child(0).attrs["id"]).not.toBe("d1");
    expect(pasted.child(1).attrs).toMatchObject({ id: "d9", code: "D-09" });
  });
});

describe("what typing may not do", () => {
  const state = stateOf(heading(4), text("Inleiding"), goal("d1", "D-01"), text("Slot"));
  const [introduction, block] = [
    state.doc.child(0).nodeSize,
    state.doc.child(0).nodeSize + state.doc.child(1).nodeSize,
  ];

  it("keeps chapter headings", () => {
    expect(refusalOf(state.tr.delete(0, state.doc.content.size), state)).toMatch(/Hoofdstukken/);
    expect(refusalOf(state.tr.delete(introduction, block), state)).toBeNull();
  });

  it("keeps the halves of a block together", () => {
    const [inFirst, inSecond] = [block + 4, block + state.doc.child(2).child(0).nodeSize + 4];
    expect(refusalOf(state.tr.delete(inFirst, inFirst + 1), state)).toBeNull();
    expect(refusalOf(state.tr.delete(inFirst, inSecond), state)).toMatch(/één veld/);
    expect(refusalOf(state.tr.delete(introduction + 2, inFirst), state)).toMatch(/één veld/);
    expect(
      refusalOf(state.tr.delete(block, block + state.doc.child(2).nodeSize), state),
    ).toBeNull();
  });

  it("never holds back what has already happened in the shared document", () => {
    const remote = state.tr
      .delete(0, state.doc.content.size)
      .setMeta(ySyncPluginKey, { isChangeOrigin: true });
    expect(refusalOf(remote, state)).toBeNull();
  });
});

describe("changes by the form", () => {
  function plan(...nodes: ProseNode[]) {
    const doc = new Y.Doc();
    doc.getXmlFragment("plan").insert(0, nodes.map(writeProseNode));
    return { doc, edits: createPlanEdits(doc, EDITOR) };
  }
  const row = (id: string): ProseNode => ({ type: "jaarverdeling", attrs: { id } });
  const budget: ProseNode = {
    type: "budget",
    attrs: { id: "b1" },
    content: [{ type: "toelichting" }, row("r1"), row("r2")],
  };
  const idsIn = (doc: Y.Doc) =>
    (doc.getXmlFragment("plan").get(0) as Y.XmlElement)
      .toArray()
      .map((child) => (child as Y.XmlElement).getAttribute("id") ?? null);

  function both(one: Y.Doc, other: Y.Doc) {
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
  }

  it("keeps a colleague's change in the row below the one that is deleted", () => {
    const mine = plan(budget);
    const theirs = { doc: new Y.Doc() };
    both(mine.doc, theirs.doc);
    const edits = createPlanEdits(theirs.doc, EDITOR);
    const block = mine.edits.blockAt("b1", 0);
    const theirBlock = edits.blockAt("b1", 7);
    if (!block || !theirBlock) throw new Error("the budget is gone");
    mine.edits.remove(mine.edits.childOf(block, "jaarverdeling", "r1") as Y.XmlElement);
    edits.setValue(edits.childOf(theirBlock, "jaarverdeling", "r2") as Y.XmlElement, "bedrag", 500);
    both(mine.doc, theirs.doc);
    expect(idsIn(mine.doc)).toEqual([null, "r2"]);
    expect((block.get(1) as Y.XmlElement).getAttribute("bedrag")).toBe(500);
  });

  it("keeps both rows when two people add one", () => {
    const mine = plan(budget);
    const theirs = { doc: new Y.Doc() };
    both(mine.doc, theirs.doc);
    mine.edits.addChild(mine.edits.blockAt("b1", 0) as Y.XmlElement, row("a"));
    const edits = createPlanEdits(theirs.doc, EDITOR);
    edits.addChild(edits.blockAt("b1", 0) as Y.XmlElement, row("b"));
    both(mine.doc, theirs.doc);
    expect(new Set(idsIn(mine.doc))).toEqual(new Set([null, "r1", "r2", "a", "b"]));
    expect(idsIn(theirs.doc)).toEqual(idsIn(mine.doc));
  });

  it("puts a missing field at its place and moves rows and blocks past their neighbours", () => {
    const { doc, edits } = plan(heading(4), goal("d1", "D-01"), goal("d2", "D-02"), heading(5));
    const order = () =>
      doc
        .getXmlFragment("plan")
        .toArray()
        .map((node) => (node as Y.XmlElement).getAttribute("id"));
    const first = edits.blockAt("d1", 1) as Y.XmlElement;
    edits.addChild(first, { type: "opgaveIds", attrs: { id: "x", waarde: "o-01" } });
    expect(first.toArray().map((child) => (child as Y.XmlElement).nodeName)[0]).toBe("opgaveIds");
    edits.moveBlock(first, 1);
    expect(order()).toEqual(["hoofdstuk-4", "d2", "d1", "hoofdstuk-5"]);
    expect(edits.blockAt("d1", 2)).toBe(first);
    edits.moveBlock(first, 1);
    expect(order()).toEqual(["hoofdstuk-4", "d2", "hoofdstuk-5", "d1"]);
    expect(edits.moveBlock(edits.blockAt("d1", 3) as Y.XmlElement, 1)).toBe(false);
  });
});
