/** A plan as plain text, for who must take their words along because they cannot be saved. */
import { definitionOf } from "../templates/blocks.ts";
import { chapterName } from "../templates/chapters.ts";
import type { Remains } from "../templates/fieldReader.ts";
import { isShort } from "../templates/fields.ts";
import type { Field, Fields } from "../templates/fields.ts";
import { blockLabel } from "../templates/plan.ts";
import type { Block, Plan } from "../templates/plan.ts";
import { plainText } from "../templates/prose.ts";
import type { Prose } from "../templates/prose.ts";
import type { Raadsstukken, Stuk } from "../templates/raadsstukken.ts";
import { STUKKEN, STUK_ROWS } from "../templates/stukken.ts";
import type { StukName } from "../templates/stukken.ts";

/** Chapters, text and every filled field, in the order of the plan. */
export function planAsText(plan: Plan): string {
  const parts = [plan.plangegevens.values.titel ?? "Wijkuitvoeringsplan"];
  for (const chapter of plan.chapters) {
    if (chapter.content.length === 0) continue;
    parts.push(`\n${chapterName(chapter.nr)}: ${chapter.title}\n`);
    for (const item of chapter.content)
      parts.push(item.kind === "prose" ? plainText(item.node) : blockAsText(item.block));
  }
  parts.push(...stukkenAsText(plan.raadsstukken));
  return `${parts.filter((part) => part !== "").join("\n")}\n`;
}

function blockAsText(block: Block): string {
  const lines = fieldsAsText(definitionOf(block.type)?.fields ?? {}, block);
  return `[${blockLabel(block)}]\n${lines.join("\n")}`;
}

function stukkenAsText(stukken: Raadsstukken): string[] {
  const nodes: [StukName, Stuk<StukName>][] = [
    ["kopgegevens", stukken.kopgegevens],
    ...Object.values(stukken.onderdelen).map((stuk): [StukName, Stuk<StukName>] => [
      "onderdeel",
      stuk,
    ]),
    ...STUK_ROWS.flatMap((name) =>
      stukken[name].map((stuk): [StukName, Stuk<StukName>] => [name, stuk]),
    ),
  ];
  const parts = nodes.flatMap(([name, stuk]) => {
    const lines = fieldsAsText(STUKKEN[name].fields, stuk);
    return lines.length > 0 ? [`[${STUKKEN[name].title}]\n${lines.join("\n")}`] : [];
  });
  return parts.length > 0 ? ["\nRaadsstukken\n", ...parts] : [];
}

function fieldsAsText(
  fields: Fields,
  { values, remains }: { values: object; remains: Remains },
): string[] {
  return Object.entries(fields).flatMap(([key, field]) => {
    const value = (values as Record<string, unknown>)[key];
    const text = remains.malformed[key] ?? valueAsText(field, value);
    return text === "" || key.startsWith("voorstel.") ? [] : [`  ${field.label}: ${text}`];
  });
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
