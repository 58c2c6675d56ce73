/** The bookmarks of a PDF: one for every heading, in its words and at its depth. */
import { addObject, dict, dictAt, isRef } from "./pdfValue.ts";
import type { PdfFile, Ref, Value } from "./pdfValue.ts";
import { headingTags } from "./tagMends.ts";
import type { Tag, TagTree } from "./tags.ts";

/** Where a browser's bookmarks lead, by the heading that they stand for. */
export function bookmarkPlaces(file: PdfFile, { byObject }: TagTree): ReadonlyMap<Tag, Value> {
  const places = new Map<Tag, Value>();
  const catalog = dictAt(file, file.trailer.get("Root"));
  const waiting: Value[] = [dictAt(file, catalog.get("Outlines")).get("First") ?? null];
  while (waiting.length > 0) {
    const item = dictAt(file, waiting.pop());
    const [heading, place] = [item.get("SE"), item.get("Dest")];
    const tag = isRef(heading) ? byObject.get(heading.ref) : undefined;
    if (tag && place !== undefined) places.set(tag, place);
    for (const key of ["Next", "First"]) {
      const next = item.get(key);
      if (next !== undefined) waiting.push(next);
    }
  }
  return places;
}

type Bookmark = { heading: Tag; children: Bookmark[] };

/** Puts bookmarks in the place of the browser's; `refs` are the objects of the tags. */
export function writeBookmarks(
  file: PdfFile,
  root: Tag,
  places: ReadonlyMap<Tag, Value>,
  refs: ReadonlyMap<Tag, Ref>,
): void {
  const top: Bookmark[] = [];
  const open: Bookmark[] = [];
  for (const heading of headingTags(root)) {
    open.length = Math.min(open.length, Number(heading.name.slice(1)) - 1);
    const bookmark = { heading, children: [] };
    (open.at(-1)?.children ?? top).push(bookmark);
    open.push(bookmark);
  }
  const outlines = addObject(file, null);
  const write = (bookmarks: Bookmark[], parent: Ref): Record<string, Value> => {
    const own = bookmarks.map(() => addObject(file, null));
    for (const [index, { heading, children }] of bookmarks.entries()) {
      const self = own[index] ?? parent;
      const entries = dict({
        Title: heading.entries.get("ActualText"),
        Dest: places.get(heading),
        SE: refs.get(heading),
        Parent: parent,
        Prev: own[index - 1],
        Next: own[index + 1],
        ...write(children, self),
      });
      if (!places.has(heading)) throw new Error("A heading has no bookmark");
      file.objects.set(self.ref, entries);
    }
    const [first, last] = [own[0], own.at(-1)];
    return first && last ? { First: first, Last: last, Count: countOf(bookmarks) } : {};
  };
  file.objects.set(outlines.ref, dict({ Type: "/Outlines", ...write(top, outlines) }));
  dictAt(file, file.trailer.get("Root")).set("Outlines", outlines);
}

function countOf(bookmarks: readonly Bookmark[]): number {
  return bookmarks.reduce((sum, { children }) => sum + 1 + countOf(children), 0);
}
