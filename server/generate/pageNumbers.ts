/** On which page each linked heading stands, read from a PDF as Chromium writes it. */

/**
 * Page numbers (the first page is 1) by heading id. Empty when the file is built in another way than expected:
 * a table of contents without numbers is better than one with wrong numbers.
 */
export function pageNumbersOf(pdf: Uint8Array): Map<string, number> {
  const objects = objectsOf(
    Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString("latin1"),
  );
  const catalog = [...objects.values()].find((body) => /\/Type\s*\/Catalog\b/.test(body)) ?? "";
  const pages = pageOrder(objects, referenceAt(catalog, "Pages"));
  const destinations = objects.get(referenceAt(catalog, "Dests")) ?? "";
  const numbers = new Map<string, number>();
  for (const [, id = "", page = ""] of destinations.matchAll(/\/([A-Za-z0-9-]+)\s*\[(\d+) 0 R/g)) {
    const index = pages.indexOf(page);
    if (index >= 0) numbers.set(id, index + 1);
  }
  return numbers;
}

/** The bodies of all objects, by their number. */
function objectsOf(file: string): Map<string, string> {
  const found = file.matchAll(/(?:^|\n)(\d+) 0 obj\s([\s\S]*?)\sendobj/g);
  return new Map([...found].map(([, number = "", body = ""]) => [number, body]));
}

function referenceAt(body: string, key: string): string {
  return new RegExp(`/${key}\\s+(\\d+) 0 R`).exec(body)?.[1] ?? "";
}

/** The object numbers of the pages, in order. The tree of pages may be nested. */
function pageOrder(objects: Map<string, string>, root: string): string[] {
  const pages: string[] = [];
  const stack = [root];
  const seen = new Set<string>();
  while (stack.length > 0) {
    const number = stack.pop() ?? "";
    const body = objects.get(number);
    if (body === undefined || seen.has(number)) continue;
    seen.add(number);
    const kids = /\/Type\s*\/Pages\b/.test(body)
      ? /\/Kids\s*\[([^\]]*)\]/.exec(body)?.[1]
      : undefined;
    if (kids === undefined) pages.push(number);
    else stack.push(...[...kids.matchAll(/(\d+) 0 R/g)].map(([, kid = ""]) => kid).toReversed());
  }
  return pages;
}
