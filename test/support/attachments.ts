/** Test language for bijlagen: files of each kind, and bringing one to a plan. */
import { strToU8, zipSync } from "fflate";
import { PDFDocument, PDFName, PDFString } from "@cantoo/pdf-lib";
import type { Answer, Client, Json } from "./server.ts";

export const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
export const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);

/** A DOCX with these parts beside what every one has. */
export function wordFile(parts: Record<string, string> = {}): Uint8Array {
  const main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
  const files = {
    "[Content_Types].xml": `<Types><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
    "word/document.xml": "<w:document/>",
    ...parts,
  };
  return zipSync(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])),
  );
}

/** A PDF of one page without tags. */
export async function plainPdf(): Promise<Uint8Array> {
  return await pdfWith(() => {});
}

/** With marks of accessibility, or with a script. */
export async function pdfWith(change: (file: PDFDocument) => void): Promise<Uint8Array> {
  const file = await PDFDocument.create();
  file.addPage();
  change(file);
  return await file.save();
}

export function tagged(file: PDFDocument): void {
  const { catalog, context } = file;
  catalog.set(PDFName.of("MarkInfo"), context.obj({ Marked: true }));
  catalog.set(PDFName.of("StructTreeRoot"), context.obj({ Type: "StructTreeRoot" }));
  catalog.set(PDFName.of("Lang"), PDFString.of("nl-NL"));
}

/** Brings a file as a browser does: the words in a header, the bytes as the body. */
export async function bring(
  client: Client,
  planId: string,
  bytes: Uint8Array,
  words: object = {},
): Promise<Answer<Json>> {
  const given = { title: "Kaart van de wijk", openness: "openbaar", ...words };
  return await client.send("POST", `/api/plans/${planId}/attachments`, bytes, {
    "X-Bijlage": encodeURIComponent(JSON.stringify(given)),
    "Content-Type": "application/octet-stream",
  });
}
