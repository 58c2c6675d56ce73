import { defineBlock, title } from "../block.ts";
import { choice, line, period, reference, references, rows } from "../fieldKinds.ts";

/**
 * The steps to the decision, the execution and the end of gas. A plan may have several, for instance per cluster.
 * An item's `maatregelIds` leads (model.md 1.3). Sources: W1, S0, S3, N3, N5.
 */
export const tijdspad = defineBlock({
  name: "tijdspad",
  title: "Tijdspad",
  plural: "Tijdspaden",
  purpose: "De stappen op volgorde: besluiten, werk, evaluaties en het einde van het aardgas.",
  codePrefix: "TP",
  chapters: [11],
  fields: {
    titel: title("Van plan naar aardgasvrij"),
    items: rows("Stappen", "stap", {
      code: line("Code", { required: false }),
      titel: line("Stap", { maxLength: 140 }),
      soort: choice("Soort", {
        fase: "Fase",
        mijlpaal: "Mijlpaal",
        besluitmoment: "Besluitmoment",
        werkzaamheid: "Werkzaamheid",
        terinzagelegging: "Terinzagelegging",
        "natuurlijk-moment": "Natuurlijk moment",
      }),
      sleutel: choice(
        "Vaste stap",
        {
          "start-wup": "Start van het plan",
          inspraak: "Inspraak",
          "college-besluit": "Collegebesluit",
          raadsbesluit: "Raadsbesluit",
          warmtekavel: "Warmtekavel",
          "aanwijzing-warmtebedrijf": "Aanwijzing warmtebedrijf",
          "start-uitvoering": "Start van de uitvoering",
          "wijziging-omgevingsplan": "Wijziging omgevingsplan",
          "opt-out-melding": "Melding eigen oplossing",
          "uitrol-na-2028": "Uitrol na 2028",
          evaluatie: "Evaluatie",
          "einde-aardgaslevering": "Einde van het aardgas",
        },
        { required: false },
      ),
      start: period("Start"),
      eind: period("Eind"),
      trekkerId: reference("Trekker", "betrokkenPartij", { required: false }),
      maatregelIds: references("Maatregelen", "maatregel", { required: false }),
      afhankelijkVan: references("Na stap", "tijdspad-item", { required: false }),
    }),
  },
});
