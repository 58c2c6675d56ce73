/** Example goals for isolatie en renovatie. */
import type { Suggestion } from "./suggestion.ts";

export const ISOLATIE_EN_RENOVATIE: readonly Suggestion[] = [
  {
    id: "koopwoningen-isoleren",
    title: "Koopwoningen goed geïsoleerd",
    doelstelling: {
      titel: "Meer koopwoningen zijn goed geïsoleerd",
      omschrijving:
        "Eigenaren maken hun woning zuinig en comfortabel. De woning is daarna geschikt voor verwarming met minder heet water.",
      prestatie: "Het aandeel koopwoningen dat voldoet aan de afgesproken mate van isolatie.",
      wettelijkMinimum:
        "Bij verbouw gelden de isolatie-eisen uit het Besluit bouwwerken leefomgeving.",
    },
    indicator: {
      titel: "Goed geïsoleerde koopwoningen",
      categorie: "resultaat",
      eenheid: "procent",
      richting: "stijgend",
      databron: "Energielabels en registratie van het loket",
      meetfrequentie: "jaar",
    },
    maatregelen: [
      {
        titel: "Isoleren per straat aanbieden",
        soort: "gebouw",
        inzetfase: "realisatie",
        "uitvraag.soort": "renovatie-gebouwen",
        "uitvraag.eis":
          "Het bedrijf rekent een vaste prijs per woningtype en herstelt gebreken binnen een maand.",
        "resultaat.eenheid": "woningen",
        circulariteit: "Het aanbod bevat isolatie van natuurlijk of hergebruikt materiaal.",
        omschrijving:
          "Eigenaren in een straat krijgen samen een aanbod voor dak, gevel, vloer en glas. Samen inkopen maakt het goedkoper en geeft minder overlast.",
      },
      {
        titel: "Persoonlijk woningadvies geven",
        soort: "communicatie",
        inzetfase: "voorbereiding",
        "uitvraag.soort": "aparte-uitvraag",
        "uitvraag.eis": "De adviseur is onafhankelijk en verkoopt zelf niets.",
        "resultaat.eenheid": "adviezen",
        omschrijving:
          "Een adviseur komt langs voor een keukentafelgesprek. De eigenaar krijgt een plan met stappen, kosten en mogelijke subsidies.",
      },
      {
        titel: "Doe-het-zelvers ondersteunen",
        soort: "sociaal",
        inzetfase: "realisatie",
        "uitvraag.soort": "geen",
        "resultaat.eenheid": "huishoudens",
        omschrijving:
          "Bewoners leren in een cursus zelf kieren dichten en vloeren isoleren. Zij kunnen gereedschap lenen en materiaal samen kopen.",
      },
    ],
  },
  {
    id: "huurwoningen-renoveren",
    title: "Huurwoningen gerenoveerd",
    doelstelling: {
      titel: "De huurwoningen van de corporatie zijn gerenoveerd",
      omschrijving:
        "De corporatie isoleert haar woningen en verbetert de ventilatie. Huurders wonen daarna warmer en gezonder.",
      prestatie: "Het aantal huurwoningen waarvan de renovatie is afgerond.",
      wettelijkMinimum:
        "Bij tien of meer woningen die één bouwkundig geheel vormen, wordt een renovatievoorstel vermoed redelijk te zijn als 70 procent van de huurders instemt (Burgerlijk Wetboek 7, artikel 220).",
    },
    indicator: {
      titel: "Gerenoveerde huurwoningen",
      categorie: "resultaat",
      eenheid: "woningen",
      richting: "stijgend",
      databron: "Voortgangsrapportage van de corporatie",
      meetfrequentie: "halfjaar",
    },
    maatregelen: [
      {
        titel: "Huurwoningen isoleren en ventileren",
        soort: "gebouw",
        inzetfase: "realisatie",
        "uitvraag.soort": "renovatie-gebouwen",
        "uitvraag.eis":
          "Huurders kunnen tijdens het werk in hun woning blijven of krijgen een goede logeerwoning.",
        "resultaat.eenheid": "woningen",
        circulariteit:
          "Kozijnen, deuren en keukens die nog goed zijn, blijven zitten of gaan naar een andere woning.",
        omschrijving:
          "De corporatie pakt dak, gevel, vloer, glas en ventilatie in één keer aan. Dat gebeurt per blok.",
      },
      {
        titel: "Huurders begeleiden bij de renovatie",
        soort: "sociaal",
        inzetfase: "voorbereiding",
        "uitvraag.soort": "geen",
        "resultaat.eenheid": "huishoudens",
        omschrijving:
          "Elke huurder heeft één vast aanspreekpunt en ziet een modelwoning. De huurdersorganisatie denkt mee over het sociaal plan.",
      },
    ],
  },
  {
    id: "vve-in-beweging",
    title: "VvE’s met een verduurzamingsplan",
    doelstelling: {
      titel: "VvE’s hebben besloten over hun verduurzaming",
      omschrijving:
        "Appartementseigenaren beslissen samen over isolatie, warmte en onderhoud. Zij weten wat het kost en hoe zij dat betalen.",
      prestatie: "Het aantal VvE’s met een plan dat de vergadering heeft goedgekeurd.",
    },
    indicator: {
      titel: "VvE’s met een goedgekeurd plan",
      categorie: "beweging",
      eenheid: "VvE’s",
      richting: "stijgend",
      databron: "Opgave van de VvE-besturen",
      meetfrequentie: "halfjaar",
    },
    maatregelen: [
      {
        titel: "VvE-besturen begeleiden",
        soort: "sociaal",
        inzetfase: "voorbereiding",
        "uitvraag.soort": "aparte-uitvraag",
        "uitvraag.eis": "De begeleider heeft ervaring met besluiten in kleine en grote VvE’s.",
        "resultaat.eenheid": "VvE’s",
        omschrijving:
          "Een begeleider helpt het bestuur van eerste idee tot besluit. In de vergadering legt de begeleider de kosten en de keuzes uit.",
      },
      {
        titel: "Onderhoud en verduurzaming samenvoegen",
        soort: "gebouw",
        inzetfase: "realisatie",
        "uitvraag.soort": "renovatie-gebouwen",
        "uitvraag.eis": "Het bedrijf maakt één planning voor onderhoud en energiemaatregelen.",
        "resultaat.eenheid": "gebouwen",
        circulariteit: "Vrijkomend materiaal wordt eerst binnen het eigen gebouw hergebruikt.",
        omschrijving:
          "VvE’s combineren groot onderhoud met isolatie en ventilatie. Zo staat de steiger maar één keer.",
      },
    ],
  },
];
