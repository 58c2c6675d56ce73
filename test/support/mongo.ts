/** A MongoDB server for tests: that of MONGODB_URI, or FerretDB in a process of our own; and a proxy that takes it away. */
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect, createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import mongoose from "mongoose";
import { ferretProgram } from "./ferretdb.ts";
import { freePort } from "./freePort.ts";

export type MongoServer = {
  /** The address of a database that does not exist yet. */
  newDatabase(): string;
  /** Drops what was made and stops a server of our own. */
  stop(): Promise<void>;
};

const GIVEN = process.env["TEST_MONGODB_URI"];
const program = GIVEN ? null : ferretProgram();

/** Whether a server can be had; says so once where it cannot. */
export function hasMongo(): boolean {
  if (!program || "path" in program) return true;
  console.warn(
    `LET OP: de opslag in MongoDB is niet getest. ${program.reason}; met MONGODB_URI kan een andere server worden gebruikt.`,
  );
  return false;
}

export async function startMongo(): Promise<MongoServer> {
  if (GIVEN) return serverAt(GIVEN, async () => {});
  if (!program || "reason" in program) throw new Error("There is no server for these tests");
  const folder = mkdtempSync(join(tmpdir(), "wijkpen-ferretdb-"));
  const port = await freePort();
  const child = spawn(program.path, [`127.0.0.1:${port}`, folder], { stdio: "ignore" });
  await answering(port, () => child.exitCode);
  return serverAt(`mongodb://127.0.0.1:${port}/`, async () => {
    if (child.exitCode === null) {
      child.kill("SIGKILL");
      await once(child, "exit");
    }
    rmSync(folder, { recursive: true, force: true });
  });
}

function serverAt(base: string, end: () => Promise<void>): MongoServer {
  const made: string[] = [];
  return {
    newDatabase() {
      const url = new URL(base);
      url.pathname = `/wijkpen-${randomUUID().slice(0, 13)}`;
      made.push(url.href);
      return url.href;
    },
    async stop() {
      for (const url of made) await inDatabase(url, (connection) => connection.dropDatabase());
      await end();
    },
  };
}

/** Works in a database past the store: to look, and to damage. */
export async function inDatabase<T>(
  url: string,
  work: (connection: mongoose.Connection) => Promise<T>,
): Promise<T> {
  const connection = await mongoose.createConnection(url, { autoIndex: false }).asPromise();
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}

/** A road to a server that can be closed and opened again. */
export async function proxyTo(
  url: string,
): Promise<{ url: string; cut(): void; mend(): void; close(): Promise<void> }> {
  const target = new URL(url);
  const [port, host] = [Number(target.port || 27_017), target.hostname];
  const open = new Set<Socket>();
  let isCut = false;
  const server = createServer((socket) => {
    if (isCut) return void socket.destroy();
    const onward = connect(port, host);
    for (const [from, to] of [
      [socket, onward],
      [onward, socket],
    ] as const) {
      open.add(from);
      from.on("error", () => to.destroy()).on("close", () => to.destroy());
      from.pipe(to);
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  target.hostname = "127.0.0.1";
  target.port = String((server.address() as AddressInfo).port);
  const cut = () => {
    isCut = true;
    for (const socket of open) socket.destroy();
    open.clear();
  };
  return {
    url: target.href,
    cut,
    mend: () => void (isCut = false),
    async close() {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answering(port: number, exitCode: () => number | null): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    if (exitCode() !== null) throw new Error(`FerretDB stopped with ${exitCode()}`);
    const socket = connect(port, "127.0.0.1");
    const isThere = await new Promise<boolean>((resolve) => {
      socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    });
    socket.destroy();
    if (isThere) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("FerretDB does not answer");
}
