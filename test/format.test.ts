import { describe, expect, it } from "@jest/globals";
import {
  formatDate,
  formatList,
  formatMoney,
  formatNumber,
  formatPeriod,
  parseDate,
  parseMoney,
  parseNumber,
  parsePeriod,
} from "../templates/format.ts";
import { addYears, daysBetween, monthsBetween, spanOf } from "../templates/period.ts";

describe("what a document shows", () => {
  it.each([
    [0, "€ 0"],
    [824000, "€ 824.000"],
    [30837000, "€ 30.837.000"],
    [-1500, "€ -1.500"],
  ])("%p euro as %p", (euros, text) =>
    expect(formatMoney(euros)).toBe(text.replace(" ", "\u00a0")),
  );

  it("numbers with a decimal comma and points between thousands", () => {
    expect([5.8, 1390, 1234567.25, -3].map(formatNumber)).toEqual([
      "5,8",
      "1.390",
      "1.234.567,25",
      "-3",
    ]);
  });

  it("dates and periods in words", () => {
    expect(formatDate("2027-01-28")).toBe("28 januari 2027");
    expect(["2028", "2028-Q3", "2026-07", "2030-01-01"].map(formatPeriod)).toEqual([
      "2028",
      "3e kwartaal 2028",
      "juli 2026",
      "1 januari 2030",
    ]);
  });

  it("lists with 'en' before the last", () => {
    expect([[], ["a"], ["a", "b"], ["a", "b", "c"]].map(formatList)).toEqual([
      "",
      "a",
      "a en b",
      "a, b en c",
    ]);
  });
});

describe("what a person types", () => {
  it.each([
    ["1.250.000", 1250000],
    ["€ 1.250.000", 1250000],
    ["€ 1,25 mln", 1250000],
    ["1,25 miljoen", 1250000],
    ["12,5 duizend", 12500],
    ["824.000 euro", 824000],
    ["1250000", 1250000],
    ["1250,00", 1250],
    ["250,-", 250],
    ["0", 0],
    ["veel", null],
    ["12,5", null],
    ["1.25", null],
    ["1.2.3", null],
    ["", null],
  ])("as money: %p is %p", (typed, euros) => expect(parseMoney(typed)).toBe(euros));

  it.each([
    ["5,8", 5.8],
    ["5.8", 5.8],
    ["1.390", 1390],
    ["1.390,5", 1390.5],
    ["-3", -3],
    ["een", null],
    ["1,2,3", null],
  ])("as a number: %p is %p", (typed, value) => expect(parseNumber(typed)).toBe(value));

  it.each([
    ["28-01-2027", "2027-01-28"],
    ["28/1/2027", "2027-01-28"],
    ["1 juli 2027", "2027-07-01"],
    ["1 mrt 2027", "2027-03-01"],
    ["2027-07-01", "2027-07-01"],
    ["29-02-2028", "2028-02-29"],
    ["29-02-2027", null],
    ["31 april 2027", null],
    ["0-1-2027", null],
    ["morgen", null],
  ])("as a date: %p is %p", (typed, iso) => expect(parseDate(typed)).toBe(iso));

  it.each([
    ["2028", "2028"],
    ["2028-Q3", "2028-Q3"],
    ["q3 2028", "2028-Q3"],
    ["3e kwartaal 2028", "2028-Q3"],
    ["juli 2028", "2028-07"],
    ["07-2028", "2028-07"],
    ["2028-7", "2028-07"],
    ["1-7-2028", "2028-07-01"],
    ["2028-Q5", null],
    ["13-2028", null],
    ["ooit", null],
  ])("as a period: %p is %p", (typed, period) => expect(parsePeriod(typed)).toBe(period));
});

describe("a period", () => {
  it("runs from its earliest to its latest day", () => {
    expect(spanOf("2028")).toEqual({ start: "2028-01-01", end: "2028-12-31" });
    expect(spanOf("2028-Q1")).toEqual({ start: "2028-01-01", end: "2028-03-31" });
    expect(spanOf("2028-02")).toEqual({ start: "2028-02-01", end: "2028-02-29" });
    expect(spanOf("2028-02-10")).toEqual({ start: "2028-02-10", end: "2028-02-10" });
    expect(["2028-Q0", "2028-13", "2027-02-29", "28", ""].map(spanOf)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it("is measured in days, whole months and years", () => {
    expect(daysBetween("2026-09-03", "2026-10-15")).toBe(42);
    expect(monthsBetween("2025-05-12", "2027-01-28")).toBe(20);
    expect(monthsBetween("2025-05-12", "2025-06-11")).toBe(0);
    expect(addYears("2028-02-29", 8)).toBe("2036-02-29");
    expect(addYears("2028-02-29", 1)).toBe("2029-02-28");
  });
});
