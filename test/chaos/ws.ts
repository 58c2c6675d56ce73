/**
 * Sends the sync server frames that no editor sends, while two honest writers type on. First from people who may only
 * read: the plan then says exactly what the writers typed. Then also from one who may write and so may change the plan
 * as the gate allows: all replicas then still say the same, and know only nodes that exist [SY3, SY6, SY8].
 */
import { readFileSync } from "node:fs";
import { WebSocket } from "ws";
import * as Y from "yjs";
import { isKnownNode } from "../../templates/nodeNames.ts";
import { attackFrame, bombFrame } from "../support/attackFrames.ts";
import type { Loot } from "../support/attackFrames.ts";
import { chanceOf, count, pause } from "../support/suite.ts";
import type { Chance, Suite } from "../support/suite.ts";
import { startSyncProcess } from "../support/syncProcess.ts";
import type { SyncProcess } from "../support/syncProcess.ts";
import { hashOf } from "../support/typists.ts";
import { ORIGIN, PLAN, createWriter, paragraph, until } from "../support/writers.ts";
import type { Writer } from "../support/writers.ts";

const READERS = ["mila", "lies", "gert", "nobody"];
const WRITER = "dina";
const AT_ONCE = 6;
const MEGABYTES = 1_500;

type Run = {
  server: SyncProcess;
  chance: Chance;
  honest: Writer[];
  words: string[];
  isTyping: boolean;
  loot: Loot;
  attackers: string[];
  sent: number;
  bombs: number;
  longest: number;
  work: number;
  /** Client ids under which attackers wrote something that the gate allows. */
  strangers: number;
  faults: Set<string>;
};

export const suite: Suite = {
  /** `lag`: the longest that the event loop may be held up, in milliseconds; 0 asks nothing. */
  defaults: { seed: 1, frames: 100_000, bombs: 40, lag: 250 },
  async run({ seed = 1, frames = 100_000, bombs = 40, lag = 250 }, say) {
    const run = await begin(chanceOf(seed));
    const typing = setInterval(() => {
      if (run.isTyping) run.honest.forEach((writer) => typeWord(run, writer));
    }, 25);
    try {
      await attack(run, frames / 2, bombs / 2, lag, say);
      await compare(run, true);
      run.attackers = [...READERS, WRITER, WRITER];
      await attack(run, frames, bombs, lag, say);
      await compare(run, false);
    } catch (error) {
      run.faults.add(String(error));
    }
    clearInterval(typing);
    const memory = peakMemory(run.server);
    if (memory > MEGABYTES) run.faults.add(`${memory} MB of memory`);
    run.honest.forEach((writer) => writer.leave());
    await run.server.close();
    const parts = [
      `${count(run.sent)} frames of which ${run.bombs} bombs`,
      `${count(run.words.length)} honest words`,
      `${run.strangers} clients of an attacker who may write`,
      `${run.faults.size} faults`,
      `longest delay ${Math.round(run.longest)} ms (${Math.round(run.work)} ms of own work)`,
      `at most ${memory} MB`,
    ];
    return { line: parts.join(", "), faults: [...run.faults] };
  },
};

async function begin(chance: Chance): Promise<Run> {
  const server = await startSyncProcess();
  const honest = ["anna", "bram"].map((name) => createWriter(server.address, name, new Y.Doc()));
  await Promise.all(honest.map((writer) => writer.ready()));
  const loot: Loot = { frames: [], clients: honest.map(({ doc }) => doc.clientID) };
  for (const { provider } of honest) record(provider.ws as unknown as WebSocket, loot);
  const run: Run = {
    server,
    chance,
    honest,
    words: [],
    isTyping: true,
    loot,
    attackers: READERS,
    sent: 0,
    bombs: 0,
    longest: 0,
    work: 0,
    strangers: 0,
    faults: new Set(),
  };
  honest.forEach((writer) => typeWord(run, writer));
  await server.figures();
  return run;
}

/** Attackers see what honest writers send. */
function record(socket: WebSocket, { frames }: Loot): void {
  const send = socket.send.bind(socket) as (data: Uint8Array) => void;
  socket.send = (data: unknown) => {
    const frame = data as Uint8Array;
    if (frame[0] === 0 && frame[1] === 2) frames.push(frame);
    if (frames.length > 300) frames.shift();
    send(frame);
  };
}

/** A word that is never typed again, in the first paragraph that is still there. */
function typeWord({ words, chance }: Run, { doc }: Writer): void {
  const plan = doc.getXmlFragment("plan");
  const word = `[${doc.clientID}.${words.length}${chance.pick(["", "é", "🏡"])}]`;
  words.push(word);
  const first = plan
    .toArray()
    .map((node) => (node instanceof Y.XmlElement && node.length > 0 ? node.get(0) : null))
    .find((node) => node instanceof Y.XmlText);
  if (!(first instanceof Y.XmlText)) return plan.insert(0, [paragraph(word)]);
  first.insert(0, word);
  if (chance.is(0.1)) first.format(0, word.length, { bold: {} });
}

async function attack(
  run: Run,
  frames: number,
  bombs: number,
  lag: number,
  say: (text: string) => void,
): Promise<void> {
  const attackers = Array.from({ length: AT_ONCE }, async () => {
    while (run.sent < frames && run.server.isRunning()) {
      if (run.bombs < (bombs * run.sent) / frames) await visit(run, 0);
      else await visit(run, 1 + run.chance.below(12));
    }
  });
  const done = Promise.all(attackers);
  done.catch(() => {});
  for (let n = 1; run.sent < frames; n += 1) {
    await Promise.race([done, pause(500)]);
    await watch(run, lag);
    if (n % 20 === 0) say(`${count(run.sent)} frames, longest delay ${Math.round(run.longest)} ms`);
  }
  await done;
  await watch(run, lag);
}

async function watch(run: Run, lag: number): Promise<void> {
  if (!run.server.isRunning()) throw new Error("the server is gone");
  const { longest, work } = (await run.server.figures()).delay;
  run.longest = Math.max(run.longest, longest);
  run.work = Math.max(run.work, work);
  // What a busy machine adds is not ours.
  if (lag > 0 && work > lag) run.faults.add(`held up for ${Math.round(work)} ms by its own work`);
}

/** One connection of an attacker, with so many frames or with a bomb (0); most end with the first bad frame. */
async function visit(run: Run, frames: number): Promise<void> {
  const { chance, loot, server } = run;
  const socket = new WebSocket(`${server.address}/sync/${PLAN}?schema=2&epoch=e1`, {
    headers: { cookie: `name=${chance.pick(run.attackers)}`, origin: ORIGIN },
  });
  const closed = new Promise<void>((resolve) => socket.on("close", () => resolve()));
  socket.on("error", () => {});
  const opened = new Promise<void>((resolve) => socket.on("open", resolve));
  await Promise.race([opened, closed]);
  if (frames === 0) {
    run.bombs += 1;
    run.sent += 1;
    socket.send(bombFrame(chance, loot).bytes);
    await Promise.race([closed, answered(socket)]);
  }
  for (let n = 0; n < frames && socket.readyState === socket.OPEN; n += 1) {
    run.sent += 1;
    sendOne(socket, chance, attackFrame(chance, loot).bytes);
    // Now and then the server gets the time to judge, and to close.
    if (chance.is(0.7)) await Promise.race([answered(socket), pause(300)]);
  }
  if (chance.is(0.5)) socket.close();
  await Promise.race([closed, pause(50)]);
  socket.terminate();
  await closed;
}

/** Whole, in fragments, with control frames in between, or as bytes that are no frame at all. */
function sendOne(socket: WebSocket, chance: Chance, bytes: Uint8Array | string): void {
  const way = chance.below(20);
  if (way === 0) socket.ping(Buffer.alloc(chance.below(125)));
  if (way === 1) socket.pong(Buffer.alloc(chance.below(125)));
  if (way === 2) return (rawStream(socket).write(Buffer.from(bytes)), undefined);
  if (way > 5 || typeof bytes === "string") return socket.send(bytes);
  const at = chance.below(bytes.length + 1);
  socket.send(bytes.subarray(0, at), { fin: false });
  if (way === 3) socket.ping();
  socket.send(bytes.subarray(at), { fin: true });
}

function rawStream(socket: WebSocket): { write(bytes: Uint8Array): void } {
  return (socket as unknown as { _socket: { write(bytes: Uint8Array): void } })._socket;
}

/** The server has read all that was sent before this; a ping is answered in its turn. */
function answered(socket: WebSocket): Promise<void> {
  return new Promise((resolve) => {
    socket.once("pong", () => resolve());
    socket.once("close", () => resolve());
    if (socket.readyState === socket.OPEN) socket.ping();
    else resolve();
  });
}

async function compare(run: Run, isExact: boolean): Promise<void> {
  const { honest, server, faults } = run;
  run.isTyping = false;
  const reader = createWriter(server.address, "cees", new Y.Doc());
  try {
    await reader.ready();
    const docs = [reader, ...honest].map(({ doc }) => doc);
    await until(
      () => honest.every((writer) => writer.isSaved()) && new Set(docs.map(hashOf)).size === 1,
      "all to be acknowledged, and one content on all replicas",
    );
    for (const { closes } of honest)
      for (const code of closes) faults.add(`an honest writer was closed with ${code}`);
    for (const node of unknownNodes(reader.doc)) faults.add(`an unknown node ${node}`);
    run.strangers = reader.doc.store.clients.size - honest.length - 1;
    if (isExact && textOf(reader.doc) !== [...run.words].toReversed().join(""))
      judgeWords(run, textOf(reader.doc));
  } finally {
    run.isTyping = true;
    reader.leave();
  }
}

/** The words in any order, each once, and nothing else. */
function judgeWords({ words, faults }: Run, text: string): void {
  const found = text.replaceAll(/Eerste alinea\.|Tweede alinea\./g, "").match(/\[[^\]]*\]|[^[]+/g);
  if ((found ?? []).toSorted().join() !== words.toSorted().join())
    faults.add("the plan does not say what the writers typed");
}

function textOf(doc: Y.Doc): string {
  return doc
    .getXmlFragment("plan")
    .toString()
    .replaceAll(/<[^>]*>/g, "");
}

function unknownNodes(doc: Y.Doc): string[] {
  const roots = [...doc.share.keys()].filter((name) => name !== "plan" && name !== "raadsstukken");
  const nodes = [...doc.getXmlFragment("plan").createTreeWalker(() => true)];
  const names = nodes.flatMap((node) => (node instanceof Y.XmlElement ? [node.nodeName] : []));
  return [...roots, ...names.filter((name) => !isKnownNode(name))];
}

function peakMemory({ pid }: SyncProcess): number {
  try {
    const [, kilobytes = "0"] =
      /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Math.round(Number(kilobytes) / 1_024);
  } catch {
    return 0; // not every system tells
  }
}
