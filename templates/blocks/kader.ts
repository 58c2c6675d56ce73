import { defineBlock, title } from "../block.ts";
import { choice, date, text } from "../fieldKinds.ts";

/** What is fixed beforehand: direction, exclusions, core values, joint ambition. Source: S3 (Plan of proces). */
export const kader = defineBlock({
  name: "kader",
  title: "Kader",
  plural: "Kaders",
  purpose: "Wat vooraf vaststaat: techniekrichting, uitsluiting, kernwaarde of ambitie.",
  codePrefix: "K",
  chapters: [3],
  fields: {
    titel: title(),
    soort: choice("Soort", {
      techniekrichting: "Techniekrichting",
      uitsluiting: "Uitsluiting",
      kernwaarde: "Kernwaarde",
      "gezamenlijke-ambitie": "Gezamenlijke ambitie",
      tussendoel: "Tussendoel",
      wettelijk: "Wettelijk kader",
      "gemeentelijk-beleid": "Gemeentelijk beleid",
      financieel: "Financieel kader",
    }),
    vastgesteldDoor: choice("Vastgesteld door", {
      raad: "Gemeenteraad",
      college: "College van B en W",
      projectgroep: "Projectgroep",
      provincie: "Provincie",
      rijk: "Rijk",
    }),
    vastgesteldOp: date("Vastgesteld op", { required: false }),
    omschrijving: text("Wat staat vast?"),
    motivering: text("Waarom?"),
    effect: text("Wat betekent dit voor het proces?", { required: false }),
  },
});
