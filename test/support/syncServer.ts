/**
 * A sync server in a process of its own, to be killed: node syncServer.ts FOLDER PORT [PAUSE]. It prints the port it
 * listens on. With PAUSE it snapshots and compacts the plan all the time, with at most so many milliseconds between.
 * SIGTERM stops it as the product stops. When its parent listens, it says how long the event loop was held up.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { openSqliteStore } from "../../server/store/sqlite.ts";
import { seedPlan } from "../../server/sync/serverWrite.ts";
import { takeSnapshot } from "../../server/sync/snapshot.ts";
import { planRecord } from "./planRecord.ts";
import { PLAN, ROLES, firstText, syncOver } from "./writers.ts";

const [folder = "", port = "0", longestPause = ""] = process.argv.slice(2);
const store = openSqliteStore(folder, { ballast: 1 << 20, retryMs: 200 });
if ((await store.findPlan(PLAN)) === null)
  await seedPlan(store, planRecord({ id: PLAN }), firstText(), "anna");

const sync = syncOver(store, ROLES, () => (store.canWrite() ? null : "OPSLAG_VOL"));
store.onCanWrite(() => void sync.reopen());
const server = createServer();
server.on("upgrade", sync.upgrade);
server.listen(Number(port), "127.0.0.1", () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});

process.once("SIGTERM", () => void stop());
if (longestPause !== "") void snapshotAlways(Number(longestPause));
if (process.send) sayDelays();

async function stop(): Promise<void> {
  server.close();
  await sync.stop();
  server.closeAllConnections();
  await store.close();
  process.exit(0);
}

async function snapshotAlways(longest: number): Promise<void> {
  for (;;) {
    await takeSnapshot(store, PLAN);
    await new Promise((resolve) => setTimeout(resolve, Math.random() * longest));
  }
}

/** Milliseconds of the longest delay since it was last asked. */
function sayDelays(): void {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  process.on("message", () => {
    process.send?.({ longest: delays.max / 1e6, p99: delays.percentile(99) / 1e6 });
    delays.reset();
  });
}
