import { describe, expect, it } from "@jest/globals";
import { filenameIn } from "../editor/api.ts";
import { addressAfterLogin, loginAddress } from "../editor/pages/addresses.ts";
import {
  countOf,
  initialsOf,
  mayComment,
  mayWriteIn,
  readOnlyReason,
  statusInWords,
  whenInWords,
} from "../editor/words.ts";

/** A moment on the reader's own clock, as the server would send it. */
const at = (...parts: [number, number, number, number, number]) => new Date(...parts).toISOString();

describe("a moment in words", () => {
  const now = new Date(2026, 4, 22, 15, 30);

  it.each([
    [at(2026, 4, 22, 10, 12), "vandaag om 10:12"],
    [at(2026, 4, 22, 0, 5), "vandaag om 0:05"],
    [at(2026, 4, 21, 16, 40), "gisteren om 16:40"],
    [at(2026, 4, 18, 9, 5), "maandag om 9:05"],
    [at(2026, 4, 15, 9, 5), "15 mei om 9:05"],
    [at(2025, 11, 31, 23, 59), "31 december 2025"],
  ])("calls %s %s", (moment, words) => {
    expect(whenInWords(moment, now)).toBe(words);
  });

  it("counts calendar days, also across the change to summer time", () => {
    expect(whenInWords(at(2026, 2, 28, 23, 0), new Date(2026, 2, 29, 23, 30))).toBe(
      "gisteren om 23:00",
    );
  });

  it("takes a server clock that runs ahead for today", () => {
    expect(whenInWords(at(2026, 4, 22, 15, 31), now)).toBe("vandaag om 15:31");
  });

  it("does not invent a date", () => {
    expect(whenInWords("niets", now)).toBe("onbekend");
  });
});

describe("what a role may do, for the screen", () => {
  it.each([
    ["eigenaar", "in-opstelling", true],
    ["schrijver", "ter-inspraak", true],
    ["schrijver", "gereed-voor-college", false],
    ["meelezer", "in-opstelling", false],
    ["griffie", "in-opstelling", false],
  ])("lets a %s write in a plan that is %s: %s", (role, status, expected) => {
    expect(mayWriteIn({ role, status })).toBe(expected);
  });

  it("lets a meelezer comment and says why the text does not change", () => {
    expect(mayComment("meelezer")).toBe(true);
    expect(readOnlyReason({ role: "meelezer", status: "in-opstelling" })).toBe(
      "U leest mee. U kunt opmerkingen plaatsen, maar de tekst niet wijzigen.",
    );
  });

  it("tells a writer that the text is fixed once the plan is with the college", () => {
    expect(readOnlyReason({ role: "eigenaar", status: "vastgesteld" })).toBe(
      "Dit plan is vastgesteld. De tekst ligt vast.",
    );
    expect(readOnlyReason({ role: "eigenaar", status: "in-review" })).toBeNull();
  });

  it("has no comments for a lezer", () => {
    expect(mayComment("lezer")).toBe(false);
  });
});

describe("small words", () => {
  it("names a status, and leaves an unknown one as it is", () => {
    expect(statusInWords("in-opstelling")).toBe("In opstelling");
    expect(statusInWords("iets-nieuws")).toBe("iets-nieuws");
  });

  it.each([
    ["Anna de Wit", "AW"],
    ["Fatima El Amrani", "FA"],
    ["Bram", "B"],
    ["Émile Zo", "ÉZ"],
    ["  ", "?"],
  ])("shortens %p to %s", (name, initials) => {
    expect(initialsOf(name)).toBe(initials);
  });

  it("counts one differently from more", () => {
    expect([0, 1, 2].map((count) => countOf(count, "plan", "plannen"))).toEqual([
      "0 plannen",
      "1 plan",
      "2 plannen",
    ]);
  });
});

describe("the way back after logging in", () => {
  const origin = "https://wijkpen.example";
  const after = (path: string) =>
    addressAfterLogin(new URL(loginAddress(path), origin).search, origin);

  it("leads to the page that asked for it", () => {
    expect(after("/plan/p1")).toBe("/plan/p1");
    expect(after("/")).toBe("/");
  });

  it.each([
    "https://elders.example/",
    "//elders.example",
    "/\\elders.example",
    "javascript:alert(1)",
  ])("never leads to %s", (wanted) => {
    expect(addressAfterLogin(`?naar=${encodeURIComponent(wanted)}`, origin)).toBe("/");
  });
});

describe("the name of a download", () => {
  it("comes from the header, the UTF-8 form first", () => {
    expect(filenameIn(`attachment; filename="plan.pdf"; filename*=UTF-8''caf%C3%A9.pdf`)).toBe(
      "café.pdf",
    );
    expect(filenameIn('attachment; filename="plan.json"')).toBe("plan.json");
    expect(filenameIn(null)).toBeNull();
  });
});
