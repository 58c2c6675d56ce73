/** What one page of a PDF draws: the words of each mark, those of artifacts, and what has no mark at all. */

export type ReadContent = {
  /** Words by the number of their mark. */
  marked: Map<number, string>;
  artifacts: string;
  /** Operators that show or paint something outside any mark. */
  unmarked: string[];
  /** Letters that are in no font. */
  missing: number;
};

type Level = { mcid: number | null; isArtifact: boolean; actual: string | null };

const TOKEN =
  /\((?:\\[\s\S]|[^\\()])*\)|<<|>>|<[0-9a-fA-F\s]*>|\/[^\s/<>[\]()]*|[[\]]|[-+]?(?:\d+\.?\d*|\.\d+)|[A-Za-z'"][A-Za-z0-9]*\*?/g;
const PAINTS = new Set(["f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Do"]);

/** `unicode` gives the letters by code of the font with that name on the page. */
export function readContent(
  content: string,
  unicode: (font: string) => ReadonlyMap<number, string>,
): ReadContent {
  const read: ReadContent = { marked: new Map(), artifacts: "", unmarked: [], missing: 0 };
  const levels: Level[] = [];
  let letters: ReadonlyMap<number, string> = new Map();
  let operands: string[] = [];
  const add = (text: string) => {
    const mcid = levels.findLast((level) => level.mcid !== null)?.mcid ?? null;
    if (mcid !== null) read.marked.set(mcid, (read.marked.get(mcid) ?? "") + text);
    else if (levels.some(({ isArtifact }) => isArtifact)) read.artifacts += text;
    else read.unmarked.push(`text "${text}"`);
  };
  const show = () => {
    for (const [, hex = ""] of operands.join(" ").matchAll(/<([0-9a-fA-F]*)>/g))
      for (const [code] of hex.matchAll(/.{4}/g)) {
        if (code === "0000") read.missing += 1;
        if (!levels.some(({ actual }) => actual !== null))
          add(letters.get(parseInt(code, 16)) ?? "\uFFFD");
      }
  };
  for (const [token] of content.matchAll(TOKEN)) {
    if (!/^[A-Za-z'"]/.test(token)) {
      operands.push(token);
      continue;
    }
    if (token === "Tf")
      letters = unicode(operands.find((part) => part.startsWith("/"))?.slice(1) ?? "");
    else if (token === "BMC" || token === "BDC") {
      const level = levelOf(operands);
      levels.push(level);
      if (level.actual !== null) add(level.actual);
    } else if (token === "EMC") levels.pop();
    else if (token === "Tj" || token === "TJ" || token === "'" || token === '"') show();
    else if (
      PAINTS.has(token) &&
      !levels.some(({ mcid, isArtifact }) => mcid !== null || isArtifact)
    )
      read.unmarked.push(token);
    operands = [];
  }
  return read;
}

function levelOf(operands: readonly string[]): Level {
  const after = (key: string) => operands[operands.indexOf(key) + 1] ?? "";
  return {
    mcid: operands.includes("/MCID") ? Number(after("/MCID")) : null,
    isArtifact: operands[0] === "/Artifact",
    actual: operands.includes("/ActualText") ? textOf(after("/ActualText")) : null,
  };
}

/** "<FEFF005B>" or "(\376\377\000[)": UTF-16 with its mark, or plain letters. */
function textOf(token: string): string {
  const bytes = token.startsWith("<")
    ? Buffer.from(token.replace(/[<>\s]/g, ""), "hex")
    : Buffer.from(unescaped(token.slice(1, -1)), "latin1");
  return bytes[0] === 0xfe
    ? bytes.subarray(2).swap16().toString("utf16le")
    : bytes.toString("latin1");
}

function unescaped(text: string): string {
  return text.replace(/\\([0-7]{1,3}|[\s\S])/g, (_, code: string) =>
    /^[0-7]/.test(code) ? String.fromCharCode(parseInt(code, 8)) : (ESCAPES[code] ?? code),
  );
}

const ESCAPES: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };
