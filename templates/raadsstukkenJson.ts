/** The raadsstukken as the key `raadsstukken` of a plan file, both ways. */
import * as Y from "yjs";
import { PlanFault } from "./fault.ts";
import type { FieldWriter } from "./fieldWriter.ts";
import { knownKeys, readArray, readExtra, readObject } from "./fileReader.ts";
import { MADE_AT_IMPORT, writeFields } from "./fieldsJson.ts";
import type { JsonObject } from "./json.ts";
import type { Json } from "./prose.ts";
import { setAttribute } from "./proseDoc.ts";
import type { Raadsstukken, Stuk } from "./raadsstukken.ts";
import { SLOTS, STUKKEN, STUK_ROWS } from "./stukken.ts";
import type { SlotName, StukName, StukRowName } from "./stukken.ts";

/** The keys of the lists in the file, in the plural. */
const LISTS: Readonly<Record<StukRowName, string>> = {
  argument: "argumenten",
  kanttekening: "kanttekeningen",
  alternatief: "alternatieven",
  besluithistorie: "besluithistorie",
};

const KEYS = ["kopgegevens", "onderdelen", ...Object.values(LISTS)];

/** What was written, or null when nobody wrote anything. */
export function exportRaadsstukken(stukken: Raadsstukken): JsonObject | null {
  const json: JsonObject = {};
  const head = writeStuk("kopgegevens", stukken.kopgegevens);
  if (Object.keys(head).length > 0) json["kopgegevens"] = head;
  const slots = writeSlots(stukken);
  if (Object.keys(slots).length > 0) json["onderdelen"] = slots;
  for (const name of STUK_ROWS) {
    const rows = stukken[name] as Stuk<StukRowName>[];
    if (rows.length > 0) json[LISTS[name]] = rows.map((row) => writeRow(name, row));
  }
  if (stukken.unknown.length > 0) json["x-onbekend"] = stukken.unknown;
  return Object.keys(json).length > 0 ? json : null;
}

/** The nodes of a file's raadsstukken, not yet in a document. Throws PlanFault with the place in the file. */
export function importRaadsstukken(
  value: Json | undefined,
  { newId, writer }: { newId: () => string; writer: FieldWriter },
): Y.XmlElement[] {
  if (value === undefined || value === null) return [];
  const file = readObject(value, "raadsstukken", "De raadsstukken zijn een object.");
  knownKeys(file, KEYS, "raadsstukken");
  const make = (name: StukName, json: JsonObject, path: string, extra: JsonObject = {}) => {
    const element = new Y.XmlElement(name);
    const id = typeof json["id"] === "string" ? json["id"] : MADE_AT_IMPORT + newId();
    setAttribute(element, "id", id);
    writer.write(element, { ...json, ...extra }, STUKKEN[name].fields, path, ["id"]);
    return element;
  };
  return [
    ...readHead(file).map(([json, path]) => make("kopgegevens", json, path)),
    ...readSlots(file).map(([slot, json, path]) => make("onderdeel", json, path, { soort: slot })),
    ...STUK_ROWS.flatMap((name) =>
      readRows(file, LISTS[name]).map(([json, path]) => make(name, json, path)),
    ),
  ];
}

/** Keys under x- beside the head travel along in it. */
function readHead(file: JsonObject): [JsonObject, string][] {
  const path = "raadsstukken.kopgegevens";
  const given = file["kopgegevens"] ?? {};
  const head = {
    ...readObject(given, path, "De kopgegevens zijn een object."),
    ...readExtra(file),
  };
  return Object.keys(head).length > 0 ? [[head, path]] : [];
}

function readSlots(file: JsonObject): [SlotName, JsonObject, string][] {
  const value = file["onderdelen"] ?? {};
  const slots = readObject(value, "raadsstukken.onderdelen", "De onderdelen zijn een object.");
  return Object.entries(slots).map(([slot, json]) => {
    const path = `raadsstukken.onderdelen.${slot}`;
    if (!Object.hasOwn(SLOTS, slot))
      throw new PlanFault(path, `Wijkpen kent het onderdeel "${slot}" niet.`);
    const given = readObject(json, path, "Elk onderdeel is een object.");
    if ("soort" in given)
      throw new PlanFault(`${path}.soort`, 'Wijkpen kent het gegeven "soort" niet.');
    return [slot as SlotName, given, path];
  });
}

function readRows(file: JsonObject, key: string): [JsonObject, string][] {
  const seen = new Set<string>();
  return readArray(file[key], `raadsstukken.${key}`).map((item, index) => {
    const path = `raadsstukken.${key}[${index}]`;
    const row = readObject(item, path, "Elke regel is een object.");
    const { id } = row;
    if (typeof id === "string" && seen.has(id))
      throw new PlanFault(`${path}.id`, `Het id "${id}" komt twee keer voor.`);
    if (typeof id === "string") seen.add(id);
    return [row, path];
  });
}

function writeSlots(stukken: Raadsstukken): JsonObject {
  const slots: JsonObject = {};
  for (const slot of Object.keys(SLOTS) as SlotName[]) {
    const stuk = stukken.onderdelen[slot];
    if (!stuk) continue;
    const { soort: _soort, ...rest } = writeStuk("onderdeel", stuk);
    if (Object.keys(rest).length > 0) slots[slot] = rest;
  }
  return slots;
}

function writeRow(name: StukRowName, stuk: Stuk<StukRowName>): JsonObject {
  const id: JsonObject = stuk.id.startsWith(MADE_AT_IMPORT) || !stuk.id ? {} : { id: stuk.id };
  return { ...id, ...writeStuk(name, stuk) };
}

function writeStuk(name: StukName, { values, remains }: Stuk<StukName>): JsonObject {
  const json = writeFields(STUKKEN[name].fields, values, remains);
  return remains.unknown.length > 0 ? { ...json, "x-onbekend": remains.unknown } : json;
}
