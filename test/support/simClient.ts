/** An editor in a schedule: y-websocket's protocol over a wire, and the account of what it was promised. */
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as sync from "y-protocols/sync";
import * as Y from "yjs";
import type { Chance } from "./suite.ts";
import type { Wire } from "./simWire.ts";
import { paragraph, textAt } from "./writers.ts";

type Line = { wire: Wire; sent: number; durable: number; isSynced: boolean };

export type SimClient = {
  readonly userId: string;
  readonly doc: Y.Doc;
  line: Line | null;
  /** Words that the server said were saved. */
  readonly acknowledged: Set<string>;
  /** All words that were typed here. */
  readonly typed: string[];
  waiting: { word: string; line: Line; at: number }[];
};

export function createSimClient(userId: string, clientId: number): SimClient {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const client: SimClient = {
    userId,
    doc,
    line: null,
    acknowledged: new Set(),
    typed: [],
    waiting: [],
  };
  doc.on("update", (update: Uint8Array, origin: unknown) => {
    if (origin !== "server" && client.line)
      send(client.line, (encoder) => sync.writeUpdate(encoder, update));
  });
  return client;
}

export function plugIn(client: SimClient, wire: Wire): void {
  client.line = { wire, sent: 0, durable: 0, isSynced: false };
  send(client.line, (encoder) => sync.writeSyncStep1(encoder, client.doc));
}

/** Reads the next message from the server; gives the code when it closed. */
export function hear(client: SimClient): number | null {
  const { line } = client;
  if (!line) return null;
  const message = line.wire.toClient.shift();
  if (message === undefined) return line.wire.closedWith;
  const decoder = decoding.createDecoder(message);
  const kind = decoding.readVarUint(decoder);
  if (kind === 8) {
    decoding.readVarUint8Array(decoder);
    decoding.readVarUint(decoder);
    line.durable = decoding.readVarUint(decoder);
  } else if (kind === 0) hearSync(client, line, decoder);
  noteSaved(client);
  return null;
}

function hearSync(client: SimClient, line: Line, decoder: decoding.Decoder): void {
  const reply = encoding.createEncoder();
  const step = sync.readSyncMessage(decoder, reply, client.doc, "server");
  if (step === sync.messageYjsSyncStep2) line.isSynced = true;
  if (encoding.length(reply) > 0)
    send(line, (encoder) => encoding.writeUint8Array(encoder, encoding.toUint8Array(reply)));
}

export function isSaved({ line }: SimClient): boolean {
  return line !== null && line.isSynced && line.sent > 0 && line.sent === line.durable;
}

/** A word that is never typed again, at a place that nobody deletes. */
export function typeWord(client: SimClient, word: string): void {
  if (client.doc.getXmlFragment("plan").length === 0) return;
  client.typed.push(word);
  textAt(client.doc, 0).insert(0, word);
  if (client.line) client.waiting.push({ word, line: client.line, at: client.line.sent });
}

/** Something else that an editor does: letters, marks, attributes, whole paragraphs, and deletions of all these. */
export function editSomething({ doc }: SimClient, chance: Chance): void {
  const plan = doc.getXmlFragment("plan");
  if (plan.length < 2) return;
  const at = 1 + chance.below(plan.length - 1);
  const element = plan.get(at);
  const text = element instanceof Y.XmlElement ? element.get(0) : null;
  const kind = chance.below(6);
  if (kind === 0) plan.insert(at, [paragraph(`nieuw ${chance.below(1_000)}`)]);
  else if (kind === 1 && plan.length > 2) plan.delete(at, 1);
  else if (kind === 2 && element instanceof Y.XmlElement)
    element.setAttribute(chance.pick(["id", "code", "naam"]), String(chance.below(100)));
  else if (text instanceof Y.XmlText) editText(text, kind, chance);
}

/** Also inside an emoji, where Yjs makes two unreadable letters of it: the same two on every replica. */
function editText(text: Y.XmlText, kind: number, chance: Chance): void {
  const from = chance.below(text.length + 1);
  const end = Math.min(from + chance.below(4), text.length);
  if (kind === 3 && end > from) text.delete(from, end - from);
  else if (kind === 4) markLetters(text, [from, end], chance);
  else text.insert(from, chance.pick(["a", "één", " woord ", "🏡"]));
}

/** Whole letters only: a mark that is there already changes nothing, and still breaks the emoji in this document alone. */
function markLetters(text: Y.XmlText, range: [number, number], chance: Chance): void {
  const delta = text.toDelta() as { insert: string }[];
  const letters = delta.map(({ insert }) => insert).join("");
  const [from = 0, end = 0] = range.map((at) =>
    /[\ud800-\udbff]/.test(letters.charAt(at - 1)) ? at - 1 : at,
  );
  if (end > from) text.format(from, end - from, { bold: chance.is(0.7) ? {} : null });
}

function noteSaved(client: SimClient): void {
  const saved = isSaved(client);
  if (saved) for (const word of client.typed) client.acknowledged.add(word);
  client.waiting = client.waiting.filter(({ word, line, at }) => {
    if (!saved && line.durable < at) return true;
    client.acknowledged.add(word);
    return false;
  });
}

function send(line: Line, write: (encoder: encoding.Encoder) => void): void {
  const message = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 0);
    write(encoder);
  });
  if (message[1] !== sync.messageYjsSyncStep1) line.sent += 1;
  line.wire.toServer.push(message);
}
