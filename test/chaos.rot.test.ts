import { describe, expect, it } from "@jest/globals";
import { suite } from "./chaos/rot.ts";

describe("damage anywhere in the data folder of a killed server (npm run chaos rot) [ST19, ST22]", () => {
  it("is noticed for each plan and each record that it hit, and leaves the others open", async () => {
    const { faults, line } = await suite.run({ seed: 5, damages: 15 }, () => {});
    expect(faults).toEqual([]);
    expect(line).toMatch(/^15 damages, 0 silent/);
  });
});
