import { describe, expect, it } from "@jest/globals";
import { suite } from "./chaos/migrate.ts";

describe("a migration that is killed at any moment (npm run chaos migrate)", () => {
  it("is at a whole version each time, and the next start ends it with all data", async () => {
    const { faults, line } = await suite.run({ seed: 5, kills: 6, rows: 5_000 }, () => {});
    expect(faults).toEqual([]);
    expect(line).toMatch(/^6 kills while 5\.000 rows went to version \d+ \(.*\), 0 faults/);
  });
});
