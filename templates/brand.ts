/** The look of one gemeente on its documents: logo, colours and font of the gemeenteprofiel (raadsstukken.md 3.7). */
import { contrastOnWhite } from "./contrast.ts";
import { BUNDLED_FONTS, LOOK } from "./look.ts";
import type { Document } from "./pieces.ts";
import type { Profile } from "./profile.ts";

export type Brand = Pick<Profile, "logo" | "font" | "kleuren">;

export function brandOf({ logo, font, kleuren }: Profile): Brand {
  return { logo, font, kleuren };
}

/** The font of the body in a PDF: that of the gemeente where Wijkpen has it, else its own. */
export function bodyFont({ brand }: Document): string {
  return BUNDLED_FONTS.find((font) => font === brand?.font) ?? LOOK.fonts.body;
}

/** The font in Word: that of the gemeente, which has it on its own machines. */
export function officeFont({ brand }: Document): string {
  return brand?.font ?? LOOK.fonts.office;
}

/** Text of a file with the colours of Wijkpen, with those of the gemeente in their place; `mark` stands before each: "#". */
export function inColours(text: string, { brand }: Document, mark: string): string {
  if (!brand) return text;
  const { text: ink, accent, accentSubtle } = LOOK.color;
  const changes: Record<string, string> = {
    [ink]: brand.kleuren.tekst,
    [accent]: brand.kleuren.accent,
    [accentSubtle]: brand.kleuren.accent === accent ? accentSubtle : tintOf(brand.kleuren.accent),
  };
  const found = new RegExp(`${mark}(${Object.keys(changes).join("|")})`, "g");
  return text.replace(found, (_, colour: string) => `${mark}${changes[colour] ?? colour}`);
}

/** How much of a colour a surface has at most; less where its own letters would be hard to read on it. */
const TINTS = [0.12, 0.08, 0.05, 0.02];
/** What letters need at least (WCAG 2, 1.4.3). */
const READABLE = 4.5;

/** The colour mixed with white so that words in the colour itself can be read on it. */
function tintOf(colour: string): string {
  const tints = TINTS.map((share) => mixed(colour, share));
  const isReadable = (tint: string) => contrastOnWhite(colour) / contrastOnWhite(tint) >= READABLE;
  return tints.find(isReadable) ?? "FFFFFF";
}

function mixed(colour: string, share: number): string {
  const channels = [0, 2, 4].map((at) => {
    const value = 255 - (255 - parseInt(colour.slice(at, at + 2), 16)) * share;
    return Math.round(value).toString(16).padStart(2, "0").toUpperCase();
  });
  return channels.join("");
}

/** What a logo says to who cannot see it. */
export function logoAlt({ cover }: Document): string {
  return `Logo ${cover.gemeente.replace(/^Gemeente/, "gemeente")}`;
}
