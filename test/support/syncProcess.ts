/** The sync server in a process of its own, which a suite starts, kills and stops over one data folder. */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const SERVER = fileURLToPath(new URL("./syncServer.ts", import.meta.url));

export type SyncProcess = {
  /** Its data folder. */
  folder: string;
  /** ws://127.0.0.1:port, the same after every start. */
  address: string;
  readonly pid: number;
  /** Starts it on the same folder; resolves when it listens. */
  start(): Promise<void>;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  /** SIGTERM; resolves when it is gone, with its exit code (null when it had to be killed) and how long it took. */
  stop(): Promise<{ code: number | null; milliseconds: number }>;
  /** How long its event loop was held up since this was last asked, in milliseconds. */
  delays(): Promise<{ longest: number; p99: number }>;
  isRunning(): boolean;
  /** Kills it, and the folder goes. */
  close(): Promise<void>;
};

export type SyncProcessOptions = {
  /** An existing data folder; a new one when left out. It goes at the end either way. */
  folder?: string;
  /** Snapshots all the time, with at most so many milliseconds between. */
  snapshotPause?: number;
  /** A program that runs the server: strace with its options. */
  under?: string[];
};

export async function startSyncProcess(options: SyncProcessOptions = {}): Promise<SyncProcess> {
  const { snapshotPause, under = [] } = options;
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), "wijkpen-chaos-"));
  let child: ChildProcess | null = null;
  let port = 0;
  const isRunning = () => child !== null && child.exitCode === null && child.signalCode === null;
  const end = async (signal: NodeJS.Signals) => {
    if (!child || !isRunning()) return;
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
  };
  const server: SyncProcess = {
    folder,
    address: "",
    get pid() {
      return child?.pid ?? 0;
    },
    async start() {
      const pauses = snapshotPause === undefined ? [] : [String(snapshotPause)];
      const words = [...under, process.execPath, SERVER, folder, String(port), ...pauses];
      child = spawn(words[0] ?? "", words.slice(1), {
        stdio: ["ignore", "pipe", "inherit", "ipc"],
      });
      port = await printedPort(child);
      server.address = `ws://127.0.0.1:${port}`;
    },
    kill: () => end("SIGKILL"),
    async stop() {
      const begin = performance.now();
      await end("SIGTERM");
      return { code: child?.exitCode ?? null, milliseconds: performance.now() - begin };
    },
    async delays() {
      if (!child) throw new Error("the server was not started");
      child.send("delays");
      const [answer] = (await once(child, "message")) as [{ longest: number; p99: number }];
      return answer;
    },
    isRunning,
    async close() {
      await end("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
}

async function printedPort(child: ChildProcess): Promise<number> {
  if (!child.stdout) throw new Error("the server has no output");
  const died = once(child, "exit").then(([code]) => {
    throw new Error(`the server did not start: exit ${code}`);
  });
  const [printed] = (await Promise.race([once(child.stdout, "data"), died])) as [Buffer];
  died.catch(() => {});
  return Number(String(printed));
}
