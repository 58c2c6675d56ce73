/** [JUR] The rules about juridische borging. */
import { describe } from "@jest/globals";
import {
  besluit,
  chapter,
  doelstelling,
  maatregel,
  plangegevens,
  step,
  warmteoplossing,
  without,
  tijdspad,
} from "./support/plan.ts";
import { fails, isOutside, passes } from "./support/rules.ts";

describe("JUR: juridische borging", () => {
  fails(
    "JUR-01",
    "niet ingevuld",
    [plangegevens({ aanwijsbevoegdheid: undefined })],
    "aanwijsbevoegdheid",
    { severity: "blokkerend" },
  );
  fails(
    "JUR-01",
    "nog te bepalen",
    [plangegevens({ aanwijsbevoegdheid: "nog-te-bepalen" })],
    "nog niet gemaakt",
    { severity: "waarschuwing" },
  );
  passes("JUR-01", "nee is een antwoord", [plangegevens({ aanwijsbevoegdheid: "nee" })]);
  fails(
    "JUR-02",
    "een ontwerp",
    [plangegevens({ "warmteprogramma.status": "ontwerp" })],
    "maar volgens uw gegevens is het warmteprogramma niet vastgesteld. Alleen",
  );
  fails(
    "JUR-02",
    "het gebied staat er niet in",
    [plangegevens({ "warmteprogramma.gebiedOpgenomen": false })],
    "maar volgens uw gegevens is niet aangegeven dat dit gebied erin staat. Alleen",
  );
  isOutside(
    "JUR-02",
    "zonder aanwijsbevoegdheid",
    [plangegevens({ aanwijsbevoegdheid: "nee" })],
    "aanwijsbevoegdheid niet in",
  );
  fails(
    "JUR-03",
    "zonder wijziging van het omgevingsplan",
    [without("tp-08")],
    "‘Wijziging omgevingsplan’",
  );
  fails("JUR-03", "zonder einde aardgas", [without("tp-10")], "‘Einde van het aardgas’");
  fails(
    "JUR-03",
    "een dag te laat",
    [step({ id: "tp-10", start: "2050-01-01", eind: "2050-01-01" })],
    "1 januari 2050",
  );
  passes("JUR-03", "op de laatste dag", [
    step({ id: "tp-10", start: "2049-12-31", eind: "2049-12-31" }),
  ]);
  passes("JUR-03", "in het jaar 2049", [step({ id: "tp-10", start: "2049", eind: "2049" })]);
  passes("JUR-04", "precies acht jaar", [
    step({ id: "tp-10", start: "2036-09-30", eind: "2036-12-31" }),
  ]);
  fails(
    "JUR-04",
    "een dag minder dan acht jaar",
    [step({ id: "tp-10", start: "2036-09-29", eind: "2036-12-31" })],
    "korter dan 8 jaar",
    { severity: "blokkerend" },
  );
  fails(
    "JUR-04",
    "korter, met motivering",
    [
      step({ id: "tp-10", start: "2035" }),
      plangegevens({ kortereTermijnMotivering: "Het net is op." }),
    ],
    "U hebt dat gemotiveerd",
    { severity: "waarschuwing" },
  );
  fails(
    "JUR-04",
    "hetzelfde kwartaal acht jaar later is niet zeker acht jaar",
    [step({ id: "tp-10", start: "2036-Q3", eind: "2036-Q3" })],
    "korter dan 8 jaar",
  );
  passes(
    "JUR-04",
    "een andere termijn van de gemeente",
    [step({ id: "tp-10", start: "2035-Q4", eind: "2035-Q4" })],
    { settings: { noticeYears: 7 } },
  );
  passes("JUR-04", "een tweede cluster met een eigen tijdspad en een eigen wijziging", [
    tijdspad({
      id: "tp-b",
      items: [
        {
          id: "tb-1",
          titel: "Wijziging",
          sleutel: "wijziging-omgevingsplan",
          start: "2030",
          eind: "2030",
        },
        {
          id: "tb-2",
          titel: "Einde",
          sleutel: "einde-aardgaslevering",
          start: "2039",
          eind: "2039",
        },
      ],
    }),
  ]);
  isOutside("JUR-04", "zonder einde aardgas", [without("tp-10")], "JUR-03");
  fails(
    "JUR-05",
    "betaalbaarheid zonder subsidie",
    [
      warmteoplossing({
        id: "t-01",
        betaalbaarheid: [{ investeringBruto: 9000, maandlastNu: 200, maandlastStraks: 200 }],
      }),
    ],
    "geen enkele groep heeft alle bedragen",
  );
  fails(
    "JUR-05",
    "zonder betaalbaarheid",
    [warmteoplossing({ id: "t-01", betaalbaarheid: [] })],
    "er staat nog niet wat dit bewoners kost",
  );
  fails(
    "JUR-05",
    "betaalbaarheid zonder bedragen",
    [warmteoplossing({ id: "t-01", betaalbaarheid: [{ doelgroep: "koop" }] })],
    "geen enkele groep heeft alle bedragen",
    { blockIds: ["t-01"] },
  );
  fails(
    "JUR-05",
    "zonder toets",
    [maatregel({ id: "m-03", toelichting: "Over de ketel." })],
    "betaalbaarheidstoets",
  );
  for (const words of ["De Betaalbaarheidstoets volgt.", "Betaalbaarheid wordt getoetst."])
    passes("JUR-05", words, [
      maatregel({ id: "m-03", toelichting: "Ketel." }),
      besluit({ id: "s-03", motivering: words }),
    ]);
  passes("JUR-05", "een toets op betaalbaarheid in een besluit", [
    maatregel({ id: "m-03", toelichting: "Ketel." }),
    besluit({ id: "s-03", motivering: "Na een toets op betaalbaarheid." }),
  ]);
  // Twee clusters: voor JUR-06 telt het eerste einde van het aardgas, voor JUR-07 het laatste, in elke volgorde.
  const end = (id: string, year: string) =>
    step({ id, sleutel: "einde-aardgaslevering", start: year, eind: year });
  for (const [when, first, second] of [
    ["het vroegste einde staat eerst", "2037", "2038"],
    ["het vroegste einde staat laatst", "2038", "2037"],
  ] as const) {
    const ends = [end("tp-10", first), end("tp-11", second)];
    fails(
      "JUR-06",
      when,
      [...ends, warmteoplossing({ id: "t-01", beschikbaarVanaf: "2037-06" })],
      "het aardgas stopt op 1 januari 2037",
    );
    fails("JUR-07", when, ends, "het aardgas stopt pas in 2038");
  }
  fails(
    "JUR-06",
    "de oplossing komt te laat",
    [warmteoplossing({ id: "t-01", beschikbaarVanaf: "2036-10-01" })],
    "De oplossing moet er eerder zijn",
  );
  passes("JUR-06", "de oplossing is er een dag eerder", [
    warmteoplossing({ id: "t-01", beschikbaarVanaf: "2036-09-30" }),
  ]);
  fails(
    "JUR-06",
    "zonder beschikbaarVanaf",
    [warmteoplossing({ id: "t-01", beschikbaarVanaf: null })],
    "er staat niet vanaf wanneer",
  );
  fails(
    "JUR-06",
    "het net is niet op tijd klaar",
    [maatregel({ id: "m-01", eind: "2036-Q4" })],
    "(M-01) is klaar voordat",
  );
  fails(
    "JUR-06",
    "geen maatregel voor het net",
    [maatregel({ id: "m-01", soort: "openbare-ruimte" })],
    "Er is geen maatregel voor het stroomnet",
  );
  fails(
    "JUR-06",
    "het net is klaar op de dag dat het aardgas stopt",
    [maatregel({ id: "m-01", eind: "2036-10-01" })],
    "(M-01) is klaar voordat",
  );
  passes("JUR-06", "het net is een dag eerder klaar", [
    maatregel({ id: "m-01", eind: "2036-09-30" }),
  ]);
  isOutside("JUR-06", "zonder einde aardgas", [without("tp-10")], "JUR-03");
  fails(
    "JUR-07",
    "het doeljaar ligt eerder",
    [doelstelling({ id: "d-01", doeljaar: 2035 })],
    "het doeljaar is 2035, maar het aardgas stopt pas in 2036",
  );
  passes("JUR-07", "eerder, met uitleg", [
    doelstelling({
      id: "d-01",
      doeljaar: 2035,
      omschrijving: "Bewoners stappen vrijwillig eerder over.",
    }),
  ]);
  passes("JUR-07", "eerder, met uitleg in hoofdstuk 13", [
    doelstelling({ id: "d-01", doeljaar: 2035 }),
    chapter(13, "Overstappen is tot dan vrijwillig."),
  ]);
  for (const nr of [4, 11, 12])
    passes("JUR-07", `eerder, met uitleg in hoofdstuk ${nr}`, [
      doelstelling({ id: "d-01", doeljaar: 2035 }),
      chapter(nr, "Overstappen is tot dan vrijwillig."),
    ]);
  fails(
    "JUR-07",
    "eerder, met uitleg op een plek waar niemand die zoekt",
    [
      doelstelling({ id: "d-01", doeljaar: 2035 }),
      chapter(1, "Overstappen is tot dan vrijwillig."),
    ],
    "vrijwillig eerder overstappen",
  );
  passes("JUR-07", "een ander doel ligt eerder", [doelstelling({ id: "d-02", doeljaar: 2029 })]);
});
