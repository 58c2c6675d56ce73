/** What the starter library says about one goal: values of the blocks themselves, checked against their definitions. */
import type { BlockName, BlockValues } from "../blocks.ts";
import type { Prose } from "../prose.ts";

/** Text of more than one line is written as a plain string; all other values as the field stores them. */
type Written<V> = NonNullable<V> extends Prose ? string : NonNullable<V>;
type Given<N extends BlockName, K extends keyof BlockValues<N>, O extends keyof BlockValues<N>> = {
  readonly [P in K]: Written<BlockValues<N>[P]>;
} & { readonly [P in O]?: Written<BlockValues<N>[P]> };

/** Numbers, years, parties and money are left to the writer: they differ per neighbourhood. */
export type Suggestion = {
  /** Stable; small letters and hyphens, unique in the whole library. */
  id: string;
  /** A few words for a menu. */
  title: string;
  /** `wettelijkMinimum` only where it is certain; "geen" is for the writer to say. */
  doelstelling: Given<"doelstelling", "titel" | "omschrijving" | "prestatie", "wettelijkMinimum">;
  indicator: Given<
    "indicator",
    "titel" | "categorie" | "eenheid" | "richting" | "databron" | "meetfrequentie",
    never
  >;
  /** Two or three. `circulariteit` where something is built or dug, `uitvraag.eis` where the market is asked. */
  maatregelen: readonly Given<
    "maatregel",
    "titel" | "soort" | "inzetfase" | "uitvraag.soort" | "resultaat.eenheid" | "omschrijving",
    "uitvraag.eis" | "circulariteit"
  >[];
};
