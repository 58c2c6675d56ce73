/** Example goals for klimaatadaptatie. */
import type { Suggestion } from "./suggestion.ts";

export const KLIMAATADAPTATIE: readonly Suggestion[] = [
  {
    id: "minder-wateroverlast",
    title: "Minder wateroverlast",
    doelstelling: {
      titel: "Minder straten hebben wateroverlast bij een hevige bui",
      omschrijving:
        "Regenwater blijft in de wijk, zakt in de grond of stroomt naar open water. Het belast het riool niet meer.",
      prestatie: "Het aantal straten waar bij een hevige bui water blijft staan.",
      wettelijkMinimum:
        "De gemeente heeft een zorgplicht voor regenwater dat eigenaren redelijkerwijs niet zelf kunnen verwerken (Omgevingswet).",
    },
    indicator: {
      titel: "Straten met water op straat",
      categorie: "resultaat",
      eenheid: "straten",
      richting: "dalend",
      databron: "Meldingen van bewoners en rioolmodel",
      meetfrequentie: "jaar",
    },
    maatregelen: [
      {
        titel: "Regenwater apart afvoeren",
        soort: "openbare-ruimte",
        inzetfase: "voorbereiding",
        "uitvraag.soort": "aparte-uitvraag",
        "uitvraag.eis":
          "Riool, warmte en stroom liggen in één planning, zodat de straat één keer open gaat.",
        "resultaat.eenheid": "straten",
        circulariteit: "Klinkers en banden gaan na het werk terug in dezelfde straat.",
        omschrijving:
          "Waar het riool aan vervanging toe is, komt een aparte leiding voor regenwater. Het werk loopt gelijk met de aanleg van de warmteoplossing.",
      },
      {
        titel: "Water opvangen in de straat",
        soort: "openbare-ruimte",
        inzetfase: "realisatie",
        "uitvraag.soort": "aparte-uitvraag",
        "uitvraag.eis": "De aannemer laat zien hoe de voorziening op lange termijn schoon blijft.",
        "resultaat.eenheid": "m3",
        circulariteit: "De opvang is van hergebruikt materiaal en is later te verplaatsen.",
        omschrijving:
          "In groenstroken en onder parkeerplaatsen komt ruimte om water tijdelijk op te vangen. Bewoners denken mee over de plek.",
      },
      {
        titel: "Regenpijpen afkoppelen met bewoners",
        soort: "sociaal",
        inzetfase: "realisatie",
        "uitvraag.soort": "geen",
        "resultaat.eenheid": "woningen",
        omschrijving:
          "Bewoners krijgen hulp en een bijdrage om hun regenpijp los te maken van het riool. Het water gaat naar de tuin of een regenton.",
      },
    ],
  },
  {
    id: "koele-wijk",
    title: "Koelte op hete dagen",
    doelstelling: {
      titel: "Meer woningen hebben een koele plek op loopafstand",
      omschrijving:
        "Op hete dagen vinden bewoners schaduw en koelte in de buurt. Ook in huis blijft het leefbaar.",
      prestatie: "Het aandeel woningen met een koele, openbare plek op loopafstand.",
    },
    indicator: {
      titel: "Woningen met een koele plek dichtbij",
      categorie: "resultaat",
      eenheid: "procent",
      richting: "stijgend",
      databron: "Hittekaart en kaart van openbaar groen",
      meetfrequentie: "tweejaarlijks",
    },
    maatregelen: [
      {
        titel: "Bomen planten op hete plekken",
        soort: "openbare-ruimte",
        inzetfase: "realisatie",
        "uitvraag.soort": "aparte-uitvraag",
        "uitvraag.eis":
          "De kabels en leidingen in het ontwerp laten genoeg ruimte voor boomwortels.",
        "resultaat.eenheid": "bomen",
        circulariteit: "Grond en tegels die vrijkomen, krijgen in de wijk een nieuwe plek.",
        omschrijving:
          "Op pleinen, looproutes en speelplekken komen bomen die schaduw geven. De plek wordt gekozen vóór de nieuwe leidingen worden getekend.",
      },
      {
        titel: "Zonwering meenemen bij renovatie",
        soort: "gebouw",
        inzetfase: "voorbereiding",
        "uitvraag.soort": "renovatie-gebouwen",
        "uitvraag.eis": "Elk aanbod voor isolatie bevat ook een voorstel tegen hitte in huis.",
        "resultaat.eenheid": "woningen",
        circulariteit: "Zonwering is te repareren en bestaat uit losse onderdelen.",
        omschrijving:
          "Wie isoleert, krijgt meteen advies over zonwering en ventilatie in de nacht. Zo wordt een goed geïsoleerde woning in de zomer niet te warm.",
      },
    ],
  },
  {
    id: "droogte-en-grondwater",
    title: "Bestand tegen droogte",
    doelstelling: {
      titel: "De wijk houdt meer regenwater vast voor droge tijden",
      omschrijving:
        "Regen zakt in de bodem in plaats van weg te stromen. Bomen, tuinen en funderingen hebben minder last van droogte.",
      prestatie: "De hoeveelheid regenwater die in de wijk wordt vastgehouden.",
      wettelijkMinimum:
        "De gemeente beperkt in openbaar gebied zo veel mogelijk de blijvende gevolgen van een te hoge of te lage grondwaterstand (Omgevingswet).",
    },
    indicator: {
      titel: "Regenwater dat in de wijk blijft",
      categorie: "resultaat",
      eenheid: "m3",
      richting: "stijgend",
      databron: "Berekening van gemeente en waterschap",
      meetfrequentie: "jaar",
    },
    maatregelen: [
      {
        titel: "Verharding vervangen door groen",
        soort: "openbare-ruimte",
        inzetfase: "realisatie",
        "uitvraag.soort": "aparte-uitvraag",
        "uitvraag.eis":
          "De aannemer haalt niet meer verharding terug dan voor het gebruik nodig is.",
        "resultaat.eenheid": "vierkante meter",
        circulariteit: "Tegels die vrijkomen, worden schoongemaakt en opnieuw gebruikt.",
        omschrijving:
          "Na het werk aan leidingen komt er minder steen terug. Brede stoepen en pleinen krijgen plantvakken waar water in kan zakken.",
      },
      {
        titel: "Grondwater meten",
        soort: "monitoring",
        inzetfase: "karakteriseren",
        "uitvraag.soort": "geen",
        "resultaat.eenheid": "meetpunten",
        omschrijving:
          "De gemeente en het waterschap meten de grondwaterstand op vaste plekken. De cijfers staan op een openbare kaart.",
      },
    ],
  },
];
