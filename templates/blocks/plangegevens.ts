import { defineSettings, title } from "../block.ts";
import { choice, count, date, line, lines, rows, text, year, yesNo } from "../fieldKinds.ts";

const PROVINCES = {
  Groningen: "Groningen",
  Fryslân: "Fryslân",
  Drenthe: "Drenthe",
  Overijssel: "Overijssel",
  Flevoland: "Flevoland",
  Gelderland: "Gelderland",
  Utrecht: "Utrecht",
  "Noord-Holland": "Noord-Holland",
  "Zuid-Holland": "Zuid-Holland",
  Zeeland: "Zeeland",
  "Noord-Brabant": "Noord-Brabant",
  Limburg: "Limburg",
} as const;

const CHAPTERS_THAT_MAY_BE_OFF = { "7": "7", "14": "14", B: "B", C: "C", D: "D", E: "E" } as const;

/**
 * What the plan is, for which area, and who decides on it. One per plan.
 * `besluitroute` and `krediet` decide the verb and the legal basis of the raadsstukken (raadsstukken.md 1.5).
 */
export const plangegevens = defineSettings({
  name: "plangegevens",
  title: "Plangegevens",
  plural: "Plangegevens",
  purpose: "Wat voor plan dit is, voor welk gebied, en wie besluit.",
  codePrefix: null,
  chapters: [],
  fields: {
    titel: title("Wijkuitvoeringsplan Kruidenbuurt"),
    naamSoort: choice(
      "Hoe heet dit plan?",
      {
        wijkuitvoeringsplan: "Wijkuitvoeringsplan",
        uitvoeringsplan: "Uitvoeringsplan",
        buurtuitvoeringsplan: "Buurtuitvoeringsplan",
        dorpsuitvoeringsplan: "Dorpsuitvoeringsplan",
      },
      { required: false },
    ),
    fictief: yesNo("Is dit een fictief voorbeeld?", { required: false }),
    gemeente: line("Gemeente", { example: "Oosterwaarde" }),
    provincie: choice("Provincie", PROVINCES, { required: false }),
    wijknaam: line("Wijk, buurt of dorp", { example: "Kruidenbuurt" }),
    gebiedstype: choice("Soort gebied", {
      buurt: "Buurt",
      wijk: "Wijk",
      dorp: "Dorp",
      dorpskern: "Dorpskern",
      cluster: "Cluster",
    }),
    buurtcodes: lines("CBS-buurtcodes", {
      pattern: /^BU[0-9]{8}$/,
      example: "BU99990107",
      hint: "BU en acht cijfers.",
    }),
    gebiedsafbakening: text("Grenzen van het gebied", {
      example: "Alle gebouwen tussen de Plasweg, de spoorlijn en het sportpark.",
    }),
    planfocus: choice("Wat legt dit plan vast?", {
      plan: "Vooral het wat (plan)",
      proces: "Vooral het hoe (proces)",
      beide: "Het wat en het hoe",
    }),
    plantype: choice("Doel van het plan", {
      aardgasvrij: "Aardgasvrij",
      "aardgasvrij-ready": "Klaar voor aardgasvrij",
      isolatie: "Isolatie",
    }),
    rechtsvorm: choice("Rechtsvorm", {
      vormvrij: "Vormvrij plan",
      "onverplicht-programma": "Onverplicht programma (Omgevingswet)",
      "onderbouwing-omgevingsplan": "Onderbouwing van het omgevingsplan",
    }),
    vaststellendOrgaan: choice("Wie stelt het plan vast?", {
      raad: "Gemeenteraad",
      college: "College van B en W",
    }),
    besluitroute: choice(
      "Besluitroute",
      {
        autonoom: "Autonoom: de raad stelt het plan vast",
        programma: "Programma: het college stelt het plan vast",
        omgevingsplan: "Omgevingsplan: het plan onderbouwt een wijziging",
      },
      { hint: "De route bepaalt de tekst van het raadsvoorstel en het besluit." },
    ),
    krediet: yesNo("Vraagt u de raad ook om geld?"),
    aanwijsbevoegdheid: choice("Zet de gemeente de aanwijsbevoegdheid in?", {
      ja: "Ja",
      nee: "Nee",
      "nog-te-bepalen": "Nog te bepalen",
    }),
    kortereTermijnMotivering: text("Waarom is de termijn korter dan acht jaar?", {
      required: false,
    }),
    "warmteprogramma.status": choice("Warmteprogramma", {
      vastgesteld: "Vastgesteld",
      ontwerp: "Ontwerp",
      "in-voorbereiding": "In voorbereiding",
      ontbreekt: "Ontbreekt",
    }),
    "warmteprogramma.vastgesteldOp": date("Warmteprogramma vastgesteld op", { required: false }),
    "warmteprogramma.gebiedOpgenomen": yesNo("Staat dit gebied in het warmteprogramma?", {
      required: false,
    }),
    "warmteprogramma.vindplaats": line("Vindplaats van het warmteprogramma", { required: false }),
    "tvwBesluit.orgaan": line("Besluit Transitievisie Warmte: orgaan", {
      required: false,
      example: "Gemeenteraad",
    }),
    "tvwBesluit.datum": date("Besluit Transitievisie Warmte: datum", { required: false }),
    "tvwBesluit.nummer": line("Besluit Transitievisie Warmte: nummer", { required: false }),
    startProces: date("Start van het proces"),
    beoogdeVaststelling: date("Beoogde vaststelling"),
    horizonjaar: year("Horizonjaar", { example: "2036" }),
    portefeuillehouder: line("Portefeuillehouder", {
      hint: "Een functie, geen naam.",
      example: "wethouder duurzaamheid",
    }),
    ambtelijkOpdrachtgever: line("Ambtelijk opdrachtgever", { hint: "Een functie, geen naam." }),
    projectleider: line("Projectleider", { hint: "Een functie, geen naam." }),
    prijspeil: year("Prijspeil", { example: "2026" }),
    btw: choice("Bedragen zijn", { exclusief: "Exclusief btw", inclusief: "Inclusief btw" }),
    intake: rows(
      "Wat ligt er al?",
      "regel",
      {
        onderwerp: choice("Onderwerp", {
          doelen: "Doelen",
          wensen: "Wensen",
          "andere-ambities": "Andere ambities",
        }),
        stand: line("Stand van zaken"),
      },
      { required: false },
    ),
    uitgeschakeld: rows(
      "Hoofdstukken die u weglaat",
      "hoofdstuk",
      { hoofdstuk: choice("Hoofdstuk", CHAPTERS_THAT_MAY_BE_OFF), reden: line("Reden") },
      { required: false },
    ),
  },
});

/** The settings of one chapter; its heading in the document. Sources: S4.3 (themas), S1.12 (knooppunt). */
export const hoofdstuk = defineSettings({
  name: "hoofdstuk",
  title: "Hoofdstuk",
  plural: "Hoofdstukken",
  purpose: "De kop van een hoofdstuk en wie eraan werkt.",
  codePrefix: null,
  chapters: [],
  fields: {
    titel: title(),
    eigenaar: line("Wie schrijft dit hoofdstuk?", {
      required: false,
      hint: "Een functie of organisatie.",
    }),
    streefdatum: date("Klaar op", { required: false }),
    status: choice(
      "Stand",
      {
        leeg: "Leeg",
        "in-bewerking": "In bewerking",
        "klaar-voor-review": "Klaar voor review",
        klaar: "Klaar",
      },
      { required: false },
    ),
    themas: lines("Thema’s", { required: false }),
    knooppunt: line("WijkKompas-knooppunt", { required: false }),
    "spoor.versie": count("Spoorindeling", { required: false }),
    "spoor.code": line("Spoor", { required: false }),
  },
});
