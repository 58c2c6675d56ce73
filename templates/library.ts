/**
 * The starter library: for each thema goals with an indicator and maatregelen, in our own words, that a writer inserts
 * and makes his own (S1: examples per thema). Amounts, years and parties stay empty.
 */
import type { THEMES } from "./blocks/themes.ts";
import { BLOCKS } from "./blocks.ts";
import type { BlockValues } from "./blocks.ts";
import type { JsonObject } from "./json.ts";
import { BETAALBAARHEID } from "./library/betaalbaarheid.ts";
import { CIRCULARITEIT } from "./library/circulariteit.ts";
import { GEZONDHEID } from "./library/gezondheid.ts";
import { GROEN_EN_BIODIVERSITEIT } from "./library/groenEnBiodiversiteit.ts";
import { ISOLATIE_EN_RENOVATIE } from "./library/isolatieEnRenovatie.ts";
import { KLIMAATADAPTATIE } from "./library/klimaatadaptatie.ts";
import { LEEFBAARHEID_EN_SOCIAAL } from "./library/leefbaarheidEnSociaal.ts";
import { MOBILITEIT_EN_PARKEREN } from "./library/mobiliteitEnParkeren.ts";
import { ONDERWIJS } from "./library/onderwijs.ts";
import { OVERIG } from "./library/overig.ts";
import type { Suggestion } from "./library/suggestion.ts";
import { VEILIGHEID } from "./library/veiligheid.ts";
import { WARMTE_EN_ENERGIE } from "./library/warmteEnEnergie.ts";
import { WERKGELEGENHEID } from "./library/werkgelegenheid.ts";
import { WONEN_EN_WONINGAANBOD } from "./library/wonenEnWoningaanbod.ts";
import { ZORG_EN_WELZIJN } from "./library/zorgEnWelzijn.ts";

export type Theme = keyof typeof THEMES;

/** One goal to insert, with how it is measured and what can be done for it. */
export type LibraryEntry = Suggestion & { thema: Theme };

/** A block of the library with its values by field name; lists of ids for references, plain strings for text. */
export type LibraryBlock = {
  id: string;
  type: "doelstelling" | "indicator" | "maatregel";
  /** The next free one: "D-07". */
  code: string;
  values: JsonObject;
};

export type InsertionOptions = {
  newId(): string;
  /** The next code after those of the plan and after `given`, the codes that this insertion already used. */
  nextCode(prefix: string, given: readonly string[]): string;
  /**
   * A maatregel starts as an idea, outside totals and rules, until people choose it. For the mend of a finding, where
   * somebody chose it on the spot: "gekozen".
   */
  status?: NonNullable<BlockValues<"maatregel">["status"]>;
};

/** A thema without examples does not compile. */
const SUGGESTIONS: Readonly<Record<Theme, readonly Suggestion[]>> = {
  "warmte-en-energie": WARMTE_EN_ENERGIE,
  "isolatie-en-renovatie": ISOLATIE_EN_RENOVATIE,
  "betaalbaarheid-en-energiearmoede": BETAALBAARHEID,
  klimaatadaptatie: KLIMAATADAPTATIE,
  circulariteit: CIRCULARITEIT,
  "groen-en-biodiversiteit": GROEN_EN_BIODIVERSITEIT,
  werkgelegenheid: WERKGELEGENHEID,
  "leefbaarheid-en-sociaal": LEEFBAARHEID_EN_SOCIAAL,
  gezondheid: GEZONDHEID,
  veiligheid: VEILIGHEID,
  onderwijs: ONDERWIJS,
  "zorg-en-welzijn": ZORG_EN_WELZIJN,
  "mobiliteit-en-parkeren": MOBILITEIT_EN_PARKEREN,
  "wonen-en-woningaanbod": WONEN_EN_WONINGAANBOD,
  overig: OVERIG,
};

/** All entries, thema by thema. */
export const LIBRARY: readonly LibraryEntry[] = (Object.keys(SUGGESTIONS) as Theme[]).flatMap(
  (thema) => SUGGESTIONS[thema].map((suggestion) => ({ ...suggestion, thema })),
);

/** The entries of one thema. */
export function libraryFor(thema: Theme): LibraryEntry[] {
  return LIBRARY.filter((entry) => entry.thema === thema);
}

/**
 * The blocks of an entry, linked to each other: the doelstelling first, then its indicator, then its maatregelen. Each
 * belongs at the end of its own chapter. `blockNode` makes them nodes for the editor; `{ id, type, code, ...values }`
 * is the same block in a plan file.
 */
export function insertionOf(entry: LibraryEntry, options: InsertionOptions): LibraryBlock[] {
  const { newId, status = "idee" } = options;
  const ids = { goal: newId(), indicator: newId() };
  const goal = { ...entry.doelstelling, thema: entry.thema, indicatorIds: [ids.indicator] };
  return withCodes(
    [
      { id: ids.goal, type: "doelstelling", values: goal },
      { id: ids.indicator, type: "indicator", values: entry.indicator },
      ...entry.maatregelen.map((measure) => ({
        id: newId(),
        type: "maatregel" as const,
        values: { ...measure, status, doelstellingIds: [ids.goal] },
      })),
    ],
    options,
  );
}

/** Only the maatregelen, for a doelstelling that the plan has already: the mend of DOE-04. */
export function measuresOf(
  entry: LibraryEntry,
  goalId: string,
  options: InsertionOptions,
): LibraryBlock[] {
  const { newId, status = "idee" } = options;
  return withCodes(
    entry.maatregelen.map((measure) => ({
      id: newId(),
      type: "maatregel",
      values: { ...measure, status, doelstellingIds: [goalId] },
    })),
    options,
  );
}

function withCodes(
  blocks: readonly Omit<LibraryBlock, "code">[],
  { nextCode }: InsertionOptions,
): LibraryBlock[] {
  const given: string[] = [];
  return blocks.map((block) => {
    const code = nextCode(BLOCKS[block.type].codePrefix ?? "", given);
    given.push(code);
    return { ...block, code };
  });
}
