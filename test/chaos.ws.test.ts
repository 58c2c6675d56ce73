import { describe, expect, it } from "@jest/globals";
import { suite } from "./chaos/ws.ts";

describe("frames that no editor sends, from everyone (npm run fuzz ws) [SY3, SY6, SY8]", () => {
  it("change nothing that they may not, and disturb no honest writer", async () => {
    const { faults } = await suite.run({ seed: 3, frames: 1_500, bombs: 2, lag: 0 }, () => {});
    expect(faults).toEqual([]);
  });
});
