/** Reads amounts of money and numbers of homes from running Dutch, with how precisely they are written. */
import { parseNumber } from "../format.ts";

export type Figure = {
  kind: "euro" | "woningen";
  /** As it stands in the text. */
  text: string;
  value: number;
  /** The unit of the last written digit: 100.000 for "30,8 miljoen". */
  precision: number;
  /** Whether a word before it says that it is rounded: "ruim", "ongeveer". */
  loose: boolean;
};

const NUMBER = String.raw`\d{1,3}(?:[.\s]\d{3}){1,4}(?:,\d{1,9})?|\d{1,15}(?:[.,]\d{1,9})?`;
const SCALE = String.raw`(?:\s?(miljoen|mln\.?|miljard|mld\.?|duizend))?`;
const HEDGE = String.raw`(?:(ruim|ongeveer|circa|ca\.|bijna|zo'n|zo’n|rond de|meer dan|minder dan|een kleine)\s+)?`;
const MONEY = new RegExp(
  String.raw`(?<![\p{L}\p{N}])${HEDGE}(?:€\s?(${NUMBER})${SCALE}|(${NUMBER})${SCALE}\s?euro)(?![\p{L}\p{N}])`,
  "giu",
);
const HOMES = new RegExp(
  String.raw`(?<![\p{L}\p{N}.,])${HEDGE}(\d{1,3}(?:\.\d{3}){1,3}|\d{1,9})\s{1,3}(?:\p{Ll}{1,40}\s{1,3})?woningen(?![\p{L}\p{N}])`,
  "giu",
);
const SCALES: readonly [RegExp, number][] = [
  [/^(?:miljard|mld)/i, 1_000_000_000],
  [/^(?:miljoen|mln)/i, 1_000_000],
  [/^duizend/i, 1_000],
];

/** All amounts in euros and numbers of woningen that are written in figures. */
export function figuresIn(text: string): Figure[] {
  const plain = text.replaceAll("\u00a0", " ");
  const money = [...plain.matchAll(MONEY)].map(
    ([found, hedge, first, firstScale, second, secondScale]) =>
      figure("euro", found, first ?? second, firstScale ?? secondScale, hedge),
  );
  const homes = [...plain.matchAll(HOMES)].map(([found, hedge, number]) =>
    figure("woningen", found, number, undefined, hedge),
  );
  return [...money, ...homes].flatMap((read) => read ?? []);
}

function figure(
  kind: Figure["kind"],
  text: string,
  number = "",
  scale: string | undefined,
  hedge: string | undefined,
): Figure | null {
  const digits = number.replace(/\s/g, "");
  const value = parseNumber(digits);
  if (value === null) return null;
  const factor = SCALES.find(([word]) => word.test(scale ?? ""))?.[1] ?? 1;
  const decimals = factor === 1 ? 0 : (/,(\d+)$/.exec(digits)?.[1]?.length ?? 0);
  const loose = hedge !== undefined;
  return {
    kind,
    text: text.trim(),
    value: Math.round(value * factor),
    precision: loose ? looseness(value * factor, factor / 10 ** decimals) : factor / 10 ** decimals,
    loose,
  };
}

/** "ruim 800.000" is rounded to its last digit that is not zero; "ruim 30 miljoen" to whole millions. */
function looseness(value: number, written: number): number {
  if (written > 1) return written;
  return 10 ** (/0*$/.exec(String(value))?.[0].length ?? 0);
}
