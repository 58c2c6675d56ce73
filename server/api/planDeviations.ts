/** Deviations between their two forms: records of the store, and lines of a plan file. */
import type { Deviation } from "../../templates/checklist.ts";
import { asDeviation } from "../../templates/deviation.ts";
import type { DeviationLine } from "../../templates/deviation.ts";
import type { DeviationRecord } from "../store/port.ts";
import { dutchDay } from "./dutchDay.ts";

/** As a document prints it: with the day in the Netherlands. */
export function asPrinted(record: DeviationRecord): Deviation {
  return { ...asDeviation(record), at: dutchDay(new Date(record.createdAt)) };
}

export function asDeviationLine(record: DeviationRecord): DeviationLine {
  const { rule, reason, functionTitle, blockIds, createdAt } = record;
  const some = blockIds.length > 0 ? { blokken: blockIds } : {};
  const datum = dutchDay(new Date(createdAt));
  return { regel: rule, reden: reason, functie: functionTitle, ...some, datum };
}

/**
 * A line of a file as a record of who imports it: that person answers for it from now on. The day of the file is kept
 * when it is not in the future, so that a plan that moves keeps the day of each decision.
 */
export function asDeviationRecord(
  { regel, reden, functie, blokken = [], datum }: DeviationLine,
  { planId, author, now }: { planId: string; author: { id: string; name: string }; now: Date },
): DeviationRecord {
  // Noon in UTC falls on the same day in the Netherlands.
  const isPast = datum !== undefined && datum < dutchDay(now);
  return {
    planId,
    rule: regel,
    blockIds: blokken,
    reason: reden,
    functionTitle: functie,
    authorId: author.id,
    authorName: author.name,
    createdAt: isPast ? `${datum}T12:00:00.000Z` : now.toISOString(),
  };
}
