import { defineBlock, title } from "../block.ts";
import {
  choice,
  count,
  date,
  line,
  money,
  percent,
  period,
  rows,
  text,
  yesNo,
} from "../fieldKinds.ts";

/** A heating variant, chosen or not, with what it asks of homes and what it costs people. Sources: N1, N3, G1, V2, L5. */
export const warmteoplossing = defineBlock({
  name: "warmteoplossing",
  title: "Warmteoplossing",
  plural: "Warmteoplossingen",
  purpose: "Een onderzochte variant: warmtenet, warmtepomp of anders, met kosten per groep.",
  codePrefix: "T",
  chapters: [5],
  fields: {
    titel: title(),
    soort: choice("Soort", {
      "warmtenet-ht": "Warmtenet op hoge temperatuur",
      "warmtenet-mt": "Warmtenet op middentemperatuur",
      "warmtenet-lt": "Warmtenet op lage temperatuur",
      "warmtenet-zlt": "Warmtenet op zeer lage temperatuur",
      "all-electric": "Volledig elektrisch",
      hybride: "Hybride warmtepomp",
      "collectieve-warmtepomp": "Collectieve warmtepomp",
      "duurzaam-gas": "Duurzaam gas",
      overig: "Overig",
    }),
    rol: choice("Rol", {
      gekozen: "Gekozen",
      alternatief: "Alternatief",
      afgevallen: "Afgevallen",
    }),
    gebied: line("Gebied", { example: "Cluster Noord" }),
    aantalWoningen: count("Aantal woningen", { unit: "woningen" }),
    collectief: yesNo("Is dit een collectieve oplossing?"),
    maatschappelijkeKostenPerWoningPerJaar: money("Maatschappelijke kosten", {
      required: false,
      unit: "euro per woning per jaar",
    }),
    laagsteMaatschappelijkeKosten: yesNo("Heeft dit de laagste maatschappelijke kosten?", {
      required: false,
    }),
    beschikbaarVanaf: period("Beschikbaar vanaf", { required: false }),
    warmtebron: text("Warmtebron", { required: false }),
    gebouweisen: text("Eisen aan gebouwen", { required: false }),
    motivering: text("Motivering"),
    optOut: text("Keuze voor een eigen oplossing (opt-out)", { required: false }),
    netimpact: text("Gevolgen voor het stroomnet", { required: false }),
    betaalbaarheid: rows(
      "Wat kost het per groep?",
      "groep",
      {
        doelgroep: line("Groep", { example: "koop, rijwoning" }),
        investeringBruto: money("Investering"),
        subsidie: money("Subsidie"),
        investeringNetto: money("Zelf betalen"),
        maandlastNu: money("Maandlast nu"),
        maandlastStraks: money("Maandlast straks"),
        peildatum: date("Peildatum", { required: false }),
        aannames: line("Aannames", { required: false }),
        bandbreedtePct: percent("Bandbreedte", { required: false }),
      },
      { required: false, hint: "Bedragen zijn een indicatie, in euro en in euro per maand." },
    ),
  },
});
