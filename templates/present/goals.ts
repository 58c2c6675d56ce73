/** What doelstellingen want to reach, in the words and numbers of their indicatoren: for the overview and its picture. */
import { formatNumber } from "../format.ts";
import { numberOf } from "../figures/goals.ts";
import type { GoalTrack, Measured } from "../figures/goals.ts";
import type { Measurement } from "../measurement.ts";
import type { FigurePiece } from "../pieces.ts";
import type { Block } from "../plan.ts";
import { blockLabel } from "../plan.ts";
import type { Names } from "./names.ts";
import { goalPictures } from "./pictures.ts";
import { countInPicture, countInWords } from "./smallCount.ts";

/** One end of the way: "612 woningen (2036)". `unit` replaces that of the indicator. */
export function measure(
  block: Block<"indicator">,
  valueKey: "nulwaarde" | "streefwaarde",
  yearKey: "nuljaar" | "streefjaar",
  unit?: string,
): string {
  const value = block.values[valueKey];
  if (value === null) return block.remains.malformed[valueKey] ?? "";
  const number = valueKey === "nulwaarde" ? countInWords(value, block) : formatNumber(value);
  const words = [number, unit ?? block.values.eenheid ?? ""].filter(Boolean).join(" ");
  return block.values[yearKey] === null ? words : `${words}\u00a0(${block.values[yearKey]})`;
}

/** What the cells of a doelstelling say, a line per indicator. */
export function goalCell(
  block: Block,
  names: Names,
  show: (indicator: Block<"indicator">) => string,
): string {
  const lines = indicatorsOf(block, names).map(show);
  return lines.some((line) => line !== "") ? lines.map((line) => line || "–").join("\n") : "";
}

/** The values on the way: "340 (2030), 470 (2033)". */
export function stepsOf(indicator: Block<"indicator">): string {
  return betweenOf(indicator).map(measured).join(", ");
}

/** "58 (2027)", or nothing when there was no measurement. */
export function latestOf(indicator: Block<"indicator">, names: Names): string {
  const latest = names.latestOf(indicator.id);
  return latest ? measured(asMeasured(latest, indicator)) : "";
}

/** The pictures of the goals that have a begin and an end in numbers. */
export function goalPicturesOf(blocks: readonly Block[], names: Names): FigurePiece[] {
  return goalPictures(
    blocks.flatMap((block) =>
      indicatorsOf(block, names).flatMap((indicator) => trackOf(block, indicator, names)),
    ),
  );
}

function trackOf(goal: Block, indicator: Block<"indicator">, names: Names): GoalTrack[] {
  const { nulwaarde, nuljaar, streefwaarde, streefjaar, eenheid } = indicator.values;
  if (nulwaarde === null || streefwaarde === null) return [];
  const latest = names.latestOf(indicator.id);
  return [
    {
      label: blockLabel(goal),
      unit: eenheid ? `In ${eenheid}` : indicator.title,
      from: countInPicture(nulwaarde, yearOf(nuljaar), indicator),
      between: betweenOf(indicator),
      latest: latest && asMeasured(latest, indicator),
      to: { value: streefwaarde, year: yearOf(streefjaar) },
    },
  ];
}

function asMeasured({ waarde, datum }: Measurement, indicator: Block<"indicator">): Measured {
  return countInPicture(waarde, datum.slice(0, 4), indicator);
}

function indicatorsOf(block: Block, names: Names): Block<"indicator">[] {
  if (block.type !== "doelstelling") return [];
  return block.values.indicatorIds.flatMap((id) => {
    const indicator = names.blockOf(id);
    return indicator?.type === "indicator" ? [indicator] : [];
  });
}

function betweenOf(indicator: Block<"indicator">): Measured[] {
  return indicator.values.tussenwaarden.flatMap(({ jaar, waarde }) =>
    waarde === null ? [] : [{ value: waarde, year: yearOf(jaar) }],
  );
}

function yearOf(year: number | null): string {
  return year === null ? "" : String(year);
}

function measured(one: Measured): string {
  return one.year === "" ? numberOf(one) : `${numberOf(one)}\u00a0(${one.year})`;
}
