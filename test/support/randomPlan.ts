/** Random plans for property tests: missing, malformed and dangling data, the same for the same seed. */
import * as Y from "yjs";
import { BLOCKS, BLOCK_NAMES, SETTINGS } from "../../templates/blocks.ts";
import { CHAPTERS } from "../../templates/chapters.ts";
import type { Field, Fields } from "../../templates/fields.ts";
import { readPlan } from "../../templates/plan.ts";
import type { Plan } from "../../templates/plan.ts";
import type { Json } from "../../templates/prose.ts";
import { setAttribute } from "../../templates/proseDoc.ts";

type Random = () => number;

const ODD: readonly Json[] = [
  "",
  "  ",
  "veel",
  -1,
  12.5,
  1e300,
  true,
  false,
  null,
  {},
  [],
  "2028-13",
  "2030-Q5",
  "[invullen]",
  "06-12345678",
  "\u0000",
  "é́".repeat(50),
  "TP",
  "a@b.nl",
];
const WORDS = [
  "woning",
  "de",
  "Netcongestie.",
  "3.141,5",
  "opt-out",
  "m.b.t.",
  "€",
  "500.000 euro",
  "xxx",
  "J.",
  "…",
  "\u00a0",
  "plan vast te stellen",
  "(",
  "[",
  "100 woningen",
];
const DAYS = ["2027", "2027-Q3", "2027-07", "2027-07-01", "2036-Q4", "1999", "2050-12-31", "ooit"];

/** A document that no editor would make, read the way the product reads it. */
export function randomPlan(seed: number): Plan {
  return readPlan(randomDoc(seed));
}

export function randomDoc(seed: number): Y.Doc {
  const random = mulberry32(seed);
  const doc = new Y.Doc();
  const ids = Array.from({ length: 25 }, (_, at) => `b${at}`);
  const nodes: Y.XmlElement[] = [];
  if (random() < 0.9)
    nodes.push(filled(new Y.XmlElement("plangegevens"), SETTINGS.plangegevens.fields, ids, random));
  for (const { nr } of CHAPTERS.filter(() => random() < 0.7))
    nodes.push(heading(nr, random), paragraph(random), ...randomBlocks(ids, random));
  doc.getXmlFragment("plan").insert(0, nodes);
  return doc;
}

function randomBlocks(ids: readonly string[], random: Random): Y.XmlElement[] {
  return Array.from({ length: Math.floor(random() * 5) }, () => {
    const name = pick(BLOCK_NAMES, random);
    const node = new Y.XmlElement(name);
    if (random() < 0.95) node.setAttribute("id", pick(ids, random));
    if (random() < 0.8) node.setAttribute("code", pick(["A-01", "B-02", " "], random));
    return filled(node, BLOCKS[name].fields, ids, random);
  });
}

function heading(nr: string | number, random: Random): Y.XmlElement {
  const node = new Y.XmlElement("hoofdstuk");
  setAttribute(node, "nr", random() < 0.95 ? nr : "99");
  setAttribute(node, "id", `h${nr}`);
  return node;
}

function filled(
  node: Y.XmlElement,
  fields: Fields,
  ids: readonly string[],
  random: Random,
): Y.XmlElement {
  for (const [key, field] of Object.entries(fields))
    if (random() < 0.7) write(node, key, field, ids, random);
  return node;
}

function write(
  node: Y.XmlElement,
  key: string,
  field: Field,
  ids: readonly string[],
  random: Random,
): void {
  if (field.kind === "text") return append(node, wrapped(key, paragraph(random)));
  if (field.kind === "rows") {
    for (let at = Math.floor(random() * 4); at > 0; at--) {
      const row = filled(new Y.XmlElement(key), field.columns, ids, random);
      if (random() < 0.9) row.setAttribute("id", pick(ids, random));
      append(node, row);
    }
    return;
  }
  if (field.kind === "references" || field.kind === "choices" || field.kind === "lines") {
    const item = new Y.XmlElement(key);
    setAttribute(item, "waarde", value(field, ids, random));
    return append(node, item);
  }
  setAttribute(node, key, value(field, ids, random));
}

function value(field: Field, ids: readonly string[], random: Random): Json {
  if (random() < 0.25) return pick(ODD, random);
  if ("options" in field && field.options) return pick(Object.keys(field.options), random);
  if (field.kind === "reference" || field.kind === "references")
    return pick([...ids, "nergens"], random);
  if (field.kind === "yesNo") return random() < 0.5;
  if (field.kind === "year") return 2020 + Math.floor(random() * 35);
  if (field.kind === "date" || field.kind === "period") return pick(DAYS, random);
  if (field.kind === "line" || field.kind === "lines") return words(random);
  return Math.floor(random() * 1_000_000);
}

function paragraph(random: Random): Y.XmlElement {
  return wrapped("paragraph", new Y.XmlText(words(random)));
}

function wrapped(name: string, child: Y.XmlElement | Y.XmlText): Y.XmlElement {
  const node = new Y.XmlElement(name);
  node.insert(0, [child]);
  return node;
}

/** At the start: a node that is not in a document yet cannot say how many children it has. */
function append(node: Y.XmlElement, child: Y.XmlElement): void {
  node.insert(0, [child]);
}

function words(random: Random): string {
  return Array.from({ length: Math.floor(random() * 60) }, () => pick(WORDS, random)).join(" ");
}

function pick<T>(items: readonly T[], random: Random): T {
  return items[Math.floor(random() * items.length)] as T;
}

/** A small generator with a seed, so that a failing plan can be made again. */
function mulberry32(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
