/** Several instances of the sync server on one store, in this process, with a line between them. */
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as Y from "yjs";
import type { Fanout } from "../../server/fanout/port.ts";
import type { Role, Store } from "../../server/store/port.ts";
import { openSqliteStore } from "../../server/store/sqlite.ts";
import { seedPlan } from "../../server/sync/serverWrite.ts";
import type { Sync, SyncDeps } from "../../server/sync/sync.ts";
import { planRecord } from "./planRecord.ts";
import {
  PLAN,
  ROLES,
  createCheat,
  createWriter,
  longText,
  syncOver,
  userNamed,
} from "./writers.ts";
import type { Cheat, CheatOptions, Writer } from "./writers.ts";

export type Instance = {
  address: string;
  sync: Sync;
  fanout: Fanout;
  writer(name: string, doc?: Y.Doc): Writer;
  cheat(name: string, options?: CheatOptions): Promise<Cheat>;
  /** As kill -9: everyone is cut off, nobody is told, and what is under way comes to nothing. */
  kill(): void;
};

export type InstancesOptions = {
  /** The line of each instance; there are as many instances as lines. */
  lines: readonly Fanout[];
  /** Puts something between instance n and the store. */
  around?: (store: Store, n: number) => Store;
  roles?: Record<string, Role>;
  sessions?: SyncDeps["sessions"];
  steady?: SyncDeps["steady"];
  /** Of the plan; two when left out. */
  paragraphs?: number;
};

export type Instances = {
  store: Store;
  instances: readonly Instance[];
  /** One more. */
  start(line: Fanout): Promise<Instance>;
  close(): Promise<void>;
};

export async function openInstances(options: InstancesOptions): Promise<Instances> {
  const { lines, around = (store) => store, roles = ROLES, paragraphs = 2 } = options;
  const folder = mkdtempSync(join(tmpdir(), "wijkpen-instances-"));
  const store = openSqliteStore(folder);
  await seedPlan(store, planRecord({ id: PLAN }), longText(paragraphs), "anna");
  for (const name of Object.keys(roles)) await store.saveUser(userNamed(name));
  const opened: Awaited<ReturnType<typeof openInstance>>[] = [];
  const start = async (line: Fanout) => {
    const one = await openInstance(around(store, opened.length), roles, line, options);
    opened.push(one);
    return one.instance;
  };
  const instances: Instance[] = [];
  for (const line of lines) instances.push(await start(line));
  return {
    store,
    instances,
    start,
    async close() {
      await Promise.all(opened.map(({ close }) => close()));
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function openInstance(
  store: Store,
  roles: Record<string, Role>,
  fanout: Fanout,
  { sessions, steady }: InstancesOptions,
) {
  let isDead = false;
  const mortal = new Proxy(store, {
    get: (target, name: keyof Store) => (isDead ? () => new Promise(() => {}) : target[name]),
  });
  const more = { fanout, ...(sessions ? { sessions } : {}), ...(steady ? { steady } : {}) };
  const sync = syncOver(mortal, roles, undefined, more);
  const server = createServer();
  server.on("upgrade", sync.upgrade);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const sockets = new Set<{ destroy(): void }>();
  server.on("connection", (socket) => sockets.add(socket));
  const address = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const leaving: (() => void)[] = [];
  const instance: Instance = {
    address,
    sync,
    fanout,
    writer(name, doc = new Y.Doc()) {
      const writer = createWriter(address, name, doc);
      writer.provider.maxBackoffTime = 200;
      leaving.push(() => writer.leave());
      return writer;
    },
    async cheat(name, cheatOptions) {
      const cheat = await createCheat(address, name, cheatOptions);
      leaving.push(() => cheat.socket.terminate());
      return cheat;
    },
    kill() {
      isDead = true;
      void fanout.close();
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
  const close = async () => {
    leaving.forEach((leave) => leave());
    if (!isDead) await sync.stop();
    server.closeAllConnections();
    server.close();
    await fanout.close();
  };
  return { instance, close };
}
