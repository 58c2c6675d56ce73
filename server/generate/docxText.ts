/** Words in their formatting as Word runs and paragraphs. */
import { Bookmark, ExternalHyperlink, HeadingLevel, ImageRun, Paragraph, TextRun } from "docx";
import type { IParagraphOptions, ParagraphChild } from "docx";
import { LOOK } from "../../templates/look.ts";
import { headingText, isSafeLink } from "../../templates/pieces.ts";
import type {
  FigurePiece,
  HeadingPiece,
  ListPiece,
  ParagraphPiece,
  Run,
} from "../../templates/pieces.ts";
import { LIST, STYLE } from "./docxStyles.ts";
import { cleanText } from "./escape.ts";
import { imageOf } from "./image.ts";

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
  return new Paragraph({
    ...(style ? { style: STYLE[style] } : {}),
    ...(keepWithNext ? { keepNext: true } : {}),
    children: [...before, ...wordRuns(runs)],
  });
}

/** The items of a list and what hangs below them; `instance` keeps each numbered list counting from its own start. */
export function wordList(list: ListPiece, nextInstance: () => number, level = 0): Paragraph[] {
  const instance = nextInstance();
  return list.items.flatMap(({ runs, children }) => [
    new Paragraph({
      numbering: {
        reference: list.ordered ? LIST.numbers : LIST.bullets,
        level: Math.min(level, 8),
        instance,
      },
      spacing: { after: 50 },
      children: wordRuns(runs),
    }),
    ...children.flatMap((child) => wordList(child, nextInstance, level + 1)),
  ]);
}

/** A picture with its description; what is no readable picture becomes its words. */
export function wordFigure({ data, alt, caption }: FigurePiece): Paragraph[] {
  const image = imageOf(data);
  if (!image)
    return [
      new Paragraph({
        style: STYLE.note,
        children: [new TextRun(cleanText(`Afbeelding: ${alt}`))],
      }),
    ];
  const { page } = LOOK;
  const widest = ((page.width - page.marginLeft - page.marginRight) / 25.4) * 96;
  const scale = Math.min(1, widest / image.width, 750 / image.height);
  const run = new ImageRun({
    type: image.type,
    data: image.bytes,
    transformation: {
      width: Math.round(image.width * scale),
      height: Math.round(image.height * scale),
    },
    altText: {
      name: cleanText(caption || alt),
      title: cleanText(caption || alt),
      description: cleanText(alt),
    },
  });
  const options: IParagraphOptions = { children: [run], ...(caption ? { keepNext: true } : {}) };
  return [
    new Paragraph(options),
    ...(caption
      ? [new Paragraph({ style: STYLE.small, children: [new TextRun(cleanText(caption))] })]
      : []),
  ];
}

/** Text in which "\n" is a line break. */
export function wordLines(
  text: string,
  format: { bold?: boolean; color?: string; size?: number } = {},
): TextRun[] {
  return text
    .split("\n")
    .map(
      (part, index) =>
        new TextRun({ ...format, text: cleanText(part), ...(index > 0 ? { break: 1 } : {}) }),
    );
}

function textRuns(run: Run, isLink: boolean): TextRun[] {
  return run.text.split("\n").map(
    (part, index) =>
      new TextRun({
        text: cleanText(part),
        ...(index > 0 ? { break: 1 } : {}),
        ...(isLink ? { style: "Hyperlink" } : {}),
        ...(run.bold ? { bold: true } : {}),
        ...(run.italic ? { italics: true } : {}),
        ...(run.underline ? { underline: {} } : {}),
        ...(run.strike ? { strike: true } : {}),
        ...(run.sub ? { subScript: true } : {}),
        ...(run.super ? { superScript: true } : {}),
        ...(run.code ? { font: LOOK.fonts.mono } : {}),
      }),
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
