/** Text in the parts that Word must be told about: from right to left, and signs that only one of its fonts has. */
import type { IRunOptions } from "docx";

export type ScriptPart = { text: string; format: Pick<IRunOptions, "rightToLeft" | "font"> };

/** The parts in order; text of Latin, Greek and Cyrillic letters is one part without a format. */
export function scriptParts(text: string): ScriptPart[] {
  return [...text.matchAll(PARTS)].map(([part, rightToLeft, emoji, symbols]) => {
    if (rightToLeft !== undefined) return { text: part, format: { rightToLeft: true } };
    if (emoji !== undefined) return { text: part, format: { font: "Segoe UI Emoji" } };
    return { text: part, format: symbols === undefined ? {} : { font: "Segoe UI Symbol" } };
  });
}

/** Whether the first letter of a text is one that is read from right to left: so is its paragraph then. */
export function isRightToLeft(text: string): boolean {
  return /^[^\p{L}]*[\p{Script=Hebrew}\p{Script=Arabic}]/u.test(text);
}

const RIGHT = "[\\p{Script=Hebrew}\\p{Script=Arabic}]";
const EMOJI =
  "(?:\\p{Emoji_Presentation}|\\p{Extended_Pictographic}\\uFE0F)[\\p{Emoji_Modifier}\\uFE0F\\u200D]*";
const SYMBOL = "[\\u2190-\\u21FF\\u2300-\\u23FF\\u25A0-\\u27BF\\u2B00-\\u2BFF]";
const PARTS = new RegExp(
  `(${RIGHT}(?:[\\s\\p{P}]*${RIGHT})*)|((?:${EMOJI})+)|(${SYMBOL}+)|(?:(?!${RIGHT}|${EMOJI}|${SYMBOL})[\\s\\S])+`,
  "gu",
);
