/** DiWoo 0.9.8: the metadata with which a document is published under the Woo. Only addresses that were seen in a source. */
import { MISSING, tooiOf } from "./describe.ts";
import type { Described, DescribedDocument, MissingField, Publisher } from "./describe.ts";
import { element, writeXml } from "./xml.ts";
import type { Element } from "./xml.ts";

/** A document that is openbaar, its elements in the order of the reference implementation. */
export function diwooDocument(document: DescribedDocument, publisher: Publisher): Described {
  const { date, kenmerk, zaaknummer, title } = document;
  const body = diwoo("DiWoo", [
    diwoo("creatiedatum", date),
    diwoo("identifiers", [
      diwoo("identifier", kenmerk),
      zaaknummer === null ? null : diwoo("identifier", zaaknummer),
    ]),
    publisherOf(publisher),
    diwoo("titelcollectie", [diwoo("officieleTitel", title)]),
    diwoo("classificatiecollectie", [
      diwoo("informatiecategorieen", [
        diwoo("informatiecategorie", CATEGORY.label, { resource: CATEGORY.resource }),
      ]),
    ]),
    handlingOf(document),
  ]);
  const root = element("diwoo:Document", [body], {
    "xmlns:diwoo": "https://standaarden.overheid.nl/diwoo/metadata/",
  });
  return { text: writeXml(root), missing: missingFields(document, publisher) };
}

const KERN = "https://identifier.overheid.nl/tooi/def/thes/kern";
const CATEGORY = {
  resource: `${KERN}/c_db4862c3`,
  label: "vergaderstuk decentrale overheid",
} as const;
const ADOPTION = { resource: `${KERN}/c_641ecd76`, label: "vaststelling" } as const;

function diwoo(
  name: string,
  content: string | readonly (Element | null)[],
  attributes: Readonly<Record<string, string>> = {},
): Element {
  return element(`diwoo:${name}`, content, attributes);
}

function publisherOf(publisher: Publisher): Element | null {
  const code = tooiOf(publisher);
  if (code === null) return null;
  const resource = `https://identifier.overheid.nl/tooi/id/gemeente/${code}`;
  return diwoo("publisher", `gemeente ${publisher.naam}`, { resource });
}

function handlingOf({ adopted }: DescribedDocument): Element | null {
  if (adopted === null) return null;
  return diwoo("documenthandelingen", [
    diwoo("documenthandeling", [
      diwoo("soortHandeling", ADOPTION.label, { resource: ADOPTION.resource }),
      diwoo("atTime", `${adopted}T00:00:00`),
    ]),
  ]);
}

const NOT_ADOPTED =
  "De datum waarop dit stuk is vastgesteld, is nog niet bekend. Vul die aan bij het openbaar maken.";

function missingFields({ adopted }: DescribedDocument, publisher: Publisher): MissingField[] {
  const lacks = (field: string, sentence: string, isRequired: boolean): MissingField => ({
    field,
    standard: "DiWoo",
    sentence,
    isRequired,
  });
  return [
    ...(tooiOf(publisher) === null ? [lacks("publisher", MISSING.tooi, true)] : []),
    ...(adopted === null ? [lacks("documenthandelingen", NOT_ADOPTED, false)] : []),
  ];
}
