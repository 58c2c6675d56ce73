/** One zip of the files of a package: the same files give the same bytes, wherever and whenever it is made. */
import { zipSync } from "fflate";
import type { Zippable } from "fflate";

export type PackageFile = { name: string; bytes: Uint8Array };

/** By name, with one fixed date. What is compressed already is only stored. */
export function zipOf(files: readonly PackageFile[], date: string): Uint8Array {
  const entries: Zippable = {};
  for (const { name, bytes } of files.toSorted((a, b) => (a.name < b.name ? -1 : 1)))
    entries[name] = [bytes, { level: /\.(xml|json)$/.test(name) ? 6 : 0 }];
  return zipSync(entries, { mtime: noon(date), os: 3 });
}

/** Zip files know no time zone: noon by the clock of this machine is written as noon everywhere. */
function noon(date: string): Date {
  const [year = 1980, month = 1, day = 1] = date.split("-").map(Number);
  return new Date(Math.max(year, 1980), month - 1, day, 12);
}
