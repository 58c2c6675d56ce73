/** How wide words are without a browser: near enough, and rather too wide, to wrap and cut labels. */

/** The width of words in Source Sans, in points. */
export function widthOf(text: string, size: number, bold = false): number {
  const ems = [...text].reduce((sum, char) => sum + emsOf(char), 0);
  return ems * size * (bold ? 1.06 : 1);
}

/** The words in at most so many lines of this width; what does not fit is cut with "…". */
export function wrap(text: string, width: number, lines: number, size: number): string[] {
  const wrapped: string[] = [];
  for (const word of text
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((each) => parts(each, width, size))) {
    const longer = wrapped.length === 0 ? word : `${wrapped.at(-1)} ${word}`;
    if (wrapped.length > 0 && widthOf(longer, size) <= width) wrapped[wrapped.length - 1] = longer;
    else wrapped.push(word);
  }
  if (wrapped.length <= lines) return wrapped;
  return [...wrapped.slice(0, lines - 1), cut(wrapped.slice(lines - 1).join(" "), width, size)];
}

/** The words on one line, cut with "…" where they are too wide. */
export function cut(text: string, width: number, size: number): string {
  if (widthOf(text, size) <= width) return text;
  let kept = "";
  for (const char of text) {
    if (widthOf(`${kept}${char}…`, size) > width) break;
    kept += char;
  }
  return `${kept.trimEnd()}…`;
}

/** A word that is wider than a line is broken where the line ends. */
function parts(word: string, width: number, size: number): string[] {
  if (widthOf(word, size) <= width) return [word];
  const found: string[] = [""];
  for (const char of word) {
    const last = found.at(-1) ?? "";
    if (last !== "" && widthOf(`${last}${char}`, size) > width) found.push(char);
    else found[found.length - 1] = `${last}${char}`;
  }
  return found;
}

function emsOf(char: string): number {
  if (/[iljtfrI.,:;'’|!()[\] \u00a0-]/.test(char)) return 0.32;
  if (/[mwMW@%…—]/.test(char)) return 0.86;
  if (/[\p{Lu}&×€]/u.test(char)) return 0.62;
  return /[\u0020-\u024f–]/.test(char) ? 0.52 : 1;
}
