/**
 * The criteria 19 to 32 for a PDF, checked without Java. Written apart from the program that makes the file: it reads
 * with another library and knows what must be in the file from the document alone.
 */
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFRawStream } from "@cantoo/pdf-lib";
import { contentsOf, needsContents } from "../../../templates/pieces.ts";
import type { Document } from "../../../templates/pieces.ts";
import { printedDocument } from "../printable.ts";
import { fault, when } from "./fault.ts";
import type { Fault } from "./fault.ts";
import { structureFaults } from "./pdfStructure.ts";
import {
  dictIn,
  listIn,
  nameIn,
  numberIn,
  openPdf,
  readPdfFile,
  streamText,
  textIn,
} from "./readPdfFile.ts";
import type { PdfReading } from "./readPdfFile.ts";
import { firstDifference } from "./pdfWords.ts";

/** What the file of a document, as it is published, does not meet; empty when it is good. */
export async function checkPdf(bytes: Uint8Array, document: Document): Promise<Fault[]> {
  return (await readAndCheckPdf(bytes, document)).faults;
}

/** `reading` is null where the file cannot be read. */
export async function readAndCheckPdf(
  bytes: Uint8Array,
  document: Document,
): Promise<{ reading: PdfReading | null; faults: Fault[] }> {
  try {
    const file = await openPdf(bytes);
    if (file.context.trailerInfo.Encrypt)
      return { reading: null, faults: [fault(24, "het bestand heeft een wachtwoord")] };
    const reading = readPdfFile(file);
    return { reading, faults: faultsIn(reading, bytes.length, document) };
  } catch (error) {
    return {
      reading: null,
      faults: [fault(20, `het bestand is niet te lezen (${String(error)})`)],
    };
  }
}

/** The document as it must be in this file: with the letters that fonts have, and long enough for contents or not. */
export function expectedIn({ pages }: PdfReading, document: Document): Document {
  const printed = printedDocument(document);
  return needsContents(document, pages.length) ? { ...printed, hasContents: true } : printed;
}

function faultsIn(reading: PdfReading, size: number, document: Document): Fault[] {
  const printed = expectedIn(reading, document);
  return [
    ...pageFaults(reading),
    ...claimFaults(reading, document),
    ...fontFaults(reading, document),
    ...activeFaults(reading),
    ...structureFaults(reading, printed),
    ...footFaults(reading, document.isShort === true),
    ...contentsFaults(reading, printed),
    ...when(size > 10 * 1024 * 1024, 31, "het bestand is groter dan 10 MB"),
  ];
}

function pageFaults({ document, pages }: PdfReading): Fault[] {
  return document.getPages().flatMap((page, index) => {
    const { width, height } = page.getSize();
    const [short, long] = [Math.min(width, height), Math.max(width, height)];
    const isA4 = Math.abs(short - 595) <= 1 && Math.abs(long - 842) <= 1;
    const hasLinks = listIn(pages[index]?.dict, "Annots").length > 0;
    return [
      ...when(!isA4, 19, `bladzijde ${index + 1} is geen A4 maar ${width} bij ${height} punten`),
      ...when(
        hasLinks && nameIn(pages[index]?.dict, "Tabs") !== "S",
        20,
        `op bladzijde ${index + 1} is de volgorde van de Tab-toets een andere`,
      ),
    ];
  });
}

function claimFaults({ document }: PdfReading, source: Document): Fault[] {
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
      20,
      "het bestand zegt niet dat het labels heeft",
    ),
    ...when(textIn(catalog, "Lang") !== "nl-NL", 20, "de taal is niet Nederlands"),
    ...when(
      textIn(own, "Title") !== title || inXmp("dc:title") !== title,
      21,
      "de titel in de eigenschappen is een andere",
    ),
    ...when(
      dictIn(catalog, "ViewerPreferences")?.lookup(PDFName.of("DisplayDocTitle"))?.toString() !==
        "true",
      21,
      "een lezer toont de titel niet",
    ),
    ...when(
      inXmp("pdfaid:part") !== "2" || inXmp("pdfaid:conformance") !== "A",
      22,
      "het bestand zegt niet dat het PDF/A-2a is",
    ),
    ...when(inXmp("pdfuaid:part") !== "1", 22, "het bestand zegt niet dat het PDF/UA-1 is"),
    ...when(
      !(profile instanceof PDFRawStream) ||
        numberIn(profile.dict, "N") !== 3 ||
        streamText(profile).slice(36, 40) !== "acsp",
      22,
      "het bestand heeft geen kleurprofiel",
    ),
    ...when(
      parts.length !== 2 ||
        parts.some((part) => !(part instanceof PDFHexString) || part.asBytes().length < 16),
      22,
      "het bestand heeft geen kenmerk",
    ),
    ...when(
      makers.some((maker) => maker !== "Wijkpen"),
      30,
      `de maker is ${makers.join(", ")}`,
    ),
    ...when(
      (textIn(own, "Author") ?? "") !== author || inXmp("dc:creator") !== author,
      30,
      "de auteur is een andere",
    ),
    ...when(
      (textIn(own, "Subject") ?? "") !== subject || inXmp("dc:description") !== subject,
      30,
      "het onderwerp is een ander",
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

/** The families of the profile and those for what it lacks, as a font file writes them. */
const FAMILIES = ["SourceSans3", "SourceSerif4", "NotoSans", "NotoEmoji"];

function fontFaults({ fonts, pages }: PdfReading, { brand }: Document): Fault[] {
  const family = brand?.font ?? null;
  const hasFamily = fonts.some((font) =>
    nameIn(font, "BaseFont")
      .slice(7)
      .startsWith(family?.replaceAll(" ", "") ?? ""),
  );
  const missing = pages.reduce((sum, { content }) => sum + content.missing, 0);
  return [
    ...when(
      family !== null && !hasFamily,
      23,
      `lettertype ${family} van het gemeenteprofiel zit niet in het bestand`,
    ),
    ...when(missing > 0, 23, `${missing} letters staan in geen enkel lettertype`),
    ...fonts.flatMap((font) => {
      const name = nameIn(font, "BaseFont") || "a font without a name";
      const descriptor = dictIn(font, "FontDescriptor");
      const isPart = nameIn(font, "Subtype").startsWith("CIDFont");
      return [
        ...when(!/^[A-Z]{6}\+/.test(name), 23, `lettertype ${name} zit er niet als deel in`),
        ...when(
          !FAMILIES.some((family) => name.slice(7).startsWith(family)),
          23,
          `lettertype ${name} is niet dat van het gemeenteprofiel`,
        ),
        ...when(
          isPart &&
            !descriptor?.has(PDFName.of("FontFile2")) &&
            !descriptor?.has(PDFName.of("FontFile3")),
          23,
          `lettertype ${name} zit niet in het bestand`,
        ),
        ...when(
          !isPart && !font.has(PDFName.of("ToUnicode")),
          23,
          `lettertype ${name} zegt niet welke letters het zijn`,
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
function activeFaults({ document }: PdfReading): Fault[] {
  return document.context.enumerateIndirectObjects().flatMap(([, object]) => {
    const text = object instanceof PDFRawStream ? object.dict.toString() : object.toString();
    return ACTIVE.filter((name) => new RegExp(`/${name}\\b`).test(text)).map((name) =>
      fault(24, `het bestand bevat ${name}`),
    );
  });
}

/** A cover has no foot; the first page of a short document is a page like any other. */
function footFaults({ pages }: PdfReading, isShort: boolean): Fault[] {
  return pages.flatMap(({ content }, index) => {
    const foot = `Pagina ${index + 1} van ${pages.length}`;
    const hasFoot = content.artifacts.replace(/\s+/g, " ").includes(foot);
    return [
      ...when(
        (index > 0 || isShort) && !hasFoot,
        28,
        `onder aan bladzijde ${index + 1} staat niet “${foot}”`,
      ),
      ...content.unmarked
        .slice(0, 1)
        .map((what) => fault(28, `op bladzijde ${index + 1} staat ${what} zonder label`)),
    ];
  });
}

/** The numbers in the table of contents are those of the pages to which its links lead, and all words are in order. */
function contentsFaults({ document, pages, tree }: PdfReading, printed: Document): Fault[] {
  if (tree === null) return [];
  const numbers = headingPages({ document, pages }, printed);
  const unresolved = [...numbers]
    .filter(([, page]) => page === 0)
    .map(([id]) => fault(25, `de inhoudsopgave verwijst naar ${id} en dat is er niet`));
  const other = firstDifference(printed, numbers, tree, pages);
  return [
    ...unresolved,
    ...(other ? [fault(29, `“${other.expected}” wordt gelezen als “${other.found}”`)] : []),
  ];
}

/** On which page each heading of the table of contents stands, by its id; 0 where it is nowhere. */
export function headingPages(
  { document, pages }: Pick<PdfReading, "document" | "pages">,
  printed: Document,
): Map<string, number> {
  const places = dictIn(document.catalog, "Dests");
  return new Map(
    contentsOf(printed).map(({ id }) => {
      const place = places?.lookup(PDFName.of(id));
      const page = place instanceof PDFArray ? String(place.get(0)) : "";
      return [id, pages.findIndex(({ ref }) => ref.toString() === page) + 1];
    }),
  );
}
