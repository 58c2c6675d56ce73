/** Sends one file as a new bijlage, and says how far it is: only XMLHttpRequest tells that of what goes out. */
import { errorOf, noConnection } from "./api.ts";
import type { AttachmentWords } from "./attachmentCalls.ts";
import { attachmentsPath } from "./attachmentCalls.ts";

export type Upload = {
  /** Throws ApiError; a cancelled one never ends. */
  done: Promise<void>;
  cancel(): void;
};

/** `onProgress` gets the part that has left, 0 to 1. The words travel in a header, percent-encoded. */
export function uploadAttachment(
  planId: string,
  file: File,
  words: AttachmentWords,
  onProgress: (part: number) => void,
): Upload {
  const request = new XMLHttpRequest();
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  request.open("POST", attachmentsPath(planId));
  request.responseType = "json";
  request.setRequestHeader("Content-Type", "application/octet-stream");
  request.setRequestHeader("X-Bijlage", encodeURIComponent(JSON.stringify(words)));
  request.upload.addEventListener("progress", ({ loaded, total }) =>
    onProgress(total === 0 ? 0 : loaded / total),
  );
  request.addEventListener("load", () => {
    if (request.status === 201) resolve();
    else reject(errorOf(request.status, request.response));
  });
  request.addEventListener("error", () => reject(noConnection()));
  request.send(file);
  return { done: promise, cancel: () => request.abort() };
}
