import { describe, expect, it } from "@jest/globals";
import { suite } from "./chaos/roll.ts";
import { canPair } from "./support/pair.ts";

(canPair() ? describe : describe.skip)(
  "two servers that are updated in turn while people type (npm run chaos roll) [SY12]",
  () => {
    it("keep all that was acknowledged or seen, exit with 0, and nobody is away for long", async () => {
      // Beside other test files; on a machine of its own the suite asks for five seconds.
      const options = { seed: 3, stops: 2, writers: 4, away: 15_000 };
      const { faults, line } = await suite.run(options, () => {});
      expect(faults).toEqual([]);
      expect(line).toMatch(/^2 servers updated in turn, 4 writers, [\d.]+ acknowledged, 0 faults/);
    }, 120_000);
  },
);
