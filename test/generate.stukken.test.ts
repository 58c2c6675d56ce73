import { afterAll, describe, expect, it } from "@jest/globals";
import { decodeEntities } from "../server/generate/check/xml.ts";
import { strFromU8, unzipSync } from "fflate";
import { createGenerator } from "../server/generate/document.ts";
import { stukSubject } from "../server/generate/stukSubject.ts";
import { packageRequest } from "../server/generate/handOver.ts";
import { makePackage } from "../server/generate/package.ts";
import { checkPlan } from "../templates/checklist.ts";
import { RESULT } from "../templates/handOver/control.ts";
import type { Document } from "../templates/pieces.ts";
import { findBrowser } from "../server/generate/browser.ts";
import { withoutFillIns } from "../templates/pieces.ts";
import { STUK_KINDS } from "../templates/raad/present.ts";
import type { StukKind } from "../templates/raad/route.ts";
import {
  META,
  examplePlan,
  hasTool,
  oneLine,
  runOn,
  unzip,
  wordsOfDocx,
} from "./support/documents.ts";
import { pdfFaults } from "./support/fileChecks.ts";
import { PDF_FIXTURES } from "./support/pdfFixtures.ts";
import { CONFIRMED, stuk } from "./support/stukken.ts";
import { documentsOfPlan, fileFaults, filesOf } from "./support/stukSets.ts";

const generator = createGenerator({
  log: { info: () => {}, error: () => {} },
  printTimeout: 60_000,
});
afterAll(() => generator.stop());

const plan = examplePlan();
const make = async (kind: StukKind, format: "docx" | "pdf" | "xlsx") =>
  await generator.generate({
    ...stukSubject({ plan, meta: META, kind, profile: CONFIRMED, concept: false }),
    format,
  });

describe("a raadsstuk as DOCX", () => {
  it("[3, 5] has one title, equal to its subject, and no table of contents", async () => {
    const { bytes, filename } = await make("raadsvoorstel", "docx");
    expect(filename).toBe("raadsvoorstel-kruidenbuurt-0.9.docx");
    const xml = unzip(bytes).get("word/document.xml")?.toString() ?? "";
    expect(xml.match(/<w:pStyle w:val="Title"\/>/g)).toHaveLength(1);
    expect(xml).not.toContain("TOC");
    const core = unzip(bytes).get("docProps/core.xml")?.toString() ?? "";
    expect(decodeEntities(core)).toContain(
      "<dc:title>Vaststellen Wijkuitvoeringsplan Kruidenbuurt en beschikbaar stellen van geld</dc:title>",
    );
  });

  it("[49] is the same file when it is made again", async () => {
    const [first, second] = [
      await make("raadsbesluit", "docx"),
      await make("raadsbesluit", "docx"),
    ];
    expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true);
  });

  it("stands open where the griffie fills in, and keeps the signatures together", async () => {
    const { bytes } = await make("raadsbesluit", "docx");
    expect(wordsOfDocx(bytes)).toContain("nummer … (in te vullen door de griffie)");
    const xml = unzip(bytes).get("word/document.xml")?.toString() ?? "";
    const signatures = xml.slice(xml.lastIndexOf("<w:p>", xml.indexOf("De raad voornoemd")));
    expect(signatures.match(/<w:keepNext\/>/g)).toHaveLength(3);
  });
});

describe("the begrotingswijziging as XLSX", () => {
  it("[49] has the lines and their total, and is the same file when it is made again", async () => {
    const { bytes, filename, mediaType } = await make("begrotingswijziging", "xlsx");
    expect(filename).toBe("ontwerp-begrotingswijziging-kruidenbuurt-0.9.xlsx");
    expect(mediaType).toContain("spreadsheetml");
    const again = await make("begrotingswijziging", "xlsx");
    expect(Buffer.from(again.bytes).equals(Buffer.from(bytes))).toBe(true);
    const files = unzipSync(bytes);
    const texts = Object.values(files)
      .map((file) => strFromU8(file))
      .join("\n");
    for (const word of ["Taakveld", "Reservemutatie", "8.3 Wonen en bouwen"])
      expect(texts).toContain(word);
    expect(texts).toContain("<v>824000</v>");
    expect(texts).toContain("<v>83334</v>");
  });
});

const browser = await findBrowser(process.env);
const canRead = hasTool("pdftotext") && hasTool("pdfinfo");
if (!browser)
  console.warn("LET OP: er is geen browser; de controles van de PDF zijn overgeslagen.");

(browser && canRead ? describe : describe.skip)("a raadsstuk as PDF", () => {
  it.each(STUK_KINDS)(
    "[19-30] %s is one that the checker finds no fault in",
    async (kind) => {
      const { bytes } = await make(kind, "pdf");
      expect(await pdfFaults(bytes, withoutFillIns(stuk(plan, kind)))).toEqual([]);
    },
    120_000,
  );

  it("[44] is a raadsvoorstel of at most four pages, without what the griffie fills in", async () => {
    const { bytes } = await make("raadsvoorstel", "pdf");
    const pages = /Pages:\s+(\d+)/.exec(await runOn(bytes, "v.pdf", "pdfinfo", ["{file}"]));
    expect(Number(pages?.[1])).toBeLessThanOrEqual(4);
    const text = oneLine(await runOn(bytes, "v.pdf", "pdftotext", ["{file}", "-"]));
    expect(text).toContain(
      "Stelt de raad het plan vast en geeft hij het geld dat daarvoor nodig is?",
    );
    expect(text).toContain("Pagina 1 van");
    expect(text).not.toContain("griffie");
    expect(text).not.toContain("Agendapunt");
  });
});

(browser ? describe : describe.skip)(
  "the files of every stuk and report [1-33, 39, 40, 48]",
  () => {
    it.each(["voorbeeld", "leeg", "lege blokken", "vreemde tekens"])(
      "meet what the griffie asks: %s",
      async (name) => {
        const hard = PDF_FIXTURES[name]?.();
        if (!hard) throw new Error(`There is no fixture ${name}`);
        const found: string[] = [];
        for (const [kind, document] of documentsOfPlan(hard)) {
          if (kind === "wijkuitvoeringsplan") continue; // generate.archive.test.ts
          const files = await filesOf(generator, hard, [kind, document]);
          found.push(...(await fileFaults(files)));
        }
        expect(found).toEqual([]);
      },
      300_000,
    );

    it("[50] the control report of a package answers every criterion", async () => {
      const verdicts = checkPlan(plan, { today: META.date, deviations: [] });
      const handOver = { plan, meta: META, concept: true, profile: CONFIRMED, verdicts };
      const request = packageRequest({ ...handOver, openComments: 0, attachments: [] }, generator);
      const reports: Document[] = [];
      const own: string[] = [];
      await makePackage({
        ...request,
        makeReport: async (report) => {
          reports.push(report);
          return await request.makeReport(report);
        },
        onOwnFault: (nr, sentence) => void own.push(`[${nr}] ${sentence}`),
      });
      const rows = (reports[0]?.pieces ?? []).flatMap((piece) =>
        piece.kind === "table" && piece.columns.length === 3 ? piece.rows : [],
      );
      const unmet = rows.filter(([, , result]) => result !== RESULT.met).map(([nr]) => nr);
      expect([rows.length, unmet, own]).toEqual([50, ["47"], []]);
    }, 300_000);
  },
);
