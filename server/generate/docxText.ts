/** Words in their formatting as Word runs and paragraphs. */
import {
  Bookmark,
  ExternalHyperlink,
  HeadingLevel,
  ImageRun,
  Paragraph,
  SimpleField,
  TextRun,
} from "docx";
import type { IRunOptions, ParagraphChild } from "docx";
import { LOOK } from "../../templates/look.ts";
import { captionOf, headingText, isSafeLink } from "../../templates/pieces.ts";
import type {
  FigurePiece,
  HeadingPiece,
  ListPiece,
  ParagraphPiece,
  Run,
} from "../../templates/pieces.ts";
import { LIST, STYLE, numbersFrom } from "./docxStyles.ts";
import { cleanText } from "./escape.ts";
import type { Picture } from "./image.ts";
import { isRightToLeft, scriptParts } from "./wordScripts.ts";

/** Runs as Word knows them; only safe addresses become links. */
export function wordRuns(runs: readonly Run[]): ParagraphChild[] {
  return runs.flatMap((run): ParagraphChild[] => {
    const isLink = run.href !== undefined && isSafeLink(run.href);
    const texts = textRuns(run, isLink);
    return isLink
      ? [new ExternalHyperlink({ link: encodeURI(decodeSafely(run.href ?? "")), children: texts })]
      : texts;
  });
}

/** A heading with a bookmark, so that the table of contents can jump to it. */
export function wordHeading(piece: HeadingPiece): Paragraph {
  const levels = [
    HeadingLevel.HEADING_1,
    HeadingLevel.HEADING_2,
    HeadingLevel.HEADING_3,
    HeadingLevel.HEADING_4,
  ] as const;
  const text = new TextRun(cleanText(headingText(piece)));
  return new Paragraph({
    heading: levels[piece.level - 1] ?? HeadingLevel.HEADING_4,
    children: [new Bookmark({ id: bookmarkOf(piece), children: [text] })],
  });
}

/** Names of bookmarks in Word know letters, digits and underscores only. */
export function bookmarkOf({ id }: HeadingPiece): string {
  return `_${id.replaceAll("-", "_")}`;
}

/** A paragraph with its label in bold before it. */
export function wordParagraph({ runs, label, style, keepWithNext }: ParagraphPiece): Paragraph {
  const before = label
    ? [new TextRun({ text: cleanText(runs.length > 0 ? `${label} ` : label), bold: true })]
    : [];
  const named = style ? STYLE[style] : boldStyle(runs, label);
  return new Paragraph({
    ...(named ? { style: named } : {}),
    ...(keepWithNext ? { keepNext: true } : {}),
    ...(isRightToLeft(`${label ?? ""}${runs.map(({ text }) => text).join("")}`)
      ? { bidirectional: true }
      : {}),
    children: [...before, ...wordRuns(runs)],
  });
}

/** A paragraph that is bold as a whole has a style of its own: bold alone would look like a heading that is none. */
function boldStyle(runs: readonly Run[], label: string | undefined): string | null {
  const isBold = runs.every(({ text, bold }) => bold || text.trim() === "");
  if (label) return isBold ? STYLE.label : null;
  return isBold ? STYLE.strong : null;
}

/** The items of a list and what hangs below them; `instance` keeps each numbered list counting from its own start. */
export function wordList(
  list: ListPiece,
  nextInstance: () => number,
  { level = 0, keepNext = false } = {},
): Paragraph[] {
  const instance = nextInstance();
  return list.items.flatMap(({ runs, children }) => [
    new Paragraph({
      numbering: {
        reference: list.ordered ? numbersFrom(level === 0 ? (list.start ?? 1) : 1) : LIST.bullets,
        level: Math.min(level, 8),
        instance,
      },
      spacing: { after: 50 },
      keepNext,
      children: wordRuns(runs),
    }),
    ...children.flatMap((child) => wordList(child, nextInstance, { level: level + 1, keepNext })),
  ]);
}

/** The pixels of a drawing or a photo, or null when there are none that can be read. */
export type PictureOf = (piece: FigurePiece) => Picture | null;

/** A picture with its description and its caption; what is no readable picture becomes its words. */
export function wordFigure(piece: FigurePiece, pictureOf: PictureOf): Paragraph[] {
  const { alt, caption } = piece;
  const picture = pictureOf(piece);
  if (!picture)
    return [
      new Paragraph({
        style: STYLE.note,
        children: [new TextRun(cleanText(`Afbeelding: ${alt}`))],
      }),
    ];
  const run = new ImageRun({
    type: picture.type,
    data: picture.bytes,
    transformation: sizeOf(piece, picture),
    altText: {
      name: cleanText(captionOf(piece)) || "Afbeelding",
      description: cleanText(alt || caption) || "Afbeelding zonder beschrijving",
    },
  });
  const below = caption
    ? [new Paragraph({ style: STYLE.caption, children: captionRuns(piece) })]
    : [];
  const keep = caption ? { keepNext: true } : {};
  return [new Paragraph({ children: [run], spacing: PICTURE_SPACING, ...keep }), ...below];
}

/** Whatever the lines of the text are: a line with a picture is as high as the picture. */
const PICTURE_SPACING = { before: 120, after: 60, line: 240, lineRule: "auto" } as const;

/** In pixels of 96 to an inch, as the library counts: never wider or higher than a page. */
function sizeOf(piece: FigurePiece, picture: Picture): { width: number; height: number } {
  const { page } = LOOK;
  const widest = ((page.width - page.marginLeft - page.marginRight) / 25.4) * 96;
  const given =
    "drawing" in piece
      ? { width: (piece.drawing.width / 72) * 96, height: (piece.drawing.height / 72) * 96 }
      : picture;
  const scale = Math.min(1, widest / given.width, 750 / given.height);
  return { width: Math.round(given.width * scale), height: Math.round(given.height * scale) };
}

/** The number is a field, so that Word can count on and make a list of figures. */
function captionRuns(piece: FigurePiece): ParagraphChild[] {
  const text = cleanText(piece.caption);
  if (piece.number === undefined) return [new TextRun(text)];
  return [
    new TextRun("Figuur\u00a0"),
    new SimpleField("SEQ Figuur \\* ARABIC", String(piece.number)),
    new TextRun(`. ${text}`),
  ];
}

/** Text in which "\n" is a line break. */
export function wordLines(
  text: string,
  format: { bold?: boolean; color?: string; size?: number } = {},
): TextRun[] {
  return text.split("\n").flatMap((line, index) => lineRuns(line, index > 0, format));
}

function textRuns(run: Run, isLink: boolean): TextRun[] {
  const format: IRunOptions = {
    ...(isLink ? { style: "Hyperlink" } : {}),
    ...(run.bold ? { bold: true } : {}),
    ...(run.italic ? { italics: true } : {}),
    ...(run.underline ? { underline: {} } : {}),
    ...(run.strike ? { strike: true } : {}),
    ...(run.sub ? { subScript: true } : {}),
    ...(run.super ? { superScript: true } : {}),
    ...(run.code ? { font: LOOK.fonts.mono } : {}),
    ...(run.fillIn ? { color: LOOK.color.subtle } : {}),
  };
  return run.text.split("\n").flatMap((line, index) => lineRuns(line, index > 0, format));
}

/** One line: a run for each script in it, at least one. */
function lineRuns(line: string, isNext: boolean, format: IRunOptions): TextRun[] {
  const parts = scriptParts(cleanText(line));
  const written = parts.length > 0 ? parts : [{ text: "", format: {} }];
  return written.map(
    ({ text, format: own }, index) =>
      new TextRun({ ...format, ...own, text, ...(isNext && index === 0 ? { break: 1 } : {}) }),
  );
}

/** An address that is escaped already must not be escaped twice. */
function decodeSafely(address: string): string {
  try {
    return decodeURI(address);
  } catch {
    return address; // not escaped as a whole: taken as it is
  }
}
