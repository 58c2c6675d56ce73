import { defineBlock, title } from "../block.ts";
import { choice, count, money, reference, references, text } from "../fieldKinds.ts";
import { THEMES } from "./themes.ts";

/** An opportunity to do something else in the same go; used or not, with its price in money and time. Sources: W5, W11, W14. */
export const koppelkans = defineBlock({
  name: "koppelkans",
  title: "Koppelkans",
  plural: "Koppelkansen",
  purpose: "Werk dat u kunt combineren, met de extra kosten en tijd.",
  codePrefix: "X",
  chapters: [7],
  fields: {
    titel: title(),
    soort: choice("Soort", { sociaal: "Sociaal", fysiek: "Fysiek" }),
    thema: choice("Thema", THEMES),
    besluit: choice("Besluit", {
      verzilveren: "Verzilveren",
      niet: "Niet benutten",
      later: "Later",
    }),
    meerkosten: money("Extra kosten"),
    extraMaanden: count("Extra tijd", { unit: "maanden" }),
    opgaveId: reference("Hoort bij opgave", "opgave", { required: false }),
    maatregelIds: references("Maatregelen", "maatregel", { required: false }),
    eigenaarId: reference("Eigenaar", "betrokkenPartij"),
    motivering: text("Waarom wel of niet?"),
    opbrengst: text("Wat levert het op?", { required: false }),
  },
});
