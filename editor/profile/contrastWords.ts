/** The contrast of a colour with white, and what that means for who reads it. */
import { contrastOnWhite } from "../../templates/contrast.ts";

/** "Contrast met wit: 7,6 op 1. Goed leesbaar, ook voor slechtzienden." */
export function contrastInWords(hex: string): string {
  const contrast = contrastOnWhite(hex);
  // Rounded down: 4,46 is not enough and must not read as 4,5.
  const shown = (Math.floor(contrast * 10) / 10).toFixed(1).replace(".", ",");
  const judgement =
    contrast >= 7
      ? "Goed leesbaar, ook voor slechtzienden."
      : contrast >= 4.5
        ? "Voldoende leesbaar."
        : "Te weinig om te lezen.";
  return `Contrast met wit: ${shown} op 1. ${judgement}`;
}
