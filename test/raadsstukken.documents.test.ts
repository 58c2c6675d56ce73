import { describe, expect, it } from "@jest/globals";
import { withoutFillIns } from "../templates/pieces.ts";
import { inGriffieNotation } from "../templates/notation.ts";
import type { Plan } from "../templates/plan.ts";
import { presentPlan } from "../templates/present.ts";
import { moneyRange } from "../templates/present/affordability.ts";
import { gecombineerd } from "../templates/profiles/gecombineerd.ts";
import { standaard } from "../templates/profiles/standaard.ts";
import { budgetLines } from "../templates/raad/budgetChange.ts";
import { STUK_KINDS } from "../templates/raad/present.ts";
import { askedOf, routeOf } from "../templates/raad/route.ts";
import { checkStukken } from "../templates/raad/stukChecks.ts";
import { wordsOf as proseWords } from "../templates/prose.ts";
import { totalsOf } from "../templates/totals.ts";
import { META, exampleJson, examplePlan, planFrom } from "./support/documents.ts";
import { besluit, completePlan, plangegevens, planOf, wijkprofiel } from "./support/plan.ts";
import { OPTIONS, headingsOf, numberedItems, stuk, wordsOf } from "./support/stukken.ts";

const plan = examplePlan();
const checksOf = (of: Plan, options = OPTIONS) =>
  checkStukken(of, options).map(({ check }) => check);

/** The example with other raadsstukken or plangegevens. */
function exampleWith(change: (json: ReturnType<typeof exampleJson>) => object): Plan {
  const json = exampleJson();
  return planFrom({ ...json, ...change(json) });
}
type Stukken = { [key: string]: unknown };
const stukkenOf = (json: object) => (json as { raadsstukken: Stukken }).raadsstukken;
const withStukken = (change: Stukken) =>
  exampleWith((json) => ({ raadsstukken: { ...stukkenOf(json), ...change } }));

describe("the raadsvoorstel of the example", () => {
  const document = stuk(plan, "raadsvoorstel");
  const words = wordsOf(document);

  it("[9] has its decisions as one numbered list, and arguments that count with them", () => {
    expect(numberedItems(document)).toHaveLength(4);
    const points = headingsOf(document, 2).filter((text) => /^\d/.test(text));
    for (const point of points) expect(point).toMatch(/^[1-4]\.\d+ \S/);
    expect(points).toContain("2.1 Het warmtenet heeft nog een tekort.");
  });

  it("is filled from the blocks of the plan", () => {
    expect(words).toContain(
      "De Kruidenbuurt is in 2036 aardgasvrij | 31 woningen | 612 woningen | 2036",
    );
    expect(words).toContain(
      "Totaal | € 30.837.000 | € 19.239.000 | € 824.000 | € 10.534.000 | € 240.000",
    );
    expect(words).toContain("Inspraak op het concept | 15 oktober 2026 | 64 | Deels overgenomen");
    expect(words).toContain(
      "3e kwartaal 2028 | Wijziging omgevingsplan | Besluit | Gemeente Oosterwaarde",
    );
    expect(words).toContain(
      "30 juni 2026, college: warmteprogramma Oosterwaarde 2026-2035 vastgesteld",
    );
    expect(words).toContain("Participatieverordening Oosterwaarde (2024)");
  });

  it("[45] has a subject of at most 80 characters, and [44] a summary of at most 150 words", () => {
    expect(document.title.length).toBeLessThanOrEqual(80);
    const { samenvatting } = plan.raadsstukken.onderdelen;
    expect(proseWords(samenvatting?.values.tekst).length).toBeLessThanOrEqual(150);
  });

  it("[15, 16] has no placeholder and no heading without something below it", () => {
    expect(wordsOf(withoutFillIns(document))).not.toMatch(/in te vullen|\{|TODO|\.\.\./);
    const { pieces } = document;
    for (const [index, piece] of pieces.entries())
      if (piece.kind === "heading") expect(pieces[index + 1]).toBeDefined();
  });

  it("[39, 40] writes amounts and dates so that they do not break", () => {
    const text = JSON.stringify(inGriffieNotation(document).pieces);
    expect(text).not.toMatch(/€ \d|\d euro\b/);
    expect(text).not.toMatch(/\b\d{1,2} november 2026/);
  });

  it("has what belongs to the griffie open, and a PDF leaves it out", () => {
    const open = document.cover.facts.filter(({ fillIn }) => fillIn).map(({ label }) => label);
    expect(open).toEqual([
      "Registratienummer",
      "Agendapunt",
      "Datum commissie",
      "Datum raad",
      "Behandeling",
    ]);
    const published = withoutFillIns(stuk(plan, "raadsbesluit"));
    expect(JSON.stringify(published)).not.toContain("griffie)");
    expect(wordsOf(published)).toContain("Aldus vastgesteld in de openbare vergadering.");
  });

  it("[43] numbers its bijlagen as the package does", () => {
    const lists = document.pieces.filter((piece) => piece.kind === "list");
    const items = lists.at(-1);
    expect(items?.kind === "list" ? items.items.map(({ runs }) => runs[0]?.text) : []).toEqual([
      "Wijkuitvoeringsplan Kruidenbuurt, versie 0.9",
      "Begrotingswijziging",
    ]);
  });
});

describe("every stuk", () => {
  it.each(STUK_KINDS)(
    "%s is there for the example and for an empty plan, the same twice",
    (kind) => {
      for (const each of [plan, planFrom({})])
        for (const profile of [standaard, gecombineerd])
          for (const concept of [true, false]) {
            const document = stuk(each, kind, { profile, concept });
            expect(stuk(each, kind, { profile, concept })).toEqual(document);
            expect(JSON.stringify(document)).not.toMatch(/undefined|NaN|Invalid|\[object/);
            const ids = document.pieces.flatMap((piece) =>
              piece.kind === "heading" ? [piece.id] : [],
            );
            expect(new Set(ids).size).toBe(ids.length);
          }
    },
  );

  it.each(STUK_KINDS)("%s never skips a level of headings", (kind) => {
    let last = 1;
    for (const piece of stuk(plan, kind, { concept: true }).pieces)
      if (piece.kind === "heading") {
        expect(piece.level).toBeLessThanOrEqual(last + 1);
        last = piece.level;
      }
  });

  it("behandeld door stays inside the gemeente", () => {
    expect(JSON.stringify(stuk(plan, "college-oplegger"))).toContain("team warmtetransitie");
    for (const kind of ["raadsvoorstel", "raadsbesluit", "raadsinformatiebrief"] as const)
      expect(JSON.stringify(stuk(plan, kind))).not.toContain("team warmtetransitie");
  });

  it("the oplegger has room for three initials", () => {
    const words = wordsOf(stuk(plan, "college-oplegger"));
    for (const role of ["Controller", "Jurist", "Portefeuillehouder"])
      expect(words).toContain(`${role} | ja / nee`);
  });

  it("an extract is about one party, or about all", () => {
    const one = stuk(plan, "extract", { partyId: "p-03" });
    expect(headingsOf(one, 1)).toEqual(["P-03 Stichting Kruidhof Wonen"]);
    expect(wordsOf(one)).toContain("M-02 Renovatie van 214 huurwoningen | Verantwoordelijk");
    expect(headingsOf(stuk(plan, "extract"), 1)).toHaveLength(10);
  });
});

describe("the begrotingswijziging", () => {
  it("[38] adds up to what the beslispunten ask", () => {
    const lines = budgetLines(plan);
    const asked = lines.reduce((total, { lasten }) => total + lasten, 0);
    expect(asked).toBe(askedOf(routeOf(plan)));
    expect(asked).toBe(totalsOf(plan).gevraagd);
    expect(
      lines
        .filter(({ onttrekking }) => onttrekking > 0)
        .map(({ year, onttrekking }) => [year, onttrekking]),
    ).toEqual([
      [2028, 83_333],
      [2029, 83_333],
      [2030, 83_334],
    ]);
  });
});

describe("what residents read", () => {
  it("has costs only as a range, called an indication, with day and assumptions", () => {
    const words = wordsOf(stuk(plan, "publieksversie"));
    expect(words).toContain("Dit is een indicatie.");
    expect(words).toContain("Peildatum: 30 juni 2026.");
    expect(words).toContain("koop, appartement | € 5.600 tot € 8.400");
    expect(words).not.toMatch(/€ 7\.000\b/);
    const wup = wordsOf(presentPlan(plan, META));
    expect(wup).toContain("€ 5.600 tot € 8.400");
  });

  it("rounds a range outwards", () => {
    expect(moneyRange(7_000, 20).replaceAll("\u00a0", " ")).toBe("€ 5.600 tot € 8.400");
    expect(moneyRange(185, null).replaceAll("\u00a0", " ")).toBe("€ 140 tot € 230");
    expect(moneyRange(0, 20)).toBe("€\u00a00");
    expect(moneyRange(null, 20)).toBe("–");
  });

  it("has no count below 10 of a sensitive group (model.md 3)", () => {
    const words = (energiearmeHuishoudens: number) =>
      wordsOf(presentPlan(planOf(wijkprofiel({ energiearmeHuishoudens })), META));
    expect(words(9)).toContain("Huishoudens met energiearmoede minder dan 10");
    expect(words(10)).toContain("Huishoudens met energiearmoede 10");
  });
});

describe("what keeps a set from being definitive (raadsstukken.md 5.4)", () => {
  it("is nothing for the example with a confirmed profile", () => {
    expect(checkStukken(plan, OPTIONS)).toEqual([]);
  });

  it("[feit] is every legal fact that the jurist did not confirm", () => {
    const found = checkStukken(plan, { ...OPTIONS, profile: standaard });
    expect(found.filter(({ check }) => check === "feit")).toHaveLength(3);
    expect(found.find(({ check }) => check === "42")?.severity).toBe("waarschuwing");
  });

  it("[34] is a plan without a route, or a route that the profile does not allow", () => {
    expect(checksOf(planOf(plangegevens({ besluitroute: undefined })))).toContain("34");
    const profile = { ...OPTIONS.profile, besluitroutesToegestaan: ["programma" as const] };
    expect(checksOf(plan, { ...OPTIONS, profile })).toContain("34");
  });

  it("[36] is a beslispunt without argument, or without kanttekening and reason", () => {
    expect(
      checksOf(withStukken({ argumenten: [] })).filter((check) => check === "36"),
    ).toHaveLength(4);
    const without = withStukken({ kanttekeningen: [] });
    expect(checksOf(without).filter((check) => check === "36")).toHaveLength(4);
    const none = (tekst: string) =>
      ["s-01", "s-02", "s-05", "s-03"].map((besluitId) => ({ besluitId, geen: true, tekst }));
    expect(checksOf(withStukken({ kanttekeningen: none("") }))).toContain("36");
    const explained = withStukken({ kanttekeningen: none("Het tekort staat bij de dekking.") });
    expect(checksOf(explained)).not.toContain("36");
    expect(wordsOf(stuk(explained, "raadsvoorstel"))).toContain(
      "Bij beslispunt 1 zijn er geen kanttekeningen.",
    );
  });

  it("[37] is a voorstel without alternatief and without a reason", () => {
    expect(checksOf(withStukken({ alternatieven: [] }))).toEqual(expect.arrayContaining(["37"]));
    const reason = { alternatieven: { nietVanToepassing: "De raad koos al in 2025." } };
    expect(
      checksOf(
        withStukken({
          alternatieven: [],
          onderdelen: { ...(stukkenOf(exampleJson())["onderdelen"] as object), ...reason },
        }),
      ),
    ).not.toContain("37");
  });

  it("[38] is an amount that does not add up, or a gap that nobody mentions", () => {
    const other = completePlan(besluit({ id: "s-02", bedrag: 1 }));
    expect(checksOf(other)).toContain("38");
    const silent = (stukkenOf(exampleJson())["kanttekeningen"] as { id: string }[]).filter(
      ({ id }) => id !== "ka-02",
    );
    expect(checksOf(withStukken({ kanttekeningen: silent }))).toContain("38");
  });

  it("[42] is a round of which nobody knows what was not taken over", () => {
    const quiet = exampleWith((json) => ({
      blokken: json.blokken.map((block) =>
        block["id"] === "c-03" ? { ...block, verwerkingToelichting: "" } : block,
      ),
    }));
    expect(checksOf(quiet)).toContain("42");
  });

  it("[45] is a subject of more than 100 characters", () => {
    const long = (length: number) =>
      withStukken({ kopgegevens: { onderwerp: "x".repeat(length) } });
    expect(checkStukken(long(101), OPTIONS)[0]).toMatchObject({
      check: "45",
      severity: "blokkerend",
    });
    expect(checkStukken(long(81), OPTIONS)[0]).toMatchObject({
      check: "45",
      severity: "waarschuwing",
    });
  });

  it("[leeg] is every required section without a word", () => {
    const empty = checksOf(planFrom({ plangegevens: { besluitroute: "autonoom" } }));
    expect(empty.filter((check) => check === "leeg").length).toBeGreaterThan(8);
  });
});
