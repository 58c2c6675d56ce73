/**
 * A process that runs tests against mutants. The changed source exists only in its memory: every mutant gets a fresh
 * module graph of what depends on the changed file, so that no file is written, no process starts, and the rest stays warm.
 */
import { globSync, readFileSync } from "node:fs";
import { registerHooks, stripTypeScriptTypes } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { dirname, resolve } from "node:path";
import { takeTests } from "./jestGlobals.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const SHIM = new URL("jestGlobals.ts", import.meta.url).href;

/** One question: do these test files, in this order, notice that `file` reads as `source`? */
export type Question = { file: string | null; source: string; tests: string[] };
/** The first test that fails, or null when all pass. */
export type Answer = { caughtBy: string | null; tests: number };

/** The files in `fresh` are loaded anew; all others are the ones of the mutants before. */
type Current = { generation: number; path: string | null; source: string; fresh: Set<string> };

const stripped = new Map<string, string>();
const importers = importersOf(
  globSync(["templates/**/*.ts", "test/*.ts", "test/support/*.ts"], { cwd: ROOT }),
);
let current: Current = { generation: 0, path: null, source: "", fresh: new Set() };

registerHooks({
  resolve(specifier, context, next) {
    if (specifier === "@jest/globals") return { url: SHIM, shortCircuit: true };
    const found = next(specifier, context);
    if (!isOurs(found.url)) return found;
    const isFresh = current.fresh.has(fileURLToPath(found.url));
    return { ...found, url: `${found.url}?${isFresh ? current.generation : 0}` };
  },
  load(url, context, next) {
    if (!isOurs(url)) return next(url, context);
    return { format: "module", source: sourceOf(fileURLToPath(url)), shortCircuit: true };
  },
});

process.once("disconnect", () => process.exit());
process.on("message", (question: Question) => {
  void answer(question).then((reply) => process.send?.(reply));
});

async function answer({ file, source, tests }: Question): Promise<Answer> {
  const path = file === null ? null : resolve(ROOT, file);
  const changed = [...tests.map((test) => resolve(ROOT, test)), ...(path === null ? [] : [path])];
  const fresh = dependentsOf(changed);
  current = { generation: current.generation + 1, path, source, fresh };
  let run = 0;
  for (const test of tests) {
    try {
      await import(`${pathToFileURL(resolve(ROOT, test)).href}?${current.generation}`);
    } catch (fault) {
      takeTests();
      return { caughtBy: `${test}: kan niet worden geladen (${String(fault)})`, tests: run };
    }
    for (const { name, run: body } of takeTests()) {
      run += 1;
      try {
        await body();
      } catch {
        return { caughtBy: `${test}: ${name}`, tests: run };
      }
    }
  }
  return { caughtBy: null, tests: run };
}

function isOurs(url: string): boolean {
  const { pathname, protocol } = new URL(url);
  if (protocol !== "file:" || !pathname.endsWith(".ts")) return false;
  const path = fileURLToPath(`file://${pathname}`);
  if (path.startsWith(`${ROOT}/test/mutation/`)) return false;
  return path.startsWith(`${ROOT}/templates/`) || path.startsWith(`${ROOT}/test/`);
}

/** Of each file who imports it. */
function importersOf(files: readonly string[]): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const file of files.map((name) => resolve(ROOT, name)))
    for (const [, name = ""] of readFileSync(file, "utf8").matchAll(/from "(\.[^"]+)"/g)) {
      const imported = resolve(dirname(file), name);
      found.set(imported, [...(found.get(imported) ?? []), file]);
    }
  return found;
}

function dependentsOf(files: readonly string[]): Set<string> {
  const found = new Set(files);
  for (const file of found) for (const importer of importers.get(file) ?? []) found.add(importer);
  return found;
}

function sourceOf(path: string): string {
  if (path === current.path) return stripTypeScriptTypes(current.source);
  const known = stripped.get(path);
  if (known !== undefined) return known;
  const source = stripTypeScriptTypes(readFileSync(path, "utf8"));
  stripped.set(path, source);
  return source;
}
