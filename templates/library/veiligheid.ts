/** Example goals for veiligheid. */
import type { Suggestion } from "./suggestion.ts";

export const VEILIGHEID: readonly Suggestion[] = [
  {
    id: "veilig-werk-in-de-straat",
    title: "Veilig werken in de straat",
    doelstelling: {
      titel: "Het werk in de straten verloopt veilig",
      omschrijving:
        "Bewoners, kinderen en werkers lopen geen gevaar als de straat open ligt. Hulpdiensten kunnen er altijd door.",
      prestatie: "Het aantal ongevallen en gevaarlijke situaties bij het werk.",
    },
    indicator: {
      titel: "Ongevallen en onveilige situaties",
      categorie: "planning",
      eenheid: "meldingen",
      richting: "dalend",
      databron: "Registratie van aannemers en meldingen van bewoners",
      meetfrequentie: "kwartaal",
    },
    maatregelen: [
      {
        titel: "Veiligheidsplan per straat",
        soort: "openbare-ruimte",
        inzetfase: "voorbereiding",
        "uitvraag.soort": "aparte-uitvraag",
        "uitvraag.eis":
          "De aannemer beschrijft looproutes, schoolroutes en de weg voor hulpdiensten.",
        "resultaat.eenheid": "straten",
        circulariteit: "Hekken, rijplaten en borden worden bij elke straat opnieuw gebruikt.",
        omschrijving:
          "Voor elke straat ligt er een plan voor verkeer en veiligheid voordat het werk begint. Bewoners en school denken mee.",
      },
      {
        titel: "Meldpunt voor onveilige situaties",
        soort: "communicatie",
        inzetfase: "realisatie",
        "uitvraag.soort": "geen",
        "resultaat.eenheid": "meldingen",
        omschrijving:
          "Bewoners kunnen gevaarlijke situaties meteen melden. De toezichthouder reageert dezelfde dag.",
      },
    ],
  },
  {
    id: "veilige-installaties",
    title: "Veilige installaties in huis",
    doelstelling: {
      titel: "Meer woningen hebben veilige elektra en rookmelders",
      omschrijving:
        "De overstap is een goed moment om meterkasten, groepen en rookmelders na te lopen.",
      prestatie: "Het aandeel van de aangepakte woningen dat is gecontroleerd en in orde is.",
      wettelijkMinimum: "Rookmelders zijn in woningen verplicht (Besluit bouwwerken leefomgeving).",
    },
    indicator: {
      titel: "Woningen met gecontroleerde elektra",
      categorie: "resultaat",
      eenheid: "procent",
      richting: "stijgend",
      databron: "Opleverlijsten van installateurs",
      meetfrequentie: "jaar",
    },
    maatregelen: [
      {
        titel: "Meterkast controleren bij de overstap",
        soort: "gebouw",
        inzetfase: "realisatie",
        "uitvraag.soort": "renovatie-gebouwen",
        "uitvraag.eis": "De installateur levert bij elke woning een controlelijst op.",
        "resultaat.eenheid": "woningen",
        circulariteit: "Onderdelen van meterkasten die nog goed zijn, worden hergebruikt.",
        omschrijving:
          "Bij elke overstap kijkt de installateur de meterkast en de groepen na. Gebreken herstelt hij in overleg met de eigenaar.",
      },
      {
        titel: "Voorlichting over brandveiligheid",
        soort: "communicatie",
        inzetfase: "realisatie",
        "uitvraag.soort": "geen",
        "resultaat.eenheid": "huishoudens",
        omschrijving:
          "De brandweer of een getrainde vrijwilliger geeft tips over rookmelders, batterijen en zonnepanelen. Dat gebeurt bij het loket en aan huis.",
      },
    ],
  },
  {
    id: "sociaal-veilig",
    title: "Veilig gevoel op straat",
    doelstelling: {
      titel: "Meer bewoners voelen zich veilig in hun straat",
      omschrijving:
        "De nieuwe inrichting van straten en pleinen is overzichtelijk, goed verlicht en wordt goed onderhouden.",
      prestatie: "Het aandeel bewoners dat zich in de eigen straat veilig voelt.",
    },
    indicator: {
      titel: "Bewoners die zich veilig voelen",
      categorie: "vertrouwen",
      eenheid: "procent",
      richting: "stijgend",
      databron: "Veiligheidsmonitor of enquête in de wijk",
      meetfrequentie: "tweejaarlijks",
    },
    maatregelen: [
      {
        titel: "Verlichting vernieuwen",
        soort: "openbare-ruimte",
        inzetfase: "realisatie",
        "uitvraag.soort": "aparte-uitvraag",
        "uitvraag.eis": "De verlichting is zuinig, vriendelijk voor dieren en goed te onderhouden.",
        "resultaat.eenheid": "lichtmasten",
        circulariteit: "Masten blijven staan waar dat kan; alleen de lamp wordt vervangen.",
        omschrijving:
          "Als de straat open ligt, wordt ook de verlichting aangepakt. Donkere plekken komen eerst aan de beurt.",
      },
      {
        titel: "Met bewoners door de wijk lopen",
        soort: "sociaal",
        inzetfase: "karakteriseren",
        "uitvraag.soort": "geen",
        "resultaat.eenheid": "rondes",
        omschrijving:
          "Bewoners, wijkagent en gemeente lopen samen door de wijk en wijzen onveilige plekken aan. De punten gaan mee in het ontwerp.",
      },
    ],
  },
];
