import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { brotliDecompressSync } from "node:zlib";
import { describe, expect, it } from "@jest/globals";
import { FALLBACK_FACES, facesFor } from "../server/generate/fallbackFonts.ts";
import { PRINTABLE_RANGES, printableText, printedDocument } from "../server/generate/printable.ts";
import { presentPlan } from "../templates/present.ts";
import { META, examplePlan } from "./support/documents.ts";

describe("what a PDF can print", () => {
  it.each([
    ["CO₂ ≥ 3 m² → klaar ✓", "CO2 ≥ 3 m² → klaar ✓"],
    ["e\u0301 ế ñ Ж Ω ﬁ", "é ế ñ Ж Ω fi"],
    ["niet\u2011breken\u202fhier", "niet-breken\u00a0hier"],
    ["👍🏽", "👍"],
    ["👩‍👩‍👧 gezin", "👩👩👧 gezin"],
    ["עברית en مرحبا en 中文", "עברית en [?] en [?]"],
    ["a\u200e\ufeff\u2060b\u0000c\u2028d\ne", "ab c d\ne"],
    ["\uE000 \u{10FFFF} \u0378", "[?] [?] [?]"],
    ["€\u00a01.234 – “goed” … ‘t", "€\u00a01.234 – “goed” … ‘t"],
  ])("of %j is %j", (text, printed) => {
    expect(printableText(text)).toBe(printed);
  });

  it("is every letter of the example", () => {
    const document = presentPlan(examplePlan(), META);
    expect(printedDocument(document)).toEqual(document);
  });

  it("leaves addresses and pictures as they are", () => {
    const piece = { kind: "paragraph", runs: [{ text: "CO₂", href: "https://example.org/→" }] };
    const document = { ...presentPlan(examplePlan(), META), pieces: [piece] } as never;
    expect(printedDocument(document).pieces).toEqual([
      { kind: "paragraph", runs: [{ text: "CO2", href: "https://example.org/→" }] },
    ]);
  });

  it("is in every bundled font, as the fonts themselves say", () => {
    const faces = FACES.map((face) => new Set(PARTS.flatMap((part) => [...lettersOf(face(part))])));
    const missing = [...printable()].filter((code) => !faces.every((face) => face.has(code)));
    expect(missing.map((code) => code.toString(16))).toEqual([]);
    expect(printable().size).toBeGreaterThan(700);
  });
});

describe("a font for what the others lack", () => {
  it.each(FALLBACK_FACES.map((fallback) => [fallback.name, fallback] as const))(
    "%s has every letter that it is used for",
    (_, { file, ranges }) => {
      const path = createRequire(import.meta.url).resolve(`@fontsource/${file}.woff2`);
      const has = lettersOf(path);
      const missing = [...codesIn(ranges)].filter((code) => !has.has(code));
      expect(missing.map((code) => code.toString(16))).toEqual([]);
    },
  );

  it("is asked for only by a text that needs it, and each letter by one font", () => {
    const names = (text: string) => facesFor(text).map(({ name }) => name);
    expect(names("Wijkuitvoeringsplan: € 1.234, é, Ж, Ω")).toEqual([]);
    expect(names("שלום 😀 ≥")).toEqual(["NotoSansHebrew", "NotoSansMath", "NotoEmoji"]);
    const all = FALLBACK_FACES.flatMap(({ ranges }) => [...codesIn(ranges)]);
    expect(new Set(all).size).toBe(all.length);
  });
});

const PARTS = ["latin", "latin-ext", "greek", "cyrillic", "vietnamese"];
const face = (pack: string, cut: string) => (part: string) =>
  createRequire(import.meta.url).resolve(`@fontsource/${pack}/files/${pack}-${part}-${cut}.woff2`);
const FACES = [
  ...["400-normal", "400-italic", "600-normal", "600-italic"].map((cut) =>
    face("source-sans-3", cut),
  ),
  face("source-serif-4", "600-normal"),
];

function printable(): Set<number> {
  return codesIn(PRINTABLE_RANGES);
}

function codesIn(ranges: string): Set<number> {
  const codes = ranges
    .trim()
    .split(/\s+/)
    .flatMap((range) => {
      const [from = 0, to = from] = range.split("-").map((code) => parseInt(code, 16));
      return Array.from({ length: to - from + 1 }, (_, index) => from + index);
    });
  return new Set(codes);
}

/** Which letters a WOFF2 file has: the table "cmap" of it, which is compressed and not changed (W3C WOFF2, 4 and 5). */
function lettersOf(path: string): Set<number> {
  const file = readFileSync(path);
  let at = 48;
  const number = (): number => {
    let value = 0;
    for (;;) {
      const byte = file[at++] ?? 0;
      value = value * 128 + (byte & 127);
      if (byte < 128) return value;
    }
  };
  let offset = 0;
  let cmap = { from: 0, size: 0 };
  for (let table = 0; table < file.readUInt16BE(12); table += 1) {
    const flags = file[at++] ?? 0;
    const tag = flags & 63;
    if (tag === 63) at += 4;
    const size = number();
    const isOutline = tag === 10 || tag === 11;
    const isChanged = isOutline ? flags >> 6 === 0 : flags >> 6 !== 0;
    const stored = isChanged ? number() : size;
    if (tag === 0) cmap = { from: offset, size };
    offset += stored;
  }
  const data = brotliDecompressSync(file.subarray(at));
  return lettersOfTable(data.subarray(cmap.from, cmap.from + cmap.size));
}

/** Formats 4 and 12: letters below and above U+10000. */
function lettersOfTable(cmap: Buffer): Set<number> {
  const letters = new Set<number>();
  for (let index = 0; index < cmap.readUInt16BE(2); index += 1) {
    const table = cmap.subarray(cmap.readUInt32BE(4 + index * 8 + 4));
    const format = table.readUInt16BE(0);
    const groups = format === 12 ? table.readUInt32BE(12) : 0;
    for (let group = 0; group < groups; group += 1)
      for (
        let code = table.readUInt32BE(16 + group * 12);
        code <= table.readUInt32BE(20 + group * 12);
        code += 1
      )
        letters.add(code);
    if (format !== 4) continue;
    const segments = table.readUInt16BE(6) / 2;
    for (let segment = 0; segment < segments; segment += 1) {
      const end = table.readUInt16BE(14 + segment * 2);
      const start = table.readUInt16BE(16 + segments * 2 + segment * 2);
      for (let code = start; code <= end && code < 0xffff; code += 1) letters.add(code);
    }
  }
  return letters;
}
