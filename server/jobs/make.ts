/** From what was frozen when somebody asked, to the file: one document, or the package for the griffie. */
import * as Y from "yjs";
import { brandOf } from "../../templates/brand.ts";
import type { Deviation, Verdict } from "../../templates/checklist.ts";
import type { Openness } from "../../templates/metadata/describe.ts";
import { readPlan } from "../../templates/plan.ts";
import type { Plan } from "../../templates/plan.ts";
import type { DocumentMeta } from "../../templates/present.ts";
import type { Profile } from "../../templates/profile.ts";
import type { StukKind } from "../../templates/raad/route.ts";
import { WupError } from "../errors.ts";
import { extensionOf } from "../files/fileKind.ts";
import type { FileStore } from "../files/port.ts";
import type { Subject } from "../generate/desk.ts";
import type { Generator } from "../generate/document.ts";
import { packageRequest } from "../generate/handOver.ts";
import type { PackageAttachment, PackageRequest } from "../generate/package.ts";
import { stukSubject } from "../generate/stukSubject.ts";
import type { JobStore } from "../store/jobPort.ts";
import type { Store } from "../store/port.ts";
import { keepPackage } from "./keepPackage.ts";
import type { DocumentFile, Make } from "./run.ts";

/**
 * All that a document is made from, as plain data. The plan is its shared document (an encoded Yjs state in base64): a
 * stored format, that a newer Wijkpen reads as well.
 */
export type DocumentInput = {
  state: string;
  meta: DocumentMeta;
  concept: boolean;
  profile: Profile;
  /** The SHA-256 of the Word template that it goes into; null or left out (orders of before) for none. */
  template?: string | null;
} & (
  | { kind: "wup" | StukKind; format: "docx" | "pdf" | "xlsx" }
  | {
      kind: "controle";
      format: "docx" | "pdf" | "xlsx";
      verdicts: Verdict[];
      deviations: Deviation[];
    }
  | PackageInput
);

export type PackageInput = {
  kind: "pakket";
  verdicts: Verdict[];
  openComments: number;
  attachments: FrozenAttachment[];
  /** In whose name it is kept for the plan; null for who only gets the file. */
  keptFor: { id: string; name: string } | null;
};

export type FrozenAttachment = {
  title: string;
  mediaType: string;
  openness: Openness;
  sha256: string;
};

export type MakeDeps = {
  generator: Pick<Generator, "generate">;
  files: FileStore;
  store: JobStore & Pick<Store, "isFileInUse">;
  now: () => Date;
  /** Hears of a file of ours that does not meet a criterion of the griffie. */
  log?: { error(fields: object, message: string): void };
};

/** The document as it is now, to freeze it. */
export function frozenState(doc: Y.Doc): string {
  return Buffer.from(Y.encodeStateAsUpdate(doc)).toString("base64");
}

export function documentMaker(deps: MakeDeps): Make<DocumentInput> {
  return async (input, tools) => {
    const plan = thawedPlan(input.state);
    if (input.kind === "pakket") return await makeKept(deps, input, plan, tools);
    const { onProgress, signal, job } = tools;
    const { format } = input;
    const options = { format, onProgress, signal, planId: job.planId };
    const template = await templateOf(input, deps);
    return await deps.generator.generate({ ...subjectOf(input, plan), ...template, ...options });
  };
}

async function templateOf(
  { template }: DocumentInput,
  { files }: Pick<MakeDeps, "files">,
): Promise<{ template?: Uint8Array }> {
  if (template === null || template === undefined) return {};
  const bytes = await files.read(template);
  if (bytes === null) throw new WupError("GEGEVENS_BESCHADIGD");
  return { template: bytes };
}

function thawedPlan(state: string): Plan {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Buffer.from(state, "base64"));
  const plan = readPlan(doc);
  doc.destroy();
  return plan;
}

function subjectOf(input: Exclude<DocumentInput, { kind: "pakket" }>, plan: Plan): Subject {
  const { meta, concept, profile } = input;
  const brand = brandOf(profile);
  if (input.kind === "wup") return { kind: "wup", plan, meta, brand };
  if (input.kind !== "controle")
    return stukSubject({ plan, meta, kind: input.kind, profile, concept });
  const { kind, verdicts, deviations } = input;
  return { kind, plan, meta, brand, verdicts, deviations };
}

/** What the package of this input asks of the generator; also the gate looks at it. */
export function requestOf(
  input: Pick<DocumentInput, "meta" | "concept" | "profile"> & PackageInput,
  plan: Plan,
  { generator, files }: Pick<MakeDeps, "generator" | "files">,
  signal?: AbortSignal,
): PackageRequest {
  const attachments = input.attachments.map((each) => packed(each, files));
  return packageRequest({ ...input, plan, attachments }, generator, signal);
}

/** Its bytes are read when their turn comes. */
function packed(
  { title, mediaType, openness, sha256 }: FrozenAttachment,
  files: FileStore,
): PackageAttachment {
  const read = async () => {
    const bytes = await files.read(sha256);
    if (bytes === null) throw new WupError("GEGEVENS_BESCHADIGD");
    return bytes;
  };
  return { title, mediaType, openness, extension: extensionOf(mediaType), read };
}

async function makeKept(
  deps: MakeDeps,
  input: Extract<DocumentInput, { kind: "pakket" }>,
  plan: Plan,
  { job, signal, onProgress }: Parameters<Make<DocumentInput>>[1],
): Promise<DocumentFile> {
  const { makePackage } = await import("../generate/package.ts");
  const request = requestOf(input, plan, deps, signal);
  const onOwnFault = (criterion: number, fault: string) =>
    deps.log?.error({ planId: job.planId, criterion, fault }, "a file of a package is not good");
  const made = await makePackage({ ...request, onProgress, onOwnFault });
  signal.throwIfAborted();
  const { concept, meta, profile, keptFor } = input;
  if (keptFor)
    await keepPackage(deps, made, {
      id: job.id,
      planId: job.planId,
      concept,
      versie: meta.versie ?? "",
      status: meta.status ?? "",
      profile: profile.naam,
      author: keptFor,
    });
  return { bytes: made.zip, filename: made.name, mediaType: "application/zip" };
}
