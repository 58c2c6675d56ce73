/** Small readers of a plan file: each gives a value of the right shape or refuses with its place in the file. */
import { PlanFault } from "./fault.ts";
import type { JsonObject } from "./json.ts";
import { PROSE_NODES, paragraph } from "./prose.ts";
import type { Json, ProseNode } from "./prose.ts";

const KNOWN_PROSE = new Set<string>([...PROSE_NODES, "text"]);
const NODE_KEYS = ["type", "attrs", "content", "text", "marks"];
const MAX_DEPTH = 32;
const MAX_FILE_DEPTH = 100;

/** Whether this is an object and not a list or null. */
export function isObject(value: unknown): value is JsonObject {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}

/** An object, or a refusal with the sentence given. */
export function readObject(value: unknown, path: string, sentence: string): JsonObject {
  if (!isObject(value)) throw new PlanFault(path, sentence);
  return value;
}

/** A list; absent and null are an empty one. */
export function readArray(value: unknown, path: string): Json[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw new PlanFault(path, "Hier moet een lijst staan.");
  return value as Json[];
}

/** Text that is not blank. */
export function readText(value: unknown, path: string, sentence: string): string {
  if (typeof value !== "string" || value.trim() === "") throw new PlanFault(path, sentence);
  return value;
}

/** Refuses keys that are not in the list, except those under x-. */
export function knownKeys(json: JsonObject, keys: readonly string[], path: string): void {
  for (const key of Object.keys(json)) {
    if (keys.includes(key) || key.startsWith("x-")) continue;
    throw new PlanFault(
      path === "" ? key : `${path}.${key}`,
      `Wijkpen kent het gegeven "${key}" niet.`,
    );
  }
}

/** The keys under x-, which are carried along. */
export function readExtra(json: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(json).filter(([key]) => key.startsWith("x-")));
}

/** Refuses a file that is nested deeper than any plan, before anything walks through it. */
export function refuseDeepNesting(json: unknown): void {
  let level: unknown[] = [json];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_FILE_DEPTH) throw new PlanFault("", "Dit bestand is te diep genest.");
    level = level.flatMap((value) =>
      value !== null && typeof value === "object" ? Object.values(value) : [],
    );
  }
}

/** One paragraph as a bare string, or a formatted node. */
export function readProseItem(value: Json, path: string, depth = 0): ProseNode {
  if (typeof value === "string" && depth === 0) return paragraph(value);
  const node = readObject(value, path, "Hier moet tekst staan.");
  if (depth > MAX_DEPTH) throw new PlanFault(path, "Deze tekst is te diep genest.");
  knownKeys(node, NODE_KEYS, path);
  const type = readText(node["type"], `${path}.type`, "Elk stuk tekst heeft een type.");
  if (
    !KNOWN_PROSE.has(type) ||
    (type === "text") !== (depth > 0 && typeof node["text"] === "string")
  )
    throw new PlanFault(`${path}.type`, `Wijkpen kent hier geen tekst van het type "${type}".`);
  const content = readArray(node["content"], `${path}.content`).map((child, index) =>
    readProseItem(child, `${path}.content[${index}]`, depth + 1),
  );
  return {
    type,
    ...(isObject(node["attrs"]) ? { attrs: node["attrs"] } : {}),
    ...(content.length > 0 ? { content } : {}),
    ...(typeof node["text"] === "string" ? { text: node["text"] } : {}),
    ...readMarks(node["marks"], `${path}.marks`),
  };
}

function readMarks(value: Json | undefined, path: string): Pick<ProseNode, "marks"> {
  const marks = readArray(value, path).map((each, index) => {
    const mark = readObject(each, `${path}[${index}]`, "Elke opmaak is een object.");
    const type = readText(mark["type"], `${path}[${index}].type`, "Elke opmaak heeft een type.");
    return isObject(mark["attrs"]) ? { type, attrs: mark["attrs"] } : { type };
  });
  return marks.length > 0 ? { marks } : {};
}
