/** What instances count and agree on together in Redis; each question is one script, so that nobody comes in between. */
import type { Redis } from "ioredis";
import type { Fanout } from "./port.ts";

type Shared = Pick<Fanout, "claim" | "count" | "uncount" | "enlist" | "strike">;

const CLAIM = `
local known = tonumber(redis.call("GET", KEYS[1]))
if known and known >= tonumber(ARGV[1]) then return 0 end
redis.call("SET", KEYS[1], ARGV[1], "PX", ARGV[2])
return 1`;

const COUNT = `
local total = redis.call("INCR", KEYS[1])
if total == 1 then redis.call("PEXPIRE", KEYS[1], ARGV[1]) end
return { total, redis.call("PTTL", KEYS[1]) }`;

const UNCOUNT = `
if (tonumber(redis.call("GET", KEYS[1])) or 0) > 0 then redis.call("DECR", KEYS[1]) end`;

/** Two sorted sets: since when an entry is there, and until when it counts. */
const ENLIST = `
local time = redis.call("TIME")
local now = time[1] * 1000 + math.floor(time[2] / 1000)
redis.call("ZADD", KEYS[1], ARGV[2], ARGV[1])
redis.call("ZADD", KEYS[2], now + ARGV[4], ARGV[1])
for _, id in ipairs(redis.call("ZRANGEBYSCORE", KEYS[2], "-inf", now)) do
  redis.call("ZREM", KEYS[1], id)
  redis.call("ZREM", KEYS[2], id)
end
local surplus = redis.call("ZRANGE", KEYS[1], 0, -1 - ARGV[3])
for _, id in ipairs(surplus) do
  redis.call("ZREM", KEYS[1], id)
  redis.call("ZREM", KEYS[2], id)
end
redis.call("PEXPIRE", KEYS[1], ARGV[4])
redis.call("PEXPIRE", KEYS[2], ARGV[4])
return surplus`;

export function createShared(redis: Redis, name: string): Shared {
  const keyOf = (kind: string, key: string) => `${name}:${kind}:${key}`;
  const listKeys = (list: string) => [keyOf("sinds", list), keyOf("tot", list)] as const;
  /** Null when Redis does not answer: FA5 says so, and each caller has its own way without it. */
  const run = async (script: string, keys: readonly string[], values: (string | number)[] = []) => {
    if (redis.status !== "ready") return null;
    return await redis.eval(script, keys.length, ...keys, ...values).catch(() => null);
  };

  return {
    claim: async (key, number, forMs) =>
      (await run(CLAIM, [keyOf("werk", key)], [number, forMs])) !== 0,
    async count(key, windowMs) {
      const answer = (await run(COUNT, [keyOf("telling", key)], [windowMs])) as number[] | null;
      return answer && { total: answer[0] ?? 0, endsInMs: answer[1] ?? windowMs };
    },
    uncount: async (key) => void (await run(UNCOUNT, [keyOf("telling", key)])),
    async enlist(list, { id, since }, { most, forMs }) {
      return (await run(ENLIST, listKeys(list), [id, since, most, forMs])) as string[] | null;
    },
    strike(list, id) {
      if (redis.status !== "ready") return;
      for (const key of listKeys(list)) redis.zrem(key, id).catch(() => {}); // It will lapse by itself.
    },
  };
}
