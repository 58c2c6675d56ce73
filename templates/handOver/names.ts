/** Names of the files in a package: ASCII, no spaces, at most 100 characters, in the order of the table (criterion 46). */

/** "03_bijlage-1_wijkuitvoeringsplan_kruidenbuurt", without extension. Parts that are empty are left out. */
export function packedName(number: number, parts: readonly (string | null)[]): string {
  const slugs = parts.map((part) => slugOf(part ?? "")).filter(Boolean);
  const name = [String(number).padStart(2, "0"), ...slugs].join("_");
  return name.slice(0, LONGEST).replace(/[-_.]+$/, "");
}

/** Small letters, digits and hyphens: "Één wijk & meer" becomes "een-wijk-meer". */
export function slugOf(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}

/** With room for ".informatieobject.mdto.xml" behind it. */
const LONGEST = 72;

/** Whether a name keeps criterion 46. */
export function isGoodName(name: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(name);
}
