import { describe, expect, it } from "@jest/globals";
import { ySyncPluginKey } from "@tiptap/y-tiptap";
import * as Y from "yjs";
import { insertExample } from "../editor/examples.ts";
import { carryOut, mendLabel } from "../templates/edit/mends.ts";
import { createPlanEdits } from "../templates/edit/planEdits.ts";
import { checkPlan, findingsOf } from "../templates/checklist.ts";
import type { Mend } from "../templates/checklist.ts";
import { importPlan } from "../templates/importPlan.ts";
import type { PlanJson } from "../templates/json.ts";
import { templatePlan } from "../templates/json.ts";
import * as library from "../templates/library.ts";
import { blocksNamed, readPlan } from "../templates/plan.ts";

const TODAY = "2026-05-22";

/** An empty plan with these blocks, open in an editor with an undo of its own. */
function openPlan(...blokken: PlanJson["blokken"]) {
  let last = 0;
  const newId = () => `x${(last += 1)}`;
  const empty = templatePlan({ titel: "Plan", gemeente: "Oosterwaarde", wijknaam: "Zuid" });
  const { doc } = importPlan({ ...empty, blokken: [...empty.blokken, ...blokken] }, { newId });
  const undo = new Y.UndoManager(doc.getXmlFragment("plan"), {
    trackedOrigins: new Set([ySyncPluginKey]),
  });
  const edits = createPlanEdits(doc, {
    origin: ySyncPluginKey,
    newId,
    onStructure: () => undo.stopCapturing(),
  });
  const plan = () => readPlan(doc);
  return {
    plan,
    edits,
    undo,
    mend: (mend: Mend) => carryOut(mend, edits, plan().plangegevens.values),
    broken: () => findingsOf(checkPlan(plan(), { today: TODAY })).map(({ rule }) => rule),
    mendOf: (rule: string) =>
      findingsOf(checkPlan(plan(), { today: TODAY })).find((each) => each.rule === rule)?.mend,
  };
}

const opgave = { id: "o-1", type: "opgave", code: "O-01", titel: "Hitte", status: "gekozen" };
const goal = {
  id: "d-1",
  type: "doelstelling",
  code: "D-01",
  titel: "Koele straten",
  opgaveIds: ["o-1"],
};
const budget = { id: "b-1", type: "budget", code: "B-01", titel: "Bomen", nodig: 1000 };

describe("a mend of the checklist", () => {
  it("[DOE-01] makes the doelstelling of an opgave, linked, at the end of its chapter", () => {
    const { plan, mend, mendOf } = openPlan({ ...opgave, thema: "klimaatadaptatie" });
    const place = mend(mendOf("DOE-01") as Mend);
    const [made] = blocksNamed(plan(), "doelstelling");
    expect(made).toMatchObject({ id: place?.block, code: "D-01", chapter: 4 });
    expect(made?.values).toMatchObject({ opgaveIds: ["o-1"], thema: "klimaatadaptatie" });
    expect(place?.field).toBe("titel");
    expect(mendOf("DOE-01")).toBeUndefined();
  });

  it("[DOE-04] makes a chosen maatregel for a goal; one undo takes it away", () => {
    const { plan, mend, mendOf, undo, broken } = openPlan(opgave, goal);
    mend(mendOf("DOE-04") as Mend);
    expect(blocksNamed(plan(), "maatregel")[0]?.values).toMatchObject({
      doelstellingIds: ["d-1"],
      status: "gekozen",
    });
    expect(broken()).not.toContain("DOE-04");
    undo.undo();
    expect(blocksNamed(plan(), "maatregel")).toEqual([]);
    expect(broken()).toContain("DOE-04");
  });

  it("[BUD-02] adds a row to a table and leads to it; one undo takes it away", () => {
    const { plan, mend, undo } = openPlan(budget);
    const place = mend({ kind: "addRow", blockId: "b-1", field: "dekking" });
    const rows = () => blocksNamed(plan(), "budget")[0]?.values.dekking;
    expect(rows()).toHaveLength(1);
    expect(place).toEqual({ block: "b-1", field: "dekking", row: rows()?.[0]?.id });
    undo.undo();
    expect(rows()).toEqual([]);
  });

  it("[WIJ-02] gives the second block with a code the next free one", () => {
    const { plan, mend, undo } = openPlan(budget, { ...budget, id: "b-2" });
    expect(mend({ kind: "renumber", blockId: "b-2" })).toEqual({ block: "b-2" });
    const codes = () => blocksNamed(plan(), "budget").map(({ code }) => code);
    expect(codes()).toEqual(["B-01", "B-02"]);
    undo.undo();
    expect(codes()).toEqual(["B-01", "B-01"]);
  });

  it("leads to a field, and opens the choices of a reference, without a change", () => {
    const { plan, mend } = openPlan(opgave, goal);
    const before = JSON.stringify(plan());
    expect(mend({ kind: "goTo", blockId: "d-1", field: "doeljaar" })).toEqual({
      block: "d-1",
      field: "doeljaar",
    });
    const choose: Mend = {
      kind: "chooseReference",
      blockId: "d-1",
      field: "opgaveIds",
      to: "opgave",
    };
    expect(mend(choose)).toEqual({ block: "d-1", field: "opgaveIds", opens: true });
    expect(JSON.stringify(plan())).toBe(before);
  });

  it("does nothing when a colleague deleted the block meanwhile", () => {
    const { mend } = openPlan();
    expect(mend({ kind: "addRow", blockId: "weg", field: "dekking" })).toBeNull();
  });

  it("says on its button what it will do", () => {
    const typeOf = (id: string) => ({ "b-1": "budget", "d-1": "doelstelling" })[id] ?? null;
    const label = (mend: Mend) => mendLabel(mend, typeOf);
    expect(label({ kind: "createBlock", type: "risico", values: {} })).toBe("Risico toevoegen");
    expect(label({ kind: "addRow", blockId: "b-1", field: "dekking" })).toBe(
      "Dekkingsregel toevoegen",
    );
    expect(label({ kind: "goTo", blockId: "d-1", field: "doeljaar" })).toBeNull();
    expect(label({ kind: "addRow", blockId: "weg", field: "dekking" })).toBeNull();
  });
});

describe("an example of the starter library", () => {
  const [entry] = library.libraryFor("klimaatadaptatie");
  if (!entry) throw new Error("no example");

  it("comes with goal, indicator and maatregelen, linked, each in its own chapter, in one step of undo", () => {
    const { plan, edits, undo } = openPlan();
    insertExample(entry, { kind: "new", thema: null }, { library, edits });
    const [made] = blocksNamed(plan(), "doelstelling");
    const [indicator] = blocksNamed(plan(), "indicator");
    expect(made).toMatchObject({ code: "D-01", chapter: 4 });
    expect(made?.values.indicatorIds).toEqual([indicator?.id]);
    const measures = blocksNamed(plan(), "maatregel");
    expect(measures).toHaveLength(entry.maatregelen.length);
    for (const { values, chapter } of measures) {
      expect(values).toMatchObject({ doelstellingIds: [made?.id], status: "idee" });
      expect(chapter).toBe(6);
    }
    undo.undo();
    expect(plan().blocks.filter(({ type }) => type !== "tijdspad")).toEqual(
      openPlan()
        .plan()
        .blocks.filter(({ type }) => type !== "tijdspad"),
    );
  });

  it("[DOE-01] serves the opgave that asked for a goal", () => {
    const { plan, edits, broken } = openPlan(opgave);
    expect(broken()).toContain("DOE-01");
    insertExample(entry, { kind: "goal", opgaveId: "o-1", thema: null }, { library, edits });
    expect(blocksNamed(plan(), "doelstelling")[0]?.values.opgaveIds).toEqual(["o-1"]);
    expect(broken()).not.toContain("DOE-01");
    expect(broken()).not.toContain("DOE-04");
  });

  it("[DOE-04] gives only maatregelen to a goal that is there already", () => {
    const { plan, edits, broken } = openPlan(opgave, goal);
    insertExample(entry, { kind: "measures", goalId: "d-1", thema: null }, { library, edits });
    expect(blocksNamed(plan(), "doelstelling")).toHaveLength(1);
    expect(broken()).not.toContain("DOE-04");
  });

  it("[MAA-09] brings maatregelen that count when a finding asked for one", () => {
    const { plan, edits } = openPlan();
    insertExample(entry, { kind: "new", thema: null, chosen: true }, { library, edits });
    const statuses = blocksNamed(plan(), "maatregel").map(({ values }) => values.status);
    expect(new Set(statuses)).toEqual(new Set(["gekozen"]));
  });

  it("[OPG-01] makes the opgave as well where none was chosen", () => {
    const { plan, edits, broken } = openPlan();
    insertExample(entry, { kind: "opgave" }, { library, edits });
    const [made] = blocksNamed(plan(), "opgave");
    expect(made?.values).toMatchObject({ status: "gekozen", thema: "klimaatadaptatie" });
    expect(broken()).not.toContain("OPG-01");
    expect(broken()).not.toContain("DOE-01");
  });
});
