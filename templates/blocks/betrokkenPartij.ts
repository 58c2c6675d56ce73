import { defineBlock } from "../block.ts";
import { choice, date, line, lines, text, yesNo } from "../fieldKinds.ts";

/**
 * An organisation or group that takes part, never a person (AVG). `instemming` shows whether it agreed with its
 * task: an owner who did not agree is no owner (S3.10). Sources: S1, S4, W1, W2, W7, N11.
 */
export const betrokkenPartij = defineBlock({
  name: "betrokkenPartij",
  title: "Betrokken partij",
  plural: "Betrokken partijen",
  purpose: "Een organisatie of groep die meedoet, met rol, taken en instemming.",
  codePrefix: "P",
  chapters: [8],
  titleField: "naam",
  fields: {
    naam: line("Naam", { maxLength: 140, hint: "Een organisatie of groep, geen persoon." }),
    soort: choice("Soort", {
      gemeente: "Gemeente",
      inwoners: "Inwoners",
      huurdersorganisatie: "Huurdersorganisatie",
      woningcorporatie: "Woningcorporatie",
      netbeheerder: "Netbeheerder",
      warmtebedrijf: "Warmtebedrijf",
      energiecooperatie: "Energiecoöperatie",
      vve: "VvE",
      "zakelijke-vastgoedeigenaar": "Zakelijke vastgoedeigenaar",
      marktpartij: "Marktpartij",
      waterschap: "Waterschap",
      provincie: "Provincie",
      rijk: "Rijk",
      "maatschappelijke-organisatie": "Maatschappelijke organisatie",
      adviesbureau: "Adviesbureau",
      procesbegeleider: "Procesbegeleider",
      kwartiermaker: "Kwartiermaker",
      overig: "Overig",
    }),
    rol: choice("Rol", {
      regisseur: "Regisseur",
      opdrachtgever: "Opdrachtgever",
      uitvoerder: "Uitvoerder",
      financier: "Financier",
      vertegenwoordiger: "Vertegenwoordiger",
      adviseur: "Adviseur",
      geraadpleegd: "Geraadpleegd",
    }),
    instemming: choice("Instemming", {
      ondertekend: "Ondertekend",
      akkoord: "Akkoord",
      "onder-voorbehoud": "Onder voorbehoud",
      "in-overleg": "In overleg",
      geen: "Geen",
    }),
    instemmingDatum: date("Datum van instemming", { required: false }),
    wijkcoalitielid: yesNo("Lid van de wijkcoalitie?"),
    coalitierol: line("Rol in de wijkcoalitie", { required: false }),
    contactfunctie: line("Contact", { required: false, hint: "Een functie, geen naam." }),
    belang: text("Belang"),
    instemmingVoorwaarde: text("Voorwaarde bij de instemming", { required: false }),
    mandaat: text("Waar stopt het mandaat?", { required: false }),
    taken: lines("Taken"),
  },
});
