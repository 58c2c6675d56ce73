/** A small language for tests of the sync: a server, people who write in real editors' protocol, and people who cheat. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { createLog } from "../../server/log.ts";
import type { Role, Store, UserRecord } from "../../server/store/port.ts";
import { openSqliteStore } from "../../server/store/sqlite.ts";
import { seedPlan } from "../../server/sync/serverWrite.ts";
import { createSync } from "../../server/sync/sync.ts";
import type { Sync, SyncDeps } from "../../server/sync/sync.ts";
import { planRecord } from "./planRecord.ts";

export const PLAN = "kruidenbuurt";
export const ORIGIN = "http://localhost:3000";

/** Who is who; anna2 may do what anna may, and anyone not named here is not logged in. */
export const ROLES: Record<string, Role> = {
  anna: "eigenaar",
  bram: "schrijver",
  cees: "schrijver",
  dina: "schrijver",
  mila: "meelezer",
  lies: "lezer",
  gert: "griffie",
};

export type World = {
  /** ws://127.0.0.1:port */
  address: string;
  store: Store;
  sync: Sync;
  /** How many connections the server has. */
  connections(): Promise<number>;
  /** Takes part in the plan as an honest editor does; a session of its own each time. */
  writer(name: string, options?: { doc?: Y.Doc }): Writer;
  /** A websocket without an editor behind it. */
  cheat(name: string, options?: CheatOptions): Promise<Cheat>;
  close(): Promise<void>;
};

export type WorldOptions = Partial<Pick<SyncDeps, "obstacle" | "onAcknowledged">> & {
  /** Puts something between the sync and the store. */
  around?: (store: Store) => Store;
  roles?: Record<string, Role>;
};

/** A sync server with one plan of two paragraphs in a folder of its own. */
export async function openWorld({
  around = (store) => store,
  roles = ROLES,
  obstacle,
  onAcknowledged,
}: WorldOptions = {}): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), "wijkpen-sync-"));
  const store = openSqliteStore(folder);
  await seedPlan(store, planRecord({ id: PLAN }), firstText(), "anna");
  for (const name of Object.keys(roles)) await store.saveUser(userNamed(name));
  const sync = syncOver(around(store), roles, obstacle, { onAcknowledged });
  const server = createServer();
  server.on("upgrade", sync.upgrade);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const closing: (() => void)[] = [];
  return {
    address,
    store,
    sync,
    connections: () =>
      new Promise((resolve) => server.getConnections((_error, count) => resolve(count))),
    writer(name, { doc } = {}) {
      const writer = createWriter(address, name, doc ?? new Y.Doc());
      closing.push(() => writer.leave());
      return writer;
    },
    async cheat(name, options) {
      const cheat = await createCheat(address, name, options);
      closing.push(() => cheat.socket.terminate());
      return cheat;
    },
    async close() {
      closing.forEach((close) => close());
      await sync.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The sync as the product makes it, with a cookie that simply says who someone is. */
export function syncOver(
  store: Store,
  roles: Record<string, Role> = ROLES,
  obstacle: SyncDeps["obstacle"] = () => null,
  more: Partial<Pick<SyncDeps, "fanout" | "now" | "steady" | "sessions" | "onAcknowledged">> = {},
): Sync {
  return createSync({
    store,
    sessions: {
      userOf: async ({ headers }) => {
        const [, name = "", person = ""] = /name=(([a-z]+)\d*)/.exec(headers.cookie ?? "") ?? [];
        return Object.hasOwn(ROLES, person) ? userNamed(name) : null;
      },
    },
    access: {
      roleIn: async ({ id }) => roles[id.replace(/\d+$/, "")] ?? null,
      mayWrite: (role) => role === "eigenaar" || role === "schrijver",
    },
    origins: [ORIGIN],
    log: createLog("silent"),
    now: () => new Date(),
    obstacle,
    ...more,
  });
}

export function userNamed(name: string): UserRecord {
  const email = `${name}@gemeente.example`;
  return {
    id: name,
    email,
    name: `${name} de Vries`,
    organisation: "Gemeente Voorbeeld",
    beheerder: false,
    passwordHash: null,
  };
}

export function firstText(): Y.Doc {
  const doc = new Y.Doc();
  doc.getXmlFragment("plan").insert(0, [paragraph("Eerste alinea."), paragraph("Tweede alinea.")]);
  return doc;
}

/** So many paragraphs, at least two. */
export function longText(paragraphs: number): Y.Doc {
  const doc = firstText();
  for (let n = 2; n < paragraphs; n += 1)
    doc.getXmlFragment("plan").push([paragraph(`Alinea ${n + 1}.`)]);
  return doc;
}

export function paragraph(text: string): Y.XmlElement {
  const element = new Y.XmlElement("paragraph");
  element.insert(0, [new Y.XmlText(text)]);
  return element;
}

/** The text of one paragraph. */
export function textAt(doc: Y.Doc, index: number): Y.XmlText {
  const element = doc.getXmlFragment("plan").get(index);
  const text = element instanceof Y.XmlElement ? element.get(0) : null;
  if (!(text instanceof Y.XmlText)) throw new Error(`no text in paragraph ${index}`);
  return text;
}

/** All that a plan says. */
export function contentOf(doc: Y.Doc): string {
  return doc.getXmlFragment("plan").toString();
}

/** Waits for a fact. */
export async function until(
  fact: () => boolean | Promise<boolean>,
  what = "the fact",
): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await fact())) {
    if (Date.now() > end) throw new Error(`waited too long for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export type Writer = {
  doc: Y.Doc;
  provider: WebsocketProvider;
  /** Types at the start of a paragraph. */
  type(text: string, at?: number): void;
  /** What all paragraphs say. */
  text(): string;
  /** Connected, and told the whole plan. */
  ready(): Promise<void>;
  /** How many updates were sent over the present connection, and acknowledged; another object for each connection. */
  counts(): Readonly<Counts>;
  /** Whether all that was sent over the present connection is acknowledged. */
  isSaved(): boolean;
  saved(): Promise<void>;
  /** Notices (message type 9) so far. */
  notices: unknown[];
  /** Close codes so far. */
  closes: number[];
  leave(): void;
};

export type Counts = { sent: number; durable: number };

/** An editor on a server elsewhere; see World.writer. `name` may be the whole cookie of a real session as well. */
export function createWriter(
  address: string,
  name: string,
  doc: Y.Doc,
  plan = PLAN,
  epoch = "e1",
): Writer {
  const counts: { now: Counts } = { now: { sent: 0, durable: 0 } };
  const provider = new WebsocketProvider(`${address}/sync`, plan, doc, {
    WebSocketPolyfill: socketOf(name, counts) as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    params: { schema: "2", epoch },
  });
  const closes: number[] = [];
  const notices: unknown[] = [];
  provider.on("connection-close", (event) => event && closes.push(event.code));
  provider.messageHandlers[8] = (_encoder, decoder) => {
    decoding.readVarUint8Array(decoder);
    decoding.readVarUint(decoder);
    counts.now.durable = decoding.readVarUint(decoder);
  };
  provider.messageHandlers[9] = (_encoder, decoder) => {
    notices.push(JSON.parse(decoding.readVarString(decoder)));
  };
  const isSaved = () =>
    provider.synced && counts.now.sent > 0 && counts.now.sent === counts.now.durable;
  return {
    doc,
    provider,
    notices,
    closes,
    type: (text, at = 0) => textAt(doc, at).insert(0, text),
    text: () => contentOf(doc),
    counts: () => counts.now,
    ready: () => until(() => provider.synced, `${name} to be ready`),
    isSaved,
    saved: () => until(isSaved, `${name} to be saved`),
    leave: () => {
      provider.destroy();
      doc.destroy();
    },
  };
}

/** A websocket as a browser opens it: with the cookie and the origin of the page. It counts the updates that it sends. */
function socketOf(name: string, counts: { now: Counts }): typeof WebSocket {
  return class extends WebSocket {
    readonly #counts: Counts = { sent: 0, durable: 0 };
    constructor(url: string, protocols: string[]) {
      const cookie = name.includes("=") ? name : `name=${name}`;
      super(url, protocols, { headers: { cookie, origin: ORIGIN } });
      counts.now = this.#counts;
    }
    override send(data: Uint8Array): void {
      if (data[0] === 0 && data[1] !== 0) this.#counts.sent += 1;
      super.send(data);
    }
  } as unknown as typeof WebSocket;
}

export type CheatOptions = { query?: string; headers?: Record<string, string>; plan?: string };

export type Cheat = {
  socket: WebSocket;
  /** Everything that arrived, one item per frame. */
  frames: Uint8Array[];
  /** The acknowledged count so far. */
  durable(): number;
  /** The code with which the server closed. */
  closed: Promise<number>;
  send(...parts: (number | Uint8Array)[]): void;
  /** Sends an update as a message of the sync protocol. */
  update(update: Uint8Array): void;
};

export async function createCheat(
  address: string,
  name: string,
  options: CheatOptions = {},
): Promise<Cheat> {
  const { query = "schema=2&epoch=e1", headers = { origin: ORIGIN }, plan = PLAN } = options;
  const socket = new WebSocket(`${address}/sync/${plan}?${query}`, {
    headers: { cookie: `name=${name}`, ...headers },
  });
  const frames: Uint8Array[] = [];
  socket.on("message", (data: Buffer) => frames.push(new Uint8Array(data)));
  socket.on("error", () => {});
  const closed = new Promise<number>((resolve) => socket.on("close", resolve));
  await new Promise<void>((resolve, reject) => {
    socket.on("open", resolve);
    socket.on("error", reject);
  });
  const send = (...parts: (number | Uint8Array)[]) => socket.send(message(parts));
  return {
    socket,
    frames,
    closed,
    send,
    update: (update) => send(0, 2, update),
    durable: () => {
      const last = frames.findLast((frame) => frame[0] === 8);
      if (!last) return 0;
      const decoder = decoding.createDecoder(last.subarray(1));
      decoding.readVarUint8Array(decoder);
      decoding.readVarUint(decoder);
      return decoding.readVarUint(decoder);
    },
  };
}

function message(parts: (number | Uint8Array)[]): Uint8Array {
  return encoding.encode((encoder) => {
    for (const part of parts)
      if (typeof part === "number") encoding.writeVarUint(encoder, part);
      else encoding.writeVarUint8Array(encoder, part);
  });
}
