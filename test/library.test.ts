/** The starter library: examples per thema that a writer can insert and that the checklist has nothing to say about. */
import { describe, expect, it } from "@jest/globals";
import * as Y from "yjs";
import { nextCode as nextFree } from "../templates/edit/newBlock.ts";
import { THEMES } from "../templates/blocks/themes.ts";
import { BLOCKS } from "../templates/blocks.ts";
import { blockNode } from "../templates/blockNode.ts";
import { placeholdersIn } from "../templates/checklist/placeholders.ts";
import { writingOf } from "../templates/checklist/writing.ts";
import { findingsOf } from "../templates/checklist.ts";
import type { Fields } from "../templates/fields.ts";
import { isShort } from "../templates/fields.ts";
import { LIBRARY, insertionOf, libraryFor, measuresOf } from "../templates/library.ts";
import type { LibraryBlock, Theme } from "../templates/library.ts";
import { exportPlan, templatePlan } from "../templates/json.ts";
import type { Block, Plan } from "../templates/plan.ts";
import { readPlan } from "../templates/plan.ts";
import { writeProseNode } from "../templates/proseDoc.ts";
import { planFromJson, verdictOn } from "./support/plan.ts";

const themes = Object.keys(THEMES) as Theme[];
const entry = libraryFor("klimaatadaptatie")[0] ?? raise();
const PHYSICAL = ["gebouw", "warmte-infra", "openbare-ruimte"];

function raise(): never {
  throw new Error("The library is empty");
}

/** Ids b1, b2 … and codes after those in `used`. */
function options(used: readonly string[] = []) {
  let ids = 0;
  return {
    newId: () => `b${++ids}`,
    nextCode: (prefix: string, given: readonly string[]) => nextFree(prefix, [...used, ...given]),
  };
}

function planWithBlocks(blocks: readonly LibraryBlock[]): Plan {
  return planFromJson({
    ...templatePlan({ titel: "Proef", gemeente: "Oosterwaarde", wijknaam: "Kruidenbuurt" }),
    blokken: blocks.map(({ values, ...block }) => ({ ...block, ...values })),
  });
}

function everything(): LibraryBlock[] {
  const used: string[] = [];
  const { newId } = options();
  return LIBRARY.flatMap((each) => {
    const blocks = insertionOf(each, { ...options(used), newId });
    used.push(...blocks.map(({ code }) => code));
    return blocks;
  });
}

describe("the starter library", () => {
  it.each(themes)("has at least three goals for %s", (thema) => {
    const entries = libraryFor(thema);
    expect(entries.length).toBeGreaterThanOrEqual(3);
    expect(entries.every((each) => each.thema === thema)).toBe(true);
  });

  it("gives each goal two or three maatregelen", () => {
    const numbers = LIBRARY.map(({ maatregelen }) => maatregelen.length);
    expect(numbers.filter((number) => number < 2 || number > 3)).toEqual([]);
  });

  it("has a name of its own for each entry, short enough for a menu, and for each title", () => {
    const ids = LIBRARY.map(({ id }) => id);
    const titles = LIBRARY.flatMap(({ doelstelling, indicator, maatregelen }) => [
      doelstelling.titel,
      indicator.titel,
      ...maatregelen.map(({ titel }) => titel),
    ]);
    expect(ids.filter((id) => !/^[a-z]+(-[a-z]+)*$/.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(titles).size).toBe(titles.length);
    expect(LIBRARY.filter(({ title }) => title.length > 40)).toEqual([]);
  });

  it("leaves numbers and years to the writer", () => {
    const titles = everything().map(({ values }) => String(values["titel"]));
    expect(titles.filter((title) => /\d/.test(title))).toEqual([]);
  });

  it("shows all six categories of the dashboard [IND-02]", () => {
    const categories = new Set(LIBRARY.map(({ indicator }) => indicator.categorie));
    expect([...categories].toSorted()).toEqual(
      Object.keys(BLOCKS.indicator.fields.categorie.options ?? {}).toSorted(),
    );
  });

  it("says what to ask of the market wherever a maatregel has an uitvraag [MAA-07]", () => {
    const measures = LIBRARY.flatMap(({ maatregelen }) => maatregelen);
    for (const measure of measures)
      expect([measure.titel, measure["uitvraag.eis"] !== undefined]).toEqual([
        measure.titel,
        measure["uitvraag.soort"] !== "geen",
      ]);
  });

  it("says something about circular work wherever something is built or dug [MAA-08]", () => {
    const silent = LIBRARY.flatMap(({ maatregelen }) => maatregelen).filter(
      ({ soort, circulariteit }) => PHYSICAL.includes(soort) && !circulariteit,
    );
    expect(silent).toEqual([]);
  });
});

describe("the blocks of the whole library", () => {
  const blocks = everything();
  const plan = planWithBlocks(blocks);

  it("hold only values that their fields can read", () => {
    const wrong = blocks.flatMap(({ id, type, values }) => {
      const fields = BLOCKS[type].fields as Fields;
      return Object.entries(values).flatMap(([key, value]) => {
        const field = fields[key];
        if (!field) return [`${id} ${key}: no such field`];
        const tooLong = isShort(field) && String(value).length > (field.maxLength ?? Infinity);
        const isRead = !isShort(field) || field.read(value) === value;
        return isRead && !tooLong ? [] : [`${id} ${key}: ${JSON.stringify(value)}`];
      });
    });
    expect(wrong).toEqual([]);
  });

  it("make a plan without a malformed or unknown value", () => {
    expect(plan.blocks).toHaveLength(blocks.length);
    expect(plan.blocks.filter(hasRemains)).toEqual([]);
  });

  it.each(["TXT-03", "TXT-04", "PAR-07"])("meet %s", (rule) => {
    expect(verdictOn(rule, plan)).toMatchObject({ result: "voldaan" });
  });

  it("have no term that needs an explanation [TXT-02]", () => {
    expect(findingsOf([verdictOn("TXT-02", plan)])).toEqual([]);
  });

  it("have nothing that somebody must still fill in [TXT-01]", () => {
    const texts = writingOf(plan).flatMap((writing) => writing.texts.map(({ text }) => text));
    expect(texts.flatMap(placeholdersIn)).toEqual([]);
  });
});

describe("inserting an entry", () => {
  const blocks = insertionOf(entry, options(["D-01", "M-07"]));
  const [goal, indicator, ...measures] = blocks;

  it("links the doelstelling to its indicator and the maatregelen to the doelstelling", () => {
    expect(blocks.map(({ type }) => type)).toEqual([
      "doelstelling",
      "indicator",
      ...entry.maatregelen.map(() => "maatregel"),
    ]);
    expect(goal?.values).toMatchObject({ thema: entry.thema, indicatorIds: [indicator?.id] });
    for (const measure of measures) expect(measure.values["doelstellingIds"]).toEqual([goal?.id]);
  });

  it("goes on after the codes of the plan and never gives one twice", () => {
    expect(blocks.map(({ code }) => code)).toEqual(["D-02", "I-01", "M-08", "M-09", "M-10"]);
  });

  it("makes maatregelen ideas, unless somebody chose them [S1.6]", () => {
    const chosen = insertionOf(entry, { ...options(), status: "gekozen" });
    expect(measures.map(({ values }) => values["status"])).toEqual(["idee", "idee", "idee"]);
    expect(chosen.at(-1)?.values["status"]).toBe("gekozen");
  });

  it("can give only the maatregelen, for a doelstelling that is there already [DOE-04]", () => {
    const loose = measuresOf(entry, "d-09", { ...options(), status: "gekozen" });
    expect(loose).toHaveLength(entry.maatregelen.length);
    expect(loose.every(({ values }) => String(values["doelstellingIds"]) === "d-09")).toBe(true);
  });

  it("gives the editor the same blocks as a plan file would", () => {
    const { newId } = options();
    const doc = new Y.Doc();
    const heading = { type: "hoofdstuk", attrs: { id: "hoofdstuk-4", nr: 4, titel: "Doelen" } };
    const nodes = blocks.map((block) => blockNode(block, () => `row-${newId()}`));
    doc
      .getXmlFragment("plan")
      .insert(
        0,
        [{ type: "plangegevens", attrs: { id: "plangegevens" } }, heading, ...nodes].map(
          writeProseNode,
        ),
      );
    const asFile = exportPlan(planWithBlocks(blocks)).blokken;
    const asNodes = exportPlan(readPlan(doc)).blokken;
    const bare = ({ hoofdstuk: _hoofdstuk, ...block }: (typeof asFile)[number]) => block;
    const byId = (list: typeof asFile) =>
      list.map(bare).toSorted((a, b) => String(a["id"]).localeCompare(String(b["id"])));
    expect(byId(asNodes)).toEqual(byId(asFile));
  });
});

function hasRemains({ remains }: Block): boolean {
  return Object.values(remains).some((rest) => Object.keys(rest).length > 0);
}
