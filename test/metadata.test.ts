/** Metadata beside the files (raadsstukken.md 3.2, 3.3, 3.5 and criterion 47). */
import { describe, expect, it } from "@jest/globals";
import { rsinOf } from "../templates/metadata/describe.ts";
import type { Publisher } from "../templates/metadata/describe.ts";
import { diwooDocument } from "../templates/metadata/diwoo.ts";
import { mdtoFile, mdtoInformationObject } from "../templates/metadata/mdto.ts";
import { zgwDocument } from "../templates/metadata/zgw.ts";
import {
  DIWOO,
  MDTO_FILE,
  MDTO_OBJECT,
  NOBODY,
  PDF,
  PUBLISHER,
  childrenOf,
  described,
  schemaFaults,
  sequenceFaults,
} from "./support/metadata.ts";

const adopted = described({ adopted: "2026-11-20", zaaknummer: "Z-2026-1" });
const fields = (missing: readonly { field: string }[]) => missing.map(({ field }) => field);

describe("MDTO", () => {
  const whole: Publisher = {
    ...PUBLISHER,
    selectielijst: { waardering: "V", bewaartermijn: "P10Y", classificatie: "11.1" },
  };

  it("[47] has the elements of an informatieobject in the order of the XSD", () => {
    const { text, missing } = mdtoInformationObject(adopted, whole);
    const { order, required } = MDTO_OBJECT;
    expect(sequenceFaults(childrenOf(text, "informatieobject"), order, required)).toEqual([]);
    expect(missing).toEqual([]);
    expect(schemaFaults(text, "MDTO-XML1.0.1.xsd") ?? "").toBe("");
  });

  it("[47] has the elements of a bestand in the order of the XSD, with size, format and checksum", () => {
    const { text } = mdtoFile(adopted, PDF);
    const { order, required } = MDTO_FILE;
    expect(sequenceFaults(childrenOf(text, "bestand"), order, required)).toEqual([]);
    expect(text).toContain("<omvang>1234</omvang>");
    expect(text).toContain("<begripCode>fmt/476</begripCode>");
    expect(text).toContain(`<checksumWaarde>${PDF.sha256}</checksumWaarde>`);
    expect(schemaFaults(text, "MDTO-XML1.0.1.xsd") ?? "").toBe("");
  });

  it("takes the waardering from the selectielijst of the gemeente and from nowhere else", () => {
    expect(mdtoInformationObject(adopted, whole).text).toContain("<begripCode>V</begripCode>");
    const { text, missing } = mdtoInformationObject(adopted, NOBODY);
    expect(text).not.toMatch(/waardering|begripCode|bewaartermijn/);
    expect(missing).toContainEqual({
      field: "waardering",
      standard: "MDTO",
      sentence: "De waardering uit de selectielijst staat niet in het gemeenteprofiel.",
      isRequired: true,
    });
  });

  it("asks for a bewaartermijn where the document is not kept for good", () => {
    const selectielijst = { waardering: "V", bewaartermijn: "", classificatie: "" };
    const { missing } = mdtoInformationObject(adopted, { ...PUBLISHER, selectielijst });
    expect(fields(missing)).toEqual(["bewaartermijn"]);
  });

  it("names no TOOI code that is none", () => {
    const { text, missing } = mdtoInformationObject(adopted, { ...PUBLISHER, tooi: "Zutphen" });
    expect(text).not.toContain("TOOI");
    expect(fields(missing)).toEqual(["archiefvormer.verwijzingIdentificatie"]);
  });

  it("is well-formed whatever a title holds", () => {
    const title = 'A & B <c> "d" \u0000\ud800 \u{1f600}';
    const { text } = mdtoInformationObject(described({ title }), PUBLISHER);
    expect(childrenOf(text, "MDTO")).toEqual(["informatieobject"]);
    expect(text).toContain("A &amp; B &lt;c&gt;");
    expect(text).not.toMatch(/\p{Cs}|\0/u);
  });
});

describe("DiWoo", () => {
  it("[47] has the elements in order, and the category vergaderstuk decentrale overheid", () => {
    const { text, missing } = diwooDocument(adopted, PUBLISHER);
    const { order, required } = DIWOO;
    expect(sequenceFaults(childrenOf(text, "diwoo:DiWoo"), order, required)).toEqual([]);
    expect(missing).toEqual([]);
    expect(text).toContain("https://identifier.overheid.nl/tooi/id/gemeente/gm0301");
    expect(schemaFaults(text, "diwoo-metadata.xsd") ?? "").toBe("");
  });

  it("holds only addresses that were seen in a source", () => {
    const { text } = diwooDocument(adopted, PUBLISHER);
    expect([...text.matchAll(/"(https:[^"]+)"/g)].map(([, address]) => address)).toEqual([
      "https://standaarden.overheid.nl/diwoo/metadata/",
      "https://identifier.overheid.nl/tooi/id/gemeente/gm0301",
      "https://identifier.overheid.nl/tooi/def/thes/kern/c_db4862c3",
      "https://identifier.overheid.nl/tooi/def/thes/kern/c_641ecd76",
    ]);
  });

  it("says no publisher and no vaststelling that nobody told it", () => {
    const { text, missing } = diwooDocument(described(), NOBODY);
    expect(text).not.toMatch(/publisher|documenthandeling/);
    expect(missing.map(({ field, isRequired }) => [field, isRequired])).toEqual([
      ["publisher", true],
      ["documenthandelingen", false],
    ]);
  });
});

describe("ZGW Documenten API", () => {
  const REQUIRED = "auteur bronorganisatie creatiedatum informatieobjecttype taal titel".split(" ");
  const bodyOf = (document = adopted, publisher = PUBLISHER) =>
    JSON.parse(zgwDocument(document, PDF, publisher).text) as Record<string, unknown>;

  it("[47] has the six required fields, and the checksum of the file", () => {
    expect(bodyOf()).toMatchObject({
      auteur: "Gemeente Oosterwaarde",
      bronorganisatie: "111222333",
      creatiedatum: "2026-11-22",
      informatieobjecttype: "https://zaken.example/catalogi/raadsvoorstel",
      taal: "dut",
      titel: "Raadsvoorstel Wijkuitvoeringsplan Kruidenbuurt",
      integriteit: { algoritme: "sha_256", waarde: PDF.sha256, datum: "2026-11-22" },
      bestandsomvang: 1234,
    });
    expect(zgwDocument(adopted, PDF, PUBLISHER).missing).toEqual([]);
  });

  it("leaves out what the profile does not say, and says so", () => {
    const { missing } = zgwDocument(adopted, PDF, NOBODY);
    const body = bodyOf(adopted, NOBODY);
    expect(REQUIRED.filter((field) => !(field in body))).toEqual(fields(missing).toSorted());
    expect(fields(missing)).toEqual(["bronorganisatie", "informatieobjecttype"]);
    expect(missing.every(({ isRequired }) => isRequired)).toBe(true);
  });

  it.each([
    ["in-opstelling", true, "in_bewerking"],
    ["in-review", true, "concept"],
    ["gereed-voor-griffie", false, "ter_vaststelling"],
    ["gereed-voor-griffie", true, "concept"],
    ["vastgesteld", false, "vastgesteld"],
  ])("%s (concept: %p) is %s", (status, concept, expected) => {
    expect(bodyOf(described({ status, concept }))["status"]).toBe(expected);
  });

  it("[45] holds a title of at most 200 characters", () => {
    const titel = String(bodyOf(described({ title: "\u{1f600}".repeat(150) }))["titel"]);
    expect([titel.length <= 200, titel.isWellFormed(), titel.endsWith("…")]).toEqual([
      true,
      true,
      true,
    ]);
  });

  it.each(["12345678", "123456789", "000000000", "abcdefghi"])("%s is no RSIN", (rsin) => {
    expect(rsinOf({ ...PUBLISHER, rsin })).toBeNull();
  });
});
