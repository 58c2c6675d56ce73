/** What may happen to the files of a data folder: flipped bits, a page of zeros, a tail that is gone, garbage, a file away. */
import { readFileSync, readdirSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Chance } from "./suite.ts";

export type Damage = {
  file: string;
  /** "3 bits in wijkpen.sqlite at 8192, ..." */
  what: string;
};

const FILES = [
  ...Array.from({ length: 9 }, () => "wijkpen.sqlite"),
  ...Array.from({ length: 7 }, () => "wijkpen.sqlite-wal"),
  ...Array.from({ length: 3 }, () => "wijkpen.heads"),
  "wijkpen.sqlite-shm",
  "wijkpen.lock",
];

/** Does one damage by chance; `other` is the head file of another store, and one of before. */
export function spoil(folder: string, chance: Chance, others: readonly Buffer[]): Damage {
  const present = new Set(readdirSync(folder));
  const file = chance.pick(FILES.filter((name) => present.has(name)));
  const path = join(folder, file);
  const kinds = file === "wijkpen.heads" ? [...KINDS, gone, swapped] : KINDS;
  const kind = chance.pick(file === "wijkpen.sqlite-wal" ? [...kinds, gone] : kinds);
  return { file, what: `${file}: ${kind({ path, chance, others })}` };
}

type Place = { path: string; chance: Chance; others: readonly Buffer[] };

const KINDS = [bits, bits, zeros, cut, garbage];

function bits({ path, chance }: Place): string {
  return changed(path, (bytes) => {
    const places = Array.from({ length: 1 + chance.below(4) }, () => chance.below(bytes.length));
    for (const place of places) bytes[place] = (bytes[place] ?? 0) ^ (1 << chance.below(8));
    return `bits at ${places.join(", ")}`;
  });
}

function zeros({ path, chance }: Place): string {
  return changed(path, (bytes) => {
    const start = chance.below(Math.ceil(bytes.length / PAGE)) * PAGE;
    bytes.fill(0, start, Math.min(start + PAGE, bytes.length));
    return `zeros from ${start}`;
  });
}

function garbage({ path, chance }: Place): string {
  return changed(path, (bytes) => {
    const start = chance.below(bytes.length);
    const length = 1 + chance.below(5_000);
    for (let n = start; n < Math.min(start + length, bytes.length); n += 1)
      bytes[n] = chance.below(256);
    return `garbage over ${length} bytes from ${start}`;
  });
}

function cut({ path, chance }: Place): string {
  const length = chance.below(statSync(path).size + 1);
  truncateSync(path, length);
  return `cut to ${length}`;
}

function gone({ path }: Place): string {
  rmSync(path);
  return "gone";
}

function swapped({ path, chance, others }: Place): string {
  const n = chance.below(others.length);
  writeFileSync(path, others[n] ?? Buffer.alloc(0));
  return `another one (${n})`;
}

const PAGE = 4_096;

function changed(path: string, change: (bytes: Buffer) => string): string {
  const bytes = readFileSync(path);
  if (bytes.length === 0) {
    writeFileSync(path, Buffer.alloc(100, 0x6b));
    return "a hundred bytes in an empty file";
  }
  const what = change(bytes);
  writeFileSync(path, bytes);
  return what;
}
