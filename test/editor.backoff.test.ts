import { describe, expect, it } from "@jest/globals";
import { backoff } from "../editor/backoff.ts";

describe("editors that lost their server", () => {
  const chances = Array.from({ length: 500 }, (_, n) => n / 500);

  it.each([
    [0, 100, 200],
    [1, 200, 400],
    [3, 800, 1_600],
    [6, 4_000, 8_000],
    [60, 4_000, 8_000],
  ])("after %p failures come back spread over %p to %p ms", (failures, earliest, latest) => {
    const waits = chances.map((chance) => backoff(failures, chance));
    expect(Math.min(...waits)).toBe(earliest);
    expect(Math.max(...waits)).toBeLessThanOrEqual(latest);
    const tenth = (latest - earliest) / 10;
    const perTenth = Array.from(
      { length: 10 },
      (_, n) => waits.filter((wait) => Math.floor((wait - earliest) / tenth) === n).length,
    );
    expect(Math.max(...perTenth)).toBeLessThanOrEqual(51);
  });
});
