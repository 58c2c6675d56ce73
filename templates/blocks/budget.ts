import { defineBlock, title } from "../block.ts";
import {
  choice,
  date,
  line,
  money,
  percent,
  reference,
  references,
  rows,
  text,
  year,
} from "../fieldKinds.ts";

/**
 * What one or more maatregelen cost, year by year, and who pays. Whole euros; with or without btw as the
 * plangegevens say. Sources: S1 (needed and available), N7 (level of estimate), G5.
 */
export const budget = defineBlock({
  name: "budget",
  title: "Budget",
  plural: "Budgetten",
  purpose: "Wat een maatregel kost, per jaar, en wie betaalt.",
  codePrefix: "B",
  chapters: [10],
  fields: {
    titel: title(),
    maatregelIds: references("Voor maatregel", "maatregel"),
    kostensoort: choice("Kostensoort", {
      investering: "Investering",
      exploitatie: "Exploitatie",
      proces: "Proceskosten",
      "subsidie-aan-derden": "Subsidie aan derden",
    }),
    nodig: money("Nodig bedrag"),
    ramingsniveau: choice("Hoe zeker is de raming?", {
      kental: "Kental",
      schetsontwerp: "Schetsontwerp",
      "voorlopig-ontwerp": "Voorlopig ontwerp",
      "definitief-ontwerp": "Definitief ontwerp",
      offerte: "Offerte",
    }),
    onzekerheidPct: percent("Onzekerheid"),
    prijspeil: year("Prijspeil"),
    structureel: choice("Incidenteel of structureel", {
      incidenteel: "Incidenteel",
      structureel: "Structureel",
    }),
    taakveld: line("Taakveld", { required: false }),
    btwCompensatie: choice(
      "Btw-compensatie",
      {
        bcf: "Via het btw-compensatiefonds",
        "niet-compensabel": "Niet compensabel",
        nvt: "Niet van toepassing",
      },
      { required: false },
    ),
    toelichting: text("Toelichting", { required: false }),
    jaarverdeling: rows("Verdeling over de jaren", "jaar", {
      jaar: year("Jaar"),
      bedrag: money("Bedrag", { sum: true }),
    }),
    dekking: rows("Dekking", "dekkingsregel", {
      bron: line("Bron"),
      soort: choice("Soort", {
        "gemeente-begroting": "Gemeente, begroting",
        "gemeente-reserve": "Gemeente, reserve",
        "gemeente-voorziening": "Gemeente, voorziening",
        rijk: "Rijk",
        provincie: "Provincie",
        europa: "Europa",
        woningcorporatie: "Woningcorporatie",
        netbeheerder: "Netbeheerder",
        warmtebedrijf: "Warmtebedrijf",
        waterschap: "Waterschap",
        "bewoners-en-eigenaren": "Bewoners en eigenaren",
        "fonds-of-lening": "Fonds of lening",
        overig: "Overig",
      }),
      partijId: reference("Door", "betrokkenPartij", { required: false }),
      domein: choice("Domein", {
        energie: "Energie",
        duurzaamheid: "Duurzaamheid",
        wonen: "Wonen",
        riolering: "Riolering",
        water: "Water",
        groen: "Groen",
        klimaatadaptatie: "Klimaatadaptatie",
        wegen: "Wegen",
        "sociaal-domein": "Sociaal domein",
        onderwijs: "Onderwijs",
        economie: "Economie",
        algemeen: "Algemeen",
      }),
      bedrag: money("Bedrag", { sum: true }),
      status: choice("Stand", {
        gedekt: "Gedekt",
        toegezegd: "Toegezegd",
        "te-besluiten": "Te besluiten",
        aangevraagd: "Aangevraagd",
        geraamd: "Geraamd",
      }),
      vervaldatum: date("Vervalt op", { required: false }),
    }),
    kapitaallasten: rows(
      "Kapitaallasten",
      "jaar",
      { jaar: year("Jaar"), bedrag: money("Bedrag", { sum: true }) },
      { required: false },
    ),
  },
});
