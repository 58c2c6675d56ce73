/** [TIJ] The rules about tijdspad. */
import { describe } from "@jest/globals";
import {
  besluit,
  doelstelling,
  maatregel,
  plangegevens,
  step,
  tijdspad,
  warmteoplossing,
  without,
} from "./support/plan.ts";
import { fails, isOutside, passes } from "./support/rules.ts";

describe("TIJ: tijdspad", () => {
  for (const [id, name] of [
    ["tp-01", "Start van het plan"],
    ["tp-07", "Start van de uitvoering"],
    ["tp-09", "Evaluatie"],
  ] as const)
    fails("TIJ-01", `zonder ${name}`, [without(id)], name);
  fails(
    "TIJ-01",
    "zonder besluit",
    [without("tp-03", "tp-04")],
    "het besluit van de raad of het college",
  );
  passes("TIJ-01", "alleen een collegebesluit", [without("tp-04")]);
  passes("TIJ-01", "alleen een raadsbesluit", [without("tp-03")]);
  fails("TIJ-01", "zonder tijdspad", [without("tp")], "ontbreekt");
  fails(
    "TIJ-02",
    "een start die niet te lezen is",
    [step({ id: "tp-09", start: "voorjaar" })],
    "stap TP-09 ‘Evaluatie’: ‘voorjaar’ is geen leesbare start",
  );
  fails("TIJ-02", "zonder eind", [step({ id: "tp-09", eind: null })], "het eind ontbreekt");
  fails(
    "TIJ-02",
    "een dag die niet bestaat",
    [step({ id: "tp-09", start: "2027-02-29" })],
    "‘2027-02-29’",
  );
  fails(
    "TIJ-02",
    "start een dag na het eind",
    [step({ id: "tp-09", start: "2030-04-01", eind: "2030-Q1" })],
    "ligt na het eind (1e kwartaal 2030)",
  );
  passes("TIJ-02", "start op de laatste dag van het eind", [
    step({ id: "tp-09", start: "2030-03-31", eind: "2030-Q1" }),
  ]);
  fails(
    "TIJ-03",
    "een stap die niet bestaat",
    [step({ id: "tp-09", afhankelijkVan: ["tp-99"] })],
    "een stap die niet bestaat (tp-99)",
  );
  fails(
    "TIJ-03",
    "eindigt een dag voor de stap waarvan zij afhangt",
    [
      step({ id: "tp-09", start: "2029-12-31", eind: "2029-12-31", afhankelijkVan: ["tp-11"] }),
      step({ id: "tp-11", start: "2030", eind: "2030" }),
    ],
    "voordat",
  );
  passes("TIJ-03", "eindigt op de eerste dag van de stap waarvan zij afhangt", [
    step({ id: "tp-09", start: "2030-01-01", eind: "2030-01-01", afhankelijkVan: ["tp-11"] }),
    step({ id: "tp-11", start: "2030", eind: "2030" }),
  ]);
  fails(
    "TIJ-03",
    "een kring van drie stappen",
    [
      step({ id: "tp-05", afhankelijkVan: ["tp-11"] }),
      step({ id: "tp-11", start: "2027", eind: "2027", afhankelijkVan: ["tp-06"] }),
    ],
    "in een kring",
  );
  fails(
    "TIJ-03",
    "een stap die op zichzelf wacht",
    [step({ id: "tp-09", afhankelijkVan: ["tp-09"] })],
    "in een kring",
  );
  passes("TIJ-03", "twee wegen naar dezelfde stap", [
    step({ id: "tp-09", afhankelijkVan: ["tp-04", "tp-05"] }),
    step({ id: "tp-05", afhankelijkVan: ["tp-04"] }),
  ]);
  isOutside("TIJ-03", "zonder tijdspad", [without("tp")], "nog geen stappen");
  passes("TIJ-04", "precies 24 maanden", [plangegevens({ startProces: "2025-01-28" })]);
  fails(
    "TIJ-04",
    "24 maanden en een dag",
    [plangegevens({ startProces: "2025-01-27" })],
    "duurt 25 maanden (van 27 januari 2025 tot 28 januari 2027)",
  );
  passes(
    "TIJ-04",
    "een ruimere termijn van de gemeente",
    [plangegevens({ startProces: "2025-01-27" })],
    { settings: { maxMonthsToAdopt: 25 } },
  );
  fails(
    "TIJ-04",
    "zonder start van het proces",
    [plangegevens({ startProces: undefined })],
    "‘Start van het proces’",
  );
  fails(
    "TIJ-04",
    "vaststelling vóór de start",
    [plangegevens({ startProces: "2027-01-29" })],
    "ligt vóór de start",
  );
  fails("TIJ-05", "41 dagen", [step({ id: "tp-02", eind: "2026-10-12" })], "duurt 41 dagen");
  passes("TIJ-05", "42 dagen", [step({ id: "tp-02", eind: "2026-10-13" })]);
  passes("TIJ-05", "een kwartaal is lang genoeg", [
    step({ id: "tp-02", start: "2026-Q3", eind: "2026-Q3" }),
  ]);
  fails(
    "TIJ-05",
    "tot op de dag van het besluit",
    [step({ id: "tp-02", eind: "2026-11-24" })],
    "Plan de inspraak vóór het besluit",
  );
  passes("TIJ-05", "tot de dag voor het besluit", [step({ id: "tp-02", eind: "2026-11-23" })]);
  fails("TIJ-05", "zonder inspraak", [without("tp-02")], "‘Inspraak’");
  fails(
    "TIJ-06",
    "34 dagen",
    [step({ id: "tp-04", start: "2026-12-28", eind: "2026-12-28" })],
    "Daartussen zitten 34 dagen",
  );
  passes("TIJ-06", "35 dagen", [step({ id: "tp-04", start: "2026-12-29", eind: "2026-12-29" })]);
  fails(
    "TIJ-06",
    "een kwartaal naast een kwartaal geeft geen zekerheid",
    [
      step({ id: "tp-03", start: "2026-Q4", eind: "2026-Q4" }),
      step({ id: "tp-04", start: "2027-Q1", eind: "2027-Q1" }),
    ],
    "Daartussen zitten 1 dagen",
  );
  fails(
    "TIJ-06",
    "besluiten in twee tijdspaden",
    [
      without("tp-04"),
      tijdspad({
        id: "tp-b",
        items: [
          { id: "tq-1", titel: "Raad", sleutel: "raadsbesluit", start: "2026-12-28", eind: "2027" },
        ],
      }),
    ],
    "34 dagen",
    { blockIds: ["tp", "tp-b"] },
  );
  const college = (start: string, eind: string | null) =>
    step({ id: "tp-11", sleutel: "college-besluit", start, eind });
  passes("TIJ-06", "een later collegebesluit zonder eind telt niet mee", [
    college("2026-12-20", null),
  ]);
  fails(
    "TIJ-06",
    "het laatste collegebesluit vóór het raadsbesluit telt",
    [college("2026-12-28", "2026-12-28")],
    "Daartussen zitten 31 dagen",
  );
  passes("TIJ-06", "een collegebesluit na het raadsbesluit telt niet mee", [
    college("2027-03-01", "2027-03-01"),
  ]);
  fails(
    "TIJ-06",
    "er is alleen een collegebesluit na het raadsbesluit",
    [without("tp-03"), college("2027-03-01", "2027-03-01")],
    "Het raadsbesluit ligt dan vóór het collegebesluit",
  );
  fails("TIJ-06", "zonder collegebesluit", [without("tp-03")], "‘Collegebesluit’");
  isOutside(
    "TIJ-06",
    "niets gaat naar de raad",
    ["s-01", "s-02"].map((id) => besluit({ id, soort: "collegebesluit", orgaan: "college" })),
    "naar de raad",
  );
  const until2028 = [step({ id: "tp-07", eind: "2028-12-31" }), without("tp-09", "tp-10")];
  fails("TIJ-07", "alles eindigt in 2028", until2028, "loopt door na 31 december 2028");
  passes("TIJ-07", "een dag later", [
    ...until2028,
    step({ id: "tp-11", start: "2029-01-01", eind: "2029-01-01" }),
  ]);
  fails(
    "TIJ-07",
    "geen meetpunt in 2030",
    [
      step({ id: "tp-07", eind: "2031" }),
      without("tp-09"),
      doelstelling({ id: "d-01", tussendoelen: [] }),
      doelstelling({ id: "d-02", doeljaar: 2029 }),
    ],
    "in 2030",
  );
  const noGoalIn2030 = [
    step({ id: "tp-07", eind: "2031" }),
    doelstelling({ id: "d-01", tussendoelen: [] }),
    doelstelling({ id: "d-02", doeljaar: 2029 }),
  ];
  passes("TIJ-07", "een stap die in 2030 begint", [
    ...noGoalIn2030,
    step({ id: "tp-09", start: "2030-12-31", eind: "2031" }),
  ]);
  passes("TIJ-07", "een stap die in 2030 eindigt", [
    ...noGoalIn2030,
    step({ id: "tp-09", start: "2029", eind: "2030-01" }),
  ]);
  fails(
    "TIJ-07",
    "een stap die over heel 2030 heen loopt is geen meetpunt",
    [...noGoalIn2030, step({ id: "tp-09", start: "2029-12-31", eind: "2031-01-01" })],
    "in 2030",
  );
  passes("TIJ-07", "een doel in 2030", [
    step({ id: "tp-07", eind: "2031" }),
    without("tp-09"),
    doelstelling({ id: "d-01", tussendoelen: [] }),
  ]);
  passes("TIJ-07", "een tussendoel in 2030", [
    step({ id: "tp-07", eind: "2031" }),
    without("tp-09"),
    doelstelling({ id: "d-02", doeljaar: 2029 }),
  ]);
  fails(
    "TIJ-08",
    "start eindigt een dag voor het raadsbesluit",
    [maatregel({ id: "m-01", start: "2027-01-27" })],
    "ligt vóór het raadsbesluit op 28 januari 2027",
  );
  passes("TIJ-08", "start in het jaar van het raadsbesluit", [
    maatregel({ id: "m-01", start: "2027" }),
  ]);
  passes("TIJ-08", "start in het kwartaal van het raadsbesluit", [
    maatregel({ id: "m-01", start: "2027-Q1" }),
  ]);
  passes("TIJ-08", "geld dat er al is", [maatregel({ id: "m-02", start: "2026" })]);
  fails(
    "TIJ-08",
    "de datum van het beslispunt, zonder stap in het tijdspad",
    [without("tp-04"), maatregel({ id: "m-01", start: "2026" })],
    "28 januari 2027",
  );
  isOutside(
    "TIJ-08",
    "zonder datum",
    [without("tp-04"), besluit({ id: "s-01", datum: null }), besluit({ id: "s-02", datum: null })],
    "nog niet bekend",
  );
  fails("TIJ-09", "zonder warmtekavel", [without("tp-05")], "‘Warmtekavel’");
  fails("TIJ-09", "zonder aanwijzing", [without("tp-06")], "‘Aanwijzing warmtebedrijf’");
  fails(
    "TIJ-09",
    "het kavel is klaar op de dag dat de aanwijzing begint",
    [
      step({ id: "tp-05", start: "2027-04-01", eind: "2027-10-01" }),
      step({ id: "tp-06", start: "2027-10-01", eind: "2027-Q4" }),
    ],
    "Stel eerst het warmtekavel vast",
  );
  passes("TIJ-09", "het kavel is een dag eerder klaar", [
    step({ id: "tp-05", start: "2027-04-01", eind: "2027-09-30" }),
    step({ id: "tp-06", start: "2027-10-01", eind: "2027-Q4" }),
  ]);
  fails(
    "TIJ-09",
    "kavel en aanwijzing in hetzelfde kwartaal",
    [step({ id: "tp-05", start: "2027-Q4", eind: "2027-Q4" })],
    "Stel eerst het warmtekavel vast",
  );
  passes("TIJ-09", "kavel een dag voor de aanwijzing", [
    step({ id: "tp-05", start: "2027-09-30", eind: "2027-09-30" }),
  ]);
  fails(
    "TIJ-09",
    "aanleg voor de aanwijzing klaar is",
    [maatregel({ id: "m-01", start: "2027-12-31" })],
    "Maatregel M-01: de aanleg start (31 december 2027)",
  );
  passes("TIJ-09", "aanleg een dag na de aanwijzing", [
    maatregel({ id: "m-01", start: "2028-01-01" }),
  ]);
  isOutside(
    "TIJ-09",
    "geen collectieve oplossing",
    [warmteoplossing({ id: "t-01", collectief: false })],
    "collectief",
  );
});
