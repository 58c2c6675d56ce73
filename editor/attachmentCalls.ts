/** The calls about bijlagen: files that go along with a plan. */
import type { Call, JsonCall } from "./api.ts";

/** Days are JJJJ-MM-DD. */
export type Attachment = AttachmentWords & {
  id: string;
  mediaType: string;
  /** In bytes. */
  size: number;
  sha256: string;
  /** What the server found in the file, as sentences. */
  remarks: string[];
  authorName: string;
  createdAt: string;
};

/** What people say of a file; ground and its day belong to geheim. */
export type AttachmentWords = {
  title: string;
  date: string | null;
  openness: "openbaar" | "geheim";
  ground: string | null;
  groundDate: string | null;
};

export type FileCall = (path: string) => Promise<{ blob: Blob; filename: string | null }>;

export function attachmentCalls({
  call,
  json,
  file,
}: {
  call: Call;
  json: JsonCall;
  file: FileCall;
}) {
  const at = (planId: string, id: string) => `${attachmentsPath(planId)}/${encodeURIComponent(id)}`;
  return {
    /** In their order, without what is geheim for this person. */
    attachments: async (planId: string): Promise<Attachment[]> =>
      (await json<{ attachments: Attachment[] }>("GET", attachmentsPath(planId))).attachments,
    changeAttachment: async (planId: string, id: string, words: AttachmentWords) =>
      void (await call("PUT", at(planId, id), words)),
    orderAttachments: async (planId: string, ids: readonly string[]) =>
      void (await call("PUT", `${attachmentsPath(planId)}/order`, { ids })),
    removeAttachment: async (planId: string, id: string) =>
      void (await call("DELETE", at(planId, id))),
    attachmentFile: (planId: string, id: string) => file(`${at(planId, id)}/file`),
  };
}

/** Where the bijlagen of a plan are; what is posted there is a new one. */
export function attachmentsPath(planId: string): string {
  return `/api/plans/${encodeURIComponent(planId)}/attachments`;
}
