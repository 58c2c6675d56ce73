/** Logo, colours and font of the gemeenteprofiel in the files themselves (raadsstukken.md 3.7, criteria 11, 18, 23, 26). */
import { afterAll, describe, expect, it } from "@jest/globals";
import { findBrowser } from "../server/generate/browser.ts";
import { readDocx } from "../server/generate/check/readDocx.ts";
import { all } from "../server/generate/check/xml.ts";
import { createGenerator } from "../server/generate/document.ts";
import { writeHtml } from "../server/generate/html.ts";
import { brandOf, inColours } from "../templates/brand.ts";
import { contrastOnWhite } from "../templates/contrast.ts";
import { withoutFillIns } from "../templates/pieces.ts";
import type { Document } from "../templates/pieces.ts";
import { readProfile } from "../templates/profile.ts";
import { META, examplePlan } from "./support/documents.ts";
import { docxFaults, pdfFaults } from "./support/fileChecks.ts";
import { stuk } from "./support/stukken.ts";

const LOGO =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAIAAAA2iEnWAAAAEklEQVR4nGP4z8DAwMDAxAADAA8FAQEvRzVzAAAAAElFTkSuQmCC";
const profileWith = (font: string) =>
  readProfile({
    naam: "huisstijl",
    logo: LOGO,
    font,
    kleuren: { tekst: "101820", accent: "7A1F3D" },
  });
const plan = examplePlan();
const generator = createGenerator({
  log: { info: () => undefined, error: console.error },
  printTimeout: 60_000,
});
afterAll(() => generator.stop());
const besluit = (font: string): Document =>
  withoutFillIns(stuk(plan, "raadsbesluit", { profile: profileWith(font) }));
const make = async (document: Document, format: "docx" | "pdf") =>
  (await generator.generate({ kind: "stuk", plan, meta: META, document, format })).bytes;

describe("the look of a gemeente", () => {
  it("stands in the page: logo with words, colours, font", () => {
    const html = writeHtml(besluit("Source Serif 4"), { fontRules: "" });
    expect(html).toContain(`src="${LOGO}" alt="Logo gemeente Oosterwaarde"`);
    expect(html).toContain("#7A1F3D");
    expect(html).not.toContain("#0B5D5B");
    expect(html).toContain('"Source Serif 4"');
  });

  it("[11] stands in Word: the logo has words, and the colours are those of the gemeente", async () => {
    const document = besluit("Verdana");
    const bytes = await make(document, "docx");
    expect(docxFaults(bytes, { document })).toEqual([]);
    const { body, parts } = readDocx(bytes);
    expect(all(body, "wp:docPr").map(({ attributes }) => attributes["descr"])).toEqual([
      "Logo gemeente Oosterwaarde",
    ]);
    const styles = parts.get("word/styles.xml");
    expect(all(styles, "w:color").map(({ attributes }) => attributes["w:val"])).not.toContain(
      "0B5D5B",
    );
    expect(all(styles, "w:rFonts")[0]?.attributes["w:ascii"]).toBe("Verdana");
  });

  it.each(["E08000", "7A1F3D", "0B5D5B", "1F1F1F", "767676"])(
    "[18] tints a surface so that words in %s can be read on it",
    (accent) => {
      const brand = { ...brandOf(profileWith("Verdana")), kleuren: { tekst: "101820", accent } };
      const tint = inColours("#E2EFED", { ...besluit("Verdana"), brand }, "#").slice(1);
      const onTint = contrastOnWhite(accent) / contrastOnWhite(tint);
      expect(onTint >= 4.5 || tint === "FFFFFF").toBe(true);
    },
  );
});

((await findBrowser(process.env)) ? describe : describe.skip)(
  "the look of a gemeente in a PDF",
  () => {
    it("[23, 26] has the logo as a picture with words, and the font of the profile", async () => {
      const document = besluit("Source Serif 4");
      const bytes = await make(document, "pdf");
      expect(await pdfFaults(bytes, document)).toEqual([]);
      expect(Buffer.from(await make(document, "pdf")).equals(Buffer.from(bytes))).toBe(true);
    }, 120_000);

    it("[23] says when the font of the profile is one that Wijkpen does not have", async () => {
      const document = besluit("Verdana");
      expect(await pdfFaults(await make(document, "pdf"), document)).toEqual([
        "[23] lettertype Verdana van het gemeenteprofiel zit niet in het bestand",
      ]);
    }, 120_000);
  },
);
