/** Page numbers of the PDF, kept for the table of contents of the DOCX: the same version is not printed twice for them. */
import { createHash } from "node:crypto";
import type { Subject } from "./desk.ts";

type Pages = ReadonlyMap<string, number>;

export type PageMemory = {
  /** The numbers of exactly this plan in this state, or undefined. */
  recall(subject: Subject): Pages | undefined;
  keep(subject: Subject, pages: Pages): void;
};

/** How many versions are remembered: a few kB each. */
const REMEMBERED = 50;

/** Remembers until the process ends; the oldest is forgotten first. */
export function createPageMemory(): PageMemory {
  const kept = new Map<string, Pages>();
  return {
    recall: (subject) => kept.get(fingerprintOf(subject)),
    keep(subject, pages) {
      const key = fingerprintOf(subject);
      kept.delete(key);
      kept.set(key, pages);
      const [oldest] = kept.keys();
      if (kept.size > REMEMBERED && oldest !== undefined) kept.delete(oldest);
    },
  };
}

function fingerprintOf(subject: Subject): string {
  return createHash("sha256").update(JSON.stringify(subject)).digest("base64");
}
