import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "@jest/globals";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { Awareness } from "y-protocols/awareness";
import * as syncProtocol from "y-protocols/sync";
import { WebSocketServer } from "ws";
import type { WebSocket as ServerSocket } from "ws";
import * as Y from "yjs";
import { connectPlan } from "../editor/provider.ts";
import type { PlanConnection } from "../editor/provider.ts";
import { createSaveCounter } from "../editor/saveState.ts";

describe("the save indicator", () => {
  it("[SY4] says Opgeslagen only when every change has been confirmed", () => {
    const counter = createSaveCounter(() => undefined);
    expect(counter.state.message).toBe("Opslaan…");
    counter.opened();
    counter.sent(true);
    counter.synced();
    counter.acknowledged(1);
    expect(counter.state).toEqual({ kind: "opgeslagen", pending: 0, message: "Opgeslagen" });
    for (const count of [1, 2]) {
      counter.changed();
      counter.sent(false);
      expect(counter.state).toMatchObject({ kind: "opslaan", pending: count });
    }
    counter.acknowledged(2);
    expect(counter.state.pending).toBe(1);
    counter.acknowledged(3);
    expect(counter.state.kind).toBe("opgeslagen");
  });

  it("counts what was not confirmed before the line broke, and what is typed after", () => {
    const counter = createSaveCounter(() => undefined);
    counter.opened();
    counter.sent(true);
    counter.synced();
    counter.changed();
    counter.sent(false);
    counter.closed();
    expect(counter.state.message).toBe("Offline – 1 wijziging op dit apparaat");
    counter.changed();
    expect(counter.state.message).toBe("Offline – 2 wijzigingen op dit apparaat");
    counter.opened();
    counter.sent(true);
    counter.synced();
    expect(counter.state).toMatchObject({ kind: "opslaan", pending: 2 });
    counter.acknowledged(1);
    expect(counter.state.kind).toBe("opgeslagen");
  });

  it("remembers changes of an earlier visit and what is half typed", () => {
    const counter = createSaveCounter(() => undefined, { carried: 3 });
    counter.closed();
    expect(counter.state.pending).toBe(3);
    counter.opened();
    counter.sent(true);
    counter.synced();
    counter.acknowledged(1);
    const release = counter.hold();
    expect(counter.state.kind).toBe("opslaan");
    release();
    release();
    expect(counter.state.kind).toBe("opgeslagen");
  });

  it("asks for action once the connection is refused, whatever comes after", () => {
    const counter = createSaveCounter(() => undefined);
    counter.refused();
    counter.closed();
    counter.opened();
    expect(counter.state.message).toBe("Niet opgeslagen – actie nodig");
  });
});

describe("the connection of a plan", () => {
  const closers: (() => void | Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closers.splice(0).toReversed()) await close();
  });

  it("[SY4] counts updates and pure deletions until the server confirms them", async () => {
    const server = await relay();
    const editor = server.editor();
    await editor.until("opgeslagen");
    server.mute();
    editor.text.insert(0, "isolatie");
    editor.text.delete(0, 3);
    expect(editor.connection.saveState).toMatchObject({ kind: "opslaan", pending: 2 });
    server.confirm();
    await editor.until("opgeslagen");
    expect(server.doc.getText("plan").toString()).toBe("latie");
  });

  it("[SY5] sends again what was not confirmed when the server failed", async () => {
    const server = await relay();
    const editor = server.editor();
    await editor.until("opgeslagen");
    server.mute();
    editor.text.insert(0, "riool");
    server.drop(1011);
    await editor.until("offline");
    expect(editor.connection.saveState.pending).toBe(1);
    server.confirm();
    await editor.until("opgeslagen");
    expect(server.doc.getText("plan").toString()).toBe("riool");
  });

  it("[SY6] sends nothing for who may not write", async () => {
    const server = await relay();
    const editor = server.editor({ mayWrite: false });
    await editor.until("opgeslagen");
    editor.text.insert(0, "stiekem");
    const witness = server.editor();
    await witness.until("opgeslagen");
    expect(server.updates()).toBe(1);
    expect(witness.text.toString()).toBe("");
  });

  it.each([4401, 4403, 4409])(
    "[SY1] stops for good when the server closes with %d",
    async (code) => {
      const server = await relay();
      const editor = server.editor();
      await editor.until("opgeslagen");
      server.drop(code);
      await editor.until("fout");
      expect(editor.refusals).toEqual([code]);
    },
  );

  it("says that the server is full, and saves all when there is room again", async () => {
    const server = await relay();
    const editor = server.editor();
    await editor.until("opgeslagen");
    server.mute();
    server.notify(JSON.stringify({ kind: "obstacle", code: "OPSLAG_VOL" }));
    await editor.until("vol");
    editor.text.insert(0, "dak");
    expect(editor.connection.saveState).toEqual({
      kind: "vol",
      pending: 1,
      message: "Server slaat nu niet op – 1 wijziging op dit apparaat",
    });
    server.confirm();
    server.drop(1012);
    await editor.until("opgeslagen");
    expect(server.doc.getText("plan").toString()).toBe("dak");
  });

  it("notices a network that lets no websocket pass, and that it does again", async () => {
    const server = await relay();
    server.block(true);
    const editor = server.editor();
    await editor.untilBlocked(true);
    server.block(false);
    await editor.untilBlocked(false);
    await editor.until("opgeslagen");
    server.drop(1012);
    await editor.until("offline");
    await editor.until("opgeslagen");
    expect(editor.blocks).toEqual([true, false]);
  });

  it("passes notices on and ignores what is none", async () => {
    const server = await relay();
    const editor = server.editor();
    await editor.until("opgeslagen");
    server.notify("geen JSON");
    server.notify(JSON.stringify({ kind: "comment", comment: { id: "c1" } }));
    editor.text.insert(0, "a");
    await editor.until("opslaan");
    await editor.until("opgeslagen");
    expect(editor.notices).toEqual([{ kind: "comment", comment: { id: "c1" } }]);
  });

  /** A server that keeps one document and confirms each sync message, unless it is muted. */
  async function relay() {
    const doc = new Y.Doc();
    const http = createServer();
    let isBlocked = false;
    const sockets = new WebSocketServer({ noServer: true });
    http.on("upgrade", (request, stream, head) => {
      if (isBlocked) return void stream.destroy();
      sockets.handleUpgrade(request, stream, head, (socket) => sockets.emit("connection", socket));
    });
    const pending = new Map<ServerSocket, number>();
    let isMuted = false;
    let updates = 0;
    const confirm = (socket: ServerSocket) => {
      if (isMuted) return;
      const encoder = encoding.createEncoder();
      encoding.writeVarUint(encoder, 8);
      encoding.writeVarUint8Array(encoder, Y.encodeStateVector(doc));
      encoding.writeVarUint(encoder, 1);
      encoding.writeVarUint(encoder, pending.get(socket) ?? 0);
      socket.send(encoding.toUint8Array(encoder));
    };
    sockets.on("connection", (socket) => {
      pending.set(socket, 0);
      socket.on("message", (data: Buffer) => {
        const decoder = decoding.createDecoder(new Uint8Array(data));
        if (decoding.readVarUint(decoder) !== 0) return;
        const answer = encoding.createEncoder();
        encoding.writeVarUint(answer, 0);
        const kind = syncProtocol.readSyncMessage(decoder, answer, doc, "editor");
        if (encoding.length(answer) > 1) socket.send(encoding.toUint8Array(answer));
        if (kind === syncProtocol.messageYjsSyncStep1) return;
        updates += 1;
        pending.set(socket, (pending.get(socket) ?? 0) + 1);
        confirm(socket);
      });
      const hello = encoding.createEncoder();
      encoding.writeVarUint(hello, 0);
      syncProtocol.writeSyncStep1(hello, doc);
      socket.send(encoding.toUint8Array(hello));
    });
    await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
    closers.push(async () => {
      for (const socket of sockets.clients) socket.terminate();
      await new Promise((resolve) => http.close(resolve));
    });
    const { port } = http.address() as AddressInfo;
    return {
      doc,
      updates: () => updates,
      /** A proxy that breaks websockets off. */
      block: (blocked: boolean) => void (isBlocked = blocked),
      mute: () => void (isMuted = true),
      confirm() {
        isMuted = false;
        for (const socket of sockets.clients) confirm(socket);
      },
      drop: (code: number) => sockets.clients.forEach((socket) => socket.close(code)),
      notify: (text: string) =>
        sockets.clients.forEach((socket) =>
          socket.send(
            encoding.encode((encoder) => {
              encoding.writeVarUint(encoder, 9);
              encoding.writeVarString(encoder, text);
            }),
          ),
        ),
      editor: (options: { mayWrite?: boolean } = {}) =>
        writer(`ws://127.0.0.1:${port}/sync`, options.mayWrite ?? true),
    };
  }

  function writer(url: string, mayWrite: boolean) {
    const doc = new Y.Doc();
    const awareness = new Awareness(doc);
    const notices: unknown[] = [];
    const refusals: number[] = [];
    const blocks: boolean[] = [];
    let onBlocks = () => {};
    let waiting: { kind: string; resolve: () => void } | null = null;
    const connection: PlanConnection = connectPlan({
      url,
      plan: { id: "plan 1", epoch: 1 },
      doc,
      awareness,
      mayWrite,
      onSaveState: ({ kind }) => waiting?.kind === kind && waiting.resolve(),
      onNotice: (notice) => notices.push(notice),
      onBlocked(isBlocked) {
        blocks.push(isBlocked);
        onBlocks();
      },
      onRefused: (code) => refusals.push(code),
    });
    closers.push(() => {
      connection.destroy();
      awareness.destroy();
      doc.destroy();
    });
    const until = (kind: string) =>
      connection.saveState.kind === kind
        ? Promise.resolve()
        : new Promise<void>((resolve) => (waiting = { kind, resolve }));
    const untilBlocked = (isBlocked: boolean) =>
      new Promise<void>((resolve) => {
        onBlocks = () => blocks.at(-1) === isBlocked && resolve();
        onBlocks();
      });
    return {
      connection,
      notices,
      refusals,
      blocks,
      text: doc.getText("plan"),
      until,
      untilBlocked,
    };
  }
});
