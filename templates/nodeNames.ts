/** The node names that may stand in the shared document; the sync gate refuses all others (SY3). */
import { BLOCKS, SETTINGS } from "./blocks.ts";
import { PROSE_NODES } from "./prose.ts";
import type { Fields } from "./fields.ts";
import { isShort } from "./fields.ts";
import { STUKKEN } from "./stukken.ts";

const NAMES = new Set<string>([
  ...PROSE_NODES,
  ...Object.keys(BLOCKS),
  ...Object.keys(SETTINGS),
  ...Object.keys(STUKKEN),
  ...[BLOCKS, SETTINGS, STUKKEN]
    .flatMap((definitions): { fields: Fields }[] => Object.values(definitions))
    .flatMap(({ fields }) => childNames(fields)),
]);

/** Whether a stored node name belongs to this version of the schema. */
export function isKnownNode(name: string): boolean {
  return NAMES.has(name);
}

function childNames(fields: Fields): string[] {
  return Object.entries(fields).flatMap(([key, field]) => {
    if (isShort(field)) return [];
    return field.kind === "rows" ? [key, ...childNames(field.columns)] : [key];
  });
}
