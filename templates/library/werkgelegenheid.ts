/** Example goals for werkgelegenheid. */
import type { Suggestion } from "./suggestion.ts";

export const WERKGELEGENHEID: readonly Suggestion[] = [
  {
    id: "leerwerkplekken",
    title: "Leerwerkplekken voor buurtgenoten",
    doelstelling: {
      titel: "Buurtgenoten leren een vak in de energietransitie",
      omschrijving:
        "Jongeren en werkzoekenden uit de wijk leren en werken bij de bedrijven die hier isoleren, graven en installeren.",
      prestatie: "Het aantal leerwerktrajecten dat is afgerond.",
    },
    indicator: {
      titel: "Afgeronde leerwerktrajecten",
      categorie: "resultaat",
      eenheid: "plekken",
      richting: "stijgend",
      databron: "Administratie van het leerwerkbedrijf",
      meetfrequentie: "halfjaar",
    },
    maatregelen: [
      {
        titel: "Leerwerktraject opzetten",
        soort: "sociaal",
        inzetfase: "voorbereiding",
        "uitvraag.soort": "geen",
        "resultaat.eenheid": "trajecten",
        omschrijving:
          "Een leerwerkbedrijf begeleidt deelnemers van kennismaking tot diploma. De lessen vinden plaats in de wijk.",
      },
      {
        titel: "Leerlingen meenemen in opdrachten",
        soort: "juridisch",
        inzetfase: "voorbereiding",
        "uitvraag.soort": "renovatie-gebouwen",
        "uitvraag.eis": "De aannemer begeleidt leerlingen uit de wijk vanaf de eerste werkdag.",
        "resultaat.eenheid": "opdrachten",
        omschrijving:
          "In elke grote opdracht staat een afspraak over leerwerkplekken. De gemeente en de corporatie controleren die afspraak.",
      },
    ],
  },
  {
    id: "opdrachten-voor-de-regio",
    title: "Werk voor bedrijven uit de regio",
    doelstelling: {
      titel: "Bedrijven uit de regio krijgen meer opdrachten in de wijk",
      omschrijving:
        "Installateurs en bouwbedrijven uit de buurt doen mee aan het werk. Zo blijven kennis en inkomsten in de regio.",
      prestatie: "Het aandeel van de opdrachten dat een bedrijf uit de regio uitvoert.",
    },
    indicator: {
      titel: "Opdrachten voor bedrijven uit de regio",
      categorie: "resultaat",
      eenheid: "procent",
      richting: "stijgend",
      databron: "Register van opdrachten van gemeente en partners",
      meetfrequentie: "jaar",
    },
    maatregelen: [
      {
        titel: "Werk in overzichtelijke delen aanbieden",
        soort: "juridisch",
        inzetfase: "voorbereiding",
        "uitvraag.soort": "renovatie-gebouwen",
        "uitvraag.eis": "Ook een klein bedrijf of een groep bedrijven kan een aanbod doen.",
        "resultaat.eenheid": "uitvragen",
        omschrijving:
          "De gemeente en de corporatie delen het werk op in delen die ook kleinere bedrijven aankunnen. Zij houden zich daarbij aan de regels voor aanbesteden.",
      },
      {
        titel: "Vakbedrijven bijeenbrengen",
        soort: "communicatie",
        inzetfase: "strategieen",
        "uitvraag.soort": "geen",
        "resultaat.eenheid": "bijeenkomsten",
        omschrijving:
          "Bedrijven horen vroeg welk werk eraan komt en wat bewoners vragen. Zij kunnen samen een aanbod maken.",
      },
    ],
  },
  {
    id: "betaald-werk-in-de-buurt",
    title: "Betaald werk voor wijkhulpen",
    doelstelling: {
      titel: "Meer bewoners vinden betaald werk door de aanpak",
      omschrijving:
        "Bewoners werken als energiehulp, loketmedewerker of beheerder. Hun kennis van de wijk is daarbij een voordeel.",
      prestatie: "Het aantal bewoners dat door de aanpak een betaalde baan heeft.",
    },
    indicator: {
      titel: "Betaalde banen voor bewoners",
      categorie: "resultaat",
      eenheid: "banen",
      richting: "stijgend",
      databron: "Opgave van werkgevers en gemeente, zonder persoonsgegevens",
      meetfrequentie: "jaar",
    },
    maatregelen: [
      {
        titel: "Bewoners opleiden tot energiehulp",
        soort: "sociaal",
        inzetfase: "realisatie",
        "uitvraag.soort": "geen",
        "resultaat.eenheid": "energiehulpen",
        omschrijving:
          "Bewoners volgen een korte opleiding en gaan betaald bij buurtgenoten langs. Na een jaar kunnen zij doorgroeien naar een vaste baan.",
      },
      {
        titel: "Loket bemannen met buurtgenoten",
        soort: "sociaal",
        inzetfase: "voorbereiding",
        "uitvraag.soort": "aparte-uitvraag",
        "uitvraag.eis": "De organisatie achter het loket neemt bewoners van de wijk in dienst.",
        "resultaat.eenheid": "banen",
        omschrijving:
          "Bij het loket in de wijk werken mensen die de buurt en de talen kennen. Een ervaren adviseur begeleidt hen.",
      },
    ],
  },
];
