/** The pictures above the steps of a tijdspad, with what they show in words. */
import { timelineOf } from "../figures/timeline.ts";
import type { TimelineStep } from "../figures/timeline.ts";
import { formatList, formatPeriod } from "../format.ts";
import { spanOf } from "../period.ts";
import type { FigurePiece } from "../pieces.ts";
import type { Names } from "./names.ts";
import { figuresOf } from "./pictures.ts";
import type { FilledRows, RowValue } from "./rows.ts";

/** Nothing when fewer than two steps have a period: then there is no order to see. */
export function timelinePictures({ rows }: FilledRows, { today }: Names): FigurePiece[] {
  const dated = rows.filter((row) => periodOf(row) !== null);
  if (dated.length < 2) return [];
  const drawings = timelineOf(dated.map(stepOf), today);
  return figuresOf(drawings, "De stappen in de tijd", describe(dated));
}

function stepOf(row: RowValue): TimelineStep {
  const span = (key: string) => spanOf(textOf(row, key));
  return {
    label: nameOf(row),
    kind: textOf(row, "soort"),
    start: span("start"),
    end: span("eind"),
  };
}

/** The first and the last step, and every moment on which something is decided. */
function describe(rows: readonly RowValue[]): string {
  const byStart = rows.toSorted((a, b) => (firstDay(a) < firstDay(b) ? -1 : 1));
  const [first, last] = [byStart[0], byStart.at(-1)];
  const decisions = byStart.filter((row) => row["soort"] === "besluitmoment");
  const withMoment = (row: RowValue | undefined) =>
    row ? `${textOf(row, "titel")} (${periodOf(row) ?? ""})` : "";
  return [
    `Het tijdspad heeft ${rows.length} stappen met een periode.`,
    `Het begint met: ${withMoment(first)}. De laatste stap die begint is: ${withMoment(last)}.`,
    decisions.length > 0 ? `Besluiten vallen op: ${formatList(decisions.map(withMoment))}.` : "",
    "De tabel hieronder noemt alle stappen met hun periode.",
  ]
    .filter(Boolean)
    .join(" ");
}

function firstDay(row: RowValue): string {
  return (spanOf(textOf(row, "start")) ?? spanOf(textOf(row, "eind")))?.start ?? "";
}

function periodOf(row: RowValue): string | null {
  const known = ["start", "eind"].map((key) => textOf(row, key)).filter((text) => spanOf(text));
  const [start = "", end = start] = known;
  if (start === "") return null;
  return start === end ? formatPeriod(start) : `${formatPeriod(start)} tot ${formatPeriod(end)}`;
}

function nameOf(row: RowValue): string {
  return [textOf(row, "code"), textOf(row, "titel") || "Stap zonder titel"]
    .filter(Boolean)
    .join(" ");
}

function textOf(row: RowValue, key: string): string {
  return typeof row[key] === "string" ? row[key] : "";
}
