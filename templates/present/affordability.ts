/** What a household pays, as it may stand in a public document: a range, called an indication, with its day and assumptions. */
import type { BlockValues } from "../blocks.ts";
import { formatDate, formatMoney } from "../format.ts";
import type { Piece, TablePiece } from "../pieces.ts";

type Group = BlockValues<"warmteoplossing">["betaalbaarheid"][number];

/** Where the writers give none. */
export const USUAL_MARGIN_PCT = 20;

/** "€ 8.000 tot € 12.000"; small amounts to tens, larger ones to hundreds. Zero and unknown amounts have no range. */
export function moneyRange(euros: number | null, marginPct: number | null): string {
  if (euros === null) return "–";
  if (euros === 0) return formatMoney(0);
  const margin = (marginPct ?? USUAL_MARGIN_PCT) / 100;
  const step = euros >= 1_000 ? 100 : 10;
  const low = Math.floor((euros * (1 - margin)) / step) * step;
  const high = Math.ceil((euros * (1 + margin)) / step) * step;
  return `${formatMoney(low)} tot\u00a0${formatMoney(high)}`;
}

/** The table of one solution and its basis; nothing where there are no groups. */
export function affordabilityPieces(groups: readonly Group[], caption: string): Piece[] {
  if (groups.length === 0) return [];
  const table: TablePiece = {
    kind: "table",
    caption,
    columns: [
      { label: "Groep", align: "left", width: 22 },
      { label: "Zelf betalen", align: "right", width: 20 },
      { label: "Per maand nu", align: "right", width: 18 },
      { label: "Per maand straks", align: "right", width: 18 },
    ],
    rows: groups.map((group) => [
      group.doelgroep ?? "–",
      ...[group.investeringNetto, group.maandlastNu, group.maandlastStraks].map((euros) =>
        moneyRange(euros, group.bandbreedtePct),
      ),
    ]),
    rowHeaders: true,
  };
  return [table, { kind: "paragraph", style: "small", runs: [{ text: basisOf(groups) }] }];
}

function basisOf(groups: readonly Group[]): string {
  const days = [...new Set(groups.flatMap(({ peildatum }) => peildatum ?? []))];
  const assumptions = [...new Set(groups.flatMap(({ aannames }) => aannames ?? []))];
  const margins = [
    ...new Set(groups.map(({ bandbreedtePct }) => bandbreedtePct ?? USUAL_MARGIN_PCT)),
  ].toSorted((a, b) => a - b);
  const day =
    days.length > 0
      ? `Peildatum: ${days.map(formatDate).join("; ")}.`
      : "De peildatum is nog niet ingevuld.";
  const words =
    assumptions.length > 0
      ? `Aannames: ${assumptions.join("; ")}.`
      : "Aannames: gemiddeld gebruik in deze buurt.";
  return `Dit is een indicatie. Wat u betaalt, hangt af van uw woning en uw keuzes. De bandbreedte is ${margins.join(" of ")} procent. ${day} ${words}`;
}
