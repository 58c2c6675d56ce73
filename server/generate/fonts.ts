/** The bundled fonts as style sheet rules with their bytes inside, so that a page looks the same on every machine. */
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

import { LOOK } from "../../templates/look.ts";
import { FALLBACK_FAMILY, unicodeRange } from "./fallbackFonts.ts";
import type { FallbackFace } from "./fallbackFonts.ts";

type Face = { family: string; pack: string; weight: number; style: "normal" | "italic" };

const FACES: readonly Face[] = [
  { family: "Source Sans 3", pack: "source-sans-3", weight: 400, style: "normal" },
  { family: "Source Sans 3", pack: "source-sans-3", weight: 400, style: "italic" },
  { family: "Source Sans 3", pack: "source-sans-3", weight: 600, style: "normal" },
  { family: "Source Sans 3", pack: "source-sans-3", weight: 600, style: "italic" },
  { family: "Source Serif 4", pack: "source-serif-4", weight: 600, style: "normal" },
];

/** The cuts that only a body in Source Serif needs. */
const SERIF_BODY: readonly Face[] = [
  { family: "Source Serif 4", pack: "source-serif-4", weight: 400, style: "normal" },
  { family: "Source Serif 4", pack: "source-serif-4", weight: 400, style: "italic" },
  { family: "Source Serif 4", pack: "source-serif-4", weight: 600, style: "italic" },
];

/** Which letters stand in which file: the fonts come in parts. */
const PARTS = {
  latin:
    "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD",
  "latin-ext":
    "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF",
  greek: "U+0370-0377,U+037A-037F,U+0384-038A,U+038C,U+038E-03A1,U+03A3-03FF",
  cyrillic: "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116",
  vietnamese:
    "U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB",
} as const;

/** The `@font-face` rules for a body in this font, 500 kB and more. Throws when a font package is not installed. */
export async function loadFontRules(body: string = LOOK.fonts.body): Promise<string> {
  const packages = createRequire(import.meta.url);
  const faces = body === "Source Serif 4" ? [...FACES, ...SERIF_BODY] : FACES;
  const rules = faces.flatMap((face) =>
    Object.entries(PARTS).map(([part, range]) => fontRule(packages, face, part, range)),
  );
  return (await Promise.all(rules)).join("\n");
}

/** The rules of the fonts for what the others lack. Throws as `loadFontRules` does. */
export async function loadFallbackRules(faces: readonly FallbackFace[]): Promise<string> {
  const packages = createRequire(import.meta.url);
  const rules = faces.map(async (face) => {
    const data = await readFile(packages.resolve(`@fontsource/${face.file}.woff2`), "base64");
    return `@font-face{font-family:"${FALLBACK_FAMILY}";src:url(data:font/woff2;base64,${data}) format("woff2");unicode-range:${unicodeRange(face)}}`;
  });
  return (await Promise.all(rules)).join("\n");
}

async function fontRule(
  packages: NodeJS.Require,
  face: Face,
  part: string,
  range: string,
): Promise<string> {
  const path = packages.resolve(
    `@fontsource/${face.pack}/files/${face.pack}-${part}-${face.weight}-${face.style}.woff2`,
  );
  const data = (await readFile(path)).toString("base64");
  return `@font-face{font-family:"${face.family}";font-weight:${face.weight};font-style:${face.style};src:url(data:font/woff2;base64,${data}) format("woff2");unicode-range:${range}}`;
}
