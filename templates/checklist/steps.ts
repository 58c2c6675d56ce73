/** Finding, naming and dating the steps of a tijdspad, for the rules about time and law. */
import { BLOCKS } from "../blocks.ts";
import { daysInMonth } from "../format.ts";
import { monthsBetween } from "../period.ts";
import { inChapter } from "./observe.ts";
import type { PlanIndex, Step, TijdspadItem } from "./planIndex.ts";
import type { Observation } from "./rule.ts";

type StepKey = NonNullable<TijdspadItem["sleutel"]>;

/** An observation when no step has this sleutel; `label` where other words than those of the choice are clearer. */
export function missingStep(index: PlanIndex, key: StepKey, label?: string): Observation[] {
  if (index.stepsFor(key).length > 0) return [];
  const { options } = BLOCKS.tijdspad.fields.items.columns.sleutel;
  const [tijdspad] = index.all("tijdspad");
  const mend = tijdspad
    ? ({ kind: "addRow", blockId: tijdspad.id, field: "items" } as const)
    : ({ kind: "createBlock", type: "tijdspad", values: {} } as const);
  return [
    inChapter(
      11,
      `In het tijdspad ontbreekt ${label ?? `‘${options?.[key] ?? key}’`}. Voeg een stap toe en kies die bij ‘Vaste stap’.`,
      tijdspad ? [tijdspad] : [],
      { mend },
    ),
  ];
}

/** "stap TP-06 Raadsbesluit", or what is known of it. */
export function stepName({ item }: Step): string {
  const label = [item.code, item.titel === null ? null : `‘${item.titel}’`]
    .filter(Boolean)
    .join(" ");
  return label === "" ? "een stap zonder titel" : `stap ${label}`;
}

/** The earliest day on which college or raad decides, or null when no such step has a readable date. */
export function decisionStart(index: PlanIndex): string | null {
  const days = index
    .stepsFor("raadsbesluit", "college-besluit")
    .flatMap(({ start }) => start?.start ?? []);
  return days.toSorted()[0] ?? null;
}

/** The same day a number of months later; the last day of the month when that month is shorter. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const at = year * 12 + month - 1 + months;
  const laterYear = Math.floor(at / 12);
  const laterMonth = (at % 12) + 1;
  const last = Math.min(date, daysInMonth(laterYear, laterMonth));
  return `${laterYear}-${String(laterMonth).padStart(2, "0")}-${String(last).padStart(2, "0")}`;
}

/** Months from one day to another; a month that has begun counts. */
export function monthsRoundedUp(from: string, to: string): number {
  const whole = monthsBetween(from, to);
  return addMonths(from, whole) === to ? whole : whole + 1;
}
