/**
 * The criteria 19 to 33 for a PDF, checked without Java. Written apart from the program that makes the file: it reads
 * with another library and knows what must be in the file from the document alone.
 */
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFRawStream } from "@cantoo/pdf-lib";
import { contentsOf } from "../../templates/pieces.ts";
import type { Document } from "../../templates/pieces.ts";
import { printedDocument } from "../../server/generate/printable.ts";
import { structureFaults } from "./pdfStructureChecks.ts";
import {
  dictIn,
  listIn,
  nameIn,
  numberIn,
  openPdf,
  readPdfFile,
  streamText,
  textIn,
} from "./pdfReading.ts";
import type { PdfReading } from "./pdfReading.ts";
import { wordsOf } from "./pdfWords.ts";

/** What a file does not meet, as "[25] ..." with the number of the criterion; empty when it is good. */
export async function pdfFaults(bytes: Uint8Array, document: Document): Promise<string[]> {
  const file = await openPdf(bytes);
  if (file.context.trailerInfo.Encrypt) return ["[24] the file is encrypted"];
  const reading = readPdfFile(file);
  const printed = printedDocument(document);
  return [
    ...pageFaults(reading),
    ...claimFaults(reading, document),
    ...fontFaults(reading),
    ...activeFaults(reading),
    ...structureFaults(reading, printed),
    ...footFaults(reading),
    ...contentsFaults(reading, printed),
    ...(bytes.length > 10 * 1024 * 1024 ? ["[31] the file is larger than 10 MB"] : []),
  ];
}

function when(isWrong: boolean, fault: string): string[] {
  return isWrong ? [fault] : [];
}

function pageFaults({ document, pages }: PdfReading): string[] {
  return document.getPages().flatMap((page, index) => {
    const { width, height } = page.getSize();
    const [short, long] = [Math.min(width, height), Math.max(width, height)];
    const isA4 = Math.abs(short - 595) <= 1 && Math.abs(long - 842) <= 1;
    const hasLinks = listIn(pages[index]?.dict, "Annots").length > 0;
    return [
      ...when(!isA4, `[19] page ${index + 1} is ${width} by ${height}`),
      ...when(
        hasLinks && nameIn(pages[index]?.dict, "Tabs") !== "S",
        `[20] page ${index + 1} has another order for the Tab key`,
      ),
    ];
  });
}

function claimFaults({ document }: PdfReading, source: Document): string[] {
  const [title, subject, author] = [source.title, source.subject, source.author].map(oneLine);
  const { catalog, context } = document;
  const info = context.lookup(context.trailerInfo.Info);
  const own = info instanceof PDFDict ? info : undefined;
  const xmp = Buffer.from(streamText(catalog.lookup(PDFName.of("Metadata"))), "latin1").toString(
    "utf8",
  );
  const inXmp = (tag: string) =>
    decoded(new RegExp(`<${tag}>(?:<rdf:\\w+><rdf:li[^>]*>)?([^<]*)`).exec(xmp)?.[1] ?? "");
  const intents = listIn(catalog, "OutputIntents");
  const profile =
    intents[0] instanceof PDFDict ? intents[0].lookup(PDFName.of("DestOutputProfile")) : undefined;
  const id = context.lookup(context.trailerInfo.ID);
  const parts = id instanceof PDFArray ? id.asArray() : [];
  const makers = [
    textIn(own, "Creator"),
    textIn(own, "Producer"),
    inXmp("xmp:CreatorTool"),
    inXmp("pdf:Producer"),
  ];
  return [
    ...when(
      dictIn(catalog, "MarkInfo")?.lookup(PDFName.of("Marked"))?.toString() !== "true",
      "[20] the file is not tagged",
    ),
    ...when(textIn(catalog, "Lang") !== "nl-NL", "[20] the language is not nl-NL"),
    ...when(
      textIn(own, "Title") !== title || inXmp("dc:title") !== title,
      "[21] the title is another",
    ),
    ...when(
      dictIn(catalog, "ViewerPreferences")?.lookup(PDFName.of("DisplayDocTitle"))?.toString() !==
        "true",
      "[21] the window does not show the title",
    ),
    ...when(
      inXmp("pdfaid:part") !== "2" || inXmp("pdfaid:conformance") !== "A",
      "[22] no claim of PDF/A-2a",
    ),
    ...when(inXmp("pdfuaid:part") !== "1", "[22] no claim of PDF/UA-1"),
    ...when(
      !(profile instanceof PDFRawStream) ||
        numberIn(profile.dict, "N") !== 3 ||
        streamText(profile).slice(36, 40) !== "acsp",
      "[22] no colour profile",
    ),
    ...when(
      parts.length !== 2 ||
        parts.some((part) => !(part instanceof PDFHexString) || part.asBytes().length < 16),
      "[22] no ID",
    ),
    ...when(
      makers.some((maker) => maker !== "Wijkpen"),
      `[30] made by ${makers.join(", ")}`,
    ),
    ...when(
      (textIn(own, "Author") ?? "") !== author || inXmp("dc:creator") !== author,
      "[30] the author is another",
    ),
    ...when(
      (textIn(own, "Subject") ?? "") !== subject || inXmp("dc:description") !== subject,
      "[30] the subject is another",
    ),
  ];
}

/** Properties are one line: what would begin another one is a space, what XML cannot say is gone. */
function oneLine(text: string): string {
  const isForbidden = (char: string) => char < " " && !"\t\n\r".includes(char);
  return [...text]
    .filter((char) => !isForbidden(char))
    .join("")
    .replace(/[\t\n\r\u007f-\u009f\u2028\u2029]+/g, " ");
}

function decoded(xml: string): string {
  return xml.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));
}

/** The families of the profile, as a font file writes them. */
const FAMILIES = ["SourceSans3", "SourceSerif4"];

function fontFaults({ fonts, pages }: PdfReading): string[] {
  const missing = pages.reduce((sum, { content }) => sum + content.missing, 0);
  return [
    ...when(missing > 0, `[23] ${missing} letters are in no font`),
    ...fonts.flatMap((font) => {
      const name = nameIn(font, "BaseFont") || "a font without a name";
      const descriptor = dictIn(font, "FontDescriptor");
      const isPart = nameIn(font, "Subtype").startsWith("CIDFont");
      return [
        ...when(!/^[A-Z]{6}\+/.test(name), `[23] ${name} is not a subset`),
        ...when(
          !FAMILIES.some((family) => name.slice(7).startsWith(family)),
          `[23] ${name} is not of the profile`,
        ),
        ...when(
          isPart &&
            !descriptor?.has(PDFName.of("FontFile2")) &&
            !descriptor?.has(PDFName.of("FontFile3")),
          `[23] ${name} is not embedded`,
        ),
        ...when(
          !isPart && !font.has(PDFName.of("ToUnicode")),
          `[23] ${name} does not say its letters`,
        ),
      ];
    }),
  ];
}

const ACTIVE = [
  "JavaScript",
  "JS",
  "AA",
  "OpenAction",
  "AcroForm",
  "EmbeddedFiles",
  "EmbeddedFile",
  "AF",
  "XFA",
  "Launch",
];

/** Looks at every object: what is hidden from the pages still runs. */
function activeFaults({ document }: PdfReading): string[] {
  return document.context.enumerateIndirectObjects().flatMap(([, object]) => {
    const text = object instanceof PDFRawStream ? object.dict.toString() : object.toString();
    return ACTIVE.filter((name) => new RegExp(`/${name}\\b`).test(text)).map(
      (name) => `[24] the file holds ${name}`,
    );
  });
}

function footFaults({ pages }: PdfReading): string[] {
  return pages.flatMap(({ content }, index) => {
    const foot = `Pagina ${index + 1} van ${pages.length}`;
    const hasFoot = content.artifacts.replace(/\s+/g, " ").includes(foot);
    return [
      ...when(index > 0 && !hasFoot, `[28] page ${index + 1} does not say “${foot}”`),
      ...content.unmarked
        .slice(0, 1)
        .map((what) => `[28] page ${index + 1} has ${what} outside marked content`),
    ];
  });
}

/** The numbers in the table of contents are those of the pages to which its links lead, and all words are in order. */
function contentsFaults({ document, pages, tree }: PdfReading, printed: Document): string[] {
  if (tree === null) return [];
  const places = dictIn(document.catalog, "Dests");
  const numbers = new Map(
    contentsOf(printed).map(({ id }) => {
      const place = places?.lookup(PDFName.of(id));
      const page = place instanceof PDFArray ? String(place.get(0)) : "";
      return [id, pages.findIndex(({ ref }) => ref.toString() === page) + 1];
    }),
  );
  const unresolved = [...numbers]
    .filter(([, page]) => page === 0)
    .map(([id]) => `[25] the contents lead to ${id}, which is nowhere`);
  const { expected, found } = wordsOf(printed, numbers, tree, pages);
  const at = [...expected].findIndex((char, index) => char !== found[index]);
  const isSame = expected === found;
  const around = (text: string) => text.slice(Math.max(0, at - 20), at + 30);
  return [
    ...unresolved,
    ...when(!isSame, `[29] the text differs: “${around(expected)}” is read as “${around(found)}”`),
  ];
}
