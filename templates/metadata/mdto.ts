/** MDTO 1.0.1 for the archive: one informatieobject for a document, one bestand for each of its files. */
import { MISSING, appraisalOf, tooiOf } from "./describe.ts";
import type {
  Described,
  DescribedDocument,
  DescribedFile,
  MissingField,
  Publisher,
} from "./describe.ts";
import { element, writeXml } from "./xml.ts";
import type { Element } from "./xml.ts";

/** The document as an informatieobject, its elements in the order of the XSD. */
export function mdtoInformationObject(
  document: DescribedDocument,
  publisher: Publisher,
): Described {
  const { kenmerk, title, files, zaaknummer } = document;
  const children = [
    identification(kenmerk),
    element("naam", title),
    concept("aggregatieniveau", "Archiefstuk", null, "Begrippenlijst Aggregatieniveaus MDTO"),
    classification(publisher),
    element("taal", "nl"),
    appraisal(publisher),
    retention(publisher),
    zaaknummer === null
      ? null
      : element("isOnderdeelVan", [element("verwijzingNaam", `Zaak ${zaaknummer}`)]),
    ...files.map((file) =>
      element("heeftRepresentatie", reference(file.name, file.kenmerk, SOURCE)),
    ),
    archiveCreator(publisher),
    restriction(document, publisher),
  ];
  return { text: mdto("informatieobject", children), missing: missingFields(publisher) };
}

/** One file of the document, with its size, format and checksum. */
export function mdtoFile(document: DescribedDocument, file: DescribedFile): Described {
  const children = [
    identification(file.kenmerk),
    element("naam", file.name),
    element("omvang", String(file.bytes)),
    fileFormat(file),
    element("checksum", [
      concept("checksumAlgoritme", "SHA-256", null, "Begrippenlijst ChecksumAlgoritme MDTO"),
      element("checksumWaarde", file.sha256),
      element("checksumDatum", `${document.date}T00:00:00`),
    ]),
    element("isRepresentatieVan", reference(document.title, document.kenmerk, SOURCE)),
  ];
  return { text: mdto("bestand", children), missing: [] };
}

const NAMESPACE = "https://www.nationaalarchief.nl/mdto";

function mdto(kind: "informatieobject" | "bestand", children: (Element | null)[]): string {
  return writeXml(
    element("MDTO", [element(kind, children)], {
      xmlns: NAMESPACE,
      "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      "xsi:schemaLocation": `${NAMESPACE} ${NAMESPACE}/MDTO-XML1.0.1.xsd`,
    }),
  );
}

/** Where our kenmerken come from. */
const SOURCE = "Wijkpen";

function identification(kenmerk: string): Element {
  return element("identificatie", [
    element("identificatieKenmerk", kenmerk),
    element("identificatieBron", SOURCE),
  ]);
}

function concept(name: string, label: string, code: string | null, list: string): Element {
  return element(name, [
    element("begripLabel", label),
    code === null ? null : element("begripCode", code),
    element("begripBegrippenlijst", [element("verwijzingNaam", list)]),
  ]);
}

function reference(name: string, kenmerk: string, source: string): Element[] {
  return [
    element("verwijzingNaam", name),
    element("verwijzingIdentificatie", [
      element("identificatieKenmerk", kenmerk),
      element("identificatieBron", source),
    ]),
  ];
}

function classification({ naam, selectielijst }: Publisher): Element | null {
  const name = selectielijst?.classificatie.trim() ?? "";
  return name === ""
    ? null
    : concept("classificatie", name, null, `Selectielijst gemeente ${naam}`);
}

const APPRAISALS = { B: "Blijvend te bewaren", V: "Tijdelijk te bewaren" } as const;

function appraisal(publisher: Publisher): Element | null {
  const code = appraisalOf(publisher);
  if (code === null) return null;
  return concept("waardering", APPRAISALS[code], code, "Begrippenlijst Waarderingen MDTO");
}

/** ISO 8601, as the profile has it; in other words it would be no duration. */
function retentionOf({ selectielijst }: Publisher): string | null {
  const term = selectielijst?.bewaartermijn.trim() ?? "";
  return /^P\d{1,4}[YM]$/.test(term) ? term : null;
}

function retention(publisher: Publisher): Element | null {
  const term = retentionOf(publisher);
  return term === null ? null : element("bewaartermijn", [element("termijnLooptijd", term)]);
}

function archiveCreator(publisher: Publisher): Element {
  const name = `Gemeente ${publisher.naam}`;
  const code = tooiOf(publisher);
  const children =
    code === null
      ? [element("verwijzingNaam", name)]
      : reference(name, code, "TOOI register gemeenten compleet");
  return element("archiefvormer", children);
}

function restriction({ openness }: DescribedDocument, { naam }: Publisher): Element {
  const label = { openbaar: "Openbaar", intern: "Intern", geheim: "Geheim" }[openness];
  const type = concept(
    "beperkingGebruikType",
    label,
    null,
    `Openbaarheid raadsstukken gemeente ${naam}`,
  );
  return element("beperkingGebruik", [type]);
}

/** A format that PRONOM has no certain id for is named by its media type. */
function fileFormat({ format, mediaType }: DescribedFile): Element {
  return format === null
    ? concept("bestandsformaat", mediaType, null, "IANA Media Types")
    : concept("bestandsformaat", format.name, format.puid, "PRONOM-register");
}

function missingFields(publisher: Publisher): MissingField[] {
  const lacks = (field: string, sentence: string, isRequired: boolean): MissingField => ({
    field,
    standard: "MDTO",
    sentence,
    isRequired,
  });
  const { naam } = publisher;
  const code = appraisalOf(publisher);
  return [
    ...(code === null ? [lacks("waardering", MISSING.waardering, true)] : []),
    ...(code === "V" && retentionOf(publisher) === null
      ? [lacks("bewaartermijn", MISSING.bewaartermijn, true)]
      : []),
    ...(naam === "" ? [lacks("archiefvormer", MISSING.gemeente, true)] : []),
    ...(tooiOf(publisher) === null
      ? [lacks("archiefvormer.verwijzingIdentificatie", MISSING.tooi, false)]
      : []),
  ];
}
