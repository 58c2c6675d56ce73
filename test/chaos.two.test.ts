import { describe, expect, it } from "@jest/globals";
import { suite } from "./chaos/two.ts";
import { canPair } from "./support/pair.ts";
import { hasRedis } from "./support/redisServer.ts";

const describeWithRedis = hasRedis() ? describe : describe.skip;

describeWithRedis(
  "two instances that meet trouble while people type (npm run chaos two) [SY4]",
  () => {
    it("keep all that was acknowledged or seen, once, and one content on all replicas", async () => {
      const { faults, line } = await suite.run(
        { seed: 7, rounds: 4, writers: 6, busy: 200, processes: 0 },
        () => {},
      );
      expect(faults).toEqual([]);
      expect(line).toMatch(/^4 rounds .* 6 writers, [\d.]+ acknowledged, .* 0 lost/);
    }, 120_000);
  },
);

(canPair() ? describe : describe.skip)(
  "two processes of which one is killed while people type (npm run chaos two) [SY4]",
  () => {
    it("keep all that was acknowledged or seen, once, and its people go on at the other", async () => {
      const { faults, line } = await suite.run({ seed: 7, rounds: 2, writers: 4 }, () => {});
      expect(faults).toEqual([]);
      expect(line).toMatch(/^2 kills .* 4 writers, [\d.]+ acknowledged, .* 0 lost/);
    }, 120_000);
  },
);
