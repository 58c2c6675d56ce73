import { defineBlock, title } from "../block.ts";
import { choice, money, reference, references, score, text } from "../fieldKinds.ts";
import { ACTIONS } from "./afspraak.ts";

/** What may go wrong, how likely and how bad, and who does what about it. Sources: W1, N7, A1, D1. */
export const risico = defineBlock({
  name: "risico",
  title: "Risico",
  plural: "Risico’s",
  purpose: "Wat er mis kan gaan, hoe erg dat is en wat u eraan doet.",
  codePrefix: "R",
  chapters: [14],
  fields: {
    titel: title(),
    categorie: choice("Categorie", {
      financieel: "Financieel",
      technisch: "Technisch",
      netcongestie: "Vol stroomnet",
      juridisch: "Juridisch",
      draagvlak: "Draagvlak",
      planning: "Planning",
      organisatie: "Organisatie",
    }),
    kans: score("Kans", { hint: "1 is klein, 5 is groot." }),
    impact: score("Impact", { hint: "1 is klein, 5 is groot." }),
    financieelGevolg: money("Financieel gevolg", { required: false }),
    restrisico: choice(
      "Risico dat overblijft",
      { laag: "Laag", midden: "Midden", hoog: "Hoog" },
      { required: false },
    ),
    eigenaarId: reference("Eigenaar", "betrokkenPartij"),
    maatregelIds: references("Hoort bij maatregel", "maatregel", { required: false }),
    oorzaak: text("Oorzaak"),
    gevolg: text("Gevolg"),
    beheersmaatregel: text("Wat doen we eraan?"),
    acties: ACTIONS,
  },
});
