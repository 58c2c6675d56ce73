/** From the root `raadsstukken` of the shared document to a typed, plain value: what writers made beside the plan. */
import * as Y from "yjs";
import { readFields, textOf } from "./fieldReader.ts";
import type { Remains } from "./fieldReader.ts";
import { readAttributes, wordsInside } from "./proseDoc.ts";
import { STUKKEN, STUK_ROWS } from "./stukken.ts";
import type { SlotName, StukName, StukRowName, StukValues } from "./stukken.ts";

/** One node: an argument, a kanttekening ... */
export type Stuk<N extends StukName> = { id: string; values: StukValues<N>; remains: Remains };

export type Raadsstukken = {
  kopgegevens: Stuk<"kopgegevens">;
  /** By slot; absent where nobody wrote anything yet. */
  onderdelen: Partial<Record<SlotName, Stuk<"onderdeel">>>;
  /** Words of nodes that this version does not know. */
  unknown: { name: string; words: string }[];
} & { [N in StukRowName]: Stuk<N>[] };

/** One pass over the root. Never throws; two nodes for one slot, made at once by two people, read as one. */
export function readRaadsstukken(doc: Y.Doc): Raadsstukken {
  const stukken: Raadsstukken = {
    kopgegevens: readStuk(null, "kopgegevens"),
    onderdelen: {},
    argument: [],
    kanttekening: [],
    alternatief: [],
    besluithistorie: [],
    unknown: [],
  };
  for (const node of doc.getXmlFragment("raadsstukken").toArray())
    if (node instanceof Y.XmlElement) addNode(stukken, node);
    else if (node instanceof Y.XmlText && wordsInside(node) !== "")
      stukken.unknown.push({ name: "tekst", words: wordsInside(node) });
  return stukken;
}

/** What stands in a slot, or null when nobody wrote anything there. */
export function slotOf(stukken: Raadsstukken, slot: SlotName): StukValues<"onderdeel"> | null {
  return stukken.onderdelen[slot]?.values ?? null;
}

function addNode(stukken: Raadsstukken, node: Y.XmlElement): void {
  const name = node.nodeName;
  if (name === "kopgegevens")
    stukken.kopgegevens = merged(stukken.kopgegevens, readStuk(node, name));
  else if (name === "onderdeel") addSlot(stukken, node);
  else if (isRow(name)) (stukken[name] as Stuk<StukRowName>[]).push(readStuk(node, name));
  else if (wordsInside(node) !== "") stukken.unknown.push({ name, words: wordsInside(node) });
}

function addSlot(stukken: Raadsstukken, node: Y.XmlElement): void {
  const stuk = readStuk(node, "onderdeel");
  const { soort } = stuk.values;
  if (soort === null) {
    const words = wordsInside(node);
    if (words !== "") stukken.unknown.push({ name: "onderdeel", words });
    return;
  }
  const before = stukken.onderdelen[soort];
  stukken.onderdelen[soort] = before ? merged(before, stuk) : stuk;
}

/** The first value of each field wins; texts are put one behind the other, so that no word is lost. */
function merged<N extends "kopgegevens" | "onderdeel">(first: Stuk<N>, then: Stuk<N>): Stuk<N> {
  const values: Record<string, unknown> = { ...then.values };
  for (const [key, value] of Object.entries(first.values)) {
    const other = values[key];
    if (Array.isArray(value)) values[key] = [...value, ...(Array.isArray(other) ? other : [])];
    else if (value !== null) values[key] = value;
  }
  return {
    id: first.id || then.id,
    values: values as StukValues<N>,
    remains: {
      malformed: { ...then.remains.malformed, ...first.remains.malformed },
      empty: { ...then.remains.empty, ...first.remains.empty },
      extra: { ...then.remains.extra, ...first.remains.extra },
      unknown: [...first.remains.unknown, ...then.remains.unknown],
    },
  };
}

function readStuk<N extends StukName>(node: Y.XmlElement | null, name: N): Stuk<N> {
  const { values, remains } = readFields(node, STUKKEN[name].fields);
  const id = node ? (textOf(readAttributes(node)["id"]) ?? "") : "";
  return { id, values: values as StukValues<N>, remains };
}

function isRow(name: string): name is StukRowName {
  return (STUK_ROWS as readonly string[]).includes(name);
}
