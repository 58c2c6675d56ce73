/** Who listens to what over one Redis connection: each topic is one channel, heard again after every new connection. */
import type { Redis } from "ioredis";
import type { Fanout, Listener } from "./port.ts";

/** Bytes in front of each message that name the instance it is from. */
export const ID_BYTES = 9;

export type Topics = Pick<Fanout, "subscribe"> & {
  /** Whether every topic is heard since the connection came up. */
  isHearing(): boolean;
  /** Messages of ours or of others may be lost. */
  tellMissed(): void;
  clear(): void;
};

/** `onChange` is called when `isHearing` may have changed. */
export function createTopics(
  redis: Redis,
  id: Buffer,
  channelOf: (topic: string) => string,
  onChange: () => void,
): Topics {
  const topics = new Map<string, Set<Listener>>();
  let isHearing = false;
  const anew = () => redis.disconnect(true);
  const tellMissed = (heard: Iterable<string>) => {
    for (const topic of heard) for (const listener of topics.get(topic) ?? []) listener.missed();
  };
  const hearAll = async () => {
    const wanted = [...topics.keys()];
    if (wanted.length > 0) await redis.subscribe(...wanted.map(channelOf));
    isHearing = true;
    onChange();
    tellMissed(wanted);
    // Those that came during the asking.
    for (const topic of topics.keys()) if (!wanted.includes(topic)) await hearOne(topic);
  };
  const hearOne = async (topic: string) => {
    await redis.subscribe(channelOf(topic));
    tellMissed([topic]);
  };
  redis.on("ready", () => void hearAll().catch(anew));
  redis.on("close", () => {
    isHearing = false;
    onChange();
  });
  redis.on("messageBuffer", (channel: Buffer, message: Buffer) => {
    if (message.subarray(0, ID_BYTES).equals(id)) return;
    const topic = channel.toString().slice(channelOf("").length);
    const from = message.toString("base64url", 0, ID_BYTES);
    for (const listener of topics.get(topic) ?? []) listener.hear(message.subarray(ID_BYTES), from);
  });

  return {
    subscribe(topic, listener) {
      const listeners = topics.get(topic) ?? new Set();
      topics.set(topic, listeners.add(listener));
      if (isHearing) hearOne(topic).catch(anew);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0 || topics.get(topic) !== listeners) return;
        topics.delete(topic);
        if (isHearing) redis.unsubscribe(channelOf(topic)).catch(anew);
      };
    },
    isHearing: () => isHearing,
    tellMissed: () => isHearing && tellMissed(topics.keys()),
    clear: () => topics.clear(),
  };
}
