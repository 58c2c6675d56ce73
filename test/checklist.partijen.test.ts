/** [PAR] The rules about betrokken partijen. */
import { describe } from "@jest/globals";
import {
  afspraak,
  betrokkenPartij,
  budget,
  chapter,
  maatregel,
  wijkprofiel,
  without,
  plangegevens,
} from "./support/plan.ts";
import { fails, isOutside, passes } from "./support/rules.ts";

const noAgreement = [
  betrokkenPartij({ id: "p-03", instemming: "akkoord" }),
  afspraak({ id: "a-01", vastgelegdIn: "" }),
];

describe("PAR: betrokken partijen", () => {
  fails("PAR-01", "zonder gemeente", [without("p-01")], "‘Gemeente’");
  fails("PAR-01", "zonder inwoners", [without("p-02")], "‘Inwoners’");
  fails("PAR-01", "zonder netbeheerder", [without("p-03")], "‘Netbeheerder’");
  fails("PAR-01", "zonder de corporatie die bezit heeft", [without("p-04")], "‘Woningcorporatie’");
  fails(
    "PAR-01",
    "een van twee profielen heeft woningen van de corporatie",
    [without("p-04"), wijkprofiel({ id: "w-02", "eigendom.corporatie": 0 })],
    "‘Woningcorporatie’",
  );
  fails(
    "PAR-01",
    "één woning van de corporatie",
    [without("p-04"), wijkprofiel({ id: "w-01", "eigendom.corporatie": 1 })],
    "‘Woningcorporatie’",
  );
  passes("PAR-01", "zonder corporatie en zonder haar bezit", [
    without("p-04"),
    wijkprofiel({ id: "w-01", "eigendom.corporatie": 0 }),
  ]);
  passes("PAR-01", "zonder corporatie, haar bezit is niet ingevuld", [
    without("p-04"),
    wijkprofiel({ id: "w-01", "eigendom.corporatie": null }),
  ]);
  for (const field of ["rol", "belang", "taken"])
    fails(
      "PAR-02",
      `zonder ${field}`,
      [betrokkenPartij({ id: "p-04", [field]: field === "taken" ? [] : null })],
      "Betrokken partij P-04: vul",
    );
  fails(
    "PAR-03",
    "verantwoordelijk maar in overleg",
    [betrokkenPartij({ id: "p-03", instemming: "in-overleg" })],
    "verantwoordelijk voor M-01",
    { severity: "blokkerend", blockIds: ["p-03"] },
  );
  fails(
    "PAR-03",
    "akkoord zonder datum",
    [betrokkenPartij({ id: "p-03", instemmingDatum: null })],
    "de datum ontbreekt",
    { severity: "blokkerend" },
  );
  fails(
    "PAR-03",
    "onder voorbehoud blijft zichtbaar maar houdt niets tegen",
    [
      betrokkenPartij({
        id: "p-03",
        instemming: "onder-voorbehoud",
        instemmingVoorwaarde: "Eerst geld.",
      }),
    ],
    "De voorwaarde is: Eerst geld.",
    { severity: "waarschuwing" },
  );
  passes("PAR-03", "een andere partij is in overleg", [
    betrokkenPartij({ id: "p-04", instemming: "in-overleg" }),
  ]);
  passes("PAR-03", "verantwoordelijk voor een idee", [
    maatregel({ id: "m-04", status: "idee", verantwoordelijkeId: "p-04" }),
    betrokkenPartij({ id: "p-04", instemming: "geen" }),
  ]);
  fails(
    "PAR-04",
    "in overleg",
    [betrokkenPartij({ id: "p-04", instemming: "in-overleg" })],
    "‘Woonstichting’ is nog in overleg",
    { blockIds: ["p-04"] },
  );
  fails(
    "PAR-04",
    "geen instemming",
    [betrokkenPartij({ id: "p-04", instemming: "geen" })],
    "is er niet",
  );
  passes("PAR-04", "onder voorbehoud", [
    betrokkenPartij({ id: "p-04", instemming: "onder-voorbehoud" }),
  ]);
  fails(
    "PAR-05",
    "twee leden",
    [
      betrokkenPartij({ id: "p-03", wijkcoalitielid: false }),
      betrokkenPartij({ id: "p-04", wijkcoalitielid: false }),
    ],
    "heeft 2 leden",
  );
  passes("PAR-05", "drie leden", [betrokkenPartij({ id: "p-04", wijkcoalitielid: false })]);
  fails(
    "PAR-05",
    "zonder inwoners",
    [betrokkenPartij({ id: "p-02", wijkcoalitielid: false })],
    "mist: inwoners",
  );
  fails("PAR-06", "niemand tekende", noAgreement, "Nog geen enkele partij heeft ondertekend", {
    severity: "advies",
  });
  fails(
    "PAR-06",
    "geen overeenkomst genoemd",
    [afspraak({ id: "a-01", vastgelegdIn: "" })],
    "noemt nog geen samenwerkingsovereenkomst",
  );
  passes("PAR-06", "een overeenkomst in bijlage D", [
    afspraak({ id: "a-01", vastgelegdIn: "" }),
    chapter("D", "Getekend op 1 oktober 2026."),
  ]);
  for (const contact of ["mw. Jansen", "J. de Vries", "Piet Jansen", "de heer Bakker"])
    fails(
      "PAR-07",
      `contact ‘${contact}’`,
      [betrokkenPartij({ id: "p-04", contactfunctie: contact })],
      "lijkt de naam van een persoon",
    );
  for (const contact of [
    "Manager Vastgoed",
    "bestuur in oprichting",
    "Wethouder Duurzaamheid",
    "voorzitter VvE",
  ])
    passes("PAR-07", `contact ‘${contact}’`, [
      betrokkenPartij({ id: "p-04", contactfunctie: contact }),
    ]);
  for (const found of [
    "a.bakker@voorbeeld.nl",
    "06-12345678",
    "06 12 34 56 78",
    "+31 6 12345678",
    "010-2345678",
    "(0182) 123456",
    "0612345678 2027",
  ])
    fails(
      "PAR-07",
      `‘${found}’ in de tekst`,
      [chapter(9, `Bel of mail ${found} voor vragen.`)],
      "Hoofdstuk 9: er staan contactgegevens",
    );
  for (const bsn of ["123456782", "1234.56.782", "123 456 782"])
    fails(
      "PAR-07",
      `BSN ${bsn}`,
      [chapter(9, `Mijn nummer is ${bsn}.`)],
      "een burgerservicenummer",
    );
  fails(
    "PAR-07",
    "in een veld dat een getal moet zijn",
    [budget({ id: "b-02", nodig: "bel 0612345678" })],
    "Budget B-02: er staan contactgegevens in de tekst: 0612345678",
    { blockIds: ["b-02"] },
  );
  fails(
    "PAR-07",
    "een nummer in een lijst",
    [betrokkenPartij({ id: "p-04", taken: ["bellen met 06-12345678"] })],
    "Betrokken partij P-04: er staan contactgegevens",
  );
  fails(
    "PAR-07",
    "een nummer in een tabel",
    [budget({ id: "b-02", dekking: [{ bron: "Piet, 06-12345678" }] })],
    "Budget B-02: er staan contactgegevens",
  );
  fails(
    "PAR-07",
    "een nummer in de plangegevens",
    [plangegevens({ gebiedsafbakening: "Bel 06-12345678." })],
    "Plangegevens: er staan contactgegevens",
  );
  for (const text of [
    "Het kost 123456782 euro.",
    "KvK 12345678.",
    "RSIN 123456782.",
    "Op 20261122 begint het.",
    "Bel 0800-1234567.",
    "Buurtcode BU12345678.",
    "Op 01-02-2027 12 uur.",
    "Bedrag: € 12.345.678.",
    "Zie https://voorbeeld.nl/0612345678.",
    "Van 2027 tot 2036, 612 woningen.",
  ])
    passes("PAR-07", `geen persoonsgegeven: ${text}`, [chapter(9, text)]);
  passes(
    "PAR-07",
    "het adres van het loket staat in het gemeenteprofiel",
    [chapter(9, "Mail loket@westerhoven.nl of bel 010-2345678.")],
    { settings: { functionalAddresses: ["Loket@Westerhoven.nl", "+31 10 234 56 78"] } },
  );
  isOutside(
    "PAR-03",
    "geen enkele maatregel heeft een verantwoordelijke",
    ["m-01", "m-02", "m-03"].map((id) => maatregel({ id, verantwoordelijkeId: null })),
    "al een verantwoordelijke partij",
  );
  isOutside(
    "PAR-02",
    "zonder partijen",
    [without("p-01", "p-02", "p-03", "p-04")],
    "nog geen betrokken partijen",
  );
});
