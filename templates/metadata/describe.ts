/** What the files of a package are described with: the same facts for MDTO, DiWoo and the Documenten API of ZGW. */

/** What the metadata takes from the gemeenteprofiel; the names are those of the profile. Null and absent mean: not filled in. */
export type Publisher = {
  /** "Oosterwaarde". */
  naam: string;
  /** "gm0301" in the TOOI register of municipalities. */
  tooi: string | null;
  /** Nine digits. */
  rsin: string | null;
  selectielijst: Selection | null;
  /** The address in the zaaktypecatalogus by documentsoort: "raadsvoorstel" to "https://…". */
  informatieobjecttypeUrls: Readonly<Partial<Record<string, string>>>;
};

/** From the selectielijst of the gemeente, never from us: B is kept for good, V for a time. */
export type Selection = {
  waardering: string;
  /** ISO 8601 duration, "P10Y"; asked for with V, otherwise it may be empty. */
  bewaartermijn: string;
  /** May be empty. */
  classificatie: string;
};

/** Intern: for the gemeente only, and not geheim by a decision. */
export type Openness = "openbaar" | "intern" | "geheim";

/** One document: what it says, apart from the files in which it says so. */
export type DescribedDocument = {
  /** Unique and the same at every export of this version. */
  kenmerk: string;
  title: string;
  /** "raadsvoorstel", "bijlage": also the key of the informatieobjecttype. */
  documentsoort: string;
  openness: Openness;
  /** ISO date of the version. */
  date: string;
  /** ISO date of the decision that adopted this document; null while there is none. */
  adopted: string | null;
  /** A status of the plan: in-opstelling … vastgesteld. */
  status: string;
  concept: boolean;
  /** The case at the gemeente; null until the griffie gives it. */
  zaaknummer: string | null;
  files: readonly DescribedFile[];
};

export type DescribedFile = {
  kenmerk: string;
  /** With its extension. */
  name: string;
  mediaType: string;
  bytes: number;
  /** In hex. */
  sha256: string;
  /** The format as PRONOM knows it, or null when we cannot say. */
  format: { name: string; puid: string } | null;
};

/** A field that could not be filled, because nobody told us: it is left out and said, never made up. */
export type MissingField = {
  /** The name of the field in the standard. */
  field: string;
  standard: "MDTO" | "DiWoo" | "ZGW";
  /** Dutch: what is missing and where to fill it in. */
  sentence: string;
  /** The standard asks for it: without it no definitive package. */
  isRequired: boolean;
};

/** A description as text, with what it had to leave out. */
export type Described = { text: string; missing: MissingField[] };

/** Formats with a certain PRONOM id (raadsstukken.md 3.2). */
export const FORMATS = {
  pdfA2a: { name: "PDF/A-2a", puid: "fmt/476" },
  docx: { name: "Microsoft Word for Windows (DOCX)", puid: "fmt/412" },
} as const;

/** Why a field of the profile is missing, in one sentence. */
export const MISSING = {
  tooi: "De TOOI-code van de gemeente (gm en vier cijfers) staat niet in het gemeenteprofiel.",
  rsin: "Het RSIN van de gemeente (negen cijfers) staat niet in het gemeenteprofiel.",
  waardering: "De waardering uit de selectielijst staat niet in het gemeenteprofiel.",
  bewaartermijn:
    "De bewaartermijn uit de selectielijst staat niet in het gemeenteprofiel. Bij tijdelijk bewaren is die nodig, als P10Y voor tien jaar.",
  gemeente: "De naam van de gemeente staat niet in het plan en niet in het gemeenteprofiel.",
} as const;

/** The TOOI code when it can be one. */
export function tooiOf({ tooi }: Publisher): string | null {
  return tooi !== null && /^gm\d{4}$/.test(tooi) ? tooi : null;
}

/** The waardering as MDTO knows it: B or V, also when it is written out. */
export function appraisalOf({ selectielijst }: Pick<Publisher, "selectielijst">): "B" | "V" | null {
  const given = selectielijst?.waardering.trim().toLowerCase() ?? "";
  if (given === "b" || given.startsWith("blijvend")) return "B";
  return given === "v" || /^(vernietigen|tijdelijk)/.test(given) ? "V" : null;
}

/** The RSIN when it can be one: nine digits that pass the elfproef. */
export function rsinOf({ rsin }: Pick<Publisher, "rsin">): string | null {
  if (rsin === null || !/^\d{9}$/.test(rsin)) return null;
  const sum = [...rsin].reduce(
    (all, digit, index) => all + Number(digit) * (index === 8 ? -1 : 9 - index),
    0,
  );
  return sum !== 0 && sum % 11 === 0 ? rsin : null;
}

/** What the metadata takes of a gemeente and its profile. */
export function publisherOf(gemeente: string | null, profile: Omit<Publisher, "naam">): Publisher {
  const { tooi, rsin, selectielijst, informatieobjecttypeUrls } = profile;
  return { naam: gemeente ?? "", tooi, rsin, selectielijst, informatieobjecttypeUrls };
}
