/** A plan as plain text, for who must take their words along because they cannot be saved. */
import { definitionOf } from "../templates/blocks.ts";
import { chapterName } from "../templates/chapters.ts";
import { isShort } from "../templates/fields.ts";
import type { Field } from "../templates/fields.ts";
import { blockLabel } from "../templates/plan.ts";
import type { Block, Plan } from "../templates/plan.ts";
import { plainText } from "../templates/prose.ts";
import type { Prose } from "../templates/prose.ts";

/** Chapters, text and every filled field, in the order of the plan. */
export function planAsText(plan: Plan): string {
  const parts = [plan.plangegevens.values.titel ?? "Wijkuitvoeringsplan"];
  for (const chapter of plan.chapters) {
    if (chapter.content.length === 0) continue;
    parts.push(`\n${chapterName(chapter.nr)}: ${chapter.title}\n`);
    for (const item of chapter.content)
      parts.push(item.kind === "prose" ? plainText(item.node) : blockAsText(item.block));
  }
  return `${parts.filter((part) => part !== "").join("\n")}\n`;
}

function blockAsText(block: Block): string {
  const definition = definitionOf(block.type);
  const values = block.values as unknown as Record<string, unknown>;
  const lines = Object.entries(definition?.fields ?? {}).flatMap(([key, field]) => {
    const text = block.remains.malformed[key] ?? valueAsText(field, values[key]);
    return text === "" ? [] : [`  ${field.label}: ${text}`];
  });
  return `[${blockLabel(block)}]\n${lines.join("\n")}`;
}

function valueAsText(field: Field, value: unknown): string {
  if (value === null || value === undefined) return "";
  if (field.kind === "text") return plainText(value as Prose);
  if (isShort(field)) return field.show(value);
  if (field.kind !== "rows") return (value as string[]).join("; ");
  return (value as Record<string, unknown>[])
    .map((row) =>
      Object.entries(field.columns)
        .map(([key, column]) => valueAsText(column, row[key]))
        .filter(Boolean)
        .join(", "),
    )
    .join("; ");
}
