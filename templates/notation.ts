/** Amounts and dates as a griffie writes them, whoever typed them, and none breaks over a line (raadsstukken.md 33, 39, 40). */
import { formatDate, formatMoney, parseDate, parseMoney } from "./format.ts";
import type { Document } from "./pieces.ts";
import { changeTexts } from "./texts.ts";

/** The document with every amount as "€ 1.234.567" and every date as "22 november 2026". Its properties stay as they are. */
export function inGriffieNotation(document: Document): Document {
  const { title, subject, author, edition } = document;
  return { ...changeTexts(document, griffieText), title, subject, author, edition };
}

/** "824.000 euro" becomes "€ 824.000" and "30-06-2026" becomes "30 juni 2026". Addresses stay as they are. */
export function griffieText(text: string): string {
  if (!/\d/.test(text)) return text;
  return text
    .split(ADDRESS)
    .map((part, index) => (index % 2 === 1 ? part : griffiePart(part)))
    .join("");
}

/** In an address anything may stand; with a group, so that splitting keeps it. */
const ADDRESS = /((?:https?:\/\/|www\.|mailto:)\S+)/i;

function griffiePart(text: string): string {
  return text
    .replace(AMOUNT, (whole) => amountOf(whole))
    .replace(DIGIT_DATE, (whole) => dateOf(whole))
    .replace(/€ (?=-?\d)/g, "€\u00a0")
    .replace(WORDED_DATE, "$1\u00a0$2\u00a0$3")
    .replace(COLON_TIME, "$1.$2");
}

/** "€250000", "€ 200.000,--", "62.500,- euro" and "62.500 euro"; no cents, and no small amount in words. */
const AMOUNT =
  /€\s*\d{1,3}(?:\.?\d{3})+(?![\d.]*\d)(?:,(?:00|-{1,2}))?(?!,?\d)|€\s*\d{1,3}(?:,(?:00|-{1,2}))?(?![.,]?\d)|(?<![\d.,])\d{1,3}(?:\.?\d{3})+(?:,(?:00|-{1,2}))?[ \u00a0]euro\b/g;

function amountOf(found: string): string {
  const euros = parseMoney(found.replace(/,(?:00|-{1,2})/, ""));
  return euros === null ? found : formatMoney(euros);
}

const DIGIT_DATE = /(?<![\d./-])(?:\d{1,2}[-/]\d{1,2}[-/]\d{4}|\d{4}-[01]\d-[0-3]\d)(?![\d/-])/g;

function dateOf(found: string): string {
  const iso = parseDate(found);
  return iso === null ? found : formatDate(iso);
}

const WORDED_DATE =
  /\b(\d{1,2}) (januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december) (\d{4})\b/g;

/** "19:30 uur" becomes "19.30 uur"; without the word it may be something else. */
const COLON_TIME = /(?<![\d:])([01]?\d|2[0-3]):([0-5]\d)(?=[ \u00a0]uur\b)/g;
