/** [WIJ] The rules about wijkprofiel. */
import { describe } from "@jest/globals";
import { wijkprofiel, without } from "./support/plan.ts";
import { fails, isOutside, passes } from "./support/rules.ts";

describe("WIJ: wijkprofiel", () => {
  fails("WIJ-01", "zonder wijkprofiel", [without("w-01")], "Er is nog geen wijkprofiel");
  for (const field of [
    "woningen",
    "huishoudens",
    "peiljaar",
    "eigendom.koop",
    "eigendom.corporatie",
    "eigendom.particuliereHuur",
  ])
    fails(
      "WIJ-01",
      `zonder ${field}`,
      [wijkprofiel({ id: "w-01", [field]: null })],
      "Wijkprofiel W-01: vul",
    );
  fails(
    "WIJ-01",
    "nul woningen",
    [wijkprofiel({ id: "w-01", woningen: 0 })],
    "het aantal woningen is 0",
  );
  passes("WIJ-01", "één volledig profiel naast een onvolledig", [
    wijkprofiel({ id: "w-02", woningen: null }),
  ]);
  fails(
    "WIJ-02",
    "eigendom die niet optelt",
    [wijkprofiel({ id: "w-01", "eigendom.koop": 51 })],
    "tellen op tot 101, maar er zijn 100 woningen",
  );
  passes("WIJ-02", "een woningtype zonder aantal telt als nul", [
    wijkprofiel({
      id: "w-01",
      woningtypen: [{ type: "rijwoning", aantal: 100 }, { type: "vrijstaand" }],
    }),
  ]);
  fails(
    "WIJ-02",
    "woningtypen die niet optellen",
    [wijkprofiel({ id: "w-01", woningtypen: [{ type: "rijwoning", aantal: 99 }] })],
    "de woningtypen tellen op tot 99",
  );
  fails(
    "WIJ-02",
    "een aantal dat niet te lezen is",
    [wijkprofiel({ id: "w-01", "eigendom.koop": "veel" })],
    "tellen op tot 50",
  );
  passes("WIJ-02", "zonder eigendom is er niets op te tellen (zie WIJ-01)", [
    wijkprofiel({ id: "w-01", eigendom: {} }),
  ]);
  for (const kept of ["koop", "corporatie", "particuliereHuur"])
    passes("WIJ-02", `alleen ${kept}, en dat zijn alle woningen`, [
      wijkprofiel({ id: "w-01", eigendom: { [kept]: 100 } }),
    ]);
  for (const kept of ["koop", "corporatie", "particuliereHuur"])
    fails(
      "WIJ-02",
      `alleen ${kept}, en dat is er één te weinig`,
      [wijkprofiel({ id: "w-01", eigendom: { [kept]: 99 } })],
      "tellen op tot 99, maar er zijn 100 woningen",
    );
  isOutside("WIJ-02", "zonder wijkprofiel", [without("w-01")], "nog geen wijkprofiel");
  for (const net of ["gasnet", "elektriciteitsnet", "riolering", "warmte"])
    fails(
      "WIJ-03",
      `zonder ${net}`,
      [wijkprofiel({ id: "w-01", [`infrastructuur.${net}`]: "" })],
      "Wijkprofiel W-01: vul",
    );
  fails(
    "WIJ-03",
    "één plan van een partner",
    [wijkprofiel({ id: "w-01", plannenVanPartners: ["Riool"] })],
    "er staat 1 plan van partners",
  );
  passes("WIJ-03", "twee plannen van partners", [
    wijkprofiel({ id: "w-01", plannenVanPartners: ["Riool", "Renovatie"] }),
  ]);
  fails(
    "WIJ-04",
    "zonder sociale opbouw",
    [wijkprofiel({ id: "w-01", socialeOpbouw: null })],
    "Sociale opbouw",
  );
  fails(
    "WIJ-04",
    "zonder energiearmoede",
    [wijkprofiel({ id: "w-01", energiearmeHuishoudens: null })],
    "energiearmoede",
  );
  passes("WIJ-04", "nul huishoudens met energiearmoede", [
    wijkprofiel({ id: "w-01", energiearmeHuishoudens: 0 }),
  ]);
});
