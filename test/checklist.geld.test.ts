/** [BUD] The rules about budget en dekking. */
import { describe } from "@jest/globals";
import {
  besluit,
  budget,
  chapter,
  maatregel,
  opgave,
  plangegevens,
  without,
} from "./support/plan.ts";
import { fails, isOutside, passes } from "./support/rules.ts";

const cover = { bron: "Rijk", soort: "rijk", domein: "energie", bedrag: 60_000, status: "gedekt" };

describe("BUD: budget en dekking", () => {
  const nothing = without("b-01", "b-02", "b-03");
  for (const rule of ["BUD-01", "BUD-02", "BUD-03", "BUD-04", "BUD-05", "BUD-06", "BUD-09"])
    isOutside(rule, "zonder budgetten", [nothing], "nog geen budgetten");
  fails(
    "BUD-01",
    "zonder budgetten maar ook zonder btw",
    [nothing, plangegevens({ btw: undefined })],
    "‘Bedragen zijn’",
  );
  fails(
    "BUD-01",
    "zonder prijspeil van het plan",
    [plangegevens({ prijspeil: undefined })],
    "‘Prijspeil’",
  );
  fails("BUD-01", "zonder btw", [plangegevens({ btw: undefined })], "‘Bedragen zijn’");
  for (const field of ["nodig", "ramingsniveau", "onzekerheidPct", "prijspeil"])
    fails(
      "BUD-01",
      `een budget zonder ${field}`,
      [budget({ id: "b-02", [field]: null })],
      "Budget B-02: vul",
    );
  fails(
    "BUD-01",
    "een ander prijspeil",
    [budget({ id: "b-02", prijspeil: 2025 })],
    "het prijspeil is 2025, maar het plan rekent in prijzen van 2026",
  );
  for (const nodig of ["veel", 12.5, -1])
    fails(
      "BUD-01",
      `${nodig} is geen bedrag`,
      [budget({ id: "b-02", nodig })],
      `er staat ‘${nodig}’`,
    );
  fails(
    "BUD-02",
    "een euro te weinig",
    [budget({ id: "b-02", nodig: 60_001 })],
    "Budget B-02: de jaarbedragen tellen op tot € 60.000, maar nodig is € 60.001. Pas de verdeling over de jaren aan.",
    { severity: "blokkerend" },
  );
  fails(
    "BUD-02",
    "zonder jaarbedragen",
    [budget({ id: "b-02", jaarverdeling: [] })],
    "tellen op tot € 0",
  );
  fails(
    "BUD-02",
    "een jaar voor de maatregel",
    [budget({ id: "b-02", jaarverdeling: [{ jaar: 2027, bedrag: 60_000 }] })],
    "een bedrag in 2027, maar de maatregel loopt van 2028 tot en met 2030",
    { severity: "waarschuwing" },
  );
  fails(
    "BUD-02",
    "een jaar na de maatregel",
    [budget({ id: "b-02", jaarverdeling: [{ jaar: 2031, bedrag: 60_000 }] })],
    "een bedrag in 2031",
    { severity: "waarschuwing", mend: "goTo jaarverdeling" },
  );
  fails(
    "BUD-02",
    "één van twee jaarbedragen zonder jaar",
    [
      budget({
        id: "b-02",
        jaarverdeling: [
          { jaar: 2028, bedrag: 30_000 },
          { jaar: null, bedrag: 30_000 },
        ],
      }),
    ],
    "niet elk jaarbedrag heeft een jaar",
    { severity: "waarschuwing" },
  );
  passes("BUD-02", "een leeg jaarbedrag buiten de maatregel", [
    budget({
      id: "b-02",
      jaarverdeling: [
        { jaar: 2027, bedrag: 0 },
        { jaar: 2028, bedrag: 60_000 },
        { jaar: 2031, bedrag: 0 },
      ],
    }),
  ]);
  passes("BUD-02", "het eerste jaar van de maatregel", [
    budget({ id: "b-02", jaarverdeling: [{ jaar: 2028, bedrag: 60_000 }] }),
  ]);
  passes("BUD-02", "het laatste jaar van de maatregel", [
    budget({ id: "b-02", jaarverdeling: [{ jaar: 2030, bedrag: 60_000 }] }),
  ]);
  passes("BUD-02", "een eind op 31 december telt dat jaar mee", [
    maatregel({ id: "m-02", eind: "2029-12-31" }),
    budget({ id: "b-02", jaarverdeling: [{ jaar: 2029, bedrag: 60_000 }] }),
  ]);
  fails(
    "BUD-02",
    "een budget van een idee en een gekozen maatregel telt mee",
    [
      maatregel({ id: "m-04", status: "idee" }),
      budget({ id: "b-04", maatregelIds: ["m-04", "m-02"], nodig: 1 }),
    ],
    "maar nodig is € 1.",
  );
  passes("BUD-02", "een budget van een idee telt niet mee", [
    maatregel({ id: "m-04", status: "idee" }),
    budget({ id: "b-04", maatregelIds: ["m-04"], nodig: 1 }),
  ]);
  fails(
    "BUD-02",
    "een bedrag zonder jaar",
    [budget({ id: "b-02", jaarverdeling: [{ bedrag: 60_000 }] })],
    "niet elk jaarbedrag heeft een jaar",
    { severity: "waarschuwing", mend: "goTo jaarverdeling" },
  );
  passes("BUD-02", "een budget voor twee maatregelen loopt over beide periodes", [
    budget({
      id: "b-02",
      maatregelIds: ["m-02", "m-03"],
      jaarverdeling: [
        { jaar: 2027, bedrag: 30_000 },
        { jaar: 2036, bedrag: 30_000 },
      ],
    }),
  ]);
  fails("BUD-03", "zonder dekking", [budget({ id: "b-02", dekking: [] })], "nog geen dekking");
  passes("BUD-03", "niets nodig, geen dekking", [budget({ id: "b-02", nodig: 0, dekking: [] })]);
  for (const field of ["bron", "soort", "domein", "bedrag", "status"])
    fails(
      "BUD-03",
      `een dekkingsregel zonder ${field}`,
      [budget({ id: "b-02", dekking: [{ ...cover, [field]: null }] })],
      "ontbreekt",
    );
  passes("BUD-03", "een bedrag van één euro", [
    budget({ id: "b-02", dekking: [cover, { ...cover, bedrag: 1 }] }),
  ]);
  fails(
    "BUD-03",
    "een bedrag van nul",
    [budget({ id: "b-02", dekking: [cover, { ...cover, bedrag: 0 }] })],
    "een bedrag groter dan 0",
  );
  fails(
    "BUD-04",
    "een euro te veel",
    [budget({ id: "b-02", dekking: [{ ...cover, bedrag: 60_001 }] })],
    "Dat is € 1 te veel",
  );
  passes("BUD-04", "precies genoeg", [budget({ id: "b-02", dekking: [cover] })]);
  fails(
    "BUD-05",
    "een euro tekort",
    [budget({ id: "b-02", dekking: [{ ...cover, bedrag: 59_999 }] })],
    "een tekort van € 1:",
  );
  fails(
    "BUD-06",
    "geen Rijk of provincie",
    ["b-01", "b-03"].map((id) => budget({ id, dekking: [{ ...cover, soort: "overig" }] })),
    "Rijk of provincie",
  );
  fails(
    "BUD-06",
    "geen partners",
    [budget({ id: "b-01", dekking: [cover] })],
    "partners in de wijk",
  );
  for (const soort of ["woningcorporatie", "netbeheerder", "waterschap", "warmtebedrijf"])
    passes("BUD-06", `alleen geld van een partner: ${soort}`, [
      budget({ id: "b-01", dekking: [cover, { ...cover, soort }] }),
    ]);
  for (const soort of ["rijk", "provincie"])
    passes("BUD-06", `alleen subsidie van de soort ${soort}`, [
      budget({ id: "b-01", dekking: [{ ...cover, soort: "waterschap" }] }),
      budget({ id: "b-03", dekking: [{ ...cover, soort }] }),
    ]);
  for (const text of ["Er komt geen subsidie.", "Het Rijk betaalt niet.", "Zonder provincie."])
    passes("BUD-06", `geen subsidie, met uitleg: ${text}`, [
      ...["b-01", "b-03"].map((id) => budget({ id, dekking: [{ ...cover, soort: "waterschap" }] })),
      chapter(10, text),
    ]);
  passes("BUD-06", "geen partners, met uitleg", [
    budget({ id: "b-01", dekking: [cover] }),
    chapter(10, "Partners betalen niet mee."),
  ]);
  fails(
    "BUD-06",
    "een zin over partners die niets uitlegt",
    [budget({ id: "b-01", dekking: [cover] }), chapter(10, "Partners doen mee.")],
    "partners in de wijk",
  );
  fails(
    "BUD-07",
    "twee thema’s, één domein",
    [
      budget({
        id: "b-02",
        dekking: [{ ...cover, soort: "gemeente-begroting", domein: "duurzaamheid" }],
      }),
    ],
    "alleen uit het domein duurzaamheid",
  );
  for (const soort of ["gemeente-begroting", "gemeente-reserve", "gemeente-voorziening"])
    passes("BUD-07", `een tweede domein uit ${soort}`, [
      budget({ id: "b-02", dekking: [{ ...cover, soort, domein: "riolering" }] }),
    ]);
  fails(
    "BUD-07",
    "geen geld van de gemeente",
    ["b-01", "b-02"].map((id) => budget({ id, dekking: [cover] })),
    "nog uit geen enkel domein",
  );
  isOutside(
    "BUD-07",
    "één thema",
    [opgave({ id: "o-02", thema: "warmte-en-energie" })],
    "niet meer dan één thema",
  );
  fails(
    "BUD-08",
    "een euro verschil",
    [besluit({ id: "s-02", bedrag: 500_001 })],
    "€ 500.000 als ‘te besluiten’, maar de beslispunten vragen de raad om € 500.001. Dat scheelt € 1.",
    { blockIds: ["s-02"] },
  );
  passes("BUD-08", "gesplitst over twee beslispunten", [
    besluit({ id: "s-02", bedrag: 300_000 }),
    besluit({ id: "s-04", bedrag: 200_000 }),
  ]);
  passes("BUD-08", "een beslispunt zonder stand telt mee", [
    besluit({ id: "s-02", bedrag: 300_000 }),
    besluit({ id: "s-04", bedrag: 200_000, status: null }),
  ]);
  fails(
    "BUD-08",
    "een beslispunt zonder geld is geen oorzaak",
    [besluit({ id: "s-02", bedrag: 499_999 }), besluit({ id: "s-04", bedrag: 0 })],
    "Dat scheelt € 1.",
    { blockIds: ["s-02"] },
  );
  passes("BUD-08", "een afgewezen beslispunt telt niet mee", [
    besluit({ id: "s-04", bedrag: 200_000, status: "afgewezen" }),
  ]);
  isOutside(
    "BUD-08",
    "niets gaat naar de raad",
    ["s-01", "s-02"].map((id) => besluit({ id, soort: "collegebesluit", orgaan: "college" })),
    "naar de raad",
  );
  fails(
    "BUD-09",
    "vervalt een jaar te vroeg",
    [budget({ id: "b-02", dekking: [{ ...cover, vervaldatum: "2027-12-31" }] })],
    "vervalt op 31 december 2027, maar er is geld nodig tot en met 2028",
  );
  passes("BUD-09", "vervalt in het laatste jaar", [
    budget({ id: "b-02", dekking: [{ ...cover, vervaldatum: "2028-01-01" }] }),
  ]);
  passes("BUD-09", "een later jaar met nul euro telt niet", [
    budget({
      id: "b-02",
      jaarverdeling: [
        { jaar: 2028, bedrag: 60_000 },
        { jaar: 2029, bedrag: 0 },
      ],
      dekking: [{ ...cover, vervaldatum: "2028-12-31" }],
    }),
  ]);
});
