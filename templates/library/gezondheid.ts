/** Example goals for gezondheid. */
import type { Suggestion } from "./suggestion.ts";

export const GEZONDHEID: readonly Suggestion[] = [
  {
    id: "vocht-en-schimmel",
    title: "Minder vocht en schimmel",
    doelstelling: {
      titel: "Minder woningen hebben last van vocht en schimmel",
      omschrijving: "Isoleren en ventileren gaan samen, zodat woningen droog en gezond worden.",
      prestatie: "Het aantal woningen met klachten over vocht of schimmel.",
      wettelijkMinimum:
        "Voor bestaande woningen gelden minimumeisen voor ventilatie en vocht (Besluit bouwwerken leefomgeving).",
    },
    indicator: {
      titel: "Woningen met vocht of schimmel",
      categorie: "resultaat",
      eenheid: "woningen",
      richting: "dalend",
      databron: "Klachten bij corporatie en loket, en enquête",
      meetfrequentie: "jaar",
    },
    maatregelen: [
      {
        titel: "Ventilatie verbeteren bij isolatie",
        soort: "gebouw",
        inzetfase: "realisatie",
        "uitvraag.soort": "renovatie-gebouwen",
        "uitvraag.eis": "Na het isoleren meet de aannemer of de woning genoeg frisse lucht krijgt.",
        "resultaat.eenheid": "woningen",
        circulariteit: "Filters en motoren zijn los te vervangen.",
        omschrijving:
          "Wie isoleert, krijgt ook goede ventilatie. Bewoners krijgen uitleg over het gebruik en het schoonmaken.",
      },
      {
        titel: "Vochtklachten thuis onderzoeken",
        soort: "sociaal",
        inzetfase: "realisatie",
        "uitvraag.soort": "aparte-uitvraag",
        "uitvraag.eis":
          "De onderzoeker kijkt naar de woning en helpt de bewoner met praktische tips.",
        "resultaat.eenheid": "woningen",
        omschrijving:
          "Bewoners met klachten krijgen bezoek van een deskundige. De verhuurder of eigenaar hoort wat er nodig is.",
      },
    ],
  },
  {
    id: "weinig-geluid",
    title: "Weinig geluid van installaties",
    doelstelling: {
      titel: "Bewoners hebben weinig last van geluid van installaties",
      omschrijving:
        "Warmtepompen en andere installaties staan op een goede plek en maken weinig geluid.",
      prestatie: "Het aantal klachten over geluid van installaties.",
      wettelijkMinimum:
        "Voor buitenunits van warmtepompen bij woningen geldt een geluidseis uit het Besluit bouwwerken leefomgeving.",
    },
    indicator: {
      titel: "Klachten over geluid van installaties",
      categorie: "vertrouwen",
      eenheid: "klachten",
      richting: "dalend",
      databron: "Meldingen bij gemeente, corporatie en loket",
      meetfrequentie: "halfjaar",
    },
    maatregelen: [
      {
        titel: "Stille toestellen inkopen",
        soort: "gebouw",
        inzetfase: "voorbereiding",
        "uitvraag.soort": "renovatie-gebouwen",
        "uitvraag.eis":
          "De installateur kiest een stil toestel en een plek die buren niet hindert.",
        "resultaat.eenheid": "woningen",
        circulariteit: "Toestellen zijn te repareren en worden na gebruik teruggenomen.",
        omschrijving:
          "In de inkoopactie zitten alleen toestellen met een laag geluidsniveau. De installateur bespreekt de plek met bewoner en buren.",
      },
      {
        titel: "Klachten snel oplossen",
        soort: "communicatie",
        inzetfase: "realisatie",
        "uitvraag.soort": "geen",
        "resultaat.eenheid": "meldingen",
        omschrijving:
          "Er is één klachtenpunt voor geluid en hinder. Na een melding volgt een meting en een voorstel.",
      },
    ],
  },
  {
    id: "gezond-bewegen",
    title: "Meer bewegen in de wijk",
    doelstelling: {
      titel: "Meer bewoners lopen, fietsen en spelen in de wijk",
      omschrijving:
        "Straten die opnieuw worden ingericht, nodigen uit om te bewegen. Dat is gezond voor jong en oud.",
      prestatie: "Het aandeel bewoners dat vindt dat de wijk uitnodigt om te bewegen.",
    },
    indicator: {
      titel: "Waardering voor bewegen in de wijk",
      categorie: "resultaat",
      eenheid: "procent",
      richting: "stijgend",
      databron: "Gezondheidsenquête of enquête in de wijk",
      meetfrequentie: "tweejaarlijks",
    },
    maatregelen: [
      {
        titel: "Looproutes verbeteren",
        soort: "openbare-ruimte",
        inzetfase: "realisatie",
        "uitvraag.soort": "aparte-uitvraag",
        "uitvraag.eis": "De routes zijn ook geschikt voor een rolstoel of kinderwagen.",
        "resultaat.eenheid": "routes",
        circulariteit: "Tegels en banken worden hergebruikt.",
        omschrijving:
          "Na het werk in de straat komen er brede, groene looproutes met plekken om te rusten. Ze verbinden woningen met winkels en school.",
      },
      {
        titel: "Speelplekken vernieuwen met kinderen",
        soort: "sociaal",
        inzetfase: "karakteriseren",
        "uitvraag.soort": "geen",
        "resultaat.eenheid": "plekken",
        omschrijving:
          "Kinderen uit de wijk tekenen hun speelplek en kiezen mee. De gemeente laat zien wat er met hun ideeën gebeurt.",
      },
    ],
  },
];
