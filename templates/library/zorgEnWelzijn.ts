/** Example goals for zorg en welzijn. */
import type { Suggestion } from "./suggestion.ts";

export const ZORG_EN_WELZIJN: readonly Suggestion[] = [
  {
    id: "kwetsbare-bewoners-helpen",
    title: "Hulp voor kwetsbare bewoners",
    doelstelling: {
      titel: "Kwetsbare bewoners krijgen hulp bij de overstap",
      omschrijving:
        "Wie oud of ziek is of het overzicht mist, krijgt extra hulp bij het werk in huis. Niemand staat er alleen voor.",
      prestatie: "Het aandeel hulpvragen dat binnen de afgesproken tijd is opgepakt.",
      wettelijkMinimum:
        "De gemeente ondersteunt inwoners die zich niet op eigen kracht kunnen redden (Wet maatschappelijke ondersteuning 2015).",
    },
    indicator: {
      titel: "Hulpvragen die op tijd zijn opgepakt",
      categorie: "kernwaarden",
      eenheid: "procent",
      richting: "stijgend",
      databron: "Registratie van het sociaal team, per wijk geteld",
      meetfrequentie: "halfjaar",
    },
    maatregelen: [
      {
        titel: "Hulp bij opruimen en verplaatsen",
        soort: "sociaal",
        inzetfase: "realisatie",
        "uitvraag.soort": "geen",
        "resultaat.eenheid": "huishoudens",
        omschrijving:
          "Vrijwilligers en het sociaal team helpen met zolder leegmaken, meubels verplaatsen en schoonmaken. De bewoner vraagt de hulp zelf aan.",
      },
      {
        titel: "Rustplek tijdens het werk",
        soort: "sociaal",
        inzetfase: "realisatie",
        "uitvraag.soort": "renovatie-gebouwen",
        "uitvraag.eis": "De aannemer meldt lawaai en stof op tijd en biedt een plek om te rusten.",
        "resultaat.eenheid": "plekken",
        omschrijving:
          "Bewoners die niet tegen lawaai of stof kunnen, krijgen overdag een rustige plek in de buurt.",
      },
    ],
  },
  {
    id: "langer-thuis-wonen",
    title: "Langer prettig thuis wonen",
    doelstelling: {
      titel: "Meer woningen zijn geschikt om oud in te worden",
      omschrijving:
        "Bij een renovatie worden ook drempels, trappen en de badkamer bekeken. Zo kunnen bewoners langer thuis wonen.",
      prestatie: "Het aantal woningen dat bij de renovatie ook geschikter is gemaakt voor ouderen.",
    },
    indicator: {
      titel: "Woningen die geschikter zijn voor ouderen",
      categorie: "resultaat",
      eenheid: "woningen",
      richting: "stijgend",
      databron: "Opleverlijsten van corporatie en loket",
      meetfrequentie: "jaar",
    },
    maatregelen: [
      {
        titel: "Woning aanpassen tijdens renovatie",
        soort: "gebouw",
        inzetfase: "realisatie",
        "uitvraag.soort": "renovatie-gebouwen",
        "uitvraag.eis":
          "Het aanbod bevat een lijst met aanpassingen waaruit bewoners kunnen kiezen.",
        "resultaat.eenheid": "woningen",
        circulariteit:
          "Beugels, drempelhulpen en trapliften gaan na gebruik naar een andere woning.",
        omschrijving:
          "Bewoners kunnen tegelijk met de isolatie kleine aanpassingen laten doen. Dat is goedkoper en geeft maar één keer overlast.",
      },
      {
        titel: "Woonadvies bij het huisgesprek",
        soort: "communicatie",
        inzetfase: "voorbereiding",
        "uitvraag.soort": "geen",
        "resultaat.eenheid": "adviezen",
        omschrijving:
          "In het huisgesprek over energie komt ook aan bod of de woning past bij ouder worden. Wie wil, krijgt een adviseur van zorg of wonen.",
      },
    ],
  },
  {
    id: "eenzaamheid-verminderen",
    title: "Minder eenzaamheid",
    doelstelling: {
      titel: "Minder bewoners voelen zich eenzaam",
      omschrijving:
        "Wie voor energie aanbelt, ziet ook hoe het met iemand gaat. Bewoners vinden daardoor sneller hulp en contact.",
      prestatie: "Het aandeel bewoners dat zich eenzaam voelt.",
    },
    indicator: {
      titel: "Bewoners die zich eenzaam voelen",
      categorie: "resultaat",
      eenheid: "procent",
      richting: "dalend",
      databron: "Gezondheidsmonitor van de GGD",
      meetfrequentie: "tweejaarlijks",
    },
    maatregelen: [
      {
        titel: "Doorverwijzen na een huisbezoek",
        soort: "sociaal",
        inzetfase: "realisatie",
        "uitvraag.soort": "geen",
        "resultaat.eenheid": "doorverwijzingen",
        omschrijving:
          "Energiehulpen leren signalen te zien en kennen de weg naar het sociaal team. Zij verwijzen alleen door als de bewoner dat wil.",
      },
      {
        titel: "Loket en buurthuis samenvoegen",
        soort: "sociaal",
        inzetfase: "samen-starten",
        "uitvraag.soort": "geen",
        "resultaat.eenheid": "activiteiten",
        omschrijving:
          "Het loket zit in het buurthuis, tussen koffie en activiteiten. Wie voor energie komt, ontmoet ook andere bewoners.",
      },
    ],
  },
];
