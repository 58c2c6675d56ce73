/** A package for the griffie: the raadsstukken, their bijlagen, metadata, a control report and a manifest, as one zip. */
import { presentHandOverControl } from "../../templates/handOver/control.ts";
import type { Refusal } from "../../templates/handOver/gate.ts";
import { packedName, slugOf } from "../../templates/handOver/names.ts";
import type { StukFinding } from "../../templates/raad/stukChecks.ts";
import type { Verdict } from "../../templates/checklist.ts";
import type { MissingField, Openness, Publisher } from "../../templates/metadata/describe.ts";
import type { Document } from "../../templates/pieces.ts";
import type { Plan } from "../../templates/plan.ts";
import type { DocumentMeta } from "../../templates/present.ts";
import { packageAnswers } from "./packageChecks.ts";
import { manifestOf } from "./packageManifest.ts";
import { mustBeAllowed, packageRefusals } from "./packageGate.ts";
import { metadataOf } from "./packageMetadata.ts";
import { areaOf, makeParts } from "./packageParts.ts";
import type { Part } from "./packageParts.ts";
import { zipOf } from "./packageZip.ts";
import type { PackageFile } from "./packageZip.ts";

export type Format = "docx" | "pdf" | "xlsx";

/** A document that is made for the package; the first one is the hoofddocument. */
export type PackageDocument = {
  /** Its documentsoort: "raadsvoorstel", "wijkuitvoeringsplan". */
  kind: string;
  title: string;
  /** Its number as bijlage, or null. */
  bijlage: number | null;
  openness: Openness;
  /** As the PDF will say it: the gate looks in it for what nobody filled in. */
  printed: Document;
  /** Whether it is made as XLSX too. */
  hasWorkbook: boolean;
  make(format: Format): Promise<Uint8Array>;
};

/** A file of the gemeente itself, as it was brought in; numbered behind the bijlagen that are made. */
export type PackageAttachment = {
  title: string;
  /** "pdf", "docx", "png" or "jpg". */
  extension: string;
  mediaType: string;
  openness: Openness;
  read(): Promise<Uint8Array>;
};

export type PackageRequest = {
  plan: Plan;
  meta: DocumentMeta;
  concept: boolean;
  publisher: Publisher;
  verdicts: readonly Verdict[];
  /** What the stukken themselves still lack, facts that no jurist confirmed among them. */
  findings: readonly StukFinding[];
  openComments: number;
  documents: readonly PackageDocument[];
  attachments: readonly PackageAttachment[];
  /** Writes the control report; a document that is not one of the raadsstukken. */
  makeReport(document: Document): Promise<Uint8Array>;
  /** A criterion that a file of ours does not meet: the package is made all the same and its report says so. */
  onOwnFault?: (criterion: number, sentence: string) => void;
  /** `step` says in Dutch what happens now; `fraction` runs from 0 to 1. */
  onProgress?: (step: string, fraction: number) => void;
};

export type Package = {
  name: string;
  zip: Uint8Array;
  files: readonly PackageFile[];
  /** What keeps a concept from being definitive. */
  refusals: readonly Refusal[];
};

/** The same request gives the same bytes. Throws as `mustBeAllowed` does, and what making a document throws. */
export async function makePackage(request: PackageRequest): Promise<Package> {
  mustBeAllowed(request);
  const { meta, publisher, onProgress = () => undefined } = request;
  const parts = await makeParts(request);
  onProgress("De metagegevens worden geschreven", 0.82);
  const metadata = metadataOf(
    parts.map(({ described }) => described),
    publisher,
  );
  const missing = onceEach(metadata.missing);
  onProgress("De bestanden worden gecontroleerd", 0.85);
  const report = {
    title: "Controle raadsstukken",
    kind: "controlerapport",
    file: await reportFile(request, parts, missing),
  };
  const described = metadata.files.map((file) => ({
    file,
    title: "Metagegevens",
    kind: "metadata",
  }));
  const manifest = manifestOf(parts, [report, ...described], missing, request);
  const files = [...parts.flatMap((part) => part.files), report.file, ...metadata.files, manifest];
  onProgress("Het pakket wordt ingepakt", 0.97);
  const refusals = packageRefusals(request);
  return { name: packageName(request), zip: zipOf(files, meta.date), files, refusals };
}

async function reportFile(
  request: PackageRequest,
  parts: readonly Part[],
  missing: readonly MissingField[],
): Promise<PackageFile> {
  const name = `${packedName(0, ["controle-raadsstukken", areaOf(request)])}.pdf`;
  const names = parts.flatMap(({ files }) => files.map((file) => file.name.replace(/^.*\//, "")));
  const answers = await packageAnswers(request, parts, [name, ...names], missing);
  const report = presentHandOverControl({
    ...request,
    answers,
    missing,
    refusals: packageRefusals(request),
  });
  return { name, bytes: await request.makeReport(report) };
}

/** Every file misses the same fields of the profile. */
function onceEach(missing: readonly MissingField[]): MissingField[] {
  const known = new Map(missing.map((field) => [`${field.standard} ${field.sentence}`, field]));
  return [...known.values()];
}

/** "raadsstukken_kruidenbuurt_0-9_concept.zip" */
function packageName(request: PackageRequest): string {
  const { meta, concept } = request;
  const parts = [
    "raadsstukken",
    areaOf(request),
    slugOf(meta.versie ?? ""),
    concept ? "concept" : "",
  ];
  return `${parts.filter(Boolean).join("_")}.zip`;
}
