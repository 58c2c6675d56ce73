/** Reads a gemeenteprofiel key by key over a profile that it starts from; every refusal names its place. */
import { contrastOnWhite } from "./contrast.ts";
import { PlanFault } from "./fault.ts";
import { isObject } from "./fileReader.ts";
import { isIsoDay } from "./format.ts";
import { appraisalOf, rsinOf } from "./metadata/describe.ts";
import type { Profile } from "./profile.ts";
import { isRaadFact } from "./raad/legalFacts.ts";

type Read = (value: unknown, path: string) => unknown;

const LEAST_CONTRAST = 4.5;

const fault = (path: string, sentence: string): never => {
  throw new PlanFault(path, sentence);
};

/** Longer than any heading, address or function; a page of text is a mistake. */
const LONGEST_WORDS = 300;
/** A logo of 300 kB as base64. */
const LONGEST_LOGO = 410_000;

const words: Read = (value, path) => {
  const text =
    typeof value === "string" && value.trim() !== ""
      ? value
      : fault(path, "Hier moet tekst staan, geen lege.");
  return text.length <= LONGEST_WORDS
    ? text
    : fault(path, `Maak deze tekst korter: ten hoogste ${LONGEST_WORDS} tekens.`);
};
const flag: Read = (value, path) =>
  typeof value === "boolean" ? value : fault(path, "Hier moet true of false staan.");
const year: Read = (value, path) =>
  Number.isSafeInteger(value) && Number(value) >= 1900 && Number(value) <= 2100
    ? value
    : fault(path, "Hier moet een jaar staan, zoals 2025.");
const day: Read = (value, path) =>
  typeof value === "string" && isIsoDay(value)
    ? value
    : fault(path, "Hier moet een datum staan, zoals 2026-11-22.");
const matching =
  (pattern: RegExp, sentence: string): Read =>
  (value, path) =>
    typeof value === "string" && pattern.test(value) ? value : fault(path, sentence);
const oneOf =
  (choices: readonly string[]): Read =>
  (value, path) =>
    typeof value === "string" && choices.includes(value)
      ? value
      : fault(path, `Kies ${choices.map((choice) => `"${choice}"`).join(" of ")}.`);
const orNull =
  (read: Read): Read =>
  (value, path) =>
    value === null ? null : read(value, path);
const listOf =
  (read: Read): Read =>
  (value, path) => {
    const items = Array.isArray(value) ? value : fault(path, "Hier moet een lijst staan.");
    const made = (items as unknown[]).map((item, index) => read(item, `${path}[${index}]`));
    const twice = made.findIndex((item, index) => made.indexOf(item) !== index);
    return twice < 0 ? made : fault(`${path}[${twice}]`, "Dit staat twee keer in de lijst.");
  };

const color: Read = (value, path) => {
  const hex = matching(/^[0-9A-Fa-f]{6}$/, "Een kleur is zes tekens, zoals 0B5D5B.")(value, path);
  const contrast = contrastOnWhite(String(hex));
  return contrast >= LEAST_CONTRAST
    ? hex
    : fault(
        path,
        `Deze kleur heeft op wit een contrast van ${contrast.toFixed(1).replace(".", ",")} op 1. Het moet ten minste 4,5 zijn. Kies een donkerder kleur.`,
      );
};

/** As the metadata wants it: what they would leave out is no RSIN. */
const rsin: Read = (value, path) => {
  const digits = matching(/^\d{9}$/, "Het RSIN heeft negen cijfers.")(value, path);
  return (
    rsinOf({ rsin: String(digits) }) ?? fault(path, "Dit RSIN bestaat niet. Kijk de cijfers na.")
  );
};

const appraisal: Read = (value, path) => {
  const waardering = String(words(value, path));
  const given = { selectielijst: { waardering, bewaartermijn: "", classificatie: "" } };
  return appraisalOf(given) === null
    ? fault(path, "Schrijf B (blijvend bewaren) of V (vernietigen).")
    : waardering;
};

/** Whether it is one is told by how its bytes begin, and not by what it says. */
const logo: Read = (value, path) => {
  const data = matching(
    /^data:image\/(png;base64,iVBORw0KGgo|jpeg;base64,\/9j\/)[A-Za-z0-9+/=]+$/,
    "Het logo is een PNG of JPEG als data-adres.",
  )(value, path);
  return String(data).length <= LONGEST_LOGO
    ? data
    : fault(path, "Het logo is te groot. Kies een bestand van ten hoogste 300 kB.");
};

/** All keys of the object, each with its own reader; what is left out keeps the value of `base`. */
const objectOf =
  (readers: Readonly<Record<string, Read>>, base?: object): Read =>
  (value, path) => {
    const given = isObject(value) ? value : fault(path, "Hier moet een object staan.");
    const made: Record<string, unknown> = { ...base };
    for (const [key, item] of Object.entries(given as object)) {
      const at = path === "" ? key : `${path}.${key}`;
      const read = Object.hasOwn(readers, key) ? readers[key] : undefined;
      made[key] = read ? read(item, at) : fault(at, `Wijkpen kent de instelling "${key}" niet.`);
    }
    const missing = Object.keys(readers).find((key) => !base && !(key in made));
    return missing === undefined ? made : fault(path, `Hier ontbreekt "${missing}".`);
  };

const sameFor = (keys: readonly string[], read: Read): Record<string, Read> =>
  Object.fromEntries(keys.map((key) => [key, read]));

export class ProfileReader {
  readonly #base: Profile;

  constructor(base: Profile) {
    this.#base = base;
  }

  /** Throws PlanFault. */
  read(json: unknown): Profile {
    const base = this.#base;
    const profile = objectOf(readersFor(base), base)(json, "") as Profile;
    const missing = profile.verplicht.find((section) => !profile.volgorde.includes(section));
    if (missing !== undefined)
      throw new PlanFault(
        "verplicht",
        `"${missing}" is verplicht, maar staat niet in de volgorde.`,
      );
    return profile;
  }
}

function readersFor(base: Profile): Readonly<Record<keyof Profile, Read>> {
  const sections = Object.keys(base.koppen);
  const kinds = Object.keys(base.documentsoortLabels);
  const address = matching(/^https:\/\/\S+$/, "Hier moet een adres met https staan.");
  return {
    naam: words,
    tooi: orNull(matching(/^gm\d{4}$/, "De TOOI-code is gm met vier cijfers.")),
    rsin: orNull(rsin),
    logo: orNull(logo),
    font: orNull(words),
    kleuren: objectOf({ tekst: color, accent: color }, base.kleuren),
    koppen: objectOf(sameFor(sections, words), base.koppen),
    volgorde: listOf(oneOf(sections)),
    verplicht: listOf(oneOf(sections)),
    besluitroutesToegestaan: listOf(oneOf(["autonoom", "programma", "omgevingsplan"])),
    ondertekeningRaad: oneOf(["voorzitter+griffier", "griffier"]),
    ondertekeningCollegeVolgorde: oneOf(["secretaris-burgemeester", "burgemeester-secretaris"]),
    combinedVoorstelEnBesluit: flag,
    zinskoppen: flag,
    gehoordCommissie: flag,
    overwegende: flag,
    commissieNaam: words,
    participatieverordening: orNull(objectOf({ naam: words, jaar: year })),
    selectielijst: orNull(
      objectOf({ waardering: appraisal, bewaartermijn: words, classificatie: words }),
    ),
    documentsoortLabels: objectOf(sameFor(kinds, words), base.documentsoortLabels),
    informatieobjecttypeUrls: objectOf(
      sameFor([...kinds, "wijkuitvoeringsplan", "bijlage"], address),
      {},
    ),
    openbaarheidStandaard: oneOf(["openbaar", "vertrouwelijk", "geheim"]),
    functioneleAdressen: listOf(words),
    bevestigd: listOf(objectOf({ feit: fact, functie: words, datum: day })),
  };
}

const fact: Read = (value, path) =>
  typeof value === "string" && isRaadFact(value)
    ? value
    : fault(path, `Wijkpen kent het juridische feit "${String(value)}" niet.`);
