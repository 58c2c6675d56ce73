/** A document as the bundled fonts can print it: a PDF for an archive may hold no letter that is in no font. */
import type { Document } from "../../templates/pieces.ts";
import { isInFallback } from "./fallbackFonts.ts";
import { changeTexts } from "../../templates/texts.ts";

/** The same document; what the fonts lack is written in another way, or as "[?]" where there is none. */
export function printedDocument(document: Document): Document {
  return changeTexts(document, printableText);
}

/**
 * "CO₂" becomes "CO2". Signs that show nothing are dropped; letters that no bundled font has, such as Chinese, become
 * one "[?]" for each row of them.
 */
export function printableText(text: string): string {
  const chars = [...text.normalize("NFC")].map(printableChar).join("");
  return chars.replace(/\uFFFD+/g, "[?]");
}

/** U+FFFD stands for what cannot be printed. */
function printableChar(char: string): string {
  if (IN_FONTS.test(char) || isInFallback(char) || /[\n\r\t]/.test(char)) return char;
  const other = OTHERWISE[char];
  if (other !== undefined) return other;
  if (/[\p{Default_Ignorable_Code_Point}\p{Cf}\p{M}\p{Emoji_Modifier}]/u.test(char)) return "";
  if (/[\p{Z}\p{Cc}]/u.test(char)) return " ";
  const plain = [...char.normalize("NFKC")];
  return plain.every((part) => IN_FONTS.test(part)) ? plain.join("") : "\uFFFD";
}

const OTHERWISE: Record<string, string> = {
  "\u2010": "-",
  "\u2011": "-",
  "\u2012": "–",
  "\u2015": "—",
  "\u202F": "\u00A0",
};

/** The letters that every bundled font has, as ranges of code points. A test compares them with the fonts. */
export const PRINTABLE_RANGES = `
  0020-007E 00A0-012B 012E-0131 0134-0165 0168-017F 018F 0192 01A0-01A1 01AF-01B0 01CD-01DC 01E6-01E7
  01F8-01F9 0218-021B 0237 0251 0259 0261 02B0 02B2-02B3 02B7-02B8 02BB-02BC 02BE-02BF 02C6-02CC 02DA
  02DC-02DD 02E1-02E3 0300-0301 0303-0304 0308-0309 0323 0329 0374-0375 037E 0384-038A 038C 038E-03A1
  03A3-03CE 03D7 03D9 03DB 03DD 03E1 0400-045F 0490-0491 04B0-04B1 1D43 1D47-1D49 1D4D 1D4F-1D50 1D52
  1D56-1D58 1D5B 1D9C 1DA0 1DBB 1E0C-1E0F 1E20-1E21 1E24-1E25 1E2A-1E2B 1E36-1E3B 1E3E-1E3F 1E42-1E49
  1E5A-1E63 1E6C-1E6F 1E80-1E85 1E8E-1E8F 1E92-1E93 1E97 1E9E 1EA0-1EF9 2009 200B 2013-2014 2018-201A
  201C-201E 2020 2022 2026 2032-2033 2039-203A 2044 20A1 20A4 20A6-20A7 20A9 20AB-20AC 20AE 20B1-20B2
  20B4-20B5 20B8-20BA 20BD 2113 2116 2122 2191 2193 2212 2215
`;

const IN_FONTS = new RegExp(
  `^[${PRINTABLE_RANGES.trim()
    .replace(/[0-9A-F]{4}/g, "\\u$&")
    .replace(/\s+/g, "")}]$`,
);
