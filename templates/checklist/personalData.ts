/** Finds contact details of people in text: e-mail addresses, phone numbers and citizen service numbers (BSN). */

/** Words before a number that say it is no BSN. Every RSIN passes the same test as a BSN. */
const OTHER_NUMBER =
  /(?:€|eur|kvk|rsin|fiscaal|zaak|dossier|kenmerk|ean|iban|rekening|artikel|gmb|stb|stcrt|nr\.?|nummer)[\s:.#-]*$/i;
const AMOUNT_AFTER = /^\s*(?:euro|eur\b|,-|m2|m²|m3|m³|kwh|kuub|kg|ton\b)/i;

const EMAIL =
  /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu;
/** Dutch numbers that may belong to a person: mobile, by area code, or with +31. Service numbers (0800, 090x) may not. */
const PHONE =
  /(?<![\p{L}\p{N}.,/-])(?:(?:\+|00)31[\s.-]*(?:\(0\)[\s.-]*)?|\(?0(?!800|90\d))[1-9](?:[\s.)-]{0,2}\d){8}(?![\p{L}\p{N}])/gu;
const BSN =
  /(?<![\p{L}\p{N}.,/-])(?:\d{8,9}|\d{4}\.\d{2}\.\d{3}|\d{3} \d{3} \d{3})(?![\p{L}\p{N}]|[.,/-]\d)/gu;
/** Web addresses and dates: their digits are nobody's. */
const NOT_PERSONAL = /\b(?:https?:\/\/|www\.)\S+|\b\d{1,2}[-/]\d{1,2}[-/]\d{4}\b/gi;

/** What was found, as it stands in the text; a BSN is masked. Addresses and numbers in `allowed` are left out. */
export function personalDataIn(text: string, allowed: readonly string[]): string[] {
  if (!text.includes("@") && !/\d(?:[\s.()-]{0,3}\d){7}/.test(text)) return [];
  const known = new Set(allowed.map(normalised));
  const plain = text
    .replaceAll("\u00a0", " ")
    .replace(NOT_PERSONAL, (page) => " ".repeat(page.length));
  const emails = [...plain.matchAll(EMAIL)].map(([found]) => found.replace(/\.$/, ""));
  const phones = [...plain.matchAll(PHONE)].map(([found]) => found.trim());
  const numbers = [...plain.matchAll(BSN)]
    .filter((match) => isBsn(match, plain))
    .map(() => "een burgerservicenummer");
  return [
    ...new Set([...emails, ...phones].filter((found) => !known.has(normalised(found)))),
    ...new Set(numbers),
  ];
}

/** Whether a line that should hold a function looks like someone's name: a title, initials or a common first name. */
export function looksLikePerson(line: string): boolean {
  const text = line.trim();
  if (
    /(?<!\p{L})(?:dhr|mevr|mw|hr)\.|(?<!\p{L})(?:de heer|mevrouw|meneer|mevr|dhr) \p{L}/iu.test(
      text,
    )
  )
    return true;
  if (
    /(?<!\p{L})(?:\p{Lu}\.\s?){1,4}(?:(?:van|de|den|der|ter|ten|te|'t|el|al) ?){0,3}\p{Lu}\p{Ll}+/u.test(
      text,
    )
  )
    return true;
  const [first = "", ...rest] = text.split(/\s+/);
  const surname = rest.at(-1) ?? "";
  return (
    rest.length > 0 &&
    FIRST_NAMES.has(first.toLowerCase()) &&
    /^\p{Lu}/u.test(first) &&
    /^\p{Lu}/u.test(surname)
  );
}

const FIRST_NAMES = new Set(
  (
    "ahmed ali anita anna anne anneke annemarie arjan astrid bart bas bert bram carla cees corrie daan david dennis dirk edwin ellen els emma erik esther eva fatima femke " +
    "frank fred frits gerard gerrit hans harry henk herman hugo ineke inge ingrid jaap jan jannie jasper jeroen jos joke johan johanna jolanda julia karin kees kim klaas " +
    "laura leo linda lisa maaike maarten marc marcel margriet maria marianne marieke marijke mark marleen martijn michiel mohamed monique niels nienke paul peter petra piet " +
    "pieter rené rik rob robert roel ronald ruud sandra sanne sara saskia simon sjoerd sophie stefan susan suzanne tessa theo thijs thomas tim tom truus vincent wil willem " +
    "wim wouter yvonne"
  ).split(" "),
);

function normalised(address: string): string {
  return address.includes("@")
    ? address.trim().toLowerCase()
    : address.replace(/\(0\)|[^\d+]/g, "").replace(/^(?:\+31|0031)/, "0");
}

/** The eleven-test, with what stands around the number: amounts, dates and other registration numbers are no BSN. */
function isBsn(match: RegExpExecArray, text: string): boolean {
  const [found] = match;
  const digits = found.replace(/\D/g, "").padStart(9, "0");
  const before = text.slice(Math.max(0, match.index - 20), match.index);
  const after = text.slice(match.index + found.length, match.index + found.length + 8);
  const named = /(?:bsn|burgerservicenummer|sofi-?nummer)[\s:.]*$/i.test(before);
  if (!named && (OTHER_NUMBER.test(before) || AMOUNT_AFTER.test(after) || isDate(found)))
    return false;
  const sum = Array.from(digits).reduce(
    (total, digit, at) => total + Number(digit) * (at === 8 ? -1 : 9 - at),
    0,
  );
  return Number(digits) > 0 && sum % 11 === 0;
}

/** 20261122 and 22112026 are days, not people. */
function isDate(found: string): boolean {
  return /^(?:(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d{2})$/.test(
    found,
  );
}
