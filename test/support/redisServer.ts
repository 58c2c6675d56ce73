/** Debian's redis-server on a port of its own in a fresh folder: to be stopped, frozen and started again. */
import { spawn, spawnSync } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "./freePort.ts";

export type RedisServer = {
  url: string;
  /** SIGKILL: nobody is told. */
  kill(): Promise<void>;
  /** On the same port, with nothing in it. */
  start(): Promise<void>;
  /** It keeps its connections and answers nothing until `thaw`. */
  freeze(): void;
  isRunning(): boolean;
  thaw(): void;
  close(): Promise<void>;
};

/** Whether redis-server is there; says so once where it is not. `REDIS_URL` is never used: tests need one of their own. */
export function hasRedis(): boolean {
  const isThere = spawnSync("redis-server", ["--version"]).status === 0;
  if (!isThere)
    console.warn("OVERGESLAGEN: redis-server ontbreekt, de tests met Redis draaien niet.");
  return isThere;
}

export async function startRedis(password?: string): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), "wijkpen-redis-"));
  const port = await freePort();
  let child: ChildProcess | null = null;
  const isRunning = () => child !== null && child.exitCode === null && child.signalCode === null;
  const kill = async () => {
    if (!child || !isRunning()) return;
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  };
  const words = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder];
  if (password !== undefined) words.push("--requirepass", password);
  const server: RedisServer = {
    url: `redis://${password === undefined ? "" : `:${password}@`}127.0.0.1:${port}`,
    kill,
    async start() {
      child = spawn("redis-server", words, { stdio: ["ignore", "pipe", "inherit"] });
      await isReady(child);
    },
    isRunning,
    freeze: () => void child?.kill("SIGSTOP"),
    thaw: () => void child?.kill("SIGCONT"),
    async close() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
}

async function isReady(child: ChildProcess): Promise<void> {
  let printed = "";
  child.stdout?.on("data", (part: Buffer) => (printed += part.toString()));
  while (!printed.includes("Ready to accept connections")) {
    if (child.exitCode !== null) throw new Error(`redis-server did not start:\n${printed}`);
    await Promise.race([child.stdout && once(child.stdout, "data"), once(child, "exit")]);
  }
}
