/** Drawings as figures of the document, and the pictures of money and goals with what they show in words. */
import { goalTracks, numberOf } from "../figures/goals.ts";
import type { GoalTrack } from "../figures/goals.ts";
import { columnsOf, rowsOf } from "../figures/stackedBars.ts";
import type { Bar } from "../figures/stackedBars.ts";
import type { Drawing } from "../figures/svg.ts";
import { formatList, formatMoney, formatNumber } from "../format.ts";
import type { FigurePiece } from "../pieces.ts";
import type { Coverage, Share } from "../totals.ts";
import type { YearCover } from "./yearCover.ts";

/** One figure per drawing; more than one say which part they are. */
export function figuresOf(
  drawings: readonly Drawing[],
  caption: string,
  alt: string,
): FigurePiece[] {
  return drawings.map((drawing, index) => {
    const part = drawings.length > 1 ? ` (deel ${index + 1} van ${drawings.length})` : "";
    return {
      kind: "figure",
      drawing,
      caption: `${caption}${part}`,
      alt: index === 0 ? alt : `Vervolg van de vorige figuur${part}. ${alt}`,
    };
  });
}

/** What is needed per year and how certain its cover is. Nothing when there is no year to show. */
export function yearPictures(years: readonly YearCover[]): FigurePiece[] {
  const known = years.filter(({ jaar }) => jaar !== null);
  if (known.length === 0) return [];
  const bars = known.map(({ jaar, ...amounts }): Bar => ({ label: String(jaar), amounts }));
  const costs = known.map(({ jaar, nodig }) => ({ jaar, nodig }));
  const most = costs.reduce((top, each) => (each.nodig > top.nodig ? each : top));
  const sum = (key: "nodig" | "hard" | "gevraagd" | "zacht" | "tekort") =>
    formatMoney(known.reduce((total, year) => total + year[key], 0));
  const [first, last] = [known[0]?.jaar, known.at(-1)?.jaar];
  const span =
    first === last ? `In ${first} is` : `In de jaren ${first} tot en met ${last} is samen`;
  const alt = [
    `${span} ${sum("nodig")} nodig.`,
    known.length > 1 ? `De hoogste kosten vallen in ${most.jaar}: ${formatMoney(most.nodig)}.` : "",
    `Van de kosten is ${sum("hard")} gedekt of toegezegd en ${sum("gevraagd")} nog te besluiten;`,
    `${sum("zacht")} is aangevraagd of geraamd en ${sum("tekort")} is tekort.`,
    "De tabel hieronder noemt de bedragen per jaar.",
  ];
  return figuresOf(
    columnsOf(bars),
    "Kosten per jaar en hoe zeker de dekking is",
    alt.filter(Boolean).join(" "),
  );
}

/** Who pays, by kind of source. */
export function sourcePictures(sources: readonly Share<Coverage>[]): FigurePiece[] {
  const shown = sources.filter(({ dekkingTotaal }) => dekkingTotaal !== 0);
  if (shown.length === 0) return [];
  const bars = shown.map(({ label, hard, gevraagd, zacht }): Bar => ({
    label,
    amounts: { hard, gevraagd, zacht, tekort: 0 },
  }));
  const named = shown
    .slice(0, 3)
    .map(({ label, dekkingTotaal }) => `${label} (${formatMoney(dekkingTotaal)})`);
  const alt =
    shown.length === 1
      ? `Alle dekking komt van één soort bron: ${named[0]}.`
      : `De dekking komt van ${formatNumber(shown.length)} soorten bronnen. De grootste zijn ${formatList(named)}.`;
  const more = "De tabel hieronder noemt alle bronnen en hoe zeker elk bedrag is.";
  return figuresOf(rowsOf(bars), "Dekking per soort bron", `${alt} ${more}`);
}

/** How far every goal is on its way. */
export function goalPictures(goals: readonly GoalTrack[]): FigurePiece[] {
  const sentence = ({ label, unit, from, latest, to }: GoalTrack) => {
    const year = (text: string) => (text === "" ? "" : ` in ${text}`);
    const now = latest ? `, nu ${numberOf(latest)}${year(latest.year)}` : "";
    return `${label}: ${unit.charAt(0).toLowerCase()}${unit.slice(1)} van ${numberOf(from)}${year(from.year)}${now} naar ${numberOf(to)}${year(to.year)}.`;
  };
  const drawings = goalTracks(goals);
  return figuresOf(drawings, "Van nulmeting naar streefwaarde", goals.map(sentence).join(" "));
}
