import { defineBlock, title } from "../block.ts";
import {
  choice,
  line,
  number,
  period,
  reference,
  references,
  rows,
  text,
  yesNo,
} from "../fieldKinds.ts";

/**
 * What is done, by whom, with which money and when. Exactly one party is responsible.
 * `budgetIds` follows from budget.maatregelIds, which leads (model.md 1.3). Sources: S1, G1, N11.
 */
export const maatregel = defineBlock({
  name: "maatregel",
  title: "Maatregel",
  plural: "Maatregelen",
  purpose: "Wat er gebeurt, wie verantwoordelijk is, wanneer, en met welk resultaat.",
  codePrefix: "M",
  chapters: [6],
  fields: {
    titel: title(),
    soort: choice("Soort", {
      gebouw: "Gebouw",
      "warmte-infra": "Warmtenet en bronnen",
      elektriciteitsnet: "Elektriciteitsnet",
      "openbare-ruimte": "Openbare ruimte",
      sociaal: "Sociaal",
      communicatie: "Communicatie",
      juridisch: "Juridisch",
      monitoring: "Monitoring",
    }),
    status: choice("Stand", {
      idee: "Idee",
      gekozen: "Gekozen",
      "in-uitvoering": "In uitvoering",
      gereed: "Gereed",
      vervallen: "Vervallen",
    }),
    doelstellingIds: references("Draagt bij aan doelstelling", "doelstelling"),
    verantwoordelijkeId: reference("Verantwoordelijke partij", "betrokkenPartij"),
    uitvoerderIds: references("Uitvoerders", "betrokkenPartij", { required: false }),
    budgetIds: references("Budgetten", "budget", {
      required: false,
      derivedFrom: { block: "budget", field: "maatregelIds" },
    }),
    kosteloos: yesNo("Is deze maatregel kosteloos?", { required: false }),
    start: period("Start"),
    eind: period("Eind"),
    inzetfase: choice("In welke fase is actie nodig?", {
      "samen-starten": "Samen starten",
      karakteriseren: "Karakteriseren van het gebied",
      strategieen: "Strategieën identificeren",
      "keuzes-maken": "Keuzes maken",
      voorbereiding: "Voorbereiding",
      realisatie: "Realisatie",
    }),
    "resultaat.aantal": number("Resultaat: aantal", { required: false }),
    "resultaat.eenheid": line("Resultaat: eenheid", { required: false, example: "woningen" }),
    zekerheid: choice("Zekerheid", {
      besloten: "Besloten",
      toegezegd: "Toegezegd",
      voorgenomen: "Voorgenomen",
      verkennen: "Verkennen",
    }),
    "uitvraag.soort": choice("Hoe vindt u de uitvoerder?", {
      geen: "Geen uitvraag nodig",
      "renovatie-gebouwen": "Uitvraag renovatie gebouwen",
      energiesysteem: "Uitvraag energiesysteem",
      "aparte-uitvraag": "Aparte uitvraag",
    }),
    fte: number("Inzet van mensen", { required: false, unit: "fte" }),
    omschrijving: text("Wat gaan we doen?"),
    toelichting: text("Toelichting", { required: false }),
    "uitvraag.eis": text("Welke eis stelt u in de uitvraag?", { required: false }),
    circulariteit: text("Circulair werken", { required: false }),
    vergunningen: text("Vergunningen", { required: false }),
    nazorg: text("Nazorg", { required: false }),
    uitvragen: rows(
      "Vragen aan de markt",
      "vraag",
      { vraag: line("Vraag of eis"), aan: line("Aan wie", { required: false }) },
      { required: false },
    ),
  },
});
