/** The sections of the profile that are plain settings: gegevens, keuzes and documentsoorten. */
import type { Profile } from "../../templates/profile.ts";
import type { StukKind } from "../../templates/raad/route.ts";
import { h } from "../dom.ts";
import type { ProfileDraft } from "./profileDraft.ts";
import {
  beside,
  checkSetting,
  groupOf,
  sectionOf,
  selectSetting,
  textSetting,
} from "./settingFields.ts";
import type { ProfilePart } from "./settingFields.ts";

const orNull = (text: string) => (text.trim() === "" ? null : text.trim());

/** Codes and names that go into the documents and their metadata. */
export function detailsSection(draft: ProfileDraft) {
  const code = (path: "tooi" | "rsin", label: string, hint: string) =>
    textSetting(draft, {
      path,
      label,
      hint,
      short: true,
      read: (profile) => profile[path] ?? "",
      write: (text) => ({ [path]: orNull(text) }),
    });
  return sectionOf(
    {
      id: "gegevens",
      title: "Gegevens",
      intro: "Deze gegevens komen in de stukken en in de metagegevens voor het archief.",
    },
    beside(code("tooi", "TOOI-code", "Zoals gm0307."), code("rsin", "RSIN", "Negen cijfers.")),
    textSetting(draft, {
      path: "commissieNaam",
      label: "Naam van de raadscommissie",
      hint: "Zoals in een zin, bijvoorbeeld: de raadscommissie of het forum.",
      read: ({ commissieNaam }) => commissieNaam,
      write: (commissieNaam) => ({ commissieNaam }),
    }),
    regulation(draft),
    selectionList(draft),
    selectSetting(draft, {
      path: "openbaarheidStandaard",
      label: "Openbaarheid, als een plan daar niets over zegt",
      options: { openbaar: "Openbaar", vertrouwelijk: "Vertrouwelijk", geheim: "Geheim" },
      read: ({ openbaarheidStandaard }) => openbaarheidStandaard,
      write: (openbaarheidStandaard) => ({ openbaarheidStandaard }),
    }),
    routes(draft),
  );
}

/** A group of texts of which all are needed or none: emptying every one takes the group away. */
function wholeOrNothing(
  draft: ProfileDraft,
  key: "participatieverordening" | "selectielijst",
  parts: readonly { name: string; label: string; hint: string; parse?(text: string): unknown }[],
): ProfilePart[] {
  const group = (profile: Profile) => (profile[key] ?? {}) as Record<string, unknown>;
  return parts.map(({ name, label, hint, parse = (text) => text }) =>
    textSetting(draft, {
      path: `${key}.${name}`,
      label,
      hint,
      read: (profile) => String(group(profile)[name] ?? ""),
      write(text) {
        const empty = Object.fromEntries(parts.map((part) => [part.name, ""]));
        const next = { ...empty, ...group(draft.profile()), [name]: parse(text) };
        const isEmpty = Object.values(next).every((value) => value === "");
        return { [key]: isEmpty ? null : next };
      },
    }),
  );
}

function regulation(draft: ProfileDraft): ProfilePart {
  return groupOf(
    "Participatieverordening",
    ...wholeOrNothing(draft, "participatieverordening", [
      { name: "naam", label: "Naam", hint: "Bijvoorbeeld: Participatieverordening Oosterwaarde." },
      {
        name: "jaar",
        label: "Jaar",
        hint: "Het jaar waarin de raad haar vaststelde.",
        parse: (text) => (/^\d{4}$/.test(text.trim()) ? Number(text) : text),
      },
    ]),
  );
}

function selectionList(draft: ProfileDraft): ProfilePart {
  return groupOf(
    "Selectielijst voor het archief",
    ...wholeOrNothing(draft, "selectielijst", [
      {
        name: "waardering",
        label: "Waardering",
        hint: "B voor blijvend bewaren of V voor vernietigen.",
      },
      { name: "bewaartermijn", label: "Bewaartermijn", hint: "Bijvoorbeeld: P10Y voor tien jaar." },
      { name: "classificatie", label: "Classificatie", hint: "De code uit uw selectielijst." },
    ]),
  );
}

const ROUTES = {
  autonoom: "Eigen beleid: de raad stelt het plan vast",
  programma: "Programma onder de Omgevingswet: het college stelt het vast",
  omgevingsplan: "Wijziging van het omgevingsplan",
} as const;

function routes(draft: ProfileDraft): ProfilePart {
  const names = Object.keys(ROUTES) as (keyof typeof ROUTES)[];
  return groupOf(
    "Besluitroutes die uw gemeente gebruikt",
    ...names.map((name) =>
      checkSetting(draft, {
        path: `besluitroutesToegestaan.${name}`,
        label: ROUTES[name],
        read: ({ besluitroutesToegestaan }) => besluitroutesToegestaan.includes(name),
        write: (isOn) => ({
          besluitroutesToegestaan: names.filter((each) =>
            each === name ? isOn : draft.profile().besluitroutesToegestaan.includes(each),
          ),
        }),
      }),
    ),
  );
}

/** How voorstel and besluit are built and signed. */
export function choicesSection(draft: ProfileDraft) {
  const flag = (
    path: "combinedVoorstelEnBesluit" | "zinskoppen" | "gehoordCommissie" | "overwegende",
    label: string,
    hint: string,
  ) =>
    checkSetting(draft, {
      path,
      label,
      hint,
      read: (profile) => profile[path],
      write: (isOn) => ({ [path]: isOn }),
    });
  return sectionOf(
    { id: "keuzes", title: "Opbouw en ondertekening" },
    flag(
      "combinedVoorstelEnBesluit",
      "Voorstel en ontwerpbesluit in één document",
      "Anders zijn het twee documenten.",
    ),
    flag(
      "zinskoppen",
      "Elk argument en elke kanttekening onder een eigen kop",
      "Anders staan zij als genummerde alinea’s onder elkaar.",
    ),
    flag(
      "gehoordCommissie",
      "“Gehoord de commissie” in het raadsbesluit",
      "Met de naam van de commissie, zodra de datum van de commissie bekend is.",
    ),
    flag("overwegende", "“Overwegende dat” in het raadsbesluit", "Een schrijver vult de tekst in."),
    beside(
      selectSetting(draft, {
        path: "ondertekeningRaad",
        label: "Het raadsbesluit wordt ondertekend door",
        options: {
          "voorzitter+griffier": "de voorzitter en de griffier",
          griffier: "alleen de griffier",
        },
        read: ({ ondertekeningRaad }) => ondertekeningRaad,
        write: (ondertekeningRaad) => ({ ondertekeningRaad }),
      }),
      selectSetting(draft, {
        path: "ondertekeningCollegeVolgorde",
        label: "Volgorde bij het college",
        options: {
          "secretaris-burgemeester": "eerst de secretaris",
          "burgemeester-secretaris": "eerst de burgemeester",
        },
        read: ({ ondertekeningCollegeVolgorde }) => ondertekeningCollegeVolgorde,
        write: (ondertekeningCollegeVolgorde) => ({ ondertekeningCollegeVolgorde }),
      }),
    ),
  );
}

/** What each document is called, and its type in the own catalogue of the gemeente. */
export function kindsSection(draft: ProfileDraft) {
  const kinds = Object.keys(draft.profile().documentsoortLabels) as StukKind[];
  const address = (name: StukKind | "wijkuitvoeringsplan" | "bijlage", label: string) =>
    textSetting(draft, {
      path: `informatieobjecttypeUrls.${name}`,
      label,
      inputmode: "url",
      read: ({ informatieobjecttypeUrls: urls }) => urls[name] ?? "",
      write(text) {
        const { [name]: _, ...others } = draft.profile().informatieobjecttypeUrls;
        const url = orNull(text);
        return { informatieobjecttypeUrls: url === null ? others : { ...others, [name]: url } };
      },
    });
  const label = (kind: StukKind, standard: string) =>
    textSetting(draft, {
      path: `documentsoortLabels.${kind}`,
      label: standard,
      read: ({ documentsoortLabels }) => documentsoortLabels[kind],
      write: (text) => ({
        documentsoortLabels: { ...draft.profile().documentsoortLabels, [kind]: text },
      }),
    });
  const addresses = groupOf(
    "Type in de zaakcatalogus (adres met https, niet verplicht)",
    ...kinds.map((kind) => address(kind, KIND_NAMES[kind])),
    address("wijkuitvoeringsplan", "Wijkuitvoeringsplan"),
    address("bijlage", "Eigen bijlage"),
  );
  return sectionOf(
    { id: "documentsoorten", title: "Documentsoorten", intro: "Zo heet elk stuk bij uw gemeente." },
    ...kinds.map((kind) => label(kind, KIND_NAMES[kind])),
    {
      element: h(
        "details",
        { class: "profiel-meer" },
        h("summary", {}, "Koppeling met het zaaksysteem"),
        addresses.element,
      ),
      show: addresses.show,
    },
  );
}

/** What Wijkpen itself calls them. */
export const KIND_NAMES: Readonly<Record<StukKind, string>> = {
  raadsvoorstel: "Raadsvoorstel",
  raadsbesluit: "Raadsbesluit",
  "voorstel-en-besluit": "Voorstel en besluit samen",
  collegevoorstel: "Collegevoorstel",
  raadsinformatiebrief: "Raadsinformatiebrief",
  "college-oplegger": "Oplegger voor het college",
  begrotingswijziging: "Begrotingswijziging",
  kennisgeving: "Kennisgeving",
  bewonersbrief: "Brief aan bewoners",
  publieksversie: "Publieksversie",
  extract: "Overzicht per partij",
};
