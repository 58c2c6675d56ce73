import { defineBlock, title } from "../block.ts";
import { choice, choices, count, date, text } from "../fieldKinds.ts";

/** One round in which people took part, what it gave and what was done with it. Sources: W2, W3, W4, W6, G1. */
export const participatie = defineBlock({
  name: "participatie",
  title: "Participatie",
  plural: "Participatierondes",
  purpose: "Hoe mensen meededen, wat zij inbrachten en wat u ermee deed.",
  codePrefix: "C",
  chapters: [9, "B"],
  fields: {
    titel: title(),
    stadium: choice("Stadium", {
      verkenning: "Verkenning",
      concept: "Concept",
      inspraak: "Inspraak",
      uitvoering: "Uitvoering",
    }),
    vorm: choice("Vorm", {
      informeren: "Informeren",
      raadplegen: "Raadplegen",
      adviseren: "Adviseren",
      coproduceren: "Coproduceren",
      meebeslissen: "Meebeslissen",
    }),
    datum: date("Datum"),
    aantalBereikt: count("Aantal bereikt", { required: false, unit: "mensen" }),
    verwerking: choice("Verwerking", {
      overgenomen: "Overgenomen",
      deels: "Deels overgenomen",
      niet: "Niet overgenomen",
    }),
    doelgroepen: choices("Doelgroepen", {
      eigenaren: "Eigenaren",
      huurders: "Huurders",
      "vve-besturen": "VvE-besturen",
      ondernemers: "Ondernemers",
      "zakelijke-eigenaren": "Zakelijke eigenaren",
      jongeren: "Jongeren",
      "energiearme-huishoudens": "Huishoudens met energiearmoede",
      overig: "Overig",
    }),
    middel: text("Middel", { example: "Gesprekken aan de deur en een enquête." }),
    onderwerp: text("Waarover was inspraak mogelijk?"),
    opbrengst: text("Wat brachten mensen in?"),
    verwerkingToelichting: text("Wat deed u ermee, en waarom?"),
    terugkoppeling: text("Hoe hoorden mensen dat terug?", { required: false }),
  },
});
