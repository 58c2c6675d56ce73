/** On which page each linked heading stands, read from a PDF. */
import { dictAt, isRef, listAt, pagesOf } from "./pdfValue.ts";
import type { PdfFile } from "./pdfValue.ts";

/** Page numbers (the first page is 1) by heading id. */
export function pageNumbersOf(file: PdfFile): Map<string, number> {
  const pages = new Map(pagesOf(file).map((ref, index) => [ref, index + 1]));
  const places = dictAt(file, dictAt(file, file.trailer.get("Root")).get("Dests"));
  const numbers = new Map<string, number>();
  for (const [id, place] of places) {
    const [page] = listAt(file, place);
    const number = isRef(page) ? pages.get(page.ref) : undefined;
    if (number !== undefined) numbers.set(id, number);
  }
  return numbers;
}
