import { describe, expect, it } from "@jest/globals";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { createGenerator } from "../server/generate/document.ts";
import { checkTemplate } from "../server/generate/template.ts";
import { META, examplePlan, runOn, validatorPath, wordsOfDocx } from "./support/documents.ts";
import { readDocx } from "../server/generate/check/readDocx.ts";
import { all, parseXml } from "../server/generate/check/xml.ts";
import { letter } from "./support/wordTemplates.ts";

/** The letter with other bytes in one of its parts. */
async function changed(path: string, change: (xml: string) => string): Promise<Uint8Array> {
  const parts = unzipSync(await letter());
  return zipSync({ ...parts, [path]: strToU8(change(strFromU8(parts[path] ?? new Uint8Array()))) });
}

describe("the municipality's own Word template", () => {
  const generator = createGenerator({
    log: { info: () => undefined, error: () => undefined },
    environment: { PUPPETEER_EXECUTABLE_PATH: "/nergens" },
  });
  const fill = async (template: Uint8Array) =>
    (
      await generator.generate({
        plan: examplePlan(),
        meta: META,
        kind: "wup",
        format: "docx",
        template,
      })
    ).bytes;

  it("gets the content and keeps its styles, header and footer", async () => {
    const bytes = await fill(await letter());
    const words = wordsOfDocx(bytes);
    expect(words).toMatch(
      /^Wijkuitvoeringsplan Kruidenbuurt Zaaknummer \(nog in te vullen\), 22 november 2026/,
    );
    expect(words).toContain("M-01 Buurtwarmtenet aanleggen");
    expect(words).toMatch(/Slot$/);
    expect(words).not.toContain("{{");
    const { paragraphs, parts, styles } = readDocx(bytes);
    expect(paragraphs.filter(({ style }) => style === "Kop1").length).toBe(17);
    expect(paragraphs.filter(({ style }) => style.startsWith("Heading"))).toEqual([]);
    expect(all(styles.get("Kop1"), "w:color")[0]?.attributes["w:val"]).toBe("9B1B30");
    for (const { style } of paragraphs.filter((each) => each.style !== "Normal"))
      expect([...styles.keys()]).toContain(style);
    const around = [...parts].filter(([path]) => /header|footer/.test(path));
    const said = around.flatMap(([, part]) => all(part, "w:t").map(({ text }) => text)).join(" ");
    expect(said).toContain("Gemeente Oosterwaarde, Postbus 1");
    expect(said).toContain("blad");
  }, 60_000);

  it("is valid, the same when it is made again, and says nothing of who made the template", async () => {
    const template = await letter();
    const bytes = await fill(template);
    expect(Buffer.compare(Buffer.from(bytes), Buffer.from(await fill(template)))).toBe(0);
    const all = Object.values(unzipSync(bytes)).map((part) => strFromU8(part, true));
    expect(all.join("")).not.toContain("de Vries");
    expect(wordsOfDocx(bytes)).not.toContain("undefined");
    const validator = validatorPath();
    if (!validator) return;
    const report: unknown = JSON.parse(await runOn(bytes, "brief.docx", validator, ["{file}"]));
    expect(report).toMatchObject({ ok: true, errors: [] });
  }, 60_000);

  it("is told which places and styles are missing", async () => {
    expect(checkTemplate(await letter())).toEqual({
      faults: [],
      found: [
        "Bij {{inhoud}} komt de tekst van het stuk.",
        "Bij {{inhoudsopgave}} komt de inhoudsopgave.",
        "Bij {{titel}} komt de titel.",
        "Bij {{datum}} komt de datum.",
        "Bij {{zaaknummer}} komt het zaaknummer.",
        "Uw eigen stijlen worden gebruikt: “Kop 1”, “Kop 2”, “Kop 3”, “Bijschrift”.",
      ],
      warnings: expect.not.arrayContaining([expect.stringContaining("Kop 1")]),
    });
    const { faults, warnings } = checkTemplate(await letter(["{{onderwerp}}"]));
    expect(faults).toEqual([expect.stringContaining("{{inhoud}}")]);
    expect(warnings).toContain("Wijkpen kent {{onderwerp}} niet en laat het staan.");
    expect(warnings).toContain("{{titel}} ontbreekt: de titel komt niet in het stuk.");
    const bare = await changed("word/styles.xml", (xml) =>
      xml.replaceAll(/heading [123]/g, "kopje"),
    );
    expect(checkTemplate(bare).warnings).toContain(
      "De stijl “Kop 1” ontbreekt. Wijkpen gebruikt daarvoor zijn eigen opmaak.",
    );
  });

  it.each([
    [
      "macro’s",
      async () =>
        zipSync({ ...unzipSync(await letter()), "word/vbaProject.bin": new Uint8Array(9) }),
    ],
    [
      "buiten",
      () =>
        changed("word/_rels/document.xml.rels", (xml) =>
          xml.replace(
            "</Relationships>",
            '<Relationship Id="r9" Type="http://x/image" Target="https://evil.example/x.png" TargetMode="External"/></Relationships>',
          ),
        ),
    ],
    [
      "buiten",
      () =>
        changed("word/document.xml", (xml) =>
          xml.replace(
            "<w:sectPr",
            '<w:p><w:r><w:instrText>INCLUDEPICTURE "http://evil.example/x"</w:instrText></w:r></w:p><w:sectPr',
          ),
        ),
    ],
    [
      "ingesloten",
      async () =>
        zipSync({ ...unzipSync(await letter()), "word/embeddings/a.xlsx": new Uint8Array(9) }),
    ],
    [
      "gewoon",
      () =>
        changed("word/document.xml", (xml) =>
          xml.replace("?>", '?><!DOCTYPE x [<!ENTITY a "b">]>'),
        ),
    ],
    [
      "te groot",
      async () =>
        zipSync(
          { ...unzipSync(await letter()), "word/bomb.xml": new Uint8Array(120_000_000) },
          { level: 1 },
        ),
    ],
    ["gelezen", async () => strToU8("dit is geen zip")],
    ["geen Word-document", async () => zipSync({ "iets.txt": strToU8("x") })],
  ])(
    "is refused with a reason: %s",
    async (reason, make) => {
      expect(checkTemplate(await make()).faults.join(" ")).toContain(reason);
    },
    60_000,
  );

  it("stays well-formed XML", async () => {
    const parts = unzipSync(await fill(await letter(["{{inhoud}}"])));
    for (const [path, data] of Object.entries(parts).filter(([each]) => /\.(xml|rels)$/.test(each)))
      expect([path, parseXml(strFromU8(data)).name]).not.toContain("");
  }, 60_000);
});
