/** The headers of a file that people download. */

/** The name in both spellings: plain letters for old programs, UTF-8 for all others. Never shown inside the browser. */
export function fileHeaders(filename: string, mediaType: string): Record<string, string> {
  const name = filename.replace(/[\\/:*?"<>|\p{Cc}]+/gu, "-");
  const plain = name.normalize("NFD").replace(/[^\x20-\x7e]/g, "");
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return {
    "Content-Type": mediaType,
    "Content-Disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
    "Cache-Control": "no-store",
  };
}
