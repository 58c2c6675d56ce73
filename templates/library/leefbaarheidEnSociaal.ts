/** Example goals for leefbaarheid en sociaal. */
import type { Suggestion } from "./suggestion.ts";

export const LEEFBAARHEID_EN_SOCIAAL: readonly Suggestion[] = [
  {
    id: "vertrouwen-in-de-aanpak",
    title: "Vertrouwen in de aanpak",
    doelstelling: {
      titel: "Bewoners hebben vertrouwen in de aanpak",
      omschrijving:
        "Bewoners weten wat er gaat gebeuren, voelen zich gehoord en merken dat afspraken worden nagekomen.",
      prestatie: "Het rapportcijfer dat bewoners aan de aanpak geven.",
    },
    indicator: {
      titel: "Vertrouwen van bewoners",
      categorie: "vertrouwen",
      eenheid: "rapportcijfer",
      richting: "stijgend",
      databron: "Enquête onder bewoners",
      meetfrequentie: "jaar",
    },
    maatregelen: [
      {
        titel: "Vast loket in de wijk",
        soort: "communicatie",
        inzetfase: "samen-starten",
        "uitvraag.soort": "geen",
        "resultaat.eenheid": "bezoeken",
        omschrijving:
          "In de wijk is een vaste plek voor vragen, advies en klachten. Bewoners krijgen binnen een week antwoord.",
      },
      {
        titel: "Terugkoppeling na elke ronde",
        soort: "communicatie",
        inzetfase: "keuzes-maken",
        "uitvraag.soort": "geen",
        "resultaat.eenheid": "berichten",
        omschrijving:
          "Na elke ronde horen bewoners wat er met hun inbreng is gedaan en waarom. Dat gebeurt op papier en online.",
      },
    ],
  },
  {
    id: "eigenaren-met-een-plan",
    title: "Elk huishouden een eigen plan",
    doelstelling: {
      titel: "Meer huishoudens hebben een persoonlijk stappenplan",
      omschrijving:
        "Elk huishouden weet welke stappen passen bij de woning en de portemonnee, en wanneer die aan de beurt zijn.",
      prestatie: "Het aandeel huishoudens met een gesprek en een stappenplan.",
    },
    indicator: {
      titel: "Huishoudens met een stappenplan",
      categorie: "beweging",
      eenheid: "procent",
      richting: "stijgend",
      databron: "Registratie van het loket, per wijk geteld",
      meetfrequentie: "kwartaal",
    },
    maatregelen: [
      {
        titel: "Keukentafelgesprekken voeren",
        soort: "communicatie",
        inzetfase: "realisatie",
        "uitvraag.soort": "aparte-uitvraag",
        "uitvraag.eis": "De gespreksvoerder is onafhankelijk en spreekt begrijpelijke taal.",
        "resultaat.eenheid": "gesprekken",
        omschrijving:
          "Een adviseur komt thuis langs en luistert eerst naar wat de bewoner wil. Daarna maken zij samen een stappenplan.",
      },
      {
        titel: "Straatambassadeurs ondersteunen",
        soort: "sociaal",
        inzetfase: "samen-starten",
        "uitvraag.soort": "geen",
        "resultaat.eenheid": "straten",
        omschrijving:
          "Bewoners die hun straat willen helpen, krijgen uitleg, een vergoeding en een vast aanspreekpunt.",
      },
    ],
  },
  {
    id: "ontmoeten-in-de-wijk",
    title: "Meer ontmoeting in de wijk",
    doelstelling: {
      titel: "Bewoners ontmoeten elkaar vaker in de wijk",
      omschrijving:
        "Het werk in de wijk levert plekken en momenten op waar buren elkaar leren kennen.",
      prestatie: "Het aandeel bewoners dat buren vaker spreekt dan bij de start.",
    },
    indicator: {
      titel: "Bewoners met contact in de buurt",
      categorie: "vertrouwen",
      eenheid: "procent",
      richting: "stijgend",
      databron: "Enquête onder bewoners",
      meetfrequentie: "tweejaarlijks",
    },
    maatregelen: [
      {
        titel: "Ontmoetingsplek inrichten",
        soort: "openbare-ruimte",
        inzetfase: "realisatie",
        "uitvraag.soort": "aparte-uitvraag",
        "uitvraag.eis": "Bewoners bepalen samen met de ontwerper hoe de plek eruitziet.",
        "resultaat.eenheid": "plekken",
        circulariteit: "Banken en speeltoestellen zijn hergebruikt of te repareren.",
        omschrijving:
          "Waar de straat toch open gaat, komt een plek om te zitten en te spelen. De plek ligt op een logische looproute.",
      },
      {
        titel: "Straatgesprekken organiseren",
        soort: "sociaal",
        inzetfase: "karakteriseren",
        "uitvraag.soort": "geen",
        "resultaat.eenheid": "straten",
        omschrijving:
          "Per straat is er een straatgesprek met koffie, op een tijd die bewoners past. De gemeente luistert en legt plannen uit.",
      },
    ],
  },
];
