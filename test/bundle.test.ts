/** What travels before one can write in a plan (promises: at most 230 kB gzip); all other screens wait until asked for. */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "@jest/globals";

const DIST = join(import.meta.dirname, "../editor/dist");
const ASSETS = join(DIST, "assets");
const LIMIT_KB = 230;

const sourceOf = (name: string) => readFileSync(join(ASSETS, name), "utf8");

/** A file with all that it imports before it runs. */
function withImports(name: string, found = new Set<string>()): Set<string> {
  if (found.has(name)) return found;
  found.add(name);
  const imports = sourceOf(name).matchAll(/(?:from|\bimport)\s*["'`]\.\/([^"'`]+\.js)["'`]/g);
  for (const [, next = ""] of imports) withImports(next, found);
  return found;
}

/** The files of a chunk that is loaded when it is needed. */
const chunk = (name: string) =>
  readdirSync(ASSETS).filter((file) => file.startsWith(`${name}-`) && file.endsWith(".js"));

const entry = () =>
  /src="\/assets\/([^"]+\.js)"/.exec(readFileSync(join(DIST, "index.html"), "utf8"));

describe("the script of the screens", () => {
  const plan = ["planPage", "editor"].flatMap(chunk);
  const start = entry()?.[1] ?? "";
  const files = new Set([start, ...plan].flatMap((name) => [...withImports(name)]));

  it("of a plan is small enough to write at once, at most 230 kB gzip", () => {
    expect(plan).toHaveLength(2);
    expect(files.size).toBeGreaterThan(3);
    const bytes = [...files].reduce((sum, name) => sum + gzipSync(sourceOf(name)).length, 0);
    expect(bytes / 1_000).toBeLessThanOrEqual(LIMIT_KB);
  });

  it("of a plan holds no rules, no library and no other screen", () => {
    const later = ["judgeWorker", "stukkenPaper", "library", "planList", "login", "newPlan"];
    expect([...files].filter((name) => later.some((each) => name.startsWith(`${each}-`)))).toEqual(
      [],
    );
    expect(readdirSync(ASSETS).some((name) => name.startsWith("judgeWorker-"))).toBe(true);
  });

  it("of the first page holds nothing of a plan", () => {
    expect([...withImports(start)].filter((name) => plan.includes(name))).toEqual([]);
  });
});
