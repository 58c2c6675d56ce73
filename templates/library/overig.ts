/** Example goals that fit under no other thema: cooperation, planning and the steering of the plan itself. */
import type { Suggestion } from "./suggestion.ts";

export const OVERIG: readonly Suggestion[] = [
  {
    id: "op-tijd-volgens-plan",
    title: "Werk volgens planning",
    doelstelling: {
      titel: "De mijlpalen van het plan worden op tijd gehaald",
      omschrijving:
        "Partijen houden zich aan de planning. Vertraging is vroeg zichtbaar en wordt besproken met bewoners en raad.",
      prestatie: "Het aandeel mijlpalen dat op tijd is gehaald.",
    },
    indicator: {
      titel: "Mijlpalen op tijd",
      categorie: "planning",
      eenheid: "procent",
      richting: "gelijk",
      databron: "Projectplanning",
      meetfrequentie: "kwartaal",
    },
    maatregelen: [
      {
        titel: "Eén planning voor alle partijen",
        soort: "monitoring",
        inzetfase: "voorbereiding",
        "uitvraag.soort": "geen",
        "resultaat.eenheid": "overleggen",
        omschrijving:
          "Gemeente, corporatie, netbeheerder en warmtebedrijf werken in dezelfde planning. Elke maand bespreken zij wat er verandert.",
      },
      {
        titel: "Elk jaar rapporteren aan de raad",
        soort: "monitoring",
        inzetfase: "realisatie",
        "uitvraag.soort": "geen",
        "resultaat.eenheid": "rapportages",
        omschrijving:
          "De raad krijgt elk jaar een kort overzicht van doelen, geld en planning. Daarin staat ook wat er wordt bijgestuurd.",
      },
    ],
  },
  {
    id: "sterke-samenwerking",
    title: "Goede samenwerking",
    doelstelling: {
      titel: "De partijen in de wijk werken goed samen",
      omschrijving:
        "Bewoners, gemeente en uitvoerders kennen elkaars rol en komen hun afspraken na.",
      prestatie: "Het rapportcijfer dat de partijen aan de samenwerking geven.",
    },
    indicator: {
      titel: "Waardering van de samenwerking",
      categorie: "sturing",
      eenheid: "rapportcijfer",
      richting: "stijgend",
      databron: "Evaluatie met alle partijen",
      meetfrequentie: "halfjaar",
    },
    maatregelen: [
      {
        titel: "Samenwerkingsovereenkomst sluiten",
        soort: "juridisch",
        inzetfase: "keuzes-maken",
        "uitvraag.soort": "geen",
        "resultaat.eenheid": "partijen",
        omschrijving:
          "De partijen leggen vast wie wat doet, wie wat betaalt en wanneer iemand kan stoppen. De overeenkomst hoort bij het plan.",
      },
      {
        titel: "Samen evalueren en leren",
        soort: "monitoring",
        inzetfase: "realisatie",
        "uitvraag.soort": "geen",
        "resultaat.eenheid": "evaluaties",
        omschrijving:
          "Twee keer per jaar kijken de partijen samen terug. Zij maken afspraken over wat beter kan en delen die met bewoners.",
      },
    ],
  },
  {
    id: "ondernemers-doen-mee",
    title: "Ondernemers doen mee",
    doelstelling: {
      titel: "Meer ondernemers en instellingen stappen mee over",
      omschrijving:
        "Winkels, bedrijven en andere gebouwen zoals een sportclub doen mee met de aanpak. Zij krijgen een aanbod dat past bij hun gebouw.",
      prestatie: "Het aantal gebouwen zonder woonfunctie met een besluit over de overstap.",
    },
    indicator: {
      titel: "Gebouwen van ondernemers met een besluit",
      categorie: "beweging",
      eenheid: "gebouwen",
      richting: "stijgend",
      databron: "Gesprekken met eigenaren en huurders van deze gebouwen",
      meetfrequentie: "halfjaar",
    },
    maatregelen: [
      {
        titel: "Energieadvies voor ondernemers",
        soort: "communicatie",
        inzetfase: "strategieen",
        "uitvraag.soort": "aparte-uitvraag",
        "uitvraag.eis": "De adviseur kent bedrijfsgebouwen en verkoopt zelf niets.",
        "resultaat.eenheid": "adviezen",
        omschrijving:
          "Een adviseur bezoekt ondernemers en bekijkt gebouw, gebruik en plannen. Het advies past bij het moment van verbouwen.",
      },
      {
        titel: "Grote gebouwen als eerste aansluiten",
        soort: "warmte-infra",
        inzetfase: "voorbereiding",
        "uitvraag.soort": "energiesysteem",
        "uitvraag.eis": "De aanbieder doet ook een voorstel voor grote gebouwen in de wijk.",
        "resultaat.eenheid": "gebouwen",
        circulariteit: "Installaties die nog goed zijn, krijgen elders een nieuwe plek.",
        omschrijving:
          "Een school, sporthal of verzorgingshuis gebruikt veel warmte en kan vroeg meedoen. Dat maakt het net sneller haalbaar voor de buurt.",
      },
    ],
  },
];
