/**
 * Many people in many plans lose their server in one instant and come back with what they typed meanwhile: each plan is
 * loaded once, everybody has everything soon, and those who only look cost little.
 */
import * as Y from "yjs";
import { WebSocket } from "ws";
import { backoff } from "../../editor/backoff.ts";
import { chanceOf, count } from "../support/suite.ts";
import type { Chance, Suite } from "../support/suite.ts";
import { startSyncProcess } from "../support/syncProcess.ts";
import type { SyncProcess } from "../support/syncProcess.ts";
import { ORIGIN, createCheat, createWriter, until } from "../support/writers.ts";
import type { Writer } from "../support/writers.ts";
import { hashOf } from "../support/typists.ts";

type Client = { writer: Writer; plan: string; words: string[] };

export const suite: Suite = {
  // `latest`: the most milliseconds from the moment that the server listens until all is saved; `idle`: sockets that only look.
  defaults: { seed: 1, clients: 500, plans: 50, idle: 0, latest: 10_000 },
  async run({ seed = 1, clients = 500, plans = 50, idle = 0, latest = 10_000 }, say) {
    const faults: string[] = [];
    const parts: string[] = [];
    // Every provider of y-websocket listens for the end of the process.
    process.setMaxListeners(clients + 100);
    const server = await startSyncProcess({ plans });
    const people: Client[] = [];
    try {
      people.push(...enter(server.address, clients, plans, chanceOf(seed)));
      await everyone(people, "ready");
      people.forEach((client) => type(client, "before"));
      await everyone(people, "saved");
      say(`${clients} clients are in`);
      await server.kill();
      await until(() => people.every(({ writer }) => !writer.provider.wsconnected), "the end");
      people.forEach((client) => type(client, "offline"));
      await server.start();
      const waits = await savedAfter(people);
      const { loads, delay } = await server.figures();
      faults.push(...(await contentFaults(server.address, people)));
      if (loads !== plans) faults.push(`${plans} plans were loaded ${loads} times`);
      const slowest = waits.at(-1) ?? 0;
      if (slowest > latest) faults.push(`the last was only saved after ${slowest} ms`);
      parts.push(
        `${clients} clients of ${plans} plans back`,
        `${loads} loads`,
        `saved after ${waits[waits.length >> 1]} ms (half), ${slowest} ms (all)`,
        `event loop held up ${Math.round(delay.longest)} ms at most`,
      );
      if (idle > 0) parts.push(await weighIdle(server, idle, plans));
    } finally {
      people.forEach(({ writer }) => writer.leave());
      await server.close();
    }
    return { line: [...parts, `${faults.length} faults`].join(", "), faults };
  },
};

/** People at editors of ours: they reconnect as those do. */
function enter(address: string, clients: number, plans: number, chance: Chance): Client[] {
  return Array.from({ length: clients }, (_, n) => {
    const plan = `plan-${n % plans}`;
    const writer = createWriter(address, `anna${n}`, new Y.Doc(), plan);
    const { provider } = writer;
    provider.on("connection-close", () => {
      provider.maxBackoffTime = backoff(provider.wsUnsuccessfulReconnects, chance.next());
    });
    return { writer, plan, words: [] };
  });
}

function type(client: Client, when: string): void {
  const word = `[${client.writer.doc.clientID} ${when}]`;
  client.writer.type(word);
  client.words.push(word);
}

async function everyone(people: readonly Client[], what: "ready" | "saved"): Promise<void> {
  await Promise.all(people.map(({ writer }) => writer[what]()));
}

/** Milliseconds from now until each is saved, in order. */
async function savedAfter(people: readonly Client[]): Promise<number[]> {
  const begin = performance.now();
  const waits = people.map(async ({ writer }) => {
    await writer.saved();
    return Math.round(performance.now() - begin);
  });
  return (await Promise.all(waits)).toSorted((a, b) => a - b);
}

/** Each word must be once in what everybody in that plan has, a newcomer included. */
async function contentFaults(address: string, people: readonly Client[]): Promise<string[]> {
  const faults: string[] = [];
  for (const [plan, members] of Map.groupBy(people, (client) => client.plan)) {
    const reader = createWriter(address, "lies", new Y.Doc(), plan);
    try {
      await reader.ready();
      const docs = [reader.doc, ...members.map(({ writer }) => writer.doc)];
      await until(() => new Set(docs.map(hashOf)).size === 1, `one content in ${plan}`);
      for (const word of members.flatMap(({ words }) => words))
        if (reader.text().split(word).length !== 2) faults.push(`${word} is not once in ${plan}`);
    } finally {
      reader.leave();
    }
  }
  return faults;
}

/** What a socket costs that has the plan and says nothing. */
async function weighIdle(server: SyncProcess, idle: number, plans: number): Promise<string> {
  const before = await server.figures();
  const sockets: WebSocket[] = [];
  try {
    while (sockets.length < idle) {
      const some = Array.from({ length: Math.min(100, idle - sockets.length) }, (_, n) =>
        openIdle(server.address, sockets.length + n, plans),
      );
      sockets.push(...(await Promise.all(some)));
    }
    const after = await server.figures();
    const perSocket = (bytes: number) => `${Math.round(bytes / idle / 1_024)} KB`;
    const present = sockets.filter(({ readyState }) => readyState === WebSocket.OPEN).length;
    return `${count(present)} idle sockets of ${perSocket(after.rss - before.rss)} (heap ${perSocket(after.heap - before.heap)})`;
  } finally {
    sockets.forEach((socket) => socket.terminate());
  }
}

async function openIdle(address: string, number: number, plans: number): Promise<WebSocket> {
  const plan = `plan-${number % plans}`;
  const options = { plan, headers: { cookie: `name=dina${number}`, origin: ORIGIN } };
  const { socket, send, frames } = await createCheat(address, "", options);
  send(0, 0, new Uint8Array([0]));
  await until(() => frames.some((frame) => frame[0] === 0 && frame[1] === 1), "the plan");
  return socket;
}
