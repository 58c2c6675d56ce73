import { describe, expect, it } from "@jest/globals";
import { goalTracks, progressOf } from "../templates/figures/goals.ts";
import { cut, widthOf, wrap } from "../templates/figures/letters.ts";
import { columnsOf, inParts, rowsOf, scaleOf } from "../templates/figures/stackedBars.ts";
import type { Drawing } from "../templates/figures/svg.ts";
import { SMALLEST, WIDTH } from "../templates/figures/svg.ts";
import { timelineOf } from "../templates/figures/timeline.ts";
import { spanOf } from "../templates/period.ts";
import { captionOf } from "../templates/pieces.ts";
import { presentPlan } from "../templates/present.ts";
import { coverPerYear } from "../templates/present/yearCover.ts";
import { META, examplePlan, planFrom } from "./support/documents.ts";
import { all, parseXml } from "../server/generate/check/xml.ts";

const bar = (label: string, hard: number, tekort = 0) => ({
  label,
  amounts: { hard, gevraagd: 0, zacht: 0, tekort },
});
const step = (label: string, start: string | null, eind: string | null, kind = "fase") => ({
  label,
  kind,
  start: start === null ? null : spanOf(start),
  end: eind === null ? null : spanOf(eind),
});
const wordsIn = (drawing: Drawing | undefined) =>
  all(parseXml(drawing?.svg ?? "<svg/>"), "text").map(({ text }) => text);

/** What must hold for every drawing, whatever is in it. */
function expectSound(drawings: readonly Drawing[]): void {
  for (const { svg, width, height } of drawings) {
    const root = parseXml(svg);
    expect(svg).not.toMatch(/NaN|Infinity|undefined|style=|<script|href=/);
    expect(width).toBe(WIDTH);
    expect(height).toBeLessThan(700);
    for (const text of all(root, "text"))
      expect(Number(text.attributes["font-size"])).toBeGreaterThanOrEqual(SMALLEST);
    for (const box of all(root, "rect")) {
      expect(Number(box.attributes["width"] ?? 0)).toBeGreaterThanOrEqual(0);
      expect(Number(box.attributes["height"] ?? 0)).toBeGreaterThanOrEqual(0);
    }
  }
}

describe("a timeline", () => {
  it("has a name for every step, a mark for today and the kinds that it uses", () => {
    const steps = [
      step("Inspraak", "2026-09-03", "2026-10-15", "terinzagelegging"),
      step("Raadsbesluit", "2027-01-28", "2027-01-28", "besluitmoment"),
    ];
    const [drawing] = timelineOf(steps, "2026-11-22");
    expectSound(timelineOf(steps, "2026-11-22"));
    expect(wordsIn(drawing)).toEqual(
      expect.arrayContaining([
        "Inspraak",
        "Raadsbesluit",
        "Besluitmoment",
        "Stand op 22 november 2026",
      ]),
    );
  });

  it("shows only what is certain of a vague period in full colour", () => {
    const drawn = (start: string, eind: string) =>
      timelineOf([step("Werk", start, eind), step("Later", "2030", "2030")], "2020-01-01")[0]
        ?.svg ?? "";
    expect(drawn("2027", "2029")).toContain("stroke-dasharray");
    expect(drawn("2027-01-01", "2029-12-31")).not.toContain('stroke-dasharray="2 1.5"/><rect');
  });

  it("leaves out steps without a period, and is nothing when none has one", () => {
    expect(timelineOf([], "2026-11-22")).toEqual([]);
    expect(timelineOf([step("Ooit", null, null)], "2026-11-22")).toEqual([]);
    expectSound(timelineOf([step("Alleen", "2027", null)], "2026-11-22"));
  });

  it("goes on in a next picture after 22 steps, and wraps and cuts long names", () => {
    const long = "Warmtetransitievisieuitvoeringsprogramma ".repeat(6);
    const steps = Array.from({ length: 60 }, (_, n) =>
      step(`${n} ${long}`, `20${27 + (n % 9)}`, null),
    );
    const drawings = timelineOf(steps, "2026-11-22");
    expect(drawings.length).toBe(3);
    expectSound(drawings);
    expect(wordsIn(drawings[0]).some((text) => text.endsWith("…"))).toBe(true);
  });

  it.each([
    ["0001-01-01", "9999-12-31"],
    ["2027-12-31", "2027-01-01"],
    ["2028-Q4", "2028-Q1"],
  ])("stays sound from %s to %s", (start, eind) => {
    expectSound(timelineOf([step("a", start, eind), step("b", "2027-06", null)], "2026-11-22"));
  });
});

describe("bars", () => {
  it("carry their amount, in thousands when it is large", () => {
    expect(wordsIn(columnsOf([bar("2027", 1_250_000)])[0])).toEqual(
      expect.arrayContaining(["2027", "1.250", "× €\u00a01.000"]),
    );
    expect(wordsIn(rowsOf([bar("Rijk", 950)])[0])).toEqual(
      expect.arrayContaining(["Rijk", "950", "in euro"]),
    );
  });

  it.each([
    ["nothing", []],
    ["only zero", [bar("2027", 0)]],
    ["one value", [bar("2027", 1)]],
    ["more cover than need", [bar("2027", 500_000, -200_000), bar("2028", -100_000)]],
    ["the largest amount", [bar("2027", Number.MAX_SAFE_INTEGER)]],
    ["60 of them", Array.from({ length: 60 }, (_, n) => bar(String(2000 + n), n * 1000))],
  ])("are sound with %s", (_, bars) => {
    expectSound([...columnsOf(bars), ...rowsOf(bars)]);
  });

  it("keep one scale over several pictures", () => {
    const bars = Array.from({ length: 40 }, (_, n) => bar(String(n), n));
    expect(columnsOf(bars).length).toBe(3);
    expect(scaleOf(bars)).toMatchObject({ low: 0, high: 40, unit: 1 });
    expect(inParts(bars, 16).map(({ length }) => length)).toEqual([14, 14, 12]);
  });

  it("tell the four certainties apart without colour", () => {
    const amounts = { hard: 4, gevraagd: 3, zacht: 2, tekort: 1 };
    const svg = columnsOf([{ label: "2027", amounts }])[0]?.svg ?? "";
    const fills = [...svg.matchAll(/<rect[^>]*height="9" fill="([^"]+)"/g)].map(([, fill]) => fill);
    expect(fills).toEqual(["#0B5D5B", "#FFFFFF", "#BFD9D6", "#FFFFFF"]);
    expect(svg).toMatch(/stroke-dasharray="2.5 1.5"/);
  });
});

describe("goals", () => {
  const goal = { label: "D-01 Minder gas", unit: "In woningen", between: [], latest: null };
  const at = (value: number, year = "2026") => ({ value, year });

  it("show how far they are, whether the numbers rise or fall", () => {
    expect(progressOf(40, { from: at(0), to: at(80) })).toBe(0.5);
    expect(progressOf(60, { from: at(96), to: at(24) })).toBe(0.5);
    expect(progressOf(7, { from: at(7), to: at(7) })).toBe(0);
    const drawings = goalTracks([
      { ...goal, from: at(96), to: at(30, "2030"), latest: at(70, "2028") },
    ]);
    expect(wordsIn(drawings[0])).toEqual(
      expect.arrayContaining(["96 (2026)", "nu 70 (2028)", "30 (2030)", "Laatste meting"]),
    );
  });

  it.each([-500, 0, 99_999_999])("are sound when %p was measured", (value) => {
    const one = { ...goal, from: at(10), between: [at(5), at(900)], latest: at(value), to: at(20) };
    expectSound(goalTracks([one, { ...one, to: at(10) }]));
    expect(goalTracks([])).toEqual([]);
    expect(goalTracks(Array.from({ length: 60 }, () => one)).length).toBe(6);
  });
});

describe("letters", () => {
  it("wrap between words, break words that are too long, and end cut text with …", () => {
    expect(wrap("een twee drie", 40, 3, 9)).toEqual(["een twee", "drie"]);
    expect(wrap("x".repeat(100), 40, 2, 9).map((text) => text.at(-1))).toEqual(["x", "…"]);
    expect(cut("😀".repeat(20), 40, 9)).toMatch(/^(😀)+…$/u);
    expect(wrap("", 40, 2, 9)).toEqual([]);
    expect(widthOf("Wijk", 10)).toBeGreaterThan(widthOf("lijk", 10));
  });
});

describe("the pictures of a plan", () => {
  const figures = presentPlan(examplePlan(), META).pieces.flatMap((piece, index, pieces) =>
    piece.kind === "figure" ? [{ piece, next: pieces[index + 1] }] : [],
  );

  it("are counted, say in words what they show, and stand above a table with the same data", () => {
    expect(figures.map(({ piece }) => captionOf(piece))).toEqual([
      "Figuur\u00a01. Van nulmeting naar streefwaarde",
      "Figuur\u00a02. Kosten per jaar en hoe zeker de dekking is",
      "Figuur\u00a03. Dekking per soort bron",
      "Figuur\u00a04. De stappen in de tijd",
    ]);
    for (const { piece, next } of figures) {
      expect(next?.kind).toBe("table");
      expect(piece.alt).not.toMatch(/grafiek van|undefined|null/i);
      expect(piece.alt.length).toBeGreaterThan(80);
    }
    expect(figures[1]?.piece.alt).toContain("€\u00a030.837.000");
  });

  it("show the last measurement of an indicator", () => {
    const metingen = [
      { indicatorId: "i-01", waarde: 58, datum: "2027-06-30" },
      { indicatorId: "i-01", waarde: 44, datum: "2026-12-31" },
    ];
    const words = JSON.stringify(presentPlan(examplePlan(), { ...META, metingen }).pieces);
    expect(words).toContain("nu 58 in 2027");
    expect(words).toContain("58\u00a0(2027)");
  });

  it("have their data to the euro: the cover of each year and all years together", () => {
    const years = coverPerYear(examplePlan());
    for (const { nodig, hard, gevraagd, zacht, tekort } of years)
      expect(hard + gevraagd + zacht + tekort).toBe(nodig);
    const sum = (key: "hard" | "tekort") => years.reduce((total, year) => total + year[key], 0);
    expect([sum("hard"), sum("tekort")]).toEqual([19_239_000, 240_000]);
    expect(coverPerYear(planFrom({}))).toEqual([]);
  });
});
