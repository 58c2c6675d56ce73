import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { presentPlan } from "../templates/present.ts";
import { createGenerator } from "../server/generate/document.ts";
import {
  META,
  exampleJson,
  examplePlan,
  hasTool,
  planFrom,
  readWithLibreOffice,
  runOn,
  unzip,
  validatorPath,
} from "./support/documents.ts";
import { docxFaults } from "./support/fileChecks.ts";
import { DOCX_MUTANTS, mutate } from "./support/docxMutants.ts";
import { headingLevel, readDocx } from "../server/generate/check/readDocx.ts";
import { PDF_FIXTURES } from "./support/pdfFixtures.ts";
import { all, child, parseXml } from "../server/generate/check/xml.ts";

const silent = { info: () => undefined, error: () => undefined };
const withoutBrowser = createGenerator({
  log: silent,
  environment: { PUPPETEER_EXECUTABLE_PATH: "/nergens" },
});
const docxOf = async (name: string) => {
  const plan = PDF_FIXTURES[name]?.() ?? smallPlan();
  const request = { plan, meta: META, kind: "wup", format: "docx" } as const;
  const { bytes } = await withoutBrowser.generate(request);
  return { bytes, document: presentPlan(plan, META) };
};

/** A piece of the example with headings, tables, lists and pictures. */
function smallPlan() {
  const { blokken, ...rest } = exampleJson();
  const kept = ["doelstelling", "indicator", "tijdspad", "betrokkenPartij", "wijkprofiel"];
  return planFrom({ ...rest, blokken: blokken.filter(({ type }) => kept.includes(String(type))) });
}

/** What Microsoft's validator says; null where it is not installed. */
async function validatorErrors(bytes: Uint8Array): Promise<unknown[] | null> {
  const validator = validatorPath();
  if (!validator) return null;
  const printed = await runOn(bytes, "plan.docx", validator, ["{file}"]).catch(
    (error: { stdout?: string }) => error.stdout ?? "",
  );
  const report = JSON.parse(printed) as { ok: boolean; errors?: unknown[] };
  return report.ok ? [] : (report.errors ?? ["not ok"]);
}

describe("the criteria of the griffie for a DOCX (raadsstukken.md 5.4, 1 to 18)", () => {
  it.each(Object.keys(PDF_FIXTURES))(
    "hold for: %s",
    async (name) => {
      const { bytes, document } = await docxOf(name);
      expect(docxFaults(bytes, { document })).toEqual([]);
      expect((await validatorErrors(bytes)) ?? []).toEqual([]);
    },
    60_000,
  );

  it.each(["voorbeeld", "vreemde tekens", "lange tabellen"])(
    "survive LibreOffice, with as many headings, tables, figures and list items: %s",
    async (name) => {
      if (!hasTool("soffice")) return;
      const { bytes } = await docxOf(name);
      expect(countsInLibreOffice(await readWithLibreOffice(bytes))).toEqual(countsInWord(bytes));
    },
    120_000,
  );

  it("let no seeded fault pass", async () => {
    const { bytes, document } = await docxOf("klein");
    const missed: string[] = [];
    for (const [name, change] of Object.entries(DOCX_MUTANTS)) {
      const mutant = mutate(bytes, change);
      if (docxFaults(mutant, { document }).length > 0) continue;
      if (((await validatorErrors(mutant)) ?? []).length === 0) missed.push(name);
    }
    expect(missed).toEqual([]);
    expect(Object.keys(DOCX_MUTANTS).length).toBeGreaterThanOrEqual(13);
  }, 120_000);
});

describe("the table of contents of the DOCX", () => {
  const generator = createGenerator({ log: silent, environment: process.env });
  const steps: string[] = [];
  const make = async (format: "pdf" | "docx") => {
    steps.length = 0;
    const { bytes } = await generator.generate({
      plan: examplePlan(),
      meta: META,
      kind: "wup",
      format,
      onProgress: (step) => void steps.push(step),
    });
    return bytes;
  };
  let docx: Uint8Array = new Uint8Array();
  beforeAll(async () => {
    docx = await make("docx");
  }, 120_000);
  afterAll(() => generator.stop());

  it("names the pages of the PDF, and is marked for Word to fill anew", async () => {
    const numbers = readDocx(docx)
      .paragraphs.filter(({ style }) => style === "TOC1")
      .map(({ text }) => Number(text.split("\t")[1]));
    expect(numbers.length).toBeGreaterThan(16);
    expect(numbers.every((page) => page > 2)).toBe(true);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    if (!hasTool("pdftotext")) return;
    const text = await runOn(await make("pdf"), "plan.pdf", "pdftotext", ["{file}", "-"]);
    const pages = text.split("\f");
    const last = readDocx(docx).paragraphs.findLast(({ style }) => style === "TOC1");
    const [title = "", page = ""] = last?.text.split("\t") ?? [];
    expect(pages[Number(page) - 1]?.replace(/\s+/g, " ")).toContain(title);
  }, 120_000);

  it("is not printed for twice: the same version has its page numbers already", async () => {
    const again = await make("docx");
    expect(steps).not.toContain("De bladzijden worden opgemaakt");
    expect(Buffer.compare(Buffer.from(again), Buffer.from(docx))).toBe(0);
  }, 60_000);

  it("has no page numbers where no PDF can be made", async () => {
    const { bytes } = await docxOf("voorbeeld");
    const entries = readDocx(bytes).paragraphs.filter(({ style }) => style.startsWith("TOC"));
    expect(entries.every(({ text }) => text.endsWith("\t"))).toBe(true);
  });
});

describe("the pictures in the DOCX", () => {
  it("are sharp, described and counted", async () => {
    const { bytes } = await docxOf("voorbeeld");
    const reading = readDocx(bytes);
    const captions = reading.paragraphs.filter(({ text }) => text.startsWith("Figuur\u00a0"));
    expect(captions.map(({ style }) => style)).toEqual(captions.map(() => "Caption"));
    expect(captions.map(({ text }) => text.slice(0, 9))).toEqual([
      "Figuur\u00a01.",
      "Figuur\u00a02.",
      "Figuur\u00a03.",
      "Figuur\u00a04.",
    ]);
    const widths = [...unzip(bytes)]
      .filter(([path]) => path.endsWith(".png"))
      .map(([, png]) => png.readUInt32BE(16));
    for (const [index, extent] of all(reading.body, "wp:extent").entries()) {
      const inches = Number(extent.attributes["cx"]) / 914_400;
      expect((widths[index] ?? 0) / inches).toBeGreaterThanOrEqual(220);
    }
  });
});

type Counts = { headings: number; tables: number; figures: number; items: number };

function countsInWord(bytes: Uint8Array): Counts {
  const { paragraphs, body } = readDocx(bytes);
  return {
    headings: paragraphs.filter((each) => headingLevel(each) > 0).length,
    tables: all(body, "w:tbl").length,
    figures: all(body, "wp:docPr").length,
    items: paragraphs.filter(({ isInList }) => isInList).length,
  };
}

function countsInLibreOffice(fodt: string): Counts {
  const text = all(parseXml(fodt), "office:text")[0];
  return {
    headings: all(text, "text:h").length,
    tables: all(text, "table:table").length,
    figures: all(text, "draw:image").length,
    items: all(text, "text:list-item").filter((item) => child(item, "text:p")).length,
  };
}
