/** Reads a PDF as a browser prints it: one table of objects, nothing encrypted, nothing updated afterwards. */
import type { Dict, Name, Objects, PdfFile, Value } from "./pdfValue.ts";

/** Throws when the file is built in another way than a browser builds it. */
export function readPdf(bytes: Uint8Array): PdfFile {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(
    file.toString("latin1", file.length - 64),
  )?.[1];
  const { offsets, trailer } = readTable(file, Number(start ?? fail("has no table of objects")));
  return { objects: lazyObjects(file, offsets), trailer };
}

/** The page numbers need a few objects of thousands. */
function lazyObjects(file: Buffer, offsets: ReadonlyMap<number, number>): Objects {
  const known = new Map<number, Value>();
  let free = offsets.size;
  return {
    has: (number) => known.has(number) || offsets.has(number),
    get: (number) => {
      const at = offsets.get(number);
      if (at !== undefined && !known.has(number)) known.set(number, readObject(file, at));
      return known.get(number);
    },
    set: (number, value) => known.set(number, value),
    values: () => known.values(),
    free: () => (free += 1),
  };
}

function fail(what: string): never {
  throw new Error(`The PDF ${what}`);
}

/** Bytes of one line of the table: "0000000015 00000 n " and its end. */
const ROW = 20;

function readTable(file: Buffer, start: number): { offsets: Map<number, number>; trailer: Dict } {
  const end = file.indexOf("trailer", start);
  const table = end < 0 ? "" : file.toString("latin1", start, end);
  const [, count = "", rows = ""] = /^xref\s+0 (\d+)\s+([\s\S]*)$/.exec(table) ?? [];
  const offsets = new Map<number, number>();
  for (let row = 0; (row + 1) * ROW <= rows.length; row += 1)
    if (rows[row * ROW + 17] === "n")
      offsets.set(row, Number(rows.slice(row * ROW, row * ROW + 10)));
  const trailer = createReader(file, end + "trailer".length).value();
  if (!(trailer instanceof Map) || Number(count) !== offsets.size + 1)
    fail("has a table of objects that cannot be read");
  if (trailer.has("Encrypt") || trailer.has("Prev")) fail("is encrypted or updated");
  return { offsets, trailer };
}

function readObject(file: Buffer, at: number): Value {
  const body = file.indexOf("obj", at) + "obj".length;
  const reader = createReader(file, body);
  const value = reader.value();
  const length = value instanceof Map ? value.get("Length") : undefined;
  if (!(value instanceof Map) || typeof length !== "number") return value;
  const from = file.indexOf("stream", reader.position()) + "stream".length;
  const data = file[from] === CR ? from + 2 : from + 1;
  return { dict: value, data: file.subarray(data, data + length) };
}

const CR = 13;
/** What each byte is to a reader: space, delimiter or a letter of a word. */
const KIND = Uint8Array.from({ length: 256 }, (_, byte) =>
  [0, 9, 10, 12, 13, 32].includes(byte)
    ? 1
    : "()<>[]{}/%".includes(String.fromCharCode(byte))
      ? 2
      : 0,
);

export function isSpace(byte: number | undefined): boolean {
  return byte !== undefined && KIND[byte] === 1;
}

/** Where the word that stands at `at` ends. */
export function endOfWord(file: Buffer, at: number): number {
  let end = at;
  while (end < file.length && KIND[file[end] ?? 32] === 0) end += 1;
  return end;
}

/** Where the string in round brackets that begins at `at` ends: behind its closing bracket. */
export function endOfString(file: Buffer, at: number): number {
  let depth = 0;
  for (let next = at; next < file.length; next += 1) {
    const char = file[next];
    if (char === 0x5c) next += 1;
    else if (char === 0x28) depth += 1;
    else if (char === 0x29 && --depth === 0) return next + 1;
  }
  return file.length;
}

type Reader = { value(): Value; position(): number };

function createReader(file: Buffer, start: number): Reader {
  let at = start;
  const skipSpace = () => {
    while (at < file.length && KIND[file[at] ?? 0] === 1) at += 1;
  };
  /** Up to the bracket that closes it: one byte, or two for a dictionary. */
  const list = (bracket: number, size: 1 | 2): Value[] => {
    const values: Value[] = [];
    for (skipSpace(); file[at] !== bracket; skipSpace()) {
      if (at >= file.length) fail("ends in the middle of a value");
      values.push(value());
    }
    at += size;
    return values;
  };
  const word = (): string => {
    const from = at;
    at = endOfWord(file, at);
    return file.toString("latin1", from, at);
  };
  const string = (): Value => {
    const from = at;
    at = endOfString(file, at);
    return { text: unescaped(file.toString("latin1", from + 1, at - 1)) };
  };
  const hexadecimal = (): Value => {
    const from = at + 1;
    at = file.indexOf(">", at) + 1;
    const digits = file.toString("latin1", from, at - 1).replace(/\s/g, "");
    return { text: Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, "hex") };
  };
  function value(): Value {
    skipSpace();
    const char = file[at];
    if (char === 0x2f) return name(((at += 1), word()));
    if (char === 0x28) return string();
    if (char === 0x5b) return ((at += 1), list(0x5d, 1));
    if (char === 0x3c)
      return file[at + 1] === 0x3c ? ((at += 2), dictOf(list(0x3e, 2))) : hexadecimal();
    return numberOrWord(word());
  }
  const numberOrWord = (text: string): Value => {
    if (text === "true" || text === "false") return text === "true";
    if (text === "null") return null;
    const number = text === "" ? NaN : Number(text);
    if (Number.isNaN(number)) fail(`has ${JSON.stringify(text)} where a value should be`);
    if (!REFERENCE.every((byte, index) => file[at + index] === byte)) return number;
    at += REFERENCE.length;
    return { ref: number };
  };
  return { value, position: () => at };
}

/** The rest of "12 0 R", as a browser writes it. */
const REFERENCE = [...Buffer.from(" 0 R")];

function name(text: string): Name {
  if (!text.includes("#")) return `/${text}`;
  const plain = text.replace(/#([0-9a-f]{2})/gi, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
  return `/${plain}`;
}

function dictOf(flat: Value[]): Dict {
  const made: Dict = new Map();
  for (let index = 0; index + 1 < flat.length; index += 2)
    made.set(String(flat[index]).slice(1), flat[index + 1] ?? null);
  return made;
}

const ESCAPES: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

function unescaped(text: string): Buffer {
  const plain = text.replace(/\\([0-7]{1,3}|\r\n|[\s\S])/g, (_, code: string) => {
    if (/^[0-7]/.test(code)) return String.fromCharCode(parseInt(code, 8) & 0xff);
    return /^[\r\n]/.test(code) ? "" : (ESCAPES[code] ?? code);
  });
  return Buffer.from(plain, "latin1");
}
