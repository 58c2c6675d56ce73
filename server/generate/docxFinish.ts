/** What the library leaves undone in a DOCX: the language of the document, and the same bytes on every machine. */
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import type { Zippable } from "fflate";

/** The same file with its language in the properties, `colour` applied to what is drawn, its parts in a fixed order and one date for all of them. */
export function finishDocx(
  bytes: Uint8Array,
  colour: (xml: string) => string = (xml) => xml,
): Uint8Array {
  const parts = unzipSync(bytes);
  for (const [name, part] of Object.entries(parts))
    if (/^word\/\w+\.xml$/.test(name)) parts[name] = strToU8(colour(strFromU8(part)));
  const core = parts[CORE];
  if (core) parts[CORE] = strToU8(withLanguage(strFromU8(core)));
  return zipParts(parts);
}

/** Parts as a file, `[Content_Types].xml` first as Word wants it. */
export function zipParts(parts: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const names = Object.keys(parts).toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const entries = names.map((name) => [name, [parts[name], { mtime: ZIP_DATE, level: 6 }]]);
  return zipSync(Object.fromEntries(entries) as Zippable);
}

const CORE = "docProps/core.xml";

/** The first day that a zip file can name; local time, as zip files have it. */
const ZIP_DATE = new Date(1980, 0, 1);

function rank(name: string): number {
  return ["[Content_Types].xml", "_rels/.rels"].indexOf(name) < 0 ? 1 : 0;
}

function withLanguage(xml: string): string {
  return xml.includes("<dc:language>")
    ? xml
    : xml.replace("</cp:coreProperties>", "<dc:language>nl-NL</dc:language></cp:coreProperties>");
}
