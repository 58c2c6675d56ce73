/** [KAD] The rules about kaders. */
import { describe } from "@jest/globals";
import { kader, without } from "./support/plan.ts";
import { fails, passes } from "./support/rules.ts";

describe("KAD: kaders", () => {
  fails(
    "KAD-01",
    "geen kader over de techniek",
    [kader({ id: "k-01", soort: "wettelijk" })],
    "techniekrichting",
  );
  passes("KAD-01", "een uitsluiting", [kader({ id: "k-01", soort: "uitsluiting" })]);
  fails("KAD-02", "zonder kernwaarde", [without("k-02")], "kernwaarde");
  fails(
    "KAD-02",
    "een kernwaarde zonder motivering",
    [kader({ id: "k-02", motivering: " " })],
    "Kader K-02: vul ‘Waarom?’ in",
  );
  fails("KAD-02", "zonder gezamenlijke ambitie", [without("k-03")], "gezamenlijke ambitie");
});
