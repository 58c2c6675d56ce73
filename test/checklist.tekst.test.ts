/** [TXT] The rules about tekst en samenhang. */
import { describe } from "@jest/globals";
import {
  besluit,
  budget,
  chapter,
  kader,
  maatregel,
  plangegevens,
  risico,
  step,
  wijkprofiel,
  without,
  indicator,
  koppelkans,
  warmteoplossing,
} from "./support/plan.ts";
import { fails, isOutside, passes } from "./support/rules.ts";

const sentence = (count: number) => `${Array.from({ length: count }, () => "woord").join(" ")}.`;

describe("TXT: tekst en samenhang", () => {
  fails(
    "TXT-01",
    "een leeg hoofdstuk",
    [chapter(1)],
    "Hoofdstuk 1 (Aanleiding, status en leeswijzer) is nog leeg",
  );
  passes("TXT-01", "een hoofdstuk met alleen een blok", [chapter(2)]);
  fails("TXT-01", "een hoofdstuk met alleen spaties", [chapter(1, "   ")], "is nog leeg");
  passes("TXT-01", "een hoofdstuk dat is weggelaten", [
    chapter(7),
    without("x-01"),
    plangegevens({ uitgeschakeld: [{ hoofdstuk: "7", reden: "Geen kansen." }] }),
  ]);
  fails(
    "TXT-01",
    "een open plek in een blok",
    [kader({ id: "k-01", omschrijving: "Dit is [nog in te vullen]." })],
    "K-01: hier staat nog in te vullen tekst",
    { blockIds: ["k-01"] },
  );
  for (const text of ["Zie [1] en [bron: CBS].", "Maat XXL.", "Wat nu?", "Enzovoort..."])
    passes("TXT-01", `geen open plek: ${text}`, [chapter(1, text)]);
  fails(
    "TXT-02",
    "een vakterm zonder uitleg",
    [chapter(1, "Er is netcongestie.")],
    "‘netcongestie’ staat in hoofdstuk 1",
  );
  fails(
    "TXT-02",
    "een vakterm in een blok",
    [kader({ id: "k-01", omschrijving: "Let op de aansluitbijdragen." })],
    "‘aansluitbijdrage’",
    { blockIds: ["k-01"] },
  );
  fails(
    "TXT-02",
    "een vakterm in de plangegevens",
    [plangegevens({ gebiedsafbakening: "Tot aan de aquifer." })],
    "‘aquifer’ staat in de plangegevens",
  );
  fails(
    "TXT-02",
    "een vakterm in een bijlage en twee hoofdstukken",
    [chapter(1, "Netcongestie."), chapter(3, "Netcongestie."), chapter("B", "Netcongestie.")],
    "‘netcongestie’ staat in hoofdstuk 1, hoofdstuk 3 en bijlage B",
  );
  passes("TXT-02", "een vakterm met uitleg", [
    chapter(1, "Er is netcongestie."),
    chapter("A", "Warmtekavel: gebied. Netcongestie: een vol stroomnet."),
  ]);
  passes("TXT-02", "een woord dat erop lijkt", [chapter(1, "Het warmtekavelbesluitje.")]);
  passes("TXT-02", "een eigen lijst", [chapter(1, "Er is netcongestie.")], {
    settings: { jargon: [] },
  });
  passes("TXT-03", "gemiddeld 20 woorden", [
    chapter(1, `${sentence(19)} ${sentence(21).replace("w", "W")}`),
  ]);
  fails(
    "TXT-03",
    "gemiddeld 20,5 woorden",
    [chapter(1, `${sentence(20)} ${sentence(21).replace("w", "W")}`)],
    "gemiddeld 20,5 woorden",
    { severity: "advies" },
  );
  const short = Array.from({ length: 5 }, () => "Kort.").join(" ");
  passes("TXT-03", "een zin van 40 woorden", [
    chapter(1, `${short} ${sentence(40).replace("w", "W")}`),
  ]);
  fails(
    "TXT-03",
    "een zin van 41 woorden",
    [chapter(1, `${short} ${sentence(41).replace("w", "W")}`)],
    "de langste zin heeft 41 woorden (‘Woord woord woord woord woord …’)",
  );
  fails(
    "TXT-03",
    "een zin van 41 woorden voor de korte zinnen",
    [chapter(1, `${sentence(41)} ${short}`)],
    "de langste zin heeft 41 woorden",
  );
  fails(
    "TXT-04",
    "een verwijzing naar niets",
    [risico({ id: "r-01", maatregelIds: ["m-99"] })],
    "iets dat niet bestaat (m-99)",
    { blockIds: ["r-01"] },
  );
  fails(
    "TXT-04",
    "een verwijzing naar een ander soort blok",
    [risico({ id: "r-01", eigenaarId: "m-01" })],
    "Maatregel M-01. Dat is geen betrokken partij",
  );
  fails(
    "TXT-04",
    "een dekking van een partij die niet bestaat",
    [budget({ id: "b-02", dekking: [{ bron: "Rijk", partijId: "p-99" }] })],
    "(p-99)",
  );
  fails(
    "TXT-04",
    "een stap met een maatregel die niet bestaat",
    [step({ id: "tp-09", maatregelIds: ["m-99"] })],
    "(m-99)",
  );
  fails(
    "TXT-04",
    "twee keer dezelfde code",
    [kader({ id: "k-04", code: "k-01 " })],
    "komt ook voor bij ‘Richting’",
    { blockIds: ["k-01", "k-04"] },
  );
  fails(
    "TXT-04",
    "twee stappen met dezelfde code",
    [step({ id: "tp-11", code: "TP-01" })],
    "TP-01",
  );
  passes("TXT-04", "dezelfde code bij een ander soort blok", [kader({ id: "k-04", code: "O-01" })]);
  const summary = (text: string) => chapter(0, text);
  fails("TXT-05", "een ander bedrag", [summary("Wij vragen 500.001 euro.")], "‘500.001 euro’", {
    chapter: 0,
  });
  passes("TXT-05", "een bedrag met euroteken", [summary("Wij vragen € 500.000.")]);
  passes("TXT-05", "een som van budgetten", [summary("Nodig is 2.150.000 euro.")]);
  passes("TXT-05", "afgerond", [summary("Nodig is 2,2 miljoen euro.")]);
  fails("TXT-05", "een tiende te veel", [summary("Nodig is 2,3 miljoen euro.")], "2,3 miljoen");
  fails("TXT-05", "verkeerd afgerond", [summary("Nodig is 2,4 miljoen euro.")], "2,4 miljoen euro");
  passes("TXT-05", "ruim", [summary("Nodig is ruim 2 miljoen euro.")]);
  fails(
    "TXT-05",
    "een ander aantal woningen",
    [summary("De buurt telt 101 woningen.")],
    "het wijkprofiel telt 100 woningen",
    { chapter: 0, blockIds: ["w-01"] },
  );
  passes("TXT-05", "een bedrag van één besluit", [
    besluit({ id: "s-04", titel: "Rest", bedrag: 12_345 }),
    summary("Wij vragen 12.345 euro."),
  ]);
  const split = budget({
    id: "b-02",
    jaarverdeling: [
      { jaar: 2028, bedrag: 21_234 },
      { jaar: 2029, bedrag: 38_766 },
    ],
    kapitaallasten: [{ jaar: 2030, bedrag: 4_321 }],
    dekking: [
      { bron: "A", bedrag: 11_111 },
      { bron: "B", bedrag: 48_889 },
    ],
  });
  for (const known of ["21.234", "38.766", "4.321", "11.111", "48.889", "60.000"])
    passes("TXT-05", `een bedrag uit een budget: ${known} euro`, [
      split,
      summary(`In een jaar is dat ${known} euro.`),
    ]);
  passes("TXT-05", "de som van de besluiten", [
    besluit({ id: "s-04", titel: "Rest", bedrag: 12_345 }),
    summary("Wij vragen samen 512.345 euro."),
  ]);
  for (const [when, text] of [
    ["de koopwoningen", "57 woningen"],
    ["de koopwoningen en de particuliere huur", "74 woningen"],
    ["alle huurwoningen", "43 woningen"],
    ["de huishoudens", "98 woningen"],
    ["een nulwaarde, streefwaarde of tussendoel", "40 woningen"],
  ] as const)
    passes("TXT-05", when, [
      wijkprofiel({
        id: "w-01",
        eigendom: { koop: 57, corporatie: 26, particuliereHuur: 17 },
      }),
      summary(`Het gaat om ${text}.`),
    ]);
  passes("TXT-05", "de woningen van twee profielen samen", [
    wijkprofiel({ id: "w-02", titel: "Zuid", woningen: 23 }),
    summary("De buurt telt 123 woningen."),
  ]);
  for (const other of [122, 124])
    fails(
      "TXT-05",
      `${other} is niet de som van twee profielen`,
      [
        wijkprofiel({ id: "w-02", titel: "Zuid", woningen: 23 }),
        wijkprofiel({ id: "w-03", titel: "Zonder aantal", woningen: null }),
        summary(`De buurt telt ${other} woningen.`),
      ],
      "het wijkprofiel telt 123 woningen",
    );
  for (const known of ["1.234", "9.000", "4.000", "5.000", "210", "190", "777", "888"])
    passes("TXT-05", `kosten, meerkosten of gevolg: ${known} euro`, [
      warmteoplossing({
        id: "t-01",
        maatschappelijkeKostenPerWoningPerJaar: 1234,
        betaalbaarheid: [
          {
            investeringBruto: 9000,
            subsidie: 4000,
            investeringNetto: 5000,
            maandlastNu: 210,
            maandlastStraks: 190,
          },
        ],
      }),
      koppelkans({ id: "x-01", meerkosten: 777 }),
      risico({ id: "r-01", financieelGevolg: 888 }),
      summary(`Dat kost ${known} euro.`),
    ]);
  fails(
    "TXT-05",
    "een aantal dat niet is ingevuld is geen 0",
    [
      ...["i-01", "i-02", "i-03", "i-04", "i-05", "i-06"].map((id) =>
        indicator({ id, nulwaarde: 1 }),
      ),
      wijkprofiel({ id: "w-01", huishoudens: null }),
      summary("Er blijven 0 woningen over."),
    ],
    "het wijkprofiel telt 100 woningen",
  );
  passes("TXT-05", "het resultaat van een maatregel", [
    maatregel({ id: "m-02", "resultaat.aantal": 77 }),
    summary("Wij isoleren 77 woningen."),
  ]);
  passes("TXT-05", "een bekend deel van de woningen", [
    summary("De corporatie heeft 30 woningen."),
  ]);
  isOutside("TXT-05", "zonder samenvatting", [chapter(0)], "PLA-07");
});
