/** Writes a document as DOCX, with real headings, lists and tables, for people who work on in Word. */
import {
  AlignmentType,
  Document as WordDocument,
  Footer,
  Header,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  TabStopType,
  TableOfContents,
  TextRun,
} from "docx";
import type { FileChild, ISectionOptions } from "docx";
import { inColours, officeFont } from "../../templates/brand.ts";
import { CONCEPT_SENTENCE, CONCEPT_WORD } from "../../templates/concept.ts";
import { LOOK } from "../../templates/look.ts";
import { contentsOf, headingText, listsContents } from "../../templates/pieces.ts";
import type { Document, Piece } from "../../templates/pieces.ts";
import { STYLE, docxNumbering, docxStyles, halfPoints, twips } from "./docxStyles.ts";
import { wordLogo } from "./docxLogo.ts";
import { wordSignatures } from "./docxSignatures.ts";
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
import type { PictureOf } from "./docxText.ts";
import { finishDocx } from "./docxFinish.ts";
import { CONTENTS_TITLE } from "./htmlFront.ts";
import { imageOf } from "./image.ts";
import { rasterOf } from "./raster.ts";

const { color, page, officeSize } = LOOK;

/** The page of each heading by its id, as in the PDF; empty when there is no PDF. */
export type Pages = ReadonlyMap<string, number>;

/** The bytes of the DOCX. Takes CPU for a few hundred milliseconds: deskWorker.ts calls it off the main thread. */
export async function writeDocx(document: Document, pages: Pages): Promise<Uint8Array> {
  const pictureOf = await picturesOf(document.pieces, (svg) => inColours(svg, document, "#"));
  const author = property(document.author) || AUTHOR;
  const word = new WordDocument({
    title: property(document.title),
    subject: property(document.subject),
    creator: author,
    lastModifiedBy: author,
    description: property([document.title, document.edition].filter(Boolean).join(", ")),
    styles: docxStyles(document.isShort === true, officeFont(document)),
    numbering: docxNumbering(startsIn(document.pieces)),
    sections: [
      {
        ...sectionOf(document),
        children: [
          ...wordLogo(document),
          ...conceptOf(document),
          ...(document.isShort ? headOf(document) : coverOf(document)),
          ...(listsContents(document) ? contentsPages(document, pages) : []),
          ...bodyOf(document.pieces, pictureOf),
        ],
      },
    ],
  });
  return finishDocx(await Packer.toBuffer(word), (xml) => inColours(xml, document, '"'));
}

/** The numbers other than 1 with which a list begins. */
export function startsIn(pieces: readonly Piece[]): number[] {
  const starts = pieces.flatMap((piece) => (piece.kind === "list" ? (piece.start ?? []) : []));
  return [...new Set(starts)].filter((start) => start !== 1);
}

/** Stands as the maker of a document of which no gemeente is known: never the name of a person or of the library. */
export const AUTHOR = "Wijkpen";

/** Draws what must be drawn, and reads photos when they are asked for. */
export async function picturesOf(
  pieces: readonly Piece[],
  colour: (svg: string) => string = (svg) => svg,
): Promise<PictureOf> {
  const drawings = pieces.flatMap((piece) =>
    piece.kind === "figure" && "drawing" in piece ? [piece.drawing] : [],
  );
  const drawn = await rasterOf(drawings, colour);
  return (piece) => ("drawing" in piece ? (drawn.get(piece.drawing) ?? null) : imageOf(piece.data));
}

function sectionOf(document: Document): Omit<ISectionOptions, "children"> {
  return {
    properties: {
      titlePage: true,
      page: {
        size: { width: twips(page.width), height: twips(page.height) },
        margin: {
          top: twips(document.isShort ? page.shortMarginTop : page.marginTop),
          bottom: twips(document.isShort ? page.shortMarginBottom : page.marginBottom),
          left: twips(page.marginLeft),
          right: twips(page.marginRight),
          footer: twips(10),
        },
      },
    },
    footers: {
      default: footOf(document),
      first: document.isShort ? footOf(document) : new Footer({ children: [new Paragraph({})] }),
    },
    ...headersOf(document),
  };
}

/** Every page of a concept says so, the first one too. */
function headersOf({ concept }: Document): Pick<ISectionOptions, "headers"> {
  if (concept !== true) return {};
  const head = () =>
    new Header({
      children: [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          children: wordLines(CONCEPT_WORD, { bold: true }),
        }),
      ],
    });
  return { headers: { default: head(), first: head() } };
}

function conceptOf({ concept }: Document): FileChild[] {
  if (concept !== true) return [];
  return [new Paragraph({ style: STYLE.strong, children: wordLines(CONCEPT_SENTENCE) })];
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

/** The cover of a short document: a head above its first page. */
function headOf({ cover }: Document): FileChild[] {
  const line = { bottom: { style: "single" as const, size: 18, space: 4, color: color.accent } };
  const subtle = { color: color.subtle };
  return [
    new Paragraph({ style: STYLE.cover, border: line, children: wordLines(cover.gemeente) }),
    new Paragraph({
      spacing: { before: 160, after: 30 },
      children: wordLines(cover.kicker, subtle),
    }),
    new Paragraph({ style: "Title", children: wordLines(cover.title) }),
    ...(cover.notice ? [new Paragraph({ children: wordLines(cover.notice, subtle) })] : []),
    ...(cover.facts.length === 0
      ? []
      : wordFacts({
          kind: "facts",
          items: cover.facts.map(({ label, value, fillIn }) => ({
            label,
            values: [value],
            wide: value.length > 45,
            ...(fillIn ? { fillIn } : {}),
          })),
        })),
  ];
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
    new Paragraph({ style: STYLE.cover, border: line, children: wordLines(cover.gemeente) }),
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

/** A field that Word fills anew when it opens the file; until then it shows the titles, with the pages of the PDF. */
function contentsPages(document: Document, pages: Pages): FileChild[] {
  const cachedEntries = contentsOf(document).map((heading) => {
    const page = pages.get(heading.id);
    return {
      title: property(headingText(heading)),
      level: Math.min(heading.level, 2),
      href: bookmarkOf(heading),
      ...(page === undefined ? {} : { page }),
    };
  });
  return [
    new Paragraph({ style: STYLE.contents, children: wordLines(CONTENTS_TITLE) }),
    new TableOfContents(CONTENTS_TITLE, {
      hyperlink: true,
      headingStyleRange: "1-2",
      cachedEntries,
      beginDirty: true,
    }),
    ...(document.isShort
      ? []
      : [new Paragraph({ alignment: AlignmentType.LEFT, children: [new PageBreak()] })]),
  ];
}

/** The pieces as what stands between the front pages and the end. */
export function bodyOf(pieces: readonly Piece[], pictureOf: PictureOf): FileChild[] {
  let instances = 0;
  const nextInstance = () => ++instances;
  return pieces.flatMap((piece, index) =>
    writePiece(piece, {
      nextInstance,
      pictureOf,
      keepNext: pieces[index + 1]?.kind === "signatures",
    }),
  );
}

type Surroundings = {
  nextInstance: () => number;
  pictureOf: PictureOf;
  /** The words before the signatures go along, so that those never stand alone on a page. */
  keepNext: boolean;
};

function writePiece(
  piece: Piece,
  { nextInstance, pictureOf, keepNext }: Surroundings,
): FileChild[] {
  switch (piece.kind) {
    case "heading":
      return [wordHeading(piece)];
    case "paragraph":
      return [wordParagraph(keepNext ? { ...piece, keepWithNext: true } : piece)];
    case "list":
      return wordList(piece, nextInstance, { keepNext });
    case "facts":
      return wordFacts(piece);
    case "figures":
      return wordFigures(piece);
    case "table":
      return wordTable(piece);
    case "figure":
      return wordFigure(piece, pictureOf);
    case "note":
      return [new Paragraph({ style: STYLE.note, children: wordRuns(piece.runs) })];
    case "signatures":
      return wordSignatures(piece);
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
