/** Goals as tracks: from the first measurement, over what was measured last, to the value that is aimed for. */
import { formatNumber } from "../format.ts";
import { cut, widthOf, wrap } from "./letters.ts";
import { inParts } from "./stackedBars.ts";
import { INK, LETTER, WIDTH, draw, el, line, words } from "./svg.ts";
import type { Drawing } from "./svg.ts";

/** `words` stand in the place of the number where it is not published. */
export type Measured = { value: number; year: string; words?: string };
export type GoalTrack = {
  label: string;
  /** What is counted: "Aardgasvrije woningen, in woningen". */
  unit: string;
  from: Measured;
  /** Values to reach on the way. */
  between: readonly Measured[];
  /** What was measured last; null when nothing was since `from`. */
  latest: Measured | null;
  to: Measured;
};

const NAMES = 168;
const LEFT = NAMES + 14;
const RIGHT = WIDTH - 8;
const ROW = 52;
const TOP = 26;
const GOALS = 11;

/** One track per goal, eleven in a picture. */
export function goalTracks(goals: readonly GoalTrack[]): Drawing[] {
  return inParts(goals, GOALS).map((some) =>
    draw(
      TOP + some.length * ROW,
      legend(some),
      ...some.map((goal, index) => track(goal, TOP + index * ROW)),
    ),
  );
}

/** The share of the way that is behind us; 0 where there is no way to go. Between -1 and 2: the rest is cut off. */
export function progressOf(value: number, { from, to }: Pick<GoalTrack, "from" | "to">): number {
  const way = to.value - from.value;
  return way === 0 ? 0 : Math.min(2, Math.max(-1, (value - from.value) / way));
}

/** The number in words: "96", or "minder dan 10". */
export function numberOf({ value, words: instead }: Measured): string {
  return instead ?? formatNumber(value);
}

const mark = (measured: Measured) =>
  measured.year === "" ? numberOf(measured) : `${numberOf(measured)} (${measured.year})`;

const inside = (share: number) => LEFT + Math.min(1, Math.max(0, share)) * (RIGHT - LEFT);

function track(goal: GoalTrack, top: number): string {
  const y = top + 24;
  const reached = goal.latest === null ? 0 : progressOf(goal.latest.value, goal);
  const bar = { x: LEFT, y: y - 4, height: 8, rx: 1.5 };
  return [
    line([0, top], [WIDTH, top], INK.rule, 0.4),
    ...wrap(goal.label, NAMES, 2, LETTER.normal).map((text, index) =>
      words(0, top + 13 + index * 10.5, text, { bold: index === 0 && text.length < 8 }),
    ),
    words(0, top + 40, cut(goal.unit, NAMES, LETTER.small), {
      size: LETTER.small,
      fill: INK.subtle,
    }),
    el("rect", {
      ...bar,
      width: RIGHT - LEFT,
      fill: INK.light,
      stroke: INK.dark,
      "stroke-width": 0.7,
    }),
    reached > 0 ? el("rect", { ...bar, width: inside(reached) - LEFT, fill: INK.dark }) : "",
    between(goal, y),
    el("circle", { cx: LEFT, cy: y, r: 4, fill: INK.paper, stroke: INK.dark, "stroke-width": 1.4 }),
    el("rect", { x: RIGHT - 3, y: y - 8, width: 3, height: 16, fill: INK.dark }),
    words(LEFT - 4, y + 17, mark(goal.from)),
    words(RIGHT, y + 17, mark(goal.to), { at: "end", bold: true }),
    latest(goal, reached, y),
  ].join("");
}

/** Steps on the way: a mark on the track and its value above it, where there is room beside the former one. */
function between(goal: GoalTrack, y: number): string {
  let free = LEFT;
  return goal.between
    .map((step) => {
      const x = inside(progressOf(step.value, goal));
      const label = mark(step);
      const half = widthOf(label, LETTER.small) / 2;
      const at = Math.min(Math.max(x, LEFT + half), RIGHT - half - 8);
      const fits = at - half >= free;
      if (fits) free = at + half + 4;
      return [
        line([x, y - 6], [x, y + 4], INK.text, 1),
        fits ? words(at, y - 9, label, { size: LETTER.small, at: "middle" }) : "",
      ].join("");
    })
    .join("");
}

function latest(goal: GoalTrack, reached: number, y: number): string {
  if (goal.latest === null) return "";
  const x = inside(reached);
  const label = `nu ${mark(goal.latest)}`;
  const half = widthOf(label, LETTER.normal) / 2;
  const room = [LEFT + 70 + half, RIGHT - 80 - half] as const;
  const diamond = `M${x} ${y - 6}L${x + 6} ${y}L${x} ${y + 6}L${x - 6} ${y}Z`;
  return [
    el("path", { d: diamond, fill: INK.text, stroke: INK.paper, "stroke-width": 1 }),
    words(Math.min(Math.max(x, room[0]), room[1]), y + 17, label, { at: "middle" }),
  ].join("");
}

function legend(goals: readonly GoalTrack[]): string {
  const steps = goals.some((goal) => goal.between.length > 0);
  const measured = goals.some((goal) => goal.latest !== null);
  return [
    el("circle", { cx: LEFT, cy: 8, r: 4, fill: INK.paper, stroke: INK.dark, "stroke-width": 1.4 }),
    words(LEFT + 8, 11, "Nulmeting"),
    steps
      ? line([LEFT + 64, 3], [LEFT + 64, 13], INK.text, 1) + words(LEFT + 69, 11, "Tussendoel")
      : "",
    measured
      ? el("path", { d: `M${LEFT + 133} 2l6 6l-6 6l-6 -6Z`, fill: INK.text }) +
        words(LEFT + 143, 11, "Laatste meting")
      : "",
    el("rect", { x: RIGHT - 3, y: 0, width: 3, height: 16, fill: INK.dark }),
    words(RIGHT - 8, 11, "Streefwaarde", { at: "end" }),
  ].join("");
}
