/** The logo of the gemeente above the first page of a DOCX. */
import { AlignmentType, ImageRun, Paragraph } from "docx";
import { logoAlt } from "../../templates/brand.ts";
import { LOOK } from "../../templates/look.ts";
import type { Document } from "../../templates/pieces.ts";
import { cleanText } from "./escape.ts";
import { imageOf } from "./image.ts";

/** No paragraph where there is no logo, or none that can be read. */
export function wordLogo(document: Document): Paragraph[] {
  const picture = document.brand?.logo ? imageOf(document.brand.logo) : null;
  if (!picture) return [];
  const { width, height } = LOOK.logo;
  const scale = Math.min(pixels(width) / picture.width, pixels(height) / picture.height);
  const alt = cleanText(logoAlt(document));
  const run = new ImageRun({
    type: picture.type,
    data: picture.bytes,
    transformation: {
      width: Math.round(picture.width * scale),
      height: Math.round(picture.height * scale),
    },
    altText: { name: "Logo", description: alt },
  });
  return [
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      spacing: { after: 80, line: 240, lineRule: "auto" },
      children: [run],
    }),
  ];
}

/** Millimetres in pixels of 96 to an inch, as the library counts. */
function pixels(millimetres: number): number {
  return (millimetres / 25.4) * 96;
}
