/**
 * Makes of a browser's PDF one that an archive and a screen reader accept: PDF/A-2a and PDF/UA-1 in one file. What a
 * page looks like does not change. The same print gives the same bytes.
 */
import { inflateSync } from "node:zlib";
import type { Document } from "../../../templates/pieces.ts";
import { LOOK } from "../../../templates/look.ts";
import { bookmarkPlaces, writeBookmarks } from "./bookmarks.ts";
import { markArtifacts } from "./contentStream.ts";
import { FALLBACK_FACES } from "../fallbackFonts.ts";
import { declare } from "./declarations.ts";
import { addObject, dictAt, isStream, pagesOf, resolve } from "./pdfValue.ts";
import type { PdfFile } from "./pdfValue.ts";
import { describeLinks, mendTags, pruneTags, repeatedHeads } from "./tagMends.ts";
import type { HeadingWords } from "./tagMends.ts";
import { isMark, readTags, tagsIn, writeTags } from "./tags.ts";
import type { Mark, Tag } from "./tags.ts";
import { packed, writePdf } from "./writePdf.ts";

export type Source = Pick<Document, "title" | "subject" | "author" | "date"> & {
  /** All headings of the page, in order. */
  headings: readonly HeadingWords[];
  /** What a link leads to, in words; gets an address, or the name of a place in the document. */
  linkText(target: string): string;
};

/** Changes `file` on the way. Throws when a font is not one of the bundled ones, or when page and source differ. */
export function archivePdf(file: PdfFile, source: Source): Uint8Array {
  const tree = readTags(file);
  const places = bookmarkPlaces(file, tree);
  mendTags(file, tree.root, source.headings);
  const isGone = cleanPages(file, tree.root, repeatedHeads(file, tree.root));
  pruneTags(tree.root, isGone);
  const refs = writeTags(file, tree.root);
  writeBookmarks(file, tree.root, places, refs);
  describeLinks(file, source.linkText);
  declare(file, source);
  const bytes = writePdf(file);
  refuseStrangeFonts(file);
  return bytes;
}

/** Fonts that came from the machine make a page look different elsewhere. All that is written has been read. */
function refuseStrangeFonts({ objects }: PdfFile): void {
  const own = [LOOK.fonts.body, LOOK.fonts.heading].map((family) => family.replaceAll(" ", ""));
  const bundled = [...own, ...FALLBACK_FACES.map(({ name }) => name)];
  for (const value of objects.values()) {
    if (!(value instanceof Map) || value.get("Type") !== "/Font") continue;
    const name = String(value.get("BaseFont") ?? "/without a name").replace(/^\/([A-Z]{6}\+)?/, "");
    if (!bundled.some((family) => name.startsWith(family)))
      throw new Error(`The PDF has the font ${name}, which is not bundled`);
  }
}

/** Rewrites what each page draws; tells which marks are gone. */
function cleanPages(file: PdfFile, root: Tag, refused: readonly Mark[]): (mark: Mark) => boolean {
  const pages = pagesOf(file);
  const kept = pages.map(() => new Set<number>());
  for (const { children } of tagsIn(root))
    for (const child of children) if (isMark(child)) kept[child.page]?.add(child.id);
  for (const { page, id } of refused) kept[page]?.delete(id);
  for (const [page, ref] of pages.entries()) {
    const entries = dictAt(file, { ref });
    const content = resolve(file, entries.get("Contents"));
    if (!isStream(content)) throw new Error(`Page ${page + 1} is drawn in pieces`);
    const drawn = content.dict.has("Filter") ? inflateSync(content.data) : content.data;
    const { data, dropped } = markArtifacts(drawn, (id) => kept[page]?.has(id) === true);
    for (const id of dropped) kept[page]?.delete(id);
    entries.set("Contents", addObject(file, packed(data)));
  }
  return ({ page, id }) => kept[page]?.has(id) !== true;
}
