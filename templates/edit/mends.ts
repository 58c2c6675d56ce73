/** Carries out what a rule of the checklist proposes: the row, block or code that is missing, as one step of undo. */
import type { Mend } from "../checklist.ts";
import { BLOCKS, definitionOf, isBlockName } from "../blocks.ts";
import type { BlockName } from "../blocks.ts";
import type { Field } from "../fields.ts";
import { isList, isShort } from "../fields.ts";
import type { JsonObject } from "../json.ts";
import type { ProseNode } from "../prose.ts";
import { newBlock, nextCode } from "./newBlock.ts";
import type { PlanEdits } from "./planEdits.ts";

/** Where a writer goes on: a block, a field of it, a row of that field; `opens` asks for its list of choices. */
export type MendPlace = { block: string; field?: string; row?: string; opens?: boolean };

/** Changes the plan where the mend says so. Null when the block it is about is gone. */
export function carryOut(
  mend: Mend,
  edits: PlanEdits,
  plangegevens: Readonly<Record<string, unknown>>,
): MendPlace | null {
  if (mend.kind === "createBlock") return createBlock(mend, edits, plangegevens);
  const element = edits.blockAt(mend.blockId, 0);
  if (!element) return null;
  if (mend.kind === "renumber") {
    const prefix = definitionOf(element.nodeName)?.codePrefix;
    if (prefix)
      edits.together(() => edits.setValue(element, "code", nextCode(prefix, edits.usedCodes())));
    return { block: mend.blockId };
  }
  const place = { block: mend.blockId, field: mend.field };
  const field = definitionOf(element.nodeName)?.fields[mend.field];
  if (mend.kind !== "addRow") return isReference(field) ? { ...place, opens: true } : place;
  if (!field || isShort(field) || field.kind === "text" || isReference(field)) return place;
  const row = edits.newId();
  const attrs = isList(field) ? { id: row, waarde: "" } : { id: row };
  edits.addChild(element, { type: mend.field, attrs });
  return { ...place, row };
}

/** Puts new blocks at the end of their own chapters, in one step of undo. */
export function insertBlocks(edits: PlanEdits, nodes: readonly ProseNode[]): void {
  edits.together(() => {
    for (const node of nodes) edits.insertAt(homeOf(node.type, edits), [node]);
  });
}

/** What a button says that carries out this mend; null where going there is all, or the block type is not known. */
export function mendLabel(mend: Mend, typeOf: (blockId: string) => string | null): string | null {
  if (mend.kind === "createBlock") return `${BLOCKS[mend.type].title} toevoegen`;
  if (mend.kind === "renumber") return "Volgende vrije code geven";
  const definition = definitionOf(typeOf(mend.blockId) ?? "");
  const field = definition?.fields[mend.field];
  if (!field) return null;
  if (mend.kind === "addRow")
    return `${capital(field.kind === "rows" ? field.rowName : "regel")} toevoegen`;
  return isReference(field) ? `${field.label} kiezen` : null;
}

function createBlock(
  { type, values }: { type: BlockName; values: JsonObject },
  edits: PlanEdits,
  plangegevens: Readonly<Record<string, unknown>>,
): MendPlace {
  const node = newBlock(type, {
    newId: edits.newId,
    usedCodes: edits.usedCodes(),
    plangegevens,
    values,
  });
  insertBlocks(edits, [node]);
  return { block: String(node.attrs?.["id"]), field: BLOCKS[type].titleField };
}

function homeOf(name: string, edits: PlanEdits): number {
  const chapter = isBlockName(name) ? BLOCKS[name].chapters[0] : undefined;
  return edits.endOfChapter(String(chapter ?? 0));
}

function isReference(field: Field | undefined): boolean {
  return (
    field !== undefined && field.kind !== "text" && field.kind !== "rows" && field.to !== undefined
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
