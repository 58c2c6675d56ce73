/** The stukken of the college: the oplegger on every route, and the collegevoorstel and raadsinformatiebrief of a programma. */
import { formatDate } from "../format.ts";
import type { Document, Piece } from "../pieces.ts";
import { alternatieven, argumenten, beslispuntList, kanttekeningen } from "./decisionSections.ts";
import { lowerFirst, planTitle } from "./planFacts.ts";
import { financien, juridisch, participatie, samenvatting, uitvoering } from "./planSections.ts";
import type { Context, StukFact } from "./stuk.ts";
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

/** Who sets a paraaf before the college decides. */
const INITIALS = ["Controller", "Jurist", "Portefeuillehouder"];

/** A cell of three lines: a paraaf needs some height. */
const ROOM_TO_SIGN = "\u00a0\n\u00a0\n\u00a0";

/** An internal sheet: what the college is asked, and the initials on paper. */
export function presentOplegger(context: Context): Document {
  const { route, profile } = context;
  const asked =
    route.beslispunten.length > 0
      ? [heading(context, 1, "Voor te leggen aan de raad"), ...beslispuntList(route.beslispunten)]
      : [];
  return stukOf(context, {
    label: profile.documentsoortLabels["college-oplegger"],
    facts: internalFacts(context),
    pieces: [
      ...part(context, "Advies", slotPieces(context, "advies")),
      heading(context, 1, "Gevraagd besluit van het college"),
      ...collegeDecisions(context),
      ...asked,
      ...part(context, "Samenvatting", slotPieces(context, "samenvatting"), false),
      heading(context, 1, "Akkoord"),
      ...table(
        "",
        ["Functie:26", "Akkoord:14", "Datum:20", "Paraaf:40"],
        INITIALS.map((role) => [role, "ja / nee", "", ROOM_TO_SIGN]),
      ),
    ],
  });
}

/** With a programma the college itself decides on the plan. */
export function presentCollegevoorstel(context: Context): Document {
  const { profile } = context;
  const { koppen } = profile;
  return stukOf(context, {
    label: profile.documentsoortLabels.collegevoorstel,
    facts: internalFacts(context),
    pieces: [
      ...part(context, koppen.samenvatting, samenvatting(context)),
      heading(context, 1, "Voorgesteld besluit van het college"),
      ...collegeDecisions(context),
      ...part(context, koppen.inleiding, slotPieces(context, "inleiding")),
      ...part(context, koppen.argumenten, argumenten(context)),
      ...part(context, koppen.kanttekeningen, kanttekeningen(context)),
      ...part(context, koppen.alternatieven, alternatieven(context)),
      ...part(context, koppen.financien, financien(context)),
      ...part(context, koppen.juridisch, juridisch(context)),
      ...part(context, koppen.participatie, participatie(context)),
      ...part(context, koppen.uitvoering, uitvoering(context)),
    ],
  });
}

/** What the raad hears of a decision that the college took. */
export function presentInformatiebrief(context: Context): Document {
  const { head, profile, gemeente } = context;
  return stukOf(context, {
    label: profile.documentsoortLabels.raadsinformatiebrief,
    facts: [
      { label: "Aan", value: `de raad van de gemeente ${gemeente}` },
      { label: "Zaaknummer", value: head.zaaknummer },
      { label: "Datum college", value: head.datumCollege ? formatDate(head.datumCollege) : null },
      { label: "Registratienummer", value: head.registratienummer, griffie: true },
    ],
    pieces: [
      ...words("Geachte leden van de raad,"),
      ...part(context, "Kernboodschap", slotPieces(context, "raadsinformatiebrief")),
      ...part(context, "Wat besloot het college?", collegeDecisions(context)),
      ...part(context, "Waarom?", slotPieces(context, "inleiding"), false),
      ...part(context, "Vervolg", uitvoering(context)),
      collegeSignatures(context),
    ],
  });
}

function collegeDecisions(context: Context): Piece[] {
  const { route, plan } = context;
  if (route.collegebesluiten.length > 0) return beslispuntList(route.collegebesluiten);
  if (route.orgaan === "college")
    return conceptNote(context, "Er is nog geen collegebesluit over het plan opgenomen.");
  return list(
    [
      `In te stemmen met het voorstel over het ${lowerFirst(planTitle(plan))} en de bijlagen.`,
      "Het voorstel aan de raad aan te bieden.",
    ],
    true,
  );
}

function internalFacts({ head, plan, meta }: Context): StukFact[] {
  const { portefeuillehouder } = plan.plangegevens.values;
  return [
    { label: "Zaaknummer", value: head.zaaknummer },
    { label: "Datum college", value: head.datumCollege ? formatDate(head.datumCollege) : null },
    { label: "Portefeuillehouder", value: head.portefeuillehouder ?? portefeuillehouder },
    { label: "Behandeld door", value: head.behandeldDoor },
    { label: "Programma", value: head.programma },
    { label: "Versie", value: meta.versie },
  ];
}

/** A heading with what stands below it; without content only a concept shows it, and only when it is expected. */
function part(context: Context, title: string, body: Piece[], expected = true): Piece[] {
  const content =
    body.length > 0 || !expected
      ? body
      : conceptNote(context, "Dit onderdeel is nog niet ingevuld.");
  return content.length === 0 ? [] : [heading(context, 1, title), ...content];
}
