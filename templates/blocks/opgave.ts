import { defineBlock, title } from "../block.ts";
import { choice, text } from "../fieldKinds.ts";
import { THEMES } from "./themes.ts";

/** A task for the neighbourhood, chosen or dropped, always with the reason. Sources: S1, W4, W5. */
export const opgave = defineBlock({
  name: "opgave",
  title: "Opgave",
  plural: "Opgaven",
  purpose: "Wat er in de wijk moet gebeuren, gekozen of afgevallen.",
  codePrefix: "O",
  chapters: [3],
  fields: {
    titel: title(),
    thema: choice("Thema", THEMES),
    herkomst: choice("Herkomst", {
      "woon-en-wijkwensen": "Woon- en wijkwensen",
      "gemeentelijk-beleid": "Gemeentelijk beleid",
      partnerplan: "Plan van een partner",
      "data-analyse": "Cijfers en onderzoek",
    }),
    status: choice("Stand", {
      idee: "Idee",
      gekozen: "Gekozen",
      aangehouden: "Aangehouden",
      afgevallen: "Afgevallen",
    }),
    omschrijving: text("Wat is de opgave?"),
    motivering: text("Waarom wel of niet gekozen?"),
    herkomstToelichting: text("Toelichting op de herkomst", { required: false }),
  },
});
