/** [AFS] The rules about afspraken. */
import { describe } from "@jest/globals";
import { afspraak, betrokkenPartij, maatregel, without } from "./support/plan.ts";
import { fails, passes } from "./support/rules.ts";

describe("AFS: afspraken", () => {
  fails(
    "AFS-01",
    "een uitvoerder zonder afspraak",
    [betrokkenPartij({ id: "p-04", rol: "uitvoerder" })],
    "Betrokken partij P-04: deze uitvoerder heeft nog geen afspraak",
  );
  for (const field of ["vanPartijId", "aanPartijId", "watNodig", "wanneer"])
    fails(
      "AFS-01",
      `zonder ${field}`,
      [afspraak({ id: "a-01", [field]: null })],
      "Afspraak A-01: vul",
    );
  fails(
    "AFS-01",
    "een partij die niet bestaat",
    [afspraak({ id: "a-01", aanPartijId: "p-99" })],
    "een partij die niet bestaat",
  );
  fails(
    "AFS-01",
    "zonder afspraken en uitvoerders",
    [without("a-01"), betrokkenPartij({ id: "p-03", rol: "financier" })],
    "nog geen afspraken",
  );
  fails(
    "AFS-02",
    "niets over de ketel",
    [maatregel({ id: "m-03", toelichting: "De betaalbaarheidstoets." })],
    "vervanging van de ketel",
    { severity: "advies" },
  );
  passes("AFS-02", "een natuurlijk moment", [
    maatregel({ id: "m-03", toelichting: "Elk natuurlijk moment." }),
  ]);
});
