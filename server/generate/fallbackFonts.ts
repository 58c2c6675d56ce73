/**
 * Fonts for what the fonts of a document lack: Hebrew, mathematics, symbols and emoji, all under the OFL. A file carries
 * them only when its words need them. There is none for Chinese, Japanese and Korean: the smallest is 76 MB on disk, for
 * letters that a wijkuitvoeringsplan hardly ever has. Nor for Arabic: its letters are drawn in parts, of which a browser
 * does not say in the PDF what they stand for, and PDF/A-2a asks that of every part.
 */
import type { Document } from "../../templates/pieces.ts";

export type FallbackFace = {
  /** Below @fontsource, without the extension. */
  file: string;
  /** What the font calls itself in a PDF. */
  name: string;
  /** The letters that it is used for, as ranges of code points. A test compares them with the font. */
  ranges: string;
};

/** Stands in a style sheet after the font of the document; one name, so that no font of the machine is taken for it. */
export const FALLBACK_FAMILY = "Wijkpen aanvulling";

/** The faces of which one of these texts has a letter, in a fixed order. */
export function facesFor(text: string): FallbackFace[] {
  return FALLBACK_FACES.filter((_, index) => PATTERNS[index]?.test(text));
}

/** The same for all that a document says. */
export function facesOf({ title, edition, cover, pieces }: Document): FallbackFace[] {
  return facesFor(JSON.stringify([title, edition, cover, pieces]));
}

/** Whether this letter is in one of the fallback fonts. */
export function isInFallback(char: string): boolean {
  return PATTERNS.some((pattern) => pattern.test(char));
}

/** "U+0591-05C7,U+05D0", as a style sheet says it. */
export function unicodeRange({ ranges }: FallbackFace): string {
  return ranges
    .trim()
    .split(/\s+/)
    .map((range) => `U+${range}`)
    .join(",");
}

export const FALLBACK_FACES: readonly FallbackFace[] = [
  {
    file: "noto-sans-hebrew/files/noto-sans-hebrew-hebrew-400-normal",
    name: "NotoSansHebrew",
    ranges: `
      0591-05C7 05D0-05EA 05EF-05F4 FB1D-FB36 FB38-FB3C FB3E FB40-FB41 FB43-FB44 FB46-FB4F
    `,
  },
  {
    file: "noto-sans-math/files/noto-sans-math-latin-400-normal",
    name: "NotoSansMath",
    ranges: `
      2034-2038 203C 2040 2043 2047 2050 2057 2102 2107 210A-2112 2115 2118-211D 2124 2126-2129
      212B-212D 212F-2138 213C-214B 2190 2192 2194-2211 2213-2214 2216-2300 2302 2305-2306 2308-230B
      2310-2313 2317 2319 231C-2323 232C 2332 2336-237A 237C 2394-2395 239B-23B9 23CE 23D0 23DC-23E7
      2422-2423 2474-2475 2500 2506 250C 2510 2514 2518 2550 2571-2572 2577 2580 2584 2588 258C
      2590-2593 25A0-25FF 2605-2606 2609 2621 263B-263E 2640 2642 2660-2667 2669-266F 267E 2680-2689
      26A5 26AA-26AC 26B2 2713 2720 272A 2736 2739 273D 2772-2773 279B 27C0-27FF 2900-2B04 2B0E-2B4C
      2B50-2B54 2BFE 3012 3030 FF5B FF5D 1D400-1D454 1D456-1D49C 1D49E-1D49F 1D4A2 1D4A5-1D4A6
      1D4A9-1D4AC 1D4AE-1D4B9 1D4BB 1D4BD-1D4C3 1D4C5-1D505 1D507-1D50A 1D50D-1D514 1D516-1D51C
      1D51E-1D539 1D53B-1D53E 1D540-1D544 1D546 1D54A-1D550 1D552-1D6A5 1D6A8-1D7CB 1D7CE-1D7FF
    `,
  },
  {
    file: "noto-sans-symbols/files/noto-sans-symbols-symbols-400-normal",
    name: "NotoSansSymbols",
    ranges: `
      2160-2183 2185-2188 218A-218B 2301 2303-2304 2307 230C-230F 2314-2315 2329-232A 232D-2331
      2333-2335 2380-2393 2396-239A 23BE-23CD 23D1-23DB 23E8 2460-2473 2476-24FF 260A-260D 2613
      2624-262F 2638-263A 263F 2641 2643-2653 2670-267D 2690-269D 26A2-26A4 26A6-26A9 26AD-26B1
      26B3-26BC 26CE 26E2-26FF 271D-271F 2721 2776-2793 1F100-1F10C 1F110-1F16C 1F170-1F190
      1F19B-1F1AC 1F546-1F549 1F54F 1F610 1F700-1F773
    `,
  },
  {
    file: "noto-sans-symbols-2/files/noto-sans-symbols-2-symbols-400-normal",
    name: "NotoSansSymbols2",
    ranges: `
      2316 2318 231A-231B 2324-2328 232B 237B 237D-237F 23CF 23E9-23EA 23ED-23EF 23F1-2421 2424-2426
      2440-244A 2600-2604 2607-2608 260E-2612 2614-2620 2622-2623 2630-2637 2654-265F 2668 267F
      268A-268F 269E-26A1 26BD-26CD 26CF-26E1 2700-2704 2706-2709 270B-2712 2714-271C 2722-2727 2729
      272B-2735 2737-2738 273A-273C 273E-274B 274D 274F-2753 2756-2771 2774-2775 2794 2798-279A
      279C-27AF 27B1-27BE 2800-28FF 2B05-2B0D 2B4D-2B4F 2B55-2B73 2B76-2B95 2B97-2BFD 2BFF 4DC0-4DFF
      10140-1018E 10190-1019C 101A0 101D0-101FC 102E1-102FB 10E60-10E7E 1D2C0-1D2D3 1D2E0-1D2F3
      1D300-1D356 1D360-1D378 1F000-1F02B 1F030-1F093 1F0A0-1F0AE 1F0B1-1F0BF 1F0C1-1F0CF
      1F0D1-1F0F5 1F10D-1F10F 1F16D-1F16F 1F1AD 1F30D-1F30F 1F315 1F31C 1F321-1F32C 1F336 1F378
      1F37D 1F393-1F39F 1F3A7 1F3AC-1F3AE 1F3C2 1F3C4 1F3C6 1F3CA-1F3CE 1F3D4-1F3E0 1F3ED
      1F3F1-1F3F3 1F3F5-1F3F7 1F408 1F415 1F41F 1F426 1F43F 1F441-1F442 1F446-1F449 1F44C-1F44E
      1F453 1F46A 1F47D 1F4A3 1F4B0 1F4B3 1F4B9 1F4BB 1F4BF 1F4C8-1F4CB 1F4DA 1F4DF 1F4E4-1F4E6
      1F4EA-1F4ED 1F4F7 1F4F9-1F4FB 1F4FD-1F4FE 1F503 1F507-1F50A 1F50D 1F512-1F513 1F53E-1F545
      1F54A 1F550-1F579 1F57B-1F594 1F597-1F5A3 1F5A5-1F5FA 1F650-1F67F 1F687 1F68D 1F691 1F694
      1F698 1F6AD 1F6B2 1F6B9-1F6BA 1F6BC 1F6C6-1F6CB 1F6CD-1F6CF 1F6D3-1F6D7 1F6E0-1F6EA
      1F6F0-1F6F3 1F6F7-1F6FC 1F774-1F776 1F77B-1F7D9 1F7E0-1F7EB 1F800-1F80B 1F810-1F847
      1F850-1F859 1F860-1F887 1F890-1F8AD 1F8B0-1F8B1 1F900-1F90B 1F93B 1F946 1FA00-1FA53
      1FA60-1FA6D 1FA70-1FA74 1FA78-1FA7A 1FA80-1FA86 1FA90-1FAA8 1FAB0-1FAB6 1FAC0-1FAC2
      1FAD0-1FAD6 1FB00-1FB92 1FB94-1FBCA 1FBF0-1FBF9
    `,
  },
  {
    file: "noto-emoji/files/noto-emoji-emoji-400-normal",
    name: "NotoEmoji",
    ranges: `
      2049 2139 23EB-23EC 23F0 2705 270A 2728 274C 274E 2754-2755 2795-2797 27B0 27BF 303D 3297 3299
      1F191-1F19A 1F1E6-1F1FF 1F201-1F202 1F21A 1F22F 1F232-1F23A 1F250-1F251 1F300-1F30C
      1F310-1F314 1F316-1F31B 1F31D-1F320 1F32D-1F335 1F337-1F377 1F379-1F37C 1F37E-1F392
      1F3A0-1F3A6 1F3A8-1F3AB 1F3AF-1F3C1 1F3C3 1F3C5 1F3C7-1F3C9 1F3CF-1F3D3 1F3E1-1F3EC
      1F3EE-1F3F0 1F3F4 1F3F8-1F3FA 1F400-1F407 1F409-1F414 1F416-1F41E 1F420-1F425 1F427-1F43E
      1F440 1F443-1F445 1F44A-1F44B 1F44F-1F452 1F454-1F469 1F46B-1F47C 1F47E-1F4A2 1F4A4-1F4AF
      1F4B1-1F4B2 1F4B4-1F4B8 1F4BA 1F4BC-1F4BE 1F4C0-1F4C7 1F4CC-1F4D9 1F4DB-1F4DE 1F4E0-1F4E3
      1F4E7-1F4E9 1F4EE-1F4F6 1F4F8 1F4FC 1F4FF-1F502 1F504-1F506 1F50B-1F50C 1F50E-1F511
      1F514-1F53D 1F54B-1F54E 1F57A 1F595-1F596 1F5A4 1F5FB-1F60F 1F611-1F64F 1F680-1F686
      1F688-1F68C 1F68E-1F690 1F692-1F693 1F695-1F697 1F699-1F6AC 1F6AE-1F6B1 1F6B3-1F6B8 1F6BB
      1F6BD-1F6C5 1F6CC 1F6D0-1F6D2 1F6D8 1F6DC-1F6DF 1F6EB-1F6EC 1F6F4-1F6F6 1F7F0 1F90C-1F93A
      1F93C-1F945 1F947-1F9FF 1FA75-1FA77 1FA7B-1FA7C 1FA87-1FA8A 1FA8E-1FA8F 1FAA9-1FAAF
      1FAB7-1FABF 1FAC3-1FAC6 1FAC8 1FACD-1FACF 1FAD7-1FADC 1FADF-1FAEA 1FAEF-1FAF8
    `,
  },
];

const PATTERNS = FALLBACK_FACES.map(
  ({ ranges }) =>
    new RegExp(
      `[${ranges
        .trim()
        .replace(/[0-9A-F]+/g, "\\u{$&}")
        .replace(/\s+/g, "")}]`,
      "u",
    ),
);
