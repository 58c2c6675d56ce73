/** Example goals for circulariteit. */
import type { Suggestion } from "./suggestion.ts";

export const CIRCULARITEIT: readonly Suggestion[] = [
  {
    id: "materialen-hergebruiken",
    title: "Materiaal hergebruiken",
    doelstelling: {
      titel: "Meer materiaal uit de wijk krijgt een tweede leven",
      omschrijving:
        "Stenen, kozijnen, kabels en andere materialen die vrijkomen, worden opnieuw gebruikt. Het liefst in dezelfde wijk.",
      prestatie: "Het aandeel van het vrijgekomen materiaal dat opnieuw is gebruikt.",
      wettelijkMinimum:
        "Bij bouwen en slopen gelden regels voor het gescheiden houden van afval (Besluit bouwwerken leefomgeving).",
    },
    indicator: {
      titel: "Hergebruikt materiaal",
      categorie: "resultaat",
      eenheid: "procent",
      richting: "stijgend",
      databron: "Opgave van aannemers bij oplevering",
      meetfrequentie: "jaar",
    },
    maatregelen: [
      {
        titel: "Materiaal vooraf in kaart brengen",
        soort: "monitoring",
        inzetfase: "karakteriseren",
        "uitvraag.soort": "aparte-uitvraag",
        "uitvraag.eis": "De lijst is klaar voordat het ontwerp begint.",
        "resultaat.eenheid": "straten",
        omschrijving:
          "Per straat en per gebouw staat op een lijst welk materiaal vrijkomt en wat daarvan bruikbaar is.",
      },
      {
        titel: "Opslagplek in de wijk inrichten",
        soort: "openbare-ruimte",
        inzetfase: "voorbereiding",
        "uitvraag.soort": "geen",
        "resultaat.eenheid": "plekken",
        circulariteit: "De plek zelf is tijdelijk en bestaat uit hergebruikte onderdelen.",
        omschrijving:
          "Op een tijdelijke plek liggen materialen klaar voor de volgende straat of voor bewoners. Dat scheelt ritten met vrachtwagens.",
      },
    ],
  },
  {
    id: "losmaakbaar-aanleggen",
    title: "Aanleggen om later te hergebruiken",
    doelstelling: {
      titel: "Nieuwe installaties en leidingen zijn later los te halen",
      omschrijving:
        "Wat nu wordt aangelegd, is te repareren, te vervangen en opnieuw te gebruiken.",
      prestatie: "Het aandeel opdrachten met eisen voor losmaken en hergebruik.",
    },
    indicator: {
      titel: "Opdrachten met eisen voor hergebruik",
      categorie: "kernwaarden",
      eenheid: "procent",
      richting: "stijgend",
      databron: "Register van opdrachten van gemeente en partners",
      meetfrequentie: "jaar",
    },
    maatregelen: [
      {
        titel: "Eisen voor hergebruik in elke uitvraag",
        soort: "juridisch",
        inzetfase: "voorbereiding",
        "uitvraag.soort": "aparte-uitvraag",
        "uitvraag.eis": "De aanbieder beschrijft hoe het product na gebruik uit elkaar gaat.",
        "resultaat.eenheid": "uitvragen",
        omschrijving:
          "De gemeente en partners gebruiken dezelfde eisen voor materialen. Zij wegen die eisen mee bij de keuze van een aannemer.",
      },
      {
        titel: "Gegevens over materialen bewaren",
        soort: "monitoring",
        inzetfase: "realisatie",
        "uitvraag.soort": "geen",
        "resultaat.eenheid": "projecten",
        omschrijving:
          "Bij elke oplevering hoort een lijst van materialen met hun plek. De beheerder weet daardoor later wat er ligt.",
      },
    ],
  },
  {
    id: "natuurlijke-isolatie",
    title: "Isoleren met natuurlijk materiaal",
    doelstelling: {
      titel: "Meer woningen zijn geïsoleerd met natuurlijk materiaal",
      omschrijving:
        "Isolatie van bijvoorbeeld vlas, hout of gerecycled textiel wordt een gewone keuze voor bewoners.",
      prestatie: "Het aandeel van de geïsoleerde woningen waar natuurlijk materiaal is gebruikt.",
    },
    indicator: {
      titel: "Woningen met natuurlijke isolatie",
      categorie: "resultaat",
      eenheid: "procent",
      richting: "stijgend",
      databron: "Registratie van de inkoopacties",
      meetfrequentie: "jaar",
    },
    maatregelen: [
      {
        titel: "Natuurlijk materiaal in de inkoopactie",
        soort: "gebouw",
        inzetfase: "voorbereiding",
        "uitvraag.soort": "renovatie-gebouwen",
        "uitvraag.eis":
          "Elk aanbod heeft een variant met natuurlijk materiaal en een eerlijke prijs.",
        "resultaat.eenheid": "woningen",
        circulariteit: "Het materiaal groeit terug of is eerder gebruikt, en is weer te verwerken.",
        omschrijving:
          "Bewoners die samen isolatie inkopen, kunnen kiezen voor natuurlijk materiaal. Het loket legt de voordelen en nadelen uit.",
      },
      {
        titel: "Voorbeeldwoning openstellen",
        soort: "communicatie",
        inzetfase: "realisatie",
        "uitvraag.soort": "geen",
        "resultaat.eenheid": "bezoekers",
        omschrijving:
          "In een woning in de wijk kunnen buren zien en voelen hoe natuurlijke isolatie werkt. De bewoner of de corporatie vertelt over de ervaring.",
      },
    ],
  },
];
