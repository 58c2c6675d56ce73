/**
 * One process of the measuring of several instances: `node benchPart.ts store PORT FOLDER PLANS WRITERS` is a SQLite store
 * that others ask over a socket; `instance PORT STORE_PORT [REDIS_URL]` is the sync server on it; `redis PORT FOLDER` is
 * Redis. At each SIGUSR2 it writes to the file in BENCH_CPU how much CPU it used so far. Linux only.
 */
import { spawn } from "node:child_process";
import { appendFileSync, mkdirSync, readFileSync } from "node:fs";
import { createServer as createHttpServer } from "node:http";
import { createServer } from "node:net";
import * as Y from "yjs";
import { openFanout } from "../../server/fanout/open.ts";
import { createLog } from "../../server/log.ts";
import type { Store } from "../../server/store/port.ts";
import { openSqliteStore } from "../../server/store/sqlite.ts";
import { seedPlan } from "../../server/sync/serverWrite.ts";
import type { Reading } from "./benchTwo.ts";
import { planRecord } from "./planRecord.ts";
import { onMessages, remoteStore, say } from "./remoteStore.ts";
import type { Question } from "./remoteStore.ts";
import { ROLES, syncOver, userNamed } from "./writers.ts";

const [part, port, ...rest] = process.argv.slice(2);

let cpuMs = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};
process.on("SIGUSR2", () => {
  const line = { part: part as Reading["part"], pid: process.pid, cpuMs: cpuMs() };
  appendFileSync(process.env["BENCH_CPU"] ?? "/dev/null", `${JSON.stringify(line)}\n`);
});
if (part === "store") await serveStore(Number(port), rest);
else if (part === "redis") cpuMs = startRedis(String(port), rest);
else await serveInstance(Number(port), rest);

/** Gives what it used so far, to the ten milliseconds that the kernel counts in. */
function startRedis(at: string, [folder = ""]: string[]): () => number {
  const words = ["--port", at, "--bind", "127.0.0.1", "--save", "", "--dir", folder];
  const redis = spawn("redis-server", words, { stdio: "ignore" });
  process.once("SIGTERM", () => {
    redis.once("exit", () => process.exit(0));
    redis.kill();
  });
  return () => {
    const stat = readFileSync(`/proc/${redis.pid}/stat`, "utf8");
    const [user, system] = stat.slice(stat.lastIndexOf(")")).split(" ").slice(12, 14).map(Number);
    return ((user ?? 0) + (system ?? 0)) * 10;
  };
}

async function serveStore(at: number, [folder = "", plans, writers]: string[]): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const store = openSqliteStore(folder);
  for (let n = 0; n < Number(writers); n += 1) await store.saveUser(userNamed(`bram${n}`));
  // Empty: the generator compares what it sent with all that the plan holds.
  for (let n = 0; n < Number(plans); n += 1)
    await seedPlan(store, planRecord({ id: `bench-${n}` }), new Y.Doc(), "bram0");
  const methods = store as unknown as Record<string, (...given: unknown[]) => Promise<unknown>>;
  const server = createServer((socket) => {
    socket.setNoDelay();
    socket.on("error", () => {});
    onMessages(socket, (message) => {
      const { id, method, given } = message as Question;
      methods[method]?.(...given).then(
        (result) => say(socket, { id, result }),
        (error: unknown) => say(socket, { id, error: String(error) }),
      );
    });
  });
  server.listen(at, "127.0.0.1");
}

async function serveInstance(at: number, [storePort, redis]: string[]): Promise<void> {
  const log = createLog("error");
  const now = () => new Date();
  const fanout = await openFanout({ redis: redis ?? null, url: null }, { log, now });
  const store: Store = remoteStore(Number(storePort));
  const sync = syncOver(store, ROLES, () => null, { fanout });
  const server = createHttpServer();
  server.on("upgrade", sync.upgrade);
  server.listen(at, "127.0.0.1");
  process.once("SIGTERM", () => process.exit(0));
}
