/** The checks of the product as lines for a test: "[25] ..." with the number of the criterion; none when a file is good. */
import { checkDocx } from "../../server/generate/check/checkDocx.ts";
import { checkPdf } from "../../server/generate/check/checkPdf.ts";
import type { Fault } from "../../server/generate/check/fault.ts";
import type { DocxSource } from "../../server/generate/check/readDocx.ts";
import { inGriffieNotation } from "../../templates/notation.ts";
import type { Document } from "../../templates/pieces.ts";

export async function pdfFaults(bytes: Uint8Array, document: Document): Promise<string[]> {
  return linesOf(await checkPdf(bytes, inGriffieNotation(document)));
}

export function docxFaults(bytes: Uint8Array, source: DocxSource): string[] {
  return linesOf(checkDocx(bytes, { ...source, document: inGriffieNotation(source.document) }));
}

export function linesOf(faults: readonly Fault[]): string[] {
  return faults.map(({ nr, sentence }) => `[${nr}] ${sentence}`);
}
