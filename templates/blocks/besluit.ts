import { defineBlock, title } from "../block.ts";
import { choice, date, money, references, text } from "../fieldKinds.ts";

/**
 * One decision: object first, ending on "te" and an infinitive. The raadsvoorstel and the raadsbesluit print this
 * very text (raadsstukken.md 1.4). Sources: W1, S3, N8, G5.
 */
export const besluit = defineBlock({
  name: "besluit",
  title: "Besluit",
  plural: "Besluiten",
  purpose: "Eén besluit dat u voorlegt, met motivering, bedrag en gevolg.",
  codePrefix: "S",
  chapters: [13],
  fields: {
    titel: title(),
    soort: choice("Soort", {
      "beslispunt-raad": "Beslispunt voor de raad",
      collegebesluit: "Collegebesluit",
      "go-no-go": "Doorgaan of stoppen",
      partnerbesluit: "Besluit van een partner",
    }),
    orgaan: choice("Wie besluit?", {
      raad: "Gemeenteraad",
      college: "College van B en W",
      partij: "Partner",
    }),
    datum: date("Datum"),
    bedrag: money("Bedrag", { required: false }),
    status: choice("Stand", {
      "voor-te-leggen": "Voor te leggen",
      genomen: "Genomen",
      aangehouden: "Aangehouden",
      afgewezen: "Afgewezen",
    }),
    budgetIds: references("Hoort bij budget", "budget", { required: false }),
    tekst: text("Tekst van het besluit", {
      example: "Het wijkuitvoeringsplan Kruidenbuurt vast te stellen.",
    }),
    motivering: text("Motivering"),
    gevolgBijAfwijzing: text("Wat gebeurt er bij een nee?", { required: false }),
  },
});
