/** Makes text from people safe for the file that it goes into. */

/** Text inside HTML or a double-quoted attribute. Control characters that no document may hold are dropped. */
export function escapeHtml(text: string): string {
  return cleanText(text).replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** A string for `content:` in a style sheet, quotes included. Everything but letters, digits and spaces is escaped. */
export function cssString(text: string): string {
  const escaped = [...cleanText(text)].map((char) =>
    /[\p{L}\p{N} ]/u.test(char) ? char : `\\${(char.codePointAt(0) ?? 0x20).toString(16)} `,
  );
  return `"${escaped.join("")}"`;
}

/** Only characters that XML 1.0 allows: no control characters, no lone surrogates, no U+FFFE and U+FFFF. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "");
}
