/** What one party must know of the plan: its tasks, maatregelen, agreements, money and risks. */
import { BLOCKS } from "../blocks.ts";
import { formatMoney, formatPeriod } from "../format.ts";
import type { Document, Piece } from "../pieces.ts";
import type { Block } from "../plan.ts";
import { blockLabel, blocksNamed } from "../plan.ts";
import { showSpan } from "../present/value.ts";
import { plainText } from "../prose.ts";
import { countedMeasures, momentOf, planTitle, stepsOf } from "./planFacts.ts";
import type { Context } from "./stuk.ts";
import { conceptNote, heading, list, small, stukOf, table, words } from "./stuk.ts";

/** One party, or all of them each on a page of its own. */
export function presentExtract(context: Context): Document {
  const { plan, partyId = null, profile } = context;
  const parties = blocksNamed(plan, "betrokkenPartij").filter(
    ({ id }) => partyId === null || id === partyId,
  );
  const [only] = parties;
  const label = profile.documentsoortLabels.extract;
  const name = partyId !== null && only ? `${label}: ${only.title}` : label;
  return stukOf(context, {
    label: name,
    title: planTitle(plan),
    facts: [],
    pieces:
      parties.length === 0
        ? conceptNote(context, "Het plan noemt nog geen partijen.")
        : parties.flatMap((party, index) => [
            ...(index > 0 ? [{ kind: "pageBreak" as const }] : []),
            heading(context, 1, blockLabel(party)),
            ...partyPieces(context, party),
          ]),
  });
}

function partyPieces(context: Context, party: Block<"betrokkenPartij">): Piece[] {
  const { rol, instemming } = BLOCKS.betrokkenPartij.fields;
  const { values } = party;
  const facts = [
    values.rol === null ? "" : `Rol: ${rol.show(values.rol).toLowerCase()}.`,
    values.instemming === null
      ? ""
      : `Instemming: ${instemming.show(values.instemming).toLowerCase()}.`,
  ];
  const parts: [string, Piece[]][] = [
    ["Taken", list(values.taken)],
    ["Maatregelen", measuresOf(context, party)],
    ["Afspraken", agreementsOf(context, party)],
    ["Stappen in de planning", stepsFor(context, party)],
    ["Bijdragen", paymentsOf(context, party)],
    ["Risico’s", risksOf(context, party)],
  ];
  const filled = parts.flatMap(([title, body]) =>
    body.length === 0 ? [] : [heading(context, 2, title), ...body],
  );
  const intro = words(facts.filter(Boolean).join(" "));
  return filled.length + intro.length > 0
    ? [...intro, ...filled]
    : [small("Het plan noemt voor deze partij nog geen taken.")];
}

function measuresOf({ plan }: Context, { id }: Block<"betrokkenPartij">): Piece[] {
  const own = countedMeasures(plan).filter(
    ({ values }) => values.verantwoordelijkeId === id || values.uitvoerderIds.includes(id),
  );
  const rows = own.map((measure) => [
    blockLabel(measure),
    measure.values.verantwoordelijkeId === id ? "Verantwoordelijk" : "Voert uit",
    showSpan(shown(measure.values.start), shown(measure.values.eind)) ?? "–",
  ]);
  return table("", ["Maatregel:50", "Rol:18", "Periode:32"], rows);
}

function agreementsOf({ plan, names }: Context, { id }: Block<"betrokkenPartij">): Piece[] {
  const own = blocksNamed(plan, "afspraak").filter(
    ({ values }) => values.vanPartijId === id || values.aanPartijId === id,
  );
  const rows = own.map(({ title, values }) => {
    const gives = values.vanPartijId === id;
    const other = names.blockOf(gives ? values.aanPartijId : values.vanPartijId)?.title ?? "–";
    const what = plainText(values.watNodig);
    return [
      what || title,
      `${gives ? "u levert aan" : "u krijgt van"} ${other}`,
      shown(values.wanneer) ?? "–",
    ];
  });
  return table("", ["Wat:46", "Wie:34", "Wanneer:20"], rows);
}

function stepsFor({ plan }: Context, { id }: Block<"betrokkenPartij">): Piece[] {
  const own = stepsOf(plan).filter(({ trekkerId }) => trekkerId === id);
  return table(
    "",
    ["Wanneer:30", "Stap:70"],
    own.map((step) => [momentOf(step), step.title]),
  );
}

function paymentsOf({ plan }: Context, { id }: Block<"betrokkenPartij">): Piece[] {
  const { status } = BLOCKS.budget.fields.dekking.columns;
  const rows = blocksNamed(plan, "budget").flatMap(({ title, values }) =>
    values.dekking.flatMap((cover) =>
      cover.partijId === id
        ? [
            [
              title,
              cover.bron ?? "–",
              cover.status === null ? "–" : status.show(cover.status),
              cover.bedrag === null ? "–" : formatMoney(cover.bedrag),
            ],
          ]
        : [],
    ),
  );
  return table("", ["Post:32", "Bron:32", "Stand:16", ">Bedrag:18"], rows);
}

function risksOf({ plan }: Context, { id }: Block<"betrokkenPartij">): Piece[] {
  const own = blocksNamed(plan, "risico").filter(({ values }) => values.eigenaarId === id);
  const rows = own.map((risk) => [
    blockLabel(risk),
    plainText(risk.values.beheersmaatregel) || "–",
  ]);
  return table("", ["Risico:40", "Wat wij eraan doen:60"], rows);
}

function shown(period: string | null): string | null {
  return period === null ? null : formatPeriod(period);
}
