/** What may not stand in any document that leaves the gemeente: what one household pays, and counts of a few people. */
import { describe, expect, it } from "@jest/globals";
import { exportPlan } from "../templates/json.ts";
import type { Document } from "../templates/pieces.ts";
import type { Plan } from "../templates/plan.ts";
import { presentPlan } from "../templates/present.ts";
import { STUK_KINDS } from "../templates/raad/present.ts";
import type { StukKind } from "../templates/raad/route.ts";
import { META, exampleJson, planFrom } from "./support/documents.ts";
import { OPTIONS, stuk } from "./support/stukken.ts";

/** What a household pays in euros, each amount found nowhere else in the plan. */
const PAYS = {
  investeringBruto: 17_431,
  investeringNetto: 13_217,
  maandlastNu: 1_873,
  maandlastStraks: 1_741,
};
const GROUP = {
  doelgroep: "koop, rijwoning",
  ...PAYS,
  subsidie: 4_214,
  peildatum: "2026-06-30",
  aannames: "gemiddeld gebruik",
  bandbreedtePct: 20,
};

const METINGEN = [{ indicatorId: "i-03", datum: "2026-06", waarde: 7 }];

type Block = { id: string; type: string; [key: string]: unknown };

/** The example in which few people have energiearmoede, on this besluitroute, with these changes in blocks of a type. */
function planWith(route: string, changes: Record<string, object>): Plan {
  const json = exampleJson() as unknown as { plangegevens: object; blokken: Block[] };
  return planFrom({
    ...json,
    plangegevens: { ...json.plangegevens, besluitroute: route },
    blokken: json.blokken.map((block) => ({ ...block, ...changes[block.type] })),
  });
}

const ROUTES = ["autonoom", "programma", "omgevingsplan"];

/** Every document of a plan by its kind, as a definitive one and as a concept. */
function documentsOf(plan: Plan): [string, Document][] {
  const meta = { ...META, metingen: METINGEN };
  return [
    ["wup", presentPlan(plan, meta)],
    ...STUK_KINDS.flatMap((kind: StukKind): [string, Document][] =>
      [true, false].map((concept) => [kind, stuk(plan, kind, { ...OPTIONS, meta, concept })]),
    ),
  ];
}

/** All that is in a document, pictures and their descriptions included, as one line. */
const everythingIn = (document: Document) =>
  JSON.stringify(document).replaceAll("\u00a0", " ").replaceAll("\\n", " ");

const notation = (euros: number) =>
  new RegExp(
    `(?<![\\d.])(${euros}|${String(euros).replace(/(\d)(\d{3})$/, "$1\\.$2")})(?![\\d.]*\\d)`,
  );

describe.each(ROUTES)("every document on the route %s", (route) => {
  it("has what a household pays as a range only, called an indicatie, with its day and assumptions", () => {
    const plan = planWith(route, { warmteoplossing: { rol: "gekozen", betaalbaarheid: [GROUP] } });
    for (const [kind, document] of documentsOf(plan)) {
      const words = everythingIn(document);
      for (const euros of Object.values(PAYS))
        expect([kind, words.match(notation(euros))?.[0]]).toEqual([kind, undefined]);
      if (!words.includes("koop, rijwoning")) continue;
      expect([kind, words]).toEqual([kind, expect.stringMatching(/€ 10\.500 tot € 15\.900/)]);
      expect([kind, words]).toEqual([kind, expect.stringMatching(/indicatie/i)]);
      expect([kind, words]).toEqual([kind, expect.stringMatching(/30 juni 2026/)]);
      expect([kind, words]).toEqual([kind, expect.stringMatching(/gemiddeld gebruik/)]);
    }
  });

  it("does not print an amount of a household that could not be read as it was typed", () => {
    const group = { ...GROUP, investeringNetto: "precies 13217 euro", maandlastNu: "1873,-?" };
    const plan = planWith(route, { warmteoplossing: { rol: "gekozen", betaalbaarheid: [group] } });
    for (const [kind, document] of documentsOf(plan))
      for (const euros of Object.values(PAYS))
        expect([kind, everythingIn(document).match(notation(euros))?.[0]]).toEqual([
          kind,
          undefined,
        ]);
  });

  it.each<[string, object]>([
    ["a number", { energiearmeHuishoudens: 8 }],
    ["words that cannot be read", { energiearmeHuishoudens: "8 huishoudens" }],
  ])("has few households with energiearmoede as “minder dan 10”, given as %s", (_name, profiel) => {
    const indicator = {
      eenheid: "huishoudens",
      nulwaarde: 8,
      nuljaar: 2025,
      streefwaarde: 0,
      streefjaar: 2030,
      tussenwaarden: [],
    };
    const plan = planWith(route, { wijkprofiel: profiel, indicator });
    for (const [kind, document] of documentsOf(plan)) {
      const words = everythingIn(document);
      expect([kind, words.match(/.{40}[" >][78] \(20\d\d\).{20}/)?.[0]]).toEqual([kind, undefined]);
      expect([kind, words.match(/.{40}(?<![\d.,])[78] huishoudens.{20}/)?.[0]]).toEqual([
        kind,
        undefined,
      ]);
      expect([kind, words.match(/.{40}(van|nu) [78] .{20}/)?.[0]]).toEqual([kind, undefined]);
    }
    const wup = everythingIn(presentPlan(plan, { ...META, metingen: METINGEN }));
    expect(wup).toContain("minder dan 10");
  });
});

describe("the JSON of a plan", () => {
  it("stays exact: it is the plan itself and no document", () => {
    const plan = planWith("autonoom", {
      warmteoplossing: { betaalbaarheid: [GROUP] },
      wijkprofiel: { energiearmeHuishoudens: 8 },
    });
    const words = JSON.stringify(exportPlan(plan));
    for (const euros of Object.values(PAYS)) expect(words).toContain(String(euros));
    expect(words).toContain('"energiearmeHuishoudens":8');
  });
});
