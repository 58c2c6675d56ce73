import { afterEach, describe, expect, it } from "@jest/globals";
import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as Y from "yjs";
import { createWriter, until } from "./support/writers.ts";
import type { Writer } from "./support/writers.ts";

const SERVER = fileURLToPath(new URL("./support/syncServer.ts", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "wijkpen-crash-"));
const servers: ChildProcess[] = [];
const writers: Writer[] = [];

afterEach(() => {
  writers.forEach((writer) => writer.leave());
  servers.forEach((server) => server.kill("SIGKILL"));
  rmSync(folder, { recursive: true, force: true });
});

async function start(port = 0): Promise<{ server: ChildProcess; port: number }> {
  const server = spawn(process.execPath, [SERVER, folder, String(port)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  servers.push(server);
  const [printed] = (await once(server.stdout ?? server, "data")) as [Buffer];
  return { server, port: Number(String(printed)) };
}

function join4(port: number): Typist[] {
  return ["anna", "bram", "cees", "dina"].map((name) => {
    const writer = createWriter(`ws://127.0.0.1:${port}`, name, new Y.Doc());
    writers.push(writer);
    return { name, writer, typed: [], acknowledged: 0 };
  });
}

/** Someone who types numbered words; the first `acknowledged` of them were said to be saved. */
type Typist = { name: string; writer: Writer; typed: string[]; acknowledged: number };

function typeWord(typist: Typist): void {
  if (typist.writer.isSaved()) typist.acknowledged = typist.typed.length;
  const word = `<${typist.name}${typist.typed.length}>`;
  typist.typed.push(word);
  typist.writer.type(word);
}

const countIn = (text: string, word: string) => text.split(word).length - 1;

describe("a server that is killed while four people type [SY4]", () => {
  it("keeps every word that was acknowledged, once, and loses none of who stayed", async () => {
    const first = await start();
    const typists = join4(first.port);
    await Promise.all(typists.map(({ writer }) => writer.ready()));
    while (typists.some(({ acknowledged }) => acknowledged < 30)) {
      typists.forEach(typeWord);
      await new Promise((resolve) => setImmediate(resolve));
    }
    first.server.kill("SIGKILL");
    await once(first.server, "exit");
    const [anna, bram, cees, dina] = typists as [Typist, Typist, Typist, Typist];
    // Anna and Bram never come back: only the disk of the server knows their words.
    anna.writer.leave();
    bram.writer.leave();
    typeWord(cees);

    await start(first.port);
    await Promise.all([cees.writer.saved(), dina.writer.saved()]);
    const reader = createWriter(`ws://127.0.0.1:${first.port}`, "lies", new Y.Doc());
    writers.push(reader);
    await reader.ready();
    const words = reader.doc.getXmlFragment("plan").toString().replaceAll("&lt;", "<");
    for (const { typed, acknowledged } of [anna, bram])
      expect(typed.slice(0, acknowledged).filter((word) => countIn(words, word) !== 1)).toEqual([]);
    for (const { typed } of [cees, dina])
      expect(typed.filter((word) => countIn(words, word) !== 1)).toEqual([]);
    expect([...cees.writer.closes, ...dina.writer.closes]).not.toContain(1003);
    await until(() => cees.writer.text() === dina.writer.text(), "both to have the same text");
  });
});
