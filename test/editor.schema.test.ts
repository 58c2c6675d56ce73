import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { getSchema } from "@tiptap/core";
import { Node as ProseMirrorNode } from "@tiptap/pm/model";
import { prosemirrorToYXmlFragment, yXmlFragmentToProseMirrorRootNode } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { partSpecs, planExtensions, textFieldExtensions } from "../editor/schema.ts";
import { BLOCKS, SETTINGS } from "../templates/blocks.ts";
import type { Fields } from "../templates/fields.ts";
import { importPlan } from "../templates/importPlan.ts";
import { templatePlan } from "../templates/json.ts";
import { readPlan } from "../templates/plan.ts";

const schema = getSchema(planExtensions());

const example: unknown = JSON.parse(
  readFileSync(new URL("../templates/example/kruidenbuurt.json", import.meta.url), "utf8"),
);

function imported(json: unknown): Y.Doc {
  let count = 0;
  return importPlan(json, { newId: () => `${(count += 1)}` }).doc;
}

/** A block with these child nodes, in this order, in a document of its own. */
function docWith(name: string, ...children: string[]): Y.Doc {
  const doc = new Y.Doc();
  const block = new Y.XmlElement(name);
  doc.getXmlFragment("plan").insert(0, [block]);
  block.insert(
    0,
    children.map((child) => new Y.XmlElement(child)),
  );
  return doc;
}

/** What the editor makes of a document; the binding deletes from the document what does not fit. */
function opened(doc: Y.Doc): ProseMirrorNode {
  const root = yXmlFragmentToProseMirrorRootNode(doc.getXmlFragment("plan"), schema);
  root.check();
  return root;
}

describe("the schema of the writing surface", () => {
  it.each([
    ["the example", example],
    ["a new plan", templatePlan({ titel: "Plan", gemeente: "Gemeente", wijknaam: "Wijk" })],
  ])("takes every node of %s without changing the document", (_name, json) => {
    const doc = imported(json);
    const before = Y.encodeStateVector(doc);
    const words = JSON.stringify(readPlan(doc));
    opened(doc);
    expect(Y.encodeStateVector(doc)).toEqual(before);
    expect(JSON.stringify(readPlan(doc))).toBe(words);
  });

  it("gives the same plan when the editor's document is written back", () => {
    const doc = imported(example);
    const copy = new Y.Doc();
    prosemirrorToYXmlFragment(opened(doc), copy.getXmlFragment("plan"));
    const { raadsstukken } = readPlan(doc); // another root, with texts of its own
    expect({ ...readPlan(copy), raadsstukken }).toEqual(readPlan(doc));
  });

  it("keeps block data when a plan is copied as JSON, dotted fields included", () => {
    const doc = imported(example);
    const root = opened(doc);
    expect(ProseMirrorNode.fromJSON(schema, root.toJSON()).eq(root)).toBe(true);
    expect(partSpecs().get("infrastructuur.gasnet")?.kind).toBe("text");
  });

  it.each(definedBlocks())(
    "lets %s hold its child nodes doubly, in any order, or not at all",
    (name, children) => {
      const jumbled = [...children, ...children].toReversed();
      const doc = docWith(name, ...jumbled);
      const root = opened(doc);
      expect(root.child(0).childCount).toBe(jumbled.length);
      expect(opened(docWith(name)).child(0).childCount).toBe(0);
    },
  );

  it("takes each text of the raadsstukken by itself, without changing the document", () => {
    const doc = imported(example);
    const before = Y.encodeStateVector(doc);
    const texts = doc
      .getXmlFragment("raadsstukken")
      .toArray()
      .flatMap((node) => (node instanceof Y.XmlElement ? node.toArray() : []))
      .filter((child) => child instanceof Y.XmlElement);
    expect(texts.length).toBeGreaterThan(10);
    for (const text of texts) {
      const schema = getSchema(textFieldExtensions(text.nodeName));
      const root = yXmlFragmentToProseMirrorRootNode(text, schema);
      root.check();
      expect(root.childCount).toBe(text.length);
    }
    expect(Y.encodeStateVector(doc)).toEqual(before);
  });

  it("accepts a plan without headings, and headings anywhere", () => {
    const doc = new Y.Doc();
    const names = [
      "paragraph",
      "maatregel",
      "hoofdstuk",
      "plangegevens",
      "hoofdstuk",
      "plangegevens",
    ];
    doc.getXmlFragment("plan").insert(
      0,
      names.map((name) => new Y.XmlElement(name)),
    );
    expect(opened(doc).childCount).toBe(names.length);
    expect(opened(new Y.Doc()).childCount).toBe(0);
  });

  it("keeps a list item that lost its first paragraph to a colleague", () => {
    const doc = new Y.Doc();
    const [list, item, inner, innerItem] = ["bulletList", "listItem", "bulletList", "listItem"].map(
      (name) => new Y.XmlElement(name),
    ) as [Y.XmlElement, Y.XmlElement, Y.XmlElement, Y.XmlElement];
    doc.getXmlFragment("plan").insert(0, [list]);
    list.insert(0, [item]);
    item.insert(0, [inner]);
    inner.insert(0, [innerItem]);
    innerItem.insert(0, [new Y.XmlElement("paragraph")]);
    expect(opened(doc).firstChild?.type.name).toBe("bulletList");
  });
});

function definedBlocks(): [string, string[]][] {
  const definitions = [...Object.values(BLOCKS), ...Object.values(SETTINGS)];
  return definitions.map(({ name, fields }) => [
    name,
    Object.keys(fields as Fields).filter((key) => partSpecs().has(key)),
  ]);
}
