/** Reads XML parts of office files: elements with their attributes and words, in order. */

export type XmlElement = {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: XmlElement[];
  /** The words directly in this element. */
  text: string;
  parent: XmlElement | null;
};

/** The root element. Throws when tags do not match, or when a sign stands there that XML may not hold. */
export function parseXml(source: string): XmlElement {
  const illegal = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.exec(source);
  if (illegal) throw new Error(`Illegal sign at ${illegal.index}`);
  const top: XmlElement = { name: "", attributes: {}, children: [], text: "", parent: null };
  let current = top;
  for (const [, end, name = "", rest = "", selfClosed, text] of source.matchAll(
    /<(?:\?[^>]*\?|!--[\s\S]*?--|(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"]*")*)\s*(\/?))>|([^<]+)/g,
  )) {
    if (text !== undefined) current.text += decodeEntities(text);
    else if (name !== "" && end) {
      if (current.name !== name) throw new Error(`</${name}> closes <${current.name}>`);
      current = current.parent ?? top;
    } else if (name !== "") {
      const element = {
        name,
        attributes: attributesOf(rest),
        children: [],
        text: "",
        parent: current,
      };
      current.children.push(element);
      if (!selfClosed) current = element;
    }
  }
  const [root] = top.children;
  if (!root || current !== top) throw new Error("The XML does not end");
  return root;
}

/** All elements below with one of these names, in order. */
export function all(element: XmlElement | undefined, ...names: string[]): XmlElement[] {
  const found: XmlElement[] = [];
  const stack = element ? [...element.children].toReversed() : [];
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (names.includes(next.name)) found.push(next);
    stack.push(...next.children.toReversed());
  }
  return found;
}

/** The child with this name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((each) => each.name === name);
}

/** The `w:val` of a child such as `w:pStyle`; undefined when there is no such child. */
export function valueOf(element: XmlElement | undefined, name: string): string | undefined {
  return child(element, name)?.attributes["w:val"];
}

/** Whether it stands inside an element with this name. */
export function isInside(element: XmlElement, name: string): boolean {
  for (let up = element.parent; up; up = up.parent) if (up.name === name) return true;
  return false;
}

/** "&amp;" and the like as the signs that they stand for. */
export function decodeEntities(text: string): string {
  const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };
  return text.replace(/&(#\d+|#x[0-9a-f]+|[a-z]+);/gi, (whole, entity: string) => {
    if (/^#x/i.test(entity)) return String.fromCodePoint(parseInt(entity.slice(2), 16));
    return entity.startsWith("#")
      ? String.fromCodePoint(Number(entity.slice(1)))
      : (named[entity] ?? whole);
  });
}

function attributesOf(source: string): Record<string, string> {
  const found = source.matchAll(/([\w:.-]+)="([^"]*)"/g);
  return Object.fromEntries(
    [...found].map(([, key = "", value = ""]) => [key, decodeEntities(value)]),
  );
}
