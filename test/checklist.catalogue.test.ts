/** What each rule is: its profile, severity and stage, as the methodology has them. */
import { describe, expect, it } from "@jest/globals";
import { RULES } from "../templates/checklist.ts";
import { LAW } from "../templates/law.ts";
import { DEFAULT_SETTINGS } from "../templates/settings.ts";
import { PROFILES, SEVERITIES, STAGES } from "./support/catalogue.ts";

describe("a rule", () => {
  const named = (groups: Record<string, string>, fallback: string, id: string) =>
    Object.entries(groups).find(([, ids]) => ids.split(" ").includes(id))?.[0] ?? fallback;
  it.each(RULES)("$id has the profile, severity and stage of the methodology", (rule) => {
    const { id, profile, severity, stage } = rule;
    expect({ profile, severity, stage }).toEqual({
      profile: named(PROFILES, "B", id),
      severity: named(SEVERITIES, "blokkerend", id),
      stage: named(STAGES, "concept", id),
    });
  });
});

describe("what a gemeente may set", () => {
  it("starts with the thresholds of the methodology", () => {
    expect(DEFAULT_SETTINGS).toMatchObject({
      maxMonthsToAdopt: 24,
      inspraakDays: 42,
      griffieDays: 35,
      rolloutAfter: "2028-12-31",
      measuringYear: 2030,
      summaryMinWords: 60,
      summaryMaxWords: 400,
      motivationWords: 20,
      actionWords: 40,
      averageSentenceWords: 20,
      longestSentenceWords: 40,
      yearsWithoutTussendoel: 3,
      partnerPlans: 2,
      coalitionMembers: 3,
      uncertainSubsidyPct: 10,
      uncertainSubsidyAbove: 100_000,
      goNoGoAbove: 1_000_000,
      noticeYears: 8,
      reviewRounds: 2,
    });
  });
});

describe("the legal facts (methodology 1.4)", () => {
  it("have these values", () => {
    const values = Object.entries(LAW).map(([name, { value }]) => [name, value]);
    expect(Object.fromEntries(values)).toMatchObject({
      warmteprogrammaDeadline: "2026-12-31",
      endOfGas: "2049-12-31",
      noticeYears: 8,
      designationNeedsProgramme: "warmteprogramma",
      programmeByCollege: "college",
      inspraakSixWeeks: "6 weken",
      kavelBeforeCompany: "warmtekavel",
      planIsFormFree: "vormvrij",
    });
  });
});
