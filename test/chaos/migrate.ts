/** Kills a process again and again while it brings an old data folder up to date: each start goes on, and nothing is lost. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { MIGRATIONS, migrate } from "../../server/store/migrations.ts";
import { emptyHead, nextHash } from "../../server/store/port.ts";
import { STEPS } from "../support/heavySteps.ts";
import { chanceOf, count, pause } from "../support/suite.ts";
import type { Chance, Suite } from "../support/suite.ts";

const MIGRATOR = fileURLToPath(new URL("../support/migrator.ts", import.meta.url));

export const suite: Suite = {
  defaults: { seed: 1, kills: 50, rows: 20_000 },
  async run({ seed = 1, kills = 50, rows = 20_000 }, say) {
    const folder = mkdtempSync(join(tmpdir(), "wijkpen-chaos-migrate-"));
    const [old, path] = [join(folder, "old.sqlite"), join(folder, "wijkpen.sqlite")];
    const chance = chanceOf(seed);
    const faults: string[] = [];
    const found = new Map<number, number>();
    let done = 0;
    try {
      fill(old, rows);
      const longest = await timeOf(old, path);
      for (; done < kills && faults.length === 0; done += 1) {
        // What is up to date is old again.
        if (versionIn(path) === STEPS.length) copyFileSync(old, path);
        await killWithin(path, chance, longest);
        const version = versionIn(path);
        found.set(version, (found.get(version) ?? 0) + 1);
        faults.push(...faultsIn(path, rows));
        if ((done + 1) % 10 === 0) say(`${done + 1} kills`);
      }
      await ended(start(path));
      if (versionIn(path) !== STEPS.length) faults.push("the last start did not end the work");
      faults.push(...faultsIn(path, rows));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    const where = [...found].toSorted(([a], [b]) => a - b).map(([v, n]) => `${n} at version ${v}`);
    const line = `${done} kills while ${count(rows)} rows went to version ${STEPS.length} (${where.join(", ")}), ${faults.length} faults`;
    return { line, faults };
  },
};

/** A log as version 1 has it. */
function fill(path: string, rows: number): void {
  const db = new DatabaseSync(path);
  migrate(db, MIGRATIONS.slice(0, 1));
  db.exec("BEGIN");
  const append = db.prepare(`INSERT INTO log (planId, seq, hash, "update") VALUES (?, ?, ?, ?)`);
  let { hash } = emptyHead();
  for (let seq = 1; seq <= rows; seq += 1) {
    const update = Buffer.from(`woord ${seq} `.repeat(10));
    hash = nextHash(hash, update);
    append.run("p", seq, hash, update);
  }
  db.exec("COMMIT");
  db.close();
}

/** How long it takes when nobody kills it. */
async function timeOf(old: string, path: string): Promise<number> {
  copyFileSync(old, path);
  const child = start(path);
  await once(child.stdout, "data");
  const begin = performance.now();
  await ended(child);
  return performance.now() - begin;
}

async function killWithin(path: string, chance: Chance, longest: number): Promise<void> {
  const child = start(path);
  const gone = once(child, "exit");
  await once(child.stdout, "data");
  await pause(chance.next() * longest);
  child.kill("SIGKILL");
  await gone;
}

function start(path: string) {
  return spawn(process.execPath, [MIGRATOR, path], { stdio: ["ignore", "pipe", "inherit"] });
}

async function ended(child: ReturnType<typeof start>): Promise<void> {
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`the migration ended with ${code}`);
}

function versionIn(path: string): number {
  const db = new DatabaseSync(path);
  const version = Number(db.prepare("PRAGMA user_version").get()?.["user_version"]);
  db.close();
  return version;
}

/** Each version is whole: all rows with their chain, and the columns of that version and no other. */
function faultsIn(path: string, rows: number): string[] {
  const db = new DatabaseSync(path);
  const version = Number(db.prepare("PRAGMA user_version").get()?.["user_version"]);
  const log = db.prepare(`SELECT * FROM log ORDER BY seq`).all();
  const tables = db.prepare("SELECT name FROM sqlite_master").all();
  const sound = db.prepare("PRAGMA integrity_check").get()?.["integrity_check"];
  db.close();
  let { hash } = emptyHead();
  const broken = log.findIndex((row) => {
    hash = nextHash(hash, row["update"] as Uint8Array);
    const length = version > MIGRATIONS.length ? (row["update"] as Uint8Array).length : undefined;
    return Buffer.compare(hash, row["hash"] as Uint8Array) !== 0 || row["length"] !== length;
  });
  return [
    ...(log.length === rows ? [] : [`${log.length} of ${rows} rows at version ${version}`]),
    ...(broken < 0 ? [] : [`row ${broken + 1} is not that of version ${version}`]),
    ...(tables.some(({ name }) => name === "newLog") ? [`half a step at version ${version}`] : []),
    ...(sound === "ok" ? [] : [`the file is damaged: ${String(sound)}`]),
  ];
}
