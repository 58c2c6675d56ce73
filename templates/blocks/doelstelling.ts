import { defineBlock, title } from "../block.ts";
import { choice, number, references, rows, text, year } from "../fieldKinds.ts";
import { THEMES } from "./themes.ts";

/**
 * A measurable goal for one opgave or more.
 * `prestatie` exists because a goal counts only when someone can later say whether it was met.
 * Source: WijkKompas, "Gekozen opgaven uitwerken in Wijkuitvoeringsplan" (S1); tussendoelen and kaders from S3.
 */
export const doelstelling = defineBlock({
  name: "doelstelling",
  title: "Doelstelling",
  plural: "Doelstellingen",
  purpose: "Wat u wilt bereiken, in welk jaar, en waaraan u dat ziet.",
  codePrefix: "D",
  chapters: [4],
  fields: {
    titel: title("450 woningen aardgasvrij in 2032"),
    thema: choice("Thema", THEMES),
    doeljaar: year("Doeljaar"),
    opgaveIds: references("Hoort bij opgave", "opgave"),
    indicatorIds: references("Gemeten met indicator", "indicator"),
    kaderIds: references("Sluit aan op kader", "kader", { required: false }),
    omschrijving: text("Wat willen we bereiken?"),
    prestatie: text("Waaraan zien we dat het gelukt is?", {
      example: "Aantal woningen zonder gasaansluiting.",
    }),
    wettelijkMinimum: text("Wat is wettelijk het minimum?", {
      required: false,
      hint: "Schrijf ‘geen’ als er geen minimum is.",
    }),
    ambitieTekst: text("Zo staat het in de gezamenlijke ambitie", { required: false }),
    herkomstToelichting: text("Toelichting op de herkomst", { required: false }),
    tussendoelen: rows(
      "Tussendoelen",
      "tussendoel",
      { jaar: year("Jaar"), waarde: number("Waarde") },
      { required: false, hint: "In de eenheid van de eerste indicator." },
    ),
  },
});
