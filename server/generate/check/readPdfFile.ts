/** Reads a PDF back, with a library that the product does not use to write it. */
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  PDFRef,
  PDFString,
  decodePDFRawStream,
} from "@cantoo/pdf-lib";
import type { PDFObject } from "@cantoo/pdf-lib";
import { readContent } from "./pdfContent.ts";
import type { ReadContent } from "./pdfContent.ts";

export type PdfElement = {
  type: string;
  dict: PDFDict;
  kids: (PdfElement | PdfMark | PdfAnnotation)[];
};
export type PdfMark = { page: number; mcid: number };
export type PdfAnnotation = { annotation: PDFDict | undefined };
export type PdfPage = { ref: PDFRef; dict: PDFDict; content: ReadContent };

export type PdfReading = {
  document: PDFDocument;
  pages: PdfPage[];
  /** The top of the tags; null when there are none. */
  tree: PdfElement | null;
  /** Fonts by what they are called in the file. */
  fonts: PDFDict[];
};

/** Opens a file, one behind a password too: that can be said of it and nothing more. */
export async function openPdf(bytes: Uint8Array): Promise<PDFDocument> {
  return PDFDocument.load(bytes, {
    updateMetadata: false,
    ignoreEncryption: true,
    parseSpeed: Number.POSITIVE_INFINITY,
  });
}

export function readPdfFile(document: PDFDocument): PdfReading {
  const maps = new Map<PDFDict, Map<number, string>>();
  const pages = document.getPages().map(({ ref, node }) => {
    const resources = node.Resources();
    const fonts = dictIn(resources, "Font");
    const unicode = (name: string) => {
      const font = dictIn(fonts, name);
      if (!font) return new Map<number, string>();
      const known = maps.get(font) ?? unicodeMap(streamText(font.lookup(PDFName.of("ToUnicode"))));
      maps.set(font, known);
      return known;
    };
    return { ref, dict: node, content: readContent(contentOf(node), unicode) };
  });
  const fonts = document.context
    .enumerateIndirectObjects()
    .flatMap(([, object]) =>
      object instanceof PDFDict && nameIn(object, "Type") === "Font" ? [object] : [],
    );
  return { document, pages, tree: treeOf(document, pages), fonts };
}

export function dictIn(dict: PDFDict | undefined, key: string): PDFDict | undefined {
  const value = dict?.lookup(PDFName.of(key));
  return value instanceof PDFDict ? value : undefined;
}

export function listIn(dict: PDFDict | undefined, key: string): PDFObject[] {
  const value = dict?.lookup(PDFName.of(key));
  if (value === undefined || dict === undefined) return [];
  return value instanceof PDFArray
    ? value.asArray().map((item) => dict.context.lookup(item) ?? item)
    : [value];
}

export function nameIn(dict: PDFDict | undefined, key: string): string {
  const value = dict?.lookup(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : "";
}

/** A string for people; null when there is none. */
export function textIn(dict: PDFDict | undefined, key: string): string | null {
  const value = dict?.lookup(PDFName.of(key));
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : null;
}

export function numberIn(dict: PDFDict | undefined, key: string): number | null {
  const value = dict?.lookup(PDFName.of(key));
  return value instanceof PDFNumber ? value.asNumber() : null;
}

export function streamText(stream: PDFObject | undefined): string {
  if (!(stream instanceof PDFRawStream)) return "";
  return Buffer.from(decodePDFRawStream(stream).decode()).toString("latin1");
}

function contentOf(page: PDFDict): string {
  return listIn(page, "Contents").map(streamText).join("\n");
}

/** The letters of each code of a font. */
function unicodeMap(map: string): Map<number, string> {
  const found = new Map<number, string>();
  const letters = (hex: string) => Buffer.from(hex, "hex").swap16().toString("utf16le");
  for (const [, lines = ""] of map.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = "", to = ""] of lines.matchAll(/<(\w+)>\s*<(\w+)>/g))
      found.set(parseInt(code, 16), letters(to));
  for (const [, lines = ""] of map.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
    for (const [, from = "", last = "", to = ""] of lines.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g))
      for (let code = parseInt(from, 16); code <= parseInt(last, 16); code += 1)
        found.set(code, String.fromCodePoint(parseInt(to, 16) + code - parseInt(from, 16)));
  return found;
}

function treeOf(document: PDFDocument, pages: readonly PdfPage[]): PdfElement | null {
  const numbers = new Map(pages.map(({ ref }, index) => [ref.toString(), index]));
  const read = (value: PDFObject, inherited: number): PdfElement["kids"][number] => {
    const found = value instanceof PDFRef ? document.context.lookup(value) : value;
    if (found instanceof PDFNumber) return { page: inherited, mcid: found.asNumber() };
    if (!(found instanceof PDFDict)) return { annotation: undefined };
    const page = numbers.get(String(found.get(PDFName.of("Pg")))) ?? inherited;
    if (nameIn(found, "Type") === "OBJR") return { annotation: dictIn(found, "Obj") };
    if (nameIn(found, "Type") === "MCR") return { page, mcid: numberIn(found, "MCID") ?? -1 };
    const kids = found.lookup(PDFName.of("K"));
    const list = kids instanceof PDFArray ? kids.asArray() : [found.get(PDFName.of("K"))];
    return {
      type: nameIn(found, "S"),
      dict: found,
      kids: list.flatMap((kid) => (kid === undefined ? [] : [read(kid, page)])),
    };
  };
  const top = dictIn(document.catalog, "StructTreeRoot")?.lookup(PDFName.of("K"));
  const tree = top === undefined ? null : read(top, -1);
  return tree !== null && "kids" in tree ? tree : null;
}

/** All elements, an element before what is in it. */
export function elementsIn(element: PdfElement): PdfElement[] {
  return [element, ...element.kids.flatMap((kid) => ("kids" in kid ? elementsIn(kid) : []))];
}

/** All marks below an element, in order. */
export function marksIn(element: PdfElement): PdfMark[] {
  return element.kids.flatMap((kid) => ("kids" in kid ? marksIn(kid) : "mcid" in kid ? [kid] : []));
}
