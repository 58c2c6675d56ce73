import { describe, expect, it } from "@jest/globals";
import { afterWrite, createCourtesy } from "../server/sync/courtesy.ts";

describe("an instance that wrote", () => {
  it("lets others go first while they are writing too, for as long as they need and no longer", () => {
    const courtesy = createCourtesy();
    expect(afterWrite(courtesy, 4, 1_000)).toBe(0);
    courtesy.rivalAt = 1_500;
    for (let n = 0; n < 50; n += 1) afterWrite(courtesy, 4, 2_000);
    expect(afterWrite(courtesy, 4, 2_000)).toBeCloseTo(9, 1);
    expect(courtesy.isHeld).toBe(true);
    for (let n = 0; n < 50; n += 1) afterWrite(courtesy, 5_000, 2_000);
    expect(afterWrite(courtesy, 5_000, 2_000)).toBe(100);
    expect(afterWrite(courtesy, 4, 2_501)).toBe(0);
  });
});
