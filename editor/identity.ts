/** Ids and codes: what a new or copied block is called, so that references always mean one block. */
import { definitionOf } from "../templates/blocks.ts";
import { nextCode } from "../templates/edit/newBlock.ts";
import type { ProseNode } from "../templates/prose.ts";

/** A short random id: 48 bits are enough for the blocks and rows of one plan. */
export function newId(): string {
  // Not randomUUID: browsers only have that on https and localhost.
  return Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
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
