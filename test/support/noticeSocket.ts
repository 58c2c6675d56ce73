/** An editor's connection that only listens: what the server tells beside the text (message type 9). */
import * as decoding from "lib0/decoding";
import { WebSocket } from "ws";
import type { Client, TestServer } from "./server.ts";

export type NoticeSocket = {
  socket: WebSocket;
  /** The first notice of this kind, also when it came before the question; rejects when the connection closes. */
  notice(kind: string): Promise<Record<string, unknown>>;
};

/** Open and answered; the caller closes the socket. */
export async function openNoticeSocket(
  server: Pick<TestServer, "address" | "socketAddress">,
  client: Client,
  planId: string,
): Promise<NoticeSocket> {
  const { epoch } = (await client.get(`/api/plans/${planId}`)).body.plan;
  const socket = new WebSocket(`${server.socketAddress}/sync/${planId}?schema=2&epoch=${epoch}`, {
    headers: { Cookie: client.cookie, Origin: server.address },
  });
  socket.binaryType = "nodebuffer";
  const came: Record<string, unknown>[] = [];
  const waiting = new Set<() => void>();
  socket.on("message", (data: Buffer) => {
    const decoder = decoding.createDecoder(new Uint8Array(data));
    if (decoding.readVarUint(decoder) !== 9) return;
    came.push(JSON.parse(decoding.readVarString(decoder)) as Record<string, unknown>);
    for (const look of waiting) look();
  });
  socket.once("open", () => socket.send(ASK_FOR_ALL));
  await new Promise((resolve, reject) => {
    socket.once("message", resolve);
    socket.once("error", reject);
  });
  const notice = (kind: string) =>
    new Promise<Record<string, unknown>>((resolve, reject) => {
      const look = () => {
        const found = came.find((each) => each["kind"] === kind);
        if (found) resolve(found);
      };
      waiting.add(look);
      socket.once("close", (code) => reject(new Error(`closed with ${code}`)));
      look();
    });
  return { socket, notice };
}

/** Sync step 1 with an empty state vector: an editor that has nothing yet. */
const ASK_FOR_ALL = new Uint8Array([0, 0, 1, 0]);
