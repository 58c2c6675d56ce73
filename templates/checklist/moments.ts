/** The decisions in a tijdspad and what must lie before, between and after them: TIJ-05 to TIJ-09. */
import { formatDate, formatPeriod } from "../format.ts";
import { daysBetween, spanOf } from "../period.ts";
import type { Block } from "../plan.ts";
import { about, inChapter } from "./observe.ts";
import type { PlanIndex, Step } from "./planIndex.ts";
import type { Observation, Outcome, RuleContext } from "./rule.ts";
import { missingStep, stepName } from "./steps.ts";

/** TIJ-05: an inspraak round that is too short, or ends when the decision has begun. */
export function hastyInspraak(round: Step, decision: string | null, wanted: number): Observation[] {
  const { tijdspad, start, end } = round;
  const mend = { kind: "goTo", blockId: tijdspad.id, field: "items" } as const;
  if (!start || !end) return [];
  const days = daysBetween(start.start, end.end);
  const short = about(
    tijdspad,
    `${stepName(round)} duurt ${days} dagen. Plan ten minste ${wanted} dagen.`,
    { mend },
  );
  const late = about(
    tijdspad,
    `${stepName(round)} loopt tot en met ${formatDate(end.end)}, maar het besluit begint op ${formatDate(decision ?? "")}. Plan de inspraak vóór het besluit.`,
    { mend },
  );
  return [
    ...(days < wanted ? [short] : []),
    ...(decision !== null && end.end >= decision ? [late] : []),
  ];
}

/** TIJ-06: the days that are certain to lie between the decisions of college and raad. */
export function tooLittleTime(index: PlanIndex, wanted: number): Outcome {
  const missing = [...missingStep(index, "college-besluit"), ...missingStep(index, "raadsbesluit")];
  if (missing.length > 0) return missing;
  const dated = (steps: Step[]) =>
    steps
      .filter(({ start, end }) => start !== null && end !== null)
      .toSorted((a, b) => ((a.start?.start ?? "") < (b.start?.start ?? "") ? -1 : 1));
  const [raad] = dated(index.stepsFor("raadsbesluit"));
  const colleges = dated(index.stepsFor("college-besluit"));
  const college =
    colleges.findLast(({ start }) => (start?.start ?? "") <= (raad?.start?.start ?? "")) ??
    colleges[0];
  if (!raad?.start || !college?.end)
    return {
      notApplicable:
        "Het collegebesluit of het raadsbesluit heeft nog geen leesbare datum; zie TIJ-02.",
    };
  const days = daysBetween(college.end.end, raad.start.start);
  if (days >= wanted) return [];
  const blocks = [...new Set([college.tijdspad, raad.tijdspad])];
  const gap =
    days < 0
      ? "Het raadsbesluit ligt dan vóór het collegebesluit."
      : `Daartussen zitten ${days} dagen.`;
  return [
    inChapter(
      11,
      `Het collegebesluit is uiterlijk op ${formatDate(college.end.end)} en het raadsbesluit op zijn vroegst op ${formatDate(raad.start.start)}. ${gap} Commissie en griffie hebben ten minste ${wanted} dagen nodig.`,
      blocks,
    ),
  ];
}

/** TIJ-07: no step goes beyond the year in which national money ends. */
export function endsEarly(
  { settings: { rolloutAfter } }: RuleContext,
  index: PlanIndex,
): Observation[] {
  if (index.steps.some(({ end }) => end !== null && end.end > rolloutAfter)) return [];
  return [
    inChapter(
      11,
      `Geen enkele stap in het tijdspad loopt door na ${formatDate(rolloutAfter)}. Voeg de uitrol daarna toe.`,
      index.all("tijdspad"),
    ),
  ];
}

/** TIJ-07: no goal, tussendoel or step in the measuring year. */
export function noMeasuringPoint(
  { settings: { measuringYear } }: RuleContext,
  index: PlanIndex,
): Observation[] {
  const inYear = (day: string | undefined) => day?.slice(0, 4) === String(measuringYear);
  const goals = index
    .all("doelstelling")
    .some(
      ({ values }) =>
        values.doeljaar === measuringYear ||
        values.tussendoelen.some(({ jaar }) => jaar === measuringYear),
    );
  if (goals || index.steps.some(({ start, end }) => inYear(start?.start) || inYear(end?.end)))
    return [];
  return [
    inChapter(
      11,
      `Er is geen tussendoel, doel of stap in ${measuringYear}. Voeg een meetpunt in dat jaar toe.`,
    ),
  ];
}

/** TIJ-08: measures that wait for money of the raad may start in the period of its decision, not before. */
export function startsBeforeMoney(index: PlanIndex): Outcome {
  const raad = index.stepsFor("raadsbesluit").flatMap(({ start }) => start?.start ?? []);
  const dates =
    raad.length > 0 ? raad : index.raadsbesluiten.flatMap(({ values }) => values.datum ?? []);
  const decision = dates.toSorted()[0];
  if (decision === undefined)
    return { notApplicable: "De datum van het raadsbesluit is nog niet bekend." };
  const waiting = index.budgetten.filter(({ values }) =>
    values.dekking.some(({ status }) => status === "te-besluiten"),
  );
  const measures = new Set(
    waiting.flatMap(({ values }) =>
      values.maatregelIds.filter(index.isActive).flatMap((id) => index.find("maatregel", id) ?? []),
    ),
  );
  return [...measures].flatMap((measure) => tooEarly(measure, decision));
}

function tooEarly(measure: Block<"maatregel">, decision: string): Observation[] {
  const { start } = measure.values;
  const span = start === null ? null : spanOf(start);
  if (!span || span.end >= decision) return [];
  return [
    about(
      measure,
      `de start (${formatPeriod(start ?? "")}) ligt vóór het raadsbesluit op ${formatDate(decision)}, terwijl de raad nog over het geld moet besluiten. Verschuif de start.`,
      { mend: { kind: "goTo", blockId: measure.id, field: "start" } },
    ),
  ];
}

/** TIJ-09: warmtekavel, then warmtebedrijf, then construction; these steps do not overlap. */
export function kavelOrder(index: PlanIndex): Observation[] {
  const missing = [
    ...missingStep(index, "warmtekavel"),
    ...missingStep(index, "aanwijzing-warmtebedrijf"),
  ];
  if (missing.length > 0) return missing;
  const kavel = index.stepsFor("warmtekavel").find(({ end }) => end !== null);
  const company = index
    .stepsFor("aanwijzing-warmtebedrijf")
    .find(({ start, end }) => start !== null && end !== null);
  if (!kavel?.end || !company?.start || !company.end) return [];
  const found: Observation[] = [];
  if (kavel.end.end >= company.start.start)
    found.push(
      about(
        kavel.tijdspad,
        `${stepName(kavel)} is uiterlijk klaar op ${formatDate(kavel.end.end)}, maar ${stepName(company)} begint al op ${formatDate(company.start.start)}. Stel eerst het warmtekavel vast.`,
      ),
    );
  const { end } = company.end;
  const early = index.maatregelen.filter(
    ({ values }) =>
      values.soort === "warmte-infra" &&
      values.start !== null &&
      (spanOf(values.start)?.start ?? "9999") <= end,
  );
  for (const measure of early)
    found.push(
      about(
        measure,
        `de aanleg start (${formatPeriod(measure.values.start ?? "")}) voordat het warmtebedrijf is aangewezen (uiterlijk ${formatDate(end)}: ${stepName(company)}). Verschuif de start.`,
      ),
    );
  return found;
}
