/** What the checklist reads in Dutch text: sentences, placeholders, personal data, terms and figures. */
import { describe, expect, it } from "@jest/globals";
import { figuresIn } from "../templates/checklist/figures.ts";
import { termFinder } from "../templates/checklist/jargon.ts";
import { looksLikePerson, personalDataIn } from "../templates/checklist/personalData.ts";
import { placeholdersIn } from "../templates/checklist/placeholders.ts";
import { sentencesOf } from "../templates/checklist/sentences.ts";
import { circlesOf } from "../templates/checklist/circles.ts";

describe("sentences [TXT-03]", () => {
  it.each([
    ["Dit is een zin. Dit is er nog een.", [4, 5]],
    ["Het kost 1.250.000 euro. Dat is veel.", [4, 3]],
    ["Bel o.a. de gemeente m.b.t. de planning.", [7]],
    ["De coöperatie Warm U.A. i.o. doet mee.", [7]],
    ["Vraag het aan J. de Vries van het loket.", [9]],
    ["Op 28 jan. 2027 besluit de raad.", [7]],
    ["Huurder? U hoort van ons! Goed zo.", [1, 4, 2]],
    ["Hij vroeg: ‘Mag dat?’ en ging weg.", [7]],
    ["Dat kost 3 mln. Daarna stopt het in dec. Klaar.", [4, 5, 1]],
    ["Riool, groen enz. Daarna de rest.", [3, 3]],
    ["Een kop zonder punt\nEen zin eronder.", [4, 3]],
    ["Dat kost 5,8 procent (zie tabel). Meer niet.", [6, 2]],
    ["Vraag het aan J. Bakker of dhr. De Wit.", [9]],
    ["Zie art. 3 en blz. 12 tot max. 20 stuks.", [10]],
    ["Wat nu?! Niets…  Toch.", [2, 1, 1]],
    ["Hij zegt “stop.” Dan gaat hij.", [3, 3]],
    ["Dat is 28. januari, niet 29. februari.", [7]],
    ["Het stopt op 31 dec. Daarna niets.", [5, 2]],
    ["a - b", [2]],
    ["", []],
    ["...", []],
  ])("%j has sentences of %j words", (text, words) => {
    expect(sentencesOf(text).map((sentence) => sentence.words)).toEqual(words);
  });
});

describe("placeholders [TXT-01] [PLA-07]", () => {
  it.each([
    "[invullen]",
    "[nog in te vullen]",
    "[…]",
    "[datum raadsbesluit]",
    "xxx",
    "XXXX",
    "???",
    "____",
    ".....",
    "[p.m.]",
    "[Naam projectleider]",
    "[ vul hier in ]",
    "TODO",
  ])("finds %s", (text) => {
    expect(placeholdersIn(`Wij doen ${text} hier`)).toEqual([text]);
  });

  it.each([
    "[1]",
    "[vulling]",
    "[CBS, 2026]",
    "XXL",
    "Wat nu?",
    "en zo verder...",
    "x",
    "de post p.m.",
    "a < b > c",
  ])("leaves %s alone", (text) => {
    expect(placeholdersIn(`Wij doen ${text} hier`)).toEqual([]);
  });
});

describe("personal data [PAR-07]", () => {
  it.each([
    ["mail a.b-c@mail.voorbeeld.nl.", ["a.b-c@mail.voorbeeld.nl"]],
    ["bel 06-12345678 of 06 87654321", ["06-12345678", "06 87654321"]],
    ["bel +31 (0)6 12345678", ["+31 (0)6 12345678"]],
    ["BSN: 123456782", ["een burgerservicenummer"]],
    ["nummer 111222333 telt niet, BSN 111222333 wel", ["een burgerservicenummer"]],
    ["123456783 doorstaat de elfproef niet", []],
    ["000000000", []],
    ["BSN 000000000", []],
    ["bel 0800-1234567 of 0900 1234567", []],
    ["zaak Z/2026/123456782 en gmb-2025-544751", []],
    ["€ 123.456.782 en 123456782 euro", []],
    ["123456782 en 5 kg", ["een burgerservicenummer"]],
    ["123456782 EUR en 123456782 kWh", []],
    ["op 20200109 en 19012020", []],
    ["20261305", ["een burgerservicenummer"]],
    ["32012007", ["een burgerservicenummer"]],
    ["18260111", ["een burgerservicenummer"]],
    ["op 1-2-2026 en 01/02/2026", []],
    ["zie www.voorbeeld.nl/123456782 of https://voorbeeld.nl/a@b.nl", []],
    ["zie HTTPS://voorbeeld.nl/a@b.nl", []],
    ["bel 030-1234567 of (030) 123 45 67", ["030-1234567", "(030) 123 45 67"]],
    ["bel 0031 6 12345678 nu", ["0031 6 12345678"]],
    ["mail a@b.nl of a@b.nl", ["a@b.nl"]],
    ["mail awww.a@b.nl", ["awww.a@b.nl"]],
    ["BSN 123456782 en 111222333", ["een burgerservicenummer"]],
    ["KvK 123456782, rsin: 123456782, zaaknummer 123456782", []],
  ])("in %j is %j", (text, found) => {
    expect(personalDataIn(text, [])).toEqual(found);
  });

  it("leaves out what the gemeente listed, however it is written", () => {
    expect(
      personalDataIn("Bel 06-12345678 of mail Loket@gemeente.nl", [
        "+31 6 1234 5678",
        "loket@gemeente.nl",
      ]),
    ).toEqual([]);
  });

  it.each(["dhr. Bakker", "Jan de Boer", "  Jan de Boer ", "A.B. van den Berg"])(
    "takes %s for a person",
    (line) => {
      expect(looksLikePerson(line)).toBe(true);
    },
  );

  it.each([
    "projectleider warmte",
    "Hoofd Ruimte",
    "bestuur VvE De Linde",
    "Wil van bewoners",
    "gebiedsregisseur",
  ])("takes %s for a function", (line) => {
    expect(looksLikePerson(line)).toBe(false);
  });
});

describe("terms [TXT-02]", () => {
  it.each(["opt-out", "Opt-out", "opt out", "de opt-outs."])("finds opt-out in %j", (text) => {
    expect(termFinder("opt-out")(text, text.toLowerCase())).toBe(true);
  });

  it.each(["optie", "adopt-outlet", "opt-outregeling"])("does not find opt-out in %j", (text) => {
    expect(termFinder("opt-out")(text, text.toLowerCase())).toBe(false);
  });
});

describe("figures [TXT-05]", () => {
  it.each([
    ["824.000 euro", 824_000, 1, false],
    ["€ 824.000", 824_000, 1, false],
    ["€\u00a030,8 miljoen", 30_800_000, 100_000, false],
    ["ruim 800.000 euro", 800_000, 100_000, true],
    ["ongeveer 30 mln euro", 30_000_000, 1_000_000, true],
    ["ruim 30,8 miljoen euro", 30_800_000, 100_000, true],
    ["500 duizend euro", 500_000, 1000, false],
    ["2 miljard euro", 2_000_000_000, 1_000_000_000, false],
  ])("reads %j", (text, value, precision, loose) => {
    expect(figuresIn(`Dit kost ${text} in totaal.`)).toMatchObject([
      { kind: "euro", value, precision, loose },
    ]);
  });

  it.each([
    ["612 woningen", 612],
    ["1.390 oude woningen", 1390],
  ])("reads %j", (text, value) => {
    expect(figuresIn(`Er staan ${text}.`)).toMatchObject([{ kind: "woningen", value }]);
  });

  it.each(["dertig miljoen euro", "in 2036", "612 huizen"])("leaves %j alone", (text) => {
    expect(figuresIn(`Dit is ${text}.`)).toEqual([]);
  });
});

describe("circles [TIJ-03]", () => {
  const circles = (edges: Record<string, string[]>) =>
    circlesOf(new Map(Object.entries(edges))).map((ids) => ids.toSorted());

  it("finds each group that waits for itself, and nothing else", () => {
    expect(circles({ a: ["b"], b: ["c"], c: ["a"], d: ["a"], e: ["e"], f: ["g"], g: [] })).toEqual([
      ["a", "b", "c"],
      ["e"],
    ]);
    expect(circles({ a: ["b", "c"], b: ["d"], c: ["d"], d: [] })).toEqual([]);
  });

  it("is no trouble for a chain of 20,000 steps", () => {
    const chain = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, at) => [`s${at}`, [`s${(at + 1) % 20_000}`]]),
    );
    expect(circles(chain)[0]).toHaveLength(20_000);
  });
});
