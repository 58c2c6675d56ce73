/** Criteria for the words of a DOCX: headings, lists, the table of contents, leftovers. */
import { contentsOf, headingText, listsContents } from "../../../templates/pieces.ts";
import { headingLevel, listNumbers, textIn, unknownStyles } from "./readDocx.ts";
import type { DocxReading, DocxSource, WordParagraph } from "./readDocx.ts";
import { all, child, isInside, valueOf } from "./xml.ts";
import type { XmlElement } from "./xml.ts";
import { fault } from "./fault.ts";
import type { Fault } from "./fault.ts";

/** [2] and [3]: real headings, one title, no level skipped. */
export function headingFaults(reading: DocxReading): Fault[] {
  const { paragraphs, styles } = reading;
  const levels = paragraphs.map(headingLevel).filter((level) => level > 0);
  const skipped = levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1);
  const titles = paragraphs.filter(({ style }) => style === "Title").length;
  const flat = [1, 2, 3, 4].filter((level) => {
    const outline = all(styles.get(`Heading${level}`), "w:outlineLvl")[0];
    return levels.includes(level) && outline?.attributes["w:val"] !== String(level - 1);
  });
  return [
    ...flat.map((level) =>
      fault(2, `koppen van niveau ${level} hebben geen niveau voor het navigatievenster`),
    ),
    ...paragraphs
      .filter(isPseudoHeading)
      .map(({ text }) => fault(2, `“${text}” is vette tekst en geen kop`)),
    ...unknownStyles(reading).map((id) => fault(2, `stijl ${id} bestaat niet`)),
    ...(titles === 1 ? [] : [fault(3, `er zijn ${titles} titels`)]),
    ...skipped.map((level) =>
      fault(3, `voor een kop van niveau ${level} is een niveau overgeslagen`),
    ),
    ...paragraphs
      .filter((each) => headingLevel(each) > 0 && each.text.trim() === "")
      .map(() => fault(2, "een kop heeft geen tekst")),
  ];
}

function isPseudoHeading({ style, element, text, isInTable }: WordParagraph): boolean {
  if (style !== "Normal" || isInTable || text.trim() === "") return false;
  const runs = all(element, "w:r").filter((run) => textIn(run).trim() !== "");
  return runs.every((run) => {
    const bold = child(child(run, "w:rPr"), "w:b");
    return bold !== undefined && !/^(false|0)$/.test(bold.attributes["w:val"] ?? "");
  });
}

/** [8]: lists are lists. */
export function listFaults(reading: DocxReading): Fault[] {
  const known = listNumbers(reading);
  const used = all(reading.body, "w:numPr").map(
    (properties) => valueOf(properties, "w:numId") ?? "",
  );
  const typed = reading.paragraphs.filter(
    (each) =>
      !each.isInTable &&
      !each.isInList &&
      headingLevel(each) === 0 &&
      !/^(TOC\d|Codetekst|Citaat|Title)$/.test(each.style) &&
      /^\s*(\d{1,2}[.)]|[-–•●*])\s/.test(each.text),
  );
  return [
    ...[...new Set(used)]
      .filter((id) => !known.has(id))
      .map((id) => fault(8, `lijst ${id} bestaat niet`)),
    ...typed.map(({ text }) => fault(8, `“${text.slice(0, 40)}” is een getypte lijst`)),
  ];
}

/** [13]: a table of contents with every heading, its page, and links that lead somewhere. */
export function contentFaults(reading: DocxReading, { document, pages }: DocxSource): Fault[] {
  const { body, paragraphs } = reading;
  const marks = all(body, "w:bookmarkStart").map(({ attributes }) => attributes["w:name"] ?? "");
  const lost = all(body, "w:hyperlink")
    .flatMap(({ attributes }) => attributes["w:anchor"] ?? [])
    .filter((anchor) => !marks.includes(anchor));
  if (!listsContents(document)) return lost.map(deadLink);
  const field = all(body, "w:instrText").find(({ text }) => text.trim().startsWith("TOC"));
  const begin = field?.parent ? all(field.parent, "w:fldChar")[0] : undefined;
  const entries = paragraphs.filter(({ style }) => /^TOC\d$/.test(style));
  const expected = contentsOf(document).map((heading) => {
    const page = pages ? String(pages.get(heading.id) ?? "?") : "";
    return `${oneLine(headingText(heading))}|${page}`;
  });
  const found = entries.map(({ text }) => {
    const [title = "", page = ""] = text.split("\t");
    return `${oneLine(title)}|${page.trim()}`;
  });
  const index = expected.findIndex((entry, at) => clean(entry) !== clean(found[at] ?? ""));
  return [
    ...lost.map(deadLink),
    ...marks
      .filter((mark, at) => marks.indexOf(mark) !== at)
      .map((mark) => fault(13, `twee plekken heten ${mark}`)),
    ...(field ? [] : [fault(13, "er is geen inhoudsopgave")]),
    ...(begin?.attributes["w:dirty"] === "true"
      ? []
      : [fault(13, "Word werkt de inhoudsopgave niet bij")]),
    ...(paragraphs.some(({ text }) => text === "Inhoudsopgave")
      ? []
      : [fault(13, "nergens staat “Inhoudsopgave”")]),
    ...(index < 0 && expected.length === found.length
      ? []
      : [
          fault(
            13,
            `in de inhoudsopgave staat “${found[index] ?? ""}” en niet “${expected[index] ?? ""}”`,
          ),
        ]),
  ];
}

function deadLink(anchor: string): Fault {
  return fault(13, `een koppeling gaat naar ${anchor} en die plek is er niet`);
}

function oneLine(text: string): string {
  return text
    .replace(/[\u00ad\u200b]/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

const clean = (text: string) =>
  text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "");

/** [15] to [17]: nothing left over, nothing empty, links with words. */
export function wordingFaults({ blocks, paragraphs, body }: DocxReading): Fault[] {
  const left = paragraphs.filter(({ text }) =>
    /\{\{?\w+\}?\}|\bTODO\b|Lorem|\[invullen\]/.test(text),
  );
  const links = all(body, "w:hyperlink").filter((link) => textIn(link).trim() === "");
  return [
    ...left.map(({ text }) => fault(15, `“${text.slice(0, 60)}” moet nog worden ingevuld`)),
    ...emptySections(blocks).map((text) => fault(16, `onder “${text}” staat niets`)),
    ...links.map(() => fault(17, "een koppeling heeft geen tekst")),
  ];
}

/** Headings after which a heading of the same or a higher level comes, or nothing. */
function emptySections(blocks: readonly XmlElement[]): string[] {
  const content = blocks.filter(
    (block) => block.name === "w:tbl" || (block.name === "w:p" && hasContent(block)),
  );
  const levelOf = (block: XmlElement | undefined) =>
    Number(/^Heading([1-4])$/.exec(valueOf(child(block, "w:pPr"), "w:pStyle") ?? "")?.[1] ?? 9);
  return content.flatMap((block, index) => {
    const level = levelOf(block);
    const next = content[index + 1];
    return level < 9 && (next === undefined || levelOf(next) <= level) ? [textIn(block)] : [];
  });
}

function hasContent(block: XmlElement): boolean {
  return (
    textIn(block).trim() !== "" ||
    all(block, "w:drawing").some((drawing) => !isInside(drawing, "w:del"))
  );
}
