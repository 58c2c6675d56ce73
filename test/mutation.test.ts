/** The mutation testing itself: what it changes, and what it leaves alone. */
import { stripTypeScriptTypes } from "node:module";
import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { mutantsOf } from "./mutation/operators.ts";

const ROOT = fileURLToPath(new URL("../", import.meta.url));

describe("mutants", () => {
  const changes = (source: string) => mutantsOf("a.ts", source).map(({ operator }) => operator);

  it("move boundaries, turn comparisons and logic around, and take conditions away", () => {
    expect(changes("if (a <= b && !c) d();")).toEqual([
      "voorwaarde: a <= b && !c -> true",
      "voorwaarde: a <= b && !c -> false",
      "en/of: && -> ||",
      "grens: <= -> <",
      "omgekeerd: <= -> >",
      "ontkenning weg: !c -> c",
    ]);
  });

  it("take filters and elements away, and swap choices", () => {
    expect(
      changes('const a = b.filter(c); d = ["een", "twee"]; e({ severity: "advies" });'),
    ).toEqual([
      "filter weg: b.filter(c) -> b",
      'element weg: "een", -> ',
      'element weg: "twee" -> ',
      'waarde: "advies" -> "blokkerend"',
    ]);
  });

  it("leave comments, types, imports and sentences alone", () => {
    const source = [
      "// if (a < 1) return;",
      'import { a } from "./a.ts";',
      'type T = "x" | 3;',
      'f({ question: "Is a < 3?", message: `er zijn ${n} van 4` });',
      'g(block, "een zin met 2 woorden");',
    ].join("\n");
    expect(changes(source)).toEqual([]);
  });

  it("can all be read as TypeScript", () => {
    for (const file of globSync("templates/checklist/*.ts", { cwd: ROOT })) {
      const source = readFileSync(ROOT + file, "utf8");
      const all = mutantsOf(file, source);
      for (const { start, end, replacement } of all.filter((_, at) => at % 20 === 0))
        expect(() =>
          stripTypeScriptTypes(source.slice(0, start) + replacement + source.slice(end)),
        ).not.toThrow();
    }
  });
});

describe("the known equivalents", () => {
  it("each still stand in the code, with a reason", () => {
    const known = JSON.parse(
      readFileSync(new URL("mutation/equivalent.json", import.meta.url), "utf8"),
    ) as { file: string; text: string; operator: string; reason: string }[];
    const keys = new Set(
      [...new Set(known.map(({ file }) => file))].flatMap((file) =>
        mutantsOf(file, readFileSync(ROOT + file, "utf8")).map(
          ({ text, operator }) => `${file} ${text} ${operator}`,
        ),
      ),
    );
    expect(
      known.filter(({ file, text, operator }) => !keys.has(`${file} ${text} ${operator}`)),
    ).toEqual([]);
    expect(known.filter(({ reason }) => reason.length < 20)).toEqual([]);
  });
});
