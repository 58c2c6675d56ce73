import { defineBlock, title } from "../block.ts";
import { choice, line, number, reference, rows, text, year } from "../fieldKinds.ts";

const UNITS = [
  "woningen",
  "gebouwen",
  "aansluitingen",
  "huishoudens",
  "procent",
  "rapportcijfer",
  "euro",
  "m3",
  "ton CO2",
  "straten",
  "plekken",
];

/** One row of the dashboard: what is measured, from where to where, and when the plan is adjusted. Sources: S1, S3, N12. */
export const indicator = defineBlock({
  name: "indicator",
  title: "Indicator",
  plural: "Indicatoren",
  purpose: "Wat u meet, van nulwaarde naar streefwaarde, en wanneer u bijstuurt.",
  codePrefix: "I",
  chapters: [15],
  fields: {
    titel: title("Aardgasvrije woningen"),
    categorie: choice("Categorie", {
      vertrouwen: "Vertrouwen",
      beweging: "Beweging",
      resultaat: "Resultaat",
      kernwaarden: "Kernwaarden",
      planning: "Planning",
      sturing: "Sturing",
    }),
    eenheid: line("Eenheid", { suggestions: UNITS }),
    nulwaarde: number("Nulwaarde"),
    nuljaar: year("Nuljaar"),
    streefwaarde: number("Streefwaarde"),
    streefjaar: year("Streefjaar"),
    richting: choice("Richting", { stijgend: "Stijgend", dalend: "Dalend", gelijk: "Gelijk" }),
    databron: line("Databron"),
    meetfrequentie: choice("Hoe vaak meet u?", {
      maand: "Elke maand",
      kwartaal: "Elk kwartaal",
      halfjaar: "Elk half jaar",
      jaar: "Elk jaar",
      tweejaarlijks: "Elke twee jaar",
    }),
    verantwoordelijkeId: reference("Verantwoordelijke partij", "betrokkenPartij"),
    signaalwaarde: text("Bij welke waarde grijpt u in?", { required: false }),
    bijsturing: text("Wat doet u dan?", { required: false }),
    tussenwaarden: rows(
      "Tussenwaarden",
      "tussenwaarde",
      { jaar: year("Jaar"), waarde: number("Waarde") },
      { required: false },
    ),
  },
});
