import { describe, expect, it } from "@jest/globals";
import { suite } from "./chaos/backup.ts";

describe("a backup while people type (npm run chaos backup) [SY10]", () => {
  it("holds all that was acknowledged before it, once, and a server starts on it", async () => {
    const { faults, line } = await suite.run({ seed: 5, rounds: 2, writers: 4 }, () => {});
    expect(faults).toEqual([]);
    expect(line).toMatch(/^2 of 2 backups restored whole, 4 writers, [\d.]+ acknowledged/);
  });
});
