/** What each rule is: its profile, severity and stage, as the methodology has them. */
import { describe, expect, it } from "@jest/globals";
import { RULES } from "../templates/checklist.ts";
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
