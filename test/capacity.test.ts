import { describe, expect, it } from "@jest/globals";
import * as model from "./support/capacityModel.ts";
import { project, sensitivity } from "./support/capacityModel.ts";

/** Fewer gemeenten say the same sooner. */
const ASSUMPTIONS = { ...model.ASSUMPTIONS, gemeenten: 60 };

describe("the projection of the busiest week", () => {
  it("is the same for the same seed, and near it for another", () => {
    expect(project(ASSUMPTIONS, 7)).toEqual(project(ASSUMPTIONS, 7));
    const [one, other] = [project(ASSUMPTIONS, 7), project(ASSUMPTIONS, 8)];
    expect(one).not.toEqual(other);
    expect(Math.abs(one.writers / other.writers - 1)).toBeLessThan(0.35);
    expect(Math.abs(one.instances - other.instances)).toBeLessThanOrEqual(1);
  });

  it("asks nothing but the instance that may be away where nobody writes", () => {
    const empty = project({ ...ASSUMPTIONS, gemeenten: 0, plansKept: 0 }, 7);
    expect(empty).toMatchObject({ writers: 0, openPlans: 0, edits: 0, documents: 0, storeGB: 0 });
    expect(empty.instances).toBe(1);
  });

  it("has no more writers than there are, nor more plans than people in them", () => {
    const { writers, websockets, openPlans } = project(ASSUMPTIONS, 7);
    expect(writers).toBeLessThan(ASSUMPTIONS.gemeenten * 6 * ASSUMPTIONS.writersPerPlan);
    expect(openPlans).toBeLessThanOrEqual(websockets);
    expect(writers).toBeLessThan(websockets);
  });

  it("counts as many documents as five days of asking give", () => {
    const always = { ...ASSUMPTIONS, shareWithDeadline: 1, plansInWriting: [1, 1] };
    const perDay = ASSUMPTIONS.docxPerDay + ASSUMPTIONS.pdfPerDay + ASSUMPTIONS.packagesPerDay;
    const expected = ASSUMPTIONS.gemeenten * 5 * perDay;
    expect(Math.abs(project(always, 7).documents / expected - 1)).toBeLessThan(0.05);
  });

  it("doubles where it should: typing costs CPU and no documents, bijlagen cost store alone", () => {
    const answers = sensitivity(7, ASSUMPTIONS);
    const of = (name: string) => answers.find((each) => each.name === name);
    expect(of("typingShare")?.editing).toBeCloseTo(2);
    expect(of("typingShare")?.documents).toBeCloseTo(1);
    expect(of("attachmentsMB")?.store).toBeGreaterThan(1.8);
    expect(of("attachmentsMB")?.editing).toBe(1);
    expect(of("pdfPerDay")?.documents).toBeGreaterThan(1.2);
  });
});
