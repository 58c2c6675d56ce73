/** Styles and list numbering of the DOCX, from templates/look.ts. Real heading styles: Word and LibreOffice build their outline from them. */
import { AlignmentType, LevelFormat } from "docx";
import type { INumberingOptions, IStylesOptions } from "docx";
import { LOOK } from "../../templates/look.ts";

const { color, officeSize, fonts } = LOOK;

/** Word counts in twentieths of a point. */
export const twips = (millimetres: number): number => Math.round(millimetres * 56.6929);

/** Word counts letters in half points. */
export const halfPoints = (points: number): number => Math.round(points * 2);

/** Names of the styles that are not Word's own. */
export const STYLE = {
  lead: "Inleiding",
  small: "Klein",
  quote: "Citaat",
  code: "Codetekst",
  note: "Opmerking",
  /** Word's own style: it makes lists of figures and tables from it. */
  caption: "Caption",
  contents: "Inhoudskop",
  cover: "Omslag",
  fact: "Gegeven",
  label: "Veldnaam",
  strong: "Nadruk",
  number: "Kerncijfer",
  cell: "Tabeltekst",
} as const;

export const LIST = { bullets: "opsomming", numbers: "nummering" } as const;

/** The styles of the document; headings are smaller in one of a few pages. */
export function docxStyles(isShort = false, office: string = fonts.office): IStylesOptions {
  const font = {
    ascii: office,
    hAnsi: office,
    cs: office,
    eastAsia: office,
  };
  return {
    default: {
      document: {
        run: {
          font,
          size: halfPoints(officeSize.body),
          color: color.text,
          language: { value: "nl-NL", eastAsia: "nl-NL", bidirectional: "ar-SA" },
        },
        paragraph: { spacing: { after: isShort ? 60 : 110, line: 277, lineRule: "auto" } },
      },
      ...(isShort ? shortHeadings() : headingStyles()),
      hyperlink: { run: { color: color.accent, underline: {} } },
      listParagraph: { paragraph: { spacing: { after: 50 } } },
    },
    paragraphStyles: [...ownStyles(), ...contentsStyles()],
    // The library names this style in the table of contents and does not bring it.
    characterStyles: [{ id: "IndexLink", name: "Index Link", run: {} }],
  };
}

type HeadingStyles = Pick<
  NonNullable<IStylesOptions["default"]>,
  "heading1" | "heading2" | "heading3" | "heading4" | "heading5" | "heading6" | "title"
>;

function shortHeadings(): HeadingStyles {
  const heading = (level: 1 | 2 | 3 | 4, before: number, after: number) => ({
    run: {
      size: halfPoints(officeSize.shortHeading[level - 1] ?? 10),
      bold: true,
      color: level === 1 ? color.accent : color.text,
    },
    paragraph: {
      spacing: { before, after, line: 252 },
      keepNext: true,
      keepLines: true,
      outlineLevel: level - 1,
    },
  });
  return {
    title: {
      run: { size: halfPoints(officeSize.shortTitle), bold: true, color: color.text },
      paragraph: { spacing: { after: 120, line: 252, lineRule: "auto" as const } },
    },
    heading1: heading(1, 180, 40),
    heading2: heading(2, 90, 20),
    heading3: heading(3, 120, 30),
    heading4: heading(4, 120, 30),
    heading5: heading(4, 120, 30),
    heading6: heading(4, 120, 30),
  };
}

function headingStyles(): HeadingStyles {
  const rule = { style: "single" as const, space: 8 };
  const heading = (level: 1 | 2 | 3 | 4, before: number, after: number) => ({
    run: {
      size: halfPoints(officeSize.heading[level - 1] ?? 10),
      bold: true,
      color: level === 1 ? color.accent : color.text,
    },
    paragraph: {
      spacing: { before, after, line: 252 },
      keepNext: true,
      keepLines: true,
      outlineLevel: level - 1,
    },
  });
  const [one, three] = [heading(1, 600, 200), heading(3, 240, 70)];
  return {
    title: {
      run: { size: halfPoints(officeSize.coverTitle), bold: true, color: color.text },
      paragraph: { spacing: { after: 200, line: 276, lineRule: "auto" as const } },
    },
    heading1: {
      ...one,
      paragraph: { ...one.paragraph, border: { top: { ...rule, size: 24, color: color.accent } } },
    },
    heading2: heading(2, 380, 110),
    heading3: {
      ...three,
      paragraph: {
        ...three.paragraph,
        border: { top: { ...rule, space: 4, size: 4, color: color.rule } },
      },
    },
    heading4: heading(4, 180, 50),
    heading5: heading(4, 180, 50),
    heading6: heading(4, 180, 50),
  };
}

function ownStyles(): NonNullable<IStylesOptions["paragraphStyles"]> {
  const own = (name: string, size: number, run: object, paragraph: object) => ({
    id: name,
    name,
    basedOn: "Normal",
    quickFormat: true,
    run: { size: halfPoints(size), ...run },
    paragraph,
  });
  const bar = { left: { style: "single" as const, size: 24, space: 8, color: color.accent } };
  return [
    own(STYLE.lead, officeSize.body + 1, {}, { spacing: { after: 180, line: 283 } }),
    own(STYLE.small, officeSize.small, { color: color.subtle }, { spacing: { after: 110 } }),
    own(STYLE.quote, officeSize.body, { italics: true }, { indent: { left: 400, right: 400 } }),
    own(STYLE.code, officeSize.small, { font: fonts.mono }, {}),
    own(
      STYLE.note,
      officeSize.body,
      {},
      { spacing: { before: 80, after: 160 }, indent: { left: 200 }, border: bar },
    ),
    {
      ...own(
        STYLE.caption,
        officeSize.table,
        { bold: true },
        { spacing: { before: 100, after: 60 } },
      ),
      name: "caption",
    },
    own(
      STYLE.contents,
      officeSize.heading[0],
      { bold: true, color: color.accent },
      { spacing: { after: 240 }, keepNext: true },
    ),
    own(STYLE.label, officeSize.body, { bold: true }, { keepNext: true, spacing: { after: 40 } }),
    own(STYLE.strong, officeSize.body, { bold: true }, {}),
    own(STYLE.cover, officeSize.body, { bold: true, color: color.accent }, {}),
    own(
      STYLE.number,
      officeSize.figure,
      { bold: true, color: color.accent },
      { spacing: { after: 40 } },
    ),
    own(STYLE.fact, officeSize.table, {}, factLook()),
    own(STYLE.cell, officeSize.table, {}, { spacing: { before: 34, after: 34, line: 247 } }),
  ];
}

/** Label and value beside each other: the value begins at one place, also on its next lines. */
function factLook(): object {
  const at = twips(FACT_LABEL);
  return {
    spacing: { before: 20, after: 20, line: 247 },
    indent: { left: at, hanging: at },
    tabStops: [{ type: "left", position: at }],
    border: { bottom: { style: "single", size: 3, space: 2, color: color.ruleSubtle } },
  };
}

/** Millimetres for the label of a fact. */
const FACT_LABEL = 52;

function contentsStyles(): NonNullable<IStylesOptions["paragraphStyles"]> {
  const right = LOOK.page.width - LOOK.page.marginLeft - LOOK.page.marginRight;
  const tabStops = [{ type: "right" as const, position: twips(right), leader: "dot" as const }];
  const entry = (
    level: 1 | 2,
    run: { bold?: true; size?: number },
    paragraph: { spacing: object; indent?: object },
  ) => ({
    id: `TOC${level}`,
    name: `toc ${level}`,
    basedOn: "Normal",
    next: "Normal",
    run,
    paragraph: { tabStops, ...paragraph },
  });
  return [
    entry(1, { bold: true }, { spacing: { before: 90, after: 20 } }),
    entry(
      2,
      { size: halfPoints(officeSize.small) },
      { spacing: { after: 10 }, indent: { left: 340 } },
    ),
  ];
}

/** The name of the numbered list that begins with this number. */
export function numbersFrom(start: number): string {
  return start === 1 ? LIST.numbers : `${LIST.numbers}-${start}`;
}

/** Bullets and numbers, nine levels deep; `starts` are the numbers other than 1 that lists begin with. */
export function docxNumbering(starts: readonly number[] = []): INumberingOptions {
  const levels = Array.from({ length: 9 }, (_, level) => level);
  const indent = (level: number) => ({ left: 340 * (level + 1), hanging: 280 });
  return {
    config: [
      {
        reference: LIST.bullets,
        levels: levels.map((level) => ({
          level,
          format: LevelFormat.BULLET,
          text: level % 2 === 0 ? "•" : "–",
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: indent(level) }, run: { color: color.accent } },
        })),
      },
      ...[1, ...starts].map((start) => ({
        reference: numbersFrom(start),
        levels: levels.map((level) => ({
          level,
          format: level % 2 === 0 ? LevelFormat.DECIMAL : LevelFormat.LOWER_LETTER,
          text: `%${level + 1}.`,
          alignment: AlignmentType.LEFT,
          start: level === 0 ? start : 1,
          style: { paragraph: { indent: indent(level) } },
        })),
      })),
    ],
  };
}
