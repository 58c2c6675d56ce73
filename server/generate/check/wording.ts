/** Criteria 15, 33, 39 and 40 for the words of a document: nothing to fill in, amounts and dates as a griffie writes them. */
import { placeholdersIn } from "../../../templates/checklist/placeholders.ts";
import type { Document } from "../../../templates/pieces.ts";
import { fault } from "./fault.ts";
import type { Fault } from "./fault.ts";
import { pieceWords } from "./pdfWords.ts";

/** What is wrong with the words, each way of writing once. */
export function wordingFaultsOf(document: Document): Fault[] {
  const texts = wordsIn(document).map((text) => text.replace(ADDRESS, " "));
  const found = (pattern: RegExp, isGood: (found: string) => boolean = () => false) =>
    [
      ...new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map(([whole]) => whole))),
    ].filter((whole) => !isGood(whole));
  return [
    ...[...new Set(texts.flatMap(placeholdersIn))].map((place) =>
      fault(15, `“${place}” moet nog worden ingevuld`),
    ),
    ...[...found(LOOSE_AMOUNT), ...found(LOOSE_DATE)].map((text) =>
      fault(33, `“${text}” kan over twee regels breken`),
    ),
    ...[...found(AMOUNT, isGoodAmount), ...found(EURO_WORD)].map((text) =>
      fault(39, `“${text}” is geen bedrag als € 1.234.567`),
    ),
    ...[...found(DIGIT_DATE), ...found(SHORT_MONTH)].map((text) =>
      fault(40, `“${text}” is geen datum als 22 november 2026`),
    ),
    ...found(COLON_TIME).map((text) => fault(40, `“${text}” is geen tijd als 19.30 uur`)),
  ];
}

/** All words that a reader sees, the front page first. */
export function wordsIn({ cover, pieces }: Document): string[] {
  const { gemeente, kicker, title, notice, facts } = cover;
  return [
    gemeente,
    kicker,
    title,
    notice,
    ...facts.flatMap(({ label, value }) => [label, value]),
    ...pieces.flatMap(pieceWords),
  ];
}

/** In an address anything may stand. */
const ADDRESS = /\b(?:https?:\/\/|www\.|mailto:)\S+/gi;

const MONTHS =
  "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december";
const LOOSE_AMOUNT = /€ -?\d[\d.,]*/g;
const LOOSE_DATE = new RegExp(
  `\\b\\d{1,2}(?: (?:${MONTHS})[ \\u00a0]|\\u00a0(?:${MONTHS}) )\\d{4}\\b`,
  "g",
);

const AMOUNT = /-?€[\s\u00a0]*-?\d[\d.,]*(?:-{1,2})?/g;
/** "€ 1.234.567", "€ 500" or a small amount with cents, such as a price per kWh: "€ 0,35". */
const isGoodAmount = (text: string) =>
  /^€[\u00a0 ]-?(?:\d{1,3}(?:\.\d{3})*|\d{1,3},\d{1,2})$/.test(text.replace(/[.,]$/, ""));
/** "62.500 euro" and "62.500,- euro"; a few euros in words are no amount of a voorstel. */
const EURO_WORD = /(?<![\d.,])\d{1,3}(?:\.?\d{3})+(?:,(?:\d{2}|-{1,2}))?[ \u00a0]euro\b/gi;

const DIGIT_DATE = /(?<![\d./-])(?:\d{1,2}[-/]\d{1,2}[-/]\d{4}|\d{4}-[01]\d-[0-3]\d)(?![\d/-])/g;
const SHORT_MONTH =
  /\b\d{1,2}[ \u00a0](?:jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\.?[ \u00a0]\d{4}\b/gi;
const COLON_TIME = /(?<![\d:])(?:[01]\d|2[0-3]):[0-5]\d(?![\d:])/g;
