/** Example goals for warmte en energie. */
import { LAW } from "../law.ts";
import type { Suggestion } from "./suggestion.ts";

export const WARMTE_EN_ENERGIE: readonly Suggestion[] = [
  {
    id: "van-het-aardgas-af",
    title: "Woningen van het aardgas af",
    doelstelling: {
      titel: "Meer woningen zijn van het aardgas af",
      omschrijving:
        "Woningen stappen over op een warmteoplossing zonder aardgas. Dat gebeurt per cluster, op een moment dat past bij de bewoners.",
      prestatie: "Het aantal woningen zonder gasaansluiting.",
      wettelijkMinimum: LAW.endOfGas.statement,
    },
    indicator: {
      titel: "Woningen zonder gasaansluiting",
      categorie: "resultaat",
      eenheid: "woningen",
      richting: "stijgend",
      databron: "Aansluitregister van de netbeheerder",
      meetfrequentie: "halfjaar",
    },
    maatregelen: [
      {
        titel: "Overstap per cluster voorbereiden",
        soort: "gebouw",
        inzetfase: "voorbereiding",
        "uitvraag.soort": "renovatie-gebouwen",
        "uitvraag.eis": "De aannemer geeft per woningtype een vaste prijs en regelt de nazorg.",
        "resultaat.eenheid": "woningen",
        circulariteit:
          "Oude ketels en leidingen gaan naar een verwerker die de materialen hergebruikt.",
        omschrijving:
          "Per cluster komt er één aanbod voor isolatie, ventilatie en de nieuwe installatie. Bewoners kiezen zelf of zij meedoen en wanneer.",
      },
      {
        titel: "Eigenaren informeren vóór ketelvervanging",
        soort: "communicatie",
        inzetfase: "realisatie",
        "uitvraag.soort": "geen",
        "resultaat.eenheid": "eigenaren",
        omschrijving:
          "Installateurs en de gemeente wijzen eigenaren op de plannen voordat zij een nieuwe ketel kopen. Zo is de ketelvervanging een goed moment om over te stappen.",
      },
      {
        titel: "Elektrisch koken mogelijk maken",
        soort: "gebouw",
        inzetfase: "realisatie",
        "uitvraag.soort": "renovatie-gebouwen",
        "uitvraag.eis": "De installateur past de meterkast en de keuken in één bezoek aan.",
        "resultaat.eenheid": "woningen",
        circulariteit: "Bruikbare kookplaten en pannen krijgen via de kringloop een tweede leven.",
        omschrijving:
          "Bewoners krijgen hulp bij de overstap naar elektrisch koken. Daarna kan de gasaansluiting worden verwijderd.",
      },
    ],
  },
  {
    id: "buurtwarmtenet",
    title: "Aansluiten op een buurtwarmtenet",
    doelstelling: {
      titel: "Woningen zijn aangesloten op het buurtwarmtenet",
      omschrijving:
        "In de straten waar een warmtenet de gekozen oplossing is, kunnen woningen en andere gebouwen daarop aansluiten.",
      prestatie: "Het aantal woningen dat warmte krijgt van het net.",
    },
    indicator: {
      titel: "Aansluitingen op het warmtenet",
      categorie: "resultaat",
      eenheid: "aansluitingen",
      richting: "stijgend",
      databron: "Opgave van het warmtebedrijf",
      meetfrequentie: "kwartaal",
    },
    maatregelen: [
      {
        titel: "Warmtenet aanleggen",
        soort: "warmte-infra",
        inzetfase: "voorbereiding",
        "uitvraag.soort": "energiesysteem",
        "uitvraag.eis":
          "De straat gaat één keer open en de aannemer stemt het werk af met riool en stroomnet.",
        "resultaat.eenheid": "aansluitingen",
        circulariteit:
          "Leidingen zijn later los te halen en grond blijft zo veel mogelijk in de wijk.",
        omschrijving:
          "Het warmtebedrijf legt het net aan in de volgorde van de clusters. Bewoners weten ruim van tevoren wanneer hun straat aan de beurt is.",
      },
      {
        titel: "Duurzame warmtebron ontwikkelen",
        soort: "warmte-infra",
        inzetfase: "strategieen",
        "uitvraag.soort": "energiesysteem",
        "uitvraag.eis":
          "De aanbieder laat zien hoeveel warmte de bron levert en wat er gebeurt bij een storing.",
        "resultaat.eenheid": "bronnen",
        circulariteit: "Het ontwerp maakt het mogelijk om onderdelen later te vervangen.",
        omschrijving:
          "De gemeente onderzoekt met partners welke bron in of bij de wijk genoeg warmte levert. Daarna volgt een besluit over de bouw.",
      },
      {
        titel: "Bewoners helpen bij de keuze voor het net",
        soort: "communicatie",
        inzetfase: "realisatie",
        "uitvraag.soort": "geen",
        "resultaat.eenheid": "gesprekken",
        omschrijving:
          "Bewoners krijgen een huisgesprek over het aanbod, de kosten en het werk in hun woning. Zij zien vooraf wat zij per maand gaan betalen.",
      },
    ],
  },
  {
    id: "ruimte-op-het-stroomnet",
    title: "Genoeg ruimte op het stroomnet",
    doelstelling: {
      titel: "Het stroomnet is klaar voor de overstap",
      omschrijving:
        "Er is op tijd genoeg ruimte op het stroomnet voor warmtepompen, elektrisch koken en laadpalen.",
      prestatie: "Het aantal straten waar het stroomnet klaar is voordat de overstap begint.",
    },
    indicator: {
      titel: "Straten met een stroomnet dat klaar is",
      categorie: "planning",
      eenheid: "straten",
      richting: "stijgend",
      databron: "Planning van de netbeheerder",
      meetfrequentie: "halfjaar",
    },
    maatregelen: [
      {
        titel: "Stroomnet uitbreiden",
        soort: "elektriciteitsnet",
        inzetfase: "voorbereiding",
        "uitvraag.soort": "geen",
        "resultaat.eenheid": "straten",
        circulariteit: "Kabels en kasten die nog goed zijn, worden elders opnieuw gebruikt.",
        omschrijving:
          "De netbeheerder legt zwaardere kabels en plaatst nieuwe elektriciteitshuisjes. De gemeente wijst daarvoor op tijd plekken aan.",
      },
      {
        titel: "Stroom slim verdelen over de dag",
        soort: "gebouw",
        inzetfase: "realisatie",
        "uitvraag.soort": "aparte-uitvraag",
        "uitvraag.eis": "De bewoner houdt zelf de baas over apparaten en gegevens.",
        "resultaat.eenheid": "woningen",
        circulariteit: "Apparaten zijn te repareren en hebben een lange garantie.",
        omschrijving:
          "Warmtepompen, batterijen en laadpalen gebruiken vooral stroom als er ruimte is. Bewoners kunnen meedoen aan een proef in hun straat.",
      },
    ],
  },
];
