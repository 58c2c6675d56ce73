/** Bijlagen in words: what kind and how large a file is, how it is called, and why one cannot be brought. */
import { formatDate, formatNumber } from "../../templates/format.ts";
import type { Attachment } from "../attachmentCalls.ts";

/** As the server has them (server/api/attachments.ts). */
export const LARGEST_FILE = 50 * 1024 * 1024;
export const LONGEST_TITLE = 200;
export const LONGEST_GROUND = 500;

const KINDS: Record<string, string> = {
  "application/pdf": "PDF",
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "Word",
  "image/png": "PNG",
  "image/jpeg": "JPEG",
};

/** "PDF · 1,2 MB · 12 maart 2026". */
export function factsOf({ mediaType, size, date }: Attachment): string {
  return [KINDS[mediaType] ?? "Bestand", sizeInWords(size), date && formatDate(date)]
    .filter(Boolean)
    .join(" · ");
}

/** "Geheim vanaf 22 november 2026: bedrijfsgegevens (Woo 5.1)"; null for what is openbaar. */
export function secrecyOf({ openness, ground, groundDate }: Attachment): string | null {
  if (openness === "openbaar") return null;
  return `Geheim vanaf ${formatDate(groundDate ?? "")}: ${ground ?? ""}`;
}

/** "340 kB" or "1,2 MB", in steps of 1024 as the limit is. */
export function sizeInWords(bytes: number): string {
  const kilobytes = Math.max(1, Math.round(bytes / 1024));
  if (kilobytes < 1000) return `${formatNumber(kilobytes)} kB`;
  return `${formatNumber(Math.round(bytes / 1024 / 102.4) / 10)} MB`;
}

/** A file name as the title of a bijlage: without its extension, and not longer than a title may be. */
export function titleOf(filename: string): string {
  const name = filename.replace(/\.[A-Za-z0-9]{1,5}$/, "").replace(/[_\s]+/g, " ");
  // Cut between letters: half an emoji cannot be sent.
  return (
    name
      .slice(0, LONGEST_TITLE)
      .toWellFormed()
      .replace(/\uFFFD$/, "")
      .trim() || "Bijlage"
  );
}

/** Why this file need not be sent; null when only the server can tell. */
export function refusalOf({ size }: Pick<File, "size">): string | null {
  if (size === 0) return "Dit bestand is leeg. Kies het bestand opnieuw, of vraag het de maker.";
  if (size > LARGEST_FILE)
    return `Dit bestand is te groot: ${sizeInWords(size)}. Een bijlage mag ten hoogste 50 MB zijn.`;
  return null;
}

/** The numbers of the other bijlagen with the same bytes. */
export function twinsOf(attachment: Attachment, all: readonly Attachment[]): number[] {
  return all.flatMap(({ id, sha256 }, index) =>
    id !== attachment.id && sha256 === attachment.sha256 ? [index] : [],
  );
}
