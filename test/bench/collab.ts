/**
 * Measures writing together beside other servers, in one run: npm run bench collab -- --tool ../shared/bench/collab.
 * The tool (load generator, peers) is a folder of its own and is copied before it is used; this file gives it our
 * product with accounts and plans, and says what came out against what was promised. Linux only.
 */
import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { SCHEMA_VERSION } from "../../templates/blocks.ts";
import { seedFolder } from "../support/benchSeed.ts";
import { CASES, tableOf } from "../support/benchTable.ts";
import type { Measured } from "../support/benchTable.ts";

const ROOT = resolve(fileURLToPath(new URL("../..", import.meta.url)));
/** As many plans as the case with the most, and as many writers as the case with the most in one plan. */
const PLANS = 300;
const WRITERS = 50;

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    tool: { type: "string", default: "../shared/bench/collab" },
    runs: { type: "string", default: "3" },
    only: { type: "string" },
    out: { type: "string" },
    port: { type: "string", default: "4400" },
  },
});

const tool = resolve(values.tool);
if (existsSync(join(tool, "matrix.mjs"))) await measure();
else {
  console.error(`There is no bench in ${tool}: name its folder with --tool.`);
  process.exitCode = 2;
}

async function measure(): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), "wijkpen-bench-"));
  try {
    await prepare(work);
    run(work, process.execPath, ["matrix.mjs", ...matrixOptions(work)]);
    const lines = readFileSync(join(work, "results.jsonl"), "utf8").trim().split("\n");
    if (values.out) appendFileSync(values.out, `${lines.join("\n")}\n`);
    const machine = `${availableParallelism()} cores, ${cpus()[0]?.model.trim()}, Node ${process.version}`;
    console.log(`${new Date().toISOString().slice(0, 10)}, ${machine}, median of ${values.runs}\n`);
    console.log(tableOf(lines.map((line) => JSON.parse(line) as Measured)));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** A copy of the tool with its packages, the peers, a seeded data folder, and our product among the targets. */
async function prepare(work: string): Promise<void> {
  cpSync(tool, work, { recursive: true });
  run(work, "chmod", ["-R", "u+w", "."]);
  run(work, "npm", ["install", "--silent", "--no-audit", "--no-fund"]);
  const peers = spawnSync("sh", ["setup-peers.sh", "peers-installed"], { cwd: work });
  if (peers.status !== 0) console.error("Not all peers could be installed.");
  const seed = await seedFolder(join(work, "seed"), { plans: PLANS, writers: WRITERS });
  const clients = {
    ...seed,
    headers: ["Cookie: {token}", `Origin: http://127.0.0.1:${values.port}`],
    query: `schema=${SCHEMA_VERSION}&epoch={room}`,
  };
  writeFileSync(join(work, "clients.json"), `${JSON.stringify(clients)}\n`);
  const targets = JSON.parse(readFileSync(join(work, "targets.json"), "utf8")) as object;
  writeFileSync(join(work, "targets.json"), JSON.stringify({ ...targets, wijkpen: product(work) }));
  writeFileSync(
    join(work, "plan.json"),
    JSON.stringify({ runs: Number(values.runs), common: { "server-cpu": 0 }, cases: CASES }),
  );
}

/** What `npm start` runs, without the demo, in a copy of the seeded folder; after a restart it finds its own data. */
function product(work: string): object {
  const start = `test -e {data}/wijkpen.sqlite || cp -r ${work}/seed/. {data}; exec {node} --max-semi-space-size=4 server/main.ts`;
  return {
    proto: "yws",
    ackType: 8,
    urls: ["ws://127.0.0.1:{port}/sync"],
    setup: `cat ${work}/clients.json`,
    servers: [
      {
        cmd: `sh -c "${start}"`,
        cwd: ROOT,
        env: {
          PORT: "{port}",
          WIJKPEN_DATA: "{data}",
          WIJKPEN_URL: "http://127.0.0.1:{port}",
          WIJKPEN_DEMO: "uit",
        },
      },
    ],
  };
}

function matrixOptions(work: string): string[] {
  const options = ["--plan", "plan.json", "--out", "results.jsonl", "--port", values.port];
  options.push("--client-cpu", availableParallelism() > 1 ? "1" : "0", "--wait-quiet", "5");
  if (values.only) options.push("--only", values.only);
  process.env["PEERS"] = join(work, "peers-installed");
  return options;
}

function run(folder: string, command: string, words: string[]): void {
  const { status } = spawnSync(command, words, { cwd: folder, stdio: ["ignore", 2, 2] });
  if (status !== 0) throw new Error(`${command} ${words[0] ?? ""} failed: exit ${status}`);
}
