/** The body with which a file goes into a zaaksysteem: ZGW Documenten API 1.5.0, enkelvoudiginformatieobject. */
import { MISSING, rsinOf } from "./describe.ts";
import type {
  Described,
  DescribedDocument,
  DescribedFile,
  MissingField,
  Publisher,
} from "./describe.ts";

/** JSON of the body without its inhoud: the file travels beside it. */
export function zgwDocument(
  document: DescribedDocument,
  file: DescribedFile,
  publisher: Publisher,
): Described {
  const type = publisher.informatieobjecttypeUrls[document.documentsoort] ?? null;
  const rsin = rsinOf(publisher);
  const body = {
    identificatie: file.kenmerk.slice(0, 40),
    ...(rsin === null ? {} : { bronorganisatie: rsin }),
    creatiedatum: document.date,
    titel: shortened(document.title, 200),
    ...(publisher.naam === "" ? {} : { auteur: shortened(`Gemeente ${publisher.naam}`, 200) }),
    taal: "dut",
    ...(type === null ? {} : { informatieobjecttype: type }),
    vertrouwelijkheidaanduiding: document.openness,
    status: zgwStatus(document),
    formaat: file.mediaType,
    bestandsnaam: file.name,
    bestandsomvang: file.bytes,
    integriteit: { algoritme: "sha_256", waarde: file.sha256, datum: document.date },
    indicatieGebruiksrecht: null,
  };
  const text = `${JSON.stringify(body, null, 2)}\n`;
  return { text, missing: missingFields(document, { rsin, type, naam: publisher.naam }) };
}

/** The status of a plan as the Documenten API names it (raadsstukken.md 3.5). */
export function zgwStatus({
  status,
  concept,
}: Pick<DescribedDocument, "status" | "concept">): string {
  if (status === "in-opstelling") return "in_bewerking";
  if (concept) return "concept";
  return STATUSES[status] ?? "concept";
}

const STATUSES: Readonly<Record<string, string>> = {
  "gereed-voor-griffie": "ter_vaststelling",
  "ter-besluitvorming": "ter_vaststelling",
  vastgesteld: "vastgesteld",
};

function missingFields(
  { documentsoort }: DescribedDocument,
  { rsin, type, naam }: { rsin: string | null; type: string | null; naam: string },
): MissingField[] {
  const lacks = (field: string, sentence: string): MissingField => ({
    field,
    standard: "ZGW",
    sentence,
    isRequired: true,
  });
  return [
    ...(naam === "" ? [lacks("auteur", MISSING.gemeente)] : []),
    ...(rsin === null ? [lacks("bronorganisatie", MISSING.rsin)] : []),
    ...(type === null
      ? [
          lacks(
            "informatieobjecttype",
            `De URL van het informatieobjecttype voor "${documentsoort}" staat niet in het gemeenteprofiel.`,
          ),
        ]
      : []),
  ];
}

/** At most so many characters, without half an emoji. */
function shortened(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
