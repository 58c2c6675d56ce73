/** Writes the fields of a file's object into a Yjs element, as the definitions say. */
import * as Y from "yjs";
import { PlanFault } from "./fault.ts";
import type { Field, Fields, RowsField } from "./fields.ts";
import { isList, isShort } from "./fields.ts";
import { isObject, readArray, readExtra, readProseItem } from "./fileReader.ts";
import { MADE_AT_IMPORT } from "./fieldsJson.ts";
import type { JsonObject } from "./json.ts";
import { fromPlainString, paragraph } from "./prose.ts";
import type { Json } from "./prose.ts";
import { setAttribute, writeProseNode } from "./proseDoc.ts";

export class FieldWriter {
  readonly #newId: () => string;

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  /**
   * Fills `element` from `json`. Keys in `ignored` are the caller's own; any other unknown key is refused, except
   * under x-. Keys that were given as empty are remembered, so that the export is the same.
   */
  write(
    element: Y.XmlElement,
    json: JsonObject,
    fields: Fields,
    path: string,
    ignored: readonly string[],
    empty: JsonObject = {},
  ): void {
    const given = flatten(json, fields, path, ignored);
    const remembered: JsonObject = { ...empty };
    const children: Y.XmlElement[] = [];
    for (const [key, field] of Object.entries(fields)) {
      const value = given.get(key);
      if (value !== undefined && isEmpty(value)) remembered[key] = value;
      children.push(...this.#writeField(element, key, field, value, `${path}.${key}`));
    }
    if (children.length > 0) element.insert(0, children);
    remember(element, "leeg", remembered);
    remember(element, "extra", readExtra(json));
  }

  #writeField(
    element: Y.XmlElement,
    key: string,
    field: Field,
    value: Json | undefined,
    path: string,
  ): Y.XmlElement[] {
    if (field.kind === "text") return [writeText(key, value, path)];
    if (value === undefined || value === null || value === "") return [];
    if (isShort(field)) {
      if (typeof value === "object")
        throw new PlanFault(path, `Bij "${field.label}" moet één waarde staan.`);
      setAttribute(element, key, value);
      return [];
    }
    const items = readArray(value, path);
    if (isList(field))
      return items.map((item, index) => this.#writeItem(key, item, `${path}[${index}]`));
    return items.map((item, index) => this.#writeRow(key, field, item, `${path}[${index}]`));
  }

  #writeItem(key: string, value: Json, path: string): Y.XmlElement {
    if (typeof value !== "string")
      throw new PlanFault(path, "In deze lijst mag alleen tekst staan.");
    const element = new Y.XmlElement(key);
    setAttribute(element, "id", MADE_AT_IMPORT + this.#newId());
    setAttribute(element, "waarde", value);
    return element;
  }

  #writeRow(key: string, field: RowsField, value: Json, path: string): Y.XmlElement {
    const isBare = typeof value === "string" && field.shorthand !== undefined;
    const json = isBare ? { [field.shorthand ?? ""]: value } : value;
    if (!isObject(json)) throw new PlanFault(path, `Elke ${field.rowName} is een object.`);
    const element = new Y.XmlElement(key);
    setAttribute(
      element,
      "id",
      typeof json["id"] === "string" ? json["id"] : MADE_AT_IMPORT + this.#newId(),
    );
    this.write(element, json, field.columns, path, ["id"]);
    return element;
  }
}

function writeText(key: string, value: Json | undefined, path: string): Y.XmlElement {
  const element = new Y.XmlElement(key);
  const nodes = readTextValue(value, path);
  element.insert(0, nodes);
  return element;
}

function readTextValue(value: Json | undefined, path: string): Y.XmlElement[] {
  if (value === undefined || value === null || value === "") return [writeProseNode(paragraph(""))];
  if (typeof value === "string") return fromPlainString(value).map(writeProseNode);
  if (typeof value === "number" || typeof value === "boolean")
    return [writeProseNode(paragraph(String(value)))];
  return readArray(value, path).map((item, index) =>
    writeProseNode(readProseItem(item, `${path}[${index}]`)),
  );
}

/** Nested objects as dotted keys, as far as the definition has them; anything else unknown is refused. */
function flatten(
  json: JsonObject,
  fields: Fields,
  path: string,
  ignored: readonly string[],
  prefix = "",
): Map<string, Json> {
  const flat = new Map<string, Json>();
  for (const [name, value] of Object.entries(json)) {
    const key = prefix + name;
    if (Object.hasOwn(fields, key)) flat.set(key, value);
    else if (isObject(value) && Object.keys(fields).some((field) => field.startsWith(`${key}.`)))
      for (const [inner, innerValue] of flatten(value, fields, path, [], `${key}.`))
        flat.set(inner, innerValue);
    else if (!name.startsWith("x-") && !ignored.includes(name))
      throw new PlanFault(
        path === "" ? key : `${path}.${key}`,
        `Wijkpen kent het gegeven "${key}" niet.`,
      );
  }
  return flat;
}

function isEmpty(value: Json): boolean {
  return value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

function remember(element: Y.XmlElement, key: string, values: JsonObject): void {
  if (Object.keys(values).length > 0) setAttribute(element, key, JSON.stringify(values));
}
