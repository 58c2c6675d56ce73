/**
 * The head file: where each log ended at its last commit, kept outside the database, so that a log that lost its tail is
 * noticed at the next start. A line of fixed width for each log, overwritten in place after every commit and before it
 * is acknowledged; without an fsync of its own, so after a power failure it may be older than the log, never newer.
 */
import {
  closeSync,
  fdatasync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { crc32 } from "node:zlib";
import { emptyHead } from "./port.ts";
import type { LogHead } from "./port.ts";

export const HEAD_FILE = "wijkpen.heads";

/** The line of the store itself: the number of its last commit that was not only log. */
export const STORE = "#";
/** A line that stays until the operator accepts it: the commit up to which a start once missed something, or 0. */
export const LOST = "!";

export type Heads = {
  of(name: string): LogHead | null;
  /** Every log of which something is known; the lines of the store are no logs. */
  logs(): string[];
  /** To be remembered when the transaction that runs now is committed. */
  stage(name: string, head: LogHead): void;
  committed(): unknown;
  rolledBack(): void;
  close(): void;
};

export type HeadLines = { heads: Map<string, LogHead>; damaged: number; isMissing: boolean };

const WIDTH = 200;
/** A head that is this old at a power failure costs nothing but a later notice. */
const SYNC_MS = 30_000;

/** The lines of this store; those of another store, and those that were damaged, are only counted. */
export function readHeads(file: string, storeId: string): HeadLines {
  const heads = new Map<string, LogHead>();
  const text = textOf(file) ?? "";
  let damaged = 0;
  for (let start = 0; start < text.length; start += WIDTH) {
    const line = readLine(text.slice(start, start + WIDTH), storeId);
    const known = line && heads.get(line.name);
    if (line === null) damaged += 1;
    else if (!known || known.seq < line.head.seq) heads.set(line.name, line.head);
  }
  return { heads, damaged, isMissing: text === "" };
}

/** Heads that are only compared with: of a store that is read while its server may run. */
export function fixedHeads({ heads }: HeadLines): Heads {
  const nothing = () => {};
  const [stage, committed, rolledBack, close] = [nothing, nothing, nothing, nothing];
  return {
    of: (name) => heads.get(name) ?? null,
    logs: () => logsIn(heads),
    stage,
    committed,
    rolledBack,
    close,
  };
}

/** Writes the file anew, whole or not at all, and keeps it up to date. `onFailed`: the disk refuses; the store goes on. */
export function openHeads(
  file: string,
  storeId: string,
  { heads }: HeadLines,
  onFailed: (error: unknown) => void,
): Heads {
  const places = new Map<string, number>();
  const staged = new Map<string, LogHead>();
  let handle: number | null = null;
  let isSynced = true;

  const rewrite = () => {
    const lines = [...heads].map(([name, head]) => lineOf(name, head, storeId));
    writeFileSync(`${file}.nieuw`, lines.join(""), { flush: true });
    renameSync(`${file}.nieuw`, file);
    [...heads.keys()].forEach((name, place) => places.set(name, place));
    return openSync(file, "r+");
  };
  const write = () => {
    if (handle === null) return void (handle = rewrite());
    const changed = [...staged].map(([name, head]) => {
      const place = places.get(name) ?? places.size;
      places.set(name, place);
      return { start: place * WIDTH, line: lineOf(name, head, storeId) };
    });
    writeLines(handle, changed);
  };
  const remember = () => {
    for (const [name, head] of staged) heads.set(name, head);
    try {
      write();
    } catch (error) {
      onFailed(error);
    }
    staged.clear();
    isSynced = false;
  };
  const sync = setInterval(() => {
    if (!isSynced && handle !== null) fdatasync(handle, () => {});
    isSynced = true;
  }, SYNC_MS).unref();

  remember();
  return {
    of: (name) => heads.get(name) ?? null,
    logs: () => logsIn(heads),
    stage: (name, head) => void staged.set(name, head),
    committed: () => staged.size > 0 && remember(),
    rolledBack: () => staged.clear(),
    close() {
      clearInterval(sync);
      if (handle === null) return;
      try {
        fsyncSync(handle);
      } catch (error) {
        onFailed(error);
      }
      closeSync(handle);
    },
  };
}

/** Lines that stand side by side go in one write: most commits are of the plans that were there at the start. */
function writeLines(handle: number, lines: { start: number; line: string }[]): void {
  lines.sort((a, b) => a.start - b.start);
  for (let from = 0, to = 1; from < lines.length; from = to, to += 1) {
    const start = lines[from]?.start ?? 0;
    while (lines[to]?.start === start + (to - from) * WIDTH) to += 1;
    const text = lines
      .slice(from, to)
      .map(({ line }) => line)
      .join("");
    writeSync(handle, text, start, "latin1");
  }
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, "latin1");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

function logsIn(heads: ReadonlyMap<string, LogHead>): string[] {
  return [...heads.keys()].filter((name) => name !== STORE && name !== LOST);
}

/** `NAME SEQ HASH CHECK`, filled with spaces; the id of the store is in the check, so that a file of elsewhere is known. */
function lineOf(name: string, { seq, hash: chain }: LogHead, storeId: string): string {
  const said = `${name} ${seq} ${Buffer.from(chain).toString("hex")}`;
  const line = `${`${said} ${checkOf(said, storeId)}`.padEnd(WIDTH - 1)}\n`;
  if (line.length !== WIDTH) throw new RangeError(`no room for the head of ${name}`);
  return line;
}

function readLine(line: string, storeId: string): { name: string; head: LogHead } | null {
  const [, said = "", name = "", seq, chain = "", check] =
    /^((\S+) (\d+) ([0-9a-f]{64})) ([0-9a-f]{8}) *\n$/.exec(line) ?? [];
  if (line.length !== WIDTH || check !== checkOf(said, storeId)) return null;
  return { name, head: { seq: Number(seq), hash: new Uint8Array(Buffer.from(chain, "hex")) } };
}

function checkOf(said: string, storeId: string): string {
  return crc32(said, crc32(storeId)).toString(16).padStart(8, "0");
}

/** A number in the place of a head. */
export function numbered(number: number): LogHead {
  return { ...emptyHead(), seq: number };
}
