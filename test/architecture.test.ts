import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "..");

/**
 * The layers, low to high: what each folder or file may import from the others, and which packages belong to it alone.
 * The picture of this table is in README.md.
 */
const LAYERS: Record<string, { may: string[]; packages: string[] }> = {
  templates: { may: [], packages: ["yjs"] },
  "server/errors.ts": { may: [], packages: [] },
  "server/turns.ts": { may: [], packages: [] },
  "server/config.ts": { may: ["server/errors.ts"], packages: ["zod"] },
  "server/log.ts": { may: [], packages: ["pino"] },
  "server/store/jobPort.ts": { may: [], packages: [] },
  "server/store/port.ts": { may: ["server/errors.ts", "server/store/jobPort.ts"], packages: [] },
  "server/store": {
    may: [
      "templates",
      "server/errors.ts",
      "server/turns.ts",
      "server/store/port.ts",
      "server/store/jobPort.ts",
    ],
    packages: ["node:sqlite", "mongoose"],
  },
  "server/fanout/port.ts": { may: [], packages: [] },
  "server/fanout": { may: ["server/log.ts"], packages: ["ioredis"] },
  "server/auth": {
    may: [
      "templates",
      "server/errors.ts",
      "server/log.ts",
      "server/store/port.ts",
      "server/fanout/port.ts",
    ],
    packages: ["express", "express-rate-limit"],
  },
  "server/generate": {
    may: ["templates", "server/errors.ts", "server/log.ts"],
    packages: [
      "docx",
      "puppeteer",
      "@sparticuz/chromium",
      "yjs",
      "@resvg/resvg-js",
      "fflate",
      "write-excel-file",
    ],
  },
  // Reads files with other libraries than those that wrote them, and knows nothing of the writers.
  "server/generate/check": {
    may: ["templates", "server/generate/printable.ts"],
    packages: ["@cantoo/pdf-lib", "fflate"],
  },
  "server/sync": {
    may: [
      "templates",
      "server/errors.ts",
      "server/log.ts",
      "server/store/port.ts",
      "server/fanout/port.ts",
      "server/fanout/alone.ts",
      "server/auth",
    ],
    packages: ["ws", "yjs", "y-protocols", "lib0"],
  },
  "server/files": {
    may: ["templates", "server/errors.ts", "server/log.ts", "server/store"],
    packages: ["fflate", "@cantoo/pdf-lib"],
  },
  "server/jobs": {
    may: [
      "templates",
      "server/errors.ts",
      "server/log.ts",
      "server/store/port.ts",
      "server/store/jobPort.ts",
      "server/files",
      "server/generate",
    ],
    packages: ["yjs"],
  },
  // What a gemeente made its own: its profile and its Word template.
  "server/profile": {
    may: [
      "templates",
      "server/errors.ts",
      "server/log.ts",
      "server/store/port.ts",
      "server/files",
      "server/generate",
    ],
    packages: [],
  },
  "server/verdict": {
    may: [
      "templates",
      "server/errors.ts",
      "server/log.ts",
      "server/store/port.ts",
      "server/sync",
      "server/profile",
    ],
    packages: [],
  },
  // Looks at the store from below its port: what is damaged, and what is left.
  "server/verify": {
    may: [
      "templates",
      "server/errors.ts",
      "server/log.ts",
      "server/store",
      "server/files",
      "server/sync",
    ],
    packages: ["node:sqlite"],
  },
  // What guards the server: whether it is ready, what it measures, what it says of each request.
  "server/operations": {
    may: ["server/errors.ts", "server/log.ts", "server/store/port.ts"],
    packages: ["express", "prom-client"],
  },
  "server/api": {
    may: [
      "templates",
      "server/errors.ts",
      "server/log.ts",
      "server/turns.ts",
      "server/store/port.ts",
      "server/store/jobPort.ts",
      "server/auth",
      "server/files",
      "server/generate",
      "server/jobs",
      "server/operations",
      "server/sync",
      "server/profile",
      "server/verdict",
    ],
    packages: ["express", "zod", "yjs"],
  },
  "server/app.ts": {
    may: [
      "server/errors.ts",
      "server/log.ts",
      "server/store/port.ts",
      "server/auth",
      "server/operations",
      "server/api",
    ],
    packages: ["express", "helmet"],
  },
  // The composition root, the command line and the demo know everything below them.
  "server/listen.ts": { may: ["server/config.ts"], packages: [] },
  "server/main.ts": { may: ["server", "templates"], packages: [] },
  "server/welcome.ts": { may: ["server/start.ts"], packages: [] },
  "server/storage.ts": {
    may: ["server/config.ts", "server/errors.ts", "server/store", "server/files", "server/verify"],
    packages: [],
  },
  "server/start.ts": { may: ["server", "templates"], packages: [] },
  "server/demo.ts": { may: ["server", "templates"], packages: [] },
  "server/cli.ts": { may: ["server", "templates"], packages: ["yjs"] },
  "server/cli": { may: ["server", "templates"], packages: ["yjs"] },
  editor: {
    may: ["templates"],
    packages: [
      "yjs",
      "y-websocket",
      "y-indexeddb",
      "y-protocols",
      "lib0",
      "@tiptap",
      "@fontsource",
      "vite",
    ],
  },
};

/** node: modules that any file of the server may use; node:sqlite has a home of its own. */
const SERVER_BUILTINS = /^node:(?!sqlite)/;

const files = ["templates", "server", "editor"].flatMap((folder) => sourcesIn(join(ROOT, folder)));

function sourcesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter(
      (name) => name.endsWith(".ts") && !name.startsWith("dist") && !name.includes("node_modules"),
    )
    .map((name) => relative(ROOT, join(folder, name)));
}

function layerOf(file: string): string {
  const layer = Object.keys(LAYERS)
    .filter((prefix) => isUnder(file, prefix))
    .toSorted((a, b) => b.length - a.length)[0];
  if (!layer) throw new Error(`${file} belongs to no layer; give it one in this test`);
  return layer;
}

function isUnder(path: string, prefix: string): boolean {
  return path === prefix || path.startsWith(`${prefix}/`);
}

/** What a file imports: paths from the root for its own files, package names for the rest. */
function importsOf(file: string): string[] {
  const source = readFileSync(join(ROOT, file), "utf8");
  const found = source.matchAll(
    /(?:^|\n)\s*(?:import|export)\b[^;"']*?from\s*"([^"]+)"|\bimport\(\s*"([^"]+)"|(?:^|\n)import "([^"]+)"/g,
  );
  return [...found].map((match) => {
    const name = match[1] ?? match[2] ?? match[3] ?? "";
    return name.startsWith(".") ? relative(ROOT, resolve(ROOT, dirname(file), name)) : name;
  });
}

describe("the layers of the house", () => {
  it("are known for every file", () => {
    expect(() => files.map(layerOf)).not.toThrow();
    expect(files.length).toBeGreaterThan(30);
  });

  it.each(files)("%s imports only what lies below it", (file) => {
    const layer = layerOf(file);
    const { may, packages } = LAYERS[layer] ?? { may: [], packages: [] };
    const strangers = importsOf(file).filter((name) => {
      const isOwnFile = existsSync(join(ROOT, name)) && !name.startsWith("node_modules");
      if (isOwnFile) return ![layer, ...may].some((prefix) => isUnder(name, prefix));
      if (layer.startsWith("server") && SERVER_BUILTINS.test(name)) return false;
      return !packages.some((prefix) => isUnder(name, prefix));
    });
    expect(strangers).toEqual([]);
  });

  it("no file is longer than 300 lines, so that each can be read in one go", () => {
    const long = files.filter(
      (file) => readFileSync(join(ROOT, file), "utf8").split("\n").length > 301,
    );
    expect(long).toEqual([]);
  });

  it("no file says `any`, and none gathers what has no name of its own", () => {
    const named = files.filter((file) => /(utils|helpers|common|manager|service)\.ts$/i.test(file));
    const loose = files.filter((file) =>
      /(: any\b(?! \w)|\bas any\b|<any>)/.test(readFileSync(join(ROOT, file), "utf8")),
    );
    expect([...named, ...loose]).toEqual([]);
  });
});
