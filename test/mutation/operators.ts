/** Makes mutants of a source: one small change in code each, never in comments, types or words that users read. */
import { parseSync } from "vite";

export type Mutant = {
  file: string;
  line: number;
  /** The line as it stands, trimmed; with file and operator the key of a known equivalent. */
  text: string;
  /** What kind of change, and from what to what: "grens: > -> >=". */
  operator: string;
  start: number;
  end: number;
  replacement: string;
};

type Node = { type: string; start: number; end: number; [key: string]: unknown };
type Change = { name: string; at: { start: number; end: number }; by: string };
/** Where a node stands: its parents, outermost first, and whether it is part of a message. */
type Place = { parents: readonly Node[]; inMessage: boolean };

/** All mutants of one file, in the order of its text. */
export function mutantsOf(file: string, source: string): Mutant[] {
  const { program } = parseSync(file, source);
  const pools = new Map<string, string[]>();
  const changes: Change[] = [];
  walk(program as unknown as Node, { parents: [], inMessage: false }, (node, place) => {
    const role = roleOf(node, place);
    if (role === null) return;
    const words = pools.get(role) ?? [];
    if (!words.includes(String(node["value"]))) pools.set(role, [...words, String(node["value"])]);
  });
  walk(program as unknown as Node, { parents: [], inMessage: false }, (node, place) => {
    changes.push(...changesOf(node, place, source, pools));
  });
  return changes.map((change) => mutantOf(change, file, source));
}

function mutantOf({ name, at, by }: Change, file: string, source: string): Mutant {
  const line = source.slice(0, at.start).split("\n").length;
  const short = (text: string) => text.replace(/\s+/g, " ").slice(0, 60);
  return {
    file,
    line,
    text: (source.split("\n")[line - 1] ?? "").trim(),
    operator: `${name}: ${short(source.slice(at.start, at.end))} -> ${short(by)}`,
    start: at.start,
    end: at.end,
    replacement: by,
  };
}

const TRANSPARENT = new Set(["TSAsExpression", "TSSatisfiesExpression", "TSNonNullExpression"]);
/** Properties whose text is for readers, or for nobody's decision. */
const WORDS_FOR_READERS =
  /^(?:question|why|message|label|statement|notApplicable|source|sources|id|group|groupTitle|certainty|readOn|jargon)$/;

function walk(node: Node, place: Place, visit: (node: Node, place: Place) => void): void {
  if (node.type === "ImportDeclaration") return;
  if (node.type.startsWith("TS") && !TRANSPARENT.has(node.type)) return;
  visit(node, place);
  const key = node.type === "Property" ? nameOf(node["key"] as Node) : "";
  const inMessage =
    place.inMessage || node.type === "TemplateLiteral" || WORDS_FOR_READERS.test(key);
  const parents = [...place.parents, node];
  for (const [name, child] of Object.entries(node)) {
    if (name === "key" || name === "typeAnnotation" || name === "typeArguments") continue;
    for (const item of Array.isArray(child) ? child : [child])
      if (isNode(item)) walk(item, { parents, inMessage }, visit);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && "start" in value;
}

/** The list of a whole group: a rule that is gone is no small change. */
function isListOfRules({ parents }: Place): boolean {
  const parent = parents.at(-1);
  return parent?.type === "CallExpression" && nameOf(parent["callee"] as Node) === "ruleGroup";
}

/** Whether the node is an argument of a call of this name, or stands in a function that is one. */
function isArgumentOf({ parents }: Place, name: string): boolean {
  const nearest = parents.findLast(({ type }) => type === "CallExpression");
  return nearest !== undefined && nameOf(nearest["callee"] as Node) === name;
}

function nameOf(node: Node | undefined): string {
  if (node?.type === "Identifier") return String(node["name"]);
  if (node?.type === "Literal") return String(node["value"]);
  return node?.type === "MemberExpression" ? nameOf(node["property"] as Node) : "";
}

const COMPARISONS: Record<string, [name: string, by: string][]> = {
  "<": [
    ["grens", "<="],
    ["omgekeerd", ">="],
  ],
  "<=": [
    ["grens", "<"],
    ["omgekeerd", ">"],
  ],
  ">": [
    ["grens", ">="],
    ["omgekeerd", "<="],
  ],
  ">=": [
    ["grens", ">"],
    ["omgekeerd", "<"],
  ],
  "===": [["omgekeerd", "!=="]],
  "!==": [["omgekeerd", "==="]],
  "+": [["rekenen", "-"]],
  "-": [["rekenen", "+"]],
  "*": [["rekenen", "/"]],
  "/": [["rekenen", "*"]],
};
const LOGIC: Record<string, string> = { "&&": "||", "||": "&&", "??": "&&" };
const CALLS: Record<string, string> = {
  some: "every",
  every: "some",
  find: "findLast",
  findLast: "find",
  min: "max",
  max: "min",
};
/** Calls that may fall away: what they work on stays. */
const REMOVABLE = /^(?:filter|toSorted|toReversed|trim|toLowerCase|slice)$/;
const FIXED_POOLS: Record<string, string[]> = {
  severity: ["blokkerend", "waarschuwing", "advies"],
  stage: ["concept", "inspraak", "college", "raad"],
  profile: ["B", "A", "C", "R"],
};

function changesOf(
  node: Node,
  place: Place,
  source: string,
  pools: ReadonlyMap<string, string[]>,
): Change[] {
  const code = (part: unknown) => source.slice((part as Node).start, (part as Node).end);
  const swap = (name: string, by: string): Change => ({ name, at: node, by });
  switch (node.type) {
    case "BinaryExpression":
    case "LogicalExpression":
      return operatorChanges(node, source, place);
    case "UnaryExpression":
      return node["operator"] === "!" ? [swap("ontkenning weg", code(node["argument"]))] : [];
    case "IfStatement":
      return ["true", "false"].map((by) => ({ name: "voorwaarde", at: node["test"] as Node, by }));
    case "ConditionalExpression":
      return place.inMessage
        ? []
        : ["true", "false"].map((by) => ({ name: "keuze", at: node["test"] as Node, by }));
    case "CallExpression":
      return callChanges(node, code);
    case "ArrayExpression":
      return place.inMessage || isListOfRules(place) ? [] : listChanges(node, source);
    case "ReturnStatement":
      return isFullList(node["argument"])
        ? [{ name: "lege lijst", at: node["argument"] as Node, by: "[]" }]
        : [];
    case "ArrowFunctionExpression":
      return arrowChanges(node, place);
    case "Literal":
      return literalChanges(node, place, pools);
    default:
      return [];
  }
}

function operatorChanges(node: Node, source: string, { inMessage }: Place): Change[] {
  const operator = String(node["operator"]);
  if (inMessage && node.type === "LogicalExpression") return [];
  const left = node["left"] as Node;
  const right = node["right"] as Node;
  const start = source.indexOf(operator, left.end);
  if (start < 0 || start >= right.start) return [];
  const at = { start, end: start + operator.length };
  if ([left, right].some(({ type, value }) => type === "Literal" && typeof value === "string"))
    if (operator === "+") return [];
  const logic = LOGIC[operator];
  if (node.type === "LogicalExpression")
    return logic === undefined ? [] : [{ name: "en/of", at, by: logic }];
  return (COMPARISONS[operator] ?? []).map(([name, by]) => ({ name, at, by }));
}

function callChanges(node: Node, code: (part: unknown) => string): Change[] {
  const callee = node["callee"] as Node;
  if (callee.type !== "MemberExpression" || callee["computed"] === true) return [];
  const property = callee["property"] as Node;
  const method = nameOf(property);
  const other = CALLS[method];
  return [
    ...(other === undefined ? [] : [{ name: "aanroep", at: property, by: other }]),
    ...(REMOVABLE.test(method)
      ? [{ name: `${method} weg`, at: node, by: code(callee["object"]) }]
      : []),
  ];
}

/** Each element of a list of two or more, and each spread, may be missing. */
function listChanges(node: Node, source: string): Change[] {
  const elements = (node["elements"] as (Node | null)[]).filter((element) => element !== null);
  if (elements.length < 2 && elements[0]?.type !== "SpreadElement") return [];
  return elements.map((element) => {
    const comma = /^\s*,/.exec(source.slice(element.end));
    const at = { start: element.start, end: element.end + (comma?.[0].length ?? 0) };
    return { name: "element weg", at, by: "" };
  });
}

function arrowChanges(node: Node, { parents }: Place): Change[] {
  const parent = parents.at(-1);
  const body = node["body"] as Node;
  if (parent?.type === "Property" && nameOf(parent["key"] as Node) === "check")
    return [
      {
        name: "regel zwijgt",
        at: body,
        by: body.type === "BlockStatement" ? "{ return []; }" : "[]",
      },
    ];
  return isFullList(body) ? [{ name: "lege lijst", at: body, by: "[]" }] : [];
}

function isFullList(node: unknown): boolean {
  return (
    isNode(node) && node.type === "ArrayExpression" && (node["elements"] as unknown[]).length > 0
  );
}

function literalChanges(node: Node, place: Place, pools: ReadonlyMap<string, string[]>): Change[] {
  const { value, regex } = node as { value?: unknown; regex?: { pattern: string; flags: string } };
  const swap = (name: string, by: string): Change => ({ name, at: node, by });
  if (regex) return patternChanges(regex).map((by) => swap("patroon", by));
  if (typeof value === "number")
    return numbersFor(value, place).map((by) => swap("getal", by < 0 ? `(${by})` : String(by)));
  if (typeof value === "boolean") return place.inMessage ? [] : [swap("ja/nee", String(!value))];
  if (typeof value !== "string") return [];
  if (place.parents.at(-1)?.type === "BinaryExpression" && /^\d{4}-/.test(value)) return [];
  const role = roleOf(node, place);
  if (role === null) return [];
  const pool = FIXED_POOLS[role] ?? pools.get(role) ?? [];
  const other = pool[(pool.indexOf(value) + 1) % pool.length];
  if (other !== undefined && other !== value) return [swap("waarde", JSON.stringify(other))];
  return role.startsWith("vergeleken met") ? [swap("waarde", '"-"')] : [];
}

/**
 * One more and one less. Not the numbers of a sort, which only say which way, nor those of a message, nor the defaults
 * of a destructured list, which are there for the type checker. What stands in for nothing (`?? 0`) only goes up.
 */
function numbersFor(value: number, place: Place): number[] {
  const parent = place.parents.at(-1);
  if (place.inMessage || parent?.type === "AssignmentPattern") return [];
  if (isArgumentOf(place, "toSorted")) return [];
  return parent?.type === "LogicalExpression" ? [value + 1] : [value + 1, value - 1];
}

/** In which company a choice stands, so that it is swapped for one that could stand there; null when it is no choice. */
function roleOf(node: Node, { parents, inMessage }: Place): string | null {
  const { value } = node;
  if (node.type !== "Literal" || typeof value !== "string" || inMessage) return null;
  if (!/^[A-Za-z][\w.-]*$/.test(value)) return null;
  const parent = parents.at(-1);
  if (parent?.type === "Property") return nameOf(parent["key"] as Node);
  if (parent?.type === "BinaryExpression") {
    const other = parent["left"] === node ? parent["right"] : parent["left"];
    return `vergeleken met ${nameOf(other as Node)}`;
  }
  if (parent?.type === "CallExpression") {
    const name = nameOf(parent["callee"] as Node);
    return name === "counted" || name === "ruleGroup" ? null : `aan ${name}`;
  }
  return null;
}

/** Anchors that fall away, counts one higher and lower, and letter case that suddenly counts. */
function patternChanges({ pattern, flags }: { pattern: string; flags: string }): string[] {
  const changed = [
    pattern.replace(/^\^/, ""),
    pattern.replace(/(?<!\\)\$$/, ""),
    pattern.replace(/\{(\d+)/, (_, count: string) => `{${Number(count) + 1}`),
    pattern.replace(/\\b/, ""),
  ].filter((candidate) => candidate !== pattern && candidate !== "");
  const literals = changed.map((candidate) => `/${candidate}/${flags}`);
  return flags.includes("i") ? [...literals, `/${pattern}/${flags.replace("i", "")}`] : literals;
}
