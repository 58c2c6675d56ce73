/** Criteria 25 to 27 and 32: bookmarks, headings, tables, lists, pictures and links of a PDF. */
import { PDFArray, PDFDict, PDFName } from "@cantoo/pdf-lib";
import { headingText } from "../../templates/pieces.ts";
import type { Document } from "../../templates/pieces.ts";
import { dictIn, elementsIn, listIn, marksIn, numberIn, textIn } from "./pdfReading.ts";
import type { PdfElement, PdfReading } from "./pdfReading.ts";

/** `document` is as the fonts can print it. */
export function structureFaults(reading: PdfReading, document: Document): string[] {
  const { tree } = reading;
  if (tree === null) return ["[20] the file has no tags"];
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
      .map(() => "[26] a picture has no alternative text"),
    ...elements
      .filter(({ type }) => !STANDARD.test(type))
      .map(({ type }) => `[26] ${type} is no tag of PDF 1.7`),
  ];
}

const STANDARD =
  /^(Document|Part|Art|Sect|Div|BlockQuote|Caption|P|H[1-6]|L|LI|Lbl|LBody|Table|TR|TH|TD|THead|TBody|TFoot|Span|Quote|Note|Code|Link|Figure|NonStruct)$/;

/** Every mark on a page belongs to one tag, and back. */
function markFaults({ pages, document }: PdfReading, tree: PdfElement): string[] {
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
      ...(loose.length > 0 ? [`[28] page ${index + 1} has text that no tag holds`] : []),
      ...(unknown.length > 0 ? [`[20] page ${index + 1} does not lead back to its tags`] : []),
      ...(owned[index]?.size === 0 ? [`[20] page ${index + 1} has no tags`] : []),
    ];
  });
}

const isHeading = ({ type }: PdfElement) => /^H[1-6]$/.test(type);

function headingFaults(
  elements: readonly PdfElement[],
  { cover, pieces, isShort }: Document,
): string[] {
  const headings = elements.filter(isHeading);
  const own = pieces.flatMap((piece) => (piece.kind === "heading" ? [headingText(piece)] : []));
  const contents = isShort ? [] : ["Inhoudsopgave"];
  const expected = [cover.title, ...contents, ...own].filter((text) => text.trim() !== "");
  const found = headings.map(({ dict }) => textIn(dict, "ActualText"));
  const levels = headings.map(({ type }) => Number(type.slice(1)));
  const skipped = levels.findIndex((level, index) => level > (levels[index - 1] ?? 0) + 1);
  return [
    ...(JSON.stringify(found) === JSON.stringify(expected)
      ? []
      : ["[26] the headings are others than those of the document"]),
    ...(skipped < 0 ? [] : [`[26] a level is skipped before “${found[skipped]}”`]),
  ];
}

function bookmarkFaults(
  { document, pages }: PdfReading,
  elements: readonly PdfElement[],
): string[] {
  const headings = elements.filter(isHeading);
  const outlines = dictIn(document.catalog, "Outlines");
  if (!outlines) return ["[25] there are no bookmarks"];
  const bookmarks = itemsBelow(outlines, 1);
  if (bookmarks.length !== headings.length)
    return [`[25] ${bookmarks.length} bookmarks for ${headings.length} headings`];
  return bookmarks.flatMap(({ item, depth }, index) => {
    const heading = headings[index];
    const [title, text] = [textIn(item, "Title"), textIn(heading?.dict, "ActualText")];
    const place = item.lookup(PDFName.of("Dest"));
    const ref = place instanceof PDFArray ? String(place.get(0)) : "";
    const page = pages.findIndex((candidate) => candidate.ref.toString() === ref);
    const isThere = heading && page >= 0 && marksIn(heading).some((mark) => mark.page === page);
    return [
      ...(title === text ? [] : [`[25] the bookmark “${title}” is not the heading “${text}”`]),
      ...(isThere ? [] : [`[25] the bookmark “${title}” leads elsewhere`]),
      ...(heading?.type === `H${depth}` ? [] : [`[25] the bookmark “${title}” has another depth`]),
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

function tableFaults(elements: readonly PdfElement[]): string[] {
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
        ? [`[26] ${name} is not made of rows and cells`]
        : []),
      ...(new Set(widths).size > 1 ? [`[26] ${name} has rows of different width`] : []),
      ...(heads.length === 0 ? [`[26] ${name} has no heads`] : []),
      ...(heads.some((head) => !/^\/(Column|Row|Both)$/.test(attribute(head, "Scope")))
        ? [`[26] a head of ${name} has no scope`]
        : []),
      ...(twice.length > 0 ? [`[27] the head of ${name} is read again on the next page`] : []),
    ];
  });
}

function listFaults(elements: readonly PdfElement[]): string[] {
  return elements.flatMap((element) => {
    const types = below(element).map(({ type }) => type);
    const loose = element.kids.some((kid) => "mcid" in kid);
    if (element.type === "L" && (loose || types.some((type) => !/^(LI|L|Caption)$/.test(type))))
      return ["[26] a list holds something else than items"];
    if (
      element.type === "LI" &&
      (loose || !types.includes("LBody") || types.some((type) => !/^(Lbl|LBody)$/.test(type)))
    )
      return ["[26] an item of a list has no body"];
    return [];
  });
}

function linkFaults({ pages }: PdfReading, elements: readonly PdfElement[]): string[] {
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
      ...(tagged.has(link) ? [] : ["[26] a link has no tag"]),
      ...(textIn(link, "Contents")?.trim() ? [] : ["[26] a link does not say where it leads"]),
      ...(address === null || /^(https?|mailto|tel):/.test(address)
        ? []
        : [`[24] a link leads to ${address}`]),
    ];
  });
}

/** What follows a heading begins on the page of that heading. */
function lastLineFaults(tree: PdfElement): string[] {
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
          `[32] the heading “${textIn(element.dict, "ActualText")}” is the last line of page ${(page ?? 0) + 1}`,
        ];
  });
}

/** The title of the front page stands on a page that ends with it. */
function isAlone(element: PdfElement, tree: PdfElement): boolean {
  return elementsIn(tree).find(isHeading) === element;
}
