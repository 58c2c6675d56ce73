/** Puts a document into the municipality's own Word template, which keeps its styles, header and footer. */
import {
  Document as WordDocument,
  Packer,
  PatchType,
  TableOfContents,
  TextRun,
  patchDocument,
} from "docx";
import { strFromU8, strToU8, unzipSync } from "fflate";
import type { IPatch } from "docx";
import { formatDate } from "../../templates/format.ts";
import { contentsOf, headingText } from "../../templates/pieces.ts";
import type { Document } from "../../templates/pieces.ts";
import { AUTHOR, bodyOf, picturesOf, startsIn } from "./docx.ts";
import { finishDocx, zipParts } from "./docxFinish.ts";
import { docxNumbering, docxStyles } from "./docxStyles.ts";
import { property } from "./docxTable.ts";
import { bookmarkOf } from "./docxText.ts";
import { CONTENTS_TITLE } from "./htmlFront.ts";
import { PLACEHOLDERS } from "./template.ts";
import type { Parts } from "./template.ts";

/** The filled template. It was checked before (`checkTemplate`); throws what the library throws for a broken one. */
export async function fillTemplate(document: Document, template: Uint8Array): Promise<Uint8Array> {
  const author = property(document.author) || AUTHOR;
  const filled = await patchDocument({
    outputType: "uint8array",
    data: template,
    patches: await patchesOf(document),
    numbering: docxNumbering(startsIn(document.pieces)),
    trimPlaceholders: true,
    properties: {
      title: property(document.title),
      subject: property(document.subject),
      creator: author,
      lastModifiedBy: author,
    },
  });
  const parts = unzipSync(filled);
  await adoptStyles(parts);
  forgetPeople(parts);
  return finishDocx(zipParts(parts));
}

/** Stands where a field is for others to fill in. */
const OPEN = "(nog in te vullen)";

async function patchesOf(document: Document): Promise<Record<string, IPatch>> {
  const { title, cover, date, edition, pieces } = document;
  const texts: Record<string, string> = {
    titel: title,
    gemeente: cover.gemeente,
    soort: cover.kicker || title,
    datum: formatDate(date),
    versie: edition,
    zaaknummer: "",
  };
  const words = Object.keys(PLACEHOLDERS).flatMap((name): [string, IPatch][] => {
    const text = texts[name];
    if (text === undefined) return [];
    return [[name, { type: PatchType.PARAGRAPH, children: [new TextRun(property(text) || OPEN)] }]];
  });
  const content = bodyOf(pieces, await picturesOf(pieces));
  return {
    ...Object.fromEntries(words),
    inhoud: { type: PatchType.DOCUMENT, children: content },
    inhoudsopgave: { type: PatchType.DOCUMENT, children: [contentsField(document)] },
  };
}

/** Without page numbers: the template decides how long the pages are. Word fills them in. */
function contentsField(document: Document): TableOfContents {
  return new TableOfContents(CONTENTS_TITLE, {
    hyperlink: true,
    headingStyleRange: "1-2",
    beginDirty: true,
    cachedEntries: contentsOf(document).map((heading) => ({
      title: property(headingText(heading)),
      level: Math.min(heading.level, 2),
      href: bookmarkOf(heading),
    })),
  });
}

const STYLES = "word/styles.xml";
const BODY = "word/document.xml";

/**
 * The style map: a style of the template with the same id or the same name in Word is used ("heading 1" is Kop1 in
 * Dutch Word); what it lacks is taken from ours.
 */
async function adoptStyles(parts: Parts): Promise<void> {
  const theirs = stylesIn(textOf(parts, STYLES));
  const ours = stylesIn(await ownStyles());
  const byName = new Map(theirs.map((style) => [`${style.type} ${style.name}`, style.id]));
  const known = new Set(theirs.map(({ id }) => id));
  const base = theirs.find(({ isDefault, type }) => isDefault && type === "paragraph")?.id;
  const used = new Set(stylesUsed(textOf(parts, BODY)).filter((id) => !known.has(id)));
  const renamed = new Map<string, string>();
  const added: string[] = [];
  for (const style of ours.filter(({ id }) => used.has(id))) {
    const same = byName.get(`${style.type} ${style.name}`);
    if (same === undefined)
      added.push(base ? style.xml.replace(/(w:basedOn w:val=")Normal"/, `$1${base}"`) : style.xml);
    else renamed.set(style.id, same);
  }
  write(parts, BODY, (xml) =>
    xml.replace(
      /(<w:(?:pStyle|rStyle|tblStyle) w:val=")([^"]+)"/g,
      (whole, before: string, id: string) =>
        renamed.has(id) ? `${before}${renamed.get(id)}"` : whole,
    ),
  );
  write(parts, STYLES, (xml) => xml.replace("</w:styles>", `${added.join("")}</w:styles>`));
}

type Style = { id: string; name: string; type: string; isDefault: boolean; xml: string };

function stylesIn(xml: string): Style[] {
  return (xml.match(/<w:style\b[\s\S]*?<\/w:style>/g) ?? []).map((style) => {
    const said = (pattern: RegExp) => pattern.exec(style)?.[1] ?? "";
    return {
      id: said(/w:styleId="([^"]*)"/),
      name: said(/<w:name w:val="([^"]*)"/).toLowerCase(),
      type: said(/w:type="([^"]*)"/),
      isDefault: /^<w:style[^>]*w:default="(1|true)"/.test(style),
      xml: style,
    };
  });
}

function stylesUsed(xml: string): string[] {
  return [...xml.matchAll(/<w:(?:pStyle|rStyle|tblStyle) w:val="([^"]+)"/g)].map(
    ([, id = ""]) => id,
  );
}

async function ownStyles(): Promise<string> {
  const empty = new WordDocument({ styles: docxStyles(), sections: [{ children: [] }] });
  return textOf(unzipSync(await Packer.toBuffer(empty)), STYLES);
}

/** Who made the template and when is nobody's business. */
function forgetPeople(parts: Parts): void {
  for (const path of Object.keys(parts).filter((each) => /^word\/[^/]+\.xml$/.test(each)))
    write(parts, path, (xml) =>
      xml
        .replace(/ w:rsid\w*="[^"]*"/g, "")
        .replace(/<w:rsids>[\s\S]*?<\/w:rsids>/g, "")
        .replace(/<w:attachedTemplate [^>]*\/>/g, ""),
    );
  write(parts, "docProps/app.xml", (xml) =>
    xml.replace(/<(Company|Manager|Template)>[^<]*<\/\1>/g, ""),
  );
}

function textOf(parts: Parts, path: string): string {
  return strFromU8(parts[path] ?? new Uint8Array());
}

function write(parts: Parts, path: string, change: (xml: string) => string): void {
  if (parts[path]) parts[path] = strToU8(change(textOf(parts, path)));
}
