/** Opens the thread in which a document is made, and asks it for its answers one by one. */
import { Worker } from "node:worker_threads";
import type { Brand } from "../../templates/brand.ts";
import type { Deviation, Verdict } from "../../templates/checklist.ts";
import type { Document } from "../../templates/pieces.ts";
import type { Plan } from "../../templates/plan.ts";
import type { DocumentMeta } from "../../templates/present.ts";

/** What a document is about: the plan itself, what the checklist says of it, or a document that is ready as it is. */
export type Subject = {
  plan: Plan;
  meta: DocumentMeta;
  concept?: boolean;
  /** The look of the gemeente, for a document that does not bring it itself. */
  brand?: Brand;
} & (
  | { kind: "wup" }
  | { kind: "stuk"; document: Document }
  | { kind: "controle"; verdicts: readonly Verdict[]; deviations: readonly Deviation[] }
);

export type DeskWork = { subject: Subject } &
  /** `pages`: the page of each heading by its id, for the table of contents; `template`: what the content goes into. */
  (
    | { kind: "docx"; pages: ReadonlyMap<string, number>; template: Uint8Array | null }
    /** `pages` are page numbers to begin with: those of the last time. Without fonts it is only to look at. */
    | { kind: "html"; pages?: ReadonlyMap<string, number>; isWithoutFonts?: true }
  );

/** A page to print, or the file when the print that came in was good. */
export type PdfAnswer =
  | { html: string }
  /** With the page number of each heading by its id. */
  | { pdf: Uint8Array; pages: ReadonlyMap<string, number> };

export type Desk = {
  /** Hands over a message, if there is one, and waits for the next answer. Rejects when the thread fails or is aborted. */
  next<T>(message?: Uint8Array): Promise<T>;
  /** Ends the thread. Safe to call twice. */
  close(): void;
};

/** A desk for one document; the caller closes it. */
export function openDesk(work: DeskWork, signal?: AbortSignal): Desk {
  signal?.throwIfAborted();
  const worker = new Worker(new URL("./deskWorker.ts", import.meta.url), { workerData: work });
  const failed = new Promise<never>((_, reject) => {
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`The desk closed with code ${code}`)));
    signal?.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  failed.catch(() => undefined); // only matters to who is waiting for an answer
  return {
    next<T>(message?: Uint8Array): Promise<T> {
      const answer = new Promise<T>((resolve) => void worker.once("message", resolve));
      if (message) worker.postMessage(message, []);
      return Promise.race([answer, failed]);
    },
    close: () => void worker.terminate(),
  };
}
