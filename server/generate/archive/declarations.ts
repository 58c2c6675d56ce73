/** What an archivable PDF says about itself: title and author, language, colours, and which standards it keeps. */
import type { Document } from "../../../templates/pieces.ts";
import { escapeHtml } from "../escape.ts";
import { srgbProfile } from "./colorProfile.ts";
import { addObject, ascii, dict, dictAt, words } from "./pdfValue.ts";
import type { PdfFile, Value } from "./pdfValue.ts";
import { packed } from "./writePdf.ts";

export type Properties = Pick<Document, "title" | "subject" | "author" | "date">;

/** No name of a person, no browser and no clock: the product, the gemeente and the date of the document. */
const PRODUCT = "Wijkpen";
const LANGUAGE = "nl-NL";

/** Writes the properties in both places where a PDF has them, and the claims of PDF/A-2a and PDF/UA-1. */
export function declare(file: PdfFile, properties: Properties): void {
  const { title, subject, author, date } = properties;
  const day = /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : "1970-01-01";
  const moment = ascii(`D:${day.replaceAll("-", "")}120000Z`);
  const info = {
    Title: words(title),
    Author: author ? words(author) : undefined,
    Subject: subject ? words(subject) : undefined,
    Creator: words(PRODUCT),
    Producer: words(PRODUCT),
    CreationDate: moment,
    ModDate: moment,
  };
  file.trailer = dict({ Root: file.trailer.get("Root"), Info: addObject(file, dict(info)) });
  const catalog = dictAt(file, file.trailer.get("Root"));
  catalog.set("Lang", ascii(LANGUAGE));
  catalog.set("MarkInfo", dict({ Marked: true }));
  catalog.set("ViewerPreferences", dict({ DisplayDocTitle: true }));
  catalog.set("OutputIntents", [colors(file)]);
  const xmp = Buffer.from(xmpOf(properties, `${day}T12:00:00Z`), "utf8");
  const entries = dict({ Type: "/Metadata", Subtype: "/XML" });
  catalog.set("Metadata", addObject(file, { dict: entries, data: xmp }));
}

function colors(file: PdfFile): Value {
  return dict({
    Type: "/OutputIntent",
    S: "/GTS_PDFA1",
    OutputConditionIdentifier: ascii("sRGB"),
    Info: ascii("sRGB"),
    DestOutputProfile: addObject(file, packed(srgbProfile(), { N: 3 })),
  });
}

function xmpOf({ title, subject, author }: Properties, moment: string): string {
  const inDutch = (text: string) =>
    `<rdf:Alt><rdf:li xml:lang="x-default">${escapeHtml(text)}</rdf:li></rdf:Alt>`;
  const creator = author
    ? `<dc:creator><rdf:Seq><rdf:li>${escapeHtml(author)}</rdf:li></rdf:Seq></dc:creator>`
    : "";
  const description = subject ? `<dc:description>${inDutch(subject)}</dc:description>` : "";
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title>${inDutch(title)}</dc:title>${creator}${description}<dc:language><rdf:Bag><rdf:li>${LANGUAGE}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>${moment}</xmp:CreateDate><xmp:ModifyDate>${moment}</xmp:ModifyDate><xmp:CreatorTool>${PRODUCT}</xmp:CreatorTool><pdf:Producer>${PRODUCT}</pdf:Producer>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
${UA_SCHEMA}
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>`;
}

/** PDF/A knows no PDF/UA and wants it explained. */
const UA_SCHEMA = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"><pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema><pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289 that the file keeps</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>`;
