import { describe, expect, it } from "@jest/globals";
import { BLOCKS, BLOCK_NAMES, SETTINGS, definitionOf } from "../templates/blocks.ts";
import { CHAPTERS } from "../templates/chapters.ts";
import {
  choice,
  count,
  date,
  money,
  percent,
  period,
  score,
  year,
  yesNo,
} from "../templates/fieldKinds.ts";
import { isShort } from "../templates/fields.ts";
import type { Field, Fields } from "../templates/fields.ts";
import { isKnownNode } from "../templates/nodeNames.ts";

const everyField = [...Object.values(BLOCKS), ...Object.values(SETTINGS)].flatMap(
  ({ name, fields }) => flat(name, fields),
);

function flat(path: string, fields: Fields): [string, Field][] {
  return Object.entries(fields).flatMap(([key, field]): [string, Field][] => [
    [`${path}.${key}`, field],
    ...(field.kind === "rows" ? flat(`${path}.${key}`, field.columns) : []),
  ]);
}

describe("the blocks", () => {
  it("are the fifteen of the methodology, each with a code of its own", () => {
    expect(BLOCK_NAMES.toSorted()).toEqual(
      "afspraak besluit betrokkenPartij budget doelstelling indicator kader koppelkans maatregel opgave participatie risico tijdspad warmteoplossing wijkprofiel".split(
        " ",
      ),
    );
    expect(new Set(BLOCK_NAMES.map((name) => BLOCKS[name].codePrefix)).size).toBe(15);
  });

  it("each belong in an existing chapter", () => {
    const numbers = CHAPTERS.map(({ nr }) => nr);
    for (const name of BLOCK_NAMES)
      expect(numbers).toEqual(expect.arrayContaining([...BLOCKS[name].chapters]));
  });

  it("have a title field that is one of their fields", () => {
    for (const name of [...BLOCK_NAMES, "plangegevens", "hoofdstuk"]) {
      const definition = definitionOf(name);
      expect(Object.keys(definition?.fields ?? {})).toContain(definition?.titleField);
    }
  });

  it.each(everyField)("%s has a Dutch label", (_path, field) => {
    expect(field.label).toMatch(/^[A-ZÀ-Ü]/u);
  });

  it("refer only to blocks that exist", () => {
    const targets = everyField.flatMap(([, field]) =>
      "to" in field && field.to ? [field.to] : [],
    );
    expect(
      targets.filter((to) => to !== "tijdspad-item" && !BLOCK_NAMES.includes(to as never)),
    ).toEqual([]);
  });

  it("and all their parts are known to the gate, and nothing else is", () => {
    expect(
      everyField.filter(
        ([path, field]) =>
          !isShort(field) &&
          !isKnownNode(path.split(".").slice(1).join(".")) &&
          !isKnownNode(path.split(".").at(-1) ?? ""),
      ),
    ).toEqual([]);
    expect(["paragraph", "maatregel", "dekking", "infrastructuur.gasnet"].every(isKnownNode)).toBe(
      true,
    );
    expect(["script", "iframe", "constructor", "toString"].some(isKnownNode)).toBe(false);
  });
});

describe("a field", () => {
  const soort = choice("Soort", { a: "Eerste", b: "Tweede" });

  it.each([
    [
      money("Bedrag"),
      [0, 824000],
      [null, "", "veel", "824000", 12.5, -0.1, -1, Number.NaN, Infinity, {}],
    ],
    [count("Aantal"), [0, 612], [-1, 1.5, "612"]],
    [percent("Deel"), [0, 100], [101, -1]],
    [score("Kans"), [1, 5], [0, 6, 2.5]],
    [year("Jaar"), [2036], ["2036", 36, 2101]],
    [yesNo("Ja?"), [true, false], ["ja", 1, null]],
    [date("Dag"), ["2028-02-29"], ["2027-02-29", "28-01-2027", 20280101]],
    [period("Periode"), ["2028", "2028-Q4"], ["2028-Q5", "later"]],
    [soort, ["a"], ["c", "toString", "constructor", 0]],
  ])(
    "reads what is well-formed and gives null for the rest, and never throws (%#)",
    (field, good, bad) => {
      expect(good.map((stored) => field.read(stored))).toEqual(good);
      expect(bad.map((stored) => field.read(stored))).toEqual(bad.map(() => null));
    },
  );

  it("shows its value in Dutch", () => {
    expect(soort.show("b")).toBe("Tweede");
    expect(yesNo("Ja?").show(false)).toBe("nee");
    expect(year("Jaar").show(2036)).toBe("2036");
    expect(percent("Deel").show(25)).toBe("25%");
    expect(period("Periode").show("2028-Q4")).toBe("4e kwartaal 2028");
  });

  it("takes what people type", () => {
    expect(percent("Deel").parse("25 %")).toBe(25);
    expect(money("Bedrag").parse("€ 1,25 mln")).toBe(1250000);
    expect(money("Bedrag").parse("-5")).toBeNull();
    expect(yesNo("Ja?").parse("Nee")).toBe(false);
  });
});
