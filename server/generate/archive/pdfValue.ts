/** What a PDF file is made of: numbered objects with values in them (ISO 32000-1, 7.3). */

export type Name = `/${string}`;
export type Ref = { ref: number };
/** The bytes of a string, without its brackets and escapes. */
export type Text = { text: Buffer };
export type Dict = Map<string, Value>;
/** `data` is as the file has it: compressed where the dictionary says so. */
export type Stream = { dict: Dict; data: Buffer };
export type Value = null | boolean | number | Name | Ref | Text | Value[] | Dict | Stream;

/** Objects by their number. Those of a file are read when they are asked for; `values` gives what was read or set. */
export type Objects = Pick<Map<number, Value>, "get" | "set" | "has" | "values"> & {
  /** A number that no object has. */
  free(): number;
};

/** `trailer` says which object is the beginning. */
export type PdfFile = { objects: Objects; trailer: Dict };

export function isRef(value: Value | undefined): value is Ref {
  return typeof value === "object" && value !== null && "ref" in value;
}

export function isStream(value: Value | undefined): value is Stream {
  return typeof value === "object" && value !== null && "data" in value;
}

/** What a value stands for, through references. */
export function resolve({ objects }: PdfFile, value: Value | undefined): Value {
  let found: Value = value ?? null;
  for (let step = 0; isRef(found) && step < 16; step += 1) found = objects.get(found.ref) ?? null;
  return found;
}

/** The dictionary that a value stands for, that of a stream too; an empty one when it is none. */
export function dictAt(file: PdfFile, value: Value | undefined): Dict {
  const found = resolve(file, value);
  if (found instanceof Map) return found;
  return isStream(found) ? found.dict : new Map();
}

/** The list that a value stands for; a single value is a list of one, nothing is an empty list. */
export function listAt(file: PdfFile, value: Value | undefined): Value[] {
  const found = resolve(file, value);
  if (Array.isArray(found)) return found;
  return value === undefined || found === null ? [] : [value];
}

export function numberAt(file: PdfFile, value: Value | undefined): number | null {
  const found = resolve(file, value);
  return typeof found === "number" ? found : null;
}

/** A dictionary in one line of code; what is undefined is left out. */
export function dict(entries: Record<string, Value | undefined>): Dict {
  const given = Object.entries(entries).filter(
    (entry): entry is [string, Value] => entry[1] !== undefined,
  );
  return new Map(given);
}

/** Words for people: UTF-16 with its mark in front, which every reader knows. */
export function words(text: string): Text {
  return { text: Buffer.from(`\uFEFF${text}`, "utf16le").swap16() };
}

/** A string of plain ASCII, such as a date. */
export function ascii(text: string): Text {
  return { text: Buffer.from(text, "latin1") };
}

/** Adds an object and gives the reference to it. */
export function addObject({ objects }: PdfFile, value: Value): Ref {
  const ref = objects.free();
  objects.set(ref, value);
  return { ref };
}

/** The pages in order, by object number. */
export function pagesOf(file: PdfFile): number[] {
  const root = dictAt(file, file.trailer.get("Root")).get("Pages");
  const pages: number[] = [];
  const stack: Value[] = root === undefined ? [] : [root];
  const seen = new Set<number>();
  while (stack.length > 0) {
    const next = stack.pop();
    if (!isRef(next) || seen.has(next.ref)) continue;
    seen.add(next.ref);
    const node = dictAt(file, next);
    if (node.has("Kids")) stack.push(...listAt(file, node.get("Kids")).toReversed());
    else pages.push(next.ref);
  }
  return pages;
}
