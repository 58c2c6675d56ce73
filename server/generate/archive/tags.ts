/** The tags of a PDF as a tree that can be changed, read from the file and written back into it. */
import { addObject, dict, dictAt, isRef, listAt, numberAt, pagesOf } from "./pdfValue.ts";
import type { Dict, PdfFile, Ref, Value } from "./pdfValue.ts";

/** A heading, a table, a cell ... The name is that of the file without its slash: "H1", "TD". */
export type Tag = {
  name: string;
  /** All but name, place and children: attributes, the words instead of a picture. */
  entries: Dict;
  children: (Tag | Mark | Annotation)[];
};

/** A piece of a page, by the number that its content has there. The first page is 0. */
export type Mark = { page: number; id: number };
/** A link as something to press. */
export type Annotation = { page: number; annotation: Ref };

export function isTag(child: Tag | Mark | Annotation): child is Tag {
  return "children" in child;
}

export function isMark(child: Tag | Mark | Annotation): child is Mark {
  return "id" in child;
}

/** All tags, a tag before what is in it. */
export function tagsIn(tag: Tag, found: Tag[] = []): Tag[] {
  found.push(tag);
  for (const child of tag.children) if (isTag(child)) tagsIn(child, found);
  return found;
}

export type TagTree = {
  root: Tag;
  /** The tag that an object of the file became, for what points at it. */
  byObject: ReadonlyMap<number, Tag>;
};

/** Throws when the file has no tags. */
export function readTags(file: PdfFile): TagTree {
  const pages = new Map(pagesOf(file).map((ref, index) => [ref, index]));
  const byObject = new Map<number, Tag>();
  const pageOf = (entries: Dict, inherited: number): number => {
    const page = entries.get("Pg");
    return isRef(page) ? (pages.get(page.ref) ?? inherited) : inherited;
  };
  const read = (value: Value, inherited: number): Tag | Mark | Annotation => {
    const id = numberAt(file, value);
    if (id !== null) return { page: inherited, id };
    const entries = dictAt(file, value);
    const page = pageOf(entries, inherited);
    const annotation = entries.get("Obj");
    if (entries.has("MCID")) return { page, id: numberAt(file, entries.get("MCID")) ?? -1 };
    if (isRef(annotation)) return { page, annotation };
    const kept = [...entries].filter(([key]) => !STRUCTURE.has(key));
    const name = String(entries.get("S") ?? "/Document").slice(1);
    const children = listAt(file, entries.get("K")).map((child) => read(child, page));
    const tag = { name, entries: new Map(kept), children };
    if (isRef(value)) byObject.set(value.ref, tag);
    return tag;
  };
  const top = dictAt(file, dictAt(file, file.trailer.get("Root")).get("StructTreeRoot")).get("K");
  const root = top === undefined ? null : read(top, 0);
  if (root === null || !isTag(root)) throw new Error("The PDF has no tags");
  return { root, byObject };
}

/** What the tree itself says, and ids that are different in every print. */
const STRUCTURE = new Set(["Type", "S", "P", "Pg", "K", "ID"]);

/** Puts the tree in the place of the one that the file had; gives the object of every tag. */
export function writeTags(file: PdfFile, root: Tag): ReadonlyMap<Tag, Ref> {
  const pages = pagesOf(file);
  const refs = new Map<Tag, Ref>();
  const owners: Ref[][] = pages.map(() => []);
  const annotations: [Ref, Ref][] = [];
  const tree = addObject(file, null);
  const write = (tag: Tag, parent: Ref): Ref => {
    const self = addObject(file, null);
    refs.set(tag, self);
    const page = tag.children.find(isMark)?.page;
    const pageRef = (index: number): Ref => ({ ref: pages[index] ?? 0 });
    const children = tag.children.map((child): Value => {
      if (isTag(child)) return write(child, self);
      if (!isMark(child)) {
        annotations.push([child.annotation, self]);
        return dict({ Type: "/OBJR", Obj: child.annotation, Pg: pageRef(child.page) });
      }
      (owners[child.page] ??= [])[child.id] = self;
      if (child.page === page) return child.id;
      return dict({ Type: "/MCR", Pg: pageRef(child.page), MCID: child.id });
    });
    const entries: Dict = new Map<string, Value>([
      ["Type", "/StructElem"],
      ["S", `/${tag.name}`],
      ["P", parent],
    ]);
    if (page !== undefined) entries.set("Pg", pageRef(page));
    for (const [key, value] of tag.entries) entries.set(key, value);
    if (children.length > 0)
      entries.set("K", children.length === 1 ? (children[0] ?? null) : children);
    file.objects.set(self.ref, entries);
    return self;
  };
  const top = write(root, tree);
  const parents = writeParents(file, owners, annotations);
  const entries = { Type: "/StructTreeRoot", K: top, ...parents } as const;
  file.objects.set(tree.ref, dict(entries));
  dictAt(file, file.trailer.get("Root")).set("StructTreeRoot", tree);
  return refs;
}

/** The way back from the pages and links to their tags: pages have the first numbers, links those behind them. */
function writeParents(
  file: PdfFile,
  owners: readonly (readonly Ref[])[],
  annotations: readonly [Ref, Ref][],
): { ParentTree: Ref; ParentTreeNextKey: number } {
  const numbered: Value[] = [];
  for (const [index, page] of pagesOf(file).entries()) {
    dictAt(file, { ref: page }).set("StructParents", index);
    const list = Array.from(owners[index] ?? [], (owner): Value => owner ?? null);
    numbered.push(index, addObject(file, list));
  }
  let next = owners.length;
  for (const [annotation, owner] of annotations) {
    dictAt(file, annotation).set("StructParent", next);
    numbered.push(next, owner);
    next += 1;
  }
  const ParentTree = addObject(file, dict({ Nums: numbered }));
  return { ParentTree, ParentTreeNextKey: next };
}
