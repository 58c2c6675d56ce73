/** [BES] The rules about besluitvorming. */
import { describe } from "@jest/globals";
import {
  REVIEWED,
  besluit,
  betrokkenPartij,
  budget,
  plangegevens,
  risico,
  without,
} from "./support/plan.ts";
import { fails, isOutside, passes } from "./support/rules.ts";

describe("BES: besluitvorming", () => {
  fails(
    "BES-01",
    "geen beslispunt voor de raad",
    [
      besluit({ id: "s-01", soort: "collegebesluit" }),
      besluit({ id: "s-02", soort: "collegebesluit" }),
    ],
    "nog geen beslispunt voor de raad",
  );
  fails(
    "BES-01",
    "geen collegebesluit als het college vaststelt",
    [plangegevens({ vaststellendOrgaan: "college" })],
    "nog geen beslispunt voor het college",
  );
  passes("BES-01", "een collegebesluit als het college vaststelt", [
    plangegevens({ vaststellendOrgaan: "college" }),
    besluit({ id: "s-01", soort: "collegebesluit", orgaan: "college" }),
  ]);
  fails("BES-01", "zonder tekst", [besluit({ id: "s-02", tekst: "" })], "Tekst van het besluit");
  fails("BES-01", "zonder motivering", [besluit({ id: "s-02", motivering: "" })], "Motivering");
  fails(
    "BES-01",
    "geen besluit stelt het plan vast",
    [besluit({ id: "s-01", tekst: "Kennis te nemen van het plan." })],
    "stelt het plan vast",
  );
  fails(
    "BES-01",
    "iets anders wordt vastgesteld",
    [besluit({ id: "s-01", tekst: "De verordening vast te stellen." })],
    "stelt het plan vast",
  );
  fails(
    "BES-02",
    "zonder gevolg",
    [besluit({ id: "s-01", gevolgBijAfwijzing: "" })],
    "Wat gebeurt er bij een nee?",
    { blockIds: ["s-01"] },
  );
  fails("BES-03", "zonder participatie", [without("c-01")], "nog geen participatie noemen");
  fails(
    "BES-02",
    "een besluit van een andere soort dat de raad neemt",
    [besluit({ id: "s-01", soort: "collegebesluit", gevolgBijAfwijzing: "" }), without("s-02")],
    "Wat gebeurt er bij een nee?",
  );
  fails(
    "BES-03",
    "zonder akkoord",
    ["p-01", "p-02", "p-03", "p-04"].map((id) => betrokkenPartij({ id, instemming: "geen" })),
    "geen partij met akkoord",
  );
  fails(
    "BES-03",
    "zonder gewogen risico",
    ["r-01", "r-02", "r-03"].map((id) => risico({ id, kans: null })),
    "hoogste risico",
  );
  fails("BES-04", "financiën gaf geen akkoord", [], "Financiën heeft nog geen akkoord", {
    context: { workflow: { ...REVIEWED, reviews: { financieel: "open", juridisch: "akkoord" } } },
  });
  fails("BES-04", "juridisch is niet akkoord", [], "Juridische zaken", {
    context: {
      workflow: { ...REVIEWED, reviews: { financieel: "akkoord", juridisch: "niet-akkoord" } },
    },
  });
  fails("BES-04", "één ronde", [], "is 1 revisieronde afgesloten", {
    context: { workflow: { ...REVIEWED, closedRounds: 1 } },
  });
  fails("BES-04", "een open opmerking", [], "1 blokkerende opmerking open", {
    context: { workflow: { ...REVIEWED, openBlockingComments: 1 } },
  });
  fails("BES-05", "zonder go/no-go", [without("s-03")], "B-01 (€ 2.000.000)");
  isOutside(
    "BES-05",
    "een investering van precies een miljoen",
    [without("s-03"), budget({ id: "b-01", nodig: 1_000_000 })],
    "groter dan",
  );
  fails(
    "BES-05",
    "een euro meer dan een miljoen",
    [without("s-03"), budget({ id: "b-01", nodig: 1_000_001 })],
    "€ 1.000.001",
  );
  isOutside(
    "BES-05",
    "veel geld dat geen investering is",
    [without("s-03"), budget({ id: "b-01", kostensoort: "exploitatie" })],
    "investering",
  );
});
