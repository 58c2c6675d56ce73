/** The connection of one open plan: syncs the document, counts what is on disk, and says why it was refused. */
import { readVarString, readVarUint, readVarUint8Array, createDecoder } from "lib0/decoding";
import type { Decoder } from "lib0/decoding";
import type { Awareness } from "y-protocols/awareness";
import { WebsocketProvider } from "y-websocket";
import type * as Y from "yjs";
import { SCHEMA_VERSION } from "../templates/blocks.ts";
import { backoff } from "./backoff.ts";
import { createSaveCounter } from "./saveState.ts";
import type { SaveCounter, SaveState } from "./saveState.ts";

export type PlanConnection = {
  readonly saveState: SaveState;
  /** Resolves once the document of the server is here. */
  readonly whenSynced: Promise<void>;
  /** Counts something half typed as not saved; call the result when it has become a change. */
  hold(): () => void;
  /** Hangs up, so that the others see at once that this person left; `wake` dials again. */
  rest(): void;
  /** Does nothing after a refusal. */
  wake(): void;
  destroy(): void;
};

export type ConnectionOptions = {
  /** Where the sync server is: "wss://wijkpen.example/sync". */
  url: string;
  plan: { id: string; epoch: string | number };
  doc: Y.Doc;
  awareness: Awareness;
  mayWrite: boolean;
  /** Changes of an earlier visit that are still only on this device. */
  carried?: number;
  /** Transaction origins that are not work of this person: the copy on this device. */
  isLocalCopy?: (origin: unknown) => boolean;
  onSaveState(state: SaveState): void;
  /** A notice of the server: comments, rights, verdict. */
  onNotice(notice: Notice): void;
  /** Whether it looks as if something on the way keeps websockets from passing; false when one got through again. */
  onBlocked(isBlocked: boolean): void;
  /** The connection is refused for good: 4401, 4403, 4409, 4413, 4429, or 1003 or 1011 time after time. */
  onRefused(code: number): void;
};

export type Notice = { kind: string; [key: string]: unknown };

const SYNC = 0;
const STEP_2 = 1;
const UPDATE = 2;
const ACKNOWLEDGEMENT = 8;
const NOTICE = 9;

/** What fails this many times in a row will fail again: a frame that is refused, a plan that cannot be opened. */
const MAX_FAILURES = 3;
const BAD_FRAME = 1003;

/** So many connections in a row that broke before anything came through are no accident. */
const MAX_BLOCKED = 3;
/** The close code of a connection that ended without a word of the server. */
const BROKEN = 1006;

/** Connects at once and reconnects by itself, until the server refuses or `destroy` is called. */
export function connectPlan(options: ConnectionOptions): PlanConnection {
  const { doc, plan, mayWrite, awareness } = options;
  const counter = createSaveCounter(options.onSaveState, {
    carried: options.carried ?? 0,
    mayWrite,
  });
  let provider: WebsocketProvider | null = null;
  let shown: ReturnType<Awareness["getLocalState"]> = null;
  // Before the provider listens: a change must be counted before the message that carries it.
  const countChange = (_update: Uint8Array, origin: unknown) => {
    if (origin !== provider && !options.isLocalCopy?.(origin)) counter.changed();
  };
  if (mayWrite) doc.on("update", countChange);
  provider = new WebsocketProvider(options.url, encodeURIComponent(plan.id), doc, {
    connect: false,
    awareness,
    // Tabs would exchange updates past the checks of the server.
    disableBc: true,
    params: { schema: String(SCHEMA_VERSION), epoch: String(plan.epoch) },
  });
  const synced = Promise.withResolvers<void>();
  listen(provider, counter, synced.resolve, options);
  provider.connect();
  return {
    get saveState() {
      return counter.state;
    },
    whenSynced: synced.promise,
    hold: () => counter.hold(),
    rest() {
      if (!provider?.shouldConnect) return;
      shown = awareness.getLocalState();
      // Said as well: of a page that is put aside the socket may take long to end.
      awareness.setLocalState(null);
      provider.disconnect();
    },
    wake() {
      if (shown === null) return;
      awareness.setLocalState(shown);
      shown = null;
      provider?.connect();
    },
    destroy() {
      doc.off("update", countChange);
      provider?.destroy();
    },
  };
}

function listen(
  provider: WebsocketProvider,
  counter: SaveCounter,
  onSynced: () => void,
  options: ConnectionOptions,
): void {
  const refuse = (code: number) => {
    counter.refused();
    options.onRefused(code);
  };
  let failures = 0;
  const block = watchBlocks(options.onBlocked);
  provider.on("status", ({ status }: { status: string }) => {
    if (status === "connecting") watchMessages(provider, counter, options.mayWrite);
    if (status === "connected") counter.opened();
  });
  provider.on("sync", (isSynced: boolean) => {
    if (!isSynced) return;
    counter.synced();
    block.passed();
    onSynced();
  });
  provider.on("connection-close", (event: CloseEvent | null) => {
    counter.closed();
    if (event?.code === BROKEN) block.broke();
    provider.maxBackoffTime = backoff(provider.wsUnsuccessfulReconnects, Math.random());
    failures = isFailure(event) ? failures + 1 : 0;
    if (failures < MAX_FAILURES) return;
    provider.shouldConnect = false;
    refuse(event?.code ?? BAD_FRAME);
  });
  provider.on("closed", ({ code }: { code: number }) => refuse(code));
  provider.messageHandlers[ACKNOWLEDGEMENT] = (_encoder: unknown, decoder: Decoder) => {
    readVarUint8Array(decoder);
    readVarUint(decoder);
    counter.acknowledged(readVarUint(decoder));
    failures = 0;
  };
  provider.messageHandlers[NOTICE] = (_encoder: unknown, decoder: Decoder) => {
    const notice = parseNotice(readVarString(decoder));
    if (notice?.kind === "obstacle" && notice["code"] === "OPSLAG_VOL") counter.full();
    if (notice) options.onNotice(notice);
  };
}

function isFailure(event: CloseEvent | null): boolean {
  return event?.code === BAD_FRAME || event?.reason === "PLAN_BESCHADIGD";
}

function watchBlocks(onBlocked: (isBlocked: boolean) => void) {
  let broken = 0;
  return {
    broke() {
      broken += 1;
      if (broken % MAX_BLOCKED === 0) onBlocked(true);
    },
    passed() {
      if (broken >= MAX_BLOCKED) onBlocked(false);
      broken = 0;
    },
  };
}

/** Counts each sync message that leaves over this socket. From who may not write none leaves. */
function watchMessages(provider: WebsocketProvider, counter: SaveCounter, mayWrite: boolean): void {
  const socket = provider.ws;
  if (!socket) return;
  const send = socket.send.bind(socket);
  socket.send = (data: Parameters<WebSocket["send"]>[0]) => {
    const kind = data instanceof Uint8Array ? syncKind(data) : null;
    const carriesChanges = kind === STEP_2 || kind === UPDATE;
    if (carriesChanges && !mayWrite) return;
    if (carriesChanges) counter.sent(kind === STEP_2);
    send(data);
  };
}

function syncKind(frame: Uint8Array): number | null {
  const decoder = createDecoder(frame);
  return readVarUint(decoder) === SYNC ? readVarUint(decoder) : null;
}

function parseNotice(text: string): Notice | null {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === "object" && "kind" in value
      ? (value as Notice)
      : null;
  } catch {
    return null; // a notice that cannot be read is no reason to stop writing
  }
}
