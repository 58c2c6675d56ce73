/** [MAA] The rules about maatregelen. */
import { describe } from "@jest/globals";
import { maatregel, step, without } from "./support/plan.ts";
import { fails, isOutside, passes } from "./support/rules.ts";

describe("MAA: maatregelen", () => {
  fails(
    "MAA-01",
    "zonder doelstelling",
    [maatregel({ id: "m-03", doelstellingIds: [] })],
    "Maatregel M-03: deze maatregel draagt nog niet bij",
  );
  fails(
    "MAA-01",
    "een doelstelling die niet bestaat",
    [maatregel({ id: "m-03", doelstellingIds: ["d-99"] })],
    "Maatregel M-03",
  );
  passes("MAA-01", "een idee zonder doelstelling", [
    maatregel({ id: "m-04", status: "idee", doelstellingIds: [] }),
  ]);
  passes("MAA-01", "een vervallen maatregel zonder doelstelling", [
    maatregel({ id: "m-04", status: "vervallen", doelstellingIds: [] }),
  ]);
  fails(
    "MAA-01",
    "een maatregel zonder stand telt mee",
    [maatregel({ id: "m-03", status: undefined, doelstellingIds: [] })],
    "Maatregel M-03",
  );
  fails(
    "MAA-02",
    "zonder verantwoordelijke",
    [maatregel({ id: "m-03", verantwoordelijkeId: null })],
    "nog geen verantwoordelijke partij",
  );
  fails(
    "MAA-02",
    "een verantwoordelijke die niet bestaat",
    [maatregel({ id: "m-03", verantwoordelijkeId: "p-99" })],
    "nog geen verantwoordelijke partij",
  );
  fails("MAA-03", "zonder budget", [without("b-03")], "Maatregel M-03: er is nog geen budget");
  fails(
    "MAA-03",
    "kosteloos zonder toelichting",
    [without("b-03"), maatregel({ id: "m-03", kosteloos: true, toelichting: "" })],
    "Licht toe waarom",
  );
  passes("MAA-03", "kosteloos met toelichting", [
    without("b-03"),
    maatregel({ id: "m-03", kosteloos: true, toelichting: "Vrijwilligers." }),
  ]);
  fails("MAA-04", "zonder start", [maatregel({ id: "m-01", start: null })], "‘Start’");
  fails(
    "MAA-04",
    "een eind dat niet te lezen is",
    [maatregel({ id: "m-01", eind: "2030-Q5" })],
    "er staat ‘2030-Q5’",
  );
  fails(
    "MAA-04",
    "start een dag na het eind",
    [maatregel({ id: "m-01", start: "2029-01-01", eind: "2028" })],
    "de start (1 januari 2029) ligt na het eind (2028)",
    { mend: "goTo start" },
  );
  passes("MAA-04", "start op de laatste dag van het eind", [
    maatregel({ id: "m-01", start: "2028-12-31", eind: "2028" }),
  ]);
  passes("MAA-04", "hetzelfde jaar en kwartaal", [
    maatregel({ id: "m-01", start: "2028-Q4", eind: "2028-10" }),
  ]);
  fails(
    "MAA-05",
    "niet in het tijdspad",
    [step({ id: "tp-07", maatregelIds: ["m-01", "m-02"] })],
    "Maatregel M-03: deze maatregel staat nog niet in het tijdspad",
  );
  fails(
    "MAA-06",
    "een resultaat van nul",
    [maatregel({ id: "m-01", "resultaat.aantal": 0 })],
    "het resultaat is 0",
  );
  fails(
    "MAA-06",
    "zonder aantal",
    [maatregel({ id: "m-01", "resultaat.aantal": null })],
    "Resultaat: aantal",
  );
  fails(
    "MAA-06",
    "zonder eenheid",
    [maatregel({ id: "m-01", "resultaat.eenheid": "" })],
    "Resultaat: eenheid",
  );
  passes("MAA-06", "een half resultaat", [maatregel({ id: "m-01", "resultaat.aantal": 0.5 })]);
  fails(
    "MAA-07",
    "zonder keuze voor de uitvraag",
    [maatregel({ id: "m-01", uitvraag: {} })],
    "Hoe vindt u de uitvoerder?",
  );
  fails(
    "MAA-07",
    "een uitvraag zonder eis",
    [maatregel({ id: "m-02", "uitvraag.eis": "" })],
    "Welke eis",
  );
  passes("MAA-07", "geen uitvraag nodig, geen eis", [
    maatregel({ id: "m-01", "uitvraag.soort": "geen" }),
  ]);
  for (const soort of ["gebouw", "warmte-infra", "openbare-ruimte"])
    fails(
      "MAA-08",
      `${soort} zonder circulariteit`,
      [maatregel({ id: "m-01", soort, circulariteit: "" })],
      "Circulair werken",
      { severity: "advies", blockIds: ["m-01"] },
    );
  passes("MAA-08", "elektriciteitsnet zonder circulariteit", [
    maatregel({ id: "m-01", soort: "elektriciteitsnet", circulariteit: "" }),
  ]);
  fails(
    "MAA-09",
    "niets in gebouwen",
    [maatregel({ id: "m-02", soort: "sociaal" })],
    "in gebouwen",
  );
  fails(
    "MAA-09",
    "niets buiten",
    [maatregel({ id: "m-01", soort: "gebouw" })],
    "openbare ruimte of de infrastructuur",
  );
  passes("MAA-09", "gebouw en elektriciteitsnet", [
    maatregel({ id: "m-01", soort: "elektriciteitsnet" }),
  ]);
  isOutside(
    "MAA-02",
    "alleen ideeën",
    ["m-01", "m-02", "m-03"].map((id) => maatregel({ id, status: "idee" })),
    "nog geen gekozen maatregelen",
  );
});
