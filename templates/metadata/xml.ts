/** Writes small XML: elements in the order given, text escaped, nothing that XML 1.0 does not know. */

/** An element with text or with elements in it; null ones are left out. */
export type Element = {
  name: string;
  attributes: Readonly<Record<string, string>>;
  content: string | readonly Element[];
};

export function element(
  name: string,
  content: string | readonly (Element | null)[],
  attributes: Readonly<Record<string, string>> = {},
): Element {
  const kept = typeof content === "string" ? content : content.filter((each) => each !== null);
  return { name, attributes, content: kept };
}

/** The whole file, indented by two spaces. */
export function writeXml(root: Element): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${lines(root, "").join("\n")}\n`;
}

function lines({ name, attributes, content }: Element, indent: string): string[] {
  const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const open = `${indent}<${name}${given.join("")}>`;
  if (typeof content === "string") return [`${open}${escaped(content)}</${name}>`];
  const inner = content.flatMap((child) => lines(child, `${indent}  `));
  return [open, ...inner, `${indent}</${name}>`];
}

const MARKS: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\ufffe\uffff]/gu, " ")
    .replace(/[&<>"]/g, (mark) => MARKS[mark] ?? mark);
}
