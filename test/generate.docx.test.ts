import { beforeAll, describe, expect, it } from "@jest/globals";
import type { Plan } from "../templates/plan.ts";
import { createGenerator } from "../server/generate/document.ts";
import {
  META,
  exampleJson,
  examplePlan,
  hasTool,
  oneLine,
  planFrom,
  printWithLibreOffice,
  runOn,
  unzip,
  validatorPath,
  wordsOfDocx,
} from "./support/documents.ts";

const silent = { info: () => undefined, error: () => undefined };
const generator = createGenerator({
  log: silent,
  environment: { PUPPETEER_EXECUTABLE_PATH: "/nergens" },
});
const docxOf = async (plan: Plan) =>
  (await generator.generate({ plan, meta: META, kind: "wup", format: "docx" })).bytes;

describe("the wijkuitvoeringsplan as DOCX", () => {
  let bytes: Uint8Array;
  let words = "";
  beforeAll(async () => {
    bytes = await docxOf(examplePlan());
    words = wordsOfDocx(bytes);
  });

  const part = (path: string) => unzip(bytes).get(path)?.toString("utf8") ?? "";

  it("holds every title of the example", () => {
    const { plangegevens, hoofdstukken, blokken } = exampleJson();
    for (const title of [plangegevens.titel, ...hoofdstukken.map(({ titel }) => titel)])
      expect(words).toContain(oneLine(title));
    for (const { code, titel, naam } of blokken)
      expect(words).toContain(oneLine(`${code} ${titel ?? naam}`));
  });

  it("has real headings with an outline level", () => {
    const levels = [
      ...part("word/styles.xml").matchAll(
        /w:styleId="Heading(\d)"[\s\S]*?<w:outlineLvl w:val="(\d)"/g,
      ),
    ].map(([, style, level]) => [style, level]);
    expect(levels.slice(0, 3)).toEqual([
      ["1", "0"],
      ["2", "1"],
      ["3", "2"],
    ]);
    expect((part("word/document.xml").match(/w:val="Heading1"/g) ?? []).length).toBe(17);
    expect((part("word/document.xml").match(/w:val="Heading3"/g) ?? []).length).toBeGreaterThan(70);
  });

  it("has tables with a repeated head whose rows stay whole, and no cell without a paragraph", () => {
    const document = part("word/document.xml");
    expect((document.match(/<w:tblHeader\/>/g) ?? []).length).toBeGreaterThan(30);
    expect(document.match(/<w:tr>/g)?.length ?? 0).toBe(
      document.match(/<w:cantSplit\/>/g)?.length ?? -1,
    );
    expect(document).not.toMatch(/<\/w:tcPr><\/w:tc>/);
  });

  it("uses no style and no numbering that does not exist", () => {
    const styles = new Set(
      [...part("word/styles.xml").matchAll(/w:styleId="([^"]+)"/g)].map(([, id]) => id),
    );
    for (const [, id] of part("word/document.xml").matchAll(
      /<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"/g,
    ))
      expect(styles).toContain(id);
    const lists = new Set(
      [...part("word/numbering.xml").matchAll(/<w:num [^>]*w:numId="(\d+)"/g)].map(([, id]) => id),
    );
    for (const [, id] of part("word/document.xml").matchAll(/<w:numId w:val="(\d+)"/g))
      expect(lists).toContain(id);
  });

  it("says who made it, in which language, with page numbers and a table of contents that Word fills", () => {
    expect(part("docProps/core.xml")).toContain(
      "<dc:title>Wijkuitvoeringsplan Kruidenbuurt</dc:title>",
    );
    expect(part("docProps/core.xml")).toContain("2026-11-22T12:00:00");
    expect(part("word/styles.xml")).toContain('w:lang w:val="nl-NL"');
    expect(
      [...unzip(bytes)]
        .filter(([path]) => path.includes("footer"))
        .map(([, xml]) => String(xml))
        .join(""),
    ).toMatch(/NUMPAGES/);
    expect(part("word/document.xml")).toMatch(/<w:instrText[^>]*>TOC /);
  });

  it("is byte for byte the same when it is made again", async () => {
    expect(Buffer.compare(Buffer.from(await docxOf(examplePlan())), Buffer.from(bytes))).toBe(0);
  });

  it("is valid Open XML according to Microsoft's own validator", async () => {
    const validator = validatorPath();
    if (!validator)
      return console.warn(
        "LET OP: de Open XML-validator ontbreekt op deze machine; deze controle is overgeslagen.",
      );
    const report: unknown = JSON.parse(await runOn(bytes, "plan.docx", validator, ["{file}"]));
    expect(report).toMatchObject({ ok: true, errors: [] });
  });

  it("opens in LibreOffice with all headings and titles", async () => {
    if (!hasTool("soffice") || !hasTool("pdftotext")) return;
    const printed = await printWithLibreOffice(bytes);
    const text = oneLine(await runOn(printed, "plan.pdf", "pdftotext", ["-raw", "{file}", "-"]));
    for (const { code } of exampleJson().blokken) expect(text).toContain(String(code));
    expect(text).toContain("€ 30.837.000");
  }, 120_000);

  it("opens in python-docx with all its titles and amounts", async () => {
    const read =
      "import sys, docx; d = docx.Document(sys.argv[1]); print('\\n'.join([p.text for p in d.paragraphs] + [c.text for t in d.tables for r in t.rows for c in r.cells]))";
    const python = "/usr/bin/python3";
    const opened = await runOn(bytes, "plan.docx", python, ["-c", read, "{file}"]).catch(
      (error: Error) => error,
    );
    if (opened instanceof Error) {
      expect(opened.message).toMatch(/ENOENT|No module named 'docx'/);
      return console.warn(
        "LET OP: python-docx ontbreekt op deze machine; deze controle is overgeslagen.",
      );
    }
    for (const { code } of exampleJson().blokken) expect(opened).toContain(String(code));
    expect(oneLine(opened)).toContain("€ 30.837.000");
  }, 60_000);

  it("stays valid with hostile and odd text", async () => {
    const link = (href: string) => ({
      type: "text",
      text: "klik",
      marks: [{ type: "link", attrs: { href } }],
    });
    const tekst = [
      {
        type: "paragraph",
        content: [
          { type: "text", text: "a\u0000b\uFFFEc <w:p> & ]]> 😀" },
          link("javascript:alert(1)"),
          link("https://example.org/ë?a=b&c=%20d"),
        ],
      },
      { type: "image", attrs: { src: "data:image/png;base64,AAAA", alt: "Kapot" } },
      { type: "orderedList", content: [{ type: "listItem", content: [{ type: "paragraph" }] }] },
      {
        type: "table",
        content: [{ type: "tableRow", content: [{ type: "tableCell", content: [] }] }],
      },
    ];
    const odd = await docxOf(
      planFrom({ hoofdstukken: [{ nr: 1, titel: "Aanleiding\u0001", tekst }] }),
    );
    const xml = [...unzip(odd)]
      .filter(([path]) => /\.(xml|rels)$/.test(path))
      .map(([, data]) => data.toString("utf8"))
      .join("");
    expect(xml).not.toMatch(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]|javascript:/u);
    expect(wordsOfDocx(odd)).toContain("abc <w:p> & ]]> 😀");
    const validator = validatorPath();
    if (validator)
      expect(JSON.parse(await runOn(odd, "odd.docx", validator, ["{file}"]))).toMatchObject({
        ok: true,
      });
  });

  it("is given up when the asker leaves", async () => {
    const request = {
      plan: examplePlan(),
      meta: META,
      kind: "wup",
      format: "docx",
      signal: AbortSignal.abort(new Error("weg")),
    } as const;
    await expect(generator.generate(request)).rejects.toThrow("weg");
  });
});
