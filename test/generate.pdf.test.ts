import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { formatMoney } from "../templates/format.ts";
import { createGenerator } from "../server/generate/document.ts";
import { findBrowser } from "../server/generate/browser.ts";
import { createPrinter } from "../server/generate/pdf.ts";
import { presentPlan } from "../templates/present.ts";
import { META, exampleJson, examplePlan, hasTool, oneLine, runOn } from "./support/documents.ts";
import { pdfFaults } from "./support/fileChecks.ts";

const silent = { info: () => undefined, error: () => undefined };
const environment = {
  PATH: process.env["PATH"],
  PUPPETEER_EXECUTABLE_PATH: process.env["PUPPETEER_EXECUTABLE_PATH"],
};

describe("the wijkuitvoeringsplan as PDF", () => {
  const generator = createGenerator({ log: silent, environment });
  const steps: [string, number][] = [];
  let bytes: Uint8Array = new Uint8Array();
  let filename = "";
  beforeAll(async () => {
    const onProgress = (step: string, fraction: number) => void steps.push([step, fraction]);
    ({ bytes, filename } = await generator.generate({
      plan: examplePlan(),
      meta: META,
      kind: "wup",
      format: "pdf",
      onProgress,
    }));
  }, 120_000);
  afterAll(() => generator.stop());

  const textOf = async (...parameters: string[]) =>
    oneLine(await runOn(bytes, "plan.pdf", "pdftotext", [...parameters, "{file}", "-"]));

  it("has a name that says what it is, and tells what it does while it works", () => {
    expect(filename).toBe("wijkuitvoeringsplan-kruidenbuurt-0.9.pdf");
    expect(steps.map(([, fraction]) => fraction)).toEqual(
      steps.map(([, fraction]) => fraction).toSorted((a, b) => a - b),
    );
    expect(steps.at(-1)).toEqual(["Klaar", 1]);
  });

  it("holds every title and every amount of the example", async () => {
    if (!hasTool("pdftotext")) return;
    const { plangegevens, hoofdstukken, blokken } = exampleJson();
    const text = await textOf("-raw");
    for (const title of [plangegevens.titel, ...hoofdstukken.map(({ titel }) => titel)])
      expect(text).toContain(oneLine(title));
    for (const { code, titel, naam } of blokken)
      expect(text).toContain(oneLine(`${code} ${titel ?? naam}`));
    for (const amount of amountsIn(blokken))
      expect(text).toContain(formatMoney(amount).replace(/^€\s/, ""));
    expect(text).toMatch(/indicatie/i);
  });

  it("is tagged, Dutch, named and paged", async () => {
    if (!hasTool("pdfinfo")) return;
    const info = await runOn(bytes, "plan.pdf", "pdfinfo", ["{file}"]);
    expect(info).toMatch(/Title:\s+Wijkuitvoeringsplan Kruidenbuurt/);
    expect(info).toMatch(/Tagged:\s+yes/);
    const pages = Number(/Pages:\s+(\d+)/.exec(info)?.[1]);
    expect(pages).toBeGreaterThanOrEqual(25);
    expect(pages).toBeLessThanOrEqual(45);
    expect(await textOf("-f", "3", "-l", "3")).toContain(`Pagina 3 van ${pages}`);
  });

  it("meets the criteria 19 to 33", async () => {
    expect(await pdfFaults(bytes, presentPlan(examplePlan(), META))).toEqual([]);
  });

  it("is the same file when it is made again, also where the page numbers are known already", async () => {
    const again = { plan: examplePlan(), meta: META, kind: "wup", format: "pdf" } as const;
    const steps: string[] = [];
    const onProgress = (step: string) => void steps.push(step);
    for (const turn of ["first", "second"]) {
      const file = await generator.generate({ ...again, planId: "plan", onProgress });
      expect([turn, Buffer.compare(file.bytes, bytes)]).toEqual([turn, 0]);
    }
    expect(steps.filter((step) => step === "De inhoudsopgave krijgt paginanummers")).toHaveLength(
      1,
    );
  }, 120_000);

  it("carries its own fonts", async () => {
    if (!hasTool("pdffonts")) return;
    const fonts = await runOn(bytes, "plan.pdf", "pdffonts", ["{file}"]);
    expect(fonts).toMatch(/SourceSans3/);
    expect(fonts).toMatch(/SourceSerif4/);
  });

  it("is whole according to qpdf", async () => {
    if (hasTool("qpdf"))
      expect(await runOn(bytes, "plan.pdf", "qpdf", ["--check", "{file}"])).toMatch(
        /No syntax or stream encoding errors/,
      );
  });
});

describe("the printer", () => {
  it("says that there is no browser instead of failing strangely", async () => {
    expect(await findBrowser({ PUPPETEER_EXECUTABLE_PATH: "/nergens/chromium" })).toBeNull();
    const printer = createPrinter({
      environment: { PUPPETEER_EXECUTABLE_PATH: "/nergens/chromium" },
    });
    await expect(printer.print("<p>x</p>")).rejects.toMatchObject({ code: "GEEN_BROWSER" });
    await printer.stop();
  });

  it("prints several at once one after the other, and runs no script", async () => {
    const printer = createPrinter({ environment });
    const hostile = "<title>t</title><p>rustig</p><script>while(true){}</script>";
    const files = await Promise.all([
      printer.print("<title>a</title><p>een</p>"),
      printer.print(hostile),
      printer.print("<title>b</title><p>twee</p>"),
    ]);
    for (const file of files) expect(Buffer.from(file.subarray(0, 5)).toString()).toBe("%PDF-");
    await printer.stop();
  }, 60_000);

  it("ends the browser when it takes too long or the asker leaves, and prints again with a new one", async () => {
    const impatient = createPrinter({ environment, timeout: 1 });
    await expect(impatient.print("<p>x</p>")).rejects.toMatchObject({ code: "PDF_MISLUKT" });
    await impatient.stop();
    const printer = createPrinter({ environment });
    await expect(printer.print("<p>x</p>", AbortSignal.abort(new Error("weg")))).rejects.toThrow(
      "weg",
    );
    expect((await printer.print("<title>a</title><p>weer</p>")).length).toBeGreaterThan(500);
    await printer.stop();
  }, 60_000);
});

/** All amounts in euro of the blocks, wherever they stand. */
function amountsIn(value: unknown): number[] {
  if (Array.isArray(value)) return value.flatMap(amountsIn);
  if (value === null || typeof value !== "object") return [];
  // What a household pays prints as a range.
  const keys = /^(nodig|bedrag|meerkosten|financieelGevolg|maatschappelijkeKosten)/;
  return Object.entries(value).flatMap(([key, item]) =>
    typeof item === "number" && keys.test(key) ? [item] : amountsIn(item),
  );
}
