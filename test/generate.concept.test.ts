/** A concept says so on every page, in words that a screen reader reads (deliver 9 of the raadsstukken). */
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { CONCEPT_SENTENCE } from "../templates/concept.ts";
import { createGenerator } from "../server/generate/document.ts";
import type { Generator } from "../server/generate/document.ts";
import { META, hasTool, planFrom, runOn, unzip, wordsOfDocx } from "./support/documents.ts";

const log = { info: () => {}, error: () => {} };
let generator: Generator;
beforeAll(() => {
  generator = createGenerator({ log });
});
afterAll(() => generator.stop());

const make = async (format: "docx" | "pdf", concept: boolean) =>
  (
    await generator.generate({
      kind: "wup",
      plan: planFrom({ plangegevens: { titel: "Wijkuitvoeringsplan Kruidenbuurt" } }),
      meta: META,
      concept,
      format,
    })
  ).bytes;

describe("a concept", () => {
  it("as DOCX begins with it, has it in its title and at the head of the first and of every other page", async () => {
    const bytes = await make("docx", true);
    const files = unzip(bytes);
    const document = files.get("word/document.xml")?.toString() ?? "";
    expect(wordsOfDocx(bytes).startsWith(CONCEPT_SENTENCE)).toBe(true);
    expect(files.get("docProps/core.xml")?.toString()).toContain("<dc:title>CONCEPT ");
    for (const type of ["default", "first"])
      expect(document).toContain(`<w:headerReference w:type="${type}"`);
    const heads = [...files].filter(([name]) => /^word\/header\d\.xml$/.test(name));
    expect(heads.map(([, xml]) => xml.includes("CONCEPT"))).toEqual([true, true]);
  });

  it("as PDF has it on every page, in its title and as its first tagged words", async () => {
    if (!hasTool("pdftotext") || !hasTool("pdfinfo")) return;
    const bytes = await make("pdf", true);
    const pages = (await runOn(bytes, "c.pdf", "pdftotext", ["-layout", "{file}", "-"]))
      .split("\f")
      .slice(0, -1);
    expect(pages.length).toBeGreaterThan(2);
    expect(pages.filter((page) => !page.includes("CONCEPT"))).toEqual([]);
    expect(await runOn(bytes, "c.pdf", "pdfinfo", ["{file}"])).toMatch(/^Title: +CONCEPT /m);
    const tagged = await runOn(bytes, "c.pdf", "pdfinfo", ["-struct-text", "{file}"]);
    expect(tagged.replace(/\s+/g, " ")).toContain(CONCEPT_SENTENCE);
    // The front page stays one page.
    expect(pages[1]).toContain("Inhoudsopgave");
  }, 120_000);

  it("is said nowhere in a definitive document", async () => {
    const files = unzip(await make("docx", false));
    expect([...files].filter(([, xml]) => xml.includes("CONCEPT"))).toEqual([]);
  });
});
