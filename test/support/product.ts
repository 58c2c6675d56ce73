/** The whole product in a process of its own, as `npm start` runs it: for tests that kill it or look through a browser. */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = resolve(fileURLToPath(new URL("../..", import.meta.url)));

export type Account = { email: string; password: string };

export type Product = {
  /** http://localhost:PORT */
  url: string;
  /** The data folder. */
  data: string;
  /** The demo accounts by first name: anna, bram, carla, dirk, els. */
  accounts: Record<string, Account>;
  /** SIGKILL: the process gets no chance to tidy up. */
  kill(): Promise<void>;
  /** SIGTERM; resolves when it is gone, with its exit code. */
  terminate(): Promise<number | null>;
  /** The same data and port, a new process, new demo passwords. */
  start(): Promise<void>;
  /** SIGTERM, and the data folder goes. */
  stop(): Promise<void>;
};

/** Starts the product in a fresh data folder: with the example plan, unless these settings say otherwise. */
export async function startProduct(settings: Record<string, string> = {}): Promise<Product> {
  const data = await mkdtemp(join(tmpdir(), "wijkpen-test-"));
  let port = 0;
  let running: Running | null = null;
  const product: Product = {
    url: "",
    data,
    accounts: {},
    async start() {
      running = await launch(data, port, settings);
      port = Number(new URL(running.url).port);
      product.url = running.url;
      product.accounts = running.accounts;
    },
    kill: () => end(running?.process ?? null, "SIGKILL"),
    async terminate() {
      await end(running?.process ?? null, "SIGTERM");
      return running?.process.exitCode ?? null;
    },
    async stop() {
      await product.terminate();
      await rm(data, { recursive: true, force: true });
    },
  };
  await product.start();
  return product;
}

type Running = { process: ChildProcess; url: string; accounts: Record<string, Account> };

async function launch(
  data: string,
  port: number,
  settings: Record<string, string>,
): Promise<Running> {
  const child = spawn(process.execPath, ["server/main.ts"], {
    cwd: ROOT,
    env: {
      ...process.env,
      NODE_ENV: "test",
      PORT: String(port),
      WIJKPEN_DATA: data,
      WIJKPEN_DEMO: "aan",
      LOG_LEVEL: "error",
      ...settings,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  const collect = (chunk: Buffer) => (printed += chunk.toString());
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  // The last line of what it says at a start.
  while (!printed.includes("Stoppen: ")) {
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`The product did not start:\n${printed}`);
    await Promise.race([once(child.stdout, "data"), once(child, "exit")]);
  }
  const lines = [...printed.matchAll(/((\w+)\S*@\S+)\s+(\S+)/g)];
  const accounts = Object.fromEntries(
    lines.map(([, email = "", name = "", password = ""]) => [name, { email, password }]),
  );
  // What it prints is the address for the people, which is another one with WIJKPEN_URL.
  const printedPort = /http:\/\/localhost:(\d+)/.exec(printed)?.[1] ?? "";
  return { process: child, url: `http://localhost:${settings["PORT"] ?? printedPort}`, accounts };
}

async function end(child: ChildProcess | null, signal: NodeJS.Signals): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill(signal);
  await gone;
}
