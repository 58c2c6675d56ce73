/** Makes the tags that a browser writes those that PDF/UA-1 asks for. Every mend changes the tree that it gets. */
import { dict, dictAt, listAt, pagesOf, resolve, words } from "./pdfValue.ts";
import type { Dict, PdfFile, Value } from "./pdfValue.ts";
import { isMark, isTag, tagsIn } from "./tags.ts";
import type { Mark, Tag } from "./tags.ts";

/** A heading as the page has it, in words. */
export type HeadingWords = { level: number; text: string };

/** All mends that need no knowledge of the pages. `headings` are those of the source, in order. */
export function mendTags(file: PdfFile, root: Tag, headings: readonly HeadingWords[]): void {
  mendTag(file, root);
  nameHeadings(root, headings);
}

/** From the top down: what a tag becomes depends on the one above it. */
function mendTag(file: PdfFile, tag: Tag): void {
  tag.name = standardName(tag);
  tag.children = tag.children.flatMap((child) => unfolded(tag, child));
  tag.entries = entriesOf(file, tag);
  if (tag.name === "LI") giveBody(tag);
  for (const child of tag.children) if (isTag(child)) mendTag(file, child);
}

/** Names of PDF 2.0 and of the web, as PDF 1.7 says them. */
const OLD_NAMES: Record<string, string> = { Strong: "Span", Em: "Span", Aside: "Div", Sub: "Span" };

/** ISO 32000-1, 14.8.4. */
const STANDARD_NAMES = new Set(
  "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Figure Formula Form".split(
    " ",
  ),
);

function standardName({ name, entries, children }: Tag): string {
  if (name === "Figure" && !entries.has("Alt")) return "Div"; // the frame around a picture and its caption
  if (name === "NonStruct" && children.some(isTag)) return "Div";
  return STANDARD_NAMES.has(name) ? name : (OLD_NAMES[name] ?? "NonStruct");
}

/** Tags that hold other tags and no words of their own. */
const GROUPS = new Set(["Document", "Part", "Art", "Sect", "Div"]);

/** A tag around the words of a tag says nothing; in a group it is a paragraph. */
function unfolded(parent: Tag, child: Tag["children"][number]): Tag["children"] {
  if (!isTag(child) || child.name !== "NonStruct" || child.entries.has("Alt")) return [child];
  if (!GROUPS.has(parent.name)) return child.children.flatMap((inner) => unfolded(parent, inner));
  if (child.children.some(isTag)) return [child];
  child.name = "P";
  return [child];
}

/** A head says for what it is the head; the list of heads of each cell is left out, for its ids change every time. */
function entriesOf(file: PdfFile, { name, entries }: Tag): Dict {
  if (name !== "TH" && entries.size === 0) return entries;
  const kept = new Map(entries);
  kept.delete("A");
  kept.delete("Lang");
  const attributes = listAt(file, entries.get("A"))
    .map((value) => dictAt(file, value))
    .filter((attribute) => !attribute.has("Headers") && !isSpanOfOne(attribute));
  if (name === "TH" && !attributes.some((attribute) => attribute.has("Scope")))
    attributes.push(dict({ O: "/Table", Scope: "/Column" }));
  if (attributes.length > 0) kept.set("A", attributes);
  return kept;
}

function isSpanOfOne(attribute: Dict): boolean {
  return attribute.get("RowSpan") === 1 || attribute.get("ColSpan") === 1;
}

/** An item of a list is its mark and its words. */
function giveBody(item: Tag): void {
  const isLabel = (child: Tag["children"][number]) => isTag(child) && child.name === "Lbl";
  const body = {
    name: "LBody",
    entries: new Map(),
    children: item.children.filter((child) => !isLabel(child)),
  };
  if (body.children.some((child) => isTag(child) && child.name === "LBody")) return;
  item.children = [...item.children.filter(isLabel), body];
}

/** The headings of the tree in order. */
export function headingTags(root: Tag): Tag[] {
  return tagsIn(root).filter(({ name }) => /^H[1-6]$/.test(name));
}

/** No level is skipped, and the words are those of the source: where a line ends the page has lost a space. */
function nameHeadings(root: Tag, headings: readonly HeadingWords[]): void {
  const tags = headingTags(root);
  if (tags.length !== headings.length)
    throw new Error(`The page has ${tags.length} headings and its source ${headings.length}`);
  const depths = depthsOf(headings.map(({ level }) => level));
  for (const [index, tag] of tags.entries()) {
    tag.name = `H${depths[index] ?? 1}`;
    tag.entries.set("ActualText", words(headings[index]?.text ?? ""));
  }
}

/** How deep each heading stands below others: levels 1, 3, 3, 2 become 1, 2, 2, 2. */
export function depthsOf(levels: readonly number[]): number[] {
  const open: number[] = [];
  return levels.map((level) => {
    while ((open.at(-1) ?? 0) >= level) open.pop();
    return open.push(level);
  });
}

/** The heads that a browser tags again on every page on which a table goes on. */
export function repeatedHeads(file: PdfFile, root: Tag): Mark[] {
  const heads = tagsIn(root).filter((tag) => tag.name === "TH" && isColumnHead(file, tag));
  return heads.flatMap((head) => {
    const marks = tagsIn(head).flatMap(({ children }) => children.filter(isMark));
    const first = Math.min(...marks.map(({ page }) => page));
    return marks.filter(({ page }) => page !== first);
  });
}

function isColumnHead(file: PdfFile, { entries }: Tag): boolean {
  const attributes = listAt(file, entries.get("A")).map((value) => dictAt(file, value));
  return attributes.some((attribute) => attribute.get("Scope") === ("/Column" satisfies Value));
}

/** Tags that mean something when they are empty. */
const MAY_BE_EMPTY = new Set(["TD", "TH", "LBody", "Document"]);

/** Takes the marks out that are no longer there, and then the tags that hold nothing. */
export function pruneTags(tag: Tag, isGone: (mark: Mark) => boolean): void {
  tag.children = tag.children.filter((child) => {
    if (isMark(child)) return !isGone(child);
    if (!isTag(child)) return true;
    pruneTags(child, isGone);
    return child.children.length > 0 || MAY_BE_EMPTY.has(child.name);
  });
}

/** Every link says where it leads. `nameOf` gets the address, or the name of a place in the document. */
export function describeLinks(file: PdfFile, nameOf: (target: string) => string): void {
  const pages = pagesOf(file).map((ref) => dictAt(file, { ref }));
  for (const value of pages.flatMap((page) => listAt(file, page.get("Annots")))) {
    const link = dictAt(file, value);
    const place = resolve(file, link.get("Dest"));
    const address = resolve(file, dictAt(file, link.get("A")).get("URI"));
    const target = typeof place === "string" ? place.slice(1) : textOf(address);
    link.set("Contents", words(nameOf(target)));
  }
}

function textOf(value: Value): string {
  return typeof value === "object" && value !== null && "text" in value
    ? value.text.toString("utf8")
    : "";
}
