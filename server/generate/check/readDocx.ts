/** A DOCX as the checks see it: its parts as XML, its paragraphs with their style, words and place. */
import { strFromU8, unzipSync } from "fflate";
import type { Document } from "../../../templates/pieces.ts";
import { all, child, isInside, parseXml, valueOf } from "./xml.ts";
import type { XmlElement } from "./xml.ts";

/** What is known of a file beside itself. */
export type DocxSource = {
  document: Document;
  /** The pages of its headings in the PDF; without them the table of contents may have no numbers. */
  pages?: ReadonlyMap<string, number>;
};

export type WordParagraph = {
  element: XmlElement;
  /** The id of its style; "Normal" when it names none. */
  style: string;
  text: string;
  isInTable: boolean;
  isInList: boolean;
};

export type DocxReading = {
  /** All files by path. */
  files: ReadonlyMap<string, Uint8Array>;
  /** The XML files by path. */
  parts: ReadonlyMap<string, XmlElement>;
  body: XmlElement | undefined;
  /** Styles by id. */
  styles: ReadonlyMap<string, XmlElement>;
  paragraphs: WordParagraph[];
  /** Elements of the body in order: paragraphs and tables. */
  blocks: XmlElement[];
};

/** Throws when a part is no well-formed XML. */
export function readDocx(bytes: Uint8Array): DocxReading {
  const files = new Map(Object.entries(unzipSync(bytes)));
  const parts = new Map(
    [...files]
      .filter(([path]) => /\.(xml|rels)$/.test(path))
      .map(([path, data]) => [path, parseXml(strFromU8(data))]),
  );
  const body = child(parts.get("word/document.xml"), "w:body");
  const styles = all(parts.get("word/styles.xml"), "w:style");
  return {
    files,
    parts,
    body,
    styles: new Map(styles.map((style) => [style.attributes["w:styleId"] ?? "", style])),
    paragraphs: all(body, "w:p").map(paragraphOf),
    blocks: (body?.children ?? []).flatMap((block) =>
      block.name === "w:sdt" ? (child(block, "w:sdtContent")?.children ?? []) : [block],
    ),
  };
}

/** The words of an element, without the instructions of fields; "\n" for a break and "\t" for a tab. */
export function textIn(element: XmlElement): string {
  return all(element, "w:t", "w:tab", "w:br")
    .filter((each) => !isInside(each, "w:pPr"))
    .map(({ name, text }) => (name === "w:t" ? text : name === "w:tab" ? "\t" : "\n"))
    .join("");
}

/** 1 to 4 for a heading, 0 for anything else. */
export function headingLevel({ style }: WordParagraph): number {
  return Number(/^Heading([1-4])$/.exec(style)?.[1] ?? 0);
}

function paragraphOf(element: XmlElement): WordParagraph {
  const properties = child(element, "w:pPr");
  return {
    element,
    style: valueOf(properties, "w:pStyle") ?? "Normal",
    text: textIn(element),
    isInTable: isInside(element, "w:tbl"),
    isInList: child(properties, "w:numPr") !== undefined,
  };
}

/** The numbers of lists that exist. */
export function listNumbers({ parts }: DocxReading): Set<string> {
  return new Set(
    all(parts.get("word/numbering.xml"), "w:num").map(
      ({ attributes }) => attributes["w:numId"] ?? "",
    ),
  );
}

/** Which style a paragraph or run names that is not there. */
export function unknownStyles({ body, styles }: DocxReading): string[] {
  const named = all(body, "w:pPr", "w:rPr", "w:tblPr").flatMap((properties) =>
    ["w:pStyle", "w:rStyle", "w:tblStyle"].flatMap((name) => valueOf(properties, name) ?? []),
  );
  return [...new Set(named)].filter((id) => !styles.has(id));
}
