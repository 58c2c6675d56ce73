/** Criteria 9 and 35: what the raad is asked is one numbered list from 1, and word for word what it decides. */
import type { Document, ListPiece, Piece } from "../../../templates/pieces.ts";
import { fault, when } from "./fault.ts";
import type { Fault } from "./fault.ts";
import { headingLevel } from "./readDocx.ts";
import type { DocxReading, WordParagraph } from "./readDocx.ts";
import { all, child, valueOf } from "./xml.ts";

/** A document of the set, by its documentsoort. */
export type SetDocument = { kind: string; document: Document };

/** The numbered lists among these pieces, each item as its words. */
function numberedLists(pieces: readonly Piece[]): string[][] {
  const lists = pieces.filter(
    (piece): piece is ListPiece => piece.kind === "list" && piece.ordered,
  );
  return lists.map(({ items }) => items.map(({ runs }) => runs.map(({ text }) => text).join("")));
}

/** What the set asks of the raad, as the besluit has it; null where it decides nothing. */
export function decidedIn(set: readonly SetDocument[]): string[] | null {
  const besluit = set.find(({ kind }) => kind === "raadsbesluit" || kind === COMBINED);
  if (!besluit) return null;
  const { pieces } = besluit.document;
  return numberedLists(pieces.slice(startOfBesluit(pieces)))[0] ?? null;
}

/** Below this heading the raad decides; what stands before it in a document of both is the voorstel. */
function startOfBesluit(pieces: readonly Piece[]): number {
  const at = pieces.findLastIndex((piece) => piece.kind === "heading" && piece.text === "Besluit");
  return at < 0 ? pieces.length : at;
}

const COMBINED = "voorstel-en-besluit";

/** [35]: null where the raad decides nothing in this set. */
export function decisionFaults(set: readonly SetDocument[]): Fault[] | null {
  const decided = decidedIn(set);
  const voorstel = set.find(({ kind }) => kind === "raadsvoorstel" || kind === COMBINED);
  if (decided === null || voorstel === undefined) return null;
  const { pieces } = voorstel.document;
  const asked = numberedLists(
    voorstel.kind === COMBINED ? pieces.slice(0, startOfBesluit(pieces)) : pieces,
  );
  return when(
    !asked.some((items) => isSame(items, decided)),
    35,
    "de punten van het besluit staan niet woord voor woord in het voorstel",
  );
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((item, index) => item === others[index]);
}

/** [9]: the beslispunten in Word, and the arguments that hang below them. */
export function decisionListFaults(reading: DocxReading, decided: readonly string[]): Fault[] {
  const { paragraphs } = reading;
  const start = paragraphs.findIndex(({ text, isInList }) => isInList && text === decided[0]);
  const items = start < 0 ? [] : paragraphs.slice(start, start + decided.length);
  const texts = items.map(({ text }) => text);
  const lists = new Set(items.map(listOf));
  const strays = paragraphs.filter(
    (each) =>
      headingLevel(each) === 2 && Number(/^(\d+)\.\d+ /.exec(each.text)?.[1] ?? 0) > decided.length,
  );
  return [
    ...when(!isSame(texts, decided), 9, "de beslispunten staan niet onder elkaar in één lijst"),
    ...when(lists.size > 1, 9, "de beslispunten staan in meer dan één lijst"),
    ...when(
      items.length > 0 && firstNumber(reading, [...lists][0] ?? "") !== "1",
      9,
      "de beslispunten beginnen niet bij 1",
    ),
    ...strays.map(({ text }) => fault(9, `“${text}” hoort bij geen beslispunt`)),
  ];
}

function listOf({ element }: WordParagraph): string {
  return valueOf(child(child(element, "w:pPr"), "w:numPr"), "w:numId") ?? "";
}

/** The number with which a list begins: of the list itself, or else of what it is made after. */
function firstNumber({ parts }: DocxReading, id: string): string {
  const numbering = parts.get("word/numbering.xml");
  const list = all(numbering, "w:num").find(({ attributes }) => attributes["w:numId"] === id);
  const own = all(list, "w:startOverride")[0]?.attributes["w:val"];
  const made = all(numbering, "w:abstractNum").find(
    ({ attributes }) => attributes["w:abstractNumId"] === valueOf(list, "w:abstractNumId"),
  );
  const first = all(made, "w:lvl").find(({ attributes }) => attributes["w:ilvl"] === "0");
  return own ?? valueOf(first, "w:start") ?? "";
}
