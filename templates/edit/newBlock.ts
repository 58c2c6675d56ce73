/** A new block as a writer gets it, whoever asks for it: the next free code, and what the plan already says of itself. */
import { blockNode } from "../blockNode.ts";
import { BLOCKS, definitionOf } from "../blocks.ts";
import type { BlockName } from "../blocks.ts";
import type { Fields } from "../fields.ts";
import { isShort } from "../fields.ts";
import type { JsonObject } from "../json.ts";
import type { Json, ProseNode } from "../prose.ts";

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
    newId,
    usedCodes,
    plangegevens,
    values = {},
  }: {
    newId: () => string;
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
