/** [OPG] The rules about opgaven. */
import { describe } from "@jest/globals";
import { opgave, without } from "./support/plan.ts";
import { fails, isOutside } from "./support/rules.ts";

describe("OPG: opgaven", () => {
  fails(
    "OPG-01",
    "geen gekozen opgave",
    [opgave({ id: "o-01", status: "idee" }), opgave({ id: "o-02", status: "afgevallen" })],
    "nog geen gekozen opgave",
  );
  fails(
    "OPG-02",
    "zonder motivering",
    [opgave({ id: "o-02", motivering: "" })],
    "Opgave O-02: vul",
    { blockIds: ["o-02"] },
  );
  fails(
    "OPG-02",
    "een afgevallen opgave zonder reden",
    [opgave({ id: "o-03", status: "afgevallen", motivering: "" })],
    "Waarom wel of niet",
  );
  fails("OPG-02", "zonder stand", [opgave({ id: "o-02", status: undefined })], "‘Stand’");
  isOutside("OPG-02", "zonder opgaven", [without("o-01", "o-02")], "nog geen opgaven");
  fails(
    "OPG-03",
    "geen wens van bewoners",
    [opgave({ id: "o-01", herkomst: "data-analyse" })],
    "woon- en wijkwensen",
  );
  fails(
    "OPG-03",
    "de wens van bewoners is afgevallen",
    [opgave({ id: "o-01", status: "afgevallen" })],
    "woon- en wijkwensen",
  );
});
