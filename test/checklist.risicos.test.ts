/** [RIS] The rules about risico’s. */
import { describe, expect, it } from "@jest/globals";
import { budget, plangegevens, risico, without, completePlan, verdictOn } from "./support/plan.ts";
import { fails, isOutside, passes } from "./support/rules.ts";

const cover = { bron: "Rijk", soort: "rijk", domein: "energie", bedrag: 60_000, status: "gedekt" };

describe("RIS: risico’s", () => {
  for (const field of ["oorzaak", "gevolg", "beheersmaatregel", "kans", "impact"])
    fails("RIS-01", `zonder ${field}`, [risico({ id: "r-01", [field]: null })], "Risico R-01: vul");
  for (const kans of [0, 6])
    fails("RIS-01", `kans ${kans}`, [risico({ id: "r-01", kans })], `er staat ‘${kans}’`);
  for (const kans of [1, 5]) passes("RIS-01", `kans ${kans}`, [risico({ id: "r-01", kans })]);
  fails(
    "RIS-01",
    "een eigenaar die niet bestaat",
    [risico({ id: "r-01", eigenaarId: "p-99" })],
    "nog geen eigenaar",
  );
  fails("RIS-02", "zonder financieel", [without("r-01")], "over geld");
  fails("RIS-02", "zonder draagvlak", [without("r-02")], "over draagvlak");
  fails(
    "RIS-02",
    "zonder de andere soorten",
    [risico({ id: "r-03", categorie: "organisatie" })],
    "techniek, het stroomnet, recht of planning",
  );
  for (const categorie of ["netcongestie", "juridisch", "planning"])
    passes("RIS-02", `met ${categorie}`, [risico({ id: "r-03", categorie })]);
  isOutside(
    "RIS-02",
    "hoofdstuk 14 is weggelaten",
    [
      without("r-02"),
      plangegevens({ uitgeschakeld: [{ hoofdstuk: "14", reden: "Los document." }] }),
    ],
    "Los document",
  );
  isOutside("RIS-01", "zonder risico’s", [without("r-01", "r-02", "r-03")], "nog geen risico’s");
  fails(
    "RIS-03",
    "een tekort zonder risico",
    [budget({ id: "b-02", dekking: [{ ...cover, bedrag: 59_999 }] })],
    "Budget B-02: er is een tekort van € 1",
  );
  it("[RIS-03] offers a financial risk about the maatregel of the budget", () => {
    const [finding] = verdictOn(
      "RIS-03",
      completePlan(budget({ id: "b-02", dekking: [{ ...cover, bedrag: 59_999 }] })),
    ).findings;
    expect(finding?.mend).toEqual({
      kind: "createBlock",
      type: "risico",
      values: { categorie: "financieel", maatregelIds: ["m-02"] },
    });
  });
  passes("RIS-03", "een tekort met een risico", [
    budget({ id: "b-02", dekking: [{ ...cover, bedrag: 1 }] }),
    risico({ id: "r-04", categorie: "financieel", maatregelIds: ["m-02"] }),
  ]);
  const asked = (bedrag: number, nodig: number) =>
    budget({
      id: "b-02",
      nodig,
      dekking: [
        { ...cover, status: "aangevraagd", bedrag },
        { ...cover, bedrag: nodig - bedrag },
      ],
    });
  fails(
    "RIS-03",
    "een grote subsidie die is aangevraagd",
    [asked(100_001, 1_000_000)],
    "€ 100.001 subsidie aangevraagd",
  );
  passes("RIS-03", "precies 100.000 euro", [asked(100_000, 500_000)]);
  passes("RIS-03", "precies 10 procent", [asked(200_000, 2_000_000)]);
  fails("RIS-03", "een euro boven 10 procent", [asked(200_001, 2_000_000)], "€ 200.001");
  fails(
    "RIS-03",
    "een risico van een andere soort helpt niet",
    [
      asked(200_001, 2_000_000),
      risico({ id: "r-04", categorie: "planning", maatregelIds: ["m-02"] }),
    ],
    "Budget B-02",
  );
  isOutside("RIS-03", "zonder budgetten", [without("b-01", "b-02", "b-03")], "nog geen budgetten");
});
