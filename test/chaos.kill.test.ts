import { describe, expect, it } from "@jest/globals";
import { suite } from "./chaos/kill.ts";

describe("a server that is killed again and again while people type (npm run chaos kill) [SY4]", () => {
  it("keeps all that was acknowledged or seen, once, and one content on all replicas", async () => {
    const { faults, line } = await suite.run(
      { seed: 5, kills: 3, writers: 4, busy: 200, ready: 20_000 },
      () => {},
    );
    expect(faults).toEqual([]);
    expect(line).toMatch(/^3 kills, .* 4 writers, [\d.]+ acknowledged, .* 0 lost, 0 doubled/);
  });
});
