/** The raadsvoorstel and the raadsbesluit, apart or in one document (raadsstukken.md 1.4, 5.1 and 5.2). */
import { formatDate } from "../format.ts";
import type { Document, Piece, Run } from "../pieces.ts";
import { SETTINGS } from "../blocks.ts";
import { STUKKEN } from "../stukken.ts";
import {
  alternatieven,
  argumenten,
  beslispuntList,
  beslispunten,
  kanttekeningen,
} from "./decisionSections.ts";
import { planTitle } from "./planFacts.ts";
import {
  beoogdEffect,
  evaluatie,
  financien,
  juridisch,
  kader,
  participatie,
  samenvatting,
  uitvoering,
} from "./planSections.ts";
import { printedFact } from "./route.ts";
import type { SectionName } from "./sections.ts";
import type { Context, StukFact } from "./stuk.ts";
import {
  collegeSignatures,
  conceptNote,
  dateOrOpen,
  heading,
  list,
  raadSignatures,
  slotPieces,
  stukOf,
  words,
} from "./stuk.ts";

export function presentRaadsvoorstel(context: Context): Document {
  return stukOf(context, {
    label: context.profile.documentsoortLabels.raadsvoorstel,
    facts: headFacts(context),
    pieces: [...sections(context), collegeSignatures(context)],
  });
}

export function presentRaadsbesluit(context: Context): Document {
  const label = context.profile.documentsoortLabels.raadsbesluit;
  const { head, meta } = context;
  return stukOf(context, {
    label: meta.status === "vastgesteld" ? label : `Ontwerp-${label.toLowerCase()}`,
    facts: [
      { label: "Zaaknummer", value: head.zaaknummer },
      { label: "Registratienummer", value: head.registratienummer, griffie: true },
    ],
    pieces: decree(context),
  });
}

/** One document: voorstel, and the ontwerpbesluit on a new page. */
export function presentCombined(context: Context): Document {
  const label = context.profile.documentsoortLabels.raadsbesluit;
  return stukOf(context, {
    label: context.profile.documentsoortLabels["voorstel-en-besluit"],
    facts: headFacts(context),
    pieces: [
      ...sections(context),
      collegeSignatures(context),
      { kind: "pageBreak" },
      heading(context, 1, `Ontwerp-${label.toLowerCase()}`),
      ...decree(context),
    ],
  });
}

/** The numbered bijlagen of the voorstel: the plan first. Numbers are those of the files in the package. */
export function bijlagenOf({
  plan,
  route,
  meta,
  bijlagen = [],
}: Context): { nr: number; title: string; openbaar: boolean }[] {
  const own = [
    { title: `${planTitle(plan)}${meta.versie ? `, versie ${meta.versie}` : ""}`, openbaar: true },
    ...(route.krediet ? [{ title: "Begrotingswijziging", openbaar: true }] : []),
    ...bijlagen,
  ];
  return own.map((each, index) => ({ nr: index + 1, ...each }));
}

const BUILDERS: Readonly<Record<SectionName, (context: Context) => Piece[]>> = {
  samenvatting,
  beslispunten,
  inleiding: (context) => slotPieces(context, "inleiding"),
  kader,
  beoogdEffect,
  argumenten,
  kanttekeningen,
  alternatieven,
  financien,
  juridisch,
  participatie,
  communicatie: (context) => slotPieces(context, "communicatie"),
  duurzaamheid: (context) => slotPieces(context, "duurzaamheid"),
  uitvoering,
  evaluatie,
  bijlagen: (context) =>
    list(
      bijlagenOf(context).map(
        ({ title, openbaar }) => `${title}${openbaar ? "" : " (niet openbaar)"}`,
      ),
      true,
    ),
};

/** The pieces of one section without its heading; none when there is nothing to say. */
export function sectionPieces(context: Context, section: SectionName): Piece[] {
  return BUILDERS[section](context);
}

function sections(context: Context): Piece[] {
  const { profile } = context;
  return profile.volgorde.flatMap((section) => {
    const body = sectionPieces(context, section);
    const missing = profile.verplicht.includes(section)
      ? conceptNote(context, "Dit onderdeel is nog niet ingevuld.")
      : [];
    const content = body.length > 0 ? body : missing;
    return content.length === 0 ? [] : [heading(context, 1, profile.koppen[section]), ...content];
  });
}

function headFacts({ head, plan, profile }: Context): StukFact[] {
  const { portefeuillehouder } = plan.plangegevens.values;
  const { openbaarheid, behandeling } = STUKKEN.kopgegevens.fields;
  const day = (date: string | null) => (date === null ? null : formatDate(date));
  return [
    { label: "Zaaknummer", value: head.zaaknummer },
    { label: "Registratienummer", value: head.registratienummer, griffie: true },
    {
      label: SETTINGS.plangegevens.fields.portefeuillehouder.label,
      value: head.portefeuillehouder ?? portefeuillehouder,
    },
    { label: "Agendapunt", value: head.agendapunt, griffie: true },
    { label: "Programma", value: head.programma },
    { label: "Datum commissie", value: day(head.datumCommissie), griffie: true },
    { label: "Datum college", value: day(head.datumCollege) },
    { label: "Datum raad", value: day(head.datumRaad), griffie: true },
    {
      label: "Openbaarheid",
      value: openbaarheid.show(head.openbaarheid ?? profile.openbaarheidStandaard),
    },
    {
      label: "Behandeling",
      value: head.behandeling ? behandeling.show(head.behandeling) : null,
      griffie: true,
    },
  ];
}

/** From "De raad van de gemeente" to the signatures. */
function decree(context: Context): Piece[] {
  const { gemeente, head, route, profile } = context;
  const grounds = route.geletOp.flatMap((id) => printedFact(id, "citation", context) ?? []);
  const number: Run[] =
    head.registratienummer === null
      ? [{ text: ", nummer … (in te vullen door de griffie)", fillIn: true }]
      : [{ text: `, nummer ${head.registratienummer}` }];
  const heard: Piece[] = profile.gehoordCommissie
    ? [
        {
          kind: "paragraph",
          runs: [
            {
              text: `gehoord ${profile.commissieNaam}${head.datumCommissie ? ` van ${formatDate(head.datumCommissie)}` : ""};`,
              ...(head.datumCommissie ? {} : { fillIn: true as const }),
            },
          ],
        },
      ]
    : [];
  const proposalDate: Run[] =
    head.datumCollege === null ? [] : [{ text: ` van ${formatDate(head.datumCollege)}` }];
  return [
    ...words(`De raad van de gemeente ${gemeente};`),
    {
      kind: "paragraph",
      runs: [
        { text: "gelezen het voorstel van burgemeester en wethouders" },
        ...proposalDate,
        ...number,
        { text: ";" },
      ],
    },
    ...heard,
    ...(grounds.length > 0 ? words(`gelet op ${grounds.join("; ")};`) : []),
    ...(profile.overwegende ? slotPieces(context, "overwegende") : []),
    heading(context, 1, "Besluit"),
    ...beslispuntList(route.beslispunten),
    ...(route.beslispunten.length === 0
      ? conceptNote(context, "Er zijn nog geen beslispunten voor de raad.")
      : []),
    adopted(context),
    raadSignatures(context, "De raad voornoemd,"),
  ];
}

function adopted({ head }: Context): Piece {
  return {
    kind: "paragraph",
    keepWithNext: true,
    runs: [
      { text: "Aldus vastgesteld in de openbare vergadering" },
      ...(head.datumRaad === null
        ? [{ text: " van … (in te vullen door de griffie)", fillIn: true as const }]
        : [{ text: " van " }, dateOrOpen(head.datumRaad, "")]),
      { text: "." },
    ],
  };
}
