/** [WAR] The rules about the warmteoplossing. */
import { describe } from "@jest/globals";
import { plangegevens, warmteoplossing, wijkprofiel, without } from "./support/plan.ts";
import { fails, isOutside, passes } from "./support/rules.ts";

const words = (count: number) => Array.from({ length: count }, () => "woord").join(" ");
const cost = {
  doelgroep: "koop",
  investeringBruto: 9000,
  subsidie: 4000,
  investeringNetto: 5000,
  maandlastNu: 200,
  maandlastStraks: 200,
};

describe("WAR: warmteoplossing", () => {
  fails(
    "WAR-01",
    "geen gekozen oplossing",
    [warmteoplossing({ id: "t-01", rol: "alternatief" })],
    "nog geen gekozen warmteoplossing",
  );
  for (const field of ["soort", "warmtebron", "gebouweisen", "motivering"])
    fails(
      "WAR-01",
      `zonder ${field}`,
      [warmteoplossing({ id: "t-01", [field]: null })],
      "Warmteoplossing T-01: vul",
    );
  fails(
    "WAR-01",
    "niet de laagste kosten, 19 woorden",
    [warmteoplossing({ id: "t-01", laagsteMaatschappelijkeKosten: false, motivering: words(19) })],
    "19 woorden",
  );
  passes("WAR-01", "niet de laagste kosten, 20 woorden", [
    warmteoplossing({ id: "t-01", laagsteMaatschappelijkeKosten: false, motivering: words(20) }),
  ]);
  passes("WAR-01", "wel de laagste kosten, 2 woorden", [
    warmteoplossing({ id: "t-01", motivering: words(2) }),
  ]);
  isOutside(
    "WAR-01",
    "een plan voor isolatie",
    [plangegevens({ plantype: "isolatie" }), without("t-01")],
    "isolatie",
  );
  fails("WAR-02", "geen andere variant", [without("t-02")], "geen andere variant");
  fails(
    "WAR-02",
    "een variant zonder motivering",
    [warmteoplossing({ id: "t-02", motivering: "" })],
    "Warmteoplossing T-02: vul",
  );
  passes("WAR-02", "een alternatief", [warmteoplossing({ id: "t-02", rol: "alternatief" })]);
  fails(
    "WAR-03",
    "een woning te weinig",
    [warmteoplossing({ id: "t-01", aantalWoningen: 99 })],
    "99 woningen, maar de wijk telt 100 woningen. Dat scheelt 1.",
    { blockIds: ["t-01", "w-01"] },
  );
  fails(
    "WAR-03",
    "een woning te veel",
    [warmteoplossing({ id: "t-01", aantalWoningen: 101 })],
    "Dat scheelt 1.",
  );
  isOutside(
    "WAR-03",
    "klaar voor aardgasvrij",
    [plangegevens({ plantype: "aardgasvrij-ready" })],
    "geen plan voor aardgasvrij",
  );
  fails(
    "WAR-04",
    "zonder bedragen",
    [warmteoplossing({ id: "t-01", betaalbaarheid: [] })],
    "nog niet wat dit bewoners kost",
  );
  for (const field of ["investeringBruto", "subsidie", "maandlastNu", "maandlastStraks"])
    fails(
      "WAR-04",
      `zonder ${field}`,
      [warmteoplossing({ id: "t-01", betaalbaarheid: [{ ...cost, [field]: null }] })],
      "geen enkele groep heeft alle bedragen",
    );
  fails(
    "WAR-04",
    "een euro te weinig",
    [warmteoplossing({ id: "t-01", betaalbaarheid: [{ ...cost, investeringNetto: 4999 }] })],
    "‘Zelf betalen’ is € 4.999, maar moet € 5.000 zijn",
  );
  fails(
    "WAR-04",
    "een tweede groep met een fout",
    [
      warmteoplossing({
        id: "t-01",
        betaalbaarheid: [cost, { ...cost, doelgroep: "huur", investeringNetto: null }],
      }),
    ],
    "voor ‘huur’",
  );
  fails(
    "WAR-05",
    "een euro per maand meer",
    [warmteoplossing({ id: "t-01", betaalbaarheid: [{ ...cost, maandlastStraks: 201 }] })],
    "voor ‘koop’ stijgt de maandlast van € 200 naar € 201",
  );
  passes("WAR-05", "een euro per maand minder", [
    warmteoplossing({ id: "t-01", betaalbaarheid: [{ ...cost, maandlastStraks: 199 }] }),
  ]);
  passes("WAR-05", "een dure variant die is afgevallen", [
    warmteoplossing({ id: "t-02", betaalbaarheid: [{ ...cost, maandlastStraks: 999 }] }),
  ]);
  for (const field of ["maandlastNu", "maandlastStraks"])
    passes("WAR-05", `zonder ${field} valt er niets te vergelijken`, [
      warmteoplossing({ id: "t-01", betaalbaarheid: [{ ...cost, [field]: null }] }),
    ]);
  fails(
    "WAR-06",
    "zonder netimpact",
    [warmteoplossing({ id: "t-01", netimpact: "" })],
    "stroomnet",
  );
  fails(
    "WAR-06",
    "zonder beschikbaarVanaf",
    [warmteoplossing({ id: "t-01", beschikbaarVanaf: "binnenkort" })],
    "er staat ‘binnenkort’",
  );
  fails("WAR-07", "zonder opt-out", [warmteoplossing({ id: "t-01", optOut: "" })], "opt-out");
  isOutside(
    "WAR-07",
    "zonder aanwijsbevoegdheid",
    [plangegevens({ aanwijsbevoegdheid: "nee" }), warmteoplossing({ id: "t-01", optOut: "" })],
    "aanwijsbevoegdheid niet in",
  );
});

describe("wijkprofiel en oplossing samen", () => {
  passes("WAR-03", "twee profielen en twee oplossingen", [
    wijkprofiel({ id: "w-02", woningen: 20 }),
    warmteoplossing({ id: "t-02", rol: "gekozen", aantalWoningen: 20 }),
  ]);
  isOutside(
    "WAR-03",
    "zonder aantal woningen",
    [wijkprofiel({ id: "w-01", woningen: null })],
    "WIJ-01",
  );
});
