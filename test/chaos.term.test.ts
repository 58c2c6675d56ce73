import { describe, expect, it } from "@jest/globals";
import { suite } from "./chaos/term.ts";

describe("a server that is stopped again and again while people type (npm run chaos term) [SY12]", () => {
  it("keeps all that was acknowledged or seen, tells everyone, and exits with 0", async () => {
    const { faults, line } = await suite.run({ seed: 6, stops: 2, writers: 4 }, () => {});
    expect(faults).toEqual([]);
    expect(line).toMatch(/^2 stops, 4 writers, [\d.]+ acknowledged, 0 faults/);
  });
});
