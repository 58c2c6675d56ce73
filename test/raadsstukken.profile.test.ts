import { describe, expect, it } from "@jest/globals";
import { contrastOnWhite } from "../templates/contrast.ts";
import { readProfile } from "../templates/profile.ts";
import { PROFILES } from "../templates/profiles.ts";
import { examplePlan } from "./support/documents.ts";
import { headingsOf, stuk, wordsOf } from "./support/stukken.ts";

describe("a gemeenteprofiel (raadsstukken.md 5.6)", () => {
  it.each(Object.entries(PROFILES))("%s is one that the reader accepts", (name, profile) => {
    expect(profile.naam).toBe(name);
    expect(readProfile(JSON.parse(JSON.stringify(profile)))).toEqual(profile);
  });

  it("keeps the standard where it says nothing", () => {
    const profile = readProfile({ naam: "x", koppen: { inleiding: "Aanleiding" } });
    expect(profile.koppen).toEqual({ ...PROFILES.standaard.koppen, inleiding: "Aanleiding" });
  });

  it.each([
    [{ kleur: "x" }, "kleur"],
    [{ kleuren: { accent: "FFFFFF" } }, "kleuren.accent"],
    [{ kleuren: { accent: "rood" } }, "kleuren.accent"],
    [{ koppen: { slot: "x" } }, "koppen.slot"],
    [{ koppen: { inleiding: " " } }, "koppen.inleiding"],
    [{ volgorde: ["inleiding", "inleiding"] }, "volgorde[1]"],
    [{ volgorde: ["onbekend"] }, "volgorde[0]"],
    [{ volgorde: ["inleiding"] }, "verplicht"],
    [{ tooi: "0307" }, "tooi"],
    [{ rsin: "1" }, "rsin"],
    [{ rsin: "123456789" }, "rsin"],
    [
      { selectielijst: { waardering: "C", bewaartermijn: "P10Y", classificatie: "1" } },
      "selectielijst.waardering",
    ],
    [{ logo: "https://example.org/logo.png" }, "logo"],
    [{ logo: `data:image/png;base64,${"A".repeat(40)}` }, "logo"],
    [{ logo: `data:image/jpeg;base64,/9j/${"A".repeat(410_000)}` }, "logo"],
    [{ commissieNaam: "x".repeat(301) }, "commissieNaam"],
    [{ ondertekeningRaad: "wethouder" }, "ondertekeningRaad"],
    [{ zinskoppen: "ja" }, "zinskoppen"],
    [{ participatieverordening: { naam: "P" } }, "participatieverordening"],
    [{ bevestigd: [{ feit: "wet", functie: "jurist", datum: "2026-01-01" }] }, "bevestigd[0].feit"],
    [
      { bevestigd: [{ feit: "omgevingswet-2-4", functie: "jurist", datum: "nu" }] },
      "bevestigd[0].datum",
    ],
    [{ functioneleAdressen: "x" }, "functioneleAdressen"],
  ])("refuses %j and names %s", (json, path) => {
    expect(() => readProfile(json)).toThrow(`Plaats in het bestand: ${path}.`);
  });

  it.each([null, [], "profiel"])("refuses %j", (json) => {
    expect(() => readProfile(json)).toThrow("Hier moet een object staan.");
  });

  it("counts contrast as WCAG does", () => {
    expect(contrastOnWhite("FFFFFF")).toBeCloseTo(1, 5);
    expect(contrastOnWhite("000000")).toBeCloseTo(21, 5);
    expect(contrastOnWhite("767676")).toBeCloseTo(4.54, 2);
  });

  it.each(Object.entries(PROFILES))("%s orders and names the sections", (_, profile) => {
    const document = stuk(examplePlan(), "raadsvoorstel", { profile, concept: true });
    const expected = profile.volgorde.map((section) => profile.koppen[section]);
    expect(headingsOf(document, 1)).toEqual(expected);
    expect(headingsOf(document, 2).includes("1.1 Het werk in de straat komt nu samen.")).toBe(
      profile.zinskoppen,
    );
    expect(wordsOf(document)).toContain("1.1 Het werk in de straat komt nu samen.");
  });

  it("says who signs, and in which order", () => {
    const lines = (name: keyof typeof PROFILES) =>
      stuk(examplePlan(), "voorstel-en-besluit", { profile: PROFILES[name] }).pieces.flatMap(
        (piece) => (piece.kind === "signatures" ? [piece.items.map(({ role }) => role)] : []),
      );
    expect(lines("standaard")).toEqual([
      ["de secretaris", "de burgemeester"],
      ["de griffier", "de voorzitter"],
    ]);
    expect(lines("gecombineerd")).toEqual([["de burgemeester", "de secretaris"], ["de griffier"]]);
  });
});
