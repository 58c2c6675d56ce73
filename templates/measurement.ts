/**
 * Metingen: what was measured of an indicator, on which day. They are filled in after the plan is adopted and stand
 * beside the document, as lines of the plan file (methodology.md, indicator; model.md 1.5).
 */
import { isIsoDay } from "./format.ts";
import { hashOf } from "./hash.ts";
import { sortKeys } from "./json.ts";
import type { Block } from "./plan.ts";
import type { Json } from "./prose.ts";

/** A line that can be read; `datum` is a day, a month or a year, or empty. */
export type Measurement = {
  indicatorId: string;
  datum: string;
  waarde: number;
  toelichting: string | null;
};

export const LONGEST_NOTE = 500;

/** A line of a plan file as a meting, or null for what is none. Version 1 has `jaar` where it knows no more. */
export function readMeasurement(line: Json): Measurement | null {
  if (typeof line !== "object" || line === null || Array.isArray(line)) return null;
  const { indicatorId, waarde, datum, jaar, toelichting } = line;
  if (typeof indicatorId !== "string" || typeof waarde !== "number") return null;
  return {
    indicatorId,
    waarde,
    datum: typeof datum === "string" ? datum : String(jaar ?? ""),
    toelichting: typeof toelichting === "string" ? toelichting : null,
  };
}

/** The line with these values; what else an imported line holds stays. */
export function writeMeasurement(measurement: Measurement, before: Json = null): Json {
  const kept =
    typeof before === "object" && before !== null && !Array.isArray(before) ? before : {};
  const { jaar: _jaar, toelichting: _toelichting, ...rest } = kept;
  const { toelichting, ...values } = measurement;
  return { ...rest, ...values, ...(toelichting === null ? {} : { toelichting }) };
}

/**
 * Names a line by what it says: who changes or removes one names what they saw, and when a colleague changed it
 * meanwhile it is not found.
 */
export function measurementId(line: Json): string {
  return hashOf(JSON.stringify(sortKeys(line)));
}

/** What is wrong with a meting of this indicator, as a sentence; null when nothing is. `today` is JJJJ-MM-DD. */
export function measurementFault(
  { datum, waarde, toelichting }: Omit<Measurement, "indicatorId">,
  indicator: Pick<Block<"indicator">, "values">,
  today: string,
): string | null {
  if (!isMoment(datum)) return "Geef een dag, een maand of een jaar, zoals 2026-11-22 of 2026.";
  if (datum > today.slice(0, datum.length)) return "Een meting kan niet in de toekomst liggen.";
  if ((toelichting ?? "").length > LONGEST_NOTE)
    return `Maak de toelichting korter: ten hoogste ${LONGEST_NOTE} tekens.`;
  return valueFault(waarde, indicator.values.eenheid);
}

/** The metingen of an indicator in the order of their dates; of one day in the order in which they were added. */
export function measurementsOf(lines: readonly Json[], indicatorId: string): Measurement[] {
  return lines
    .flatMap((line) => readMeasurement(line) ?? [])
    .filter((measurement) => measurement.indicatorId === indicatorId)
    .toSorted((a, b) => (a.datum < b.datum ? -1 : a.datum > b.datum ? 1 : 0));
}

function isMoment(text: string): boolean {
  return isIsoDay(text.length === 4 ? `${text}-01-01` : text.length === 7 ? `${text}-01` : text);
}

/** Units are free text, compared by their first word (model.md 3). */
function valueFault(value: number, unit: string | null): string | null {
  const first = (unit ?? "").trim().toLowerCase().split(/\s/)[0] ?? "";
  if (!Number.isFinite(value)) return "Vul een getal in, zoals 450 of 12,5.";
  if (COUNTED.has(first) && (value < 0 || !Number.isInteger(value)))
    return `Vul een heel aantal ${first} in, zoals 450.`;
  if (first === "procent" && (value < 0 || value > 100))
    return "Vul een percentage van 0 tot en met 100 in.";
  if (first === "rapportcijfer" && (value < 1 || value > 10))
    return "Vul een rapportcijfer van 1 tot en met 10 in.";
  return null;
}

const COUNTED = new Set([
  "woningen",
  "gebouwen",
  "aansluitingen",
  "huishoudens",
  "straten",
  "plekken",
]);
