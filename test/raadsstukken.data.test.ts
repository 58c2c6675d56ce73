import { describe, expect, it } from "@jest/globals";
import * as Y from "yjs";
import { definitionOf } from "../templates/blocks.ts";
import { importPlan } from "../templates/importPlan.ts";
import { canonicalPlan, exportPlan } from "../templates/json.ts";
import { isKnownNode } from "../templates/nodeNames.ts";
import { readPlan } from "../templates/plan.ts";
import { plainText } from "../templates/prose.ts";
import type { Json } from "../templates/prose.ts";
import { readRaadsstukken, slotOf } from "../templates/raadsstukken.ts";
import { STUKKEN } from "../templates/stukken.ts";

const RAADSSTUKKEN = {
  kopgegevens: { onderwerp: "Vaststellen plan", datumCollege: "2026-11-24", zaaknummer: "Z1" },
  onderdelen: {
    inleiding: {
      tekst: "Het gasnet is oud.\n\nDaarom nu.",
      voorstel: { bron: "inleiding", hash: "0f" },
    },
    duurzaamheid: { nietVanToepassing: "Het hele plan gaat hierover." },
    evaluatie: {
      tekst: [
        {
          type: "bulletList",
          content: [
            {
              type: "listItem",
              content: [{ type: "paragraph", content: [{ type: "text", text: "jaarlijks" }] }],
            },
          ],
        },
      ],
    },
  },
  argumenten: [
    { id: "a-1", titel: "Het kan nu.", besluitId: "s-01", tekst: "De straat ligt open." },
    { id: "a-2", titel: "Het is betaalbaar.", besluitId: "s-01", "x-eigen": 3 },
  ],
  kanttekeningen: [{ id: "k-1", titel: "Het is duur.", besluitId: "s-01", antwoord: "In delen." }],
  alternatieven: [{ id: "l-1", titel: "Niets doen", kosten: 0, voor: "Goedkoop.", tegen: "Lek." }],
  besluithistorie: [{ id: "h-1", besluit: "Warmteprogramma", orgaan: "raad", datum: "2026-06-30" }],
};

const file = (raadsstukken: Json) => ({
  schemaVersie: 2,
  plangegevens: { titel: "Plan" },
  hoofdstukken: [],
  blokken: [],
  raadsstukken,
});

function imported(raadsstukken: Json | undefined): Y.Doc {
  let count = 0;
  return importPlan(file(raadsstukken ?? null), { newId: () => `${(count += 1)}` }).doc;
}

describe("the root `raadsstukken` (model.md 1.1)", () => {
  it("holds what the file says, and the export says the same", () => {
    const doc = imported(RAADSSTUKKEN);
    expect(doc.getXmlFragment("raadsstukken").length).toBe(9);
    const json = exportPlan(readPlan(doc));
    expect(canonicalPlan(json)).toEqual(canonicalPlan({ ...file(RAADSSTUKKEN) }));
    expect(exportPlan(readPlan(imported(json["raadsstukken"])))).toEqual(json);
  });

  it("reads as typed values", () => {
    const stukken = readRaadsstukken(imported(RAADSSTUKKEN));
    expect(stukken.kopgegevens.values).toMatchObject({
      onderwerp: "Vaststellen plan",
      zaaknummer: "Z1",
    });
    expect(plainText(slotOf(stukken, "inleiding")?.tekst)).toBe("Het gasnet is oud.\nDaarom nu.");
    expect(slotOf(stukken, "communicatie")).toBeNull();
    expect(stukken.argument.map(({ id, values }) => [id, values.besluitId])).toEqual([
      ["a-1", "s-01"],
      ["a-2", "s-01"],
    ]);
  });

  it("is empty in a plan without raadsstukken, which exports no such key", () => {
    const doc = imported(undefined);
    expect(doc.getXmlFragment("raadsstukken").length).toBe(0);
    expect(exportPlan(readPlan(doc))).not.toHaveProperty("raadsstukken");
  });

  it.each([
    [{ kopgegevens: { kleur: "rood" } }, "raadsstukken.kopgegevens.kleur"],
    [{ onderdelen: { slotwoord: { tekst: "x" } } }, "raadsstukken.onderdelen.slotwoord"],
    [{ onderdelen: { inleiding: "tekst" } }, "raadsstukken.onderdelen.inleiding"],
    [{ argumenten: [{ tietel: "x" }] }, "raadsstukken.argumenten[0].tietel"],
    [{ argumenten: [{ id: "a" }, { id: "a" }] }, "raadsstukken.argumenten[1].id"],
    [{ meer: [] }, "raadsstukken.meer"],
    ["tekst", "raadsstukken"],
  ])("refuses %j with its place %s", (raadsstukken, path) => {
    expect(() => imported(raadsstukken)).toThrow(`Plaats in het bestand: ${path}.`);
  });

  it("reads two nodes for one slot, made at once by two people, as one text", () => {
    const doc = imported({ onderdelen: { inleiding: { tekst: "Eerst." } } });
    const other = imported({ onderdelen: { inleiding: { tekst: "Daarna." } } });
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    const text = plainText(slotOf(readRaadsstukken(doc), "inleiding")?.tekst);
    expect(text.split("\n").toSorted()).toEqual(["Daarna.", "Eerst."]);
  });

  it("keeps the words of nodes that this version does not know", () => {
    const doc = imported({});
    const node = new Y.XmlElement("later");
    node.insert(0, [new Y.XmlText("woorden")]);
    doc.getXmlFragment("raadsstukken").insert(0, [node]);
    expect(JSON.stringify(exportPlan(readPlan(doc))["raadsstukken"])).toContain("woorden");
  });

  it("has nodes that the gate knows and forms can show", () => {
    for (const [name, { fields }] of Object.entries(STUKKEN)) {
      expect(isKnownNode(name)).toBe(true);
      expect(definitionOf(name)?.fields).toBe(fields);
    }
    expect(isKnownNode("antwoord")).toBe(true);
  });
});
