/** A block from plain values, as a node that the editor inserts: what a mend or the starter library gives. */
import { BLOCKS } from "./blocks.ts";
import type { BlockName } from "./blocks.ts";
import type { Field, Fields } from "./fields.ts";
import { isList, isShort } from "./fields.ts";
import { isObject } from "./fileReader.ts";
import type { JsonObject } from "./json.ts";
import { fromPlainString, paragraph } from "./prose.ts";
import type { Json, ProseNode } from "./prose.ts";

export type NewBlock = {
  id: string;
  type: BlockName;
  code: string | null;
  /** By field name, dotted where the field is; text as a plain string, lists of strings, rows as objects. */
  values: JsonObject;
};

/** Every text field is there, empty or not, so that it can be typed in. Keys that the block does not have are left out. */
export function blockNode({ id, type, code, values }: NewBlock, newId: () => string): ProseNode {
  const fields = BLOCKS[type].fields as Fields;
  const own = code === null ? { id } : { id, code };
  return { type, ...contentOf(fields, values, own, newId) };
}

function contentOf(
  fields: Fields,
  values: JsonObject,
  own: Record<string, Json>,
  newId: () => string,
): Pick<ProseNode, "attrs" | "content"> {
  const attrs = { ...own };
  const content: ProseNode[] = [];
  for (const [key, field] of Object.entries(fields)) {
    const value = values[key] ?? null;
    if (isShort(field)) {
      if (value !== null && value !== "") attrs[key] = value;
    } else content.push(...childrenOf(key, field, value, newId));
  }
  return content.length > 0 ? { attrs, content } : { attrs };
}

function childrenOf(
  key: string,
  field: Exclude<Field, { show: unknown }>,
  value: Json,
  newId: () => string,
): ProseNode[] {
  if (field.kind === "text")
    return [
      { type: key, content: typeof value === "string" ? fromPlainString(value) : [paragraph("")] },
    ];
  const items = Array.isArray(value) ? value : [];
  if (isList(field))
    return items.map((item) => ({ type: key, attrs: { id: newId(), waarde: item } }));
  return items.flatMap((item): ProseNode[] =>
    isObject(item)
      ? [{ type: key, ...contentOf(field.columns, item, { id: rowId(item) ?? newId() }, newId) }]
      : [],
  );
}

/** Rows that others point to come with an id of their own. */
function rowId({ id }: JsonObject): string | null {
  return typeof id === "string" ? id : null;
}
