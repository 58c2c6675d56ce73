/** The documents of a package and what they are described with: names, sizes, hashes and numbers, in the order of the table. */
import { createHash } from "node:crypto";
import { asConcept } from "../../templates/concept.ts";
import { packedName, slugOf } from "../../templates/handOver/names.ts";
import { FORMATS } from "../../templates/metadata/describe.ts";
import type {
  DescribedDocument,
  DescribedFile,
  Openness,
} from "../../templates/metadata/describe.ts";
import type { CheckedDocument } from "./check/checkSet.ts";
import { MEDIA_TYPES } from "./document.ts";
import type { Format, PackageAttachment, PackageDocument, PackageRequest } from "./package.ts";
import type { PackageFile } from "./packageZip.ts";

/** A document of the package with its files; what is not openbaar lies in a folder of its own. */
export type Part = {
  described: DescribedDocument;
  files: PackageFile[];
  /** Its number as bijlage, or null. */
  bijlage: number | null;
  /** What the checks look at, where we made it. */
  made: CheckedDocument | null;
};

/** Makes every document in both formats, one after the other, and puts the files of the gemeente behind them. */
export async function makeParts(request: PackageRequest): Promise<Part[]> {
  const { documents, attachments, onProgress = () => undefined } = request;
  const parts: Part[] = [];
  for (const [index, document] of documents.entries()) {
    const share = (step: number) => (0.8 * (index + step / 2)) / documents.length;
    // First the PDF: it tells the table of contents in Word its page numbers.
    onProgress(`${document.title}: PDF`, share(0));
    const pdf = await document.make("pdf");
    onProgress(`${document.title}: Word`, share(1));
    const docx = await document.make("docx");
    const xlsx = document.hasWorkbook ? await document.make("xlsx") : null;
    parts.push(madePart(document, { docx, pdf, xlsx }, index + 1, request));
  }
  const lastBijlage = Math.max(0, ...documents.map(({ bijlage }) => bijlage ?? 0));
  for (const [index, attachment] of attachments.entries()) {
    const place = { place: documents.length + index + 1, bijlage: lastBijlage + index + 1 };
    parts.push(attachedPart(attachment, await attachment.read(), place, request));
  }
  return parts;
}

function madePart(
  { kind, title, bijlage, openness, printed }: PackageDocument,
  bytes: { docx: Uint8Array; pdf: Uint8Array; xlsx: Uint8Array | null },
  place: number,
  request: PackageRequest,
): Part {
  const name = packedName(place, [bijlageName(bijlage), kind, areaOf(request)]);
  const fileOf = (format: Format, content: Uint8Array): PackageFile => ({
    name: inFolder(`${name}.${format}`, openness),
    bytes: content,
  });
  const written = request.concept ? asConcept(printed) : printed;
  const [pdf, docx] = [fileOf("pdf", bytes.pdf), fileOf("docx", bytes.docx)];
  const workbooks = bytes.xlsx === null ? [] : [fileOf("xlsx", bytes.xlsx)];
  const files = [
    describe(pdf, MEDIA_TYPES.pdf, FORMATS.pdfA2a),
    describe(docx, MEDIA_TYPES.docx, FORMATS.docx),
    ...workbooks.map((file) => describe(file, MEDIA_TYPES.xlsx, null)),
  ];
  const described = describeDocument({ title, kind, openness, files }, request);
  const made = { kind, document: written, docx, pdf };
  return { described, files: [pdf, docx, ...workbooks], bijlage, made };
}

function attachedPart(
  { title, extension, mediaType, openness }: PackageAttachment,
  bytes: Uint8Array,
  { place, bijlage }: { place: number; bijlage: number },
  request: PackageRequest,
): Part {
  const name = packedName(place, [bijlageName(bijlage), slugOf(title)]);
  const file = { name: inFolder(`${name}.${extension}`, openness), bytes };
  // What PDF/A it is, if it is any, only a validator can tell.
  const format = extension === "docx" ? FORMATS.docx : null;
  const files = [describe(file, mediaType, format)];
  const described = describeDocument({ title, kind: "bijlage", openness, files }, request);
  return { described, files: [file], bijlage, made: null };
}

function describeDocument(
  given: Pick<DescribedDocument, "title" | "openness"> & { kind: string; files: DescribedFile[] },
  { meta, concept }: PackageRequest,
): DescribedDocument {
  const { title, kind, openness, files } = given;
  return {
    kenmerk: kenmerkOf(`${kind} ${files.map(({ sha256 }) => sha256).join(" ")}`),
    title,
    documentsoort: kind,
    openness,
    date: meta.date,
    adopted: null,
    status: meta.status ?? "in-opstelling",
    concept,
    zaaknummer: null,
    files,
  };
}

function describe(
  { name, bytes }: PackageFile,
  mediaType: string,
  format: DescribedFile["format"],
): DescribedFile {
  const sha256 = sha256Of(bytes);
  return { kenmerk: kenmerkOf(sha256), name, mediaType, bytes: bytes.length, sha256, format };
}

export function sha256Of(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** A UUID that follows from the content: the same file keeps it, another file never gets it. */
function kenmerkOf(text: string): string {
  const hex = sha256Of(text);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}

function bijlageName(bijlage: number | null): string | null {
  return bijlage === null ? null : `bijlage-${bijlage}`;
}

function inFolder(name: string, openness: Openness): string {
  return openness === "openbaar" ? name : `${openness}/${name}`;
}

/** The wijk, or the title of the plan where it has none. */
export function areaOf({ plan, meta }: Pick<PackageRequest, "plan" | "meta">): string {
  const { wijknaam, titel } = plan.plangegevens.values;
  return slugOf(wijknaam ?? titel ?? meta.title ?? "plan").slice(0, 40);
}
