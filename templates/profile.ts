/** A gemeenteprofiel: how one gemeente wants its raadsstukken (raadsstukken.md 5.6). Data, read strictly. */
import { standaard } from "./profiles/standaard.ts";
import type { RaadFactId } from "./raad/legalFacts.ts";
import type { BesluitRoute, StukKind } from "./raad/route.ts";
import type { SectionName } from "./raad/sections.ts";
import { ProfileReader } from "./profileReader.ts";

export type Profile = {
  naam: string;
  /** TOOI code of the gemeente (gm####) and its RSIN, for metadata. */
  tooi: string | null;
  rsin: string | null;
  /** PNG or JPEG as a data: address. */
  logo: string | null;
  font: string | null;
  /** RRGGBB; each at least 4.5:1 on white. */
  kleuren: { tekst: string; accent: string };
  koppen: Readonly<Record<SectionName, string>>;
  volgorde: readonly SectionName[];
  /** Sections that may not be empty. */
  verplicht: readonly SectionName[];
  besluitroutesToegestaan: readonly BesluitRoute[];
  ondertekeningRaad: "voorzitter+griffier" | "griffier";
  ondertekeningCollegeVolgorde: "secretaris-burgemeester" | "burgemeester-secretaris";
  /** Voorstel and ontwerpbesluit in one document. */
  combinedVoorstelEnBesluit: boolean;
  /** Each argument and kanttekening under a heading of its own; otherwise as one paragraph. */
  zinskoppen: boolean;
  /** "gehoord de commissie" and "overwegende dat" in the raadsbesluit. */
  gehoordCommissie: boolean;
  overwegende: boolean;
  commissieNaam: string;
  participatieverordening: { naam: string; jaar: number } | null;
  selectielijst: { waardering: string; bewaartermijn: string; classificatie: string } | null;
  documentsoortLabels: Readonly<Record<StukKind, string>>;
  /** By documentsoort; the plan and the own files of the gemeente have one as well. */
  informatieobjecttypeUrls: Readonly<
    Partial<Record<StukKind | "wijkuitvoeringsplan" | "bijlage", string>>
  >;
  openbaarheidStandaard: "openbaar" | "vertrouwelijk" | "geheim";
  /** PAR-07: addresses and numbers of desks and functions, which may print. */
  functioneleAdressen: readonly string[];
  /** Legal facts that the jurist confirmed: name of the function, never of a person. */
  bevestigd: readonly { feit: RaadFactId; functie: string; datum: string }[];
};

/**
 * A profile from outside. What is left out keeps the value of the standard profile; unknown keys are refused.
 * Throws PlanFault with the place and a Dutch sentence.
 */
export function readProfile(json: unknown): Profile {
  return new ProfileReader(standaard).read(json);
}
