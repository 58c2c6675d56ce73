/** The line that the settings ask for. */
import type { Log } from "../log.ts";
import { aloneFanout } from "./alone.ts";
import type { Fanout } from "./port.ts";

export type LineSettings = {
  /** The address of Redis, or null. */
  redis: string | null;
  /** The public address: it keeps installations apart that share a Redis. */
  url: string | null;
};

/** Throws FanoutFault. The library is read only where there is a Redis. */
export async function openFanout(
  { redis, url }: LineSettings,
  { log, now }: { log: Log; now: () => Date },
): Promise<Fanout> {
  if (redis === null) return aloneFanout(() => now().getTime());
  const { openRedisFanout } = await import("./redis.ts");
  return await openRedisFanout({ url: redis, name: `wijkpen:${url ?? "lokaal"}`, log });
}
