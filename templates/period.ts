/** Periods in four precisions (JJJJ, JJJJ-Qn, JJJJ-MM, JJJJ-MM-DD), compared on earliest start and latest end (methodology 5). */
import { daysInMonth, isIsoDay } from "./format.ts";

/** First and last day of a period, both ISO dates and both inclusive. */
export type Span = { start: string; end: string };

/** The days that a period covers, or null when the text is no period. Never throws. */
export function spanOf(period: string): Span | null {
  const match = /^(\d{4})(?:-(?:Q([1-4])|(\d{2})))?$/.exec(period);
  if (!match) return isIsoDay(period) ? { start: period, end: period } : null;
  const [, year, quarter, month] = match;
  if (quarter) return monthsOf(year, Number(quarter) * 3 - 2, Number(quarter) * 3);
  if (month)
    return daysInMonth(year, month) > 0 ? monthsOf(year, Number(month), Number(month)) : null;
  return monthsOf(year, 1, 12);
}

/** Whole days from one ISO date to another; negative when `to` lies before `from`. */
export function daysBetween(from: string, to: string): number {
  return dayNumber(to) - dayNumber(from);
}

/** Whole calendar months from one ISO date to another; an unfinished month counts not. */
export function monthsBetween(from: string, to: string): number {
  const [y1 = 0, m1 = 0, d1 = 0] = from.split("-").map(Number);
  const [y2 = 0, m2 = 0, d2 = 0] = to.split("-").map(Number);
  return (y2 - y1) * 12 + (m2 - m1) - (d2 < d1 ? 1 : 0);
}

/** The same day a number of years later; 29 February becomes 28 February. */
export function addYears(day: string, years: number): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  const last = Math.min(date, daysInMonth(year + years, month));
  return `${year + years}-${pad(month)}-${pad(last)}`;
}

function monthsOf(year: string | undefined, first: number, last: number): Span {
  return {
    start: `${year}-${pad(first)}-01`,
    end: `${year}-${pad(last)}-${daysInMonth(year, last)}`,
  };
}

function dayNumber(day: string): number {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return Date.UTC(year, month - 1, date) / 86_400_000;
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}
