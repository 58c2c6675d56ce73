/** TXT-05: whether the amounts and numbers of homes in the summary stand in the blocks as well. */
import { formatList } from "../format.ts";
import { chapterProse } from "../plan.ts";
import type { Plan } from "../plan.ts";
import { plainText } from "../prose.ts";
import { totalsOf } from "../totals.ts";
import type { Coverage } from "../totals.ts";
import { figuresIn } from "./figures.ts";
import type { Figure } from "./figures.ts";
import { inChapter } from "./observe.ts";
import type { PlanIndex } from "./planIndex.ts";
import type { Observation, Outcome } from "./rule.ts";

/** Compares the summary with the blocks; rounded figures ("30,8 miljoen", "ruim 800.000") may differ by their rounding. */
export function summaryDiffers(plan: Plan, index: PlanIndex): Outcome {
  const summary = index.chapter(0);
  const text = summary === null ? "" : plainText(chapterProse(summary));
  if (text === "") return { notApplicable: "De samenvatting heeft nog geen tekst; zie PLA-07." };
  const figures = figuresIn(text);
  const amounts = figures.filter(({ kind }) => kind === "euro");
  const homes = figures.filter(({ kind }) => kind === "woningen");
  return [...unknownAmounts(plan, index, amounts), ...unknownHomes(index, homes)];
}

function unknownAmounts(plan: Plan, index: PlanIndex, amounts: Figure[]): Observation[] {
  if (amounts.length === 0) return [];
  const inBlocks = amountsInBlocks(index);
  const notInBlocks = amounts.filter((figure) => !matches(figure, inBlocks));
  if (notInBlocks.length === 0) return [];
  const inTotals = amountsInTotals(plan);
  const unknown = notInBlocks.filter((figure) => !matches(figure, inTotals));
  if (unknown.length === 0) return [];
  const names = formatList(unknown.map(({ text }) => `‘${text}’`));
  return [
    inChapter(
      0,
      `De samenvatting noemt ${names}. ${unknown.length === 1 ? "Dat bedrag is" : "Die bedragen zijn"} geen bedrag of som in de budgetten of besluiten. Controleer de samenvatting.`,
    ),
  ];
}

function unknownHomes(index: PlanIndex, homes: Figure[]): Observation[] {
  const profiles = index.all("wijkprofiel");
  const known = homesInBlocks(index);
  const unknown = homes.filter((figure) => !matches(figure, known));
  if (unknown.length === 0 || profiles.length === 0) return [];
  const total = profiles.reduce((sum, { values }) => sum + (values.woningen ?? 0), 0);
  return [
    inChapter(
      0,
      `De samenvatting noemt ${formatList(unknown.map(({ text }) => `‘${text}’`))}, maar het wijkprofiel telt ${total} woningen. Maak de aantallen gelijk.`,
      profiles,
    ),
  ];
}

function matches({ value, precision, loose }: Figure, known: readonly number[]): boolean {
  return known.some(
    (amount) => Math.abs(amount - value) <= (loose ? precision : precision > 1 ? precision / 2 : 0),
  );
}

function amountsInBlocks(index: PlanIndex): number[] {
  const budgets = index.budgetten.flatMap(
    ({ values: { nodig, dekking, jaarverdeling, kapitaallasten } }) => [
      nodig,
      ...[...dekking, ...jaarverdeling, ...kapitaallasten].map(({ bedrag }) => bedrag),
    ],
  );
  const decisions = index.all("besluit").map(({ values }) => values.bedrag);
  const others = [
    ...index.all("koppelkans").map(({ values }) => values.meerkosten),
    ...index.all("risico").map(({ values }) => values.financieelGevolg),
  ];
  const costs = index
    .all("warmteoplossing")
    .flatMap(({ values }) => [
      values.maatschappelijkeKostenPerWoningPerJaar,
      ...values.betaalbaarheid.flatMap((row) => [
        row.investeringBruto,
        row.subsidie,
        row.investeringNetto,
        row.maandlastNu,
        row.maandlastStraks,
      ]),
    ]);
  const decided = decisions.reduce<number>((total, amount) => total + (amount ?? 0), 0);
  return [...budgets, ...decisions, decided, ...others, ...costs].filter(
    (amount) => amount !== null,
  );
}

function amountsInTotals(plan: Plan): number[] {
  const totals = totalsOf(plan);
  const cover = (part: Coverage) => [
    part.gedekt,
    part.toegezegd,
    part.teBesluiten,
    part.aangevraagd,
    part.geraamd,
    part.hard,
    part.zacht,
    part.dekkingTotaal,
  ];
  const needs = [
    totals,
    ...totals.perMaatregel,
    ...totals.perThema,
    ...totals.perDoelstelling,
    ...totals.perStructureel,
  ];
  return [
    ...needs.flatMap((part) => [
      part.nodigTotaal,
      part.tekort,
      part.tekortBijTegenvallendeSubsidie,
      ...cover(part),
    ]),
    ...[...totals.perPartij, ...totals.perDomein, ...totals.perSoort].flatMap(cover),
    ...totals.perJaar.map(({ bedrag }) => bedrag),
  ];
}

function homesInBlocks(index: PlanIndex): number[] {
  const profiles = index.all("wijkprofiel").map(({ values }) => values);
  const totals = profiles.flatMap(({ woningen, huishoudens, clusters, woningtypen, ...values }) => [
    woningen,
    huishoudens,
    values["eigendom.koop"],
    values["eigendom.corporatie"],
    values["eigendom.particuliereHuur"],
    (values["eigendom.corporatie"] ?? 0) + (values["eigendom.particuliereHuur"] ?? 0),
    (values["eigendom.koop"] ?? 0) + (values["eigendom.particuliereHuur"] ?? 0),
    ...clusters.map((cluster) => cluster.woningen),
    ...woningtypen.map(({ aantal }) => aantal),
  ]);
  const sum = profiles.reduce((total, { woningen }) => total + (woningen ?? 0), 0);
  const planned = [
    ...index.all("warmteoplossing").map(({ values }) => values.aantalWoningen),
    ...index.maatregelen.map(({ values }) => values["resultaat.aantal"]),
  ];
  const measured = index
    .all("indicator")
    .flatMap(({ values }) => [
      values.nulwaarde,
      values.streefwaarde,
      ...values.tussenwaarden.map(({ waarde }) => waarde),
    ]);
  const goals = index
    .all("doelstelling")
    .flatMap(({ values }) => values.tussendoelen.map(({ waarde }) => waarde));
  return [sum, ...totals, ...planned, ...measured, ...goals].filter((number) => number !== null);
}
