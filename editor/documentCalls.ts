/** The calls about documents in the making and packages that were made. */
import type { ChapterNr } from "../templates/chapters.ts";
import type { Call, JsonCall } from "./api.ts";
import type { FileCall } from "./attachmentCalls.ts";

export type Job = {
  id: string;
  state: "wacht" | "bezig" | "klaar" | "mislukt" | "geannuleerd";
  /** 0 to 1. */
  progress: number;
  step: string;
  /** How many are made first; null once it was begun. */
  ahead: number | null;
  message: string | null;
  filename: string | null;
};

export type DocumentFormat = "docx" | "pdf" | "zip";
/**
 * The plan itself, the report of the checklist, or all raadsstukken of its route in one zip: as a concept, or definitive
 * (pakket).
 */
export type DocumentKind = "wup" | "controle" | "conceptpakket" | "pakket";

/** Something that stands in the way of a definitive package, and where it is mended. */
export type OpenPoint = {
  kind: "regel" | "stuk" | "juridisch" | "metagegevens" | "invulplek";
  /** "BUD-02"; may be empty. */
  name: string;
  sentence: string;
  place: { id: string } | { chapter: ChapterNr } | null;
};

/** A package that was made of a plan and kept. */
export type KeptPackage = {
  id: string;
  concept: boolean;
  versie: string;
  revision: number;
  /** Of the plan at that moment. */
  status: string;
  profile: string;
  filename: string;
  /** In bytes. */
  size: number;
  files: readonly { name: string }[];
  refusals: readonly { sentence: string }[];
  authorName: string;
  createdAt: string;
};

export function documentCalls({
  call,
  json,
  file,
}: {
  call: Call;
  json: JsonCall;
  file: FileCall;
}) {
  return {
    startDocument: async (
      planId: string,
      kind: DocumentKind,
      format: DocumentFormat,
    ): Promise<Job> => {
      const path = `/api/plans/${encodeURIComponent(planId)}/documents`;
      const wanted = format === "zip" ? packageWanted(kind) : { kind, format };
      return (await json<{ job: Job }>("POST", path, wanted)).job;
    },
    job: async (id: string): Promise<Job> =>
      (await json<{ job: Job }>("GET", `/api/documents/${encodeURIComponent(id)}`)).job,
    jobFile: (id: string) => file(`/api/documents/${encodeURIComponent(id)}/file`),
    cancelJob: async (id: string) =>
      void (await call("DELETE", `/api/documents/${encodeURIComponent(id)}`)),
    packages: async (planId: string) =>
      (await json<{ packages: KeptPackage[] }>("GET", packagesAt(planId))).packages,
    packageFile: (planId: string, id: string) =>
      file(`${packagesAt(planId)}/${encodeURIComponent(id)}/file`),
    deletePackage: async (planId: string, id: string) =>
      void (await call("DELETE", `${packagesAt(planId)}/${encodeURIComponent(id)}`)),
  };
}

function packagesAt(planId: string): string {
  return `/api/plans/${encodeURIComponent(planId)}/packages`;
}

function packageWanted(kind: DocumentKind) {
  return { kind: "pakket", concept: kind === "conceptpakket" };
}

/** Where the server tells what happens to a job, as it happens. */
export function jobEventsAddress(id: string): string {
  return `/api/documents/${encodeURIComponent(id)}/events`;
}
