/** Test language for metadata: a described document, and what may stand in its XML and in which order. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FORMATS } from "../../templates/metadata/describe.ts";
import type {
  DescribedDocument,
  DescribedFile,
  Publisher,
} from "../../templates/metadata/describe.ts";

export const PUBLISHER: Publisher = {
  naam: "Oosterwaarde",
  tooi: "gm0301",
  rsin: "111222333",
  selectielijst: { waardering: "Blijvend bewaren", bewaartermijn: "", classificatie: "" },
  informatieobjecttypeUrls: { raadsvoorstel: "https://zaken.example/catalogi/raadsvoorstel" },
};

/** A gemeente that filled in nothing. */
export const NOBODY: Publisher = {
  naam: "Oosterwaarde",
  tooi: null,
  rsin: null,
  selectielijst: null,
  informatieobjecttypeUrls: {},
};

export const PDF: DescribedFile = {
  kenmerk: "6f1c",
  name: "01_raadsvoorstel_kruidenbuurt.pdf",
  mediaType: "application/pdf",
  bytes: 1234,
  sha256: "ab".repeat(32),
  format: FORMATS.pdfA2a,
};

export function described(changes: Partial<DescribedDocument> = {}): DescribedDocument {
  return {
    kenmerk: "1b9d",
    title: "Raadsvoorstel Wijkuitvoeringsplan Kruidenbuurt",
    documentsoort: "raadsvoorstel",
    openness: "openbaar",
    date: "2026-11-22",
    adopted: null,
    status: "gereed-voor-griffie",
    concept: false,
    zaaknummer: null,
    files: [PDF],
    ...changes,
  };
}

/** Elements directly below the first `parent`, by name in order. Throws when a tag is not closed where it should. */
export function childrenOf(xml: string, parent: string): string[] {
  const found: string[] = [];
  const open: string[] = [];
  for (const [, close, name = "", text] of xml.matchAll(/<(\/?)([\w:]+)[^>]*>([^<]*)/g)) {
    if (close) {
      if (open.pop() !== name) throw new Error(`</${name}> closes nothing`);
      if (name === parent) return found;
      continue;
    }
    if (open.at(-1) === parent) found.push(name);
    open.push(name);
    if (text === undefined) throw new Error("no text");
  }
  throw new Error(`no whole <${parent}>`);
}

/** What is wrong with the order, the number and the names of these elements. */
export function sequenceFaults(
  found: readonly string[],
  order: readonly string[],
  required: readonly string[],
): string[] {
  const places = found.map((name) => order.indexOf(name));
  return [
    ...found.filter((name) => !order.includes(name)).map((name) => `${name} is not known`),
    ...places.flatMap((place, at) =>
      place < (places[at - 1] ?? 0) ? [`${found[at]} stands too late`] : [],
    ),
    ...required.filter((name) => !found.includes(name)).map((name) => `${name} is missing`),
  ];
}

/** raadsstukken.md 3.2. */
export const MDTO_OBJECT = {
  order:
    "identificatie naam aggregatieniveau classificatie trefwoord omschrijving raadpleeglocatie dekkingInTijd dekkingInRuimte taal event waardering bewaartermijn informatiecategorie isOnderdeelVan bevatOnderdeel heeftRepresentatie aanvullendeMetagegevens gerelateerdInformatieobject archiefvormer betrokkene activiteit beperkingGebruik".split(
      " ",
    ),
  required: "identificatie naam waardering archiefvormer beperkingGebruik".split(" "),
};
export const MDTO_FILE = {
  order: "identificatie naam omvang bestandsformaat checksum URLBestand isRepresentatieVan".split(
    " ",
  ),
  required: "identificatie naam omvang bestandsformaat checksum isRepresentatieVan".split(" "),
};
/** raadsstukken.md 3.3. */
export const DIWOO = {
  order:
    "creatiedatum identifiers publisher verantwoordelijke opsteller omschrijvingen titelcollectie classificatiecollectie documenthandelingen"
      .split(" ")
      .map((name) => `diwoo:${name}`),
  required: "publisher titelcollectie classificatiecollectie"
    .split(" ")
    .map((name) => `diwoo:${name}`),
};

/**
 * What xmllint says of this XML against a schema in the folder that WIJKPEN_XSD names; null where folder or program is
 * missing, with one loud line.
 */
export function schemaFaults(xml: string, schema: string): string | null {
  const file = join(process.env["WIJKPEN_XSD"] ?? "", schema);
  const isHere = spawnSync("xmllint", ["--version"]).status === 0;
  if (!process.env["WIJKPEN_XSD"] || !existsSync(file) || !isHere) {
    console.warn(
      `LET OP: controle met ${schema} overgeslagen: noem in WIJKPEN_XSD de map met de XSD's en installeer xmllint.`,
    );
    return null;
  }
  const folder = mkdtempSync(join(tmpdir(), "wijkpen-xsd-"));
  try {
    writeFileSync(join(folder, "file.xml"), xml);
    const lint = ["--noout", "--nonet", "--schema", file, join(folder, "file.xml")];
    const { status, stderr } = spawnSync("xmllint", lint, { encoding: "utf8", timeout: 30_000 });
    return status === 0 ? "" : stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
