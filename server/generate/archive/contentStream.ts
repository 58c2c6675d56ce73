/** Goes through what a page draws: what belongs to no tag becomes an artifact, which a screen reader passes over. */
import { endOfString, endOfWord, isSpace } from "./readPdf.ts";

export type PageContent = {
  data: Buffer;
  /** The numbers of marked content that are an artifact now and belong to no tag any more. */
  dropped: Set<number>;
};

/**
 * Lines and backgrounds, what has no mark at all (the foot of the page), and marks that `keeps` refuses become
 * artifacts. Throws on a letter that is in no font: glyph 0 has no place in an archive.
 */
export function markArtifacts(content: Buffer, keeps: (mark: number) => boolean): PageContent {
  const out = createCuts(content);
  const dropped = new Set<number>();
  let depth = 0;
  let mark: Mark | null = null;
  let textFrom = -1;
  let pathFrom = -1;
  for (const { name, from, operator, to } of operatorsOf(content)) {
    switch (name) {
      case "BMC":
      case "BDC":
        depth += 1;
        if (depth === 1)
          mark = { from, bodyFrom: to, id: markId(content, from, operator), isSeen: false };
        break;
      case "EMC":
        depth -= 1;
        if (depth > 0 || mark === null || mark.id === null) break;
        if (mark.isSeen && keeps(mark.id)) break;
        out.replace(mark.from, mark.bodyFrom, "/Artifact BMC");
        dropped.add(mark.id);
        break;
      case "BT":
        textFrom = from;
        break;
      case "ET":
        if (depth === 0) out.wrap(textFrom, to);
        break;
      case "Do":
      case "sh":
      case "EI":
        if (depth === 0) out.wrap(from, to);
        else if (mark && name !== "sh") mark.isSeen = true;
        break;
      case "Tj":
        refuseMissing(content, from, operator);
        if (mark && depth > 0) mark.isSeen = true;
        break;
      case "n":
        pathFrom = -1;
        break;
      default:
        if (PATH.has(name) && pathFrom < 0) pathFrom = from;
        if (!PAINT.has(name)) break;
        if (depth === 0) out.wrap(pathFrom < 0 ? from : pathFrom, to);
        pathFrom = -1;
    }
  }
  return { data: out.end(), dropped };
}

/** Marked content: where it begins, where what it holds begins, and whether that is more than lines. */
type Mark = { from: number; bodyFrom: number; id: number | null; isSeen: boolean };

const PATH = new Set(["m", "l", "c", "v", "y", "re", "h"]);
const PAINT = new Set(["f", "F", "f*", "B", "B*", "b", "b*", "S", "s"]);

function markId(content: Buffer, from: number, to: number): number | null {
  const id = /\/MCID (\d+)/.exec(content.toString("latin1", from, to))?.[1];
  return id === undefined ? null : Number(id);
}

/** All our fonts have two bytes to a letter: four digits. */
function refuseMissing(content: Buffer, from: number, to: number): void {
  const start = content.indexOf(0x3c, from) + 1;
  for (let at = start; at + 4 < to; at += 4) {
    const isDigit = (index: number) => content[at + index] === 0x30;
    if (isDigit(0) && isDigit(1) && isDigit(2) && isDigit(3))
      throw new Error("A letter is in none of the fonts");
  }
}

type Operation = { name: string; from: number; operator: number; to: number };

/** The operators that matter, in order, each with the place of its first operand and of itself. */
function* operatorsOf(content: Buffer): Generator<Operation> {
  let first = -1;
  for (let at = 0; at < content.length;) {
    const char = content[at] ?? 0;
    if (isSpace(char)) {
      at += 1;
      continue;
    }
    if (first < 0) first = at;
    if (isLetter(char)) {
      const to = endOfWord(content, at);
      const name = OPERATORS.get(codeOf(content, at, to));
      if (name !== undefined) yield { name, from: first, operator: at, to };
      at = to;
      first = -1;
    } else at = endOfOperand(content, at, char);
  }
}

/** A name of up to three letters as a number: most of a page is operators, and none of them becomes a string. */
function codeOf(content: Buffer, from: number, to: number): number {
  let code = 0;
  for (let at = from; at < to; at += 1) code = code * 256 + (content[at] ?? 0);
  return code;
}

const MARKS = ["BMC", "BDC", "EMC", "BT", "ET", "Do", "sh", "EI", "Tj", "n"];
const OPERATORS: ReadonlyMap<number, string> = new Map(
  [...MARKS, ...PATH, ...PAINT].map((name) => [codeOf(Buffer.from(name), 0, name.length), name]),
);

function isLetter(char: number): boolean {
  return (
    (char >= 0x41 && char <= 0x5a) ||
    (char >= 0x61 && char <= 0x7a) ||
    char === 0x27 ||
    char === 0x22
  );
}

function endOfOperand(content: Buffer, at: number, char: number): number {
  if (char === 0x28) return endOfString(content, at);
  if (char === 0x3c && content[at + 1] !== 0x3c) return content.indexOf(">", at) + 1;
  if (char === 0x2f) return endOfWord(content, at + 1);
  const end = endOfWord(content, at);
  return end > at ? end : at + 1;
}

/** Copies a text while pieces of it are replaced. Changes may come in any order and do not overlap. */
function createCuts(content: Buffer) {
  const cuts: { from: number; to: number; text: string }[] = [];
  const replace = (from: number, to: number, text: string) => void cuts.push({ from, to, text });
  return {
    replace,
    wrap(from: number, to: number) {
      replace(from, from, "/Artifact BMC\n");
      replace(to, to, "\nEMC");
    },
    end(): Buffer {
      const parts: Buffer[] = [];
      let at = 0;
      for (const { from, to, text } of cuts.toSorted((a, b) => a.from - b.from)) {
        parts.push(content.subarray(at, from), Buffer.from(text));
        at = to;
      }
      return Buffer.concat([...parts, content.subarray(at)]);
    },
  };
}
