/** Amounts and dates in the files: one way of writing, whoever typed them (raadsstukken.md 33, 39, 40). */
import { describe, expect, it } from "@jest/globals";
import { wordingFaultsOf } from "../server/generate/check/wording.ts";
import { griffieText, inGriffieNotation } from "../templates/notation.ts";
import { presentPlan } from "../templates/present.ts";
import { META, examplePlan } from "./support/documents.ts";
import { linesOf } from "./support/fileChecks.ts";

const shown = (text: string) => griffieText(text).replaceAll("\u00a0", "~");

describe("the notation of the griffie", () => {
  it.each([
    ["Dit kost 824.000 euro.", "Dit kost €~824.000."],
    ["een krediet van 62.500,- euro", "een krediet van €~62.500"],
    ["€250000 en € 200.000,--.", "€~250.000 en €~200.000."],
    ["€ 1.250.000,00", "€~1.250.000"],
    ["op 30-06-2026 en 3/1/2027", "op 30~juni~2026 en 3~januari~2027"],
    ["op 2026-11-22.", "op 22~november~2026."],
    ["op 28 januari 2027", "op 28~januari~2027"],
    ["om 19:30 uur", "om 19.30 uur"],
  ])("[33, 39, 40] writes %j as %j", (typed, printed) => expect(shown(typed)).toBe(printed));

  it.each([
    "€~0,35 per kWh",
    "€~1,2 miljoen",
    "10 euro per maand",
    "31-02-2027 is geen dag",
    "versie 1-2-3 en 06-12345678",
    "https://example.org/2026-11-22/30-06-2026",
    "in de verhouding 1:10",
  ])("leaves %j as it is", (text) => expect(shown(text.replace("~", "\u00a0"))).toBe(text));

  it("[33, 39, 40] leaves nothing to say about the example, of which the text has amounts and dates in words", () => {
    const document = presentPlan(examplePlan(), META);
    expect(linesOf(wordingFaultsOf(document)).length).toBeGreaterThan(20);
    expect(linesOf(wordingFaultsOf(inGriffieNotation(document)))).toEqual([]);
  });
});
