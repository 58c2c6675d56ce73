/** One schedule: two servers on one store, people who come and go, and whatever may go wrong, all by one seed. */
import * as Y from "yjs";
import { createLog } from "../../server/log.ts";
import { letGo } from "../../server/sync/catchUp.ts";
import { wordsOf } from "../../server/sync/compaction.ts";
import { connect } from "../../server/sync/connection.ts";
import { docOf, readHistory } from "../../server/sync/history.ts";
import { partsOf } from "../../server/sync/parts.ts";
import { createRooms } from "../../server/sync/rooms.ts";
import type { Rooms } from "../../server/sync/rooms.ts";
import { takeSnapshot } from "../../server/sync/snapshot.ts";
import { createSimClient, editSomething, hear, isSaved, plugIn, typeWord } from "./simClient.ts";
import type { SimClient } from "./simClient.ts";
import { simStore } from "./simStore.ts";
import type { Disk, SimStore, Weather } from "./simStore.ts";
import { createWire } from "./simWire.ts";
import type { Wire } from "./simWire.ts";
import { chanceOf } from "./suite.ts";
import type { Chance } from "./suite.ts";
import { PLAN, firstText, textAt, userNamed } from "./writers.ts";

const PEOPLE = ["anna", "bram", "cees", "dina", "anna"];

type Server = { rooms: Rooms; store: SimStore };

type World = {
  chance: Chance;
  disk: Disk;
  weather: Weather;
  /** Updates of more bytes are taken in parts. */
  above: number;
  servers: Server[];
  clients: SimClient[];
  /** Half-open: the client is gone, the server does not know. */
  ghosts: Wire[];
  needed: Set<string>;
  clientIds: number;
  words: number;
  faults: string[];
};

export type Outcome = { acknowledged: number; faults: string[] };

export async function runSchedule(seed: number, steps: number): Promise<Outcome> {
  const chance = chanceOf(seed);
  const weather = { slow: chance.pick([0, 0.2, 0.6]), refused: chance.pick([0, 0, 0.05, 0.2]) };
  const world: World = {
    chance,
    disk: await newDisk(chance),
    weather,
    above: chance.pick([50, 200, 100_000]),
    servers: [],
    clients: [],
    ghosts: [],
    needed: new Set(),
    clientIds: 1_000,
    words: 0,
    faults: [],
  };
  for (let n = chance.pick([1, 1, 2]); n > 0; n -= 1) world.servers.push(startServer(world));
  world.clients = PEOPLE.map((name) => newClient(world, name));
  for (const client of world.clients) reach(world, client, chance.pick(world.servers));
  for (let step = 0; step < steps; step += 1) {
    await act(world);
    if (chance.is(0.5)) await turn();
  }
  await heal(world);
  await judge(world);
  world.clients.forEach(({ doc }) => doc.destroy());
  return { acknowledged: world.needed.size, faults: world.faults };
}

async function newDisk(chance: Chance): Promise<Disk> {
  const disk: Disk = { log: [], snapshots: [], owners: new Map() };
  const store = simStore(disk, { slow: 0, refused: 0 }, chance);
  const doc = firstText();
  const head = { seq: 0, hash: new Uint8Array(32) };
  await store.append(PLAN, head, [Y.encodeStateAsUpdate(doc)]);
  await store.bindClient({ planId: PLAN, clientId: doc.clientID, userId: "anna" });
  return disk;
}

function startServer({ disk, weather, chance }: World): Server {
  const store = simStore(disk, weather, chance);
  const deps = {
    store,
    log: createLog("silent"),
    now: () => new Date(0),
    obstacle: () => null,
    onQuiet: () => {},
  };
  return { store, rooms: createRooms(deps) };
}

function newClient(world: World, name: string): SimClient {
  world.clientIds += 1;
  return createSimClient(name, world.clientIds);
}

/** One thing happens; what people and the network do all the time is in the list more often. */
async function act(world: World): Promise<void> {
  const { chance } = world;
  const client = chance.pick(world.clients);
  const server = chance.pick(world.servers);
  const kind = chance.below(100);
  if (kind < 18) {
    world.words += 1;
    typeWord(client, `[${client.doc.clientID}.${world.words}]`);
  } else if (kind < 30) editSomething(client, chance);
  else if (kind < 70) pump(world, client, 1 + chance.below(12));
  else if (kind < 82) server.store.release();
  else if (kind < 90) reach(world, client, server);
  else if (kind < 93) cut(world, client);
  else if (kind < 95) world.ghosts.splice(0, 1).forEach((wire) => wire.drop());
  else if (kind < 96) restart(world, server);
  else if (kind < 97) throwAway(world, client);
  else if (kind < 98) server.rooms.all().forEach((room) => letGo(room.catchUp));
  else await takeSnapshot(server.store, PLAN);
}

function pump(world: World, client: SimClient, messages: number): void {
  for (let n = 0; n < messages && client.line; n += 1) {
    if (world.chance.is(0.5)) client.line.wire.deliver();
    else listen(world, client);
  }
}

function listen(world: World, client: SimClient): void {
  const code = hear(client);
  if (code === null) return;
  client.line = null;
  if (code !== 1011 && code !== 1006) world.faults.push(`an honest writer was closed with ${code}`);
}

/** Comes in, when the plan could be loaded and the server still lives by then. */
function reach(world: World, client: SimClient, server: Server): void {
  if (client.line) return;
  const wire = createWire();
  plugIn(client, wire);
  const enter = async () => {
    const { room, leave } = await server.rooms.enter(PLAN);
    if (!world.servers.includes(server)) return;
    const log = createLog("silent");
    const large = { above: world.above, partsOf: async (update: Uint8Array) => partsOf(update) };
    connect(userNamed(client.userId), true, { ...wire, room, log, large, onClosed: leave });
  };
  enter().catch(() => (wire.closedWith = 1011));
}

function cut(world: World, client: SimClient): void {
  if (!client.line) return;
  world.ghosts.push(client.line.wire);
  client.line = null;
}

/** kill -9: who was on it hears nothing more. */
function restart(world: World, server: Server): void {
  server.store.die();
  for (const client of world.clients) client.line = world.chance.is(0.9) ? null : client.line;
  if (world.servers.length === 1) for (const client of world.clients) client.line = null;
  world.servers = world.servers.map((other) => (other === server ? startServer(world) : other));
}

/** Gone with all that was not sent; what it was promised, and what it saw of others, must stay. */
function throwAway(world: World, client: SimClient): void {
  account(world, client);
  cut(world, client);
  client.doc.destroy();
  world.clients = world.clients.map((other) =>
    other === client ? newClient(world, client.userId) : other,
  );
}

function account({ needed }: World, { doc, acknowledged }: SimClient): void {
  for (const word of acknowledged) needed.add(word);
  for (const word of wordsIn(doc)) if (!word.startsWith(`[${doc.clientID}.`)) needed.add(word);
}

/** Good weather: one new server, everyone comes back and stays until all is saved. */
async function heal(world: World): Promise<void> {
  world.clients.forEach((client) => account(world, client));
  world.weather.slow = 0;
  world.weather.refused = 0;
  world.servers.forEach(({ store }) => store.die());
  for (let n = 0; n < 3; n += 1) await turn();
  const server = startServer(world);
  world.servers = [server];
  for (const client of world.clients) client.line = null;
  const isQuiet = ({ line }: SimClient) =>
    line !== null && line.wire.toClient.length + line.wire.toServer.length === 0;
  for (let n = 0; n < 500; n += 1) {
    for (const client of world.clients) {
      reach(world, client, server);
      client.line?.wire.deliver();
      for (let m = 0; m < 20; m += 1) listen(world, client);
    }
    await turn();
    if (world.clients.every((client) => isSaved(client) && isQuiet(client))) return;
  }
  world.faults.push("not everyone was saved in the end");
}

async function judge(world: World): Promise<void> {
  world.clients.forEach((client) => account(world, client));
  const stored = docOf((await readHistory(world.servers[0]?.store ?? fail(), PLAN)).updates);
  const contents = new Set([stored, ...world.clients.map(({ doc }) => doc)].map(wordsOf));
  if (contents.size > 1) world.faults.push(`${contents.size} different contents`);
  const found = wordsIn(stored);
  const typed = world.clients.flatMap((client) => client.typed);
  for (const word of new Set([...world.needed, ...typed]))
    if (found.filter((other) => other === word).length !== 1)
      world.faults.push(`${word} is there ${found.includes(word) ? "twice" : "no more"}`);
}

function wordsIn(doc: Y.Doc): string[] {
  if (doc.getXmlFragment("plan").length === 0) return [];
  return [
    ...textAt(doc, 0)
      .toString()
      .matchAll(/\[\d+\.\d+\]/g),
  ].map(([word]) => word);
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function fail(): never {
  throw new Error("no server");
}
