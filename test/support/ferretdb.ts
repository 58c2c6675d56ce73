/** Builds FerretDB (test/ferretdb), once for each version of it, where Go is at hand: `npm run ferretdb`. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

const ROOT = join(import.meta.dirname, "..", "..");
const SOURCE = join(ROOT, "test", "ferretdb");
const CACHE = join(ROOT, "node_modules", ".cache", "wijkpen-ferretdb");

/** The program, or null and a reason where it cannot be built. */
export function ferretProgram(): { path: string } | { reason: string } {
  const path = join(CACHE, `ferretdb-${sourceHash()}`);
  mkdirSync(CACHE, { recursive: true });
  return existsSync(path) ? { path } : oneAtATime(() => build(path));
}

function build(path: string): { path: string } | { reason: string } {
  if (existsSync(path)) return { path };
  const unfinished = `${path}.nieuw`;
  const { status, error, stderr } = spawnSync("go", ["build", "-o", unfinished, "."], {
    cwd: SOURCE,
    encoding: "utf8",
    env: { ...process.env, CGO_ENABLED: "0" },
  });
  if (error) return { reason: "Go is not installed" };
  if (status !== 0) return { reason: `Go could not build it: ${stderr.trim().split("\n").at(-1)}` };
  renameSync(unfinished, path);
  return { path };
}

/** Test files run side by side, and building takes a minute: the second waits for the first. */
function oneAtATime<T>(work: () => T): T {
  const lock = new DatabaseSync(join(CACHE, "lock.sqlite"), { timeout: 600_000 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
    return work();
  } finally {
    lock.close();
  }
}

function sourceHash(): string {
  const hash = createHash("sha256");
  for (const name of ["main.go", "go.mod", "go.sum"]) hash.update(readFileSync(join(SOURCE, name)));
  return hash.digest("hex").slice(0, 16);
}

if (import.meta.main) {
  const built = ferretProgram();
  console.log("path" in built ? built.path : `LET OP: FerretDB was not built. ${built.reason}.`);
}
