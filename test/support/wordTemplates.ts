/** A Word template as a municipality has it: Dutch names of styles, a header and a footer of its own. */
import { Document, Footer, Header, Packer, PageNumber, Paragraph, TextRun } from "docx";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

export async function letter(lines: string[] = LINES): Promise<Uint8Array> {
  const heading = (level: number) => ({
    id: `Kop${level}`,
    name: `heading ${level}`,
    run: { color: "9B1B30" },
    paragraph: { outlineLevel: level - 1 },
  });
  const document = new Document({
    creator: "A. de Vries",
    lastModifiedBy: "A. de Vries",
    styles: { paragraphStyles: [1, 2, 3].map(heading) },
    sections: [
      {
        headers: {
          default: new Header({ children: [new Paragraph("Gemeente Oosterwaarde, Postbus 1")] }),
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                children: [new TextRun({ children: ["blad ", PageNumber.CURRENT] })],
              }),
            ],
          }),
        },
        children: lines.map((line) => new Paragraph(line)),
      },
    ],
  });
  const parts = unzipSync(await Packer.toBuffer(document));
  // Dutch Word has no style with the id Heading1: its "heading 1" is called Kop1.
  const styles = strFromU8(parts["word/styles.xml"] ?? new Uint8Array());
  const dutch = styles.replace(/<w:style\b(?=[^>]*w:styleId="Heading\d")[\s\S]*?<\/w:style>/g, "");
  return zipSync({ ...parts, "word/styles.xml": strToU8(dutch) });
}

const LINES = [
  "{{titel}}",
  "Zaaknummer {{zaaknummer}}, {{datum}}",
  "{{inhoudsopgave}}",
  "{{inhoud}}",
  "Slot",
];
