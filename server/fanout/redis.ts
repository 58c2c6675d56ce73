/** The line between instances over Redis: two connections, one that listens and one that talks and counts. */
import { randomBytes } from "node:crypto";
import { Redis } from "ioredis";
import type { Log } from "../log.ts";
import { FanoutFault } from "./port.ts";
import type { Fanout } from "./port.ts";
import { createShared } from "./redisShared.ts";
import { ID_BYTES, createTopics } from "./redisTopics.ts";

export type RedisFanoutOptions = {
  /** redis:// or rediss://, with what is needed to log in. */
  url: string;
  /** Keeps installations apart that share a Redis; the same for all instances of one. */
  name: string;
  log: Log;
  /** How often the line is tried with a ping; one that does not answer within that time is away. */
  pingMs?: number;
};

const PING_MS = 2_000;
const FIRST_ANSWER_MS = 5_000;

/** Throws FanoutFault when Redis does not answer. */
export async function openRedisFanout(options: RedisFanoutOptions): Promise<Fanout> {
  const { url, name, log, pingMs = PING_MS } = options;
  let trouble: unknown = null;
  const connect = () => connectionTo(url, pingMs, (error) => (trouble = error));
  const [talking, listening] = [connect(), connect()];
  const id = randomBytes(ID_BYTES);
  const channelOf = (topic: string) => `${name}:${topic}`;
  let isClosed = false;
  let offset = 0;
  const isUp = () => topics.isHearing() && talking.status === "ready";
  const noteState = sayChanges(log, () => isClosed || isUp());
  const topics = createTopics(listening, id, channelOf, noteState);
  talking.on("ready", () => {
    noteState();
    readOffset(talking).then(
      (read) => (offset = read),
      () => {}, // The one from before still holds.
    );
    // What was published while this connection was away is lost to the others: who is told so also says where it is.
    topics.tellMissed();
  });
  talking.on("close", noteState);
  try {
    await Promise.all([talking.connect(), listening.connect()]);
    offset = await readOffset(talking);
  } catch (error) {
    for (const redis of [talking, listening]) redis.disconnect();
    throw new FanoutFault(sentenceFor(trouble ?? error), { cause: trouble ?? error });
  }
  const stopPings = keepAsking([talking, listening], pingMs);
  return {
    isAlone: false,
    subscribe: topics.subscribe,
    publish(topic, makeMessage) {
      if (talking.status !== "ready") return;
      const message = Buffer.concat([id, makeMessage()]);
      talking.publish(channelOf(topic), message).catch(() => {}); // Lost, as messages may be (FA2).
    },
    isUp,
    clock: () => Date.now() + offset,
    ...createShared(talking, name),
    async close() {
      isClosed = true;
      stopPings();
      topics.clear();
      await Promise.all([talking, listening].map((redis) => redis.quit().catch(() => {})));
      for (const redis of [talking, listening]) redis.disconnect();
    },
  };
}

/** How far the clock of Redis is ahead of ours, in milliseconds. */
async function readOffset(redis: Redis): Promise<number> {
  const [seconds, micros] = (await redis.time()).map(Number);
  return (seconds ?? 0) * 1_000 + Math.floor((micros ?? 0) / 1_000) - Date.now();
}

/** The operator is told once each time. */
function sayChanges(log: Log, isUp: () => boolean): () => void {
  let wasUp = true;
  return () => {
    if (isUp() === wasUp) return;
    wasUp = !wasUp;
    if (wasUp) log.info("Redis is terug: andere servers zien wijzigingen weer direct");
    else
      log.warn(
        "Redis is niet bereikbaar: schrijven gaat door, andere servers zien het iets later, en limieten gelden per server",
      );
  };
}

/** A connection that does not answer in time is made anew: a half-open one says nothing by itself. */
function keepAsking(connections: readonly Redis[], everyMs: number): () => void {
  const asked = new Set<Redis>();
  const ask = async (redis: Redis) => {
    if (redis.status !== "ready" || asked.has(redis)) return;
    asked.add(redis);
    await redis.ping().catch(() => redis.disconnect(true));
    asked.delete(redis);
  };
  const timer = setInterval(() => connections.forEach((redis) => void ask(redis)), everyMs).unref();
  return () => clearInterval(timer);
}

function connectionTo(url: string, pingMs: number, onError: (error: unknown) => void): Redis {
  const redis = new Redis(url, {
    lazyConnect: true,
    // What cannot be said now is not said later: it would no longer be news.
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    autoResubscribe: false,
    connectTimeout: FIRST_ANSWER_MS,
    // A side that answers nothing answers no goodbye either.
    disconnectTimeout: 100,
    commandTimeout: pingMs,
    retryStrategy: (attempt) => Math.min(attempt * 50, 1_000),
  });
  redis.on("error", onError);
  return redis;
}

function sentenceFor(error: unknown): string {
  const words = error instanceof Error ? error.message : "";
  if (/NOAUTH|WRONGPASS|NOPERM|invalid password/i.test(words))
    return "Redis weigert de toegang. Controleer de gebruikersnaam en het wachtwoord in de instelling REDIS_URL.";
  return "Redis antwoordt niet op het adres in de instelling REDIS_URL. Start Redis, of controleer het adres.";
}
