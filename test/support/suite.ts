/** What every suite that tries to break the sync has in common: options with a seed, a verdict, and chance that can be repeated. */

export type Options = Record<string, number>;

export type Verdict = {
  /** One line, such as "50 kills, 8 writers, 12.345 acknowledged, 0 lost, 0 doubled". */
  line: string;
  /** What went wrong; empty is good. */
  faults: string[];
};

export type Suite = {
  /** Every option with its value; `seed` is one of them. */
  defaults: Options;
  /** `say` tells how far it is. */
  run(options: Options, say: (text: string) => void): Promise<Verdict>;
};

/** Reads `--kills 50 --seed 7`. Throws on an option that the suite does not have. */
export function readOptions(defaults: Options, words: readonly string[]): Options {
  const options = { ...defaults };
  for (let n = 0; n < words.length; n += 2) {
    const name = words[n]?.replace(/^--/, "") ?? "";
    const value = Number(words[n + 1]);
    if (!Object.hasOwn(defaults, name) || !Number.isSafeInteger(value) || value < 0)
      throw new Error(`Choose from ${Object.keys(defaults).join(", ")}, each with a whole number.`);
    options[name] = value;
  }
  return options;
}

export type Chance = {
  /** From 0 up to 1. */
  next(): number;
  /** A whole number from 0 up to and not including `end`. */
  below(end: number): number;
  /** Whether something happens that happens in this part of the cases. */
  is(part: number): boolean;
  /** Throws when there is nothing to pick from. */
  pick<T>(list: readonly T[]): T;
};

/** The same seed gives the same chance (mulberry32). */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number) => Math.floor(next() * end);
  return {
    next,
    below,
    is: (part) => next() < part,
    pick(list) {
      if (list.length === 0) throw new RangeError("nothing to pick from");
      return list[below(list.length)] as (typeof list)[number];
    },
  };
}

/** 12345 is "12.345". */
export function count(number: number): string {
  return number.toLocaleString("nl-NL");
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
