/**
 * What writers fill in for the raadsstukken beside the plan: the nodes of the root `raadsstukken` (model.md 1.1).
 * Names are the stored format: never renamed, only added. An editor that does not know them never binds that root, so
 * they came without a new SCHEMA_VERSION.
 */
import { defineSettings } from "./block.ts";
import type { ValuesOf } from "./block.ts";
import { choice, date, line, money, reference, text, yesNo } from "./fieldKinds.ts";

/** The hand-written slots (raadsstukken.md 1.3), the texts of the other documents last. */
export const SLOTS = {
  samenvatting: "Samenvatting",
  inleiding: "Inleiding",
  kader: "Kader en eerdere besluiten",
  beoogdEffect: "Beoogd effect",
  alternatieven: "Alternatieven",
  financien: "Financiën",
  juridisch: "Juridische gevolgen",
  participatie: "Participatie",
  communicatie: "Communicatie",
  duurzaamheid: "Duurzaamheid",
  uitvoering: "Uitvoering en planning",
  evaluatie: "Evaluatie",
  overwegende: "Overwegende",
  advies: "Advies aan het college",
  raadsinformatiebrief: "Raadsinformatiebrief",
  kennisgeving: "Kennisgeving",
  bewonersbrief: "Bewonersbrief",
  publieksversie: "Publieksversie",
} as const;

export type SlotName = keyof typeof SLOTS;

/** Where an accepted proposal came from: its key, and the hash of what it said then (templates/raad/proposals.ts). */
const ORIGIN = {
  "voorstel.bron": line("Voorstel uit", { required: false }),
  "voorstel.hash": line("Bron bij het overnemen", { required: false }),
};

/** The head of the voorstel, and who signs. The fields of the griffie stay open in a DOCX and away in a PDF. */
const kopgegevens = defineSettings({
  name: "kopgegevens",
  title: "Kopgegevens",
  plural: "Kopgegevens",
  purpose: "Onderwerp, nummers, data en wie er tekent.",
  codePrefix: null,
  chapters: [],
  titleField: "onderwerp",
  fields: {
    onderwerp: line("Onderwerp", {
      maxLength: 100,
      hint: "Liefst niet langer dan 80 tekens.",
      example: "Vaststellen Wijkuitvoeringsplan Kruidenbuurt",
    }),
    zaaknummer: line("Zaaknummer", { required: false, example: "Z2026-004711" }),
    portefeuillehouder: line("Portefeuillehouder", {
      required: false,
      hint: "Leeg: die van het plan.",
    }),
    datumCollege: date("Datum college", { required: false }),
    programma: line("Programma", { required: false, example: "Duurzaamheid en energie" }),
    behandeldDoor: line("Behandeld door", {
      required: false,
      hint: "Een functie of team. Staat niet in de openbare versie.",
    }),
    openbaarheid: choice(
      "Openbaarheid",
      { openbaar: "Openbaar", vertrouwelijk: "Vertrouwelijk", geheim: "Geheim" },
      { required: false },
    ),
    gebruikWensen: yesNo("Vraagt u de raad om wensen en bedenkingen?", {
      required: false,
      hint: "Alleen bij een programma.",
    }),
    begrotingswijziging: line("Nummer van de begrotingswijziging", { required: false }),
    begrotingsjaar: line("Begrotingsjaar", { required: false, example: "2027" }),
    secretaris: line("Naam van de secretaris", { required: false }),
    burgemeester: line("Naam van de burgemeester", { required: false }),
    griffier: line("Naam van de griffier", { required: false }),
    registratienummer: line("Registratienummer (griffie)", { required: false }),
    agendapunt: line("Agendapunt (griffie)", { required: false }),
    datumCommissie: date("Datum commissie (griffie)", { required: false }),
    datumRaad: date("Datum raadsvergadering (griffie)", { required: false }),
    behandeling: choice(
      "Behandeling (griffie)",
      {
        "ter-kennisname": "Ter kennisname",
        hamerstuk: "Hamerstuk",
        bespreekstuk: "Bespreekstuk",
      },
      { required: false },
    ),
  },
});

const onderdeel = defineSettings({
  name: "onderdeel",
  title: "Onderdeel",
  plural: "Onderdelen",
  purpose: "De tekst van één onderdeel van de raadsstukken.",
  codePrefix: null,
  chapters: [],
  titleField: "soort",
  fields: {
    soort: choice("Onderdeel", SLOTS),
    nietVanToepassing: line("Niet van toepassing, omdat", { required: false }),
    ...ORIGIN,
    tekst: text("Tekst", { required: false }),
  },
});

const argument = defineSettings({
  name: "argument",
  title: "Argument",
  plural: "Argumenten",
  purpose: "Waarom de raad dit beslispunt moet nemen: één volzin en een korte toelichting.",
  codePrefix: null,
  chapters: [],
  fields: {
    titel: line("Argument in één zin", { maxLength: 200 }),
    besluitId: reference("Bij beslispunt", "besluit"),
    ...ORIGIN,
    tekst: text("Toelichting"),
  },
});

const kanttekening = defineSettings({
  name: "kanttekening",
  title: "Kanttekening",
  plural: "Kanttekeningen",
  purpose: "Wat tegen een beslispunt pleit of mis kan gaan, en wat u eraan doet.",
  codePrefix: null,
  chapters: [],
  fields: {
    titel: line("Kanttekening in één zin", { maxLength: 200 }),
    besluitId: reference("Bij beslispunt", "besluit"),
    geen: yesNo("Is er bij dit beslispunt geen kanttekening?", {
      required: false,
      hint: "Geef dan in de toelichting de reden.",
    }),
    ...ORIGIN,
    tekst: text("Toelichting"),
    antwoord: text("Wat doen we eraan?", { required: false }),
  },
});

const alternatief = defineSettings({
  name: "alternatief",
  title: "Alternatief",
  plural: "Alternatieven",
  purpose: "Een andere keuze die is bekeken, en waarom u die niet voorstelt.",
  codePrefix: null,
  chapters: [],
  fields: {
    titel: line("Alternatief", { maxLength: 140 }),
    kosten: money("Kosten", { required: false }),
    ...ORIGIN,
    voor: text("Wat pleit ervoor?"),
    tegen: text("Wat pleit ertegen?"),
    reden: text("Waarom niet gekozen?"),
  },
});

const besluithistorie = defineSettings({
  name: "besluithistorie",
  title: "Eerder besluit",
  plural: "Eerdere besluiten",
  purpose: "Een besluit waarop dit voorstel voortbouwt, met datum en nummer.",
  codePrefix: null,
  chapters: [],
  titleField: "besluit",
  fields: {
    besluit: line("Besluit", { maxLength: 200, example: "Warmteprogramma vastgesteld" }),
    orgaan: choice("Genomen door", { raad: "Gemeenteraad", college: "College van B en W" }),
    datum: date("Datum"),
    nummer: line("Nummer", { required: false }),
  },
});

/** All nodes of the root, by stored name. */
export const STUKKEN = {
  kopgegevens,
  onderdeel,
  argument,
  kanttekening,
  alternatief,
  besluithistorie,
} as const;

/** The nodes of which there may be many, in an order that the writers choose. */
export const STUK_ROWS = ["argument", "kanttekening", "alternatief", "besluithistorie"] as const;

export type StukName = keyof typeof STUKKEN;
export type StukRowName = (typeof STUK_ROWS)[number];
export type StukValues<N extends StukName> = ValuesOf<(typeof STUKKEN)[N]>;

/** Fields that belong to the griffie: visible to fill in in a DOCX, absent in a PDF (raadsstukken.md 1.2). */
export const GRIFFIE_FIELDS = [
  "registratienummer",
  "agendapunt",
  "datumCommissie",
  "datumRaad",
  "behandeling",
] as const satisfies readonly (keyof StukValues<"kopgegevens">)[];
