import { describe, expect, it } from "@jest/globals";
import type { Plan } from "../templates/plan.ts";
import { gecombineerd } from "../templates/profiles/gecombineerd.ts";
import { standaard } from "../templates/profiles/standaard.ts";
import { proposalsOf } from "../templates/raad/proposals.ts";
import { routeOf } from "../templates/raad/route.ts";
import { stateOfPart, writingGroups } from "../templates/raad/writing.ts";
import { examplePlan, planFrom } from "./support/documents.ts";

const groups = (plan: Plan, profile = standaard) => writingGroups(plan, routeOf(plan), profile);
const keys = (plan: Plan, profile = standaard) =>
  groups(plan, profile).flatMap(({ parts }) => parts.map(({ key }) => key));
const empty = (besluitroute: string) => planFrom({ plangegevens: { besluitroute } });

describe("what there is to write", () => {
  it("follows the order and headings of the gemeenteprofiel", () => {
    const [voorstel] = groups(empty("autonoom"));
    expect(voorstel?.parts.map(({ key }) => key)).toEqual(
      standaard.volgorde.filter((section) => section !== "bijlagen"),
    );
    const renamed = { ...standaard, koppen: { ...standaard.koppen, inleiding: "Aanleiding" } };
    const titles = groups(empty("autonoom"), renamed).flatMap(({ parts }) =>
      parts.map(({ title }) => title),
    );
    expect(titles).toContain("Aanleiding");
    expect(keys(empty("autonoom"), gecombineerd)).toEqual(
      expect.arrayContaining(gecombineerd.volgorde.filter((section) => section !== "bijlagen")),
    );
  });

  it("shows the raadsinformatiebrief only where the college decides", () => {
    expect(keys(empty("autonoom"))).not.toContain("raadsinformatiebrief");
    expect(keys(empty("programma"))).toContain("raadsinformatiebrief");
    expect(groups(empty("programma"))[0]?.title).toBe("Collegevoorstel");
  });

  it("shows 'overwegende' only where the profile prints it", () => {
    expect(keys(empty("autonoom"))).not.toContain("overwegende");
    expect(keys(empty("autonoom"), { ...standaard, overwegende: true })).toContain("overwegende");
  });

  it("never hides what somebody wrote", () => {
    const plan = examplePlan();
    plan.raadsstukken.onderdelen.duurzaamheid = {
      id: "o",
      values: {
        soort: "duurzaamheid",
        tekst: [{ type: "paragraph", content: [{ type: "text", text: "Groen." }] }],
        nietVanToepassing: null,
        "voorstel.bron": null,
        "voorstel.hash": null,
      },
      remains: { malformed: {}, empty: {}, extra: {}, unknown: [] },
    } as never;
    expect(groups(plan).at(-1)).toMatchObject({
      title: "Staat in geen van de stukken",
      parts: expect.arrayContaining([expect.objectContaining({ key: "duurzaamheid" })]),
    });
  });

  it("tells how far a part is, and that what was taken over is outdated", () => {
    const plan = examplePlan();
    const proposals = proposalsOf(plan, "2026-11-22");
    const route = routeOf(plan);
    const part = groups(plan)[0]?.parts.find(({ key }) => key === "inleiding");
    if (!part) throw new Error("no part");
    const slot = plan.raadsstukken.onderdelen.inleiding;
    if (!slot) throw new Error("the example has an inleiding");
    const state = () => stateOfPart(part, plan, route, proposals);
    slot.values = { ...slot.values, "voorstel.bron": null, "voorstel.hash": null };
    expect(state()).toBe("ingevuld");
    slot.values = { ...slot.values, "voorstel.bron": "inleiding", "voorstel.hash": "anders" };
    expect(state()).toBe("verouderd");
    delete plan.raadsstukken.onderdelen.inleiding;
    expect(state()).toBe("leeg");
    plan.raadsstukken.onderdelen.inleiding = {
      ...slot,
      values: { ...slot.values, tekst: null, "voorstel.bron": null, nietVanToepassing: "Elders." },
    };
    expect(state()).toBe("nvt");
  });
});
