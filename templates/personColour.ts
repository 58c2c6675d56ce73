/** The colour of a person: the same everywhere, for everyone who sees them. */

/** Dark enough for white letters (WCAG AA). */
const COLOURS = [
  "#a5281b",
  "#0b5e8a",
  "#2c6b2f",
  "#7a3e9d",
  "#8a4b08",
  "#00696b",
  "#a3195b",
  "#4a4fb0",
] as const;

/** For whom no colour is known. */
export const FALLBACK_COLOUR = COLOURS[0];

export function colourOf(userId: string): string {
  let sum = 0;
  for (const letter of userId) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0;
  return COLOURS[sum % COLOURS.length] ?? FALLBACK_COLOUR;
}
