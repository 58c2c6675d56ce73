/** [KOP] The rules about koppelkansen. */
import { describe } from "@jest/globals";
import { koppelkans, maatregel, without } from "./support/plan.ts";
import { fails, isOutside, passes } from "./support/rules.ts";

describe("KOP: koppelkansen", () => {
  for (const field of ["besluit", "motivering", "meerkosten", "extraMaanden"])
    fails(
      "KOP-01",
      `zonder ${field}`,
      [koppelkans({ id: "x-01", [field]: null })],
      "Koppelkans X-01: vul",
    );
  fails(
    "KOP-02",
    "benut zonder maatregel",
    [koppelkans({ id: "x-01", maatregelIds: [] })],
    "u benut deze koppelkans",
  );
  fails(
    "KOP-02",
    "benut met een maatregel die is vervallen",
    [maatregel({ id: "m-02", status: "vervallen" })],
    "u benut deze koppelkans",
  );
  passes("KOP-02", "niet benut zonder maatregel", [
    koppelkans({ id: "x-01", besluit: "niet", maatregelIds: [] }),
  ]);
  isOutside("KOP-01", "zonder koppelkansen", [without("x-01")], "geen koppelkansen");
});
