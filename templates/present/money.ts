/** The totals of chapter 10 and the key figures of the summary, computed from the budgets. */
import { formatMoney, formatNumber, formatPeriod } from "../format.ts";
import { spanOf } from "../period.ts";
import type { Column, Piece, TablePiece } from "../pieces.ts";
import { blocksNamed } from "../plan.ts";
import type { Plan } from "../plan.ts";
import { totalsOf } from "../totals.ts";
import type { Amounts, Coverage, Share, Totals } from "../totals.ts";
import type { Names } from "./names.ts";
import { sourcePictures, yearPictures } from "./pictures.ts";
import type { NewId } from "./prose.ts";
import { coverPerYear } from "./yearCover.ts";
import type { YearCover } from "./yearCover.ts";

/** Homes, cost, what the raad is asked, end of gas: only what the plan really says. */
export function keyFigures(names: Names): Piece[] {
  const homes = blocksNamed(names.plan, "wijkprofiel").reduce(
    (total, { values }) => total + (values.woningen ?? 0),
    0,
  );
  const hasBudget = blocksNamed(names.plan, "budget").length > 0;
  const totals = totalsOf(names.plan);
  const end = endOfGas(names.plan);
  const items = [
    ...(homes > 0 ? [{ value: formatNumber(homes), label: "woningen in het gebied" }] : []),
    ...(hasBudget
      ? [
          {
            value: formatMoney(totals.nodigTotaal),
            label: `nodig in totaal${vatWords(names.plan)}`,
          },
        ]
      : []),
    ...(totals.gevraagd > 0
      ? [{ value: formatMoney(totals.gevraagd), label: `gevraagd aan ${askedOf(names.plan)}` }]
      : []),
    ...(end === null ? [] : [{ value: end, label: "einde van het aardgas" }]),
  ];
  return items.length === 0 ? [] : [{ kind: "figures", items }];
}

/** Needed and covered: as a whole, per year, per source, party, domain, maatregel, doelstelling and theme. */
export function presentTotals(plan: Plan, newId: NewId): Piece[] {
  const totals = totalsOf(plan);
  if (blocksNamed(plan, "budget").length === 0) return [];
  const part = (text: string, pieces: Piece[]): Piece[] =>
    pieces.length === 0
      ? []
      : [
          { kind: "heading", level: 2, mark: "", text, id: newId("deel"), inContents: true },
          ...pieces,
        ];
  return [
    ...part("Wat kost het en wie betaalt?", whole(plan, totals)),
    ...part("Kosten en dekking per jaar", yearPieces(plan, totals)),
    ...part("Dekking naar bron, partij en domein", [
      ...sourcePictures(totals.perSoort),
      coverTable("Soort bron", totals.perSoort),
      coverTable("Partij", totals.perPartij),
      coverTable("Domein", totals.perDomein),
    ]),
    ...part("Nodig en gedekt per maatregel, doelstelling en thema", [
      ...needTable("Maatregel", totals.perMaatregel, totals.telDubbel.maatregel),
      ...needTable("Doelstelling", totals.perDoelstelling, totals.telDubbel.doelstelling),
      ...needTable("Thema", totals.perThema, totals.telDubbel.thema),
      ...needTable("Soort kosten", totals.perStructureel, false),
    ]),
  ];
}

function yearPieces(plan: Plan, totals: Totals): Piece[] {
  const years = coverPerYear(plan);
  const hasCover = years.some(({ nodig, tekort }) => nodig !== tekort);
  return [...yearPictures(years), perYear(years, totals), ...(hasCover ? [SPREAD] : [])];
}

function whole(plan: Plan, totals: Totals): Piece[] {
  const share = (amount: number) =>
    totals.nodigTotaal > 0
      ? `${formatNumber(Math.round((amount / totals.nodigTotaal) * 1000) / 10)}%`
      : "";
  const line = (label: string, amount: number) => [label, formatMoney(amount), share(amount)];
  const figures: Piece = {
    kind: "figures",
    items: [
      { value: formatMoney(totals.nodigTotaal), label: "nodig in totaal" },
      { value: formatMoney(totals.hard), label: "gedekt of toegezegd" },
      { value: formatMoney(totals.gevraagd), label: `gevraagd aan ${askedOf(plan)}` },
      {
        value: formatMoney(totals.tekort),
        label: totals.tekort < 0 ? "meer dekking dan nodig" : "tekort",
      },
    ],
  };
  const table: TablePiece = {
    kind: "table",
    caption: "Dekking naar zekerheid",
    columns: [
      textColumn("Stand", 26),
      moneyColumn("Bedrag"),
      { label: "Aandeel", align: "right", width: 10 },
    ],
    rows: [
      line("Gedekt", totals.gedekt),
      line("Toegezegd", totals.toegezegd),
      line("Te besluiten", totals.teBesluiten),
      line("Aangevraagd", totals.aangevraagd),
      line("Geraamd", totals.geraamd),
      line("Tekort", totals.tekort),
    ],
    total: line("Nodig in totaal", totals.nodigTotaal),
    rowHeaders: true,
    narrow: true,
  };
  return [figures, table, ...remark(plan, totals)];
}

function remark(plan: Plan, totals: Totals): Piece[] {
  const { prijspeil } = plan.plangegevens.values;
  const vat = vatWords(plan).replace(", ", "");
  const basis = [vat, prijspeil ? `in prijzen van ${prijspeil}` : ""].filter(Boolean).join(" en ");
  const basisSentence = basis === "" ? "" : `Alle bedragen zijn ${basis}. `;
  const subsidy =
    totals.aangevraagd > 0
      ? `Als geen enkele aangevraagde bijdrage wordt toegekend, is het tekort ${formatMoney(totals.tekortBijTegenvallendeSubsidie)}.`
      : "";
  const text = `${basisSentence}${subsidy}`.trim();
  return text === "" ? [] : [{ kind: "note", runs: [{ text }] }];
}

/** The costs of each year and their cover; the last row but one is what the years do not explain. */
function perYear(years: readonly YearCover[], totals: Totals): TablePiece {
  const cells = (label: string, year: Omit<YearCover, "jaar">) => [
    label,
    ...[year.nodig, year.hard, year.gevraagd, year.zacht, year.tekort].map(amountOrDash),
  ];
  const missing = totals.nodigTotaal - years.reduce((sum, { nodig }) => sum + nodig, 0);
  const difference = { nodig: missing, hard: 0, gevraagd: 0, zacht: 0, tekort: missing };
  return {
    kind: "table",
    caption: "",
    columns: [
      textColumn("Jaar", 16),
      moneyColumn("Nodig"),
      moneyColumn("Gedekt of toegezegd"),
      moneyColumn("Te besluiten"),
      moneyColumn("Aangevraagd of geraamd"),
      moneyColumn("Tekort"),
    ],
    rows: [
      ...years.map((year) => cells(year.jaar === null ? "Zonder jaar" : String(year.jaar), year)),
      ...(missing === 0 ? [] : [cells("Verschil met het totaal", difference)]),
    ],
    total: cells("Totaal", { ...totals, nodig: totals.nodigTotaal }),
    rowHeaders: true,
  };
}

const SPREAD: Piece = {
  kind: "paragraph",
  style: "small",
  runs: [
    {
      text: "De dekking per jaar is berekend: de dekking van een budget is over de jaren verdeeld zoals de kosten van dat budget.",
    },
  ],
};

function coverTable(label: string, shares: Share<Coverage>[]): TablePiece {
  const cells = (name: string, { hard, gevraagd, zacht, dekkingTotaal }: Coverage) => [
    name,
    ...[hard, gevraagd, zacht, dekkingTotaal].map(amountOrDash),
  ];
  const rows = shares.map((share) => cells(share.label, share));
  const sum = (key: keyof Coverage) => shares.reduce((total, share) => total + share[key], 0);
  const total = [
    "Totaal",
    ...(["hard", "gevraagd", "zacht", "dekkingTotaal"] as const).map((key) =>
      amountOrDash(sum(key)),
    ),
  ];
  const columns = [
    textColumn(label, 24),
    moneyColumn("Gedekt of toegezegd"),
    moneyColumn("Te besluiten"),
    moneyColumn("Aangevraagd of geraamd"),
    moneyColumn("Samen"),
  ];
  return {
    kind: "table",
    caption: `Dekking per ${label.toLowerCase()}`,
    columns,
    rows,
    total,
    rowHeaders: true,
  };
}

/** A total only where nothing is counted twice. */
function needTable(label: string, shares: Share<Amounts>[], countsTwice: boolean): Piece[] {
  const cells = (
    name: string,
    amounts: Pick<Amounts, "nodigTotaal" | "dekkingTotaal" | "tekort">,
  ) => [name, ...[amounts.nodigTotaal, amounts.dekkingTotaal, amounts.tekort].map(amountOrDash)];
  const sum = (key: "nodigTotaal" | "dekkingTotaal" | "tekort") =>
    shares.reduce((total, share) => total + share[key], 0);
  const total = cells("Totaal", {
    nodigTotaal: sum("nodigTotaal"),
    dekkingTotaal: sum("dekkingTotaal"),
    tekort: sum("tekort"),
  });
  const table: TablePiece = {
    kind: "table",
    caption: `Per ${label.toLowerCase()}`,
    columns: [
      textColumn(label, 40),
      moneyColumn("Nodig"),
      moneyColumn("Dekking"),
      moneyColumn("Tekort"),
    ],
    rows: shares.map((share) => cells(share.label, share)),
    rowHeaders: true,
    ...(countsTwice ? {} : { total }),
  };
  const note: Piece = {
    kind: "paragraph",
    style: "small",
    runs: [
      {
        text: `Een bedrag dat bij meer dan één ${label.toLowerCase()} hoort, staat bij elk daarvan. Deze bedragen tellen daarom niet op tot het totaal.`,
      },
    ],
  };
  return countsTwice ? [table, note] : [table];
}

function textColumn(label: string, width: number): Column {
  return { label, align: "left", width };
}

function moneyColumn(label: string): Column {
  return { label, align: "right", width: 14 };
}

/** An empty amount is a dash: the eye finds the others sooner. */
function amountOrDash(amount: number): string {
  return amount === 0 ? "–" : formatMoney(amount);
}

function vatWords(plan: Plan): string {
  const { btw } = plan.plangegevens.values;
  return btw === null ? "" : `, ${btw} btw`;
}

function askedOf(plan: Plan): string {
  return plan.plangegevens.values.vaststellendOrgaan === "college" ? "het college" : "de raad";
}

/** When gas ends according to the tijdspad, else the horizon of the plan. */
export function endOfGas(plan: Plan): string | null {
  const lastDay = (period: string) => spanOf(period)?.end ?? "";
  const ends = blocksNamed(plan, "tijdspad").flatMap(({ values }) =>
    values.items.flatMap(({ sleutel, start, eind }) =>
      sleutel === "einde-aardgaslevering" ? [eind ?? start ?? ""] : [],
    ),
  );
  const last = ends
    .filter(Boolean)
    .toSorted((a, b) => (lastDay(a) < lastDay(b) ? -1 : 1))
    .at(-1);
  if (last) return formatPeriod(last);
  const { horizonjaar } = plan.plangegevens.values;
  return horizonjaar === null ? null : String(horizonjaar);
}
