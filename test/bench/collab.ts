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
import { TWO_CASES, sharesOf, twoTable } from "../support/benchTwo.ts";
import type { Reading } from "../support/benchTwo.ts";
import { ORIGIN } from "../support/writers.ts";

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
    const measured = lines.map((line) => JSON.parse(line) as Measured);
    console.log(tableOf(measured));
    console.log(twoTable(sharesOf(measured, readings(work))));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** A copy of the tool with its packages, the chosen cases, and what they need of ours among the targets. */
async function prepare(work: string): Promise<void> {
  cpSync(tool, work, { recursive: true });
  run(work, "chmod", ["-R", "u+w", "."]);
  run(work, "npm", ["install", "--silent", "--no-audit", "--no-fund"]);
  const wanted = values.only?.split(",");
  const cases = [...CASES, ...TWO_CASES].filter(({ name }) => wanted?.includes(name) ?? true);
  if (cases.some(({ targets }) => targets.includes("wijkpen"))) await prepareProduct(work);
  const targets = JSON.parse(readFileSync(join(work, "targets.json"), "utf8")) as object;
  const ours = { wijkpen: product(work), one: instances(work, 1), two: instances(work, 2) };
  writeFileSync(join(work, "targets.json"), JSON.stringify({ ...targets, ...ours }));
  writeFileSync(
    join(work, "plan.json"),
    JSON.stringify({ runs: Number(values.runs), common: { "server-cpu": 0 }, cases }),
  );
}

/** The peers, and a seeded data folder. */
async function prepareProduct(work: string): Promise<void> {
  const peers = spawnSync("sh", ["setup-peers.sh", "peers-installed"], { cwd: work });
  if (peers.status !== 0) console.error("Not all peers could be installed.");
  const seed = await seedFolder(join(work, "seed"), { plans: PLANS, writers: WRITERS });
  const clients = {
    ...seed,
    headers: ["Cookie: {token}", `Origin: http://127.0.0.1:${values.port}`],
    query: `schema=${SCHEMA_VERSION}&epoch={room}`,
  };
  writeFileSync(join(work, "clients.json"), `${JSON.stringify(clients)}\n`);
}

/**
 * The sync layer of so many instances, with a Redis where there are more, on one SQLite store in a process of its own
 * that they ask over a socket: what fan-out costs, apart from the store. The tool marks its window with SIGUSR2.
 */
function instances(work: string, count: 1 | 2): object {
  const storePort = Number(values.port) + 3;
  const redis = count > 1 ? "redis://127.0.0.1:{redis}" : "";
  const part = (port: string | number, words: string) => ({
    cmd: `sh -c "unset NODE_OPTIONS; exec {node} test/support/benchPart.ts ${words}"`,
    cwd: ROOT,
    env: { BENCH_CPU: join(work, "cpu.jsonl") },
    port: String(port),
  });
  const ports = ["{port}", "{port2}"].slice(0, count);
  const clients = {
    rooms: Array.from({ length: PLANS }, (_, n) => `bench-${n}`),
    tokens: Array.from({ length: WRITERS }, (_, n) => `name=bram${n}`),
    headers: ["Cookie: {token}", `Origin: ${ORIGIN}`],
    query: `schema=${SCHEMA_VERSION}&epoch=e1`,
  };
  writeFileSync(join(work, "instances.json"), `${JSON.stringify(clients)}\n`);
  return {
    proto: "yws",
    ackType: 8,
    urls: ports.map((port) => `ws://127.0.0.1:${port}/sync`),
    setup: `cat ${work}/instances.json`,
    servers: [
      ...(redis ? [part("{redis}", "redis {redis} {data}")] : []),
      part(storePort, `store ${storePort} {data}/store 20 ${WRITERS}`),
      ...ports.map((port) => part(port, `instance ${port} ${storePort} ${redis}`)),
    ],
  };
}

/** What the processes of `instances` said of their CPU. */
function readings(work: string): Reading[] {
  const file = join(work, "cpu.jsonl");
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line) as Reading);
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
  process.env["PEERS"] = join(work, "peers-installed");
  return options;
}

function run(folder: string, command: string, words: string[]): void {
  const { status } = spawnSync(command, words, { cwd: folder, stdio: ["ignore", 2, 2] });
  if (status !== 0) throw new Error(`${command} ${words[0] ?? ""} failed: exit ${status}`);
}
