/** Faults put into a good DOCX one by one: each must be noticed by our checks or by the validator. */
import { strFromU8, strToU8, unzipSync } from "fflate";
import { zipParts } from "../../server/generate/docxFinish.ts";

type Parts = Record<string, string>;

/** What a mutant does to the parts of the file, by its name in docs/testing.md. */
export const DOCX_MUTANTS: Readonly<Record<string, (parts: Parts) => void>> = {
  "cel zonder alinea": inBody(
    /(<w:tc>(?:<w:tcPr>.*?<\/w:tcPr>)?)<w:p>.*?<\/w:p>(<\/w:tc>)/,
    "$1$2",
  ),
  "onbekende stijl": inBody(/w:pStyle w:val="Heading2"/, 'w:pStyle w:val="Kop99"'),
  "onbekende lijst": inBody(/<w:numId w:val="\d+"\/>/, '<w:numId w:val="9999"/>'),
  "alternatieve tekst weg": inBody(/ descr="[^"]*"/, ""),
  "tabelkop niet herhaald": inBody(/<w:tblHeader\/>/, ""),
  "rij mag breken": inBody(/<w:cantSplit\/>/, ""),
  "samengevoegde kop": inBody(
    /(<w:tblHeader\/>.*?<w:tcPr><w:tcW [^>]*\/>)/,
    '$1<w:gridSpan w:val="2"/>',
  ),
  "lege kopcel": inBody(/(<w:tblHeader\/>.*?<w:t[^>]*>)[^<]+(<\/w:t>)/, "$1$2"),
  "tabel in een tabel": inBody(
    /(<w:tc>(?:<w:tcPr>.*?<\/w:tcPr>)?)/,
    '$1<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="100"/></w:tblGrid><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>',
  ),
  "overgeslagen niveau": inBody(/w:pStyle w:val="Heading2"/, 'w:pStyle w:val="Heading4"'),
  "kop zonder niveau": inPart("word/styles.xml", /<w:outlineLvl w:val="1"\/>/, ""),
  "tweede titel": inBody(/w:pStyle w:val="Heading1"/, 'w:pStyle w:val="Title"'),
  "geen titel": inBody(/w:pStyle w:val="Title"/, 'w:pStyle w:val="Normal"'),
  "vette alinea als kop": inBody(
    /<w:sectPr/,
    "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Net een kop</w:t></w:r></w:p><w:sectPr",
  ),
  "verkeerde taal": inPart("word/styles.xml", /w:val="nl-NL"/, 'w:val="en-US"'),
  "getypte lijst": inBody(/<w:sectPr/, "<w:p><w:r><w:t>1. eerste punt</w:t></w:r></w:p><w:sectPr"),
  "naam van een persoon": inPart(
    "docProps/core.xml",
    /<dc:creator>[^<]*/,
    "<dc:creator>A. de Vries",
  ),
  "taal niet in de eigenschappen": inPart(
    "docProps/core.xml",
    /<dc:language>.*?<\/dc:language>/,
    "",
  ),
  opmerking: (parts) => {
    parts["word/comments.xml"] = '<w:comments xmlns:w="x"/>';
  },
  "wijziging van iemand": inBody(
    /(<w:p>)(<w:r>.*?<\/w:r>)/,
    '$1<w:ins w:id="1" w:author="A. de Vries">$2</w:ins>',
  ),
  "verborgen tekst": inBody(/<w:r><w:t/, "<w:r><w:rPr><w:vanish/></w:rPr><w:t"),
  "lege paragraaf": inBody(
    /<w:sectPr/,
    '<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>Leeg</w:t></w:r></w:p><w:sectPr',
  ),
  "bleke letters": inPart("word/styles.xml", /w:color w:val="566063"/, 'w:color w:val="B0B0B0"'),
  "kleine letters": inPart("word/styles.xml", /<w:sz w:val="20"\/>/, '<w:sz w:val="16"/>'),
  "uitgevulde alinea": inBody(/w:jc w:val="left"/, 'w:jc w:val="both"'),
  "voet zonder aantal": (parts) => {
    for (const path of Object.keys(parts).filter((each) => each.includes("footer")))
      parts[path] = (parts[path] ?? "").replaceAll("NUMPAGES", "DATE");
  },
  "inhoud niet bij te werken": inBody(/ w:dirty="true"/, ""),
  "regel weg uit de inhoud": inBody(/<w:p><w:pPr><w:pStyle w:val="TOC2".*?<\/w:p>/, ""),
  "bladwijzer weg": inBody(/w:name="_hoofdstuk_4"/, 'w:name="_elders"'),
  "verwijzing naar eigen machine": inPart(
    "word/_rels/document.xml.rels",
    /<\/Relationships>/,
    '<Relationship Id="rX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="http://localhost:3000/" TargetMode="External"/></Relationships>',
  ),
  "plaatshouder over": inBody(
    /<w:sectPr/,
    "<w:p><w:r><w:t>{{zaaknummer}}</w:t></w:r></w:p><w:sectPr",
  ),
  "verboden teken": inBody(/<w:sectPr/, "<w:p><w:r><w:t>a\uFFFEb</w:t></w:r></w:p><w:sectPr"),
  "beeld weg": (parts) => {
    delete parts["word/media/image1.png"];
  },
};

/** The file with one fault. Throws when the fault found no place. */
export function mutate(bytes: Uint8Array, change: (parts: Parts) => void): Uint8Array {
  const raw = unzipSync(bytes);
  const isText = (path: string) => /\.(xml|rels)$/.test(path);
  const parts = Object.fromEntries(
    Object.entries(raw).map(([path, data]) => [path, isText(path) ? strFromU8(data) : "(pixels)"]),
  );
  const before = { ...parts };
  change(parts);
  if (JSON.stringify(before) === JSON.stringify(parts)) throw new Error("Nothing changed");
  const changed = Object.entries(parts).map(([path, text]) => [
    path,
    isText(path) ? strToU8(text) : raw[path],
  ]);
  return zipParts(Object.fromEntries(changed) as Record<string, Uint8Array>);
}

function inBody(pattern: RegExp, replacement: string): (parts: Parts) => void {
  return inPart("word/document.xml", pattern, replacement);
}

function inPart(path: string, pattern: RegExp, replacement: string): (parts: Parts) => void {
  return (parts) => {
    parts[path] = (parts[path] ?? "").replace(pattern, replacement);
  };
}
