/** Writes a document as DOCX, with real headings, lists and tables, for people who work on in Word. */
import {
  AlignmentType,
  Document as WordDocument,
  Footer,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  TabStopType,
  TableOfContents,
  TextRun,
} from "docx";
import type { FileChild, ISectionOptions } from "docx";
import { LOOK } from "../../templates/look.ts";
import { contentsOf, headingText } from "../../templates/pieces.ts";
import type { Document, Piece } from "../../templates/pieces.ts";
import { STYLE, docxNumbering, docxStyles, halfPoints, twips } from "./docxStyles.ts";
import { TEXT_WIDTH, property, wordFacts, wordFigures, wordTable } from "./docxTable.ts";
import {
  bookmarkOf,
  wordFigure,
  wordHeading,
  wordLines,
  wordList,
  wordParagraph,
  wordRuns,
} from "./docxText.ts";

const { color, page, officeSize } = LOOK;

/** The bytes of the DOCX. Takes CPU for a few hundred milliseconds: docxWorker.ts calls it off the main thread. */
export async function writeDocx(document: Document): Promise<Buffer> {
  const word = new WordDocument({
    title: property(document.title),
    subject: property(document.subject),
    creator: property(document.author),
    lastModifiedBy: property(document.author),
    description: property([document.title, document.edition].filter(Boolean).join(", ")),
    styles: docxStyles(),
    numbering: docxNumbering(),
    sections: [sectionOf(document)],
  });
  return await Packer.toBuffer(word);
}

function sectionOf(document: Document): ISectionOptions {
  return {
    properties: {
      titlePage: true,
      page: {
        size: { width: twips(page.width), height: twips(page.height) },
        margin: {
          top: twips(page.marginTop),
          bottom: twips(page.marginBottom),
          left: twips(page.marginLeft),
          right: twips(page.marginRight),
          footer: twips(10),
        },
      },
    },
    footers: { default: footOf(document), first: new Footer({ children: [new Paragraph({})] }) },
    children: [...coverOf(document), ...contentsPages(document), ...bodyOf(document.pieces)],
  };
}

function footOf({ title, edition }: Document): Footer {
  const look = { size: halfPoints(officeSize.foot), color: color.subtle };
  const left = wordLines([title, edition].filter(Boolean).join(", "), look);
  const right = new TextRun({
    ...look,
    children: ["\tPagina ", PageNumber.CURRENT, " van ", PageNumber.TOTAL_PAGES],
  });
  const tabStops = [{ type: TabStopType.RIGHT, position: TEXT_WIDTH }];
  return new Footer({ children: [new Paragraph({ tabStops, children: [...left, right] })] });
}

function coverOf({ cover }: Document): FileChild[] {
  const line = { bottom: { style: "single" as const, size: 24, space: 6, color: color.accent } };
  const kicker = cover.kicker
    ? [
        new Paragraph({
          spacing: { before: 3600, after: 100 },
          children: wordLines(cover.kicker, {
            color: color.subtle,
            size: halfPoints(officeSize.coverKicker),
          }),
        }),
      ]
    : [];
  const notice = cover.notice
    ? [
        new Paragraph({
          spacing: { before: 300 },
          children: wordLines(cover.notice, { color: color.subtle }),
        }),
      ]
    : [];
  return [
    new Paragraph({
      border: line,
      children: wordLines(cover.gemeente, { bold: true, color: color.accent }),
    }),
    ...kicker,
    new Paragraph({
      style: "Title",
      ...(cover.kicker
        ? {}
        : { spacing: { before: 3900, after: 200, line: 276, lineRule: "auto" as const } }),
      children: wordLines(cover.title),
    }),
    ...notice,
    new Paragraph({ spacing: { before: 3000, after: 0 }, children: [] }),
    ...wordFacts({
      kind: "facts",
      items: cover.facts.map(({ label, value }) => ({ label, values: [value], wide: true })),
    }),
    new Paragraph({ children: [new PageBreak()] }),
  ];
}

/** A field that Word fills with page numbers when it opens the file; until then it shows the titles. */
function contentsPages(document: Document): FileChild[] {
  const cachedEntries = contentsOf(document).map((heading) => ({
    title: property(headingText(heading)),
    level: Math.min(heading.level, 2),
    href: bookmarkOf(heading),
  }));
  const look = { bold: true, color: color.accent, size: halfPoints(officeSize.heading[0]) };
  return [
    new Paragraph({ spacing: { after: 240 }, keepNext: true, children: wordLines("Inhoud", look) }),
    new TableOfContents("Inhoud", {
      hyperlink: true,
      headingStyleRange: "1-2",
      cachedEntries,
      beginDirty: true,
    }),
    new Paragraph({ alignment: AlignmentType.LEFT, children: [new PageBreak()] }),
  ];
}

function bodyOf(pieces: readonly Piece[]): FileChild[] {
  let instances = 0;
  const nextInstance = () => ++instances;
  return pieces.flatMap((piece) => writePiece(piece, nextInstance));
}

function writePiece(piece: Piece, nextInstance: () => number): FileChild[] {
  switch (piece.kind) {
    case "heading":
      return [wordHeading(piece)];
    case "paragraph":
      return [wordParagraph(piece)];
    case "list":
      return wordList(piece, nextInstance);
    case "facts":
      return wordFacts(piece);
    case "figures":
      return wordFigures(piece);
    case "table":
      return wordTable(piece);
    case "figure":
      return wordFigure(piece);
    case "note":
      return [new Paragraph({ style: STYLE.note, children: wordRuns(piece.runs) })];
    case "rule":
      return [
        new Paragraph({
          border: { bottom: { style: "single", size: 4, space: 4, color: color.rule } },
          children: [],
        }),
      ];
    case "pageBreak":
      return [new Paragraph({ children: [new PageBreak()] })];
  }
}
