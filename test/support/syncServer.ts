/** A sync server in a process of its own, to be killed: node syncServer.ts FOLDER PORT. It prints the port it listens on. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { openSqliteStore } from "../../server/store/sqlite.ts";
import { seedPlan } from "../../server/sync/serverWrite.ts";
import { planRecord } from "./planRecord.ts";
import { PLAN, firstText, syncOver } from "./writers.ts";

const [folder = "", port = "0"] = process.argv.slice(2);
const store = openSqliteStore(folder);
if ((await store.findPlan(PLAN)) === null)
  await seedPlan(store, planRecord({ id: PLAN }), firstText(), "anna");

const server = createServer();
server.on("upgrade", syncOver(store).upgrade);
server.listen(Number(port), "127.0.0.1", () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
