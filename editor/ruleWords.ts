/** A rule of the checklist as it is shown: all but the checking. */
import type { Rule } from "../templates/checklist.ts";
import { refusalToDeviate } from "../templates/deviation.ts";
import type { Source } from "../templates/sources.ts";
import { SOURCES } from "../templates/sources.ts";

export type RuleWords = Omit<Rule, "check" | "source"> & {
  /** Where it comes from. */
  sources: readonly Source[];
  /** Why nobody can deviate from it, or null. */
  refusal: string | null;
};

/** Plain values, which can leave the thread that checks. */
export function ruleInWords({ check: _check, source, ...words }: Rule): RuleWords {
  return {
    ...words,
    sources: source.map((key) => SOURCES[key]),
    refusal: refusalToDeviate(words),
  };
}
