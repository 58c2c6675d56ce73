/** Example goals for groen en biodiversiteit. */
import type { Suggestion } from "./suggestion.ts";

export const GROEN_EN_BIODIVERSITEIT: readonly Suggestion[] = [
  {
    id: "meer-groen-in-straten",
    title: "Meer groen in de straat",
    doelstelling: {
      titel: "Straten zijn groener nadat zij open zijn geweest",
      omschrijving:
        "Als een straat open gaat voor leidingen, komt zij groener terug. Bewoners kiezen mee wat er groeit.",
      prestatie: "De oppervlakte groen in de straten die zijn aangepakt.",
    },
    indicator: {
      titel: "Oppervlakte openbaar groen",
      categorie: "resultaat",
      eenheid: "vierkante meter",
      richting: "stijgend",
      databron: "Beheersysteem openbare ruimte",
      meetfrequentie: "jaar",
    },
    maatregelen: [
      {
        titel: "Straten groen herinrichten",
        soort: "openbare-ruimte",
        inzetfase: "voorbereiding",
        "uitvraag.soort": "aparte-uitvraag",
        "uitvraag.eis":
          "Het ontwerp verdeelt de ruimte onder de grond tussen leidingen en wortels.",
        "resultaat.eenheid": "straten",
        circulariteit: "Straatstenen worden hergebruikt en planten blijven waar dat kan behouden.",
        omschrijving:
          "Na het werk aan warmte, riool of stroom komen er plantvakken en bomen terug. Het ontwerp is vooraf met de straat besproken.",
      },
      {
        titel: "Groen beheren met bewoners",
        soort: "sociaal",
        inzetfase: "realisatie",
        "uitvraag.soort": "geen",
        "resultaat.eenheid": "plekken",
        omschrijving:
          "Bewoners kunnen een stuk groen in hun straat zelf verzorgen. De gemeente levert planten, gereedschap en advies.",
      },
    ],
  },
  {
    id: "groene-tuinen",
    title: "Minder tegels in tuinen",
    doelstelling: {
      titel: "Meer tuinen zijn groen in plaats van betegeld",
      omschrijving:
        "Bewoners halen tegels uit hun tuin en zetten er planten voor terug. Dat helpt tegen hitte en wateroverlast en is goed voor dieren.",
      prestatie: "Het aantal tuinen waar tegels plaats hebben gemaakt voor groen.",
    },
    indicator: {
      titel: "Vergroende tuinen",
      categorie: "beweging",
      eenheid: "tuinen",
      richting: "stijgend",
      databron: "Aanmeldingen en luchtfoto’s",
      meetfrequentie: "jaar",
    },
    maatregelen: [
      {
        titel: "Tegels ruilen voor planten",
        soort: "sociaal",
        inzetfase: "realisatie",
        "uitvraag.soort": "geen",
        "resultaat.eenheid": "tuinen",
        omschrijving:
          "Op vaste dagen halen bewoners tegels weg en krijgen zij planten terug. De gemeente voert de tegels af.",
      },
      {
        titel: "Tuinadvies bij het energieadvies",
        soort: "communicatie",
        inzetfase: "realisatie",
        "uitvraag.soort": "geen",
        "resultaat.eenheid": "adviezen",
        omschrijving:
          "Wie advies krijgt over de woning, krijgt ook een tip voor de tuin. Dat kost weinig extra tijd.",
      },
    ],
  },
  {
    id: "dieren-in-gebouwen",
    title: "Plek voor vogels en vleermuizen",
    doelstelling: {
      titel: "Vogels en vleermuizen houden hun plek bij het isoleren",
      omschrijving:
        "Bij isolatie en renovatie blijven nesten en schuilplekken behouden of komen er nieuwe bij.",
      prestatie: "Het aandeel van de aangepakte woningen met een plek voor vogels of vleermuizen.",
      wettelijkMinimum:
        "Nesten van vogels en verblijven van vleermuizen zijn wettelijk beschermd. Laat vooraf nagaan welke regels gelden.",
    },
    indicator: {
      titel: "Aangepakte woningen met plek voor dieren",
      categorie: "kernwaarden",
      eenheid: "procent",
      richting: "stijgend",
      databron: "Opleverlijsten van corporatie en aannemers",
      meetfrequentie: "jaar",
    },
    maatregelen: [
      {
        titel: "Dieren in de hele wijk onderzoeken",
        soort: "monitoring",
        inzetfase: "karakteriseren",
        "uitvraag.soort": "aparte-uitvraag",
        "uitvraag.eis": "Het onderzoek is op tijd klaar en geldt voor huur en koop.",
        "resultaat.eenheid": "woningen",
        omschrijving:
          "Eén onderzoek voor de hele wijk laat zien waar beschermde dieren zitten. Eigenaren hoeven dat dan niet ieder apart te doen.",
      },
      {
        titel: "Nestkasten inbouwen",
        soort: "gebouw",
        inzetfase: "realisatie",
        "uitvraag.soort": "renovatie-gebouwen",
        "uitvraag.eis": "Elk renovatieplan noemt waar dieren tijdens en na het werk terechtkunnen.",
        "resultaat.eenheid": "nestkasten",
        circulariteit: "Nestkasten zijn van duurzaam materiaal en later te verplaatsen.",
        omschrijving:
          "Bij werk aan gevels en daken bouwt de aannemer nestkasten in. Een ecoloog kiest de plek.",
      },
    ],
  },
];
