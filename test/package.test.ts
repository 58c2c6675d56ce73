/** The package for the griffie: names, manifest, metadata, gate and zip (raadsstukken.md criteria 43, 45-50). */
import { describe, expect, it } from "@jest/globals";
import { createHash } from "node:crypto";
import { WupError } from "../server/errors.ts";
import { makePackage } from "../server/generate/package.ts";
import type { Format, PackageRequest } from "../server/generate/package.ts";
import { zipOf } from "../server/generate/packageZip.ts";
import type { Finding } from "../templates/checklist.ts";
import { refusalsOf } from "../templates/handOver/gate.ts";
import { isGoodName, packedName } from "../templates/handOver/names.ts";
import type { Document, Piece } from "../templates/pieces.ts";
import { presentPlan } from "../templates/present.ts";
import { META, examplePlan, unzip } from "./support/documents.ts";
import { NOBODY, PUBLISHER } from "./support/metadata.ts";
import { writeDocx } from "../server/generate/docx.ts";

const plan = examplePlan();
const printed = presentPlan(plan, META);
const small: Document = {
  ...printed,
  title: "Raadsvoorstel Kruidenbuurt",
  pieces: printed.pieces.slice(0, 3),
};
const bytes = (text: string) => new TextEncoder().encode(text);
const WHOLE = {
  ...PUBLISHER,
  informatieobjecttypeUrls: {
    raadsvoorstel: "https://zaken.example/1",
    wijkuitvoeringsplan: "https://zaken.example/2",
    bijlage: "https://zaken.example/3",
  },
};
const docx = new Uint8Array(await writeDocx(small, new Map()));

/** A request of which the documents are made at once; what the report says is kept. */
function request(changes: Partial<PackageRequest> = {}): PackageRequest & { reports: Document[] } {
  const reports: Document[] = [];
  const document = (kind: string, bijlage: number | null) => ({
    kind,
    title: `${kind} Kruidenbuurt`,
    bijlage,
    openness: "openbaar" as const,
    printed: small,
    hasWorkbook: kind === "begrotingswijziging",
    make: async (format: Format) => (format === "docx" ? docx : bytes(`%PDF-1.7 ${kind}`)),
  });
  return {
    plan,
    meta: { ...META, status: "gereed-voor-griffie" },
    concept: false,
    publisher: WHOLE,
    verdicts: [],
    findings: [],
    openComments: 2,
    documents: [document("raadsvoorstel", null), document("wijkuitvoeringsplan", 1)],
    attachments: [
      {
        title: "Één kaart van de wijk",
        extension: "png",
        mediaType: "image/png",
        openness: "openbaar",
        read: async () => bytes("kaart"),
      },
      {
        title: "Taxaties",
        extension: "pdf",
        mediaType: "application/pdf",
        openness: "geheim",
        read: async () => bytes("geheim"),
      },
    ],
    makeReport: async (report) => {
      reports.push(report);
      return bytes("%PDF-1.7 controle");
    },
    reports,
    ...changes,
  };
}

const textOf = (files: ReadonlyMap<string, Buffer>, name: string) =>
  files.get(name)?.toString() ?? "";

describe("a package", () => {
  it("[46] names its files in the order of the table, the bijlagen numbered", async () => {
    const { zip, name } = await makePackage(request());
    expect(name).toBe("raadsstukken_kruidenbuurt_0-9.zip");
    const names = [...unzip(zip).keys()];
    expect(names.filter((each) => !each.includes("metadata/"))).toEqual([
      "00_controle-raadsstukken_kruidenbuurt.pdf",
      "01_raadsvoorstel_kruidenbuurt.docx",
      "01_raadsvoorstel_kruidenbuurt.pdf",
      "02_bijlage-1_wijkuitvoeringsplan_kruidenbuurt.docx",
      "02_bijlage-1_wijkuitvoeringsplan_kruidenbuurt.pdf",
      "03_bijlage-2_een-kaart-van-de-wijk.png",
      "geheim/04_bijlage-3_taxaties.pdf",
      "manifest.json",
    ]);
    expect(
      names.map((each) => each.split("/").at(-1) ?? "").filter((each) => !isGoodName(each)),
    ).toEqual([]);
  });

  it.each([["x".repeat(300)], ["Ünïcödé & 'quotes' / ../ \u0000 🏠"], [""], ["con."]])(
    "[46] gives %j a good name",
    (title) => {
      const name = packedName(3, ["bijlage-2", title]);
      expect(isGoodName(`${name}.informatieobject.mdto.xml`)).toBe(true);
    },
  );

  it("[47] has a manifest with size and SHA-256 of every other file, title, documentsoort and openbaarheid", async () => {
    const files = unzip((await makePackage(request())).zip);
    const manifest = JSON.parse(textOf(files, "manifest.json"));
    const listed = manifest.bestanden as { naam: string; sha256: string; bytes: number }[];
    expect(listed.map(({ naam }) => naam).toSorted()).toEqual(
      [...files.keys()].filter((name) => name !== "manifest.json").toSorted(),
    );
    for (const { naam, sha256, bytes: size } of listed) {
      const file = files.get(naam) ?? Buffer.alloc(0);
      expect([naam, size, sha256]).toEqual([
        naam,
        file.length,
        createHash("sha256").update(file).digest("hex"),
      ]);
    }
    expect(listed).toContainEqual(
      expect.objectContaining({
        naam: "geheim/04_bijlage-3_taxaties.pdf",
        titel: "Taxaties",
        documentsoort: "bijlage",
        openbaarheid: "geheim",
        hoofddocument: false,
      }),
    );
    expect(listed[0]).toMatchObject({ documentsoort: "raadsvoorstel", hoofddocument: true });
  });

  it("[47] describes each document and each file, and what is geheim only in its own folder and without DiWoo", async () => {
    const names = [...unzip((await makePackage(request())).zip).keys()].filter((name) =>
      name.includes("metadata/"),
    );
    expect(names.filter((name) => name.includes("taxaties"))).toEqual([
      "geheim/metadata/04_bijlage-3_taxaties.mdto.xml",
      "geheim/metadata/04_bijlage-3_taxaties.pdf.bestand.mdto.xml",
      "geheim/metadata/04_bijlage-3_taxaties.pdf.zgw.json",
    ]);
    expect(names.filter((name) => name.includes("01_raadsvoorstel"))).toEqual([
      "metadata/01_raadsvoorstel_kruidenbuurt.diwoo.xml",
      "metadata/01_raadsvoorstel_kruidenbuurt.docx.bestand.mdto.xml",
      "metadata/01_raadsvoorstel_kruidenbuurt.docx.zgw.json",
      "metadata/01_raadsvoorstel_kruidenbuurt.mdto.xml",
      "metadata/01_raadsvoorstel_kruidenbuurt.pdf.bestand.mdto.xml",
      "metadata/01_raadsvoorstel_kruidenbuurt.pdf.zgw.json",
    ]);
  });

  it("[49] is the same bytes for the same version, whatever the clock and the order", async () => {
    const [first, second] = [await makePackage(request()), await makePackage(request())];
    expect(Buffer.compare(Buffer.from(first.zip), Buffer.from(second.zip))).toBe(0);
    const reversed = zipOf(first.files.toReversed(), META.date);
    expect(Buffer.compare(Buffer.from(first.zip), Buffer.from(reversed))).toBe(0);
  });

  it("[50] has a control report with each criterion and the number of open comments", async () => {
    const asked = request();
    await makePackage(asked);
    const text = JSON.stringify(asked.reports[0]);
    expect(text).toContain("Er staan 2 opmerkingen open.");
    expect(text).toContain("Dit pakket is definitief.");
    const rows =
      asked.reports[0]?.pieces.flatMap((piece) => (piece.kind === "table" ? piece.rows : [])) ?? [];
    expect(rows).toHaveLength(50);
    const results = new Map(rows.map(([nr, , result]) => [nr, String(result).split("\n")[0]]));
    // The PDF of this test is none, and no raad decides anything in it.
    expect([results.get("46"), results.get("20"), results.get("35")]).toEqual([
      "Voldaan",
      "Niet voldaan",
      "Niet van toepassing in dit pakket",
    ]);
  });

  it("[45] says that a title is too long", async () => {
    const asked = request();
    const [first] = asked.documents;
    if (!first) throw new Error("no document");
    const long = { ...first, printed: { ...small, title: "x".repeat(101) } };
    await makePackage({ ...asked, documents: [long] });
    expect(JSON.stringify(asked.reports[0])).toContain("is langer dan 100 tekens");
  });
});

describe("the gate", () => {
  const refused = async (changes: Partial<PackageRequest>) =>
    await makePackage(request(changes)).then(
      () => [],
      (error: unknown) => {
        if (!(error instanceof WupError)) throw error;
        expect([error.code, error.status]).toEqual(["PAKKET_GEWEIGERD", 409]);
        return error.details?.map(({ sentence }) => sentence) ?? [];
      },
    );

  it("lets a plan through with nothing open", async () => {
    expect(await refused({})).toEqual([]);
  });

  it("refuses a definitive package with blocking findings, and names them", async () => {
    const finding = {
      rule: "BUD-02",
      severity: "blokkerend",
      stage: "raad",
      blockIds: [] as string[],
      chapter: 7,
      source: "",
    } satisfies Omit<Finding, "message">;
    const verdict = { rule: "BUD-02", result: "niet voldaan" } as const;
    const findings = [{ ...finding, message: "De jaarbedragen tellen niet op." }];
    expect(await refused({ verdicts: [{ ...verdict, findings }] })).toEqual([
      "De jaarbedragen tellen niet op.",
    ]);
    const milder = findings.map((each) => ({ ...each, severity: "waarschuwing" as const }));
    expect(await refused({ verdicts: [{ ...verdict, findings: milder }] })).toEqual([]);
    expect(
      await refused({ verdicts: [{ ...verdict, result: "afgeweken met reden", findings }] }),
    ).toEqual([]);
  });

  it("refuses it with legal facts that no jurist confirmed", async () => {
    const fact = { check: "feit", severity: "blokkerend", id: "omgevingswet-3-4" } as const;
    const message = "De jurist moet dit nog bevestigen: het college stelt het vast.";
    expect(await refused({ findings: [{ ...fact, message }] })).toEqual([message]);
  });

  it("refuses it without what the metadata must have, each once, and never makes it up", async () => {
    expect(await refused({ publisher: NOBODY })).toEqual([
      "MDTO: De waardering uit de selectielijst staat niet in het gemeenteprofiel.",
      "ZGW: Het RSIN van de gemeente (negen cijfers) staat niet in het gemeenteprofiel.",
      expect.stringContaining('informatieobjecttype voor "raadsvoorstel"'),
      "DiWoo: De TOOI-code van de gemeente (gm en vier cijfers) staat niet in het gemeenteprofiel.",
      expect.stringContaining('informatieobjecttype voor "wijkuitvoeringsplan"'),
      expect.stringContaining('informatieobjecttype voor "bijlage"'),
    ]);
  });

  it("[15] refuses it with something left to fill in", () => {
    const pieces: Piece[] = [
      { kind: "paragraph", runs: [{ text: "De raad besluit op [datum]." }] },
    ];
    const documents = [{ ...small, pieces }];
    expect(refusalsOf({ plan, verdicts: [], findings: [], missing: [], documents })).toEqual([
      {
        kind: "invulplek",
        name: "",
        sentence: 'In "Raadsvoorstel Kruidenbuurt" moet nog iets worden ingevuld: [datum]',
        place: null,
      },
    ]);
  });

  it("says where each open point is mended: a block, a chapter, or a text of the raadsstukken", () => {
    const kanttekening = examplePlan().raadsstukken.kanttekening[0];
    if (!kanttekening) throw new Error("the example has no kanttekening");
    const open = {
      ...plan,
      blocks: plan.blocks.map((block) =>
        block.id === "m-01"
          ? { ...block, values: { ...block.values, naam: "Isolatie [naam]" } }
          : block,
      ) as typeof plan.blocks,
      raadsstukken: {
        ...plan.raadsstukken,
        kanttekening: [
          { ...kanttekening, values: { ...kanttekening.values, titel: "Wat als ???" } },
        ],
      },
    };
    const pieces: Piece[] = [
      {
        kind: "paragraph",
        runs: [{ text: "Isolatie [naam]" }, { text: "Wat als ???" }, { text: "[jaar]" }],
      },
    ];
    const finding = { ...anyFinding, blockIds: ["b-05"] };
    const chapter = { ...anyFinding, chapter: 7 as const };
    const refusals = refusalsOf({
      plan: open,
      verdicts: [{ rule: "BUD-02", result: "niet voldaan", findings: [finding, chapter] }],
      findings: [{ check: "36", severity: "blokkerend", message: "Geen argument.", id: "bp-01" }],
      missing: [],
      documents: [{ ...small, pieces }],
    });
    expect(refusals.map(({ kind, place }) => [kind, place])).toEqual([
      ["regel", { id: "b-05" }],
      ["regel", { chapter: 7 }],
      ["stuk", { id: "bp-01" }],
      ["invulplek", { id: "m-01" }],
      ["invulplek", { id: kanttekening.id }],
      ["invulplek", null],
    ]);
  });

  it("always lets a concept through; the report says what is open and the metadata goes without", async () => {
    const asked = request({ concept: true, publisher: NOBODY });
    const { zip, name } = await makePackage(asked);
    const files = unzip(zip);
    expect(name).toBe("raadsstukken_kruidenbuurt_0-9_concept.zip");
    expect(JSON.stringify(asked.reports[0])).toContain("Het RSIN van de gemeente");
    const manifest = JSON.parse(textOf(files, "manifest.json"));
    expect(manifest.concept).toBe(true);
    expect(manifest.ontbreekt).toContainEqual(
      expect.objectContaining({ standaard: "ZGW", veld: "bronorganisatie" }),
    );
    const zgw = JSON.parse(textOf(files, "metadata/01_raadsvoorstel_kruidenbuurt.pdf.zgw.json"));
    expect(Object.keys(zgw)).not.toContain("bronorganisatie");
    expect(zgw.status).toBe("concept");
  });
});

const anyFinding: Finding = {
  rule: "BUD-02",
  severity: "blokkerend",
  stage: "concept",
  blockIds: [],
  chapter: null,
  message: "De dekking is te laag.",
  source: "Bron",
};
