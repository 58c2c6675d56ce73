/** [IND] The rules about indicatoren. */
import { describe } from "@jest/globals";
import { indicator, without } from "./support/plan.ts";
import { fails, passes } from "./support/rules.ts";

describe("IND: indicatoren", () => {
  for (const field of ["databron", "meetfrequentie", "richting"])
    fails(
      "IND-01",
      `zonder ${field}`,
      [indicator({ id: "i-02", [field]: null })],
      "Indicator I-02: vul",
      { blockIds: ["i-02"] },
    );
  fails(
    "IND-01",
    "een verantwoordelijke die niet bestaat",
    [indicator({ id: "i-02", verantwoordelijkeId: "p-99" })],
    "nog geen verantwoordelijke partij",
  );
  fails(
    "IND-01",
    "een verantwoordelijke die geen partij is",
    [indicator({ id: "i-02", verantwoordelijkeId: "d-01" })],
    "nog geen verantwoordelijke partij",
  );
  fails(
    "IND-01",
    "stijgend zonder stijging",
    [indicator({ id: "i-02", streefwaarde: 0 })],
    "van 0 naar 0",
  );
  passes("IND-01", "stijgend met de kleinste stijging", [
    indicator({ id: "i-02", streefwaarde: 0.1 }),
  ]);
  fails(
    "IND-01",
    "dalend zonder daling",
    [indicator({ id: "i-02", richting: "dalend", nulwaarde: 5.8, streefwaarde: 5.8 })],
    "van 5,8 naar 5,8",
  );
  passes("IND-01", "dalend met een daling", [
    indicator({ id: "i-02", richting: "dalend", nulwaarde: 5, streefwaarde: 4 }),
  ]);
  passes("IND-01", "gelijk met een lagere streefwaarde", [
    indicator({ id: "i-02", richting: "gelijk", nulwaarde: 100, streefwaarde: 85 }),
  ]);
  fails(
    "IND-01",
    "streefjaar in het nuljaar",
    [indicator({ id: "i-02", streefjaar: 2026 })],
    "moet na het nuljaar 2026",
  );
  passes("IND-01", "streefjaar een jaar later", [indicator({ id: "i-02", streefjaar: 2027 })]);
  for (const [when, change] of [
    ["zonder streefwaarde", { nulwaarde: 5, streefwaarde: null }],
    ["zonder nulwaarde", { richting: "dalend", nulwaarde: null, streefwaarde: 5 }],
    ["zonder streefjaar", { streefjaar: null }],
    ["zonder nuljaar", { nuljaar: null }],
  ] as const)
    passes("IND-01", `${when} valt er niets te vergelijken (zie DOE-03)`, [
      indicator({ id: "i-02", ...change }),
    ]);
  fails(
    "IND-02",
    "zonder vertrouwen en sturing",
    [without("i-02", "i-06")],
    "vertrouwen en sturing",
  );
  fails(
    "IND-03",
    "zonder signaalwaarde",
    [indicator({ id: "i-02", signaalwaarde: "" })],
    "grijpt u in",
  );
  fails(
    "IND-03",
    "zonder bijsturing",
    [indicator({ id: "i-02", bijsturing: "" })],
    "Wat doet u dan",
  );
});
