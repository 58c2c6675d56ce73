/** The griffier's criteria 1 to 18 for a DOCX (raadsstukken.md 5.4), read from the file alone. */
import type { Document } from "../../../templates/pieces.ts";
import { contentFaults, headingFaults, listFaults, wordingFaults } from "./docxBody.ts";
import { readDocx, textIn } from "./readDocx.ts";
import type { DocxReading, DocxSource } from "./readDocx.ts";
import { fault } from "./fault.ts";
import type { Fault } from "./fault.ts";
import { colourFaults, pictureFaults, tableFaults } from "./docxTables.ts";
import { all, child } from "./xml.ts";
import type { XmlElement } from "./xml.ts";

/** What the file does not meet; empty when it is good. */
export function checkDocx(bytes: Uint8Array, source: DocxSource): Fault[] {
  return readAndCheckDocx(bytes, source).faults;
}

/** `reading` is null where the file cannot be read. */
export function readAndCheckDocx(
  bytes: Uint8Array,
  source: DocxSource,
): { reading: DocxReading | null; faults: Fault[] } {
  try {
    const reading = readDocx(bytes);
    return { reading, faults: faultsIn(reading, source) };
  } catch (error) {
    return { reading: null, faults: [fault(1, `het bestand is niet heel (${String(error)})`)] };
  }
}

function faultsIn(reading: DocxReading, source: DocxSource): Fault[] {
  return [
    ...packageFaults(reading),
    ...headingFaults(reading),
    ...languageFaults(reading),
    ...propertyFaults(reading, source.document),
    ...bodyTextFaults(reading),
    ...listFaults(reading),
    ...tableFaults(reading),
    ...pictureFaults(reading),
    ...footFaults(reading),
    ...contentFaults(reading, source),
    ...traceFaults(reading),
    ...wordingFaults(reading),
    ...colourFaults(reading),
  ];
}

function packageFaults({ files, parts }: DocxReading): Fault[] {
  const types = all(parts.get("[Content_Types].xml"), "Default", "Override");
  const known = (path: string) =>
    types.some(
      ({ attributes }) =>
        attributes["PartName"] === `/${path}` || path.endsWith(`.${attributes["Extension"]}`),
    );
  const untyped = [...files.keys()].filter(
    (path) => path !== "[Content_Types].xml" && !known(path),
  );
  const lost = relationsOf(parts).filter(
    ({ target, isExternal }) => !isExternal && !files.has(target),
  );
  return [
    ...untyped.map((path) => fault(1, `van ${path} is niet gezegd wat het is`)),
    ...lost.map(({ target }) => fault(1, `${target} ontbreekt`)),
  ];
}

type Relation = { target: string; type: string; isExternal: boolean };

function relationsOf(parts: DocxReading["parts"]): Relation[] {
  return [...parts].flatMap(([path, root]) => {
    if (!path.endsWith(".rels")) return [];
    const folder = path.replace(/_rels\/[^/]+$/, "");
    return all(root, "Relationship").map(({ attributes }) => {
      const isExternal = attributes["TargetMode"] === "External";
      const target = attributes["Target"] ?? "";
      const inside = target.startsWith("/") ? target.slice(1) : `${folder}${target}`;
      return {
        target: isExternal ? target : inside,
        type: attributes["Type"] ?? "",
        isExternal,
      };
    });
  });
}

function languageFaults({ parts }: DocxReading): Fault[] {
  const styles = parts.get("word/styles.xml");
  const [first] = all(child(styles, "w:docDefaults"), "w:lang");
  const others = [...parts.values()]
    .flatMap((part) => all(part, "w:lang"))
    .filter(({ attributes }) => attributes["w:val"] && attributes["w:val"] !== "nl-NL");
  return [
    ...(first?.attributes["w:val"] === "nl-NL" ? [] : [fault(4, "de taal is niet Nederlands")]),
    ...others.map(({ attributes }) => fault(4, `er staat tekst in taal ${attributes["w:val"]}`)),
  ];
}

/** One line, as properties have it, without what XML cannot hold. */
const plain = (text: string) =>
  text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replace(/[\t\n\r]+/g, " ");

function propertyFaults({ parts }: DocxReading, document: Document): Fault[] {
  const core = parts.get("docProps/core.xml");
  const said = (name: string) => child(core, name)?.text ?? "";
  const author = plain(document.author) || "Wijkpen";
  const expected: Record<string, string> = {
    "dc:title": plain(document.title),
    "dc:creator": author,
    "cp:lastModifiedBy": author,
  };
  return [
    ...Object.entries(expected)
      .filter(([name, value]) => said(name) !== value)
      .map(([name, value]) => fault(5, `${name} is “${said(name)}” en niet “${value}”`)),
    ...(said("dc:language") === "nl-NL"
      ? []
      : [fault(6, "de taal staat niet in de eigenschappen")]),
    ...all(parts.get("docProps/app.xml"), "Manager", "Company", "Template")
      .filter(({ text }) => text !== "")
      .map(({ name }) => fault(5, `in de eigenschappen staat een ${name}`)),
  ];
}

function bodyTextFaults({ parts, styles }: DocxReading): Fault[] {
  const defaults = child(parts.get("word/styles.xml"), "w:docDefaults");
  const normal = styles.get("Normal");
  const sizes = [...all(defaults, "w:sz"), ...all(normal, "w:sz")];
  const spacing = [...all(defaults, "w:spacing"), ...all(normal, "w:spacing")];
  const size = Number(sizes.at(-1)?.attributes["w:val"] ?? 0) / 2;
  const line = Number(spacing.at(-1)?.attributes["w:line"] ?? 0) / 240;
  const full = [...parts.values()]
    .flatMap((part) => all(part, "w:jc"))
    .filter(({ attributes }) => /^(both|distribute)$/.test(attributes["w:val"] ?? ""));
  return [
    ...(size >= 10 ? [] : [fault(7, `de tekst is ${size} punten groot`)]),
    ...(line >= 1.15 ? [] : [fault(7, `de regelafstand is ${line.toFixed(2)}`)]),
    ...full.map(() => fault(7, "een alinea is uitgevuld")),
  ];
}

function footFaults({ parts }: DocxReading): Fault[] {
  const feet = [...parts].filter(([path]) => /word\/footer\d*\.xml$/.test(path));
  const isGood = feet.some(([, foot]) => {
    const fields = [...all(foot, "w:instrText")].map(({ text }) => text.trim());
    const words = textIn(foot).toLowerCase();
    return fields.includes("PAGE") && fields.includes("NUMPAGES") && /pagina .*van /.test(words);
  });
  return isGood ? [] : [fault(12, "onder aan de bladzijde staat niet “pagina x van y”")];
}

const PERSONAL = /^w:rsid|:(author|initials)$/;

function traceFaults({ parts, files }: DocxReading): Fault[] {
  const inText = [...parts].filter(([path]) => path.startsWith("word/"));
  const marks = inText.flatMap(([, part]) =>
    all(part, "w:ins", "w:del", "w:vanish", "w:commentReference", "w:moveFrom", "w:moveTo"),
  );
  const hidden = marks.filter((mark) => mark.attributes["w:val"] !== "false");
  const personal = inText
    .flatMap(([, part]) => everything(part))
    .flatMap(({ attributes }) => Object.keys(attributes).filter((key) => PERSONAL.test(key)));
  const links = relationsOf(parts).filter(({ isExternal }) => isExternal);
  return [
    ...[...files.keys()]
      .filter((path) => /comments|people/.test(path))
      .map((path) => fault(14, `het bestand bevat ${path}`)),
    ...hidden.map(({ name }) => fault(14, `het bestand bevat ${name}`)),
    ...[...new Set(personal)].map((key) => fault(14, `het bestand bevat ${key}`)),
    ...links
      .filter(({ type, target }) => !type.endsWith("/hyperlink") || !isAllowed(target))
      .map(({ target }) => fault(14, `het bestand verwijst naar ${target}`)),
    ...[...files.keys()]
      .filter((path) => /vbaProject|\.bin$/.test(path))
      .map((path) => fault(14, `het bestand bevat ${path}`)),
  ];
}

function isAllowed(target: string): boolean {
  return (
    /^(https?:\/\/|mailto:|tel:)/i.test(target) &&
    !/^https?:\/\/(localhost|127\.|0\.0\.0\.0|\[::1?\])/i.test(target)
  );
}

function everything(element: XmlElement): XmlElement[] {
  const found: XmlElement[] = [];
  const stack = [element];
  for (let next = stack.pop(); next; next = stack.pop()) {
    found.push(next);
    stack.push(...next.children);
  }
  return found;
}
