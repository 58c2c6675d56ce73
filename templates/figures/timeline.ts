/** A tijdspad as a Gantt chart: bars for work, marks for moments, pale ends where the plan names no day. */
import { formatDate } from "../format.ts";
import { daysBetween } from "../period.ts";
import type { Span } from "../period.ts";
import { wrap } from "./letters.ts";
import { INK, LETTER, WIDTH, draw, el, line, words } from "./svg.ts";
import type { Drawing } from "./svg.ts";
import { inParts } from "./stackedBars.ts";
import { bar, legend, moment, shapeOf } from "./timelineMarks.ts";
import { ticksOf } from "./timelineTicks.ts";

export type TimelineStep = {
  /** "TP-04 Inspraak op het concept" */
  label: string;
  /** The stored soort of the step: fase, mijlpaal, besluitmoment ... */
  kind: string;
  /** The days that the start and the end may fall on; null for what is not known. */
  start: Span | null;
  end: Span | null;
};

const NAMES = 176;
const LEFT = NAMES + 10;
const RIGHT = WIDTH - 8;
const TOP = 46;
/** Steps in one picture: with two lines each they still fit on a page. */
const STEPS = 22;

/** The pictures of the steps that have a period, in the order given; all on the same scale of time. `today` is an ISO date. */
export function timelineOf(steps: readonly TimelineStep[], today: string): Drawing[] {
  const dated = steps.flatMap((step) => {
    const [start, end] = [step.start ?? step.end, step.end ?? step.start];
    return start && end ? [{ ...step, start, end: end.end < start.start ? start : end }] : [];
  });
  const days = dated.flatMap(({ start, end }) => [start.start, end.end]).toSorted();
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return [];
  const [from, to] = [`${first.slice(0, 4)}-01-01`, `${last.slice(0, 4)}-12-31`];
  const whole = Math.max(daysBetween(from, to) + 1, 1);
  const x = (day: string, more = 0) =>
    LEFT + ((daysBetween(from, day) + more) / whole) * (RIGHT - LEFT);
  return inParts(dated, STEPS).map((some) => picture(some, { from, to, today, x }));
}

type Dated = TimelineStep & { start: Span; end: Span };
/** `x` gives where a day begins, or the day `more` days later. */
type Time = { from: string; to: string; today: string; x: (day: string, more?: number) => number };

function picture(steps: readonly Dated[], time: Time): Drawing {
  let top = TOP;
  const rows = steps.map((step, index) => {
    const label = wrap(step.label, NAMES, 2, LETTER.normal);
    const height = label.length > 1 ? 26 : 18;
    const row = { step, label, top, height, isBand: index % 2 === 1 };
    top += height;
    return row;
  });
  const bands = rows.filter(({ isBand }) => isBand);
  return draw(
    top + 22,
    legend(steps.map(({ kind }) => kind)),
    ...bands.map((row) =>
      el("rect", { x: 0, y: row.top, width: WIDTH, height: row.height, fill: INK.band }),
    ),
    axis(time, top),
    todayLine(time, top),
    ...rows.map((row) => drawStep(row, time)),
  );
}

function drawStep(
  row: { step: Dated; label: string[]; top: number; height: number },
  { x }: Time,
): string {
  const { step, label } = row;
  const middle = row.top + row.height / 2;
  const [start, end] = [x(step.start.start), x(step.end.end, 1)];
  const shape = shapeOf(step.kind);
  const sure: [number, number] = [x(step.start.end, 1), x(step.end.start)];
  const drawn =
    shape.kind === "bar"
      ? bar(shape, { start, end: Math.max(end, start + 2), sure, middle })
      : moment(shape, { start, end, middle });
  const first = middle + 3 - (label.length - 1) * 5;
  return drawn + label.map((text, index) => words(0, first + index * 10, text)).join("");
}

function axis(time: Time, bottom: number): string {
  const head = line([LEFT, TOP - 2], [RIGHT, TOP - 2], INK.text, 0.8);
  const look = { at: "middle", fill: INK.subtle, size: LETTER.small } as const;
  const ticks = ticksOf(time.from, time.to, RIGHT - LEFT).map(({ day, label, end }) => {
    const [x, next] = [time.x(day), time.x(end)];
    return (
      line([x, TOP - 12], [x, bottom], INK.rule, 0.4) + words((x + next) / 2, TOP - 6, label, look)
    );
  });
  return ticks.join("") + line([RIGHT, TOP - 12], [RIGHT, bottom], INK.rule, 0.4) + head;
}

function todayLine({ from, to, today, x }: Time, bottom: number): string {
  if (today < from || today > to) return "";
  const at = x(today);
  const place = at > (LEFT + RIGHT) / 2 ? "end" : "start";
  return [
    line([at, TOP - 2], [at, bottom + 6], INK.text, 1, "3 2"),
    words(place === "end" ? at + 2 : at - 2, bottom + 16, `Stand op ${formatDate(today)}`, {
      at: place,
    }),
  ].join("");
}
