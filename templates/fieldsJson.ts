/** Fields as JSON: what a definition and its values become in a plan file. */
import type { Field, Fields, RowsField } from "./fields.ts";
import { isList, isShort } from "./fields.ts";
import type { Remains } from "./fieldReader.ts";
import type { JsonObject } from "./json.ts";
import { asPlainString } from "./prose.ts";
import type { Json, Prose } from "./prose.ts";

/** Ids that an import made for rows of a file without ids start with this and are never exported. */
export const MADE_AT_IMPORT = "import-";

/** The filled fields as a file has them: dotted names nested, empty ones left out unless the file gave them so. */
export function writeFields(
  fields: Fields,
  values: Readonly<Record<string, unknown>>,
  remains: Remains,
): JsonObject {
  const json: JsonObject = {};
  for (const [key, field] of Object.entries(fields)) {
    const value = writeField(field, values[key], key, remains);
    if (value !== undefined) setNested(json, key, value);
  }
  return addEmptyAndExtra(json, "", remains);
}

function writeField(
  field: Field,
  value: unknown,
  path: string,
  remains: Remains,
): Json | undefined {
  if (isShort(field)) return (value as Json | null) ?? remains.malformed[path];
  if (field.kind === "text")
    return value === null || value === undefined ? undefined : writeProse(value as Prose);
  if (isList(field)) return writeList(value as string[], path, remains);
  return writeRows(field, value as ({ id: string } & Record<string, unknown>)[], path, remains);
}

function writeList(values: string[], path: string, remains: Remains): Json | undefined {
  const malformed = Object.entries(remains.malformed).flatMap(([key, text]) =>
    key.startsWith(`${path}/`) ? [text] : [],
  );
  const all = [...(values ?? []), ...malformed];
  return all.length > 0 ? all : undefined;
}

function writeRows(
  field: RowsField,
  rows: ({ id: string } & Record<string, unknown>)[] | undefined,
  path: string,
  remains: Remains,
): Json | undefined {
  if (!rows || rows.length === 0) return undefined;
  return rows.map((row) => {
    const at = `${path}/${row.id}`;
    const json: JsonObject = row.id.startsWith(MADE_AT_IMPORT) ? {} : { id: row.id };
    for (const [key, column] of Object.entries(field.columns)) {
      const value = writeField(column, row[key], `${at}/${key}`, remains);
      if (value !== undefined) setNested(json, key, value);
    }
    addEmptyAndExtra(json, at, remains);
    const keys = Object.keys(json);
    const bare = field.shorthand !== undefined && keys.length === 1 && keys[0] === field.shorthand;
    return bare ? (json[field.shorthand ?? ""] ?? null) : json;
  });
}

function addEmptyAndExtra(json: JsonObject, path: string, remains: Remains): JsonObject {
  for (const [key, empty] of Object.entries(remains.empty[path] ?? {})) {
    if (getNested(json, key) === undefined) setNested(json, key, empty);
  }
  return Object.assign(json, remains.extra[path]);
}

function writeProse(prose: Prose): Json {
  return asPlainString(prose) ?? prose;
}

function setNested(json: JsonObject, key: string, value: Json): void {
  const [head = "", ...rest] = key.split(".");
  if (rest.length === 0) json[head] = value;
  else setNested((json[head] ??= {}) as JsonObject, rest.join("."), value);
}

function getNested(json: JsonObject, key: string): Json | undefined {
  const [head = "", ...rest] = key.split(".");
  const value = json[head];
  if (rest.length === 0) return value;
  return value !== null && typeof value === "object" && !Array.isArray(value)
    ? getNested(value, rest.join("."))
    : undefined;
}
