#!/usr/bin/env node
/** Starts the command line: in this Node when it can read TypeScript, otherwise in the Node 24 that npm installed. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import * as nodeModule from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const isNew = Number(process.versions.node.split(".")[0]) >= 24;

if (isNew) {
  nodeModule.enableCompileCache(join(here, "..", "node_modules", ".cache", "wijkpen"));
  const { runCli } = await import("./cli.ts");
  process.exitCode = await runCli(process.argv.slice(2));
} else {
  const names = ["linux-x64/bin/node", "linux-arm64/bin/node", "win-x64/bin/node.exe"];
  const node = names.map((name) => join(here, "..", "node_modules", `node-${name}`)).find(runs);
  if (!node) {
    console.error("Wijkpen heeft Node 24 nodig. Voer eerst npm ci uit in de map van Wijkpen.");
    process.exit(2);
  }
  const { status } = spawnSync(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: "inherit",
  });
  process.exitCode = status ?? 1;
}

/** A folder may hold the Node of another machine. */
function runs(path) {
  return existsSync(path) && spawnSync(path, ["--version"], { stdio: "ignore" }).status === 0;
}
