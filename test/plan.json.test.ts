import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import * as Y from "yjs";
import { PlanFault } from "../templates/fault.ts";
import { importPlan } from "../templates/importPlan.ts";
import { canonicalPlan, exportPlan, templatePlan } from "../templates/json.ts";
import type { PlanJson } from "../templates/json.ts";
import { blocksNamed, chapterNamed, chapterProse, readPlan } from "../templates/plan.ts";
import type { Json } from "../templates/prose.ts";
import { plainText } from "../templates/prose.ts";

const example = () =>
  JSON.parse(
    readFileSync(new URL("../templates/example/kruidenbuurt.json", import.meta.url), "utf8"),
  ) as PlanJson;
const counter = () => {
  let n = 0;
  return () => `r${n++}`;
};
const roundTrip = (file: Json) => {
  const { doc, records } = importPlan(file, { newId: counter() });
  return exportPlan(readPlan(doc), records);
};
/** The smallest plan file with these blocks and chapters. */
const fileWith = (parts: {
  blokken?: Json[];
  hoofdstukken?: Json[];
  [key: string]: Json | undefined;
}) =>
  ({
    schemaVersie: 2,
    plangegevens: {},
    hoofdstukken: [],
    blokken: [],
    ...parts,
  }) as unknown as Json;
const faultOf = (file: Json): PlanFault => {
  try {
    importPlan(file, { newId: counter() });
  } catch (error) {
    if (error instanceof PlanFault) return error;
    throw error;
  }
  throw new Error("the file was accepted");
};

describe("a plan file", () => {
  it("comes out of the document as it went in: the whole example, nothing dropped", () => {
    expect(canonicalPlan(roundTrip(example()))).toEqual(canonicalPlan(example()));
  });

  it("of version 1 is read for ever and exported as version 2", () => {
    const old = { ...example(), schemaVersie: 1 };
    expect(roundTrip(old)).toMatchObject({ schemaVersie: 2 });
    expect(canonicalPlan({ ...roundTrip(old), schemaVersie: 1 })).toEqual(canonicalPlan(old));
  });

  it("is the same after a second trip, so that exports may be imported again and again", () => {
    const once = roundTrip(example());
    expect(roundTrip(once)).toEqual(once);
  });

  it("tells 'given as empty' from 'not given'", () => {
    const block = {
      id: "m1",
      type: "maatregel",
      hoofdstuk: 6,
      circulariteit: "",
      start: null,
      uitvoerderIds: [],
    };
    expect(roundTrip(fileWith({ blokken: [block] }))["blokken"]).toEqual([block]);
  });

  it("keeps formatting as nodes and plain text as a string", () => {
    const bold = {
      type: "paragraph",
      content: [{ type: "text", text: "vet", marks: [{ type: "bold" }] }],
    };
    const blokken = [
      {
        id: "d1",
        type: "doelstelling",
        hoofdstuk: 4,
        omschrijving: [bold],
        prestatie: "Eerste alinea.\n\nTweede\nregel.",
      },
    ];
    expect(roundTrip(fileWith({ blokken }))["blokken"]).toEqual(blokken);
  });

  it("keeps the order of prose and blocks that stand between each other", () => {
    const hoofdstukken = [
      { nr: 3, titel: "Kaders", tekst: ["voor", "na"], volgorde: [0, "k1", 1] },
    ];
    const file = fileWith({
      hoofdstukken,
      blokken: [{ id: "k1", type: "kader", hoofdstuk: 3, titel: "Kader" }],
    });
    expect(roundTrip(file)["hoofdstukken"]).toEqual(hoofdstukken);
  });

  it("carries keys under x- along, wherever they stand", () => {
    const file = fileWith({
      "x-bureau": { zaak: 12 },
      blokken: [
        {
          id: "b1",
          type: "budget",
          hoofdstuk: 10,
          "x-regel": "a",
          dekking: [{ bron: "Rijk", "x-kenmerk": 7 }],
        },
      ],
    });
    expect(canonicalPlan(roundTrip(file))).toEqual(canonicalPlan(file));
  });

  it("keeps ids of rows that the file gave and makes up none", () => {
    const items = [
      { id: "tp-01", titel: "Start", afhankelijkVan: ["tp-00"] },
      { titel: "Zonder id" },
    ];
    const file = fileWith({ blokken: [{ id: "tp", type: "tijdspad", hoofdstuk: 11, items }] });
    expect(roundTrip(file)["blokken"]).toEqual([
      { id: "tp", type: "tijdspad", hoofdstuk: 11, items },
    ]);
  });

  it("merges status, versie and metingen from the server's records", () => {
    const { doc, records } = importPlan(example(), { newId: counter() });
    expect(records).toMatchObject({ status: "ter-besluitvorming", versie: "0.9" });
    const meting = { indicatorId: "i-01", datum: "2027-06-30", waarde: 44 };
    const exported = exportPlan(readPlan(doc), {
      ...records,
      status: "vastgesteld",
      metingen: [meting],
    });
    expect(exported).toMatchObject({ plangegevens: { status: "vastgesteld" }, metingen: [meting] });
  });
});

describe("malformed and unknown content", () => {
  it("reads as null and keeps its text", () => {
    const blokken = [
      { id: "b1", type: "budget", hoofdstuk: 10, nodig: "veel", dekking: [{ bedrag: 12.5 }] },
    ];
    const { doc } = importPlan(fileWith({ blokken }), { newId: counter() });
    const [budget] = blocksNamed(readPlan(doc), "budget");
    expect(budget?.values.nodig).toBeNull();
    expect(budget?.values.dekking[0]?.bedrag).toBeNull();
    expect(budget?.remains.malformed).toEqual({
      nodig: "veel",
      "dekking/import-r0/bedrag": "12.5",
    });
    expect(roundTrip(fileWith({ blokken }))["blokken"]).toMatchObject([{ nodig: "veel" }]);
  });

  it("keeps the words of nodes that this version does not know", () => {
    const { doc } = importPlan(fileWith({ blokken: [{ id: "k1", type: "kader", hoofdstuk: 3 }] }), {
      newId: counter(),
    });
    const fragment = doc.getXmlFragment("plan");
    const stranger = new Y.XmlElement("kaart");
    stranger.insert(0, [new Y.XmlText("Plattegrond van later")]);
    fragment.insert(fragment.length, [stranger]);
    const kader = fragment
      .toArray()
      .find((node) => node instanceof Y.XmlElement && node.nodeName === "kader") as Y.XmlElement;
    const field = new Y.XmlElement("nieuwVeld");
    field.insert(0, [new Y.XmlText("Woorden van later")]);
    kader.insert(0, [field]);
    const plan = readPlan(doc);
    expect(plan.blocks[0]?.remains.unknown).toEqual([
      { name: "nieuwVeld", words: "Woorden van later" },
    ]);
    expect(plainText(chapterProse(chapterNamed(plan, "E")))).toBe("Plattegrond van later");
  });

  it("reads the deepest document without overflowing", () => {
    const doc = new Y.Doc();
    doc.transact(() => {
      const deepest = new Y.XmlElement("blockquote");
      let parent = deepest;
      doc.getXmlFragment("plan").insert(0, [deepest]);
      for (let depth = 0; depth < 3000; depth++) {
        const child = new Y.XmlElement("blockquote");
        parent.insert(0, [child]);
        parent = child;
      }
      parent.insert(0, [new Y.XmlText("diep")]);
    });
    expect(plainText(chapterProse(chapterNamed(readPlan(doc), 0)))).toBe("diep");
  });

  it("joins the words of a field that two people made at the same time", () => {
    const { doc } = importPlan(
      fileWith({ blokken: [{ id: "k1", type: "kader", hoofdstuk: 3, motivering: "een" }] }),
      {
        newId: counter(),
      },
    );
    const kader = doc
      .getXmlFragment("plan")
      .toArray()
      .find((node) => node instanceof Y.XmlElement && node.nodeName === "kader");
    const second = new Y.XmlElement("motivering");
    second.insert(0, [new Y.XmlText("twee")]);
    (kader as Y.XmlElement).push([second]);
    expect(plainText(blocksNamed(readPlan(doc), "kader")[0]?.values.motivering)).toBe("een\ntwee");
  });

  it.each([
    ["blokken[0].kleur", { blokken: [{ id: "k1", type: "kader", kleur: "rood" }] }],
    [
      "blokken[0].dekking[0].potje",
      { blokken: [{ id: "b1", type: "budget", dekking: [{ potje: 1 }] }] },
    ],
    ["blokken[0].type", { blokken: [{ id: "k1", type: "gadget" }] }],
    [
      "blokken[1].id",
      {
        blokken: [
          { id: "k1", type: "kader" },
          { id: "k1", type: "kader" },
        ],
      },
    ],
    ["blokken[0].hoofdstuk", { blokken: [{ id: "k1", type: "kader", hoofdstuk: 99 }] }],
    ["hoofdstukken[0].nr", { hoofdstukken: [{ nr: 44 }] }],
    ["plangegevens.baas", { plangegevens: { baas: "ik" } }],
    ["wensen", { wensen: [] }],
    ["schemaVersie", { schemaVersie: 9 }],
    ["blokken[0].nodig", { blokken: [{ id: "b1", type: "budget", nodig: { euro: 1 } }] }],
    ["hoofdstukken[0].tekst[0].type", { hoofdstukken: [{ nr: 1, tekst: [{ type: "script" }] }] }],
  ])("is refused with its place: %s", (path, parts) => {
    const fault = faultOf(fileWith(parts));
    expect(fault.path).toBe(path);
    expect(fault.message).toContain(path);
  });

  it.each([null, 3, "tekst", []])("%p is no plan file", (value) => {
    expect(faultOf(value as Json).message).toMatch(/geen plan/);
  });
});

describe("references", () => {
  const maatregel = (budgetIds: string[]) => ({
    id: "m1",
    type: "maatregel",
    hoofdstuk: 6,
    budgetIds,
  });
  const budget = (maatregelIds: string[]) => ({
    id: "b1",
    type: "budget",
    hoofdstuk: 10,
    maatregelIds,
  });

  it("are derived from the side that leads", () => {
    const { doc } = importPlan(
      fileWith({ blokken: [{ id: "m1", type: "maatregel" }, budget(["m1"])] as Json[] }),
      { newId: counter() },
    );
    expect(blocksNamed(readPlan(doc), "maatregel")[0]?.values.budgetIds).toEqual(["b1"]);
  });

  it("that only the derived side names are moved to the side that leads", () => {
    const exported = roundTrip(fileWith({ blokken: [maatregel(["b1"]), budget([])] as Json[] }));
    expect(exported["blokken"]).toEqual([maatregel(["b1"]), budget(["m1"])]);
  });

  it("to a block that does not exist stay, so that the checklist can name them", () => {
    const exported = roundTrip(fileWith({ blokken: [maatregel(["weg"])] as Json[] }));
    expect(exported["blokken"]).toEqual([maatregel(["weg"])]);
  });
});

describe("a new plan", () => {
  it("has all chapters, plangegevens and a place to type, and no blocks", () => {
    const names = { titel: "WUP Heuvel", gemeente: "Berg", wijknaam: "Heuvel" };
    const { doc } = importPlan(templatePlan(names), { newId: counter() });
    const plan = readPlan(doc);
    expect(plan.plangegevens.values).toMatchObject(names);
    expect(plan.chapters.map(({ nr }) => nr).join()).toBe(
      "0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,A,B,C,D,E",
    );
    expect(plan.chapters.every(({ id, content }) => id !== null && content.length === 1)).toBe(
      true,
    );
    expect(plan.blocks).toEqual([]);
  });
});
