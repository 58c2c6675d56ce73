/** Example goals for betaalbaarheid en energiearmoede. */
import type { Suggestion } from "./suggestion.ts";

export const BETAALBAARHEID: readonly Suggestion[] = [
  {
    id: "minder-energiearmoede",
    title: "Minder energiearmoede",
    doelstelling: {
      titel: "Minder huishoudens hebben energiearmoede",
      omschrijving:
        "Huishoudens met een laag inkomen en een slecht geïsoleerde woning krijgen als eersten hulp.",
      prestatie: "Het aantal huishoudens met energiearmoede.",
    },
    indicator: {
      titel: "Huishoudens met energiearmoede",
      categorie: "kernwaarden",
      eenheid: "huishoudens",
      richting: "dalend",
      databron: "Landelijke monitor energiearmoede",
      meetfrequentie: "jaar",
    },
    maatregelen: [
      {
        titel: "Energiehulp aan huis",
        soort: "sociaal",
        inzetfase: "realisatie",
        "uitvraag.soort": "aparte-uitvraag",
        "uitvraag.eis": "De energiehulpen komen uit de buurt en zijn geschoold.",
        "resultaat.eenheid": "huishoudens",
        omschrijving:
          "Energiehulpen brengen kleine maatregelen aan, zoals tochtstrips en radiatorfolie. Zij wijzen bewoners ook op toeslagen.",
      },
      {
        titel: "Slechtste woningen eerst isoleren",
        soort: "gebouw",
        inzetfase: "realisatie",
        "uitvraag.soort": "renovatie-gebouwen",
        "uitvraag.eis": "Het bedrijf begint met de woningen die de hoogste energierekening geven.",
        "resultaat.eenheid": "woningen",
        circulariteit: "Er wordt gewerkt met isolatie die later los te halen is.",
        omschrijving:
          "De volgorde van het werk hangt af van de woning en het inkomen. De gemeente en de corporatie maken samen de lijst, zonder gegevens van personen te delen.",
      },
    ],
  },
  {
    id: "maandlasten-gelijk",
    title: "Maandlasten stijgen niet",
    doelstelling: {
      titel: "De maandlasten stijgen niet door de overstap",
      omschrijving:
        "Wie overstapt op de nieuwe warmteoplossing, betaalt per maand niet meer dan daarvoor. Waar dat niet lukt, is er een regeling.",
      prestatie:
        "Het aandeel huishoudens waarvan de maandlasten na de overstap gelijk of lager zijn.",
    },
    indicator: {
      titel: "Huishoudens zonder hogere maandlasten",
      categorie: "kernwaarden",
      eenheid: "procent",
      richting: "stijgend",
      databron: "Steekproef onder bewoners na de overstap",
      meetfrequentie: "jaar",
    },
    maatregelen: [
      {
        titel: "Maandlasten per woningtype doorrekenen",
        soort: "monitoring",
        inzetfase: "keuzes-maken",
        "uitvraag.soort": "aparte-uitvraag",
        "uitvraag.eis": "De berekening is openbaar en voor een bewoner te volgen.",
        "resultaat.eenheid": "woningtypen",
        omschrijving:
          "Per woningtype staat er wat een bewoner nu betaalt en straks. De berekening wordt elk jaar bijgewerkt met nieuwe prijzen.",
      },
      {
        titel: "Regeling voor hogere lasten",
        soort: "sociaal",
        inzetfase: "voorbereiding",
        "uitvraag.soort": "geen",
        "resultaat.eenheid": "huishoudens",
        omschrijving:
          "Bewoners die door de overstap duurder uit zijn, kunnen een bijdrage aanvragen. De gemeente legt vooraf vast wie daarvoor in aanmerking komt.",
      },
      {
        titel: "Hulp bij subsidie en lening",
        soort: "communicatie",
        inzetfase: "realisatie",
        "uitvraag.soort": "geen",
        "resultaat.eenheid": "gesprekken",
        omschrijving:
          "Het loket helpt eigenaren met het aanvragen van subsidie en een lening met lage rente. Ook wie weinig kan lenen, krijgt een passend voorstel.",
      },
    ],
  },
  {
    id: "schulden-voorkomen",
    title: "Energieschulden voorkomen",
    doelstelling: {
      titel: "Minder huishoudens hebben een achterstand bij hun energierekening",
      omschrijving:
        "Bewoners met betalingsproblemen worden op tijd gevonden en geholpen. De overstap zorgt niet voor nieuwe schulden.",
      prestatie: "Het aantal meldingen van een betalingsachterstand bij energie of warmte.",
      wettelijkMinimum:
        "Na een melding van een betalingsachterstand bij energie biedt de gemeente hulp aan (Wet gemeentelijke schuldhulpverlening).",
    },
    indicator: {
      titel: "Meldingen van achterstand bij energie",
      categorie: "kernwaarden",
      eenheid: "meldingen",
      richting: "dalend",
      databron: "Registratie van de schuldhulpverlening, per wijk geteld",
      meetfrequentie: "halfjaar",
    },
    maatregelen: [
      {
        titel: "Vroeg hulp aanbieden bij achterstand",
        soort: "sociaal",
        inzetfase: "realisatie",
        "uitvraag.soort": "geen",
        "resultaat.eenheid": "huishoudens",
        omschrijving:
          "Het sociaal team gaat snel langs na een melding en kijkt ook naar de woning. Zo worden de oorzaak en de schuld samen aangepakt.",
      },
      {
        titel: "Afspraken met het warmtebedrijf over betalen",
        soort: "juridisch",
        inzetfase: "voorbereiding",
        "uitvraag.soort": "energiesysteem",
        "uitvraag.eis":
          "Het warmtebedrijf biedt betaling in termijnen en meldt achterstanden op tijd.",
        "resultaat.eenheid": "afspraken",
        omschrijving:
          "De gemeente en het warmtebedrijf spreken af hoe zij omgaan met bewoners die niet kunnen betalen. Afsluiten is de laatste stap.",
      },
    ],
  },
];
