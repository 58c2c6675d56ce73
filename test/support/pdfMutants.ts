/** Seeded faults: a good PDF with one thing wrong each, so that a test can see whether the checks bite. */
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import {
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFString,
} from "@cantoo/pdf-lib";
import {
  dictIn,
  listIn,
  nameIn,
  streamText,
  textIn,
} from "../../server/generate/check/readPdfFile.ts";

const name = (text: string) => PDFName.of(text);

/** The criterion that must notice it, what is broken, and how it is done. */
export const PDF_MUTANTS: Readonly<Record<string, (file: PDFDocument) => unknown>> = {
  "[19] a page in A5": (file) => file.getPage(3).setSize(420, 595),
  "[20] no claim to be tagged": ({ catalog }) => catalog.delete(name("MarkInfo")),
  "[20] no tags": ({ catalog }) => catalog.delete(name("StructTreeRoot")),
  "[20] a page that does not lead to its tags": (file) =>
    file.getPage(4).node.delete(name("StructParents")),
  "[20] another language": ({ catalog }) => catalog.set(name("Lang"), PDFString.of("en-US")),
  "[21] another title": (file) => file.setTitle("Naamloos"),
  "[21] no title in the window": ({ catalog }) => catalog.delete(name("ViewerPreferences")),
  "[21] another title in the XMP": (file) => changeXmp(file, "Kruidenbuurt", "Kruidenwijk"),
  "[22] a claim of PDF/A-1": (file) => changeXmp(file, "<pdfaid:part>2", "<pdfaid:part>1"),
  "[22] no claim of PDF/UA": (file) => changeXmp(file, "<pdfuaid:part>1</pdfuaid:part>", ""),
  "[22] no colours": ({ catalog }) => catalog.delete(name("OutputIntents")),
  "[22] a broken ID": ({ context }) =>
    void (context.trailerInfo.ID = PDFArray.withContext(context)),
  "[23] a font that is not embedded": (file) =>
    dictWith(file, "FontFile2").delete(name("FontFile2")),
  "[23] a font of the machine": (file) =>
    dictWith(file, "DescendantFonts").set(name("BaseFont"), name("ABCDEF+Arial")),
  "[23] a font without letters": (file) => dictWith(file, "ToUnicode").delete(name("ToUnicode")),
  "[23] a letter that is in no font": (file) =>
    changeContent(file, 3, (text) => text.replace(/<\w{4}> Tj/, "<0000> Tj")),
  "[24] JavaScript": (file) => file.addJavaScript("start", "app.alert(1)"),
  "[24] an action when it opens": ({ catalog, context }) =>
    catalog.set(name("OpenAction"), context.obj({ S: "URI" })),
  "[24] an embedded file": (file) => file.attach(new Uint8Array([1]), "plan.json"),
  "[24] a form": (file) => file.getForm().createTextField("naam").addToPage(file.getPage(2)),
  "[24] a link to a file": (file) =>
    firstLink(file).set(
      name("A"),
      file.context.obj({ S: "URI", URI: PDFString.of("file:///etc/passwd") }),
    ),
  "[25] a lost space in a bookmark": (file) =>
    changeBookmark(file, (title) => title.replace(" ", "")),
  "[25] a bookmark to another page": (file) =>
    void listOf(firstBookmark(file), "Dest").set(0, file.getPage(9).ref),
  "[25] no bookmarks": ({ catalog }) => catalog.delete(name("Outlines")),
  "[25] a place that a link cannot find": ({ catalog }) =>
    dictIn(catalog, "Dests")?.delete(name("hoofdstuk-6")),
  "[26] a skipped level of headings": (file) => retag(file, "H2", "H4"),
  "[26] a heading that is a paragraph": (file) => retag(file, "H3", "P"),
  "[26] a head without scope": (file) => elementsOf(file, "TH")[0]?.delete(name("A")),
  "[26] a cell that is a paragraph": (file) => retag(file, "TD", "P"),
  "[26] a row with a cell less": (file) => removeKid(elementsOf(file, "TR")[1]),
  "[26] an item without a body": (file) => retag(file, "LBody", "Span"),
  "[26] a tag of the web": (file) => retag(file, "Div", "Aside"),
  "[26] a picture without words": (file) => retag(file, "Caption", "Figure"),
  "[26] a link that says nothing": (file) => firstLink(file).delete(name("Contents")),
  "[27] a head that is read twice": headOnTwoPages,
  "[28] text without a mark": (file) =>
    changeContent(file, 3, (text) =>
      text.replace("/Artifact BMC\nBT", "q\nBT").replace("ET\nEMC", "ET\nQ"),
    ),
  "[28] lines without a mark": (file) =>
    changeContent(file, 3, (text) => `${text}\n0 0 10 10 re f`),
  "[28] text that no tag holds": (file) =>
    changeContent(file, 3, (text) => text.replace(/\/MCID \d+/, "/MCID 7777")),
  "[28] another number at the foot": (file) => file.removePage(file.getPageCount() - 1),
  "[29] paragraphs in another order": swapKids,
  "[29] another page in the table of contents": wrongPage,
  "[30] another maker": (file) => file.setCreator("Mozilla/5.0 HeadlessChrome"),
  "[30] the name of a person": (file) => file.setAuthor("J. Jansen"),
  "[32] a heading as the last line": headingAtTheEnd,
};

/** The file with that one fault. */
export async function mutated(
  bytes: Uint8Array,
  change: (file: PDFDocument) => unknown,
): Promise<Uint8Array> {
  const file = await PDFDocument.load(bytes, {
    updateMetadata: false,
    parseSpeed: Number.POSITIVE_INFINITY,
  });
  await change(file);
  return file.save({
    useObjectStreams: false,
    addDefaultPage: false,
    updateFieldAppearances: false,
    objectsPerTick: Number.POSITIVE_INFINITY,
  });
}

/** The file behind a password, made by qpdf. */
export async function encrypted(bytes: Uint8Array): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "wijkpen-mutant-"));
  try {
    const [from, to] = [join(folder, "plan.pdf"), join(folder, "dicht.pdf")];
    await writeFile(from, bytes);
    await promisify(execFile)("qpdf", ["--encrypt", "", "geheim", "256", "--", from, to]);
    return await readFile(to);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function dicts({ context }: PDFDocument): PDFDict[] {
  return context
    .enumerateIndirectObjects()
    .flatMap(([, object]) => (object instanceof PDFDict ? [object] : []));
}

function dictWith(file: PDFDocument, key: string): PDFDict {
  return found(dicts(file).find((dict) => dict.has(name(key))));
}

function elementsOf(file: PDFDocument, type: string): PDFDict[] {
  return dicts(file).filter(
    (dict) => nameIn(dict, "Type") === "StructElem" && nameIn(dict, "S") === type,
  );
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("The mutant finds nothing to change");
  return value;
}

function retag(file: PDFDocument, from: string, to: string): void {
  found(elementsOf(file, from)[0]).set(name("S"), name(to));
}

function listOf(dict: PDFDict, key: string): PDFArray {
  return dict.lookup(name(key), PDFArray);
}

function removeKid(element: PDFDict | undefined): void {
  listOf(found(element), "K").remove(0);
}

function firstLink(file: PDFDocument): PDFDict {
  return found(dicts(file).find((dict) => nameIn(dict, "Subtype") === "Link"));
}

function firstBookmark(file: PDFDocument): PDFDict {
  return found(dictIn(dictIn(file.catalog, "Outlines"), "First"));
}

function changeBookmark(file: PDFDocument, change: (title: string) => string): void {
  const bookmark = firstBookmark(file);
  bookmark.set(name("Title"), PDFHexString.fromText(change(textIn(bookmark, "Title") ?? "")));
}

function changeXmp({ catalog, context }: PDFDocument, from: string, to: string): void {
  const stream = catalog.get(name("Metadata"));
  const changed = streamText(context.lookup(stream)).replaceAll(from, to);
  catalog.set(name("Metadata"), context.register(context.stream(Buffer.from(changed, "latin1"))));
}

function changeContent(file: PDFDocument, page: number, change: (text: string) => string): void {
  const { node } = file.getPage(page);
  const text = streamText(node.lookup(name("Contents")));
  const changed = change(text);
  if (changed === text) throw new Error("The mutant finds nothing to change");
  const made = file.context.flateStream(Buffer.from(changed, "latin1"));
  node.set(name("Contents"), file.context.register(made));
}

/** A head of the first table gets a mark of another page as well. */
function headOnTwoPages(file: PDFDocument): void {
  const head = found(elementsOf(file, "TH")[0]);
  const next = file.getPage(file.getPageCount() - 1);
  const mark = file.context.obj({ Type: "MCR", Pg: next.ref, MCID: 0 });
  head.set(name("K"), file.context.obj([head.get(name("K")) ?? PDFNumber.of(0), mark]));
}

function swapKids(file: PDFDocument): void {
  const main = found(elementsOf(file, "Div").find((dict) => listIn(dict, "K").length > 50));
  const kids = listOf(main, "K");
  const [first, second] = [kids.get(1), kids.get(2)];
  kids.set(1, second);
  kids.set(2, first);
}

/** Two numbers change places: those of the first and the last line of the table of contents. */
function wrongPage(file: PDFDocument): void {
  const links = elementsOf(file, "Link");
  const [first, last] = [listOf(found(links[0]), "K"), listOf(found(links.at(-1)), "K")];
  const [one, other] = [first.size() - 2, last.size() - 2];
  const kept = first.get(one);
  first.set(one, last.get(other));
  last.set(other, kept);
}

/** The words of the second heading move to the page before. */
function headingAtTheEnd(file: PDFDocument): void {
  found(elementsOf(file, "H1")[2]).set(name("Pg"), file.getPage(1).ref);
}
