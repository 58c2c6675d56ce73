/** Criteria for tables, pictures and colours of a DOCX. */
import type { DocxReading } from "./readDocx.ts";
import { textIn } from "./readDocx.ts";
import { all, child, isInside } from "./xml.ts";
import type { XmlElement } from "./xml.ts";
import { fault } from "./fault.ts";
import type { Fault } from "./fault.ts";

/** [10]: a head that is repeated, whole rows, nothing nested or merged in the head, a paragraph in every cell. */
export function tableFaults({ body }: DocxReading): Fault[] {
  return all(body, "w:tbl").flatMap((table, index) => {
    const name = `table ${index + 1}`;
    const rows = table.children.filter((each) => each.name === "w:tr");
    const head = rows[0];
    const cells = all(table, "w:tc");
    const headCells = all(head, "w:tc");
    const flag = (row: XmlElement, key: string) => child(child(row, "w:trPr"), key) !== undefined;
    return [
      ...(head && flag(head, "w:tblHeader")
        ? []
        : [fault(10, `de kop van ${name} komt niet op elke bladzijde terug`)]),
      ...(rows.every((row) => flag(row, "w:cantSplit"))
        ? []
        : [fault(10, `een rij van ${name} kan over twee bladzijden breken`)]),
      ...(isInside(table, "w:tbl") ? [fault(10, `${name} staat in een andere tabel`)] : []),
      ...(headCells.some((cell) => all(cell, "w:gridSpan", "w:vMerge").length > 0)
        ? [fault(10, `${name} heeft een samengevoegde kopcel`)]
        : []),
      ...(headCells.some((cell) => textIn(cell).trim() === "")
        ? [fault(10, `een kopcel van ${name} is leeg`)]
        : []),
      ...(cells.some((cell) => cell.children.at(-1)?.name !== "w:p")
        ? [fault(10, `een cel van ${name} heeft geen alinea`)]
        : []),
    ];
  });
}

/** [11]: what every picture shows. */
export function pictureFaults({ body }: DocxReading): Fault[] {
  const pictures = all(body, "wp:docPr");
  const ids = pictures.map(({ attributes }) => attributes["id"] ?? "");
  return [
    ...pictures
      .filter(({ attributes }) => (attributes["descr"] ?? "").trim() === "")
      .map(() => fault(11, "een afbeelding heeft geen beschrijving")),
    ...(new Set(ids).size === ids.length
      ? []
      : [fault(11, "twee afbeeldingen hebben hetzelfde nummer")]),
  ];
}

/** [18]: letters that stand out from what is behind them. */
export function colourFaults({ parts, body }: DocxReading): Fault[] {
  const fillBehind = (element: XmlElement): string => {
    for (let up: XmlElement | null = element; up; up = up.parent) {
      const shade = child(child(up, "w:tcPr"), "w:shd") ?? child(child(up, "w:pPr"), "w:shd");
      const fill = shade?.attributes["w:fill"];
      if (fill && fill !== "auto") return fill;
    }
    return "FFFFFF";
  };
  const styles = parts.get("word/styles.xml");
  const fills = new Set(all(body, "w:shd").map(({ attributes }) => attributes["w:fill"] ?? ""));
  const grounds = ["FFFFFF", ...[...fills].filter((fill) => /^[0-9A-F]{6}$/i.test(fill))];
  const inStyles = all(styles, "w:color").flatMap(({ attributes }) =>
    grounds.map((ground) => [attributes["w:val"] ?? "", ground] as const),
  );
  const inBody = [body, ...feet(parts)].flatMap((part) =>
    all(part, "w:color").map((each) => [each.attributes["w:val"] ?? "", fillBehind(each)] as const),
  );
  const faint = [...inStyles, ...inBody].filter(([ink, ground]) => contrast(ink, ground) < 4.5);
  const pairs = new Set(faint.map(([ink, ground]) => `${ink} op ${ground}`));
  return [...pairs].map((pair) => fault(18, `kleur ${pair} is slecht te lezen`));
}

function feet(parts: DocxReading["parts"]): XmlElement[] {
  return [...parts].filter(([path]) => /word\/(footer|header)/.test(path)).map(([, part]) => part);
}

/** The contrast of WCAG 2; "auto" is black. */
function contrast(ink: string, ground: string): number {
  const [light, dark] = [luminance(ink), luminance(ground)].toSorted((a, b) => b - a);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(colour: string): number {
  const hex = /^[0-9A-F]{6}$/i.test(colour) ? colour : "000000";
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
