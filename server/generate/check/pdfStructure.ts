/** Criteria 25 to 27 and 32: bookmarks, headings, tables, lists, pictures and links of a PDF. */
import { PDFArray, PDFDict, PDFName } from "@cantoo/pdf-lib";
import { headingText, listsContents } from "../../../templates/pieces.ts";
import type { Document } from "../../../templates/pieces.ts";
import { dictIn, elementsIn, listIn, marksIn, numberIn, textIn } from "./readPdfFile.ts";
import type { PdfElement, PdfReading } from "./readPdfFile.ts";
import { fault } from "./fault.ts";
import type { Fault } from "./fault.ts";

/** `document` is as the fonts can print it. */
export function structureFaults(reading: PdfReading, document: Document): Fault[] {
  const { tree } = reading;
  if (tree === null) return [fault(20, "het bestand heeft geen labels")];
  const elements = elementsIn(tree);
  return [
    ...markFaults(reading, tree),
    ...headingFaults(elements, document),
    ...bookmarkFaults(reading, elements),
    ...tableFaults(elements),
    ...listFaults(elements),
    ...linkFaults(reading, elements),
    ...lastLineFaults(tree),
    ...elements
      .filter(({ type, dict }) => type === "Figure" && !textIn(dict, "Alt"))
      .map(() => fault(26, "een afbeelding heeft geen beschrijving")),
    ...elements
      .filter(({ type }) => !STANDARD.test(type))
      .map(({ type }) => fault(26, `${type} is geen label van PDF 1.7`)),
  ];
}

const STANDARD =
  /^(Document|Part|Art|Sect|Div|BlockQuote|Caption|P|H[1-6]|L|LI|Lbl|LBody|Table|TR|TH|TD|THead|TBody|TFoot|Span|Quote|Note|Code|Link|Figure|NonStruct)$/;

/** Every mark on a page belongs to one tag, and back. */
function markFaults({ pages, document }: PdfReading, tree: PdfElement): Fault[] {
  const owned = pages.map(() => new Set<number>());
  for (const { page, mcid } of marksIn(tree)) owned[page]?.add(mcid);
  const root = dictIn(document.catalog, "StructTreeRoot");
  const parents = listIn(dictIn(root, "ParentTree"), "Nums");
  return pages.flatMap(({ content, dict }, index) => {
    const loose = [...content.marked.keys()].filter((mcid) => !owned[index]?.has(mcid));
    const at = parents.findIndex(
      (key, place) => place % 2 === 0 && String(key) === String(numberIn(dict, "StructParents")),
    );
    const list = parents[at + 1];
    const known = list instanceof PDFArray ? list.size() : 0;
    const unknown = [...(owned[index] ?? [])].filter((mcid) => mcid >= known);
    return [
      ...(loose.length > 0
        ? [fault(28, `op bladzijde ${index + 1} staat tekst die bij geen label hoort`)]
        : []),
      ...(unknown.length > 0
        ? [fault(20, `bladzijde ${index + 1} verwijst niet terug naar haar labels`)]
        : []),
      ...(owned[index]?.size === 0 ? [fault(20, `bladzijde ${index + 1} heeft geen labels`)] : []),
    ];
  });
}

const isHeading = ({ type }: PdfElement) => /^H[1-6]$/.test(type);

function headingFaults(elements: readonly PdfElement[], document: Document): Fault[] {
  const { cover, pieces } = document;
  const headings = elements.filter(isHeading);
  const own = pieces.flatMap((piece) => (piece.kind === "heading" ? [headingText(piece)] : []));
  const contents = listsContents(document) ? ["Inhoudsopgave"] : [];
  const expected = [cover.title, ...contents, ...own].filter((text) => text.trim() !== "");
  const found = headings.map(({ dict }) => textIn(dict, "ActualText"));
  const levels = headings.map(({ type }) => Number(type.slice(1)));
  const skipped = levels.findIndex((level, index) => level > (levels[index - 1] ?? 0) + 1);
  return [
    ...(JSON.stringify(found) === JSON.stringify(expected)
      ? []
      : [fault(26, "de koppen zijn andere dan die van het stuk")]),
    ...(skipped < 0 ? [] : [fault(26, `voor “${found[skipped]}” is een niveau overgeslagen`)]),
  ];
}

function bookmarkFaults({ document, pages }: PdfReading, elements: readonly PdfElement[]): Fault[] {
  const headings = elements.filter(isHeading);
  const outlines = dictIn(document.catalog, "Outlines");
  if (!outlines) return [fault(25, "er zijn geen bladwijzers")];
  const bookmarks = itemsBelow(outlines, 1);
  if (bookmarks.length !== headings.length)
    return [fault(25, `er zijn ${bookmarks.length} bladwijzers voor ${headings.length} koppen`)];
  return bookmarks.flatMap(({ item, depth }, index) => {
    const heading = headings[index];
    const [title, text] = [textIn(item, "Title"), textIn(heading?.dict, "ActualText")];
    const place = item.lookup(PDFName.of("Dest"));
    const ref = place instanceof PDFArray ? String(place.get(0)) : "";
    const page = pages.findIndex((candidate) => candidate.ref.toString() === ref);
    const isThere = heading && page >= 0 && marksIn(heading).some((mark) => mark.page === page);
    return [
      ...(title === text
        ? []
        : [fault(25, `bladwijzer “${title}” is niet gelijk aan de kop “${text}”`)]),
      ...(isThere ? [] : [fault(25, `bladwijzer “${title}” gaat naar een andere bladzijde`)]),
      ...(heading?.type === `H${depth}`
        ? []
        : [fault(25, `bladwijzer “${title}” staat op een ander niveau`)]),
    ];
  });
}

function itemsBelow(parent: PDFDict, depth: number): { item: PDFDict; depth: number }[] {
  const items: { item: PDFDict; depth: number }[] = [];
  for (let item = dictIn(parent, "First"); item; item = dictIn(item, "Next"))
    items.push({ item, depth }, ...itemsBelow(item, depth + 1));
  return items;
}

function attribute({ dict }: PdfElement, key: string): string {
  const found = listIn(dict, "A").find(
    (value) => value instanceof PDFDict && value.has(PDFName.of(key)),
  );
  return found instanceof PDFDict ? String(found.lookup(PDFName.of(key))) : "";
}

function below({ kids }: PdfElement): PdfElement[] {
  return kids.filter((kid): kid is PdfElement => "kids" in kid);
}

function tableFaults(elements: readonly PdfElement[]): Fault[] {
  const tables = elements.filter(({ type }) => type === "Table");
  return tables.flatMap((table, index) => {
    const rows = elementsIn(table).filter(({ type }) => type === "TR");
    const widths = rows.map((row) =>
      below(row).reduce((sum, cell) => sum + Number(attribute(cell, "ColSpan") || 1), 0),
    );
    const cells = rows.flatMap(below);
    const heads = cells.filter(({ type }) => type === "TH");
    const twice = heads.filter(
      (head) =>
        attribute(head, "Scope") === "/Column" &&
        new Set(marksIn(head).map(({ page }) => page)).size > 1,
    );
    const name = `table ${index + 1}`;
    return [
      ...(rows.length === 0 || cells.some(({ type }) => !/^T[HD]$/.test(type))
        ? [fault(26, `${name} bestaat niet uit rijen en cellen`)]
        : []),
      ...(new Set(widths).size > 1
        ? [fault(26, `${name} heeft rijen met een ander aantal cellen`)]
        : []),
      ...(heads.length === 0 ? [fault(26, `${name} heeft geen kopcellen`)] : []),
      ...(heads.some((head) => !/^\/(Column|Row|Both)$/.test(attribute(head, "Scope")))
        ? [fault(26, `een kopcel van ${name} zegt niet waarvan zij de kop is`)]
        : []),
      ...(twice.length > 0
        ? [fault(27, `de kop van ${name} wordt op de volgende bladzijde weer voorgelezen`)]
        : []),
    ];
  });
}

function listFaults(elements: readonly PdfElement[]): Fault[] {
  return elements.flatMap((element) => {
    const types = below(element).map(({ type }) => type);
    const loose = element.kids.some((kid) => "mcid" in kid);
    if (element.type === "L" && (loose || types.some((type) => !/^(LI|L|Caption)$/.test(type))))
      return [fault(26, "in een lijst staat iets anders dan punten")];
    if (
      element.type === "LI" &&
      (loose || !types.includes("LBody") || types.some((type) => !/^(Lbl|LBody)$/.test(type)))
    )
      return [fault(26, "een punt van een lijst heeft geen tekst")];
    return [];
  });
}

function linkFaults({ pages }: PdfReading, elements: readonly PdfElement[]): Fault[] {
  const tagged = new Set(
    elements
      .filter(({ type }) => type === "Link")
      .flatMap(({ kids }) => kids.flatMap((kid) => ("annotation" in kid ? [kid.annotation] : []))),
  );
  const links = pages.flatMap(({ dict }) => listIn(dict, "Annots"));
  return links.flatMap((link) => {
    if (!(link instanceof PDFDict)) return [];
    const address = textIn(dictIn(link, "A"), "URI");
    return [
      ...(tagged.has(link) ? [] : [fault(26, "een koppeling heeft geen label")]),
      ...(textIn(link, "Contents")?.trim()
        ? []
        : [fault(26, "een koppeling zegt niet waar zij heen gaat")]),
      ...(address === null || /^(https?|mailto|tel):/.test(address)
        ? []
        : [fault(24, `een koppeling gaat naar ${address}`)]),
    ];
  });
}

/** What follows a heading begins on the page of that heading. */
function lastLineFaults(tree: PdfElement): Fault[] {
  const blocks = elementsIn(tree).filter(
    (element) => isHeading(element) || element.kids.some((kid) => "mcid" in kid),
  );
  return blocks.flatMap((element, index) => {
    const next = blocks.slice(index + 1).find((other) => !elementsIn(element).includes(other));
    const [page, nextPage] = [marksIn(element).at(-1)?.page, next && marksIn(next)[0]?.page];
    if (!isHeading(element) || nextPage === undefined || page === nextPage) return [];
    return isAlone(element, tree)
      ? []
      : [
          fault(
            32,
            `kop “${textIn(element.dict, "ActualText")}” staat onder aan bladzijde ${(page ?? 0) + 1}`,
          ),
        ];
  });
}

/** The title of the front page stands on a page that ends with it. */
function isAlone(element: PdfElement, tree: PdfElement): boolean {
  return elementsIn(tree).find(isHeading) === element;
}
