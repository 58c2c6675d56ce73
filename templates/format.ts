/**
 * Dutch notation of money, numbers, dates and lists, and the way back from what a person typed.
 * Our own few lines and not `Intl` or `Date`: golden files survive an upgrade of Node and no date shifts by a time zone.
 */

const MONTHS = [
  "januari",
  "februari",
  "maart",
  "april",
  "mei",
  "juni",
  "juli",
  "augustus",
  "september",
  "oktober",
  "november",
  "december",
] as const;

const NBSP = "\u00a0";

/** Whole euros as "€ 1.250.000" or "€ -500", with a space that does not break (raadsstukken.md 39). */
export function formatMoney(euros: number): string {
  return `€${NBSP}${euros < 0 ? "-" : ""}${grouped(Math.abs(euros))}`;
}

/** A number with a decimal comma and points between thousands: 1.390 or 5,8. */
export function formatNumber(value: number): string {
  const [whole = "0", decimals] = String(Math.abs(value)).split(".");
  return `${value < 0 ? "-" : ""}${grouped(Number(whole))}${decimals ? `,${decimals}` : ""}`;
}

/** An ISO date as "28 januari 2027". Anything else comes back unchanged. */
export function formatDate(iso: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  return match ? `${Number(match[3])} ${MONTHS[Number(match[2]) - 1]} ${match[1]}` : iso;
}

/** A period in one of its four precisions: "2028", "1e kwartaal 2028", "juli 2028" or "28 januari 2027". */
export function formatPeriod(period: string): string {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period);
  if (quarter) return `${quarter[2]}e kwartaal ${quarter[1]}`;
  const month = /^(\d{4})-(\d{2})$/.exec(period);
  if (month) return `${MONTHS[Number(month[2]) - 1]} ${month[1]}`;
  return formatDate(period);
}

/** "a, b en c". */
export function formatList(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? "";
  return `${words.slice(0, -1).join(", ")} en ${words.at(-1)}`;
}

/**
 * Whole euros from "€ 1.250.000", "1250000", "1,25 mln", "12,5 duizend" or "824.000 euro"; null when it cannot be read
 * without doubt or would not be a whole number of euros.
 */
export function parseMoney(typed: string): number | null {
  const match =
    /^(?:€|eur)?\s*(-?[\d.,\s]+?)\s*(mln|miljoen|mld|miljard|duizend|k)?\.?\s*(?:euro|,-|,--)?$/i.exec(
      typed.replaceAll(NBSP, " ").trim(),
    );
  const amount = match ? parseNumber(match[1] ?? "") : null;
  if (amount === null) return null;
  const euros = Math.round(amount * scaleOf(match?.[2]) * 100) / 100;
  return Number.isSafeInteger(euros) ? euros : null;
}

/** A number in Dutch notation ("1.390,5"); a plain "5.8" is read as 5,8 because it cannot be thousands. */
export function parseNumber(typed: string): number | null {
  const text = typed.replaceAll(NBSP, " ").replace(/\s+/g, "");
  if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(text))
    return Number(text.replaceAll(".", "").replace(",", "."));
  if (/^-?\d+([.,]\d+)?$/.test(text)) return Number(text.replace(",", "."));
  return null;
}

/** An ISO date from "28-01-2027", "28/1/2027", "28 januari 2027" or ISO itself; null when there is no such day. */
export function parseDate(typed: string): string | null {
  const text = typed.trim().toLowerCase();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return isoDay(iso[1], iso[2], iso[3]);
  const numeric = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(text);
  if (numeric) return isoDay(numeric[3], numeric[2], numeric[1]);
  const worded = /^(\d{1,2}) ([a-z]+)\.? (\d{4})$/.exec(text);
  return worded ? isoDay(worded[3], monthNumber(worded[2] ?? ""), worded[1]) : null;
}

/** A stored period from "2028", "2028-Q3", "Q3 2028", "3e kwartaal 2028", "juli 2028", "07-2028" or a date. */
export function parsePeriod(typed: string): string | null {
  const text = typed.trim().toLowerCase();
  if (/^\d{4}$/.test(text)) return text;
  const quarterLast = /^(\d{4})[- ]?q([1-4])$/.exec(text);
  if (quarterLast) return `${quarterLast[1]}-Q${quarterLast[2]}`;
  const quarterFirst = /^(?:q([1-4])|([1-4])e kwartaal)[- ]?(?:van )?(\d{4})$/.exec(text);
  if (quarterFirst) return `${quarterFirst[3]}-Q${quarterFirst[1] ?? quarterFirst[2]}`;
  const monthLast = /^(\d{4})-(\d{1,2})$/.exec(text);
  if (monthLast) return isoMonth(monthLast[1], monthLast[2]);
  const monthFirst = /^(\d{1,2})[-/](\d{4})$/.exec(text);
  if (monthFirst) return isoMonth(monthFirst[2], monthFirst[1]);
  const worded = /^([a-z]+)\.? (\d{4})$/.exec(text);
  if (worded) return isoMonth(worded[2], monthNumber(worded[1] ?? ""));
  return parseDate(text);
}

/** Whether this is an existing day written as JJJJ-MM-DD. */
export function isIsoDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return (
    match !== null && Number(match[3]) >= 1 && Number(match[3]) <= daysInMonth(match[1], match[2])
  );
}

/** The number of days in a month of a year; 0 when there is no such month. */
export function daysInMonth(
  year: string | number | undefined,
  month: string | number | undefined,
): number {
  const y = Number(year);
  const leap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
  return [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Number(month) - 1] ?? 0;
}

function grouped(whole: number): string {
  return String(whole).replace(/\B(?=(\d{3})+$)/g, ".");
}

function scaleOf(word: string | undefined): number {
  if (!word) return 1;
  if (/^(mln|miljoen)$/i.test(word)) return 1_000_000;
  return /^(mld|miljard)$/i.test(word) ? 1_000_000_000 : 1_000;
}

function monthNumber(word: string): string {
  const index = MONTHS.findIndex(
    (month) => month === word || (word.length >= 3 && month.startsWith(word)),
  );
  return index < 0 ? (word === "mrt" ? "3" : "0") : String(index + 1);
}

function isoDay(year?: string, month?: string, day?: string): string | null {
  const iso = `${year}-${month?.padStart(2, "0")}-${day?.padStart(2, "0")}`;
  return isIsoDay(iso) ? iso : null;
}

function isoMonth(year?: string, month?: string): string | null {
  return daysInMonth(year, month) > 0 ? `${year}-${month?.padStart(2, "0")}` : null;
}
