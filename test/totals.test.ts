import { describe, expect, it } from "@jest/globals";
import type { Plan } from "../templates/plan.ts";
import { totalsOf } from "../templates/totals.ts";
import { examplePlan, planFrom } from "./support/documents.ts";

const measure = (id: string, fields: object = {}) => ({
  id,
  type: "maatregel",
  titel: id,
  status: "gekozen",
  ...fields,
});
const budget = (id: string, fields: object) => ({ id, type: "budget", titel: id, ...fields });
const planOf = (...blokken: object[]): Plan => planFrom({ blokken });

describe("the totals of a plan (methodology 4.1)", () => {
  it("are those of the example, to the euro", () => {
    expect(totalsOf(examplePlan())).toMatchObject({
      nodigTotaal: 30_837_000,
      gedekt: 12_626_000,
      toegezegd: 6_613_000,
      teBesluiten: 824_000,
      aangevraagd: 2_076_000,
      geraamd: 8_458_000,
      hard: 19_239_000,
      gevraagd: 824_000,
      zacht: 10_534_000,
      tekort: 240_000,
      tekortBijTegenvallendeSubsidie: 2_316_000,
    });
  });

  it("are split by year as the example says", () => {
    const perYear = Object.fromEntries(
      totalsOf(examplePlan()).perJaar.map(({ jaar, bedrag }) => [jaar, bedrag]),
    );
    expect(perYear).toEqual({
      2027: 4_689_000,
      2028: 9_393_000,
      2029: 9_347_000,
      2030: 3_636_000,
      2031: 1_414_000,
      2032: 470_000,
      2033: 470_000,
      2034: 470_000,
      2035: 470_000,
      2036: 478_000,
    });
  });

  it("add up again over maatregelen, parties, domains, sources and kinds", () => {
    const totals = totalsOf(examplePlan());
    const sum = (shares: { [key: string]: unknown }[], key: string) =>
      shares.reduce((all, share) => all + Number(share[key]), 0);
    expect(sum(totals.perMaatregel, "nodigTotaal")).toBe(totals.nodigTotaal);
    expect(sum(totals.perStructureel, "nodigTotaal")).toBe(totals.nodigTotaal);
    for (const split of [totals.perPartij, totals.perDomein, totals.perSoort])
      expect(sum(split, "dekkingTotaal")).toBe(totals.dekkingTotaal);
  });

  it("count a maatregel with two doelstellingen once, list it under both and say so", () => {
    const goals = ["d1", "d2"].map((id) => ({
      id,
      type: "doelstelling",
      titel: id,
      thema: "gezondheid",
    }));
    const totals = totalsOf(
      planOf(
        ...goals,
        measure("m1", { doelstellingIds: ["d1", "d2"] }),
        budget("b1", { nodig: 100, maatregelIds: ["m1"] }),
      ),
    );
    expect(totals.nodigTotaal).toBe(100);
    expect(totals.perDoelstelling.map(({ label, nodigTotaal }) => [label, nodigTotaal])).toEqual([
      ["d1", 100],
      ["d2", 100],
    ]);
    expect(totals.perThema).toHaveLength(1);
    expect(totals.telDubbel).toEqual({ maatregel: false, thema: false, doelstelling: true });
  });

  it.each(["idee", "vervallen"])(
    "leave out a budget that serves only a maatregel with status %s (model.md 4)",
    (status) => {
      const outside = planOf(
        measure("m1", { status }),
        budget("b1", { nodig: 100, maatregelIds: ["m1"] }),
      );
      expect(totalsOf(outside).nodigTotaal).toBe(0);
      const shared = planOf(
        measure("m1", { status }),
        measure("m2"),
        budget("b1", { nodig: 100, maatregelIds: ["m1", "m2"] }),
      );
      expect(totalsOf(shared).perMaatregel.map(({ key }) => key)).toEqual(["m2"]);
    },
  );

  it("count a budget without a maatregel, and what cannot be read as nothing", () => {
    const totals = totalsOf(
      planOf(
        budget("b1", { nodig: "veel", dekking: [{ bron: "Rijk", bedrag: 5, status: "gedekt" }] }),
        budget("b2", { nodig: 7 }),
      ),
    );
    expect(totals).toMatchObject({ nodigTotaal: 7, gedekt: 5, tekort: 2 });
  });

  it("per year ascend, with amounts without a year at the end", () => {
    const years = [{ bedrag: 4 }, { jaar: 2030, bedrag: 3 }, { jaar: 2028, bedrag: 1 }];
    const totals = totalsOf(
      planOf(
        budget("b1", { nodig: 8, jaarverdeling: years }),
        budget("b2", { nodig: 2, jaarverdeling: [{ jaar: 2029, bedrag: 2 }, { jaar: 2030 }] }),
      ),
    );
    expect(totals.perJaar).toEqual([
      { jaar: 2028, bedrag: 1 },
      { jaar: 2029, bedrag: 2 },
      { jaar: 2030, bedrag: 3 },
      { jaar: null, bedrag: 4 },
    ]);
  });

  it("of an empty plan are zero", () => {
    expect(totalsOf(planOf())).toMatchObject({
      nodigTotaal: 0,
      dekkingTotaal: 0,
      tekort: 0,
      perJaar: [],
      perPartij: [],
    });
  });
});
