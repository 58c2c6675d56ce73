/** The sync server in a process of its own, which a suite starts, kills and stops over one data folder. */
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const SERVER = fileURLToPath(new URL("./syncServer.ts", import.meta.url));

/** What the server does beside serving the plan. */
export type SyncServerOptions = {
  /** Snapshots all the time, with at most so many milliseconds between. */
  snapshotPause?: number;
  /** Makes a DOCX of the plan all the time. */
  exports?: boolean;
  /** Paragraphs in the plan; two when left out. */
  paragraphs?: number;
  /** So many plans beside it: "plan-0" and on. */
  plans?: number;
  /** Says that it has written before the disk has it. */
  isSloppy?: boolean;
};

export type SyncProcessOptions = SyncServerOptions & {
  /** An existing data folder; a new one when left out. It goes at the end either way. */
  folder?: string;
  /** A program that runs the server in its own place: strace -D with its options. */
  under?: string[];
};

/** What the server has in its hands. */
export type Figures = {
  /** Bytes, after the garbage was collected. */
  heap: number;
  rss: number;
  openPlans: number;
  /** How often a plan was loaded since the start. */
  loads: number;
  snapshots: number;
  sockets: number;
  /** What keeps the process going, by kind: timers, sockets, threads. */
  resources: Record<string, number>;
  /**
   * The longest delay of the event loop since this was last asked, and the 99th percentile, in milliseconds; `work` is
   * the longest that the main thread worked without a pause, which a busy machine does not change.
   */
  delay: { longest: number; p99: number; work: number };
};

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
  figures(): Promise<Figures>;
  /** Lets it keep a comment on this plan, and tell who is there. */
  comment(plan: string): void;
  /** What it was at, or when it is gone: what it was at when it went. "snapshot", "export". */
  doing(): readonly string[];
  isRunning(): boolean;
  /** Kills it, and the folder goes. */
  close(): Promise<void>;
};

export async function startSyncProcess(options: SyncProcessOptions = {}): Promise<SyncProcess> {
  const { under = [], folder: given, ...serverOptions } = options;
  const folder = given ?? mkdtempSync(join(tmpdir(), "wijkpen-chaos-"));
  let child: ChildProcess | null = null;
  let port = 0;
  let doing: string[] = [];
  const isRunning = () => child !== null && child.exitCode === null && child.signalCode === null;
  const end = async (signal: NodeJS.Signals) => {
    if (!child || !isRunning()) return;
    const gone = once(child, "close");
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
      const node = [process.execPath, "--expose-gc", SERVER];
      const words = [...under, ...node, folder, String(port), JSON.stringify(serverOptions)];
      child = spawn(words[0] ?? "", words.slice(1), {
        stdio: ["ignore", "pipe", "inherit", "ipc"],
      });
      doing = [];
      child.on("message", (message: { doing?: string[] }) => (doing = message.doing ?? doing));
      port = await printedPort(child);
      server.address = `ws://127.0.0.1:${port}`;
    },
    kill: () => end("SIGKILL"),
    async stop() {
      const begin = performance.now();
      await end("SIGTERM");
      return { code: child?.exitCode ?? null, milliseconds: performance.now() - begin };
    },
    async figures() {
      if (!child) throw new Error("the server was not started");
      return await askFigures(child);
    },
    comment: (plan) => void child?.send({ comment: plan }),
    doing: () => doing,
    isRunning,
    async close() {
      await end("SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await server.start();
  return server;
}

function askFigures(child: ChildProcess): Promise<Figures> {
  const { promise, resolve, reject } = Promise.withResolvers<Figures>();
  const listen = ({ figures }: { figures?: Figures }) => figures && resolve(figures);
  const gone = () => reject(new Error("the server is gone"));
  child.on("message", listen);
  child.once("exit", gone);
  child.send({});
  return promise.finally(() => child.off("message", listen).off("exit", gone));
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
