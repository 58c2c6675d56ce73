import { describe, expect, it } from "@jest/globals";
import { suite } from "./chaos/soak.ts";

describe("people who come, type, delete, comment and go (npm run soak)", () => {
  it("leave a server without rooms, sockets or timers, and lose nothing", async () => {
    const options = { seed: 4, minutes: 0, seconds: 2, writers: 8, plans: 2, tempo: 10, day: 1 };
    const { faults, line } = await suite.run(options, () => {});
    expect(faults).toEqual([]);
    expect(line).toMatch(/^[23] days, \d+ visits, [\d.]+ words acknowledged/);
  });
});
