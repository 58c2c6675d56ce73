/**
 * Two instances on one store with a Redis between them, and eight people who type in one plan. In each round something
 * goes wrong: an instance is killed, Redis is killed, frozen or slow, one instance is cut off from it or its messages go
 * nowhere, or the store is slow or refuses [SY4] [SY5]. People of a killed instance go on at the other.
 */
import * as Y from "yjs";
import type { Fanout } from "../../server/fanout/port.ts";
import { openRedisFanout } from "../../server/fanout/redis.ts";
import { createLog } from "../../server/log.ts";
import type { Store } from "../../server/store/port.ts";
import { openInstances } from "../support/instances.ts";
import type { Instance, Instances } from "../support/instances.ts";
import { startRedis } from "../support/redisServer.ts";
import type { RedisServer } from "../support/redisServer.ts";
import { chanceOf, count, pause } from "../support/suite.ts";
import type { Chance, Suite } from "../support/suite.ts";
import { killOneOfTwo } from "../support/killOneOfTwo.ts";
import { openTcpProxy } from "../support/tcpProxy.ts";
import type { TcpProxy } from "../support/tcpProxy.ts";
import {
  createLedger,
  createTypist,
  judgeReplicas,
  noteAcknowledged,
  noteSeen,
  typeWhile,
} from "../support/typists.ts";
import type { Ledger, Typist } from "../support/typists.ts";
import { createWriter } from "../support/writers.ts";

const TROUBLES = [
  "kill",
  "redis killed",
  "redis frozen",
  "redis slow",
  "cut off",
  "clogged",
  "store slow",
  "store refuses",
] as const;
type Trouble = (typeof TROUBLES)[number];

type Weather = { slowMs: number; refuses: boolean };
type Seat = { instance: Instance; wire: TcpProxy };

type Trial = {
  chance: Chance;
  redis: RedisServer;
  all: Instances;
  weather: Weather;
  seats: Seat[];
  typists: (Typist & { seat: Seat })[];
  people: number;
  ledger: Ledger;
  faults: string[];
  /** The most milliseconds until somebody of a killed instance had all saved at the other. */
  slowest: number;
};

export const suite: Suite = {
  defaults: { seed: 1, rounds: 20, writers: 8, busy: 400, processes: 1 },
  async run({ seed = 1, rounds = 20, writers = 8, busy = 400, processes = 1 }, say) {
    if (processes > 0) return await killOneOfTwo({ seed, rounds, writers, busy }, say);
    const chance = chanceOf(seed);
    const trial = await openTrial(chance, rounds);
    const met = new Map<Trouble, number>();
    try {
      for (let round = 0; round < rounds && trial.faults.length === 0; round += 1) {
        const trouble = round % 2 === 0 ? "kill" : chance.pick(TROUBLES);
        met.set(trouble, (met.get(trouble) ?? 0) + 1);
        await playRound(trial, { round, writers, busy, trouble });
        if ((round + 1) % 5 === 0) say(`${round + 1} rounds`);
      }
    } catch (error) {
      trial.faults.push(String(error));
    } finally {
      await closeTrial(trial);
    }
    const { ledger, faults, slowest } = trial;
    const troubles = [...met].map(([trouble, times]) => `${trouble} ${times}`).join(", ");
    const parts = [
      `${[...met.values()].reduce((sum, times) => sum + times, 0)} rounds (${troubles})`,
      `${writers} writers`,
      `${count(ledger.acknowledged.size)} acknowledged`,
      `${count(ledger.seen.size)} seen by others`,
      `${faults.length} lost, doubled or different`,
      `saved elsewhere within ${count(Math.round(slowest))} ms`,
    ];
    return { line: parts.join(", "), faults };
  },
};

async function openTrial(chance: Chance, rounds: number): Promise<Trial> {
  const redis = await startRedis();
  const weather: Weather = { slowMs: 0, refuses: false };
  const around = (store: Store) => inWeather(store, weather);
  const all = await openInstances({ lines: [], around, paragraphs: 2 * rounds });
  const seats = [await openSeat(all, redis), await openSeat(all, redis)];
  const state = { typists: [], people: 0, ledger: createLedger(), faults: [], slowest: 0 };
  return { chance, redis, all, weather, seats, ...state };
}

async function closeTrial({ typists, all, seats, redis }: Trial): Promise<void> {
  typists.forEach(({ writer }) => writer.leave());
  await all.close();
  await Promise.all(seats.map(({ wire }) => wire.close()));
  await redis.close();
}

function inWeather(store: Store, weather: Weather): Store {
  const meet = async () => {
    if (weather.slowMs > 0) await pause(weather.slowMs);
    if (weather.refuses) throw new Error("the store is away");
  };
  return {
    ...store,
    async append(planId, head, updates) {
      await meet();
      return store.append(planId, head, updates);
    },
    async readLog(planId, after) {
      await meet();
      return store.readLog(planId, after);
    },
  };
}

async function openSeat(all: Instances, redis: RedisServer): Promise<Seat> {
  const wire = await openTcpProxy(Number(new URL(redis.url).port));
  const line: Fanout = await openRedisFanout({
    url: `redis://127.0.0.1:${wire.port}`,
    name: "proef",
    log: createLog("silent"),
    pingMs: 300,
  });
  return { instance: await all.start(line), wire };
}

type Round = { round: number; writers: number; busy: number; trouble: Trouble };

async function playRound(trial: Trial, { round, writers, busy, trouble }: Round): Promise<void> {
  const { chance, ledger } = trial;
  while (trial.typists.length < writers) {
    const seat = trial.seats[trial.typists.length % 2] ?? fail();
    trial.typists.push({ ...createTypist(seat.instance.address, trial.people), seat });
    trial.people += 1;
  }
  await Promise.all(trial.typists.map(({ writer }) => writer.ready()));
  for (const typist of trial.typists) typist.page = round;
  await typeFor(trial, busy / 2 + chance.below(busy));
  const seat = chance.pick(trial.seats);
  const begin = performance.now();
  const isKilled = trouble === "kill";
  await start(trial, trouble, seat);
  if (isKilled) moveOn(trial, seat);
  await typeFor(trial, busy);
  await end(trial, seat);
  await Promise.all(trial.typists.map(({ writer }) => writer.saved()));
  if (isKilled) trial.slowest = Math.max(trial.slowest, performance.now() - begin - busy);
  if (trial.slowest > 5_000) trial.faults.push(`saved only after ${Math.round(trial.slowest)} ms`);
  trial.typists.forEach((typist) => noteAcknowledged(typist, ledger));
  noteSeen(trial.typists, ledger);
  const readers = trial.seats.map(({ instance }) =>
    createWriter(instance.address, "lies", new Y.Doc()),
  );
  await judgeReplicas(trial, readers, `round ${round} (${trouble})`);
  if (isKilled) trial.seats.push(await openSeat(trial.all, trial.redis));
}

async function typeFor(trial: Trial, milliseconds: number): Promise<void> {
  const last = performance.now() + milliseconds;
  await typeWhile(trial, () => performance.now() < last);
}

async function start(trial: Trial, trouble: Trouble, seat: Seat): Promise<void> {
  const { redis, weather, seats } = trial;
  if (trouble === "kill") seat.instance.kill();
  else if (trouble === "redis killed") await redis.kill();
  else if (trouble === "redis frozen") redis.freeze();
  else if (trouble === "redis slow") seats.forEach(({ wire }) => wire.slow(50));
  else if (trouble === "cut off") seat.wire.cut();
  else if (trouble === "clogged") seat.wire.clog();
  else if (trouble === "store slow") weather.slowMs = 60;
  else weather.refuses = true;
}

async function end(trial: Trial, seat: Seat): Promise<void> {
  const { redis, weather, seats } = trial;
  Object.assign(weather, { slowMs: 0, refuses: false });
  redis.thaw();
  if (!redis.isRunning()) await redis.start();
  seats.forEach(({ wire }) => wire.mend());
  seat.wire.mend();
}

/** Half of the people of a killed instance are lost with all they had; the others open the plan elsewhere. */
function moveOn(trial: Trial, killed: Seat): void {
  trial.seats = trial.seats.filter((seat) => seat !== killed);
  void killed.wire.close();
  const [seat = fail()] = trial.seats;
  const stayed: Trial["typists"] = [];
  for (const typist of trial.typists) {
    if (typist.seat !== killed) stayed.push(typist);
    else if (trial.chance.is(0.5)) {
      noteAcknowledged(typist, trial.ledger);
      typist.writer.leave();
    } else {
      const { doc, provider } = typist.writer;
      provider.destroy();
      noteAcknowledged(typist, trial.ledger);
      typist.writer = createWriter(seat.instance.address, nameOf(typist), doc);
      typist.writer.provider.maxBackoffTime = 200;
      stayed.push(Object.assign(typist, { seat }));
    }
  }
  trial.typists = stayed;
}

function nameOf({ number }: Typist): string {
  return ["anna", "bram", "cees", "dina"][number % 4] ?? "";
}

function fail(): never {
  throw new Error("no instance is left");
}
