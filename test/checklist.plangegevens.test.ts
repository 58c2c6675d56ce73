/** [PLA] The rules about plangegevens. */
import { describe } from "@jest/globals";
import { chapter, plangegevens } from "./support/plan.ts";
import { fails, passes } from "./support/rules.ts";

const words = (count: number) =>
  Array.from({ length: count }, (_, at) => (at % 8 === 7 ? "woord." : "Woord")).join(" ");

describe("PLA: plangegevens", () => {
  for (const field of [
    "gemeente",
    "wijknaam",
    "gebiedstype",
    "projectleider",
    "ambtelijkOpdrachtgever",
    "portefeuillehouder",
  ])
    fails(
      "PLA-01",
      `zonder ${field}`,
      [plangegevens({ [field]: undefined })],
      "Plangegevens: vul",
      { blockIds: ["plangegevens"] },
    );
  fails(
    "PLA-01",
    "een naam van alleen spaties",
    [plangegevens({ wijknaam: "  " })],
    "‘Wijk, buurt of dorp’",
  );
  fails(
    "PLA-02",
    "zonder afbakening",
    [plangegevens({ gebiedsafbakening: "" })],
    "Grenzen van het gebied",
  );
  fails(
    "PLA-02",
    "zonder buurtcode",
    [plangegevens({ buurtcodes: [] })],
    "ten minste één CBS-buurtcode",
  );
  fails(
    "PLA-02",
    "een buurtcode met zeven cijfers",
    [plangegevens({ buurtcodes: ["BU9999010"] })],
    "‘BU9999010’ is geen",
  );
  fails(
    "PLA-02",
    "een buurtcode met negen cijfers",
    [plangegevens({ buurtcodes: ["BU999901071"] })],
    "geen CBS-buurtcode",
  );
  passes("PLA-02", "één goede code naast een foute", [
    plangegevens({ buurtcodes: ["fout", "BU99990107"] }),
  ]);
  fails("PLA-03", "zonder plantype", [plangegevens({ plantype: undefined })], "Doel van het plan");
  fails(
    "PLA-03",
    "een plantype dat niet bestaat",
    [plangegevens({ plantype: "waterstof" })],
    "er staat ‘waterstof’",
  );
  fails(
    "PLA-04",
    "zonder planfocus",
    [plangegevens({ planfocus: undefined })],
    "Wat legt dit plan vast?",
  );
  fails("PLA-05", "zonder rechtsvorm", [plangegevens({ rechtsvorm: undefined })], "Rechtsvorm", {
    severity: "blokkerend",
  });
  fails(
    "PLA-05",
    "zonder orgaan",
    [plangegevens({ vaststellendOrgaan: undefined })],
    "Wie stelt het plan vast?",
    { severity: "blokkerend" },
  );
  fails(
    "PLA-05",
    "een programma dat de raad vaststelt",
    [plangegevens({ rechtsvorm: "onverplicht-programma" })],
    "jurist bevestigen",
    { severity: "waarschuwing" },
  );
  passes("PLA-05", "een programma dat het college vaststelt", [
    plangegevens({ rechtsvorm: "onverplicht-programma", vaststellendOrgaan: "college" }),
  ]);
  fails(
    "PLA-06",
    "een ontwerp",
    [plangegevens({ "warmteprogramma.status": "ontwerp" })],
    "niet vastgesteld (stand: ontwerp)",
  );
  fails(
    "PLA-06",
    "het gebied staat er niet in",
    [plangegevens({ "warmteprogramma.gebiedOpgenomen": false })],
    "staat niet in het warmteprogramma",
  );
  fails(
    "PLA-06",
    "zonder vindplaats",
    [plangegevens({ "warmteprogramma.vindplaats": undefined })],
    "Vindplaats",
  );
  fails(
    "PLA-06",
    "na de wettelijke termijn",
    [plangegevens({ "warmteprogramma.status": "ontwerp" })],
    "is voorbij",
    { context: { today: "2027-01-01" } },
  );
  fails("PLA-07", "59 woorden", [chapter(0, words(59))], "De samenvatting heeft 59 woorden");
  passes("PLA-07", "60 woorden", [chapter(0, words(60))]);
  passes("PLA-07", "400 woorden", [chapter(0, words(400))]);
  fails("PLA-07", "401 woorden", [chapter(0, words(401))], "De samenvatting heeft 401 woorden");
  passes("PLA-07", "een andere grens van de gemeente", [chapter(0, words(401))], {
    settings: { summaryMaxWords: 401 },
  });
  for (const open of ["[invullen]", "xxx", "[naam wethouder]", "???"])
    fails("PLA-07", `een open plek: ${open}`, [chapter(0, `${words(60)} ${open}`)], `‘${open}’`, {
      chapter: 0,
    });
});
