/** One value as a document shows it: money, dates and choices in Dutch, references by name, unreadable text as it stands. */
import type { Field, ListField, ShortField } from "../fields.ts";
import type { Remains } from "../fieldReader.ts";
import type { Names } from "./names.ts";
import { FEW, isFew } from "./smallCount.ts";

/**
 * A short value in words, or null when there is none. `path` is its place in `remains`, so that what a writer typed
 * and cannot be read still prints; not where it might be a number that is not published.
 */
export function showShort(
  field: ShortField,
  value: unknown,
  path: string,
  remains: Remains,
  names: Names,
): string | null {
  if (value === null || value === undefined)
    return field.sensitive === true ? null : (remains.malformed[path] ?? null);
  if (field.kind === "reference") return names.labelOf(String(value));
  if (field.kind === "yesNo") return value === true ? "Ja" : "Nee";
  const isHidden = field.sensitive === true && typeof value === "number" && isFew(value);
  return `${isHidden ? FEW : field.show(value)}${unitAfter(field)}`;
}

/** The values of a list in words, the unreadable ones last. */
export function showList(
  field: ListField,
  values: readonly string[],
  path: string,
  remains: Remains,
  names: Names,
): string[] {
  const shown = values.map((value) => {
    if (field.kind === "references") return names.labelOf(value);
    return field.options?.[value] ?? value;
  });
  const unreadable = Object.entries(remains.malformed).flatMap(([key, text]) =>
    isDirectlyBelow(key, path) ? [text] : [],
  );
  return [...shown, ...unreadable];
}

/** "1e kwartaal 2028 t/m 4e kwartaal 2030"; one period when both are the same, null when both are empty. */
export function showSpan(start: string | null, end: string | null): string | null {
  if (start === null || end === null) return start ?? (end === null ? null : `tot en met ${end}`);
  return start === end ? start : `${unbroken(start)} ${unbroken(`t/m ${end}`)}`;
}

/** A narrow column breaks a span before "t/m" and nowhere else. */
function unbroken(text: string): string {
  return text.replaceAll(" ", "\u00a0");
}

/** Whether values of this field stand at the right of a column. */
export function isAmount(field: Field): boolean {
  return ["money", "count", "number", "percent", "score"].includes(field.kind);
}

/** The unit behind a number, unless the label already says it or the notation has it. */
function unitAfter(field: ShortField): string {
  if (!field.unit || field.kind === "percent") return "";
  const unit = field.kind === "money" ? field.unit.replace(/^euro\s*/, "") : field.unit;
  return unit === "" || field.label.toLowerCase().includes(unit.toLowerCase()) ? "" : ` ${unit}`;
}

function isDirectlyBelow(key: string, path: string): boolean {
  return key.startsWith(`${path}/`) && !key.slice(path.length + 1).includes("/");
}
