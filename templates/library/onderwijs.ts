/** Example goals for onderwijs. */
import type { Suggestion } from "./suggestion.ts";

export const ONDERWIJS: readonly Suggestion[] = [
  {
    id: "frisse-scholen",
    title: "Frisse en zuinige schoolgebouwen",
    doelstelling: {
      titel: "Schoolgebouwen in de wijk zijn fris, zuinig en aardgasvrij",
      omschrijving:
        "Leerlingen en leraren werken in een gezond gebouw. De school sluit aan bij de warmteoplossing van de wijk.",
      prestatie: "Het aantal schoolgebouwen dat is verbeterd en van het aardgas af is.",
    },
    indicator: {
      titel: "Verbeterde schoolgebouwen",
      categorie: "resultaat",
      eenheid: "gebouwen",
      richting: "stijgend",
      databron: "Opgave van schoolbesturen en gemeente",
      meetfrequentie: "jaar",
    },
    maatregelen: [
      {
        titel: "School verbouwen en aansluiten",
        soort: "gebouw",
        inzetfase: "voorbereiding",
        "uitvraag.soort": "renovatie-gebouwen",
        "uitvraag.eis":
          "Lawaaiig werk gebeurt in de vakanties en de lucht in de klas wordt gemeten.",
        "resultaat.eenheid": "gebouwen",
        circulariteit: "Kozijnen, plafonds en meubels worden waar dat kan hergebruikt.",
        omschrijving:
          "Het schoolbestuur en de gemeente isoleren het gebouw en verbeteren de ventilatie. Daarna stapt de school over op de nieuwe warmteoplossing.",
      },
      {
        titel: "Schoolplein vergroenen",
        soort: "openbare-ruimte",
        inzetfase: "realisatie",
        "uitvraag.soort": "aparte-uitvraag",
        "uitvraag.eis": "Leerlingen denken mee en het plein is na schooltijd open voor de buurt.",
        "resultaat.eenheid": "schoolpleinen",
        circulariteit: "Tegels en speeltoestellen krijgen een nieuwe plek.",
        omschrijving:
          "Het plein krijgt schaduw, planten en ruimte voor regenwater. Ouders en leerlingen helpen bij het planten.",
      },
    ],
  },
  {
    id: "leerlingen-leren-mee",
    title: "Leerlingen leren over energie",
    doelstelling: {
      titel: "Leerlingen leren over energie in hun eigen wijk",
      omschrijving:
        "Kinderen en jongeren zien in hun wijk wat de overstap betekent. Zij nemen die kennis mee naar huis.",
      prestatie: "Het aantal leerlingen dat meedeed aan lessen of een project.",
    },
    indicator: {
      titel: "Leerlingen die meededen",
      categorie: "beweging",
      eenheid: "leerlingen",
      richting: "stijgend",
      databron: "Opgave van de scholen",
      meetfrequentie: "jaar",
    },
    maatregelen: [
      {
        titel: "Lessen over de eigen wijk",
        soort: "communicatie",
        inzetfase: "realisatie",
        "uitvraag.soort": "geen",
        "resultaat.eenheid": "lessen",
        omschrijving:
          "Scholen krijgen lesmateriaal met voorbeelden uit de buurt. Een vakman of energiehulp komt in de klas vertellen.",
      },
      {
        titel: "Bezoek aan het werk",
        soort: "sociaal",
        inzetfase: "realisatie",
        "uitvraag.soort": "energiesysteem",
        "uitvraag.eis": "De aannemer ontvangt elk jaar een paar klassen op een veilige plek.",
        "resultaat.eenheid": "bezoeken",
        omschrijving:
          "Klassen bezoeken de bouwplaats of de warmtebron. Zij zien welke beroepen daarbij horen.",
      },
    ],
  },
  {
    id: "stages-in-de-wijk",
    title: "Stages in techniek en zorg",
    doelstelling: {
      titel: "Meer studenten lopen stage in de wijk",
      omschrijving:
        "Studenten van praktijkonderwijs, mbo en hbo doen ervaring op bij het werk in de wijk.",
      prestatie: "Het aantal stages dat is afgerond.",
    },
    indicator: {
      titel: "Afgeronde stages",
      categorie: "resultaat",
      eenheid: "stages",
      richting: "stijgend",
      databron: "Opgave van onderwijs en bedrijven",
      meetfrequentie: "jaar",
    },
    maatregelen: [
      {
        titel: "Afspraken maken met opleidingen",
        soort: "sociaal",
        inzetfase: "strategieen",
        "uitvraag.soort": "geen",
        "resultaat.eenheid": "opleidingen",
        omschrijving:
          "De gemeente spreekt met opleidingen af hoeveel studenten er per jaar terechtkunnen. De planning van het werk is het uitgangspunt.",
      },
      {
        titel: "Stageplekken in de opdracht",
        soort: "juridisch",
        inzetfase: "voorbereiding",
        "uitvraag.soort": "renovatie-gebouwen",
        "uitvraag.eis": "Het bedrijf biedt stages met goede begeleiding.",
        "resultaat.eenheid": "stageplekken",
        omschrijving:
          "In opdrachten van gemeente en corporatie staat hoeveel stageplekken een bedrijf biedt. De afspraak past bij de grootte van de opdracht.",
      },
    ],
  },
];
