/** Example goals for wonen en woningaanbod. */
import type { Suggestion } from "./suggestion.ts";

export const WONEN_EN_WONINGAANBOD: readonly Suggestion[] = [
  {
    id: "comfortabel-wonen",
    title: "Comfortabel wonen",
    doelstelling: {
      titel: "Bewoners zijn tevreden over hun woning na het werk",
      omschrijving:
        "Na de renovatie of overstap wonen mensen warmer, stiller en gezonder. Zij kennen hun nieuwe installatie.",
      prestatie: "Het rapportcijfer van bewoners voor hun woning, een jaar na het werk.",
    },
    indicator: {
      titel: "Tevredenheid over de woning",
      categorie: "vertrouwen",
      eenheid: "rapportcijfer",
      richting: "stijgend",
      databron: "Enquête een jaar na het werk",
      meetfrequentie: "jaar",
    },
    maatregelen: [
      {
        titel: "Nazorg na een jaar",
        soort: "sociaal",
        inzetfase: "realisatie",
        "uitvraag.soort": "renovatie-gebouwen",
        "uitvraag.eis": "De aannemer komt na een jaar terug en lost gebreken zonder kosten op.",
        "resultaat.eenheid": "woningen",
        omschrijving:
          "Bewoners krijgen na een jaar bezoek. Samen kijken zij of alles werkt en of de rekening klopt met de verwachting.",
      },
      {
        titel: "Uitleg over de nieuwe installatie",
        soort: "communicatie",
        inzetfase: "realisatie",
        "uitvraag.soort": "geen",
        "resultaat.eenheid": "huishoudens",
        omschrijving:
          "Elk huishouden krijgt uitleg aan huis en een korte handleiding in eenvoudige taal. Wie vragen heeft, kan terecht bij het loket.",
      },
    ],
  },
  {
    id: "woningen-toevoegen",
    title: "Woningen toevoegen",
    doelstelling: {
      titel: "Er komen woningen bij die passen bij de wijk",
      omschrijving:
        "Bij renovatie en herinrichting ontstaat ruimte voor nieuwe woningen, bijvoorbeeld voor ouderen of starters.",
      prestatie: "Het aantal nieuwe woningen dat is opgeleverd.",
    },
    indicator: {
      titel: "Nieuwe woningen",
      categorie: "resultaat",
      eenheid: "woningen",
      richting: "stijgend",
      databron: "Basisregistratie adressen en gebouwen",
      meetfrequentie: "jaar",
    },
    maatregelen: [
      {
        titel: "Woningen splitsen of optoppen",
        soort: "gebouw",
        inzetfase: "strategieen",
        "uitvraag.soort": "renovatie-gebouwen",
        "uitvraag.eis":
          "Het plan past op de bestaande constructie en sluit aan op de warmteoplossing van de wijk.",
        "resultaat.eenheid": "woningen",
        circulariteit:
          "De extra verdieping is van hout of een ander materiaal dat opnieuw te gebruiken is.",
        omschrijving:
          "De corporatie en eigenaren onderzoeken waar een woning te splitsen is of een extra verdieping past. Dat gebeurt samen met de renovatie.",
      },
      {
        titel: "Nieuwbouw en warmte samen plannen",
        soort: "juridisch",
        inzetfase: "keuzes-maken",
        "uitvraag.soort": "energiesysteem",
        "uitvraag.eis": "De aanbieder rekent met de bestaande en de nieuwe woningen samen.",
        "resultaat.eenheid": "afspraken",
        omschrijving:
          "De gemeente legt met ontwikkelaars vast wanneer nieuwbouw klaar is en welke warmte zij krijgt. Zo klopt de planning van het net.",
      },
    ],
  },
  {
    id: "huurders-denken-mee",
    title: "Huurders stemmen in",
    doelstelling: {
      titel: "Huurders staan achter het voorstel voor hun woning",
      omschrijving:
        "Huurders weten wat er verandert aan woning, huur en energiekosten. Zij konden meepraten voordat het voorstel kwam.",
      prestatie: "Het aandeel huurders dat instemt met het voorstel.",
      wettelijkMinimum:
        "Bij tien of meer woningen die één bouwkundig geheel vormen, wordt een renovatievoorstel vermoed redelijk te zijn als 70 procent van de huurders instemt (Burgerlijk Wetboek 7, artikel 220).",
    },
    indicator: {
      titel: "Huurders die instemmen",
      categorie: "beweging",
      eenheid: "procent",
      richting: "stijgend",
      databron: "Opgave van de corporatie per blok",
      meetfrequentie: "kwartaal",
    },
    maatregelen: [
      {
        titel: "Voorstel maken met een bewonersgroep",
        soort: "sociaal",
        inzetfase: "keuzes-maken",
        "uitvraag.soort": "geen",
        "resultaat.eenheid": "bijeenkomsten",
        omschrijving:
          "Een groep huurders denkt mee over het werk, de planning en de vergoedingen. De huurdersorganisatie krijgt daarbij hulp van een eigen adviseur.",
      },
      {
        titel: "Modelwoning laten zien",
        soort: "gebouw",
        inzetfase: "voorbereiding",
        "uitvraag.soort": "renovatie-gebouwen",
        "uitvraag.eis":
          "De aannemer maakt eerst één woning klaar en past het plan aan na reacties.",
        "resultaat.eenheid": "woningen",
        circulariteit: "In de modelwoning wordt ook het hergebruik van materiaal uitgeprobeerd.",
        omschrijving:
          "Huurders kunnen in een leegstaande woning zien en horen wat het werk betekent. Hun reacties gaan mee in het voorstel.",
      },
    ],
  },
];
