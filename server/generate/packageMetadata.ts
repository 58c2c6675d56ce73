/** The metadata of a package: MDTO for every document and file, ZGW for every file, DiWoo for what is openbaar. */
import { FORMATS } from "../../templates/metadata/describe.ts";
import type {
  Described,
  DescribedDocument,
  DescribedFile,
  MissingField,
  Publisher,
} from "../../templates/metadata/describe.ts";
import { diwooDocument } from "../../templates/metadata/diwoo.ts";
import { mdtoFile, mdtoInformationObject } from "../../templates/metadata/mdto.ts";
import { zgwDocument } from "../../templates/metadata/zgw.ts";
import type { PackageFile } from "./packageZip.ts";

export type Metadata = { files: PackageFile[]; missing: MissingField[] };

/** What is not openbaar is described beside its files, in their folder, and gets no DiWoo. */
export function metadataOf(
  documents: readonly DescribedDocument[],
  publisher: Publisher,
): Metadata {
  const written = documents.flatMap((document) => describedFiles(document, publisher));
  const encoder = new TextEncoder();
  return {
    files: written.map(([name, { text }]) => ({ name, bytes: encoder.encode(text) })),
    missing: written.flatMap(([, { missing }]) => missing),
  };
}

/** What a package with documents of these kinds would lack, without making it. */
export function missingFields(publisher: Publisher, kinds: readonly string[]): MissingField[] {
  return metadataOf(kinds.map(sample), publisher).missing;
}

type Named = [name: string, described: Described];

function describedFiles(document: DescribedDocument, publisher: Publisher): Named[] {
  const [first] = document.files;
  const { openness } = document;
  const folder = openness === "openbaar" ? "metadata" : `${openness}/metadata`;
  const base = `${folder}/${baseName(first?.name ?? "").replace(/\.\w+$/, "")}`;
  return [
    [`${base}.mdto.xml`, mdtoInformationObject(document, publisher)],
    ...document.files.flatMap((file): Named[] => [
      [`${folder}/${baseName(file.name)}.bestand.mdto.xml`, mdtoFile(document, file)],
      [`${folder}/${baseName(file.name)}.zgw.json`, zgwDocument(document, file, publisher)],
    ]),
    ...(openness === "openbaar"
      ? [[`${base}.diwoo.xml`, diwooDocument(document, publisher)] satisfies Named]
      : []),
  ];
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function sample(kind: string): DescribedDocument {
  const file: DescribedFile = {
    kenmerk: "",
    name: `${kind}.pdf`,
    mediaType: "application/pdf",
    bytes: 0,
    sha256: "",
    format: FORMATS.pdfA2a,
  };
  return {
    kenmerk: "",
    title: kind,
    documentsoort: kind,
    openness: "openbaar",
    date: "2026-01-01",
    adopted: null,
    status: "in-opstelling",
    concept: false,
    zaaknummer: null,
    files: [file],
  };
}
