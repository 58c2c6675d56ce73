/** [DOE] The rules about doelstellingen. */
import { describe } from "@jest/globals";
import {
  doelstelling,
  indicator,
  opgave,
  maatregel,
  plangegevens,
  without,
} from "./support/plan.ts";
import { fails, isOutside, passes } from "./support/rules.ts";

describe("DOE: doelstellingen", () => {
  fails(
    "DOE-01",
    "een gekozen opgave zonder doelstelling",
    [without("d-02")],
    "Opgave O-02: deze gekozen opgave heeft nog geen doelstelling",
    { blockIds: ["o-02"] },
  );
  fails(
    "DOE-01",
    "een doelstelling zonder opgave",
    [doelstelling({ id: "d-03", opgaveIds: [] })],
    "nog niet bij een opgave",
    { blockIds: ["d-03"] },
  );
  fails(
    "DOE-01",
    "een opgave die niet bestaat",
    [doelstelling({ id: "d-02", opgaveIds: ["o-02", "o-99"] })],
    "niet bestaat (o-99)",
  );
  fails(
    "DOE-01",
    "een opgave die is afgevallen",
    [opgave({ id: "o-02", status: "afgevallen" })],
    "opgave O-02, die niet is gekozen",
  );
  passes("DOE-01", "een idee zonder doelstelling", [opgave({ id: "o-03", status: "idee" })]);
  fails(
    "DOE-02",
    "zonder prestatie",
    [doelstelling({ id: "d-01", prestatie: "  " })],
    "Doelstelling D-01: vul ‘Waaraan zien we dat het gelukt is?’ in",
  );
  fails("DOE-02", "zonder doeljaar", [doelstelling({ id: "d-01", doeljaar: null })], "‘Doeljaar’");
  fails(
    "DOE-02",
    "een doeljaar in woorden",
    [doelstelling({ id: "d-01", doeljaar: "ooit" })],
    "er staat ‘ooit’",
  );
  fails(
    "DOE-03",
    "zonder indicator",
    [doelstelling({ id: "d-01", indicatorIds: [] })],
    "nog geen indicator",
  );
  fails(
    "DOE-03",
    "een indicator die niet bestaat",
    [doelstelling({ id: "d-01", indicatorIds: ["i-99"] })],
    "nog geen indicator",
  );
  for (const field of ["eenheid", "nulwaarde", "nuljaar", "streefwaarde", "streefjaar"])
    fails(
      "DOE-03",
      `een indicator zonder ${field}`,
      [indicator({ id: "i-01", [field]: null })],
      "(I-01)",
      { blockIds: ["d-01", "i-01"] },
    );
  passes("DOE-03", "één van twee indicatoren is compleet", [
    doelstelling({ id: "d-01", indicatorIds: ["i-01", "i-02"] }),
    indicator({ id: "i-01", eenheid: null }),
  ]);
  fails(
    "DOE-04",
    "zonder maatregel",
    [without("m-02")],
    "Doelstelling D-02: er is nog geen gekozen maatregel",
  );
  fails(
    "DOE-04",
    "alleen een idee",
    [maatregel({ id: "m-02", status: "idee" })],
    "Doelstelling D-02",
  );
  fails(
    "DOE-04",
    "alleen een vervallen maatregel",
    [maatregel({ id: "m-02", status: "vervallen" })],
    "Doelstelling D-02",
  );
  fails(
    "DOE-02",
    "een doel zonder code heet naar zijn titel",
    [doelstelling({ id: "d-02", code: null, prestatie: "" })],
    "Doelstelling ‘Droge straten’: vul",
  );
  fails(
    "DOE-02",
    "een doel zonder code en titel",
    [doelstelling({ id: "d-02", code: null, titel: "", prestatie: "" })],
    "Doelstelling zonder titel: vul",
  );
  fails(
    "DOE-05",
    "vier jaar weg zonder tussendoel",
    [doelstelling({ id: "d-02", doeljaar: 2031 })],
    "ligt 4 jaar na de vaststelling in 2027",
  );
  passes("DOE-05", "drie jaar weg zonder tussendoel", [
    doelstelling({ id: "d-02", doeljaar: 2030 }),
  ]);
  passes(
    "DOE-05",
    "een ruimere grens van de gemeente",
    [doelstelling({ id: "d-02", doeljaar: 2031 })],
    { settings: { yearsWithoutTussendoel: 4 } },
  );
  fails(
    "DOE-05",
    "een tussendoel in het doeljaar",
    [doelstelling({ id: "d-01", tussendoelen: [{ jaar: 2036, waarde: 50 }] })],
    "vóór het doeljaar 2036",
  );
  passes("DOE-05", "een tussendoel een jaar voor het doeljaar", [
    doelstelling({ id: "d-01", tussendoelen: [{ jaar: 2035, waarde: 50 }] }),
  ]);
  fails(
    "DOE-05",
    "tussendoelen die niet oplopen",
    [
      doelstelling({
        id: "d-01",
        tussendoelen: [
          { jaar: 2031, waarde: 50 },
          { jaar: 2030, waarde: 60 },
        ],
      }),
    ],
    "(2031, 2030)",
    { mend: "goTo tussendoelen" },
  );
  fails(
    "DOE-05",
    "het tweede tussendoel heeft geen waarde",
    [doelstelling({ id: "d-01", tussendoelen: [{ jaar: 2030, waarde: 40 }, { jaar: 2031 }] })],
    "een jaar en een waarde",
  );
  fails(
    "DOE-05",
    "een tussendoel zonder waarde",
    [doelstelling({ id: "d-01", tussendoelen: [{ jaar: 2031 }] })],
    "een jaar en een waarde",
    { mend: "goTo tussendoelen" },
  );
  fails(
    "DOE-06",
    "een jaar voor de vaststelling",
    [doelstelling({ id: "d-02", doeljaar: 2026 })],
    "vóór de vaststelling in 2027",
  );
  passes("DOE-06", "in het jaar van de vaststelling", [
    doelstelling({ id: "d-02", doeljaar: 2027 }),
  ]);
  passes("DOE-06", "in het horizonjaar", [doelstelling({ id: "d-02", doeljaar: 2036 })]);
  fails(
    "DOE-06",
    "een jaar na de horizon",
    [doelstelling({ id: "d-02", doeljaar: 2037 })],
    "na het horizonjaar 2036",
  );
  isOutside(
    "DOE-06",
    "zonder vaststelling en horizon",
    [plangegevens({ beoogdeVaststelling: undefined, horizonjaar: undefined })],
    "nog niet ingevuld",
  );
  fails(
    "DOE-07",
    "zonder wettelijk minimum",
    [doelstelling({ id: "d-01", wettelijkMinimum: null })],
    "wettelijk het minimum",
    { severity: "advies" },
  );
  fails(
    "DOE-08",
    "zonder kader",
    [doelstelling({ id: "d-01", kaderIds: [] })],
    "sluit nog niet aan op een kader",
  );
  fails(
    "DOE-08",
    "een kader dat niet bestaat",
    [doelstelling({ id: "d-01", kaderIds: ["k-99"] })],
    "sluit nog niet aan",
  );
  fails(
    "DOE-09",
    "geen doel in woningen",
    [indicator({ id: "i-01", eenheid: "procent van de woningen" })],
    "Warmte en energie",
  );
  fails(
    "DOE-09",
    "een ander thema",
    [doelstelling({ id: "d-01", thema: "overig" })],
    "Warmte en energie",
  );
  for (const unit of [
    "woningen met aanbod",
    " woning",
    "Gebouwen",
    "gebouw/pand",
    "aansluiting, actief",
    "aansluitingen",
  ])
    passes("DOE-09", `eenheid ‘${unit}’`, [indicator({ id: "i-01", eenheid: unit })]);
  isOutside(
    "DOE-09",
    "een plan voor isolatie",
    [plangegevens({ plantype: "isolatie" })],
    "geen plan voor aardgasvrij",
  );
  isOutside(
    "DOE-02",
    "zonder doelstellingen",
    [without("d-01", "d-02")],
    "nog geen doelstellingen",
  );
});
