import { describe, expect, it } from "@jest/globals";
import { suite } from "./chaos/storm.ts";

describe("many who come back at once after a kill (npm run chaos storm) [SY2, SY4]", () => {
  it("have all that they typed meanwhile saved, and each plan is loaded once", async () => {
    const { faults, line } = await suite.run(
      { seed: 2, clients: 60, plans: 6, idle: 60, latest: 20_000 },
      () => {},
    );
    expect(faults).toEqual([]);
    expect(line).toMatch(/^60 clients of 6 plans back, 6 loads, .* 60 idle sockets/);
  });
});
