/** Counts of a few people: so few that somebody could be recognised print as "minder dan 10" (model.md 3). */
import type { Measured } from "../figures/goals.ts";
import { formatNumber } from "../format.ts";

const SMALLEST = 10;

/** Instead of a number that is not published. */
export const FEW = `minder dan ${SMALLEST}`;

/** Whether this number of a sensitive group is not published. */
export function isFew(value: number): boolean {
  return value < SMALLEST;
}

/**
 * What was counted of an indicator, in words. What one aims for is no count of people and prints as it is; nor does
 * nobody point to anybody.
 */
export function countInWords(value: number, indicator: Counted): string {
  return isHidden(value, indicator) ? FEW : formatNumber(value);
}

/** The same for a picture: what is not published is drawn at the smallest number that is. */
export function countInPicture(value: number, year: string, indicator: Counted): Measured {
  return isHidden(value, indicator) ? { value: SMALLEST, year, words: FEW } : { value, year };
}

type Counted = { title: string; values: { eenheid: string | null } };

/** An indicator counts people by its unit, or by what it is about. */
function isHidden(value: number, { title, values }: Counted): boolean {
  const [unit = ""] = (values.eenheid ?? "").trim().toLowerCase().split(/\s/);
  return value > 0 && isFew(value) && (PEOPLE.has(unit) || /energiearm/i.test(title));
}

const PEOPLE = new Set(["huishoudens", "personen", "mensen", "inwoners", "bewoners", "gezinnen"]);
