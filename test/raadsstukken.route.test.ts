import { describe, expect, it } from "@jest/globals";
import { standaard } from "../templates/profiles/standaard.ts";
import { gecombineerd } from "../templates/profiles/gecombineerd.ts";
import { RAAD_FACTS } from "../templates/raad/legalFacts.ts";
import { beslispuntenSkeleton } from "../templates/raad/rowProposals.ts";
import { documentsOf, routeOf, unconfirmedFacts } from "../templates/raad/route.ts";
import { examplePlan, planFrom } from "./support/documents.ts";
import { besluit, plangegevens, planOf } from "./support/plan.ts";
import { CONFIRMED, numberedItems, stuk, wordsOf } from "./support/stukken.ts";

type Given = [besluitroute: "autonoom" | "programma" | "omgevingsplan", krediet: boolean];
const ROUTES: Given[] = (["autonoom", "programma", "omgevingsplan"] as const).flatMap((route) => [
  [route, false],
  [route, true],
]);
const planOn = ([besluitroute, krediet]: Given, tekst = "Kennis te nemen van het plan.") =>
  planOf(plangegevens({ besluitroute, krediet }), besluit({ soort: "beslispunt-raad", tekst }));

describe("the besluitroute (raadsstukken.md 1.5)", () => {
  it.each(ROUTES)(
    "%s with krediet %s says who decides and which stukken that takes",
    (...given) => {
      const route = routeOf(planOn(given));
      const [besluitroute, krediet] = given;
      expect(route.orgaan).toBe(besluitroute === "programma" ? "college" : "raad");
      const kinds = documentsOf(route, standaard);
      expect(kinds.includes("begrotingswijziging")).toBe(krediet);
      expect(kinds.includes("collegevoorstel")).toBe(besluitroute === "programma");
      expect(kinds).toContain("college-oplegger");
      expect(route.geletOp.includes("gemeentewet-189-192")).toBe(krediet);
      expect(new Set(kinds).size).toBe(kinds.length);
    },
  );

  it("a programma about which the raad decides nothing has no raadsvoorstel", () => {
    const route = routeOf(planOf(plangegevens({ besluitroute: "programma", krediet: false })));
    expect(documentsOf(route, standaard).slice(0, 3)).toEqual([
      "collegevoorstel",
      "raadsinformatiebrief",
      "college-oplegger",
    ]);
  });

  it("the profile gecombineerd makes one document of voorstel and besluit", () => {
    const kinds = documentsOf(routeOf(examplePlan()), gecombineerd);
    expect(kinds[0]).toBe("voorstel-en-besluit");
    expect(kinds).not.toContain("raadsbesluit");
  });

  it("[34] a programma never lets the raad adopt the plan: such a beslispunt is kept out", () => {
    const plan = planOn(["programma", true], "Het wijkuitvoeringsplan vast te stellen.");
    expect(routeOf(plan).forbidden).toHaveLength(1);
    for (const kind of ["raadsvoorstel", "raadsbesluit"] as const)
      expect(wordsOf(stuk(plan, kind))).not.toMatch(/plan vast te stellen/);
    expect(wordsOf(stuk(plan, "raadsvoorstel", { concept: true }))).toContain("is weggelaten");
  });

  it.each([
    "Kennis te nemen van het vastgestelde wijkuitvoeringsplan.",
    "De begrotingswijziging 2027 bij het plan vast te stellen.",
  ])("[34] a programma keeps: %s", (tekst) =>
    expect(routeOf(planOn(["programma", true], tekst)).forbidden).toEqual([]),
  );

  it.each(ROUTES)(
    "[35] %s with krediet %s: voorstel and besluit have the same decisions",
    (...given) => {
      const plan = planOn(given, "Een krediet van 250.000 euro beschikbaar te stellen");
      const decisions = numberedItems(stuk(plan, "raadsbesluit"));
      expect(decisions).toEqual(["Een krediet van €\u00a0250.000 beschikbaar te stellen."]);
      expect(numberedItems(stuk(plan, "raadsvoorstel"))).toEqual(decisions);
      expect(numberedItems(stuk(plan, "voorstel-en-besluit"))).toEqual(decisions);
    },
  );

  it.each(ROUTES)("%s with krediet %s proposes beslispunten that fit the route", (...given) => {
    const skeleton = beslispuntenSkeleton(planOn(given)).join(" ");
    expect(skeleton.includes("krediet")).toBe(given[1]);
    expect(/plan \S+ vast te stellen\./.test(skeleton)).toBe(given[0] === "autonoom");
    expect(skeleton).toContain("jaarlijks te rapporteren");
  });

  it("an empty plan has no route, no grounds and no decisions", () => {
    const route = routeOf(planFrom({}));
    expect(route).toMatchObject({ besluitroute: null, geletOp: [], beslispunten: [] });
  });
});

describe("legal facts (model.md 4)", () => {
  it("each has a source and a day", () => {
    for (const { statement, source, readOn } of Object.values(RAAD_FACTS)) {
      expect(statement).toMatch(/\.$/);
      expect(source).not.toBe("");
      expect(readOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    }
  });

  it("print nothing in a definitive set before they are confirmed, and are marked in a concept", () => {
    const plan = examplePlan();
    const definitive = wordsOf(stuk(plan, "raadsbesluit", { profile: standaard }));
    expect(definitive).not.toContain("gelet op");
    const concept = wordsOf(stuk(plan, "raadsbesluit", { profile: standaard, concept: true }));
    expect(concept).toMatch(/gelet op artikel 108.*\[te bevestigen door de jurist\]/);
    expect(unconfirmedFacts(routeOf(plan), standaard)).toHaveLength(3);
  });

  it("print as they are once the jurist confirmed them", () => {
    const plan = examplePlan();
    expect(unconfirmedFacts(routeOf(plan), CONFIRMED)).toEqual([]);
    const words = wordsOf(stuk(plan, "raadsbesluit"));
    expect(words).toContain("gelet op artikel 108, eerste lid");
    expect(words).not.toContain("te bevestigen");
  });
});
