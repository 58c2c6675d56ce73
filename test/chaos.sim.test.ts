import { describe, expect, it } from "@jest/globals";
import { suite } from "./chaos/sim.ts";

describe("histories of a plan by chance (npm run sim) [SY2, SY4, SY5]", () => {
  it("end with one content everywhere, and with all that was acknowledged or seen", async () => {
    const { faults } = await suite.run(
      { seed: 1, schedules: 60, steps: 300, seconds: 25 },
      () => {},
    );
    expect(faults).toEqual([]);
  });
});
