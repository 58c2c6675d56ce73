/** Ids and codes: what a new or copied block is called, so that references always mean one block. */
import type { Fields } from "../templates/fields.ts";
import { isShort } from "../templates/fields.ts";
import { blockNode } from "../templates/blockNode.ts";
import { BLOCKS, definitionOf } from "../templates/blocks.ts";
import type { BlockName } from "../templates/blocks.ts";
import type { JsonObject } from "../templates/json.ts";
import type { Json, ProseNode } from "../templates/prose.ts";

/** A short random id: 48 bits are enough for the blocks and rows of one plan. */
export function newId(): string {
  // Not randomUUID: browsers only have that on https and localhost.
  return Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}

/** The next free code after those in use: D-07 after D-06, whatever was deleted in between. */
export function nextCode(prefix: string, used: Iterable<unknown>): string {
  const pattern = new RegExp(`^${prefix}-(\\d+)$`);
  let last = 0;
  for (const code of used) last = Math.max(last, Number(pattern.exec(String(code))?.[1] ?? 0));
  return `${prefix}-${String(last + 1).padStart(2, "0")}`;
}

/**
 * A new block: an id, the next code, an empty paragraph in each text field, what the plan already says about itself
 * (its prijspeil), and the values given.
 */
export function newBlock(
  name: BlockName,
  {
    usedCodes,
    plangegevens,
    values = {},
  }: {
    usedCodes: Iterable<unknown>;
    plangegevens: Readonly<Record<string, unknown>>;
    values?: JsonObject;
  },
): ProseNode {
  const { codePrefix, fields } = BLOCKS[name];
  const code = codePrefix ? nextCode(codePrefix, usedCodes) : null;
  const known = { ...inherited(fields, plangegevens), ...values };
  return blockNode({ id: newId(), type: name, code, values: known }, newId);
}

/** A copy of a block under a new id and code, with new ids for its rows; references to other blocks stay. */
export function copyOfBlock(block: ProseNode, usedCodes: Iterable<unknown>): ProseNode {
  const prefix = definitionOf(block.type)?.codePrefix;
  const code = prefix ? { code: nextCode(prefix, usedCodes) } : {};
  return { ...withNewIds(block), attrs: { ...block.attrs, id: newId(), ...code } };
}

function withNewIds(node: ProseNode): ProseNode {
  const attrs =
    node.attrs && typeof node.attrs["id"] === "string"
      ? { ...node.attrs, id: newId() }
      : node.attrs;
  return {
    ...node,
    ...(attrs ? { attrs } : {}),
    ...(node.content ? { content: node.content.map(withNewIds) } : {}),
  };
}

function inherited(
  fields: Fields,
  plangegevens: Readonly<Record<string, unknown>>,
): Record<string, Json> {
  const own = definitionOf("plangegevens")?.fields ?? {};
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, field]) => {
      const source = own[key];
      const isShared =
        isShort(field) && source?.kind === field.kind && key !== "titel" && !key.includes(".");
      const value = isShared && isShort(field) ? field.read(plangegevens[key]) : null;
      return value === null ? [] : [[key, value as Json]];
    }),
  );
}
