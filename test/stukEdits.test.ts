import { describe, expect, it } from "@jest/globals";
import * as Y from "yjs";
import { createStukEdits, slotNodes, stukNodes } from "../templates/edit/stukEdits.ts";
import type { StukEdits } from "../templates/edit/stukEdits.ts";
import { plainText } from "../templates/prose.ts";
import { readRaadsstukken } from "../templates/raadsstukken.ts";

const PROPOSAL = {
  key: "inleiding",
  hash: "h1",
  titel: "",
  tekst: "Eerst dit.\n\nDan dat.",
  antwoord: "",
  besluitId: null,
};
const RISK = {
  key: "kanttekening:r-01",
  hash: "h2",
  titel: "Het kan duurder worden.",
  tekst: "De prijs stijgt.",
  antwoord: "Wij spreken een vaste prijs af.",
  besluitId: "s-02",
};

type Desk = { doc: Y.Doc; edits: StukEdits; undo: Y.UndoManager };

function open(seed = 1): Desk {
  const doc = new Y.Doc();
  doc.clientID = seed;
  const origin = {};
  const undo = new Y.UndoManager(doc.getXmlFragment("raadsstukken"), {
    trackedOrigins: new Set([origin]),
  });
  let count = 0;
  const edits = createStukEdits(doc, {
    origin,
    newId: () => `n${seed}-${(count += 1)}`,
    onStructure: () => undo.stopCapturing(),
  });
  return { doc, edits, undo };
}

function meet(one: Desk, other: Desk): void {
  Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(one.doc));
  Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(other.doc));
}

const read = ({ doc }: Desk) => readRaadsstukken(doc);
const intro = (desk: Desk) => read(desk).onderdelen.inleiding?.values ?? null;

describe("writing the raadsstukken", () => {
  it("a proposal that is taken over is the text of the slot, with where it came from", () => {
    const desk = open();
    desk.edits.acceptSlot("inleiding", PROPOSAL);
    expect(plainText(intro(desk)?.tekst)).toBe("Eerst dit.\nDan dat.");
    expect(intro(desk)).toMatchObject({ "voorstel.bron": "inleiding", "voorstel.hash": "h1" });
  });

  it("taking over is one step of undo, and what stood there comes back", () => {
    const desk = open();
    desk.edits.acceptSlot("inleiding", { ...PROPOSAL, tekst: "Oud." });
    desk.edits.acceptSlot("inleiding", PROPOSAL);
    expect(slotNodes(desk.doc, "inleiding")).toHaveLength(1);
    desk.undo.undo();
    expect(plainText(intro(desk)?.tekst)).toBe("Oud.");
    desk.undo.undo();
    expect(intro(desk)).toBeNull();
  });

  it("writing in a slot takes the reason away why it would not apply", () => {
    const desk = open();
    desk.edits.setValue(desk.edits.slot("duurzaamheid"), "nietVanToepassing", "Staat in het plan.");
    expect(read(desk).onderdelen.duurzaamheid?.values.nietVanToepassing).toBe("Staat in het plan.");
    desk.edits.startSlot("duurzaamheid");
    expect(read(desk).onderdelen.duurzaamheid?.values.nietVanToepassing).toBeNull();
    expect(slotNodes(desk.doc, "duurzaamheid")).toHaveLength(1);
  });

  it("two people who begin one slot at once lose no word, and can join their texts", () => {
    const [one, other] = [open(1), open(2)];
    one.edits.acceptSlot("inleiding", { ...PROPOSAL, tekst: "Van Anna." });
    other.edits.acceptSlot("inleiding", { ...PROPOSAL, tekst: "Van Bram." });
    meet(one, other);
    const before = plainText(intro(one)?.tekst);
    expect(before.split("\n").toSorted()).toEqual(["Van Anna.", "Van Bram."]);
    one.edits.join("inleiding");
    meet(one, other);
    expect(slotNodes(other.doc, "inleiding")).toHaveLength(1);
    expect(plainText(intro(other)?.tekst)).toBe(before);
  });

  it("a candidate becomes a row at its beslispunt; a newer one replaces what the row says", () => {
    const desk = open();
    const id = desk.edits.addRow("kanttekening", "s-02", RISK);
    const row = () => read(desk).kanttekening[0];
    expect(row()).toMatchObject({ id, values: { titel: RISK.titel, besluitId: "s-02" } });
    expect(plainText(row()?.values.antwoord)).toBe(RISK.antwoord);
    const [node] = stukNodes(desk.doc, "kanttekening");
    if (node)
      desk.edits.acceptRow(node, {
        ...RISK,
        titel: "Het wordt duurder.",
        hash: "h3",
        besluitId: "s-09",
      });
    expect(row()?.values).toMatchObject({
      titel: "Het wordt duurder.",
      "voorstel.hash": "h3",
      besluitId: "s-02",
    });
  });

  it("a text that stays counts as up to date, or as one's own when the plan says nothing any more", () => {
    const desk = open();
    desk.edits.acceptSlot("inleiding", PROPOSAL);
    const [node] = slotNodes(desk.doc, "inleiding");
    if (!node) throw new Error("no node");
    desk.edits.keep(node, "h9");
    expect(intro(desk)).toMatchObject({ "voorstel.bron": "inleiding", "voorstel.hash": "h9" });
    desk.edits.keep(node, null);
    expect(intro(desk)).toMatchObject({ "voorstel.bron": null, "voorstel.hash": null });
  });

  it("rows swap within the rows of their own beslispunt", () => {
    const desk = open();
    for (const [titel, point] of [
      ["A", "s-01"],
      ["B", "s-02"],
      ["C", "s-01"],
    ] as const)
      desk.edits.addRow("argument", point, { ...RISK, key: titel, titel, besluitId: point });
    const nodes = stukNodes(desk.doc, "argument");
    const [first, , third] = nodes;
    if (!first || !third) throw new Error("no rows");
    expect(desk.edits.moveChild(third, -1, [first, third])).toBe(true);
    expect(read(desk).argument.map(({ values }) => values.titel)).toEqual(["B", "C", "A"]);
  });

  it("what one types in a replaced text and a colleague at the same time both stay", () => {
    const [one, other] = [open(1), open(2)];
    one.edits.acceptSlot("inleiding", PROPOSAL);
    meet(one, other);
    other.edits.setValue(other.edits.head(), "onderwerp", "Van Bram");
    one.edits.setValue(one.edits.head(), "zaaknummer", "Z1");
    meet(one, other);
    expect(read(one).kopgegevens.values).toMatchObject({ onderwerp: "Van Bram", zaaknummer: "Z1" });
  });
});
