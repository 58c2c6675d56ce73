/** Money as stacked bars: standing ones per year, lying ones per source. What stands below zero is drawn below zero. */
import { formatNumber } from "../format.ts";
import { CERTAINTIES, legend, part, partLabel } from "./fills.ts";
import type { Box, Certainty } from "./fills.ts";
import { wrap } from "./letters.ts";
import { INK, LETTER, WIDTH, draw, el, line, words } from "./svg.ts";
import type { Drawing } from "./svg.ts";

/** One bar: whole euros per certainty. */
export type Bar = { label: string; amounts: Readonly<Record<Certainty, number>> };

/** More bars than these go on in a next picture. */
const COLUMNS = 16;
const ROWS = 20;
const HEIGHT = 190;
const TOP = 34;
const AXIS = 46;

/** Standing bars, for years. No bars give no picture. */
export function columnsOf(bars: readonly Bar[]): Drawing[] {
  const scale = scaleOf(bars);
  return inParts(bars, COLUMNS).map((some) => columns(some, scale));
}

/** Lying bars, for names. */
export function rowsOf(bars: readonly Bar[]): Drawing[] {
  const scale = scaleOf(bars);
  return inParts(bars, ROWS).map((some) => rows(some, scale));
}

/** The list in parts of about the same length, none longer than `most`. */
export function inParts<T>(list: readonly T[], most: number): T[][] {
  const count = Math.ceil(list.length / most);
  const size = Math.ceil(list.length / (count || 1));
  return Array.from({ length: count }, (_, index) => list.slice(index * size, (index + 1) * size));
}

/** From the lowest to the highest value with round steps; `unit` is 1.000 where amounts are large. */
export type Scale = { low: number; high: number; step: number; unit: 1 | 1000 };

export function scaleOf(bars: readonly Bar[]): Scale {
  const ends = bars.flatMap((bar) => [reach(bar, 1), reach(bar, -1)]);
  const [high, low] = [Math.max(0, ...ends), Math.min(0, ...ends)];
  const rough = Math.max(high - low, 1) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5, 10].find((each) => each * power >= rough) ?? 10) * power;
  return {
    low: Math.floor(low / step) * step,
    high: Math.max(Math.ceil(high / step) * step, step),
    step,
    unit: Math.max(high, -low) >= 100_000 ? 1000 : 1,
  };
}

/** "1.250" for € 1.250.000 in thousands. */
function shown(amount: number, { unit }: Scale): string {
  return formatNumber(Math.round(amount / unit));
}

const unitName = ({ unit }: Scale) => (unit === 1000 ? "× €\u00a01.000" : "in euro");

const ORDER = Object.keys(CERTAINTIES) as Certainty[];

function reach({ amounts }: Bar, sign: 1 | -1): number {
  return ORDER.reduce((sum, key) => sum + sign * Math.max(0, sign * amounts[key]), 0);
}

const totalOf = ({ amounts }: Bar) => ORDER.reduce((sum, key) => sum + amounts[key], 0);

/** Each part from where the former ended, upward above zero and downward below it. */
function stack(bar: Bar): { certainty: Certainty; from: number; to: number }[] {
  let [up, down] = [0, 0];
  return ORDER.flatMap((certainty) => {
    const amount = bar.amounts[certainty];
    if (amount === 0) return [];
    const from = amount > 0 ? up : down;
    if (amount > 0) up += amount;
    else down += amount;
    return [{ certainty, from, to: from + amount }];
  });
}

function usedIn(bars: readonly Bar[]): Certainty[] {
  return ORDER.filter((key) => bars.some(({ amounts }) => amounts[key] !== 0));
}

function columns(bars: readonly Bar[], scale: Scale): Drawing {
  const bottom = TOP + HEIGHT;
  const y = (value: number) => bottom - ((value - scale.low) / (scale.high - scale.low)) * HEIGHT;
  const slot = (WIDTH - AXIS) / bars.length;
  const width = Math.min(44, slot * 0.74);
  const drawn = bars.map((bar, index) => {
    const middle = AXIS + slot * (index + 0.5);
    const x = middle - width / 2;
    const boxes = stack(bar).map(({ certainty, from, to }) => {
      const [top, low] = [y(Math.max(from, to)), y(Math.min(from, to))];
      return { certainty, amount: to - from, box: { x, y: top, width, height: low - top } };
    });
    const sum = shown(totalOf(bar), scale);
    return [
      partsOf(boxes, scale),
      words(middle, y(reach(bar, 1)) - 4, sum, { bold: true, at: "middle" }),
      words(middle, bottom + 13, bar.label, { at: "middle" }),
    ].join("");
  });
  return draw(
    bottom + 20,
    legend(usedIn(bars), 0, 10),
    words(0, TOP - 10, unitName(scale), { fill: INK.subtle }),
    ticksOf(scale)
      .map(
        (value) =>
          line([AXIS, y(value)], [WIDTH, y(value)], INK.rule, 0.4) +
          words(AXIS - 6, y(value) + 3, shown(value, scale), { at: "end", fill: INK.subtle }),
      )
      .join(""),
    ...drawn,
    line([AXIS, y(0)], [WIDTH, y(0)], INK.text, 0.9),
  );
}

function partsOf(
  boxes: readonly { certainty: Certainty; amount: number; box: Box }[],
  scale: Scale,
): string {
  return boxes
    .map(
      ({ certainty, amount, box }) =>
        part(certainty, box) + partLabel(certainty, box, shown(amount, scale)),
    )
    .join("");
}

function ticksOf({ low, high, step }: Scale): number[] {
  const count = Math.round((high - low) / step);
  return Array.from({ length: count + 1 }, (_, index) => low + index * step);
}

const NAMES = 128;
const ROW = 24;

function rows(bars: readonly Bar[], scale: Scale): Drawing {
  const [left, right] = [NAMES + 8, WIDTH - 44];
  const ends = bars.flatMap((bar) => [reach(bar, 1), reach(bar, -1), 0]);
  const [low, high] = [Math.min(...ends), Math.max(...ends, 1)];
  const x = (value: number) => left + ((value - low) / (high - low)) * (right - left);
  const drawn = bars.map((bar, index) => {
    const top = TOP + index * ROW;
    const boxes = stack(bar).map(({ certainty, from, to }) => {
      const [start, end] = [x(Math.min(from, to)), x(Math.max(from, to))];
      const box = { x: start, y: top + 4, width: end - start, height: ROW - 8 };
      return { certainty, amount: to - from, box };
    });
    const sum = shown(totalOf(bar), scale);
    return [
      nameOf(bar.label, top),
      partsOf(boxes, scale),
      words(x(reach(bar, 1)) + 5, top + ROW / 2 + 3, sum, { bold: true }),
    ].join("");
  });
  const height = TOP + bars.length * ROW + 4;
  return draw(
    height,
    legend(usedIn(bars), 0, 10),
    words(0, TOP - 8, unitName(scale), { fill: INK.subtle }),
    ...drawn,
    el("g", {}, line([x(0), TOP], [x(0), height - 4], INK.text, 0.9)),
  );
}

function nameOf(label: string, top: number): string {
  const lines = wrap(label, NAMES, 2, LETTER.normal);
  const first = top + ROW / 2 + 3 - (lines.length - 1) * 5;
  return lines.map((text, index) => words(0, first + index * 10, text)).join("");
}
