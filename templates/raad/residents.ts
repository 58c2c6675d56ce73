/** What residents get: the kennisgeving, a letter, and the plan in plain language. */
import { formatDate, formatNumber } from "../format.ts";
import type { Document, Piece } from "../pieces.ts";
import { blocksNamed, chapterNamed, chapterProse } from "../plan.ts";
import { affordabilityPieces } from "../present/affordability.ts";
import { keyFigures } from "../present/money.ts";
import { presentProse } from "../present/prose.ts";
import { plainText } from "../prose.ts";
import { spanOf } from "../period.ts";
import {
  lowerFirst,
  momentOf,
  planTitle,
  sentence,
  stepsOf,
  areaOf,
  countedMeasures,
  homesIn,
} from "./planFacts.ts";
import type { Context } from "./stuk.ts";
import {
  collegeSignatures,
  conceptNote,
  heading,
  list,
  slotPieces,
  stukOf,
  table,
  words,
} from "./stuk.ts";

/** The notice that the concept lies open for inspection, with its dates from the tijdspad. */
export function presentKennisgeving(context: Context): Document {
  const { plan, gemeente, profile } = context;
  const step = stepsOf(plan).find(({ soort }) => soort === "terinzagelegging");
  const [from, to] = [
    spanOf(step?.start ?? "")?.start,
    spanOf(step?.end ?? step?.start ?? "")?.end,
  ];
  const period = from && to ? `van ${formatDate(from)} tot en met ${formatDate(to)}` : null;
  return stukOf(context, {
    label: profile.documentsoortLabels.kennisgeving,
    title: planTitle(plan),
    facts: [],
    pieces: [
      ...(period
        ? words(
            `Burgemeester en wethouders van ${gemeente} maken bekend dat het ontwerp van het ${lowerFirst(planTitle(plan))} ter inzage ligt ${period}.`,
          )
        : conceptNote(
            context,
            "Het tijdspad heeft nog geen terinzagelegging met een begin en een eind.",
          )),
      heading(context, 1, "Waar gaat het over?"),
      ...words(aboutPlan(context)),
      heading(context, 1, "Bekijken en reageren"),
      ...slotOrNote(context, "kennisgeving"),
      ...contact(context),
      collegeSignatures(context),
    ],
  });
}

export function presentBewonersbrief(context: Context): Document {
  const { profile, gemeente, plan } = context;
  return stukOf(context, {
    label: profile.documentsoortLabels.bewonersbrief,
    title: planTitle(plan),
    facts: [],
    pieces: [
      ...words("Beste bewoner,"),
      ...slotOrNote(context, "bewonersbrief"),
      ...section(context, "Wanneer gebeurt wat?", planning(context)),
      ...section(context, "Vragen?", contact(context)),
      {
        kind: "signatures",
        lead: `Met vriendelijke groet,\ngemeente ${gemeente}`,
        items: [
          {
            role:
              context.head.portefeuillehouder ??
              context.plan.plangegevens.values.portefeuillehouder ??
              "de wethouder",
            name: "",
          },
        ],
      },
    ],
  });
}

/** The plan for residents: per group what it means, costs only as a range. */
export function presentPublieksversie(context: Context): Document {
  const { plan, profile, names, newId } = context;
  const groups = presentProse(chapterProse(chapterNamed(plan, 12)), newId);
  return stukOf(context, {
    label: profile.documentsoortLabels.publieksversie,
    title: planTitle(plan),
    facts: [],
    pieces: [
      ...slotOrNote(context, "publieksversie"),
      ...keyFigures(names),
      ...section(context, "Wat willen wij bereiken?", goals(context)),
      ...section(context, "Wat gaat er gebeuren?", measures(context)),
      ...section(context, "Wat betekent dit voor u?", groups.map(oneLower)),
      ...section(context, "Wat kost het ongeveer?", costs(context)),
      ...section(context, "Wanneer gebeurt wat?", planning(context)),
      ...section(context, "Wat deden wij met uw inbreng?", input(context)),
      ...section(context, "Vragen?", contact(context)),
    ],
  });
}

function aboutPlan({ plan }: Context): string {
  const homes = homesIn(plan);
  const size = homes > 0 ? ` In ${areaOf(plan)} staan ${formatNumber(homes)} woningen.` : "";
  return `Het plan beschrijft hoe ${areaOf(plan)} van het aardgas af gaat, wanneer dat gebeurt en wat het kost.${size}`;
}

function goals({ plan }: Context): Piece[] {
  const titled = blocksNamed(plan, "doelstelling").filter(({ title }) => title.trim() !== "");
  return list(titled.map(({ title }) => sentence(title)));
}

function measures({ plan }: Context): Piece[] {
  return list(
    countedMeasures(plan).map(({ title, values }) => {
      const when = momentOf({ start: values.start, end: null });
      return `${title}${when ? `: vanaf ${when}` : ""}.`;
    }),
  );
}

/** The basis of the amounts once, below the last table, where it is the same for all. */
function costs({ plan }: Context): Piece[] {
  const solutions = blocksNamed(plan, "warmteoplossing").filter(
    ({ values }) => values.rol === "gekozen",
  );
  const pieces = solutions.flatMap(({ title, values }) =>
    affordabilityPieces(values.betaalbaarheid, `${title} (indicatie)`),
  );
  return pieces.filter(
    (piece, index) =>
      piece.kind !== "paragraph" ||
      !pieces.slice(index + 1).some((later) => JSON.stringify(later) === JSON.stringify(piece)),
  );
}

function planning({ plan, meta }: Context): Piece[] {
  const coming = stepsOf(plan).filter(
    ({ start, end, sleutel }) =>
      (spanOf(end ?? start ?? "")?.end ?? "") >= meta.date && sleutel !== "college-besluit",
  );
  const rows = coming.map((step) => [
    step.end && step.end !== step.start
      ? `${momentOf(step)} tot en met ${momentOf({ start: step.end, end: null })}`
      : momentOf(step),
    step.title,
  ]);
  return table("", ["Wanneer:40", "Wat:60"], rows);
}

function input({ plan }: Context): Piece[] {
  return blocksNamed(plan, "participatie").flatMap(({ title, values }) => {
    const parts = [plainText(values.opbrengst), plainText(values.verwerkingToelichting)];
    const text = parts.filter(Boolean).map(sentence).join(" ");
    const when = values.datum === null ? "" : ` (${formatDate(values.datum)})`;
    return text === ""
      ? []
      : [{ kind: "paragraph" as const, label: `${title}${when}:`, runs: [{ text }] }];
  });
}

function contact({ profile, gemeente }: Context): Piece[] {
  const addresses = profile.functioneleAdressen;
  return addresses.length === 0
    ? words(`Neem contact op met de gemeente ${gemeente}.`)
    : words(`Neem contact op met de gemeente ${gemeente}: ${addresses.join(", ")}.`);
}

function section(context: Context, title: string, body: Piece[]): Piece[] {
  return body.length === 0 ? [] : [heading(context, 1, title), ...body];
}

function slotOrNote(
  context: Context,
  slot: "kennisgeving" | "bewonersbrief" | "publieksversie",
): Piece[] {
  const own = slotPieces(context, slot);
  return own.length > 0 ? own : conceptNote(context, "De tekst hiervoor is nog niet geschreven.");
}

/** Headings of the writers stand right below the heading of the section. */
function oneLower(piece: Piece): Piece {
  return piece.kind === "heading" ? { ...piece, level: 2, inContents: false } : piece;
}
