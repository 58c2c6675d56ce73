/** Writes a PDF small and always the same: only what is used, numbered as it is met, named after what is in it. */
import { createHash } from "node:crypto";
import { deflateSync } from "node:zlib";
import { dict, isRef, isStream } from "./pdfValue.ts";
import type { Dict, PdfFile, Ref, Stream, Value } from "./pdfValue.ts";

/** The bytes of the file. The ID in its trailer is a hash of all that stands before it. */
export function writePdf({ objects, trailer }: PdfFile): Uint8Array {
  const numbers = numberObjects(objects, trailer);
  const out = createOutput();
  const loose: [number: number, body: string][] = [];
  const places: Place[] = [{ type: 0, at: 0, index: 65_535 }];
  for (const [old, number] of numbers) {
    const value = objects.get(old) ?? null;
    if (isStream(value))
      places[number] = { type: 1, at: out.stream(number, value, numbers), index: 0 };
    else loose.push([number, print(value, numbers)]);
  }
  let next = numbers.size + 1;
  for (let from = 0; from < loose.length; from += PER_STREAM) {
    const group = loose.slice(from, from + PER_STREAM);
    for (const [index, [number]] of group.entries()) places[number] = { type: 2, at: next, index };
    places[next] = { type: 1, at: out.stream(next, objectStream(group), numbers), index: 0 };
    next += 1;
  }
  return out.end(next, places, trailer, numbers);
}

type Place = { type: 0 | 1 | 2; at: number; index: number };

const PER_STREAM = 200;
/** The second line tells programs that the file is not text. */
const HEAD = Buffer.from("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n", "latin1");

function createOutput() {
  const parts: Buffer[] = [HEAD];
  let length = HEAD.length;
  const add = (...pieces: Buffer[]) => {
    for (const piece of pieces) length += piece.length;
    parts.push(...pieces);
  };
  const stream = (number: number, { dict: head, data }: Stream, numbers: Numbers): number => {
    const at = length;
    const entries = print(new Map([...head, ["Length", data.length]]), numbers);
    add(Buffer.from(`${number} 0 obj\n${entries}\nstream\n`, "latin1"));
    add(data, Buffer.from("\nendstream\nendobj\n"));
    return at;
  };
  const end = (number: number, places: Place[], trailer: Dict, numbers: Numbers): Uint8Array => {
    const hash = createHash("sha256");
    for (const part of parts) hash.update(part);
    const id = { text: hash.digest().subarray(0, 16) };
    const at = length;
    places[number] = { type: 1, at, index: 0 };
    const entries = { ...Object.fromEntries(trailer), Size: number + 1, ID: [id, id] };
    stream(number, packed(tableOf(places), { ...entries, Type: "/XRef", W: [1, 4, 2] }), numbers);
    add(Buffer.from(`startxref\n${at}\n%%EOF\n`));
    return Buffer.concat(parts);
  };
  return { stream, end };
}

/** A compressed stream of bytes; a higher level takes more time than it saves room. */
export function packed(data: Buffer, entries: Record<string, Value | undefined> = {}): Stream {
  return {
    dict: dict({ ...entries, Filter: "/FlateDecode" }),
    data: deflateSync(data, { level: 5 }),
  };
}

function tableOf(places: Place[]): Buffer {
  const table = Buffer.alloc(places.length * 7);
  for (const [number, { type, at, index }] of places.entries()) {
    table.writeUInt8(type, number * 7);
    table.writeUInt32BE(at, number * 7 + 1);
    table.writeUInt16BE(index, number * 7 + 5);
  }
  return table;
}

function objectStream(group: [number: number, body: string][]): Stream {
  let at = 0;
  const heads = group.map(([number, body]) => {
    const head = `${number} ${at}`;
    at += body.length + 1;
    return head;
  });
  const first = `${heads.join(" ")}\n`;
  const bodies = group.map(([, body]) => body).join("\n");
  return packed(Buffer.from(first + bodies, "latin1"), {
    Type: "/ObjStm",
    N: group.length,
    First: first.length,
  });
}

type Numbers = ReadonlyMap<number, number>;

/** A new number for every object that the trailer leads to, in the order in which it does. */
function numberObjects(objects: PdfFile["objects"], trailer: Dict): Numbers {
  const numbers = new Map<number, number>();
  const stack: Value[] = [trailer];
  while (stack.length > 0) {
    const value = stack.pop();
    if (isRef(value)) {
      if (numbers.has(value.ref) || !objects.has(value.ref)) continue;
      numbers.set(value.ref, numbers.size + 1);
      stack.push(objects.get(value.ref) ?? null);
    } else if (Array.isArray(value)) stack.push(...value.toReversed());
    else if (value instanceof Map) stack.push(...[...value.values()].toReversed());
    else if (isStream(value)) stack.push(value.dict);
  }
  return numbers;
}

function print(value: Value, numbers: Numbers): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return printNumber(value);
  if (typeof value === "string") return printName(value.slice(1));
  if (Array.isArray(value)) return `[${value.map((item) => print(item, numbers)).join(" ")}]`;
  if (value instanceof Map)
    return `<<${[...value].map(([key, item]) => `${printName(key)} ${print(item, numbers)}`).join(" ")}>>`;
  if (isRef(value)) return printRef(value, numbers);
  if (isStream(value)) throw new Error("A stream is always an object of its own");
  return `<${value.text.toString("hex")}>`;
}

function printNumber(value: number): string {
  const text = String(value);
  return text.includes("e") ? value.toFixed(8) : text;
}

function printName(name: string): string {
  if (/^\w+$/.test(name)) return `/${name}`;
  const escaped = name.replace(
    /[^!"$&'*-.0-;=?-Z\\^-z|~]/g,
    (char) => `#${char.charCodeAt(0).toString(16).padStart(2, "0")}`,
  );
  return `/${escaped}`;
}

/** What leads nowhere is nothing. */
function printRef({ ref }: Ref, numbers: Numbers): string {
  const number = numbers.get(ref);
  return number === undefined ? "null" : `${number} 0 R`;
}
