/** Fields that read better as one: a start and an end, a number and its unit, a value and its year. */
import { showSpan } from "./value.ts";

export type Combination = {
  label: string;
  /** The fields that it takes the place of; it stands where the first of them stood. */
  keys: readonly string[];
  /** The shown values in the order of `keys`; null where a field is empty. */
  show(shown: readonly (string | null)[]): string | null;
};

/** The combinations of a block, or of the plangegevens. */
export function combinationsOf(block: string): readonly Combination[] {
  return [...(COMBINED[block] ?? []), SPOOR];
}

const joined = (shown: readonly (string | null)[], between = " ") =>
  shown.filter((value) => value !== null).join(between) || null;

/** "naar 612 woningen (2036)"; a year without its value still prints. */
const measured = (word: string, value: string | null, year: string | null, unit: string | null) =>
  value === null
    ? year && `${word} (${year})`
    : joined([word, value, unit, year === null ? null : `(${year})`]);

const withDate = ([value = null, date = null]: readonly (string | null)[]) =>
  value === null || date === null ? (value ?? date) : `${value}, ${date}`;

const SPOOR: Combination = {
  label: "Spoor in WijkKompas",
  keys: ["spoor.code", "spoor.versie"],
  show: ([code = null, version = null]) =>
    code === null
      ? null
      : `${code}${version === null ? "" : version === "2" ? " (nieuwe indeling)" : " (oude indeling)"}`,
};

const COMBINED: Readonly<Record<string, readonly Combination[]>> = {
  maatregel: [
    {
      label: "Periode",
      keys: ["start", "eind"],
      show: ([start = null, end = null]) => showSpan(start, end),
    },
    {
      label: "Resultaat",
      keys: ["resultaat.aantal", "resultaat.eenheid"],
      show: (shown) => joined(shown),
    },
  ],
  kader: [
    { label: "Vastgesteld door", keys: ["vastgesteldDoor", "vastgesteldOp"], show: withDate },
  ],
  afspraak: [
    {
      label: "Wie levert aan wie",
      keys: ["vanPartijId", "aanPartijId"],
      show: ([from = null, to = null]) =>
        from === null || to === null ? (from ?? (to && `aan ${to}`)) : `${from} aan ${to}`,
    },
  ],
  betrokkenPartij: [
    { label: "Instemming", keys: ["instemming", "instemmingDatum"], show: withDate },
  ],
  indicator: [
    {
      label: "Doel",
      keys: ["eenheid", "nulwaarde", "nuljaar", "streefwaarde", "streefjaar"],
      show: ([unit = null, from = null, fromYear = null, to = null, toYear = null]) =>
        joined([
          measured("van", from, fromYear, to === null ? unit : null),
          measured("naar", to, toYear, unit),
        ]) ?? unit,
    },
  ],
  plangegevens: [
    {
      label: "Warmteprogramma",
      keys: ["warmteprogramma.status", "warmteprogramma.vastgesteldOp"],
      show: ([status = null, date = null]) =>
        status === null || date === null ? (status ?? date) : `${status} op ${date}`,
    },
    {
      label: "Besluit Transitievisie Warmte",
      keys: ["tvwBesluit.orgaan", "tvwBesluit.datum", "tvwBesluit.nummer"],
      show: (shown) => joined(shown, ", "),
    },
  ],
};
