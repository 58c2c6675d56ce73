/** Hands bytes or text to the person as a file in the browser's download folder. */
import { h } from "./dom.ts";

/** Starts the download of a blob under this name. */
export function saveFile(blob: Blob, filename: string): void {
  const url = URL.createObjectURL(blob);
  const link = h("a", { href: url, download: filename, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the blob after the click; a minute is ample, and then the memory is free again.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A title as the first part of a file name: letters, digits and dashes. */
export function asFilename(title: string): string {
  const plain = title.normalize("NFKD").replace(/\p{M}/gu, "");
  return plain.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-+|-+$/g, "") || "plan";
}
