import { describe, expect, it } from "@jest/globals";
import { suite } from "./chaos/disk.ts";

describe("a disk that is full or refuses while people type (npm run chaos disk) [ST23]", () => {
  it("costs nothing that was acknowledged; everyone is told, and all words arrive afterwards", async () => {
    const { faults, line } = await suite.run({ seed: 5, rounds: 2, writers: 4 }, (text) => {
      if (text.startsWith("Overgeslagen")) console.log(text);
    });
    expect(faults).toEqual([]);
    expect(line).toMatch(/^2 times a disk .*, 4 writers, [\d.]+ acknowledged, 0 lost/);
  }, 60_000);
});
