/** Example goals for mobiliteit en parkeren. */
import type { Suggestion } from "./suggestion.ts";

export const MOBILITEIT_EN_PARKEREN: readonly Suggestion[] = [
  {
    id: "bereikbaar-tijdens-het-werk",
    title: "Bereikbaar tijdens het werk",
    doelstelling: {
      titel: "De wijk blijft bereikbaar als de straten open liggen",
      omschrijving:
        "Bewoners, winkels en hulpdiensten kunnen tijdens het werk bij elke deur komen.",
      prestatie: "Het aantal klachten over bereikbaarheid tijdens het werk.",
    },
    indicator: {
      titel: "Klachten over bereikbaarheid",
      categorie: "planning",
      eenheid: "klachten",
      richting: "dalend",
      databron: "Meldingen bij het klachtenpunt",
      meetfrequentie: "kwartaal",
    },
    maatregelen: [
      {
        titel: "Werk in korte stukken plannen",
        soort: "openbare-ruimte",
        inzetfase: "voorbereiding",
        "uitvraag.soort": "aparte-uitvraag",
        "uitvraag.eis": "De aannemer houdt elke voordeur te voet bereikbaar.",
        "resultaat.eenheid": "straten",
        circulariteit: "Tijdelijke paden en rijplaten gaan mee naar de volgende straat.",
        omschrijving:
          "De straat gaat in korte stukken open en weer dicht. Kabels, leidingen en bestrating zijn op elkaar afgestemd.",
      },
      {
        titel: "Tijdelijk parkeren regelen",
        soort: "openbare-ruimte",
        inzetfase: "realisatie",
        "uitvraag.soort": "geen",
        "resultaat.eenheid": "plekken",
        circulariteit: "De tijdelijke plekken bestaan uit materiaal dat weer wordt meegenomen.",
        omschrijving:
          "Wie niet voor de deur kan staan, parkeert tijdelijk op een plek dichtbij. Voor bewoners die slecht lopen, blijft een plek bij huis.",
      },
    ],
  },
  {
    id: "laden-in-de-wijk",
    title: "Genoeg laadplekken",
    doelstelling: {
      titel: "Er zijn genoeg laadplekken die het stroomnet aankan",
      omschrijving:
        "Bewoners kunnen een elektrische auto in de buurt opladen. Het laden gebeurt vooral als er ruimte is op het stroomnet.",
      prestatie: "Het aantal openbare laadplekken in de wijk.",
    },
    indicator: {
      titel: "Openbare laadplekken",
      categorie: "resultaat",
      eenheid: "plekken",
      richting: "stijgend",
      databron: "Register van openbare laadpalen",
      meetfrequentie: "jaar",
    },
    maatregelen: [
      {
        titel: "Laadplekken meenemen in het ontwerp",
        soort: "elektriciteitsnet",
        inzetfase: "voorbereiding",
        "uitvraag.soort": "aparte-uitvraag",
        "uitvraag.eis": "De laadpalen kunnen langzamer laden als het stroomnet vol raakt.",
        "resultaat.eenheid": "plekken",
        circulariteit: "Laadpalen zijn te repareren en te verplaatsen.",
        omschrijving:
          "Als de straat open gaat, liggen de kabels voor laadpalen er meteen bij. De plekken zijn vooraf met de straat besproken.",
      },
      {
        titel: "Deelauto’s aanbieden",
        soort: "sociaal",
        inzetfase: "strategieen",
        "uitvraag.soort": "aparte-uitvraag",
        "uitvraag.eis": "De aanbieder heeft een tarief dat ook past bij een klein budget.",
        "resultaat.eenheid": "deelauto’s",
        omschrijving:
          "Bewoners kunnen een auto delen in plaats van er zelf een te kopen. Dat scheelt ruimte voor parkeren en stroom.",
      },
    ],
  },
  {
    id: "ruimte-voor-lopen-en-fietsen",
    title: "Meer ruimte voor lopen en fietsen",
    doelstelling: {
      titel: "Meer straten hebben ruimte voor lopen, fietsen en groen",
      omschrijving:
        "Waar de straat opnieuw wordt ingericht, krijgt de auto minder ruimte. Parkeren blijft mogelijk waar bewoners dat echt nodig hebben.",
      prestatie: "Het aantal straten dat opnieuw en ruimer is ingericht.",
    },
    indicator: {
      titel: "Opnieuw ingerichte straten",
      categorie: "resultaat",
      eenheid: "straten",
      richting: "stijgend",
      databron: "Planning openbare ruimte van de gemeente",
      meetfrequentie: "jaar",
    },
    maatregelen: [
      {
        titel: "Straat herinrichten na het leidingwerk",
        soort: "openbare-ruimte",
        inzetfase: "realisatie",
        "uitvraag.soort": "aparte-uitvraag",
        "uitvraag.eis": "Het ontwerp is getekend samen met bewoners van de straat.",
        "resultaat.eenheid": "straten",
        circulariteit: "Bestrating komt zo veel mogelijk uit de eigen straat.",
        omschrijving:
          "De straat komt niet terug zoals zij was, maar krijgt brede stoepen en veilige fietsplekken. De aanleg loopt mee met het werk aan leidingen.",
      },
      {
        titel: "Parkeergebruik tellen",
        soort: "monitoring",
        inzetfase: "karakteriseren",
        "uitvraag.soort": "geen",
        "resultaat.eenheid": "tellingen",
        omschrijving:
          "Op verschillende dagen en uren telt de gemeente hoeveel plekken bezet zijn. Bewoners bespreken de uitkomst voordat er wordt gekozen.",
      },
    ],
  },
];
