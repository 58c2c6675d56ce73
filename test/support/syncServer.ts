/**
 * A sync server in a process of its own, to be killed: node syncServer.ts FOLDER PORT [OPTIONS as JSON]. It prints the
 * port it listens on. SIGTERM stops it as the product stops. A parent that listens hears what it is at, and may ask for
 * its figures.
 */
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { DatabaseSync } from "node:sqlite";
import { createGenerator } from "../../server/generate/document.ts";
import { createLog } from "../../server/log.ts";
import type { Store } from "../../server/store/port.ts";
import { openSqliteStore } from "../../server/store/sqlite.ts";
import { seedPlan } from "../../server/sync/serverWrite.ts";
import { takeSnapshot } from "../../server/sync/snapshot.ts";
import { readPlan } from "../../templates/plan.ts";
import { planRecord } from "./planRecord.ts";
import type { Figures, SyncServerOptions } from "./syncProcess.ts";
import { PLAN, ROLES, firstText, paragraph, syncOver } from "./writers.ts";

const [folder = "", port = "0", optionsText = "{}"] = process.argv.slice(2);
const options = JSON.parse(optionsText) as SyncServerOptions;
if (options.isSloppy) forgetTheDisk();
const store = openSqliteStore(folder, { ballast: 1 << 20, retryMs: 200 });
const others = Array.from({ length: options.plans ?? 0 }, (_, n) => `plan-${n}`);
for (const id of [...others, PLAN]) if ((await store.findPlan(id)) === null) await seed(id);

let loads = 0;
let snapshots = 0;
const counted: Store = {
  ...store,
  saveSnapshot(planId, snapshot) {
    snapshots += 1;
    return store.saveSnapshot(planId, snapshot);
  },
  clientsOf(planId) {
    loads += 1;
    return store.clientsOf(planId);
  },
};
const sync = syncOver(counted, ROLES, () => (store.canWrite() ? null : "OPSLAG_VOL"));
store.onCanWrite(() => void sync.reopen());
const doing = new Set<string>();
const server = createServer();
server.on("upgrade", sync.upgrade);
server.listen({ port: Number(port), host: "127.0.0.1", backlog: 4_096 }, () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});

process.once("SIGTERM", () => void stop());
if (process.send) listen();
const { snapshotPause } = options;
if (snapshotPause !== undefined)
  void always("snapshot", snapshotPause, () => takeSnapshot(store, PLAN));
if (options.exports) void always("export", 10, exporter());

async function seed(id: string): Promise<void> {
  const doc = firstText();
  for (let n = 2; n < (options.paragraphs ?? 2); n += 1)
    doc.getXmlFragment("plan").push([paragraph(`Alinea ${n + 1}.`)]);
  await seedPlan(store, planRecord({ id }), doc, "anna");
}

async function stop(): Promise<void> {
  server.close();
  await sync.stop();
  server.closeAllConnections();
  await store.close();
  process.exit(0);
}

/** Does this again and again, with at most so many milliseconds between, and says when it is at it. */
async function always(what: string, longestPause: number, work: () => Promise<unknown>) {
  for (;;) {
    tell(doing.add(what));
    await work();
    doing.delete(what);
    tell(doing);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * longestPause));
  }
}

function tell(now: ReadonlySet<string>): void {
  if (process.connected) process.send?.({ doing: [...now] });
}

/** Makes the plan as it is now into a file, as the product does. */
function exporter(): () => Promise<unknown> {
  const generator = createGenerator({ log: createLog("silent") });
  const meta = { versie: null, status: null, date: "2026-11-22" };
  return async () => {
    const plan = readPlan(await sync.readDoc(PLAN));
    return generator.generate({ kind: "wup", format: "docx", plan, meta });
  };
}

/** Answers what the parent asks. */
function listen(): void {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  let work = 0;
  let before = process.threadCpuUsage();
  setInterval(() => {
    const { user, system } = process.threadCpuUsage(before);
    before = process.threadCpuUsage();
    work = Math.max(work, (user + system) / 1e3);
  }, 2).unref();
  process.on("message", ({ comment }: { comment?: string }) => {
    if (comment !== undefined) return void keepComment(comment);
    const delay = { longest: delays.max / 1e6, p99: delays.percentile(99) / 1e6, work };
    delays.reset();
    work = 0;
    server.getConnections((_, sockets) => process.send?.({ figures: figuresOf(sockets, delay) }));
  });
}

function figuresOf(sockets: number, delay: Figures["delay"]): Figures {
  globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  const resources: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) resources[kind] = (resources[kind] ?? 0) + 1;
  const openPlans = sync.openPlans().length;
  return { heap: heapUsed + external, rss, openPlans, loads, snapshots, sockets, resources, delay };
}

async function keepComment(planId: string): Promise<void> {
  const createdAt = new Date().toISOString();
  const [id, authorId, authorName] = [randomUUID(), "mila", "Mila de Vries"];
  const words = { blockId: "b1", quote: "Eerste alinea.", text: "Klopt dit?" };
  const comment = { id, planId, ...words, authorId, authorName, createdAt, resolvedAt: null };
  await store.saveComment(comment);
  sync.notify(planId, { kind: "comment", ...comment });
}

/** A server that is right in all but one thing: a suite that does not see it is no good. */
function forgetTheDisk(): void {
  const exec = Object.getOwnPropertyDescriptor(DatabaseSync.prototype, "exec")?.value as (
    sql: string,
  ) => void;
  DatabaseSync.prototype.exec = function (sql) {
    exec.call(this, sql.replace("synchronous = FULL", "synchronous = OFF"));
  };
}
