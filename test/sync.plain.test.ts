import { Worker } from "node:worker_threads";
import { afterEach, describe, expect, it } from "@jest/globals";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { Awareness, applyAwarenessUpdate } from "y-protocols/awareness";
import * as syncProtocol from "y-protocols/sync";
import { WebSocket, WebSocketServer } from "ws";
import * as Y from "yjs";
import { absorb, admit } from "../server/sync/gate.ts";
import { emptyIndex } from "../server/sync/planIndex.ts";
import {
  createLedger,
  createTypist,
  faultsIn,
  noteAcknowledged,
  typeOrDelete,
} from "./support/typists.ts";
import { chanceOf } from "./support/suite.ts";
import { PLAN, firstText, openWorld, textAt, until } from "./support/writers.ts";
import type { Cheat, World } from "./support/writers.ts";

/** A plan as a server with plain Yjs holds it: whatever comes is applied. */
function plainServer() {
  const doc = firstText();
  const awareness = new Awareness(doc);
  return {
    doc,
    awareness,
    /** As the usual y-websocket server reads a frame. */
    receive(frame: Uint8Array): void {
      const decoder = decoding.createDecoder(frame);
      const kind = decoding.readVarUint(decoder);
      if (kind === 0) syncProtocol.readSyncMessage(decoder, encoding.createEncoder(), doc, null);
      if (kind === 1) applyAwarenessUpdate(awareness, decoding.readVarUint8Array(decoder), null);
    },
    close: () => awareness.destroy(),
  };
}

let world: World | null = null;
let plain: ReturnType<typeof plainServer> | null = null;
afterEach(async () => {
  plain?.close();
  await world?.close();
  plain = world = null;
});

/** The attack comes while two honest writers type; they keep their connection, and all of their words are saved. */
async function attacked(attack: (cheat: Cheat, opened: World) => Promise<void>): Promise<World> {
  const opened = (world = await openWorld());
  const ledger = createLedger();
  const chance = chanceOf(7);
  const honest = [createTypist(opened.address, 0), createTypist(opened.address, 2)];
  await Promise.all(honest.map(({ writer }) => writer.ready()));
  const type = () => {
    for (const typist of honest) typeOrDelete(typist, chance, ledger);
  };
  for (let n = 0; n < 10; n += 1) type();
  const cheat = await opened.cheat("bram");
  const typing = setInterval(type, 2);
  try {
    await attack(cheat, opened);
  } finally {
    clearInterval(typing);
  }
  for (let n = 0; n < 10; n += 1) type();
  await Promise.all(honest.map(({ writer }) => writer.saved()));
  honest.forEach((typist) => noteAcknowledged(typist, ledger));
  expect(ledger.acknowledged.size).toBeGreaterThanOrEqual(40);
  expect(faultsIn(await opened.sync.readDoc(PLAN), ledger)).toEqual({ lost: [], doubled: [] });
  expect(honest.flatMap(({ writer }) => writer.closes)).toEqual([]);
  honest.forEach(({ writer }) => writer.leave());
  return opened;
}

describe("what plain Yjs suffers and Wijkpen does not, while two honest writers type [SY3]", () => {
  it("one small update silences a colleague for good by jumping that person's clock", async () => {
    plain = plainServer();
    const colleague = new Y.Doc();
    Y.applyUpdate(colleague, Y.encodeStateAsUpdate(plain.doc));
    textAt(colleague, 0).insert(0, "a");
    plain.receive(updateFrame(Y.encodeStateAsUpdate(colleague)));
    const jump = numbers([1, 1, colleague.clientID, 1], [0], [1_000_000, 0]);
    expect(jump.length).toBeLessThanOrEqual(14);
    plain.receive(updateFrame(jump));
    textAt(colleague, 0).insert(0, "niemand hoort dit ");
    plain.receive(updateFrame(Y.encodeStateAsUpdate(colleague)));
    expect(said(plain.doc)).not.toContain("niemand");

    await attacked(async (cheat, opened) => {
      const [victim] = (await opened.store.clientsOf(PLAN)).filter(
        ({ userId }) => userId === "anna",
      );
      cheat.update(numbers([1, 1, victim?.clientId ?? 0, 1], [0], [1_000_000, 0]));
      expect(await cheat.closed).toBe(1003);
    });
  });

  it("two contents under one client and clock: the replicas never agree, and their state vectors are equal", async () => {
    const base = Y.encodeStateAsUpdate(firstText());
    const [here, there] = [100_000, 900_000].map((amount) => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, base);
      Y.applyUpdate(doc, underSameClock(base, `bedrag ${amount}`));
      return doc;
    }) as [Y.Doc, Y.Doc];
    for (const [from, to] of [
      [here, there],
      [there, here],
    ] as const)
      Y.applyUpdate(to, Y.encodeStateAsUpdate(from));
    expect(Y.encodeStateVector(here)).toEqual(Y.encodeStateVector(there));
    expect(said(here)).not.toBe(said(there));

    const opened = await attacked(async (cheat, { sync }) => {
      const state = Y.encodeStateAsUpdate(await sync.readDoc(PLAN));
      for (const amount of ["100000", "900000"])
        cheat.update(underSameClock(state, `bedrag ${amount}`));
      await until(() => cheat.durable() === 2, "both to be handled");
    });
    const kept = said(await opened.sync.readDoc(PLAN));
    expect(kept).toContain("bedrag 100000");
    expect(kept).not.toContain("bedrag 900000");
  });

  it("a broken update changes the document although it is refused with an error", async () => {
    const doc = firstText();
    const broken = underSameClock(Y.encodeStateAsUpdate(doc), "half ", ["aangekomen ", "stuk "]);
    // It says that it holds one piece less than it does.
    broken[1] = (broken[1] ?? 0) - 1;
    expect(() => Y.applyUpdate(doc, broken)).toThrow();
    expect(said(doc)).toContain("half ");

    const index = emptyIndex();
    expect(admit(index, broken, { mayWrite: true, owns: () => true }).kind).toMatch(/refused|gap/);
    expect(index).toEqual(emptyIndex());
    await attacked(async (cheat) => {
      cheat.send(0, 1, new Uint8Array([0, 0]));
      cheat.update(broken);
      expect(await cheat.closed).toBe(1003);
    });
  });

  it("a few bytes in the second format keep a merge busy for ever", async () => {
    const bomb = endlessUpdate();
    expect(bomb.length).toBeLessThan(60);
    expect(await endsWithin(1_000, bomb)).toBe(false);

    const opened = await attacked(async (cheat) => {
      cheat.update(bomb);
      await until(() => cheat.durable() === 1, "an answer");
    });
    // Only the first format is read; in that, these bytes say nothing at all.
    const { clocks } = indexOf(await opened.store.readLog(PLAN, 0));
    expect([...clocks.keys()]).not.toContain(101);
  }, 30_000);

  it("one presence of 200.000 empty states stays in memory", async () => {
    plain = plainServer();
    const nobody = (_: unknown, n: number) => [n + 10, 1, 4, ...Buffer.from("null")];
    const flood = numbers([200_000], Array.from({ length: 200_000 }, nobody).flat());
    plain.receive(
      encoding.encode((encoder) => {
        encoding.writeVarUint(encoder, 1);
        encoding.writeVarUint8Array(encoder, flood);
      }),
    );
    expect(plain.awareness.meta.size).toBeGreaterThan(200_000);

    await attacked(async (cheat, opened) => {
      cheat.send(1, flood);
      const reader = opened.writer("lies");
      await reader.ready();
      expect(reader.provider.awareness.meta.size).toBeLessThan(10);
    });
  });

  it("a frame of 50 MB is taken in whole", async () => {
    const server = new WebSocketServer({ port: 0 });
    const { port } = server.address() as { port: number };
    const arrived = new Promise<number>((resolve) =>
      server.on("connection", (socket) =>
        socket.on("message", (data: Buffer) => resolve(data.length)),
      ),
    );
    const socket = new WebSocket(`ws://127.0.0.1:${port}`);
    socket.on("open", () => socket.send(new Uint8Array(50_000_000)));
    expect(await arrived).toBe(50_000_000);
    socket.terminate();
    server.close();

    await attacked(async (cheat) => {
      cheat.socket.send(new Uint8Array(50_000_000));
      expect([1006, 1009]).toContain(await cheat.closed);
    });
  }, 30_000);

  it("one empty frame throws where nobody catches it", async () => {
    const server = (plain = plainServer());
    expect(() => server.receive(new Uint8Array())).toThrow();

    await attacked(async (cheat) => {
      cheat.socket.send(new Uint8Array());
      expect(await cheat.closed).toBe(1003);
    });
  });
});

function indexOf(entries: { update: Uint8Array }[]) {
  const index = emptyIndex();
  for (const { update } of entries) absorb(index, update);
  return index;
}

function said(doc: Y.Doc): string {
  return doc.getXmlFragment("plan").toString();
}

function updateFrame(update: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarUint(encoder, 2);
    encoding.writeVarUint8Array(encoder, update);
  });
}

/** What client 101 typed first in this plan, in one update or in several behind each other. */
function underSameClock(state: Uint8Array, text: string, more: string[] = []): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const before = Y.encodeStateVector(doc);
  doc.clientID = 101;
  textAt(doc, 0).insert(0, text);
  for (const next of more) textAt(doc, 1).insert(0, next);
  return Y.encodeStateAsUpdate(doc, before);
}

/** In the second format a run of equal numbers is one number and how often: here some billions of cleared-away pieces. */
function endlessUpdate(): Uint8Array {
  const encoder = new Y.UpdateEncoderV2();
  encoding.writeVarUint(encoder.restEncoder, 1);
  encoding.writeVarUint(encoder.restEncoder, 2 ** 40);
  encoder.writeClient(101);
  encoding.writeVarUint(encoder.restEncoder, 0);
  encoder.writeInfo(0);
  encoder.lenEncoder.s = 1;
  encoder.lenEncoder.count = 2 ** 40;
  encoding.writeVarUint(encoder.restEncoder, 0);
  return encoder.toUint8Array();
}

/** In a thread, because it may never come back. */
async function endsWithin(milliseconds: number, update: Uint8Array): Promise<boolean> {
  const source = `
    const { workerData, parentPort } = require("node:worker_threads");
    const Y = require("yjs");
    parentPort.postMessage("begun");
    try { Y.mergeUpdatesV2([workerData, workerData]); } catch {}
    parentPort.postMessage("ended");`;
  const worker = new Worker(source, { eval: true, workerData: update });
  await new Promise((resolve) => worker.once("message", resolve));
  const ended = new Promise<boolean>((resolve) => worker.once("message", () => resolve(true)));
  const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), milliseconds));
  try {
    return await Promise.race([ended, late]);
  } finally {
    await worker.terminate();
  }
}

function numbers(...groups: number[][]): Uint8Array {
  return encoding.encode((encoder) => {
    for (const group of groups) for (const number of group) encoding.writeVarUint(encoder, number);
  });
}
