import { defineBlock, title } from "../block.ts";
import { choice, count, line, lines, period, rows, text, year } from "../fieldKinds.ts";

const LABELS = Object.fromEntries(
  ["A+++++", "A++++", "A+++", "A++", "A+", "A", "B", "C", "D", "E", "F", "G"].map((label) => [
    label,
    label,
  ]),
);

/**
 * The neighbourhood in figures: who lives there, which homes, what lies in the ground, what others plan.
 * Sources: N1, S2 (factscan), S0 (energiearmoede), W12, A4.
 */
export const wijkprofiel = defineBlock({
  name: "wijkprofiel",
  title: "Wijkprofiel",
  plural: "Wijkprofielen",
  purpose: "De wijk in cijfers: woningen, eigendom, bewoners en infrastructuur.",
  codePrefix: "W",
  chapters: [2],
  fields: {
    titel: title("De Kruidenbuurt in cijfers"),
    peiljaar: year("Peiljaar"),
    woningen: count("Woningen", { unit: "woningen" }),
    inwoners: count("Inwoners", { unit: "inwoners" }),
    huishoudens: count("Huishoudens", { unit: "huishoudens" }),
    "eigendom.koop": count("Koopwoningen", { unit: "woningen" }),
    "eigendom.corporatie": count("Corporatiewoningen", { unit: "woningen" }),
    "eigendom.particuliereHuur": count("Particuliere huurwoningen", { unit: "woningen" }),
    vves: count("VvE’s", { unit: "VvE’s" }),
    utiliteitsgebouwen: count("Andere gebouwen dan woningen", { unit: "gebouwen" }),
    energiearmeHuishoudens: count("Huishoudens met energiearmoede", {
      required: false,
      sensitive: true,
      unit: "huishoudens",
    }),
    gemiddeldGasverbruikM3: count("Gemiddeld gasverbruik", {
      required: false,
      unit: "m³ per woning per jaar",
    }),
    "infrastructuur.gasnet": text("Gasnet"),
    "infrastructuur.elektriciteitsnet": text("Elektriciteitsnet"),
    "infrastructuur.riolering": text("Riolering"),
    "infrastructuur.warmte": text("Warmte"),
    socialeOpbouw: text("Sociale opbouw", { required: false }),
    benaderwens: text("Hoe willen bewoners benaderd worden?", { required: false }),
    geschiedenis: text("Geschiedenis", { required: false }),
    woningtypen: rows("Woningtypen", "woningtype", {
      type: choice("Type", {
        rijwoning: "Rijwoning",
        hoekwoning: "Hoekwoning",
        "twee-onder-een-kap": "Twee-onder-een-kap",
        vrijstaand: "Vrijstaand",
        appartement: "Appartement",
        overig: "Overig",
      }),
      aantal: count("Aantal"),
      bouwperiode: line("Bouwperiode", { example: "1964-1974" }),
      overwegendLabel: choice("Energielabel", LABELS),
    }),
    clusters: rows(
      "Clusters",
      "cluster",
      {
        naam: line("Naam"),
        woningen: count("Woningen"),
        oplossing: line("Oplossing"),
        periode: period("Periode"),
        eindeGas: period("Einde gas"),
      },
      { required: false },
    ),
    plannenVanPartners: lines("Plannen van partners", { required: false }),
  },
});
